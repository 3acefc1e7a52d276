/* The catalogue of a SQLite file, for those who do not run anything: the file
 * is opened for reading only and left as it is. */
#ifndef DMSC_RUN_SQLITE_FILE_H
#define DMSC_RUN_SQLITE_FILE_H

#include "base/err.h"
#include "dms/table.h"

/* Whether PATH is a SQLite database, by its first bytes. False too if it
 * cannot be opened. */
bool sqlite_is_file(const char *path);

/* Its tables and views, in order of names. A table "sales.orders" is the table
 * orders of the schema sales; all others are of SCHEMA. */
bool sqlite_read_file(struct arena *a, const char *path, struct str schema,
                      struct table **tables, size_t *count, struct err *err);

#endif
