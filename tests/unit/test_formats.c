/* The printers for machines. With a folder as argument it also writes what
 * they print of findings that have all that a finding may have, for the tools
 * in tests/formats to judge. */
#include "unit/unit.h"

#include <stdio.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/xml.h"
#include "text/fingerprint.h"
#include "text/print.h"

static struct arena *arena;
static struct findings *fs;
static struct buf out;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    fs = findings_new(arena);
    buf_init(&out, 0);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    buf_free(&out);
    arena_free(arena);
    return 0;
}

static struct text *text_of(const char *name, const char *bytes)
{
    return text_new(arena, name, str_of(bytes));
}

/* The span of PART in T. */
static struct span part(struct text *t, const char *what)
{
    const char *found = strstr(t->bytes.ptr, what);
    assert_non_null(found);
    return (struct span){t, (uint32_t)(found - t->bytes.ptr),
                         (uint32_t)strlen(what)};
}

static void print(const char *printer)
{
    struct print_options look = {.width = 80};
    buf_clear(&out);
    findings_sort(fs);
    printer_find(str_of(printer))->print(fs, &look, &out);
}

static void assert_has(const char *printer, const char *piece)
{
    print(printer);
    if (!str_contains(buf_str(&out), str_of(piece)))
        fail_msg("no %s in:\n%.*s", piece, STR_ARG(buf_str(&out)));
}

static struct finding *add(struct text *t, const char *what)
{
    return finding_add(fs, FINDING_JSON_SYNTAX, part(t, what), "no %s", what);
}

/* Names, texts and places that formats may stumble over. */
static void add_everything(void)
{
    struct text *t =
        text_of("a b/50%,x:y.json", "{\"\xC3\xA9\": 1,\n \"b\": <\x01&\"]]>\n");
    struct text *u = text_of("/tmp/\xFF\xC3\xA9.json", "{\n}\n");
    struct finding *f = add(t, "<\x01&");
    f->pointer = STR("/a b/\x01");
    finding_help(fs, f, "100%% of '%s'\nare ]]> <b>", "\xFF\xEF\xBF\xBF");
    finding_related(fs, f, part(u, "}"), "and here");
    struct edit edits[] = {
        {part(t, "1"), STR("2")},
        {part(u, "{"), STR("")},
        {{t, 0, 0}, STR("\x02")},
    };
    finding_fix(fs, f, true, "drop it", edits, COUNT_OF(edits));
    finding_fix(fs, f, false, "nothing to do", NULL, 0);
    finding_add(fs, FINDING_JSON_COMMENT, (struct span){u, 0, 3}, "two lines");
    finding_add(fs, FINDING_SCHEMA_LIMIT, (struct span){u, 4, 0}, "the end");
    finding_add(fs, FINDING_VALIDATION_OFF, part(u, "{"), "advice");
    struct text *in = text_of("-", "x");
    finding_add(fs, FINDING_JSON_SYNTAX, part(in, "x"), "of a pipe");
}

static void advice_has_a_word_of_its_own(void **state)
{
    (void)state;
    struct text *t = text_of("f", "a");
    finding_add(fs, FINDING_VALIDATION_OFF, part(t, "a"), "advice");
    assert_has("concise", "f:1:1: info: advice");
    assert_has("json", "\"severity\": \"info\"");
    assert_has("sarif", "\"level\": \"note\"");
    assert_has("github", "::notice file=f");
    assert_has("gitlab", "\"severity\": \"info\"");
    assert_has("junit", "type=\"info\"");
    assert_has("checkstyle", "severity=\"info\"");
}

static void fingerprints_survive_moved_lines(void **state)
{
    (void)state;
    struct text *t = text_of("f", "a: 1\nb: 2\nb: 2\n");
    struct text *u = text_of("f", "# new\n\na: 1\n  b: 2\nc: 2\n");
    add(t, "1");
    add(t, "b: 2");
    finding_add(fs, FINDING_JSON_SYNTAX, (struct span){t, 10, 1}, "again");
    finding_add(fs, FINDING_JSON_COMMENT, (struct span){t, 10, 1}, "other");
    const struct fingerprint *before = fingerprints_make(arena, fs);
    fs = findings_new(arena);
    add(u, "1");
    add(u, "b");
    add(u, "c");
    const struct fingerprint *after = fingerprints_make(arena, fs);
    assert_int_equal(before[0].line, after[0].line);
    assert_int_equal(before[0].number, 1);
    assert_int_equal(before[1].line, after[1].line);
    assert_int_equal(before[1].line, before[2].line);
    assert_int_equal(before[1].number, 1);
    assert_int_equal(before[2].number, 2);
    assert_int_not_equal(before[2].line, before[3].line);
    assert_int_equal(before[3].number, 1);
    assert_int_not_equal(after[1].line, after[2].line);
    assert_int_not_equal(after[0].line, after[1].line);
}

/* Reports of yesterday are compared with those of today. */
static void fingerprints_are_for_ever(void **state)
{
    (void)state;
    assert_int_equal(str_stable_hash_64(0, STR("")), 0xcbf29ce484222325u);
    assert_int_equal(str_stable_hash_64(0, STR("a")), 0xaf63dc4c8601ec8cu);
    assert_int_equal(str_stable_hash_64(0, STR("foobar")), 0x85944171f73967e8u);
    assert_int_equal(
        str_stable_hash_64(str_stable_hash_64(0, STR("foo")), STR("bar")),
        0x85944171f73967e8u);
}

static void fingerprints_are_of_a_file(void **state)
{
    (void)state;
    add(text_of("f", "x"), "x");
    add(text_of("g", "x"), "x");
    const struct fingerprint *prints = fingerprints_make(arena, fs);
    assert_int_equal(prints[0].line, prints[1].line);
    assert_int_equal(prints[1].number, 1);
    print("gitlab");
    const char *mark = "\"fingerprint\": \"", *first = strstr(out.ptr, mark);
    const char *second = strstr(first + 1, mark);
    assert_memory_not_equal(first + strlen(mark), second + strlen(mark), 16);
}

static void github_escapes(void **state)
{
    (void)state;
    add_everything();
    assert_has("github",
               "::error file=a b/50%25%2Cx%3Ay.json,line=2,endLine=2,col=7,"
               "endColumn=10,title=json/syntax::no <\\x01&; 100%25 of "
               "'\\xff\xEF\xBF\xBF'\\nare ]]> <b>.\n");
    assert_has("github", ",line=1,endLine=2,title=json/comment::two lines.\n");
    assert_has("github", "::warning file=");
    assert_has("github", "file=stdin,");
}

static void gitlab_knows_severities(void **state)
{
    (void)state;
    add_everything();
    assert_has("gitlab", "\"severity\": \"major\"");
    assert_has("gitlab", "\"severity\": \"minor\"");
    assert_has("gitlab", "\"path\": \"stdin\"");
    fs = findings_new(arena);
    print("gitlab");
    assert_true(str_is(buf_str(&out), "[]\n"));
    add(text_of("./a/./b", "x"), "x");
    assert_has("gitlab", "\"path\": \"a/./b\"");
}

static void sarif_places_count_code_points(void **state)
{
    (void)state;
    add_everything();
    assert_has("sarif", "\"columnKind\": \"unicodeCodePoints\"");
    assert_has("sarif", "\"uri\": \"a%20b/50%25%2Cx%3Ay.json\"");
    assert_has("sarif", "\"uri\": \"file:///tmp/%FF%C3%A9.json\"");
    assert_has("sarif", "\"uri\": \"stdin\"");
    assert_has("sarif", "\"deletedRegion\": {\n"
                        "                        \"startLine\": 1,\n"
                        "                        \"startColumn\": 7,\n"
                        "                        \"endLine\": 1,\n"
                        "                        \"endColumn\": 8\n");
    assert_has("sarif", "\"name\": \"SchemaLimit\"");
}

/* Two files in one fix are two changes, and a fix without edits is none. */
static void sarif_fixes_are_by_file(void **state)
{
    (void)state;
    add_everything();
    print("sarif");
    size_t changes = 0, fixes = 0;
    for (const char *p = out.ptr; (p = strstr(p, "\"replacements\"")); p++)
        changes++;
    for (const char *p = out.ptr; (p = strstr(p, "\"description\"")); p++)
        fixes++;
    assert_int_equal(changes, 2);
    assert_int_equal(fixes, 1);
}

static void sarif_says_what_was_dropped(void **state)
{
    (void)state;
    fs->dropped = 7;
    assert_has("sarif", "\"7 more findings are not shown.\"");
}

static void xml_holds_anything(void **state)
{
    (void)state;
    struct xml *x = xml_new(&out);
    xml_start(x, "a");
    xml_attribute(x, "b", STR("<\x00\t\"&'\xFF\xEF\xBF\xBE"));
    xml_number(x, "n", 12);
    xml_start(x, "t");
    xml_text(x, STR("]]>\x1F&<"));
    xml_end(x);
    xml_start(x, "c");
    xml_attribute(x, "empty", (struct str){0});
    xml_end(x);
    xml_end(x);
    xml_free(x);
    assert_string_equal(out.ptr,
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        "<a b=\"&lt;\xEF\xBF\xBD&#9;&quot;&amp;'\xEF\xBF\xBD"
                        "\xEF\xBF\xBD\" n=\"12\">\n"
                        "  <t>]]&gt;\xEF\xBF\xBD&amp;&lt;</t>\n"
                        "  <c empty=\"\"/>\n</a>\n");
}

static void junit_has_a_suite_a_file(void **state)
{
    (void)state;
    assert_has("junit", "<testcase name=\"nothing found\"");
    add_everything();
    print("junit");
    assert_null(strstr(out.ptr, "nothing found"));
    size_t suites = 0;
    for (const char *p = out.ptr; (p = strstr(p, "<testsuite ")); p++)
        suites++;
    assert_int_equal(suites, 3);
    assert_has("junit", "id=\"1\"");
    assert_has("junit", "tests=\"3\" failures=\"3\"");
}

static void checkstyle_names_files_once(void **state)
{
    (void)state;
    assert_has("checkstyle", "<checkstyle version=\"4.3\"/>\n");
    add_everything();
    print("checkstyle");
    size_t files = 0;
    for (const char *p = out.ptr; (p = strstr(p, "<file ")); p++)
        files++;
    assert_int_equal(files, 3);
    assert_has("checkstyle", "source=\"dmsc.schema.limit\"");
}

static int write_all(const char *folder)
{
    set_up(NULL);
    add_everything();
    struct err err = {""};
    for (unsigned i = 0; printer_at(i); i++) {
        const char *name = printer_at(i)->name;
        print(name);
        if (!file_write(arena_printf(arena, "%s/%s", folder, name),
                        buf_str(&out), 0644, &err))
            fprintf(stderr, "%s\n", err.message);
    }
    tear_down(NULL);
    return *err.message != '\0';
}

int main(int argc, char **argv)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(advice_has_a_word_of_its_own),
        TEST(fingerprints_survive_moved_lines),
        TEST(fingerprints_are_for_ever),
        TEST(fingerprints_are_of_a_file),
        TEST(github_escapes),
        TEST(gitlab_knows_severities),
        TEST(sarif_places_count_code_points),
        TEST(sarif_fixes_are_by_file),
        TEST(sarif_says_what_was_dropped),
        TEST(xml_holds_anything),
        TEST(junit_has_a_suite_a_file),
        TEST(checkstyle_names_files_once),
    };
    if (argc > 1)
        return write_all(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
