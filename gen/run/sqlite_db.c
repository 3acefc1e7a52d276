#include "run/sqlite_db.h"

#include <assert.h>

#include "run/sqlite_value.h"

enum { BUSY_MS = 5000 };

bool sqlite_failed(sqlite3 *db, struct err *err)
{
    return err_set(err, "SQLite: %s", sqlite3_errmsg(db));
}

bool sqlite_run(sqlite3 *db, struct err *err, const char *sql, ...)
{
    struct buf text;
    va_list args;
    buf_init(&text, 0);
    va_start(args, sql);
    buf_vprintf(&text, sql, args);
    va_end(args);
    bool good = sqlite3_exec(db, text.ptr, NULL, NULL, NULL) == SQLITE_OK;
    buf_free(&text);
    return good || sqlite_failed(db, err);
}

sqlite3 *sqlite_open(const char *path, struct err *err)
{
    sqlite3 *db;
    if (sqlite3_open(path, &db) != SQLITE_OK) {
        sqlite_failed(db, err);
    } else {
        sqlite3_extended_result_codes(db, 1);
        sqlite3_busy_timeout(db, BUSY_MS);
        if (sqlite_run(db, err,
                       "PRAGMA journal_mode = WAL;"
                       "PRAGMA synchronous = OFF"))
            return db;
    }
    err_context(err, "%s", path);
    sqlite3_close(db);
    return NULL;
}

sqlite3_stmt *sqlite_prepare(sqlite3 *db, struct str sql, struct err *err)
{
    sqlite3_stmt *stmt = NULL;
    if (sqlite3_prepare_v2(db, sql.ptr, (int)sql.len, &stmt, NULL) != SQLITE_OK)
        sqlite_failed(db, err);
    return stmt;
}

void sqlite_add_name(struct buf *out, struct str name)
{
    buf_add_char(out, '"');
    for (size_t i = 0; i < name.len; i++)
        buf_add_repeat(out, name.ptr[i], name.ptr[i] == '"' ? 2 : 1);
    buf_add_char(out, '"');
}

void sqlite_add_file_name(struct buf *out, const struct db_place *where,
                          const struct table *t)
{
    if (!str_eq(t->schema, where->schema))
        buf_printf(out, "%.*s.", STR_ARG(t->schema));
    buf_add_str(out, t->name);
}

void sqlite_add_table(struct buf *out, const struct db_place *where,
                      const struct table *t)
{
    struct buf name;
    buf_init(&name, 0);
    sqlite_add_file_name(&name, where, t);
    sqlite_add_name(out, buf_str(&name));
    buf_free(&name);
}

size_t sqlite_key_column(const struct table *t, size_t i)
{
    size_t c = 0;
    while (t->columns[c].key != i + 1) {
        c++;
        assert(c < t->column_count); /* the key has that many columns */
    }
    return c;
}

void sqlite_add_columns(struct buf *out, const struct table *t,
                        enum sqlite_columns which, const char *before,
                        const char *after, const char *separator)
{
    size_t key = which == SQLITE_KEY ? table_key_size(t) : 0;
    size_t n = key ? key : t->column_count;
    for (size_t i = 0; i < n; i++) {
        size_t column = key ? sqlite_key_column(t, i) : i;
        buf_add_z(out, i ? separator : "");
        buf_add_z(out, before);
        sqlite_add_name(out, t->columns[column].name);
        buf_add_z(out, after);
    }
}

bool sqlite_cursor_begin(struct sqlite_cursor *c, sqlite3 *db,
                         const struct db_place *where, const struct table *t,
                         struct err *err)
{
    struct buf sql;
    buf_init(&sql, 0);
    buf_add_z(&sql, "SELECT ");
    sqlite_add_columns(&sql, t, SQLITE_ALL, "", "", ", ");
    buf_add_z(&sql, " FROM ");
    sqlite_add_table(&sql, where, t);
    if (table_key_size(t)) {
        buf_add_z(&sql, " ORDER BY ");
        sqlite_add_columns(&sql, t, SQLITE_KEY, "", " COLLATE BINARY", ", ");
    }
    c->table = t;
    c->done = false;
    c->stmt = sqlite_prepare(db, buf_str(&sql), err);
    buf_free(&sql);
    return c->stmt != NULL;
}

bool sqlite_cursor_rows(struct sqlite_cursor *c, struct arena *a, size_t max,
                        struct rows *out, struct err *err)
{
    size_t columns = c->table->column_count;
    out->at = ARENA_ARRAY(a, struct value, max * columns);
    for (out->count = 0; out->count < max && !c->done; out->count++) {
        int step = sqlite3_step(c->stmt);
        c->done = step == SQLITE_DONE;
        if (c->done)
            break;
        if (step != SQLITE_ROW)
            return sqlite_failed(sqlite3_db_handle(c->stmt), err);
        for (size_t i = 0; i < columns; i++)
            out->at[out->count * columns + i] =
                sqlite_read(a, c->stmt, (int)i, c->table->columns[i].type);
    }
    return true;
}

void sqlite_cursor_end(struct sqlite_cursor *c)
{
    sqlite3_finalize(c->stmt);
    c->stmt = NULL;
}
