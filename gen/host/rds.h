/* The database that a task reads changes of, where RDS makes it in the same
 * folder or template.
 *
 * It is no document of DMS, and nobody counts it as one. What DMS asks of it
 * are a few facts, which each host gets out of its own words: the engine, for
 * how long backups are kept, and the parameters that are set.
 */
#ifndef DMSC_HOST_RDS_H
#define DMSC_HOST_RDS_H

#include "host/host.h"

struct host_parameter {
    struct str name;
    struct val name_at;
    struct val value;  /* may not be known */
    struct val method; /* when it is to be applied, or none */
};

struct host_rds {
    struct val at;      /* where it is pointed at */
    struct str engine;  /* RDS's name: "aurora-mysql"; "" if not known */
    struct str version; /* "8.0", "15.4"; "" if not known */
    struct val group;   /* where its parameter group is pointed at; that of RDS
                           may be named nowhere: the engine */
    bool grouped;       /* the group is made beside it */
    VEC(struct host_parameter) parameters;
    bool whole;   /* what is not among them surely has RDS's default */
    bool methods; /* each has a method, which is `immediate` unless written */
    struct val source;    /* what it surely is a read replica of, or none: a
                             name; a host adds what refers to one */
    struct val retention; /* the days that backups are kept, or none */
    int64_t unwritten;    /* what holds if none; -1 if that is not known */
};

/* The parameter NAME, if it is set; else NULL. */
const struct host_parameter *rds_parameter(const struct host_rds *db,
                                           const char *name);

/* ---- for the hosts ---- */

/* What a host calls a database. */
struct rds_words {
    const char *type; /* of the resource */
    const char *identifier, *engine, *version, *retention;
    const char *group;               /* names the parameter group, */
    const char *group_type, *family; /* which is such a resource */
    const char *source;              /* makes it a replica */
    const char *copies[5];           /* make it out of another, with what
                                        that one has; ends with NULL */
    int64_t unwritten;               /* days of backups, of a new one */
};

/* Whether the task is known to capture changes. */
bool rds_is_captured(const struct host_context *task);

/* What stands in the resource BODY itself, whose values BY knows; it is pointed
 * at at PLACE if it has no identifier. */
struct host_rds rds_read(const struct rds_words *words,
                         const struct host_resolver *by, struct val body,
                         struct val place);

/* What NAME, which names the parameter group, says if it is no reference. */
void rds_read_name(struct host_rds *db, struct val name);

/* A parameter group that is made beside it, but for its parameters. */
void rds_read_group(struct host_rds *db, const struct rds_words *words,
                    const struct host_resolver *by, struct val group);

/* Adds a parameter; one without a name may be any. */
void rds_add(struct arena *a, struct host_rds *db, struct host_parameter p);

#endif
