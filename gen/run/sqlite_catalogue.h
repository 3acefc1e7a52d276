/* What is in a SQLite database: its tables, as the rest of the house sees
 * them, and what is there besides. */
#ifndef DMSC_RUN_SQLITE_CATALOGUE_H
#define DMSC_RUN_SQLITE_CATALOGUE_H

#include <sqlite3.h>

#include "run/driver.h"

/* Tables and views in order of names. A table that is named "sales.orders"
 * is the table orders of the schema sales; all others are of the place's. */
bool sqlite_catalogue(sqlite3 *db, const struct db_place *where,
                      struct arena *a, struct table **tables, size_t *count,
                      struct err *err);

/* Views, indexes, triggers, and the constraints and defaults of tables. */
bool sqlite_objects(sqlite3 *db, struct arena *a,
                    struct source_object **objects, size_t *count,
                    struct err *err);

#endif
