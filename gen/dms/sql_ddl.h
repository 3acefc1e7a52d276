/* The catalogue of a source from its schema as SQL: a dump of pg_dump or
 * mysqldump, a script of Oracle or SQL Server, or what somebody wrote.
 *
 *     text ──read/sql.h──▶ tokens ──▶ tables: columns, types, keys, views
 *                                     notes: what was not understood
 *
 * Looked at are CREATE TABLE (also LIKE, INHERITS and PARTITION OF), CREATE
 * VIEW, CREATE UNIQUE INDEX, CREATE TYPE and DOMAIN, ALTER TABLE ... ADD, the
 * schema that USE and search_path set. All else is skipped, data of INSERT
 * and COPY quickly. Temporary tables are none that a source has.
 *
 * Tolerant: a statement that makes no sense gives what could be read of it,
 * and reading goes on after it. Names without quotes are those that the
 * database makes of them: in lower case in PostgreSQL, in upper case in
 * Oracle.
 */
#ifndef DMSC_DMS_SQL_DDL_H
#define DMSC_DMS_SQL_DDL_H

#include "base/vec.h"
#include "dms/limits.h"
#include "dms/sql_type.h"
#include "dms/table.h"

struct sql_options {
    enum sql_dialect dialect; /* SQL_ANY: as the text looks */
    struct str schema;        /* of tables that are named without one; "": the
                                 dialect's */
    bool stand_in; /* SQL of SQLite that stands in for another database: names
                      are what is written, a table "sales.orders" is the table
                      orders of the schema sales, types are of any dialect */
};

struct sql_note {
    struct span span;
    struct str message; /* as of a finding */
};

struct sql_catalogue {
    enum sql_dialect dialect;
    struct table *tables; /* in order of the text, each name once */
    size_t table_count;
    VEC(struct sql_note) notes;
    size_t dropped; /* notes beyond SQL_NOTES_MAX */
};

/* Reads TEXT, all of it into A; strings may point into the text. */
struct sql_catalogue *sql_ddl_read(struct arena *a, struct text *text,
                                   const struct sql_options *o);

/* The dialect that a text looks like, SQL_ANY if like none. */
enum sql_dialect sql_dialect_guess(struct str text);

#endif
