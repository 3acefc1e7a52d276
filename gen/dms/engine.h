/* The database engines that DMS knows (dms/engine.def). */
#ifndef DMSC_DMS_ENGINE_H
#define DMSC_DMS_ENGINE_H

#include "dms/member.h"

/* Families of engines: those that are one database to whoever reads or writes
 * it. They are words for str_among, and put together by blanks:
 * "oracle " ENGINES_POSTGRES. */
#define ENGINES_POSTGRES                                                       \
    "postgres aurora-postgresql aurora-postgresql-serverless"
#define ENGINES_MYSQL_BOTH "mysql mariadb aurora aurora-serverless"
#define ENGINES_MYSQL      ENGINES_MYSQL_BOTH " gcp-mysql" /* a source only */
#define ENGINES_SQLSERVER  "sqlserver azuredb azure-sql-managed-instance"
#define ENGINES_REDSHIFT   "redshift redshift-serverless"
#define ENGINES_SEARCH     "elasticsearch opensearch"
#define ENGINES_STREAMS    "kafka kinesis"

struct engine {
    struct str name;  /* the API's engine-name: "postgres" */
    struct str words; /* "PostgreSQL" */
    unsigned port;    /* 0: it is reached without */
    enum engine_role roles;
    bool captures;        /* as a source, changes can be captured */
    struct str ssl_mode;  /* of endpoints, unless told */
    struct str versions;  /* majors that RDS makes, ascending; "": none */
    enum object settings; /* of its endpoints, OBJECT_NONE: there are none */
    struct str ssl_modes; /* that its endpoints can have, parted by blanks */
};

size_t engine_count(void);
const struct engine *engine_at(size_t i);

/* The engine of that name, or NULL. AWS takes it in any case. */
const struct engine *engine_find(struct str name);

/* The engine whose name is near to NAME, or NULL. */
const struct engine *engine_nearest(struct str name);

/* Whether RDS makes the major version MAJOR ("15") of the engine: -1 no longer
 * or never, 0 yes, 1 it is newer than what this table knows. */
int engine_version(const struct engine *e, struct str major);

#endif
