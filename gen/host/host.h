/* Finding the DMS documents that lie inside other files.
 *
 *     struct host_search s = {.arena = arena, .text = text, ...};
 *     if (host_find(&s))
 *         for (size_t i = 0; i < s.documents.n; i++)
 *             check(&s.documents.at[i]);
 *
 * A host is a kind of file that holds documents: Terraform, CloudFormation,
 * output of the AWS CLI, scripts. Each is a file gen/host/NAME.c with its
 * header and a row in HOSTS; it reads the file, reports what is wrong with
 * its syntax, and adds what it finds with host_add.
 *
 * A document's places are those of the file that it stands in, which may be
 * another one than was searched (file("settings.json"), a local in a
 * neighbour): its tree's text is a view (text/text.h) where something is
 * decoded. What only somebody else knows is NODE_UNKNOWN, NODE_HOLES or
 * NODE_OPEN, never guessed; a document of which nothing is known is added
 * with a `val` of kind NODE_UNKNOWN.
 *
 * All lives in the search's arena.
 */
#ifndef DMSC_HOST_HOST_H
#define DMSC_HOST_HOST_H

#include "tree/tree.h"

/* A host that goes by the file's name has name_is, which may glance at the
 * first bytes; one that goes by what is in it has name_signs, words that end
 * with NULL of which every such file has one. name_find reads, and may say
 * false: then it has added nothing, and reported nothing but host_root did.
 * The first whose _find says true has the file. Those by name come first: the
 * others would read their files as what they are not. */
#define HOSTS(BY_NAME, BY_SIGNS)                                               \
    BY_NAME(terraform)                                                         \
    BY_NAME(script)                                                            \
    BY_SIGNS(cloudformation)                                                   \
    BY_SIGNS(plan)                                                             \
    BY_SIGNS(answer)                                                           \
    BY_SIGNS(bare)

enum host {
    HOST_IS_none, /* a document that no host holds: a spec's */
#define HOST_ID(name) HOST_IS_##name,
    HOSTS(HOST_ID, HOST_ID)
#undef HOST_ID
};

/* What a document is. The first three are DMS's own JSON, whatever the host;
 * of the others, the members are named as the host names them. */
#define HOST_KINDS(KIND)                                                       \
    KIND(TASK_SETTINGS, "task settings")                                       \
    KIND(TABLE_MAPPINGS, "table mappings")                                     \
    KIND(TABLE_DEFINITION, "external table definition")                        \
    KIND(TASK, "replication task")                                             \
    KIND(CONFIG, "serverless replication")                                     \
    KIND(ENDPOINT, "endpoint")                                                 \
    KIND(S3_ENDPOINT, "S3 endpoint")                                           \
    KIND(INSTANCE, "replication instance")                                     \
    KIND(SUBNET_GROUP, "subnet group")                                         \
    KIND(EVENT_SUBSCRIPTION, "event subscription")                             \
    KIND(CERTIFICATE, "certificate")

enum host_kind {
#define HOST_KIND(id, name) HOST_##id,
    HOST_KINDS(HOST_KIND)
#undef HOST_KIND
        HOST_KIND_COUNT
};

/* "task settings" */
const char *host_kind_name(enum host_kind kind);

/* How the members of a document are named. */
enum host_words {
    HOST_WORDS_DMS,            /* TargetMetadata: the service's JSON */
    HOST_WORDS_TERRAFORM,      /* replication_task_id: the aws provider */
    HOST_WORDS_CLOUDFORMATION, /* ReplicationTaskIdentifier: AWS::DMS:: */
    HOST_WORDS_API,            /* the same as the API has it */
    HOST_WORDS_MODULE,         /* replication_task_id: terraform-aws-modules */
};

struct host_rds;
struct host_role;

/* What the host says around a document. Values are the host's own, absent
 * (val_none) is not the same as unknown: what is absent has DMS's default. */
struct host_context {
    struct val task;               /* the task that the document belongs to */
    struct val migration_type;     /* full-load, cdc, full-load-and-cdc */
    struct val start_task;         /* whether it is started at once */
    struct val cdc_start_position; /* where changes are read from */
    struct val cdc_start_time;
    struct val source, target; /* the endpoints, if they are found */
    struct str source_engine;  /* "mysql"; "" if it is unknown */
    struct str target_engine;
    /* What a task that captures changes captures them of, where it is made
     * beside the task (host/rds.h), or NULL. */
    const struct host_rds *database;
    /* Roles that are made beside a resource (host/role.h), or NULL: */
    const struct host_role *secrets;   /* of an endpoint: reads its secret */
    const struct host_role *unawaited; /* of an instance, a subnet group: DMS
                                          needs it to be there, and nothing
                                          makes them wait for it */
    struct val region; /* of a resource of Terraform: that of its provider, if
                          it is known */
    bool alone;        /* an S3 endpoint of Terraform with a block of settings:
                          no other file of the folder speaks of it, nor is its
                          name taken among those without */
};

/* What a value refers to, where that is known: VAL itself if it refers to
 * nothing or nobody knows. Follows locals in Terraform, words of a script;
 * never the default of a variable, which is no more than a guess. */
struct host_resolver {
    struct val (*plain)(void *of, struct val v); /* NULL: nothing does */
    void *of;
};

struct host_document {
    enum host_kind kind;
    enum host_words words;
    struct str name;   /* for people: "aws_dms_replication_task.shop" */
    struct val val;    /* the document */
    struct val label;  /* where the host names it: the label of a block, the
                          verb of a command; or none */
    struct val change; /* of a plan: what Terraform is about to do with it,
                          {"actions": [...], "before": {...}} */
    struct val before; /* of a plan: the task settings as they are now */
    struct val holder; /* what stands for it in its host: the value of the
                          attribute; of a resource `val` itself */
    enum host host;    /* that it was found in; host_add knows */
    bool exported; /* by DMS itself: keys that it only writes belong there */
    bool partial; /* a change of what is there: what is absent stays as it is */
    bool options; /* of a command: others than DMS's are among them */
    bool whole;   /* it makes a resource: what that needs has to be there, or in
                     `beside` */
    struct val beside; /* of a request: the options of its command, or none */
    /* Whether another file says more about it: an override of Terraform.
     * NULL: none does. */
    bool (*elsewhere)(const struct host_document *d);
    unsigned provider; /* of Terraform: the least major version of the aws
                          provider that the folder takes; 0: not known */
    struct host_resolver resolver; /* host/member.h asks it */
    struct host_context context;   /* of task settings and table mappings, and
                                      of the task itself */
};

struct neighbours;

struct host_search {
    struct arena *arena;
    struct findings *findings;
    struct text *text; /* the file; its name leads to its neighbours */
    VEC(struct host_document) documents;
    VEC(struct host_role *) roles; /* of the file that are about DMS */
    struct tree *tree;             /* of host_root */
    enum host host;                /* that is searching */
    struct neighbours *neighbours; /* host/neighbours.h; or NULL */
};

/* --- For the hosts ---------------------------------------------------- */

/* The file as JSON or YAML, read when first asked for and reported with the
 * findings. Placeholders of templates are unknown (read/json.h), tags of YAML
 * are CloudFormation's functions (YAML_TAGS_FUNCTIONS). */
struct val host_root(struct host_search *s);

/* Adds a document. */
void host_add(struct host_search *s, const struct host_document *d);

/* Whether V is a document that was added, lies within one, or is what holds
 * one in the file. */
bool host_has(const struct host_search *s, struct val v);

/* What V is by its content: one of the three documents of JSON, bare or in a
 * wrapping object; -1 if it is none. *INNER (may be NULL) becomes the
 * document itself. */
int host_content(struct val v, struct val *inner);

/* Reads the JSON document that a host holds as text; placeholders of
 * templates are unknown values. Never val_none(): what has no value at all is
 * a NODE_ERROR, and reported. */
struct val host_json(struct host_search *s, struct text *text);

/* The JSON document that V, a value of JSON, is: as text in a string, or
 * itself. val_none() if there is none (null, "") or the string is broken. */
struct val host_embedded(struct host_search *s, struct val v);

/* Adds it as a document of KIND, if there is one. OF is the resource that has
 * V. */
void host_add_embedded(struct host_search *s, const struct host_document *of,
                       enum host_kind kind, struct val v);

#endif
