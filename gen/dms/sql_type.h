/* The dialects of SQL, and what DMS makes of their column types when it reads
 * them as a source (sql_types.def). */
#ifndef DMSC_DMS_SQL_TYPE_H
#define DMSC_DMS_SQL_TYPE_H

#include "dms/value.h"

enum sql_dialect {
    SQL_ANY, /* not known */
    SQL_POSTGRES,
    SQL_MYSQL,
    SQL_ORACLE,
    SQL_SQLSERVER,
    SQL_DIALECT_COUNT
};

/* "PostgreSQL"; "SQL" of SQL_ANY. */
const char *sql_dialect_words(enum sql_dialect d);

/* The dialect that an engine (dms/engine.h) speaks, by its API name. */
enum sql_dialect sql_dialect_of(struct str engine);

/* The schema of tables that are named without one ("public"); "" where it is
 * the database's name. */
struct str sql_dialect_schema(enum sql_dialect d);

/* A declared type, taken apart. */
struct sql_type {
    char name[64];   /* lower case, words with one space between them, without
                        what is in brackets: "timestamp with time zone"; but
                        "varchar(max)", and "array" for all arrays */
    int64_t size[2]; /* the numbers in brackets; -1 where there is none */
};

/* The DMS type, or -1 if no table knows it. For SQL_ANY all dialects are
 * asked, in their order. */
int sql_type_find(enum sql_dialect d, const struct sql_type *type);

#endif
