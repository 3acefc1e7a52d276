/* A file of SQL that somebody wrote, run transaction by transaction. */
#ifndef DMSC_RUN_SQLITE_SCRIPT_H
#define DMSC_RUN_SQLITE_SCRIPT_H

#include <sqlite3.h>

#include "base/err.h"
#include "base/str.h"

struct sqlite_script {
    const char *path; /* for messages */
    struct str text;  /* with a NUL after it, as file_read gives it */
    size_t at;        /* what is before it was run */
};

/* Runs statements until a transaction has ended: one statement where none is
 * open, else all up to COMMIT or ROLLBACK. *DONE if there was nothing left.
 * A statement that fails fails with its file and line. */
bool sqlite_script_step(struct sqlite_script *s, sqlite3 *db, bool *done,
                        struct err *err);

/* Makes the database PATH from a file of SQL. */
bool sqlite_script_make(const char *path, const char *script, struct err *err);

#endif
