/* A connection to a SQLite database, and what source, target and writer need
 * of one alike. */
#ifndef DMSC_RUN_SQLITE_DB_H
#define DMSC_RUN_SQLITE_DB_H

#include <sqlite3.h>

#include "base/buf.h"
#include "run/driver.h"

/* Opens the file, which is made if it is not there. In WAL mode, so that
 * reading goes on while others write, and without waiting for the disk: what
 * stands in for a database is made anew each time. */
sqlite3 *sqlite_open(const char *path, struct err *err);

/* Runs SQL that we wrote; SQL is printf's. */
bool sqlite_run(sqlite3 *db, struct err *err, const char *sql, ...)
    __attribute__((format(printf, 3, 4)));

/* A statement for SQL that we wrote, or NULL. */
sqlite3_stmt *sqlite_prepare(sqlite3 *db, struct str sql, struct err *err);

/* ERR in the words of the database; always false. */
bool sqlite_failed(sqlite3 *db, struct err *err);

/* Adds NAME in double quotes. */
void sqlite_add_name(struct buf *out, struct str name);

/* Adds the name that a table of ours has in the file: NAME, or SCHEMA.NAME
 * where the schema is not the place's; not quoted, and quoted. */
void sqlite_add_file_name(struct buf *out, const struct db_place *where,
                          const struct table *t);
void sqlite_add_table(struct buf *out, const struct db_place *where,
                      const struct table *t);

/* Adds the quoted names of columns, each between BEFORE and AFTER, with
 * SEPARATOR between them. SQLITE_KEY: those of the key only, in its order, or
 * all if there is none. */
enum sqlite_columns { SQLITE_ALL, SQLITE_KEY };
void sqlite_add_columns(struct buf *out, const struct table *t,
                        enum sqlite_columns which, const char *before,
                        const char *after, const char *separator);

/* The index of the I-th column of the key, in the key's order. */
size_t sqlite_key_column(const struct table *t, size_t i);

/* A SELECT over a table that is being read. */
struct sqlite_cursor {
    sqlite3_stmt *stmt;
    const struct table *table;
    bool done; /* a step more would begin anew */
};

/* Begins one over all rows, by key where T has one. False and ERR if SQLite
 * cannot: the file has no such table. */
bool sqlite_cursor_begin(struct sqlite_cursor *c, sqlite3 *db,
                         const struct db_place *where, const struct table *t,
                         struct err *err);
/* The next rows, at most MAX, in A; none after the last. */
bool sqlite_cursor_rows(struct sqlite_cursor *c, struct arena *a, size_t max,
                        struct rows *out, struct err *err);
/* Also of one that failed, or was never begun but is zeroed. */
void sqlite_cursor_end(struct sqlite_cursor *c);

#endif
