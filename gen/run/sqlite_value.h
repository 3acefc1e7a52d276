/* SQLite's values and types, and the canonical ones (dms/value.h). */
#ifndef DMSC_RUN_SQLITE_VALUE_H
#define DMSC_RUN_SQLITE_VALUE_H

#include <sqlite3.h>

#include "base/arena.h"
#include "dms/value.h"

/* The DMS type of a declared one, "varchar(80)", as PostgreSQL spells them
 * (dms/sql_type.h). What is not in its table goes by SQLite's own rules of
 * affinity. */
enum dms_type sqlite_type(struct str declared);

/* How a column of a DMS type is declared on a target. */
const char *sqlite_declaration(enum dms_type type);

/* The canonical value of column I of the row that STMT stands on. */
struct value sqlite_read(struct arena *a, sqlite3_stmt *stmt, int i,
                         enum dms_type type);

/* Binds a value to the parameter I (from 1). Its bytes must live until the
 * statement was reset. */
bool sqlite_bind(sqlite3_stmt *stmt, int i, struct value v);

/* A number as canonical text: no plus, no zeros that mean nothing. TEXT that
 * is no number stays as it is. */
struct str sqlite_number(struct arena *a, struct str text);

#endif
