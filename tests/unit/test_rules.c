/* The rules, each with a document that has the mistake and one that has not.
 *
 * A row: what the command line says of the task ("source=oracle target=s3
 * type=cdc"), or its host, the document, and the findings: "slug:line" with
 * blanks between,
 * "" for none. Documents are written in single quotes for double ones. */
#include "unit/unit.h"

#include "base/buf.h"
#include "dms/sql_ddl.h"
#include "read/json.h"
#include "rules/rules.h"
#include "unit/rules_catalogue.h"
#include "unit/rules_mappings.h"
#include "unit/rules_settings.h"

/* The word after KEY= in ABOUT. */
static struct str about(const char *about, const char *key)
{
    struct str rest = str_of(about);
    while (rest.len) {
        struct str word = str_cut(&rest, ' '), name = str_cut(&word, '=');
        if (str_is(name, key))
            return word;
    }
    return STR("");
}

static int type_of(struct str name)
{
    static const char *const types[] = {"full-load", "cdc",
                                        "full-load-and-cdc"};
    for (int i = 0; i < 3; i++)
        if (str_is(name, types[i]))
            return i;
    return -1;
}

static struct val read(struct arena *a, struct findings *fs, const char *quoted)
{
    char *text = arena_copy(a, quoted, strlen(quoted));
    for (char *p = text; *p; p++)
        if (*p == '\'')
            *p = '"';
    struct val v =
        tree_root(json_read(a, text_new(a, "t", str_of(text)), NULL, fs));
    assert_int_equal(fs->list.n, 0);
    return v;
}

/* Advice is in most documents: a row has it that is about it, or has not what
 * it names ("advice=validation/off"). */
static void drop_advice(struct findings *fs, const char *words,
                        const char *expected)
{
    struct str kept = about(words, "advice");
    size_t n = 0;
    for (size_t i = 0; i < fs->list.n; i++) {
        struct finding *f = fs->list.at[i];
        const char *name = finding_rule(f->id)->name;
        if (f->severity != SEVERITY_INFO || str_is(kept, name) ||
            strstr(expected, name))
            fs->list.at[n++] = f;
    }
    fs->list.n = n;
}

static const char *found(struct arena *a, struct findings *fs)
{
    struct buf b;
    buf_init(&b, 0);
    buf_add_z(&b, "");
    findings_sort(fs);
    for (size_t i = 0; i < fs->list.n; i++)
        buf_printf(&b, "%s%s:%u", i ? " " : "",
                   finding_rule(fs->list.at[i]->id)->name,
                   fs->list.at[i]->place.start.line);
    const char *all = str_z(a, buf_str(&b));
    buf_free(&b);
    return all;
}

static const char *check(struct arena *a, const struct row *row, bool mappings_)
{
    struct findings *fs = findings_new(a);
    struct val document = read(a, fs, row->document);
    struct rules_context c = {
        .source = engine_find(about(row->about, "source")),
        .target = engine_find(about(row->about, "target")),
        .type = type_of(about(row->about, "type")),
        .exported = about(row->about, "exported").len,
        .partial = about(row->about, "partial").len,
        .host = str_is(about(row->about, "host"), "terraform")
                    ? HOST_IS_terraform
                    : HOST_IS_none,
    };
    struct findings *unheard = findings_new(a);
    c.defaults =
        read(a, unheard,
             "{'ChangeProcessingDdlHandlingPolicy':{"
             "'HandleSourceTableDropped':true},"
             "'StreamBufferSettings':{'StreamBufferCount':3,"
             "'StreamBufferSizeInMB':8,'CtrlStreamBufferSizeInMB':5},"
             "'ChangeProcessingTuning':{'CommitTimeout':1,'MemoryKeepTime':60,"
             "'MemoryLimitTotal':1024,'MinTransactionSize':1000,"
             "'BatchApplyTimeoutMin':1},'FullLoadSettings':{"
             "'CommitRate':10000,'MaxFullLoadSubTasks':8,"
             "'TargetTablePrepMode':'DO_NOTHING'}}");
    if (mappings_)
        c.mappings = document;
    else
        c.settings = document;
    rules_check(&c, a, fs);
    drop_advice(fs, row->about, row->expected);
    return found(a, fs);
}

static void check_rows(const struct row *rows, size_t n, bool mappings_)
{
    unsigned wrong = 0;
    for (size_t i = 0; i < n; i++) {
        struct arena *a = arena_new();
        const char *got = check(a, &rows[i], mappings_);
        if (strcmp(got, rows[i].expected) != 0) {
            print_error("%s %s\n  is '%s', not '%s'\n", rows[i].about,
                        rows[i].document, got, rows[i].expected);
            wrong++;
        }
        arena_free(a);
    }
    assert_int_equal(wrong, 0);
}

static void of_settings(void **state)
{
    (void)state;
    check_rows(settings, COUNT_OF(settings), false);
}

static void of_mappings(void **state)
{
    (void)state;
    check_rows(mappings, COUNT_OF(mappings), true);
}

static enum rules_given given(struct str word)
{
    return str_is(word, "plain")   ? GIVEN_NOT
           : str_is(word, "maybe") ? GIVEN_MAYBE
           : str_is(word, "set")   ? GIVEN
                                   : GIVEN_NOT_SEEN;
}

static const char *check_catalogue(struct arena *a,
                                   const struct catalogue_row *row)
{
    struct findings *fs = findings_new(a);
    struct str dialect = about(row->about, "dialect");
    enum rules_given ends = given(about(row->about, "ends"));
    enum rules_given script =
        about(row->about, "enforced").len ? GIVEN_NOT : GIVEN_NOT_SEEN;
    struct sql_options o = {.dialect = dialect.len ? sql_dialect_of(dialect)
                                                   : SQL_POSTGRES};
    struct sql_catalogue *sql =
        sql_ddl_read(a, text_new(a, "s.sql", str_of(row->sql)), &o);
    struct rules_catalogue tables = {
        .file = "s.sql",
        .tables = sql->tables,
        .count = sql->table_count,
        .dialect = sql->dialect,
        .stand_in = about(row->about, "stand-in").len != 0,
    };
    struct rules_context c = {
        .source = engine_find(about(row->about, "source")),
        .target = engine_find(about(row->about, "target")),
        .type = type_of(about(row->about, "type")),
        .catalogue = &tables,
        .target_made = about(row->about, "made").len != 0,
        .types = {ends, ends, ends, ends, ends, ends, script, script},
        .engine_version = rules_version(about(row->about, "version")),
        .mappings = read(a, fs, row->mappings),
        .settings = row->settings ? read(a, fs, row->settings) : val_none(),
    };
    rules_check(&c, a, fs);
    drop_advice(fs, row->about, row->expected);
    return found(a, fs);
}

static void of_catalogues(void **state)
{
    (void)state;
    unsigned wrong = 0;
    for (size_t i = 0; i < COUNT_OF(catalogue); i++) {
        const struct catalogue_row *row = &catalogue[i];
        struct arena *a = arena_new();
        const char *got = check_catalogue(a, row);
        if (strcmp(got, row->expected) != 0) {
            print_error("%s\n%s\n%s\n  is '%s', not '%s'\n", row->about,
                        row->settings ? row->settings : "", row->mappings, got,
                        row->expected);
            wrong++;
        }
        arena_free(a);
    }
    assert_int_equal(wrong, 0);
}

static void versions(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        unsigned number;
    } rows[] = {
        {"3.5.4", 30504}, {"3.6.1", 30601}, {"2.4.11", 20411}, {"", 0},
        {"3", 0},         {"3.5", 0},       {"3.5.", 0},       {"3.5.4.1", 0},
        {"15.4.1", 0},    {"3.5.x", 0},     {"3.100.1", 0},    {"3.5.4 ", 0},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        assert_int_equal(rules_version(str_of(rows[i].text)), rows[i].number);
}

/* What hangs on both documents, and on where the type is written. */
static void of_both(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct findings *fs = findings_new(a);
    struct rules_context c = {
        .type = TASK_CDC,
        .target = engine_find(STR("neptune")),
        .settings = read(a, fs,
                         "{'TargetMetadata':{'SupportLobs':false},\n"
                         "'ErrorBehavior':{'DataMaskingErrorPolicy':"
                         "'LOG_ERROR'},\n'BeforeImageSettings':"
                         "{'EnableBeforeImage':true}}"),
        .mappings = read(
            a, fs,
            RULES(INCLUDE("1", "a", "t") N CHANGE(
                "2", "column", "data-masking-hash-mask", COLUMN("a", "t", "c"))
                      N CHANGE("3", "column", "add-before-image-columns",
                               WHERE("a", "t")) N
                  "{'rule-type':'table-settings','rule-id':4," WHERE(
                      "a", "t") ",'lob-settings':{'mode':'limited'}}")),
        .type_at = read(a, fs, "\n\n\n\n\n\n'cdc'"),
    };
    rules_check(&c, a, fs);
    drop_advice(fs, "", "");
    assert_string_equal(found(a, fs),
                        "cross/cdc-target:7 cross/masking-logged:2 "
                        "cross/before-image-twice:3 "
                        "cross/table-lob-settings:5");
    arena_free(a);
}

#define THREE(more)                                                            \
    RULES(SELECT("1", "include", "a", "t", ",'load-order':2")                  \
              N SELECT("2", "include", "a", "u", ",'load-order':1") more)

/* The order in which the load of tables begins, where all begin at once. */
static void of_load_order(void **state)
{
    (void)state;
    static const struct {
        const char *settings, *mappings, *expected;
        int type;
    } cases[] = {
        {LOAD("'MaxFullLoadSubTasks':2"), THREE(""),
         "mapping/load-order-ignored:2", -1},
        {LOAD("'MaxFullLoadSubTasks':1"), THREE(""), "", -1},
        {LOAD("'CommitRate':5"), THREE(""), "mapping/load-order-ignored:2", -1},
        {"{}", THREE(""), "mapping/load-order-ignored:2", TASK_FULL_LOAD},
        {LOAD("'MaxFullLoadSubTasks':'${n}'"), THREE(""), "", -1},
        {"{}", THREE(N INCLUDE("3", "a", "x%")), "", -1},
        {"{}",
         THREE(N "{'rule-type':'table-settings','rule-id':3," WHERE(
             "a", "t") ",'parallel-load':{'type':'partitions-auto'}}"),
         "", -1},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct arena *a = arena_new();
        struct findings *fs = findings_new(a);
        struct rules_context c = {
            .type = cases[i].type,
            .settings = read(a, fs, cases[i].settings),
            .mappings = read(a, fs, cases[i].mappings),
        };
        rules_check(&c, a, fs);
        drop_advice(fs, "", "");
        assert_string_equal(found(a, fs), cases[i].expected);
        arena_free(a);
    }
}

/* What was reported already is not reported again, nor relied upon. */
static void after_an_error(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct findings *fs = findings_new(a);
    struct rules_context c = {.type = -1,
                              .settings = read(a, fs, LOBS("'LobMaxSize':32"))};
    struct val v =
        val_path(c.settings, "TargetMetadata", "LobMaxSize", (char *)NULL);
    val_finding(fs, FINDING_SCHEMA_RANGE, v, "too small");
    rules_check(&c, a, fs);
    assert_int_equal(fs->list.n, 1);
    arena_free(a);
}

/* More than DMS takes, and nearly as much. */
static void of_size(void **state)
{
    (void)state;
    static const struct {
        size_t rules;
        int severity; /* -1: nothing */
    } rows[] = {
        {10000, -1}, {20000, SEVERITY_WARNING}, {24000, SEVERITY_ERROR}};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct arena *a = arena_new();
        struct findings *fs = findings_new(a);
        struct buf b;
        buf_init(&b, 0);
        buf_add_z(&b, "{'rules':[");
        for (size_t id = 1; id <= rows[i].rules; id++)
            buf_printf(&b,
                       "%s{'rule-type':'post-processing','rule-id':%zu,"
                       "'note':'some bytes that take place in it'}",
                       id > 1 ? "," : "", id);
        buf_add_z(&b, "]}");
        struct rules_context c = {.type = -1, .mappings = read(a, fs, b.ptr)};
        rules_check(&c, a, fs);
        assert_int_equal(fs->list.n, rows[i].severity >= 0);
        if (fs->list.n)
            assert_int_equal(fs->list.at[0]->severity, rows[i].severity);
        buf_free(&b);
        arena_free(a);
    }
}

/* Every rule of these groups has a row that it is found in. */
static void rows_are_complete(void **state)
{
    (void)state;
    static const char *const elsewhere[] = {
        /* of_both and of_size */
        "cross/cdc-target", "cross/masking-logged", "cross/before-image-twice",
        "mapping/too-big",
        /* of tasks together */
        "cross/destructive-reload", "cross/s3-same-folder",
        /* of both documents, its page and a golden case */
        "settings/control-schema",
        /* of a task and its endpoints */
        "settings/foreign-arn", "validation/s3", "mapping/serverless-view",
        /* of a resource of Terraform */
        "settings/endless-diff", "settings/provider-crash",
        /* its page, since it takes a spec */
        "cross/task-split",
        /* what the schemas say */
        "mapping/action-target-mismatch", "mapping/explicit-with-wildcard",
        "mapping/filter-on-exclude", "mapping/legacy-mapping-shape",
        "mapping/missing-action-value", "mapping/no-selection-rule",
        "mapping/rule-id-type", "mapping/table-settings-wildcard",
        "mapping/unknown-key", "settings/read-only-key",
        "settings/unknown-key"};
    for (int id = 0; id < FINDING_COUNT; id++) {
        const char *name = finding_rule((enum finding_id)id)->name;
        struct str group = str_of(name);
        group = str_cut(&group, '/');
        if (!str_among(group, "settings mapping validation cross"))
            continue;
        bool has = false;
        for (size_t i = 0; i < COUNT_OF(elsewhere); i++)
            has |= strcmp(name, elsewhere[i]) == 0;
        for (size_t i = 0; i < COUNT_OF(settings); i++)
            has |= str_starts(str_of(settings[i].expected), str_of(name));
        for (size_t i = 0; i < COUNT_OF(mappings); i++)
            has |= str_starts(str_of(mappings[i].expected), str_of(name));
        for (size_t i = 0; i < COUNT_OF(catalogue); i++)
            has |= str_contains(str_of(catalogue[i].expected), str_of(name));
        if (!has)
            fail_msg("no row has %s", name);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(of_settings),       cmocka_unit_test(of_mappings),
        cmocka_unit_test(of_both),           cmocka_unit_test(of_load_order),
        cmocka_unit_test(of_catalogues),     cmocka_unit_test(versions),
        cmocka_unit_test(of_size),           cmocka_unit_test(after_an_error),
        cmocka_unit_test(rows_are_complete),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
