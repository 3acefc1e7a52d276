/* Physical names: what things are called in AWS. This is the one place that
 * makes them; all printers and the runner ask here.
 *
 * A name is the spec's name, then what it is of: "shop-source". An id that is
 * the spec's name, or begins with it and a hyphen, stands alone: the task
 * "shop" of the spec "shop" is "shop". Names hang on ids only, never on the
 * order or the number of things: an edit in one place renames nothing else.
 * An `identifier:` in the spec is taken as it is. The schema keeps names short
 * enough for all that is made of them.
 */
#ifndef DMSC_SPEC_NAME_H
#define DMSC_SPEC_NAME_H

#include "spec/model.h"

/* Kinds of names: id, what messages call it, the longest AWS takes.
 * Sources: the API references of DMS, RDS, IAM, EC2,
 * CloudFormation. */
#define NAME_KINDS(X)                                                          \
    X(REPLICATION_INSTANCE, "replication instance", 63)                        \
    X(REPLICATION_SUBNET_GROUP, "replication subnet group", 255)               \
    X(ENDPOINT, "endpoint", 255)                                               \
    X(TASK, "replication task", 255)                                           \
    X(DB_INSTANCE, "DB instance", 63)                                          \
    X(DB_PARAMETER_GROUP, "DB parameter group", 255)                           \
    X(DB_SUBNET_GROUP, "DB subnet group", 255)                                 \
    X(IAM_ROLE, "IAM role", 64)                                                \
    X(SECURITY_GROUP, "security group", 255)                                   \
    X(STACK, "CloudFormation stack", 128)

enum name_kind {
#define NAME_KIND(id, words, max) NAME_##id,
    NAME_KINDS(NAME_KIND)
#undef NAME_KIND
        NAME_KIND_COUNT
};

/* The kind in words, and how many characters it may have. */
const char *name_kind_words(enum name_kind kind);
size_t name_kind_max(enum name_kind kind);

/* The spec's own things: "shop" (the subnet groups, the stack), with a PART
 * where there are several: "shop-dms". PART may be NULL. */
struct str name_of(const struct model *m, const char *part);

/* "shop": the replication instance. */
struct str name_instance(const struct model *m);

/* "shop-source": the DB instance and its parameter group. */
struct str name_database(const struct model *m, const struct database *d);

/* "shop-source": the endpoint of a database in a role. The role is added
 * unless the id says it: the database "orders" as target is
 * "shop-orders-target". */
struct str name_endpoint(const struct model *m, const struct database *d,
                         bool target);

/* "shop" or "shop-orders": the replication task. */
struct str name_task(const struct model *m, const struct task *t);

#endif
