/* The catalogue of a source as a file has it: SQL, such as a dump of the
 * schema, or a SQLite database. For the commands that run nothing: resolve,
 * check.
 *
 * What a file says hangs on who asks: names without quotes are those that the
 * source's database makes of them, and a table that is named without a schema
 * is put into the only one that the rules which ask name. So a file is opened
 * once, and read for each mapping; equal readings are kept.
 */
#ifndef DMSC_CMD_CATALOGUE_H
#define DMSC_CMD_CATALOGUE_H

#include "base/err.h"
#include "dms/mapping.h"
#include "dms/sql_ddl.h"

struct catalogue_file;

/* Who asks. */
struct catalogue_request {
    enum sql_dialect dialect;      /* of the source; SQL_ANY: not known */
    struct str schema;             /* of tables without one; "": not known */
    bool stand_in;                 /* the file stands in for the source */
    const struct mapping *mapping; /* the rules */
};

struct catalogue {
    const char *path;
    struct table *tables;
    size_t count;
    enum sql_dialect dialect; /* that it was read as */
    const char *words;        /* the same: "PostgreSQL", "SQLite" */
    struct str assumed;       /* the schema that tables without one were put
                                 into, since the rules name no other; "" if none
                                 had to be */
    bool homeless;            /* some tables still have none */
    const struct sql_catalogue *sql; /* its notes; NULL of a SQLite file */
};

/* Opens PATH; what is read of it lives in A. NULL with ERR if it cannot be
 * opened. */
struct catalogue_file *catalogue_open(struct arena *a, const char *path,
                                      struct err *err);

/* Reads it for somebody; NULL with ERR if it is a SQLite file that is
 * broken. */
const struct catalogue *catalogue_read(struct catalogue_file *f,
                                       const struct catalogue_request *q,
                                       struct err *err);

#endif
