/* Sets, references, ceilings, and what the test suite has no word about. */
#include "unit/schema_case.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/embed.h"
#include "base/file.h"
#include "schema/compile.h"
#include "schema/keywords.h"
#include "schema/limits.h"
#include "schema/machine.h"
#include "schema/shelf.h"
#include "schema/unique.h"

static enum tri verdict(enum schema_draft draft, const char *schema,
                        const char *document)
{
    struct schema_case c;
    case_start(&c, draft);
    case_compile(&c, schema);
    assert_int_equal(c.schema_findings->list.n, 0);
    enum tri t = case_check(&c, document);
    case_end(&c);
    return t;
}

static void switches_the_draft(void **state)
{
    (void)state;
    static const char *const old = "{\"$schema\":\"http://json-schema.org/"
                                   "draft-07/schema#\",\"items\":[false]}";
    static const char *const new = "{\"$schema\":\"https://json-schema.org/"
                                   "draft/2020-12/schema\",\"prefixItems\":"
                                   "[false]}";
    assert_int_equal(verdict(SCHEMA_DRAFT_2020_12, old, "[1]"), TRI_NO);
    assert_int_equal(verdict(SCHEMA_DRAFT_07, new, "[1]"), TRI_NO);
    assert_int_equal(
        verdict(SCHEMA_DRAFT_07, "{\"prefixItems\":[false]}", "[1]"), TRI_YES);
    assert_int_equal(verdict(SCHEMA_DRAFT_07,
                             "{\"$ref\":\"#/x\",\"maximum\":1,\"x\":true}",
                             "2"),
                     TRI_YES);
}

static void is_exact_with_decimals(void **state)
{
    (void)state;
    static const struct {
        const char *of, *n;
        enum tri verdict;
    } rows[] = {
        {"0.01", "19.99", TRI_YES},
        {"0.0001", "0.0075", TRI_YES},
        {"0.0001", "0.00751", TRI_NO},
        {"1e-8", "12391239123", TRI_YES},
        {"3", "1e400", TRI_NO},
        {"2", "1e400", TRI_YES},
        {"0.1", "1e-400", TRI_NO},
        {"123456789012345678901", "246913578024691357802", TRI_YES},
        {"123456789012345678901", "246913578024691357803", TRI_NO},
        {"9007199254740993", "18014398509481986", TRI_YES},
        {"7", "-49", TRI_YES},
        {"7", "0", TRI_YES},
        {"7", "0.0", TRI_YES},
        {"1.5", "3e0", TRI_YES},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char schema[100];
        snprintf(schema, sizeof schema, "{\"multipleOf\":%s}", rows[i].of);
        if (verdict(SCHEMA_DRAFT_2020_12, schema, rows[i].n) != rows[i].verdict)
            fail_msg("%s of %s", rows[i].n, rows[i].of);
    }
    assert_int_equal(verdict(SCHEMA_DRAFT_2020_12,
                             "{\"maximum\":9007199254740992}",
                             "9007199254740993"),
                     TRI_NO);
}

/* Too many items for comparing each with each. */
static void finds_doubles_among_many(void **state)
{
    (void)state;
    struct schema_case c;
    struct buf b;
    case_start(&c, SCHEMA_DRAFT_2020_12);
    case_compile(&c, "{\"uniqueItems\":true}");
    for (int twice = 0; twice < 2; twice++) {
        buf_init(&b, 0);
        buf_add_z(&b, "[");
        for (int i = 0; i < 50000; i++)
            buf_printf(&b, "{\"a\":%d,\"b\":[%d]},", i, i % 7);
        buf_add_z(&b, twice ? "{\"b\":[6.0],\"a\":0.6e1}]" : "0]");
        assert_int_equal(case_check(&c, b.ptr), twice ? TRI_NO : TRI_YES);
        buf_free(&b);
    }
    assert_string_equal(case_lines(&c, c.findings),
                        "/50000: this item stands here twice (remove one of "
                        "the two) [schema/unique]");
    case_end(&c);
}

static void loads_from_mapped_folders(void **state)
{
    (void)state;
    char folder[] = "/tmp/dmsc-schema-XXXXXX", path[100];
    struct schema_case c;
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/sub", folder);
    assert_int_equal(mkdir(path, 0700), 0);
    snprintf(path, sizeof path, "%s/sub/n 1.json", folder);
    assert_true(file_write(path, STR("{\"maximum\":1}"), 0600, NULL));
    case_start(&c, SCHEMA_DRAFT_2020_12);
    set_map(c.set, STR("https://example.com/s/"), str_of(folder));
    case_compile(&c, "{\"$ref\":\"https://example.com/s/sub/n%201\"}");
    assert_int_equal(c.schema_findings->list.n, 0);
    assert_int_equal(case_check(&c, "2"), TRI_NO);
    case_end(&c);
    case_start(&c, SCHEMA_DRAFT_2020_12);
    set_map(c.set, STR("https://example.com/s/"), str_of(path));
    case_compile(&c, "{\"$ref\":\"https://example.com/s/%2e%2e/n%201.json\"}");
    assert_int_equal(c.schema_findings->list.n, 1); /* no way up */
    case_end(&c);
    unlink(path);
    snprintf(path, sizeof path, "%s/sub", folder);
    rmdir(path);
    rmdir(folder);
}

/* Every schema of the program compiles, and the metaschema agrees. */
static void compiles_its_own_schemas(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct findings *fs = findings_new(a);
    unsigned count = 0;
    for (unsigned i = 0; i < embed_total(); i++) {
        struct str bytes;
        const char *path = embed_path(i, &bytes);
        if (!str_ends(str_of(path), STR(".schema.json")))
            continue;
        struct schema_set *set = set_new(a, SCHEMA_DRAFT_2020_12, fs);
        struct tree *tree = json_read(a, text_new(a, path, bytes), NULL, fs);
        struct str meta = val_str(val_get(tree_root(tree), STR("$schema")));
        struct schema *own =
            schema_compile(set, STR("file:///own.json"), tree, NULL);
        struct schema *of = schema_compile_uri(set, meta, NULL);
        assert_non_null(of);
        assert_int_equal(schema_check(of, tree_root(tree), fs), TRI_YES);
        schema_free(own);
        schema_free(of);
        count++;
    }
    assert_true(count >= 5);
    for (size_t i = 0; i < fs->list.n; i++)
        fail_msg("%s: %.*s", fs->list.at[i]->place.file,
                 STR_ARG(fs->list.at[i]->message));
    arena_free(a);
}

static void checks_formats_only_if_asked(void **state)
{
    (void)state;
    for (int ask = 0; ask < 2; ask++) {
        struct schema_case c;
        struct schema_options options = {.assert_format = ask};
        case_start(&c, SCHEMA_DRAFT_2020_12);
        c.schema = schema_compile(
            c.set, STR("file:///s.json"),
            case_read(&c, "s.json", "{\"format\":\"ipv4\"}"), &options);
        assert_int_equal(case_check(&c, "\"10.0.0.256\""),
                         ask ? TRI_NO : TRI_YES);
        case_end(&c);
    }
}

/* ---- ceilings ---- */

/* N schemas, each of which refers to the next over the same value. */
static const char *chain(struct schema_case *c, unsigned n)
{
    struct buf b;
    buf_init(&b, 0);
    buf_add_z(&b, "{\"$ref\":\"#/$defs/0\",\"$defs\":{");
    for (unsigned i = 0; i + 1 < n; i++)
        buf_printf(&b, "\"%u\":{\"$ref\":\"#/$defs/%u\"},", i, i + 1);
    buf_printf(&b, "\"%u\":{\"type\":\"null\"}}}", n - 1);
    const char *z = str_z(c->arena, buf_str(&b));
    buf_free(&b);
    return z;
}

static void gives_up_at_its_depth(void **state)
{
    (void)state;
    for (int more = 0; more < 2; more++) {
        struct schema_case c;
        case_start(&c, SCHEMA_DRAFT_2020_12);
        case_compile(&c, chain(&c, SCHEMA_DEPTH_MAX - 1 + (unsigned)more));
        assert_int_equal(case_check(&c, "1"), more ? TRI_UNKNOWN : TRI_NO);
        assert_non_null(strstr(case_lines(&c, c.findings),
                               more ? "schema/limit" : "schema/type"));
        case_end(&c);
    }
}

/* 2^N ways through a schema of N lines. */
static void gives_up_after_its_steps(void **state)
{
    (void)state;
    struct schema_case c;
    struct buf b;
    case_start(&c, SCHEMA_DRAFT_2020_12);
    buf_init(&b, 0);
    buf_add_z(&b, "{\"$ref\":\"#/$defs/0\",\"$defs\":{");
    for (unsigned i = 0; i < 40; i++)
        buf_printf(&b,
                   "\"%u\":{\"allOf\":[{\"$ref\":\"#/$defs/%u\"},"
                   "{\"$ref\":\"#/$defs/%u\"}]},",
                   i, i + 1, i + 1);
    buf_add_z(&b, "\"40\":{\"type\":\"number\"}}}");
    case_compile(&c, b.ptr);
    buf_free(&b);
    assert_int_equal(case_check(&c, "1"), TRI_UNKNOWN);
    assert_non_null(strstr(case_lines(&c, c.findings), "schema/limit"));
    case_end(&c);
}

static void gives_up_on_dynamic_loops(void **state)
{
    (void)state;
    struct schema_case c;
    case_start(&c, SCHEMA_DRAFT_2020_12);
    case_compile(&c, "{\"$dynamicAnchor\":\"a\",\"$dynamicRef\":\"#a\"}");
    assert_int_equal(case_check(&c, "1"), TRI_UNKNOWN);
    assert_non_null(strstr(case_lines(&c, c.findings), "schema/limit"));
    case_end(&c);
}

static void gives_up_on_slow_patterns(void **state)
{
    (void)state;
    struct schema_case c;
    case_start(&c, SCHEMA_DRAFT_2020_12);
    case_compile(&c, "{\"pattern\":\"^(a+)+$\"}");
    assert_int_equal(case_check(&c, "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab\""),
                     TRI_UNKNOWN);
    assert_non_null(strstr(case_lines(&c, c.findings), "schema/pattern-limit"));
    case_end(&c);
}

static void leaves_endless_numbers_alone(void **state)
{
    (void)state;
    for (int more = 0; more < 2; more++) {
        struct schema_case c;
        struct buf b;
        case_start(&c, SCHEMA_DRAFT_2020_12);
        case_compile(&c, "{\"multipleOf\":7}");
        buf_init(&b, 0);
        buf_add_repeat(&b, '7', MULTIPLE_DIGITS_MAX + (size_t)more);
        assert_int_equal(case_check(&c, b.ptr), more ? TRI_UNKNOWN : TRI_YES);
        buf_free(&b);
        case_end(&c);
    }
}

static void limits_the_length_of_references(void **state)
{
    (void)state;
    for (int more = 0; more < 2; more++) {
        struct schema_case c;
        struct buf b;
        case_start(&c, SCHEMA_DRAFT_2020_12);
        buf_init(&b, 0);
        buf_add_z(&b, "{\"$ref\":\"#");
        buf_add_repeat(&b, '/', SCHEMA_URI_MAX - 1 + (size_t)more);
        buf_add_z(&b, "\"}");
        case_compile(&c, b.ptr);
        assert_int_equal(
            strstr(case_lines(&c, c.schema_findings), "too long") != NULL,
            more);
        buf_free(&b);
        case_end(&c);
    }
}

static void limits_the_mistakes_shown(void **state)
{
    (void)state;
    for (unsigned more = 0; more < 2; more++) {
        struct schema_case c;
        struct buf b;
        case_start(&c, SCHEMA_DRAFT_2020_12);
        case_compile(&c, "{\"items\":{\"type\":\"null\"}}");
        buf_init(&b, 0);
        buf_add_z(&b, "[null");
        for (unsigned i = 0; i < SCHEMA_FAILURES_MAX + more; i++)
            buf_add_z(&b, ",1");
        buf_add_z(&b, "]");
        assert_int_equal(case_check(&c, b.ptr), TRI_NO);
        assert_int_equal(c.findings->list.n, SCHEMA_FAILURES_MAX);
        assert_int_equal(c.findings->dropped, more);
        buf_free(&b);
        case_end(&c);
    }
}

/* A set that is full loads nothing more. */
static void limits_the_documents_of_a_set(void **state)
{
    (void)state;
    for (unsigned more = 0; more < 2; more++) {
        struct schema_case c;
        case_start(&c, SCHEMA_DRAFT_07);
        struct tree *any = case_read(&c, "any.json", "true");
        for (unsigned i = 0; i < SCHEMA_LOAD_MAX - 2 + more; i++)
            set_add(c.set, str_printf(c.arena, "file:///%u.json", i), any);
        case_compile(&c, "{\"$ref\":\"http://json-schema.org/draft-07/"
                         "schema#\"}");
        assert_int_equal(c.schema_findings->list.n, more);
        case_end(&c);
    }
}

/* ---- tables ---- */

static void tables_are_sound(void **state)
{
    (void)state;
    for (int k = 0; k < KEYWORD_COUNT; k++) {
        const struct keyword_row *row = keyword_row((enum keyword)k);
        assert_true(row->drafts & 3);
        assert_int_equal(keyword_find(row->name, row->drafts), k);
    }
    assert_int_equal(keyword_find(STR("prefixItems"), SCHEMA_DRAFT_07), -1);
    assert_int_equal(keyword_find(STR("title"), SCHEMA_DRAFT_07), -1);
}

/* Each level asks the next ten times; the last is a type. */
static void add_levels(struct buf *b, unsigned levels)
{
    buf_add_z(b, "\"0\":{\"type\":\"integer\"}");
    for (unsigned i = 1; i < levels; i++) {
        buf_printf(b, ",\"%u\":{\"allOf\":[", i);
        for (unsigned j = 0; j < 10; j++)
            buf_printf(b, "%s{\"$ref\":\"#/$defs/%u\"}", j ? "," : "", i - 1);
        buf_add_z(b, "]}");
    }
}

/* A schema of arrays: over the first item it goes COSTLY times, over each
 * other once. */
static void compile_costly(struct schema_case *c, size_t costly)
{
    struct buf b;
    buf_init(&b, 0);
    buf_add_z(&b, "{\"$defs\":{");
    add_levels(&b, 6);
    buf_add_z(&b, "},\"prefixItems\":[{\"allOf\":[{}");
    for (size_t i = 0; i < costly; i++)
        buf_add_z(&b, ",{\"$ref\":\"#/$defs/5\"}");
    buf_add_z(&b, "]}],\"items\":{\"type\":\"integer\"}}");
    case_compile(c, str_z(c->arena, buf_str(&b)));
    buf_free(&b);
}

/* How many steps a run over so many items takes; *VERDICT: what it says. */
static uint64_t steps_over(struct schema_case *c, size_t costly, size_t items,
                           enum tri *verdict, enum machine_limit *limit)
{
    struct machine m;
    struct buf b;
    case_start(c, SCHEMA_DRAFT_2020_12);
    compile_costly(c, costly);
    buf_init(&b, 0);
    buf_add_char(&b, '[');
    for (size_t i = 0; i < items; i++)
        buf_add_z(&b, i ? ",1" : "1");
    buf_add_char(&b, ']');
    c->document = case_read(c, "d.json", str_z(c->arena, buf_str(&b)));
    buf_free(&b);
    const struct resource *r = set_find(c->set, STR("file:///s.json"));
    struct program *p = compile(c->set, r->doc, r->node, false);
    machine_init(&m, p);
    *verdict = machine_run(&m, tree_root(c->document), NULL);
    *limit = m.limit;
    uint64_t steps = m.steps;
    machine_free(&m);
    compile_free(p);
    case_end(c);
    return steps;
}

static void steps_have_a_ceiling(void **state)
{
    (void)state;
    struct schema_case c;
    enum tri verdict;
    enum machine_limit limit;
    uint64_t none = steps_over(&c, 0, 1, &verdict, &limit);
    uint64_t one = steps_over(&c, 1, 1, &verdict, &limit) - none;
    size_t costly = (size_t)((SCHEMA_STEPS_MAX - none) / one);
    size_t items = (size_t)((SCHEMA_STEPS_MAX - none) % one) + 1;
    assert_true(one > 100000);
    assert_int_equal(steps_over(&c, costly, items, &verdict, &limit),
                     SCHEMA_STEPS_MAX);
    assert_int_equal(verdict, TRI_YES);
    assert_int_equal(limit, LIMIT_NONE);
    steps_over(&c, costly, items + 1, &verdict, &limit);
    assert_int_equal(verdict, TRI_UNKNOWN);
    assert_int_equal(limit, LIMIT_STEPS);
}

/* The document, in an arena that is gone when the next one is checked. */
static enum tri by_shelf(struct shelf *shelf, const char *document)
{
    struct arena *a = arena_new();
    struct findings *fs = findings_new(a);
    struct text *text = text_new(a, "d.json", str_of(document));
    struct val root = tree_root(json_read(a, text, NULL, fs));
    enum tri t = schema_check(
        shelf_schema(shelf, "schemas/table-mappings.schema.json", NULL), root,
        fs);
    assert_int_equal(fs->list.n > 0, t == TRI_NO);
    arena_free(a);
    return t;
}

static void keeps_what_the_program_has(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct shelf *shelf = shelf_new(a);
    const char *name = "schemas/task-settings.defaults.json";
    static const char good[] =
        "{\"rules\": [{\"rule-type\": \"selection\", \"rule-id\": \"1\", "
        "\"rule-name\": \"1\", \"rule-action\": \"include\", "
        "\"object-locator\": {\"schema-name\": \"s\", "
        "\"table-name\": \"%\"}}]}";
    struct val defaults = shelf_document(shelf, name);
    assert_true(val_exists(val_get(defaults, STR("TargetMetadata"))));
    assert_ptr_equal(shelf_document(shelf, name).tree, defaults.tree);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(by_shelf(shelf, "{\"rules\": 1}"), TRI_NO);
        assert_int_equal(by_shelf(shelf, good), TRI_YES);
    }
    name = "schemas/table-mappings.schema.json";
    assert_ptr_equal(shelf_schema(shelf, name, NULL),
                     shelf_schema(shelf, name, NULL));
    assert_true(val_exists(val_get(shelf_document(shelf, name), STR("$defs"))));
    shelf_free(shelf);
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(switches_the_draft),
        cmocka_unit_test(is_exact_with_decimals),
        cmocka_unit_test(finds_doubles_among_many),
        cmocka_unit_test(loads_from_mapped_folders),
        cmocka_unit_test(compiles_its_own_schemas),
        cmocka_unit_test(keeps_what_the_program_has),
        cmocka_unit_test(checks_formats_only_if_asked),
        cmocka_unit_test(gives_up_at_its_depth),
        cmocka_unit_test(gives_up_after_its_steps),
        cmocka_unit_test(gives_up_on_dynamic_loops),
        cmocka_unit_test(gives_up_on_slow_patterns),
        cmocka_unit_test(leaves_endless_numbers_alone),
        cmocka_unit_test(limits_the_length_of_references),
        cmocka_unit_test(limits_the_mistakes_shown),
        cmocka_unit_test(limits_the_documents_of_a_set),
        cmocka_unit_test(tables_are_sound),
        cmocka_unit_test(steps_have_a_ceiling),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
