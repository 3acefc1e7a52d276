#include "run/sqlite_target.h"

#include "base/vec.h"
#include "run/sqlite_db.h"
#include "run/sqlite_value.h"

enum { OPS = CHANGE_DELETE + 1 };

/* A table that was prepared, and its statements once they were needed. */
struct prepared {
    const struct table *table;
    sqlite3_stmt *stmts[OPS];
};

struct target {
    struct arena *arena;
    struct db_place where;
    sqlite3 *db;
    struct sqlite_cursor cursor;
    VEC(struct prepared) tables;
};

static void target_close(void *self)
{
    struct target *t = self;
    sqlite_cursor_end(&t->cursor);
    for (size_t i = 0; i < t->tables.n; i++)
        for (size_t op = 0; op < OPS; op++)
            sqlite3_finalize(t->tables.at[i].stmts[op]);
    sqlite3_close(t->db);
    arena_free(t->arena);
}

static bool make_control_tables(struct target *t, struct err *err)
{
    return sqlite_run(t->db, err,
                      "CREATE TABLE IF NOT EXISTS awsdms_txn_state ("
                      "server_name varchar(128) NOT NULL, "
                      "task_name varchar(128) NOT NULL, "
                      "state_time timestamp NOT NULL, "
                      "checkpoint varchar(1024), "
                      "PRIMARY KEY (server_name, task_name));"
                      "CREATE TABLE IF NOT EXISTS awsdms_apply_exceptions ("
                      "task_name varchar(128) NOT NULL, "
                      "table_owner varchar(128) NOT NULL, "
                      "table_name varchar(128) NOT NULL, "
                      "error_time timestamp NOT NULL, "
                      "statement text NOT NULL, error text NOT NULL)");
}

static void *target_open(const struct db_place *where, struct err *err)
{
    struct arena *a = arena_new();
    struct target *t = ARENA_NEW(a, struct target);
    t->arena = a;
    t->where = *where;
    t->db = sqlite_open(where->path, err);
    if (t->db && make_control_tables(t, err))
        return t;
    target_close(t);
    return NULL;
}

/* ── Preparing ───────────────────────────────────────────────────────── */

static void add_definition(struct buf *sql, const struct db_place *where,
                           const struct table *table)
{
    buf_add_z(sql, "CREATE TABLE IF NOT EXISTS ");
    sqlite_add_table(sql, where, table);
    buf_add_z(sql, " (");
    for (size_t i = 0; i < table->column_count; i++) {
        const struct column *c = &table->columns[i];
        buf_add_z(sql, i ? ", " : "");
        sqlite_add_name(sql, c->name);
        buf_printf(sql, " %s%s", sqlite_declaration(c->type),
                   c->nullable ? "" : " NOT NULL");
    }
    if (table_key_size(table)) {
        buf_add_z(sql, ", PRIMARY KEY (");
        sqlite_add_columns(sql, table, SQLITE_KEY, "", "", ", ");
        buf_add_z(sql, ")");
    }
    buf_add_z(sql, ");");
}

static bool target_prepare(void *self, const struct table *table,
                           enum prep_mode mode, struct err *err)
{
    struct target *t = self;
    struct buf sql;
    buf_init(&sql, 0);
    if (mode == PREP_DROP_AND_CREATE) {
        buf_add_z(&sql, "DROP TABLE IF EXISTS ");
        sqlite_add_table(&sql, &t->where, table);
        buf_add_z(&sql, ";");
    }
    add_definition(&sql, &t->where, table);
    if (mode == PREP_TRUNCATE) {
        buf_add_z(&sql, "DELETE FROM ");
        sqlite_add_table(&sql, &t->where, table);
    }
    bool good = sqlite_run(t->db, err, "%s", sql.ptr);
    buf_free(&sql);
    vec_push(t->arena, &t->tables)->table = table;
    return good;
}

/* ── Transactions ────────────────────────────────────────────────────── */

static bool target_begin(void *self, struct err *err)
{
    struct target *t = self;
    return sqlite_run(t->db, err, "BEGIN IMMEDIATE");
}

static void target_rollback(void *self)
{
    struct target *t = self;
    if (!sqlite3_get_autocommit(t->db))
        sqlite3_exec(t->db, "ROLLBACK", NULL, NULL, NULL);
}

/* Runs a statement with N texts as its parameters. */
static bool run_with(struct target *t, const char *sql,
                     const struct str *values, size_t n, struct err *err)
{
    sqlite3_stmt *stmt = sqlite_prepare(t->db, str_of(sql), err);
    if (!stmt)
        return false;
    for (size_t i = 0; i < n; i++)
        sqlite_bind(stmt, (int)i + 1,
                    (struct value){.type = DMS_STRING, .bytes = values[i]});
    sqlite3_step(stmt);
    return sqlite3_finalize(stmt) == SQLITE_OK || sqlite_failed(t->db, err);
}

static bool target_commit(void *self, const char *task, struct str checkpoint,
                          struct err *err)
{
    struct target *t = self;
    const struct str values[] = {STR("dmsc"), str_of(task), checkpoint};
    bool good =
        checkpoint.len == 0 ||
        run_with(t,
                 "INSERT INTO awsdms_txn_state "
                 "VALUES (?, ?, strftime('%Y-%m-%d %H:%M:%f', 'now'), ?) "
                 "ON CONFLICT DO UPDATE SET checkpoint = excluded.checkpoint, "
                 "state_time = excluded.state_time",
                 values, COUNT_OF(values), err);
    return good && sqlite_run(t->db, err, "COMMIT");
}

static bool target_checkpoint(void *self, struct arena *a, const char *task,
                              struct str *out, struct err *err)
{
    struct target *t = self;
    *out = STR("");
    sqlite3_stmt *stmt =
        sqlite_prepare(t->db,
                       STR("SELECT checkpoint FROM awsdms_txn_state "
                           "WHERE task_name = ?"),
                       err);
    if (!stmt)
        return false;
    sqlite3_bind_text(stmt, 1, task, -1, SQLITE_STATIC);
    if (sqlite3_step(stmt) == SQLITE_ROW)
        *out = sqlite_read(a, stmt, 0, DMS_STRING).bytes;
    return sqlite3_finalize(stmt) == SQLITE_OK || sqlite_failed(t->db, err);
}

/* ── Changes ─────────────────────────────────────────────────────────── */

static void add_where(struct buf *sql, const struct target *t,
                      const struct table *table)
{
    if (table_key_size(table)) {
        buf_add_z(sql, " WHERE ");
        sqlite_add_columns(sql, table, SQLITE_KEY, "", " IS ?", " AND ");
        return;
    }
    /* One of those that are alike. */
    buf_add_z(sql, " WHERE rowid = (SELECT rowid FROM ");
    sqlite_add_table(sql, &t->where, table);
    buf_add_z(sql, " WHERE ");
    sqlite_add_columns(sql, table, SQLITE_KEY, "", " IS ?", " AND ");
    buf_add_z(sql, " LIMIT 1)");
}

static void add_insert(struct buf *sql, const struct target *t,
                       const struct table *table)
{
    buf_add_z(sql, "INSERT INTO ");
    sqlite_add_table(sql, &t->where, table);
    buf_add_z(sql, " (");
    sqlite_add_columns(sql, table, SQLITE_ALL, "", "", ", ");
    buf_add_z(sql, ") VALUES (");
    for (size_t i = 0; i < table->column_count; i++)
        buf_add_z(sql, i ? ", ?" : "?");
    buf_add_z(sql, ")");
}

static void add_statement(struct buf *sql, const struct target *t,
                          const struct table *table, enum change_op op)
{
    if (op == CHANGE_INSERT) {
        add_insert(sql, t, table);
        return;
    }
    buf_add_z(sql, op == CHANGE_UPDATE ? "UPDATE " : "DELETE FROM ");
    sqlite_add_table(sql, &t->where, table);
    if (op == CHANGE_UPDATE) {
        buf_add_z(sql, " SET ");
        sqlite_add_columns(sql, table, SQLITE_ALL, "", " = ?", ", ");
    }
    add_where(sql, t, table);
}

static sqlite3_stmt *statement(struct target *t, const struct table *table,
                               enum change_op op, struct err *err)
{
    struct prepared *p = t->tables.at;
    while (p->table != table)
        p++;
    if (!p->stmts[op]) {
        struct buf sql;
        buf_init(&sql, 0);
        add_statement(&sql, t, table, op);
        p->stmts[op] = sqlite_prepare(t->db, buf_str(&sql), err);
        buf_free(&sql);
    }
    return p->stmts[op];
}

static void bind_change(sqlite3_stmt *stmt, const struct change *c)
{
    size_t key = table_key_size(c->table), n = c->table->column_count;
    int at = 1;
    for (size_t i = 0; c->after && i < n; i++)
        sqlite_bind(stmt, at++, c->after[i]);
    for (size_t i = 0; c->before && i < (key ? key : n); i++)
        sqlite_bind(stmt, at++,
                    c->before[key ? sqlite_key_column(c->table, i) : i]);
}

static bool target_apply(void *self, const struct change *c,
                         enum apply_result *result, struct err *err)
{
    struct target *t = self;
    sqlite3_stmt *stmt = statement(t, c->table, c->op, err);
    if (!stmt)
        return false;
    bind_change(stmt, c);
    sqlite3_step(stmt);
    int code = sqlite3_reset(stmt);
    bool none = sqlite3_changes(t->db) == 0;
    if (code == SQLITE_OK)
        *result = none && c->op != CHANGE_INSERT ? APPLY_MISSING : APPLY_DONE;
    else if (code == SQLITE_CONSTRAINT_PRIMARYKEY ||
             code == SQLITE_CONSTRAINT_UNIQUE)
        *result = APPLY_DUPLICATE;
    else if ((code & 0xff) == SQLITE_CONSTRAINT)
        *result = APPLY_REFUSED;
    else
        return sqlite_failed(t->db, err);
    return true;
}

static struct str target_reason(void *self)
{
    struct target *t = self;
    return str_of(sqlite3_errmsg(t->db));
}

static bool target_refuse(void *self, const char *task, const struct refusal *r,
                          struct err *err)
{
    struct target *t = self;
    const struct str values[] = {str_of(task), r->table->schema, r->table->name,
                                 r->statement, r->reason};
    return run_with(t,
                    "INSERT INTO awsdms_apply_exceptions VALUES (?, ?, ?, "
                    "strftime('%Y-%m-%d %H:%M:%f', 'now'), ?, ?)",
                    values, COUNT_OF(values), err);
}

static bool target_load(void *self, const struct table *table,
                        const struct rows *rows, size_t *refused,
                        struct err *err)
{
    *refused = 0;
    for (size_t i = 0; i < rows->count; i++) {
        enum apply_result result;
        struct change c = {.op = CHANGE_INSERT,
                           .table = table,
                           .after = rows->at + i * table->column_count};
        if (!target_apply(self, &c, &result, err))
            return false;
        *refused += result != APPLY_DONE;
    }
    return true;
}

/* ── Reading ─────────────────────────────────────────────────────────── */

static bool reader_begin(void *self, const struct table *table, struct err *err)
{
    struct target *t = self;
    return sqlite_cursor_begin(&t->cursor, t->db, &t->where, table, err);
}

static bool reader_rows(void *self, struct arena *a, size_t max,
                        struct rows *out, struct err *err)
{
    struct target *t = self;
    return sqlite_cursor_rows(&t->cursor, a, max, out, err);
}

static void reader_end(void *self)
{
    struct target *t = self;
    sqlite_cursor_end(&t->cursor);
}

const struct target_ops sqlite_target_ops = {
    .open = target_open,
    .close = target_close,
    .prepare = target_prepare,
    .begin = target_begin,
    .load = target_load,
    .apply = target_apply,
    .reason = target_reason,
    .refuse = target_refuse,
    .commit = target_commit,
    .rollback = target_rollback,
    .checkpoint = target_checkpoint,
    .reader = {reader_begin, reader_rows, reader_end},
};
