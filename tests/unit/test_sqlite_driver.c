/* The SQLite driver: types and values, the catalogue, captured changes, a
 * target's transactions, and a whole run over files. */
#include "unit/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/vec.h"
#include "read/json.h"
#include "run/drivers.h"
#include "run/limits.h"
#include "run/run.h"
#include "run/sqlite_db.h"
#include "run/sqlite_value.h"
#include "text/text.h"
#include "unit/memory_driver.h"

struct world {
    struct arena *arena;
    char root[64];
    const struct driver *driver;
    struct db_place source, target;
    struct err err;
};

static int set_up(void **state)
{
    struct world *w = calloc(1, sizeof *w);
    w->arena = arena_new();
    strcpy(w->root, "/tmp/dmsc-sqlite-XXXXXX");
    assert_non_null(mkdtemp(w->root));
    w->driver = drivers_find("sqlite");
    w->source = (struct db_place){
        file_join(w->arena, str_of(w->root), STR("source")), STR("public")};
    w->target = (struct db_place){
        file_join(w->arena, str_of(w->root), STR("target")), STR("public")};
    *state = w;
    return 0;
}

static int tear_down(void **state)
{
    struct world *w = *state;
    char *command = arena_printf(w->arena, "rm -rf '%s'", w->root);
    assert_int_equal(system(command), 0);
    arena_free(w->arena);
    free(w);
    return 0;
}

static const char *write_file(struct world *w, const char *name,
                              const char *text)
{
    char *path = file_join(w->arena, str_of(w->root), str_of(name));
    assert_true(file_write(path, str_of(text), 0600, &w->err));
    return path;
}

static void make_source(struct world *w, const char *sql)
{
    const char *script = write_file(w, "source.sql", sql);
    if (!w->driver->make(w->source.path, script, &w->err))
        fail_msg("%s", w->err.message);
}

/* ── Values ──────────────────────────────────────────────────────────── */

static void types_go_by_their_names(void **state)
{
    (void)state;
    static const struct {
        const char *declared;
        enum dms_type type;
    } rows[] = {
        {"integer", DMS_INT4},
        {"VARCHAR(80)", DMS_WSTRING},
        {"numeric(10, 2)", DMS_NUMERIC},
        {"timestamp(3) without time zone", DMS_DATETIME},
        {"double precision", DMS_REAL8},
        {"text", DMS_NCLOB},
        {"boolean", DMS_BOOLEAN},
        {"bytea", DMS_BLOB},
        {"uuid", DMS_STRING},
        {"", DMS_NCLOB},
        {"BIGINTEGER", DMS_INT8}, /* by affinity from here on */
        {"native character(70)", DMS_WSTRING},
        {"FLOATY", DMS_REAL8},
        {"whatever", DMS_NUMERIC},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        assert_int_equal(sqlite_type(str_of(rows[i].declared)), rows[i].type);
}

/* Each DMS type has a declaration that leads back to its class. */
static void declarations_lead_back(void **state)
{
    (void)state;
    for (int i = 0; i < DMS_TYPE_COUNT; i++) {
        enum dms_type type = (enum dms_type)i, back;
        back = sqlite_type(str_of(sqlite_declaration(type)));
        if (type == DMS_BYTES)
            assert_int_equal(back, DMS_BLOB);
        else
            assert_int_equal(dms_type_class(back), dms_type_class(type));
    }
}

static void numbers_have_one_spelling(void **state)
{
    struct world *w = *state;
    static const char *const rows[][2] = {
        {"1", "1"},
        {"+1", "1"},
        {"-1", "-1"},
        {"007", "7"},
        {"1.50", "1.5"},
        {"1.00", "1"},
        {".5", "0.5"},
        {"-0", "0"},
        {"-0.0", "0"},
        {"-0.50", "-0.5"},
        {"0", "0"},
        {"00.10", "0.1"},
        {"1.", "1"},
        {"abc", "abc"},
        {"1e5", "1e5"},
        {"", ""},
        {"12345678901234567890.10", "12345678901234567890.1"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        assert_str(sqlite_number(w->arena, str_of(rows[i][0])), rows[i][1]);
}

static struct value read_sql(struct world *w, const char *expression,
                             enum dms_type type)
{
    sqlite3 *db = sqlite_open(w->source.path, &w->err);
    struct str sql = str_printf(w->arena, "SELECT %s", expression);
    sqlite3_stmt *stmt = sqlite_prepare(db, sql, &w->err);
    assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
    struct value v = sqlite_read(w->arena, stmt, 0, type);
    sqlite3_finalize(stmt);
    sqlite3_close(db);
    return v;
}

static void values_are_canonical(void **state)
{
    struct world *w = *state;
    static const struct {
        const char *sql;
        enum dms_type type;
        const char *text;
    } rows[] = {
        {"19.90", DMS_NUMERIC, "19.9"},
        {"0.1", DMS_REAL8, "0.1"},
        {"0.1 + 0.2", DMS_REAL8, "0.30000000000000004"},
        {"3.0", DMS_REAL8, "3"},
        {"-9223372036854775808", DMS_INT8, "-9223372036854775808"},
        {"'007'", DMS_WSTRING, "007"},
        {"'007'", DMS_INT4, "7"},
        {"1", DMS_BOOLEAN, "true"},
        {"'F'", DMS_BOOLEAN, "false"},
        {"'2026-01-31T13:05:59.500Z'", DMS_DATETIME, "2026-01-31 13:05:59.5"},
        {"'2026-01-31 13:05:59+00'", DMS_DATETIME, "2026-01-31 13:05:59"},
        {"'2026-01-31'", DMS_DATETIME, "2026-01-31 00:00:00"},
        {"'2026-01-31'", DMS_DATE, "2026-01-31"},
        {"'13:05:59.000'", DMS_TIME, "13:05:59"},
        {"'Grüße 🎁'", DMS_NCLOB, "Grüße 🎁"},
        {"''", DMS_NCLOB, ""},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct value v = read_sql(w, rows[i].sql, rows[i].type);
        assert_false(v.null);
        assert_str(v.bytes, rows[i].text);
    }
    assert_true(read_sql(w, "NULL", DMS_INT4).null);
    struct value blob = read_sql(w, "x'610062'", DMS_BLOB);
    assert_int_equal(blob.bytes.len, 3);
    assert_memory_equal(blob.bytes.ptr, "a\0b", 3);
}

/* ── Catalogue ───────────────────────────────────────────────────────── */

static void knows_what_is_there(void **state)
{
    struct world *w = *state;
    struct table *tables;
    struct source_object *objects;
    size_t n, m;
    make_source(w, "CREATE TABLE b (y integer, x varchar(5) NOT NULL UNIQUE, "
                   "z integer DEFAULT 3 CHECK (z > 0), PRIMARY KEY (x, y));"
                   "CREATE TABLE \"sales.a\" (i integer PRIMARY KEY, "
                   "x REFERENCES b (x), v AS (i + 1));"
                   "CREATE INDEX later ON b (z);"
                   "CREATE UNIQUE INDEX partly ON b (z) WHERE z > 9;"
                   "CREATE VIEW w AS SELECT y FROM b;"
                   "CREATE TRIGGER t AFTER DELETE ON b "
                   "BEGIN SELECT 1; END;");
    void *source = w->driver->source->open(&w->source, &w->err);
    assert_true(
        w->driver->source->catalogue(source, w->arena, &tables, &n, &w->err));
    assert_int_equal(n, 3);
    assert_str(tables[0].schema, "public");
    assert_str(tables[0].name, "b");
    assert_int_equal(tables[0].column_count, 3);
    assert_int_equal(tables[0].columns[0].key, 2);
    assert_int_equal(tables[0].columns[1].key, 1);
    assert_false(tables[0].columns[1].nullable);
    assert_str(tables[0].columns[1].declared, "varchar(5)");
    assert_true(tables[0].columns[1].unique);
    assert_int_equal(tables[0].unique_count, 1); /* nor is `partly` one */
    assert_str(tables[1].schema, "sales");
    assert_str(tables[1].name, "a");
    assert_int_equal(tables[1].column_count, 3);
    assert_int_equal(tables[1].foreign_count, 1);
    assert_str(tables[1].foreign[0].column, "x");
    assert_str(tables[1].foreign[0].schema, "public");
    assert_str(tables[1].foreign[0].table, "b");
    assert_true(tables[2].view);

    assert_true(
        w->driver->source->objects(source, w->arena, &objects, &m, &w->err));
    static const char *const wanted[][2] = {
        {"VIEWS", "w"},
        {"INDEXES", "later"},
        {"INDEXES", "partly"},
        {"UNIQUE", "b (x)"},
        {"FOREIGN_KEYS", "sales.a (x)"},
        {"CHECKS", "b"},
        {"DEFAULTS", "b.z"},
        {"TRIGGERS", "t"},
    };
    assert_int_equal(m, COUNT_OF(wanted));
    for (size_t i = 0; i < m; i++) {
        assert_string_equal(objects[i].kind, wanted[i][0]);
        assert_str(objects[i].name, wanted[i][1]);
        assert_non_null(unseen_find(objects[i].kind));
    }
    w->driver->source->close(source);
}

/* ── Scripts ─────────────────────────────────────────────────────────── */

static void mistakes_have_their_line(void **state)
{
    struct world *w = *state;
    static const char *const rows[][2] = {
        {"CREATE TABLE t (i);\n\n-- no\nINSERT INTO nowhere VALUES (1);",
         "source.sql:4: no such table: nowhere"},
        {"CREATE TABLE t (i CHECK (i > 0));\nINSERT INTO t VALUES\n (0);",
         "source.sql:2: CHECK constraint failed: i > 0"},
        {"CREATE TABLE t (i);\n/* two\nlines */ SELEC 1;",
         "source.sql:3: near \"SELEC\": syntax error"},
        {"BEGIN;\nCREATE TABLE t (i);\n", "COMMIT is missing"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const char *script = write_file(w, "source.sql", rows[i][0]);
        assert_false(w->driver->make(w->source.path, script, &w->err));
        if (!strstr(w->err.message, rows[i][1]))
            fail_msg("%s", w->err.message);
        unlink(w->source.path);
    }
}

static void a_nul_byte_ends_it(void **state)
{
    struct world *w = *state;
    char *path = file_join(w->arena, str_of(w->root), STR("nul.sql"));
    assert_true(file_write(path, STR("SELECT 1;\n\0SELECT 2;"), 0600, &w->err));
    assert_false(w->driver->make(w->source.path, path, &w->err));
    assert_non_null(strstr(w->err.message, "nul.sql:2: there is a NUL byte"));
}

/* ── Capturing ───────────────────────────────────────────────────────── */

/* The events that there are, as text. */
static const char *events(struct world *w, void *source)
{
    struct buf out;
    struct event e = {.kind = EVENT_BEGIN};
    buf_init(&out, 0);
    while (e.kind != EVENT_NONE) {
        assert_true(w->driver->source->next(source, w->arena, &e, &w->err));
        if (e.kind == EVENT_BEGIN)
            buf_add_z(&out, "{");
        if (e.kind == EVENT_COMMIT)
            buf_printf(&out, "}%.*s", STR_ARG(e.position));
        if (e.kind == EVENT_DDL)
            buf_add_z(&out, "DDL ");
        if (e.kind != EVENT_ROW)
            continue;
        buf_printf(&out, " %c", "+*-"[e.change.op]);
        if (e.change.before)
            buf_add_str(&out, e.change.before[0].bytes);
        if (e.change.after)
            buf_printf(&out, ">%.*s", STR_ARG(e.change.after[0].bytes));
    }
    const char *text = str_z(w->arena, buf_str(&out));
    buf_free(&out);
    return text;
}

static void captures_what_others_commit(void **state)
{
    struct world *w = *state;
    struct table *tables;
    size_t n;
    make_source(w, "CREATE TABLE t (id integer PRIMARY KEY, x text);"
                   "INSERT INTO t VALUES (1, 'one');");
    const char *changes =
        write_file(w, "changes.sql",
                   "BEGIN; INSERT INTO t VALUES (2, 'it''s; two'); "
                   "UPDATE t SET id = 3 WHERE id = 2; COMMIT;\n"
                   "BEGIN; DELETE FROM t; ROLLBACK;\n"
                   "DELETE FROM t WHERE id = 1;\n"
                   "REPLACE INTO t VALUES (3, 'three');\n"
                   "ALTER TABLE t ADD COLUMN y;\n");
    void *source = w->driver->source->open(&w->source, &w->err);
    assert_true(
        w->driver->source->catalogue(source, w->arena, &tables, &n, &w->err));
    const struct table *all[] = {&tables[0]};
    assert_true(w->driver->source->capture(source, all, 1, &w->err));
    void *writer = w->driver->writer->open(&w->source, changes, &w->err);
    static const char *const wanted[] = {
        "{ +>2 *2>3}000000000002", "",     "{ -1}000000000003",
        "{ -3 +>3}000000000005",   "DDL ", "",
    };
    for (size_t i = 0; i < COUNT_OF(wanted); i++) {
        bool done;
        assert_true(w->driver->writer->step(writer, &done, &w->err));
        assert_int_equal(done, i == COUNT_OF(wanted) - 1);
        assert_string_equal(events(w, source), wanted[i]);
    }
    w->driver->writer->close(writer);
    w->driver->source->close(source);
}

/* However many rows a table has, they come in batches of so many. */
static void rows_come_in_batches(void **state)
{
    struct world *w = *state;
    static const size_t wanted[] = {RUN_BATCH_ROWS, 1, 0};
    size_t n;
    struct table *tables;
    struct rows rows;
    make_source(w, arena_printf(w->arena,
                                "CREATE TABLE t (id integer PRIMARY KEY);\n"
                                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL "
                                "SELECT i + 1 FROM n WHERE i <= %d)\n"
                                "INSERT INTO t SELECT i FROM n;\n",
                                RUN_BATCH_ROWS));
    const struct source_ops *ops = w->driver->source;
    void *source = ops->open(&w->source, &w->err);
    assert_true(ops->catalogue(source, w->arena, &tables, &n, &w->err));
    assert_true(ops->reader.begin(source, &tables[0], &w->err));
    for (size_t i = 0; i < COUNT_OF(wanted); i++) {
        assert_true(
            ops->reader.rows(source, w->arena, RUN_BATCH_ROWS, &rows, &w->err));
        assert_int_equal(rows.count, wanted[i]);
    }
    ops->reader.end(source);
    ops->close(source);
}

static void make_wide(struct world *w, int columns)
{
    struct buf sql;
    buf_init(&sql, 0);
    buf_add_z(&sql, "CREATE TABLE t (c0 integer PRIMARY KEY");
    for (int i = 1; i < columns; i++)
        buf_printf(&sql, ", c%d integer", i);
    buf_add_z(&sql, ");");
    make_source(w, sql.ptr);
    buf_free(&sql);
}

static void columns_have_a_ceiling(void **state)
{
    for (int more = 0; more <= 1; more++) {
        struct world *w = *state;
        struct table *tables;
        size_t n;
        make_wide(w, RUN_COLUMNS_MAX + more);
        void *source = w->driver->source->open(&w->source, &w->err);
        assert_true(w->driver->source->catalogue(source, w->arena, &tables, &n,
                                                 &w->err));
        const struct table *all[] = {&tables[0]};
        assert_int_equal(w->driver->source->capture(source, all, 1, &w->err),
                         !more);
        w->driver->source->close(source);
        tear_down(state);
        set_up(state);
    }
}

/* ── Target ──────────────────────────────────────────────────────────── */

static void a_checkpoint_goes_with_its_transaction(void **state)
{
    struct world *w = *state;
    const struct target_ops *ops = w->driver->target;
    struct column columns[] = {
        {.name = STR("id"), .type = DMS_INT4, .key = 1},
    };
    struct table table = {.schema = STR("public"),
                          .name = STR("t"),
                          .columns = columns,
                          .column_count = 1};
    struct value one = {DMS_INT4, false, STR("1")};
    struct change insert = {CHANGE_INSERT, &table, NULL, &one};
    struct change delete = {CHANGE_DELETE, &table, &one, NULL};
    enum apply_result result;
    struct str checkpoint;
    void *t = ops->open(&w->target, &w->err);
    assert_true(ops->prepare(t, &table, PREP_DROP_AND_CREATE, &w->err));
    assert_true(ops->checkpoint(t, w->arena, "shop", &checkpoint, &w->err));
    assert_str(checkpoint, "");

    assert_true(ops->begin(t, &w->err));
    assert_true(ops->apply(t, &delete, &result, &w->err));
    assert_int_equal(result, APPLY_MISSING);
    assert_true(ops->apply(t, &insert, &result, &w->err));
    assert_int_equal(result, APPLY_DONE);
    assert_true(ops->apply(t, &insert, &result, &w->err));
    assert_int_equal(result, APPLY_DUPLICATE);
    assert_true(str_contains(ops->reason(t), STR("UNIQUE")));
    assert_true(ops->commit(t, "shop", STR("0001"), &w->err));

    assert_true(ops->begin(t, &w->err));
    assert_true(ops->apply(t, &delete, &result, &w->err));
    ops->rollback(t);
    ops->close(t);

    /* Others see both, or neither. */
    t = ops->open(&w->target, &w->err);
    struct rows rows;
    assert_true(ops->checkpoint(t, w->arena, "shop", &checkpoint, &w->err));
    assert_str(checkpoint, "0001");
    assert_true(ops->reader.begin(t, &table, &w->err));
    assert_true(ops->reader.rows(t, w->arena, 10, &rows, &w->err));
    assert_int_equal(rows.count, 1);
    ops->reader.end(t);
    ops->close(t);
}

static void prepares_as_told(void **state)
{
    struct world *w = *state;
    static const size_t left[] = {
        [PREP_DO_NOTHING] = 1, [PREP_DROP_AND_CREATE] = 0, [PREP_TRUNCATE] = 0};
    for (size_t mode = 0; mode < COUNT_OF(left); mode++) {
        const struct target_ops *ops = w->driver->target;
        struct column columns[] = {
            {.name = STR("id"), .type = DMS_INT4, .key = 1}};
        struct table table = {.schema = STR("public"),
                              .name = STR("t"),
                              .columns = columns,
                              .column_count = 1};
        struct rows rows;
        const char *script =
            write_file(w, "target.sql",
                       "CREATE TABLE t (id integer PRIMARY KEY, "
                       "extra text); INSERT INTO t VALUES (1, 'x');");
        assert_true(w->driver->make(w->target.path, script, &w->err));
        void *t = ops->open(&w->target, &w->err);
        assert_true(ops->prepare(t, &table, (enum prep_mode)mode, &w->err));
        assert_true(ops->reader.begin(t, &table, &w->err));
        assert_true(ops->reader.rows(t, w->arena, 10, &rows, &w->err));
        assert_int_equal(rows.count, left[mode]);
        ops->reader.end(t);
        ops->close(t);
        unlink(w->target.path);
    }
}

/* ── A run ───────────────────────────────────────────────────────────── */

static const struct mapping *everything(struct world *w)
{
    struct findings *fs = findings_new(w->arena);
    struct text *text =
        text_new(w->arena, "rules.json",
                 STR("{\"rule-type\": \"selection\", \"rule-id\": \"1\", "
                     "\"rule-action\": \"include\", \"object-locator\": "
                     "{\"schema-name\": \"public\", \"table-name\": \"%\"}}"));
    struct val rule = tree_root(json_read(w->arena, text, NULL, fs));
    return mapping_new(w->arena, &rule, 1);
}

static struct run_job shop(struct world *w)
{
    assert_true(w->driver->make(w->source.path, "samples/homogeneous/shop.sql",
                                &w->err));
    return (struct run_job){
        .spec = "migration.yaml",
        .task = "shop",
        .type = TASK_FULL_LOAD_AND_CDC,
        .mapping = everything(w),
        .settings = {.prep = PREP_DROP_AND_CREATE, .ignore_conflicts = true},
        .from = w->driver,
        .to = w->driver,
        .source = w->source,
        .target = w->target,
        .source_for = "PostgreSQL",
        .target_for = "PostgreSQL",
        .changes = "samples/homogeneous/changes.sql",
    };
}

static void the_shop_moves(void **state)
{
    struct world *w = *state;
    struct run_job job = shop(w);
    struct run_report r;
    if (!run_execute(&job, NULL, w->arena, &r, &w->err))
        fail_msg("%s", w->err.message);
    assert_true(r.equal);
    assert_int_equal(r.tables.n, 6);
    assert_int_equal(r.transactions, 58); /* 60, of which 2 are rolled back */
    size_t applied = 0, errors = 0;
    for (size_t i = 0; i < r.tables.n; i++) {
        const struct table_report *t = &r.tables.at[i];
        applied += t->inserts + t->updates + t->deletes;
        errors += t->errors + t->refused;
        assert_int_equal(t->source_rows, t->target_rows);
    }
    assert_int_equal(errors, 0);
    assert_int_equal(applied, r.applied);
    assert_int_equal(r.captured, r.applied + r.with_load);
    assert_true(r.with_load > 0 && r.with_load < r.captured / 2);
}

/* None of these is made good by a later one: whichever is lost is seen. */
static void a_lost_change_is_seen(void **state)
{
    static const size_t lost[] = {80, 100, 150, 200, 238};
    for (size_t i = 0; i < COUNT_OF(lost); i++) {
        struct world *w = *state;
        struct run_job job = shop(w);
        struct run_options options = {.drop_change = lost[i]};
        struct run_report r;
        assert_true(run_execute(&job, &options, w->arena, &r, &w->err));
        assert_int_equal(r.captured, 237);
        assert_false(r.equal);
        tear_down(state);
        set_up(state);
    }
}

static void must_be_equal(struct world *w, const char *sql, const char *changes)
{
    struct run_report r;
    struct run_job job = shop(w);
    unlink(w->source.path);
    make_source(w, sql);
    job.changes = write_file(w, "changes.sql", changes);
    if (!run_execute(&job, NULL, w->arena, &r, &w->err))
        fail_msg("%s", w->err.message);
    assert_true(r.equal);
}

/* The first change is committed after the snapshot was taken and before its
 * first row is read: it must not come twice. */
static void rows_without_a_key_come_once(void **state)
{
    must_be_equal(*state,
                  "CREATE TABLE log (at timestamp, what text);"
                  "INSERT INTO log VALUES ('2025-03-01', 'in');",
                  "INSERT INTO log VALUES ('2025-03-01', 'in');"
                  "INSERT INTO log VALUES ('2025-03-02', NULL);"
                  "DELETE FROM log WHERE rowid = 1;");
}

/* The source's own order is not that of bytes. */
static void keys_of_all_kinds(void **state)
{
    must_be_equal(*state,
                  "CREATE TABLE a (k varchar(9) COLLATE NOCASE PRIMARY KEY);"
                  "INSERT INTO a VALUES ('a'), ('B'), ('c'), ('ä');"
                  "CREATE TABLE b (k numeric(9,2), l boolean, "
                  "PRIMARY KEY (k, l));"
                  "INSERT INTO b VALUES (10, true), (9.5, true), (-1, false), "
                  "(-1, true), (0.25, false);"
                  "CREATE TABLE c (k bytea PRIMARY KEY);"
                  "INSERT INTO c VALUES (x'00ff'), (x'00'), (x'ff');",
                  "UPDATE a SET k = 'D' WHERE k = 'b';"
                  "DELETE FROM b WHERE k = -1 AND l;"
                  "UPDATE c SET k = x'00ff00' WHERE k = x'00';");
}

/* From one driver to the other: the table of drivers is enough. */
static void moves_into_memory(void **state)
{
    struct world *w = *state;
    struct memory_db *memory = memory_new("memory");
    struct run_job job = shop(w);
    struct run_report r;
    job.to = &memory_driver;
    job.target.path = "memory";
    if (!run_execute(&job, NULL, w->arena, &r, &w->err))
        fail_msg("%s", w->err.message);
    assert_true(r.equal);
    assert_string_equal(memory_checkpoint(memory), "000000000238");
    memory_free(memory);
}

static void a_change_that_fails_ends_the_run(void **state)
{
    struct world *w = *state;
    struct run_job job = shop(w);
    struct run_report r;
    job.changes = write_file(w, "changes.sql",
                             "BEGIN;\nDELETE FROM customers;\nCOMMIT;\n");
    assert_false(run_execute(&job, NULL, w->arena, &r, &w->err));
    assert_non_null(
        strstr(w->err.message, "changes.sql:2: FOREIGN KEY constraint failed"));
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(types_go_by_their_names),
        TEST(declarations_lead_back),
        TEST(numbers_have_one_spelling),
        TEST(values_are_canonical),
        TEST(knows_what_is_there),
        TEST(mistakes_have_their_line),
        TEST(a_nul_byte_ends_it),
        TEST(captures_what_others_commit),
        TEST(columns_have_a_ceiling),
        TEST(rows_come_in_batches),
        TEST(a_checkpoint_goes_with_its_transaction),
        TEST(prepares_as_told),
        TEST(the_shop_moves),
        TEST(a_lost_change_is_seen),
        TEST(rows_without_a_key_come_once),
        TEST(keys_of_all_kinds),
        TEST(moves_into_memory),
        TEST(a_change_that_fails_ends_the_run),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
