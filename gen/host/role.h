/* IAM roles that DMS works with, where they are made beside its resources.
 *
 * A role is no document of DMS: it has none of its members, and nobody counts
 * it as one. What DMS asks of it are three facts, which each host gets out of
 * its own words: what it is called, who may assume it, which managed policies
 * it carries.
 *
 * Facts: the AWS DMS user guide, "Creating the IAM roles to use with AWS DMS"
 * and "Using secrets to access AWS DMS endpoints".
 */
#ifndef DMSC_HOST_ROLE_H
#define DMSC_HOST_ROLE_H

#include "dms/role.h"
#include "host/host.h"

/* A text as it is written, with its holes: "dms.${Region}.amazonaws.com". Its
 * ptr is NULL where nothing is known of it, or there is none. */
struct host_word {
    struct str text;
    struct span at;
};

struct host_role {
    struct val body;               /* the resource, the options of a command */
    struct host_word name;         /* the name it gets */
    struct host_word prefix;       /* what AWS makes a name from */
    bool unnamed;                  /* surely it is given neither */
    VEC(struct host_word) trusted; /* services that may assume it */
    bool trusted_all;              /* these are surely all */
    VEC(struct str) policies;      /* managed: "AmazonDMSVPCManagementRole" */
    struct val waiter;             /* host_context.unawaited: what is to wait */
    struct str wait_for;           /* and what it has to name; "": not known */
};

/* The roles of dms/role.h, and what each of them carries. */
struct role_fact {
    const char *name, *policy;
    bool alone; /* the policy is of no use in another role */
};

#define ROLE_FACTS 3
extern const struct role_fact role_facts[ROLE_FACTS];

/* Whether ROLE surely has the managed policy of that name. */
bool role_carries(const struct host_role *role, const char *policy);

/* Who a role trusts. */
enum role_trust {
    ROLE_TRUST_NONE = 0,
    ROLE_TRUST_GLOBAL = 1,   /* dms.amazonaws.com */
    ROLE_TRUST_REGIONAL = 2, /* dms.eu-west-1.amazonaws.com */
    ROLE_TRUST_UNKNOWN = 4,  /* perhaps others */
};

/* The sum of them. */
unsigned role_trusts(const struct host_role *role);

/* The word of the role's trust that is dms.amazonaws.com. */
const struct host_word *role_global(const struct host_role *role);

/* Whether a role is about DMS: by its name, whom it trusts, what it carries. */
bool role_is_dms(const struct host_role *role);

/* Whether a role surely is called NAME. */
bool role_is(const struct host_role *role, const char *name);

/* ---- for the hosts ---- */

/* How a host reads the values of a policy. */
struct role_reader {
    void *of;
    struct host_word (*word)(void *of, struct val v);
    struct val (*plain)(void *of, struct val v); /* val_none(): not known */
};

/* Fills in who ROLE trusts, from a policy document. */
void role_read_trust(struct arena *a, struct host_role *role,
                     const struct role_reader *by, struct val policy);

/* Adds a service to those that ROLE trusts; one that is not known makes that
 * it may trust others. */
void role_add_service(struct arena *a, struct host_role *role,
                      struct host_word service);

/* Adds the managed policy ARN. */
void role_add_policy(struct arena *a, struct host_role *role, struct str arn);

/* The next name in *REST, which it is cut off from, with all that dots join to
 * it: "aws_iam_role.vpc.arn"; "" if there is none. */
struct str role_next_name(struct str *rest);

/* Adds ROLE to the search if it is about DMS. */
void role_add(struct host_search *s, const struct host_role *role);

#endif
