#include "run/sqlite_source.h"

#include <stdio.h>

#include "base/vec.h"
#include "run/limits.h"
#include "run/sqlite_catalogue.h"
#include "run/sqlite_db.h"
#include "run/sqlite_value.h"

struct source {
    struct arena *arena;
    struct db_place where;
    /* Rows are read in a long transaction, the log must see the newest. */
    sqlite3 *rows_db, *log_db;
    struct sqlite_cursor cursor;
    const struct table *const *tables;
    size_t table_count;
    sqlite3_stmt *changes;
    bool inside;  /* a transaction is being given out */
    int64_t seen; /* number of the last change given out */
    int64_t schema_version;
};

static void source_close(void *self)
{
    struct source *s = self;
    sqlite_cursor_end(&s->cursor);
    sqlite3_finalize(s->changes);
    sqlite3_close(s->rows_db);
    sqlite3_close(s->log_db);
    arena_free(s->arena);
}

static void *source_open(const struct db_place *where, struct err *err)
{
    struct arena *a = arena_new();
    struct source *s = ARENA_NEW(a, struct source);
    s->arena = a;
    s->where = *where;
    s->rows_db = sqlite_open(where->path, err);
    s->log_db = s->rows_db ? sqlite_open(where->path, err) : NULL;
    if (s->log_db)
        return s;
    source_close(s);
    return NULL;
}

static bool source_catalogue(void *self, struct arena *a, struct table **tables,
                             size_t *count, struct err *err)
{
    struct source *s = self;
    return sqlite_catalogue(s->log_db, &s->where, a, tables, count, err);
}

static bool source_objects(void *self, struct arena *a,
                           struct source_object **objects, size_t *count,
                           struct err *err)
{
    struct source *s = self;
    return sqlite_objects(s->log_db, a, objects, count, err);
}

/* ── Capturing ───────────────────────────────────────────────────────── */

/* The log has room for the widest table: b0, b1... the row before, a0, a1...
 * after it. Columns without a type keep what they are given as it is. */
static bool make_log(struct source *s, size_t width, struct err *err)
{
    struct buf sql;
    buf_init(&sql, 0);
    buf_add_z(&sql, "CREATE TABLE dmsc_changes (number INTEGER PRIMARY KEY, "
                    "table_number, op");
    for (size_t i = 0; i < width; i++)
        buf_printf(&sql, ", b%zu", i);
    for (size_t i = 0; i < width; i++)
        buf_printf(&sql, ", a%zu", i);
    buf_add_z(&sql, ")");
    bool good = sqlite_run(s->log_db, err, "%s", sql.ptr);
    buf_free(&sql);
    return good;
}

static const struct op {
    const char *event;
    enum change_op op;
    bool before, after;
} ops[] = {
    {"INSERT", CHANGE_INSERT, false, true},
    {"UPDATE", CHANGE_UPDATE, true, true},
    {"DELETE", CHANGE_DELETE, true, false},
};

static void add_targets(struct buf *sql, char side, size_t columns)
{
    for (size_t i = 0; i < columns; i++)
        buf_printf(sql, ", %c%zu", side, i);
}

static void add_sources(struct buf *sql, const char *side,
                        const struct table *t)
{
    buf_add_z(sql, ", ");
    sqlite_add_columns(sql, t, SQLITE_ALL, side, "", ", ");
}

static bool make_trigger(struct source *s, size_t number, const struct op *o,
                         struct err *err)
{
    const struct table *t = s->tables[number];
    struct buf sql;
    buf_init(&sql, 0);
    buf_printf(&sql, "CREATE TRIGGER dmsc_%s_%zu AFTER %s ON ", o->event,
               number, o->event);
    sqlite_add_table(&sql, &s->where, t);
    buf_add_z(&sql, " BEGIN INSERT INTO dmsc_changes (table_number, op");
    if (o->before)
        add_targets(&sql, 'b', t->column_count);
    if (o->after)
        add_targets(&sql, 'a', t->column_count);
    buf_printf(&sql, ") VALUES (%zu, %d", number, (int)o->op);
    if (o->before)
        add_sources(&sql, "OLD.", t);
    if (o->after)
        add_sources(&sql, "NEW.", t);
    buf_add_z(&sql, "); END");
    bool good = sqlite_run(s->log_db, err, "%s", sql.ptr);
    buf_free(&sql);
    return good;
}

static bool make_triggers(struct source *s, struct err *err)
{
    for (size_t i = 0; i < s->table_count; i++)
        for (size_t o = 0; o < COUNT_OF(ops) && !s->tables[i]->view; o++)
            if (!make_trigger(s, i, &ops[o], err))
                return false;
    return true;
}

static bool read_number(sqlite3 *db, const char *sql, int64_t *out,
                        struct err *err)
{
    sqlite3_stmt *stmt = sqlite_prepare(db, str_of(sql), err);
    if (!stmt)
        return false;
    bool good = sqlite3_step(stmt) == SQLITE_ROW;
    *out = good ? sqlite3_column_int64(stmt, 0) : 0;
    if (!good)
        sqlite_failed(db, err);
    sqlite3_finalize(stmt);
    return good;
}

static bool find_width(struct source *s, size_t *width, struct err *err)
{
    *width = 1;
    for (size_t i = 0; i < s->table_count; i++) {
        const struct table *t = s->tables[i];
        if (t->column_count > RUN_COLUMNS_MAX)
            return err_set(err,
                           "table %.*s has %zu columns; %d can be captured",
                           STR_ARG(t->name), t->column_count, RUN_COLUMNS_MAX);
        if (t->column_count > *width)
            *width = t->column_count;
    }
    return true;
}

static bool prepare_changes(struct source *s, struct err *err)
{
    s->changes = sqlite_prepare(
        s->log_db,
        STR("SELECT * FROM dmsc_changes WHERE number > ? ORDER BY number"),
        err);
    return s->changes && read_number(s->log_db, "PRAGMA schema_version",
                                     &s->schema_version, err);
}

static bool source_capture(void *self, const struct table *const *tables,
                           size_t count, struct err *err)
{
    struct source *s = self;
    size_t width;
    s->tables = tables;
    s->table_count = count;
    return find_width(s, &width, err) &&
           sqlite_run(s->log_db, err, "BEGIN IMMEDIATE") &&
           make_log(s, width, err) && make_triggers(s, err) &&
           sqlite_run(s->log_db, err, "COMMIT") && prepare_changes(s, err);
}

/* ── Snapshot and hand-over ──────────────────────────────────────────── */

static struct str position(struct arena *a, int64_t number)
{
    return str_printf(a, "%012lld", (long long)number);
}

static bool read_position(sqlite3 *db, struct arena *a, struct str *out,
                          struct err *err)
{
    int64_t log, number = 0;
    if (!read_number(db,
                     "SELECT count(*) FROM sqlite_schema "
                     "WHERE name = 'dmsc_changes'",
                     &log, err))
        return false;
    if (log && !read_number(db,
                            "SELECT coalesce(max(number), 0) "
                            "FROM dmsc_changes",
                            &number, err))
        return false;
    *out = position(a, number);
    return true;
}

static void reader_end(void *self)
{
    struct source *s = self;
    sqlite_cursor_end(&s->cursor);
    if (!sqlite3_get_autocommit(s->rows_db))
        sqlite3_exec(s->rows_db, "COMMIT", NULL, NULL, NULL);
}

static bool reader_begin(void *self, const struct table *t, struct err *err)
{
    struct source *s = self;
    return sqlite_cursor_begin(&s->cursor, s->rows_db, &s->where, t, err);
}

/* The rows are those of one moment: when the first is read. Of a table with a
 * key that may be later than FROM, as it is for DMS, which captures first and
 * selects then. Of one without, both are one transaction's. */
static bool source_snapshot(void *self, struct arena *a, const struct table *t,
                            struct str *from, struct err *err)
{
    struct source *s = self;
    if (!table_key_size(t) && !sqlite_run(s->rows_db, err, "BEGIN"))
        return false;
    return read_position(s->rows_db, a, from, err) &&
           reader_begin(self, t, err);
}

static bool reader_rows(void *self, struct arena *a, size_t max,
                        struct rows *out, struct err *err)
{
    struct source *s = self;
    return sqlite_cursor_rows(&s->cursor, a, max, out, err);
}

/* ── Events ──────────────────────────────────────────────────────────── */

static const struct value *read_image(struct source *s, struct arena *a,
                                      const struct table *t, int first)
{
    struct value *values = ARENA_ARRAY(a, struct value, t->column_count);
    for (size_t i = 0; i < t->column_count; i++)
        values[i] =
            sqlite_read(a, s->changes, first + (int)i, t->columns[i].type);
    return values;
}

static void read_change(struct source *s, struct arena *a, struct change *c)
{
    enum { NUMBER, TABLE, OP, FIRST };
    s->seen = sqlite3_column_int64(s->changes, NUMBER);
    c->table = s->tables[sqlite3_column_int(s->changes, TABLE)];
    c->op = (enum change_op)sqlite3_column_int(s->changes, OP);
    int width = (sqlite3_column_count(s->changes) - FIRST) / 2;
    if (ops[c->op].before)
        c->before = read_image(s, a, c->table, FIRST);
    if (ops[c->op].after)
        c->after = read_image(s, a, c->table, FIRST + width);
}

static bool look_for_ddl(struct source *s, struct event *event, struct err *err)
{
    int64_t version;
    if (!read_number(s->log_db, "PRAGMA schema_version", &version, err))
        return false;
    if (version != s->schema_version) {
        event->kind = EVENT_DDL;
        event->text = STR("the schema of the source has changed");
    }
    s->schema_version = version;
    return true;
}

/* A look: one transaction of ours over all that is new. */
static bool look(struct source *s, struct event *event, struct err *err)
{
    sqlite3_reset(s->changes);
    sqlite3_bind_int64(s->changes, 1, s->seen);
    int step = sqlite3_step(s->changes);
    s->inside = step == SQLITE_ROW;
    event->kind = s->inside ? EVENT_BEGIN : EVENT_NONE;
    if (!s->inside)
        sqlite3_reset(s->changes);
    return step == SQLITE_ROW || step == SQLITE_DONE ||
           sqlite_failed(s->log_db, err);
}

/* Gives out the change that the statement stands on and steps on, so that it
 * is known whether another follows. */
static bool source_next(void *self, struct arena *a, struct event *event,
                        struct err *err)
{
    struct source *s = self;
    *event = (struct event){.kind = EVENT_NONE};
    if (!s->inside)
        return look_for_ddl(s, event, err) &&
               (event->kind == EVENT_DDL || look(s, event, err));
    if (sqlite3_data_count(s->changes) == 0) {
        event->kind = EVENT_COMMIT;
        event->position = position(a, s->seen);
        s->inside = false;
        sqlite3_reset(s->changes);
        return true;
    }
    event->kind = EVENT_ROW;
    read_change(s, a, &event->change);
    int step = sqlite3_step(s->changes);
    return step == SQLITE_ROW || step == SQLITE_DONE ||
           sqlite_failed(s->log_db, err);
}

const struct source_ops sqlite_source_ops = {
    .open = source_open,
    .close = source_close,
    .catalogue = source_catalogue,
    .objects = source_objects,
    .capture = source_capture,
    .snapshot = source_snapshot,
    .next = source_next,
    .reader = {reader_begin, reader_rows, reader_end},
};
