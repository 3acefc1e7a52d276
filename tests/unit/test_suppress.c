#include "unit/unit.h"

#include <stdio.h>

#include "base/arena.h"
#include "base/buf.h"
#include "host/limits.h"
#include "host/suppress.h"

/* What the comments of a file cover: a mark for each line, and what is said of
 * the comments themselves. '#': json/syntax is silent there. */
static const struct {
    const char *name, *text, *lines, *findings;
} rows[] = {
    /* Where a comment is. */
    {"a.yaml", "a: 1 # dmsc-ignore[json/syntax]: r\nb: 1\n", "#..", ""},
    {"a.yaml", "# dmsc-ignore[json/syntax]: r\na: 1\nb: 1\n", ".#..", ""},
    {"a.yaml", "  # dmsc-ignore[json/syntax]: r\n\n# b\na: 1\n", "...#.", ""},
    {"a.yaml", "a: 1\n# dmsc-ignore[json/syntax]: r\n", "...", ""},
    {"a.yaml", "a: 1\n# dmsc-ignore[json/syntax]: r", "..", ""},
    {"a.yaml", "\xEF\xBB\xBF# dmsc-ignore[json/syntax]: r\na: 1", ".#", ""},
    {"a.yaml", "# dmsc-ignore[json/syntax]: r\r\na: 1\r\nb: 1", ".#.", ""},
    {"a.yaml", "a: '# dmsc-ignore[json/syntax]: r'\n", "..", ""},
    {"a.yaml", "a: |\n  # dmsc-ignore[json/syntax]: r\nb: 1", "...", ""},
    {"a.json", "[ // dmsc-ignore[json/syntax]: r\n1]", "#.", ""},
    {"a.json", "[ /* dmsc-ignore[json/syntax]: r */\n1]", "#.", ""},
    {"a.tf", "/* dmsc-ignore[json/syntax]: r\n on */\na = 1", "..#", ""},
    {"a.tf", "a = f({\n# dmsc-ignore[json/syntax]: r\nb = 1\n})", "..#.", ""},
    {"a.sh", "a '# dmsc-ignore[json/syntax]: r' \\# $# a#\n", "..", ""},
    {"a.sh", "a;# dmsc-ignore[json/syntax]: r\n", "#.", ""},
    {"a", "#!/bin/sh\na # dmsc-ignore[json/syntax]: r\n", ".#.", ""},
    {"a.sh", "cat <<E\n# dmsc-ignore[json/syntax]: r\nE\n", "....", ""},

    /* What takes several lines and can hold none. */
    {"a.yaml", "# dmsc-ignore[json/syntax]: r\na: |\n b\n c\nd: 1", ".###.",
     ""},
    {"a.yaml", "a: | # dmsc-ignore[json/syntax]: r\n b\n c\nd: 1", "###.", ""},
    {"a.yaml", "a: 'b\n c' # dmsc-ignore[json/syntax]: r\nd: 1", "##.", ""},
    {"a.yaml", "# dmsc-ignore[json/syntax]: r\na:\n  b: 1\n", ".#..", ""},
    {"a.tf", "# dmsc-ignore[json/syntax]: r\na = <<E\nb\nE\nc = 1", ".###.",
     ""},
    {"a.tf", "# dmsc-ignore[json/syntax]: r\na {\nb = 1\n}", ".#..", ""},
    {"a.sh", "# dmsc-ignore[json/syntax]: r\na \\\n 'b\n' c\nd", ".###.", ""},
    {"a.sh", "# dmsc-ignore[json/syntax]: r\na <<E >f\nb\nE\nd", ".##..", ""},
    {"a.sh", "a <<E # dmsc-ignore[json/syntax]: r\nb\nE\nd", "##..", ""},
    {"a.sh", "# dmsc-ignore[json/syntax]: r\nA=$(b \\\n c)\nd", ".##.", ""},
    {"a.sh", "A=$(\n# dmsc-ignore[json/syntax]: r\nb\nc)", "..#.", ""},
    {"a.sh", "f() {\n# dmsc-ignore[json/syntax]: r\nb\nc\n}", "..#..", ""},

    /* What it says. */
    {"a.yaml", "# dmsc-ignore-file[json/syntax]: r\na: 1", "##", ""},
    {"a.yaml", "a: 1 #dmsc-ignore[ json/syntax ,hcl]:r", "#", ""},
    {"a.yaml", "a: 1 # dmsc-ignore[json]: r", "#", ""},
    {"a.yaml", "a: 1 # dmsc-ignore[json/*]: r", "#", ""},
    {"a.yaml", "a: 1 # dmsc-ignore[hcl/syntax]: r", ".", ""},
    {"a.yaml", "a: 1 # dmsc-ignore[json/syntax]", "#", "suppress/no-reason "},
    {"a.yaml", "a: 1 # dmsc-ignore[json/syntax]: ", "#", "suppress/no-reason "},
    {"a.yaml", "a: 1 # dmsc-ignore", ".", "suppress/malformed "},
    {"a.yaml", "a: 1 # dmsc-ignore: json/syntax", ".", "suppress/malformed "},
    {"a.yaml", "a: 1 # dmsc-ignore[]: r", ".", "suppress/malformed "},
    {"a.yaml", "a: 1 # dmsc-ignore[json/syntax: r", ".", "suppress/malformed "},
    {"a.yaml", "a: 1 # dmsc-ignore[json/syntax] r", ".", "suppress/malformed "},
    {"a.yaml", "a: 1 # dmsc-ignore[json/sintax]: r", ".",
     "suppress/unknown-rule "},
    {"a.yaml", "a: 1 # dmsc-ignore[*]: r", ".", "suppress/unknown-rule "},
    {"a.yaml", "a: 1 # dmsc-ignored[json/syntax]: r", ".", ""},
    {"a.yaml", "a: 1 # no dmsc-ignore[json/syntax]: r", ".", ""},
    {"a.yaml", "# dmsc-ignore[json]: r\n# dmsc-ignore[hcl]: r\na: 1", "..#",
     ""},
};

static struct finding *finding_at(struct findings *fs, enum finding_id id,
                                  uint32_t line)
{
    struct text *t = text_new(fs->arena, "t", STR("x"));
    struct finding *f = finding_add(fs, id, (struct span){t, 0, 0}, "x");
    f->place.start.line = line;
    return f;
}

static void comments_cover_lines(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct arena *a = arena_new();
        struct findings *fs = findings_new(a), *others = findings_new(a);
        struct text *t = text_new(a, rows[i].name, str_of(rows[i].text));
        suppressions list = suppress_read(a, t, fs);
        size_t n = strlen(rows[i].lines);
        char *lines = arena_alloc(a, n + 1);
        const char *said = "";
        for (size_t line = 1; line <= n; line++) {
            struct finding *f =
                finding_at(others, FINDING_JSON_SYNTAX, (uint32_t)line);
            lines[line - 1] = suppress_covers(&list, f) ? '#' : '.';
        }
        for (size_t j = 0; j < fs->list.n; j++)
            said = arena_printf(a, "%s%s ", said,
                                finding_rule(fs->list.at[j]->id)->name);
        if (strcmp(lines, rows[i].lines) || strcmp(said, rows[i].findings)) {
            printf("%s: %s\nis %s %s\n", rows[i].name, rows[i].text, lines,
                   said);
            fail();
        }
        arena_free(a);
    }
}

static void use_is_kept(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct findings *fs = findings_new(a);
    struct text *t =
        text_new(a, "a.yaml", STR("a: 1 # dmsc-ignore[json, suppress]: r\n"));
    suppressions list = suppress_read(a, t, fs);
    assert_int_equal(list.n, 2);
    assert_false(suppress_covers(&list, finding_at(fs, FINDING_HCL_SYNTAX, 1)));
    assert_false(
        suppress_covers(&list, finding_at(fs, FINDING_SUPPRESS_UNUSED, 1)));
    assert_false(list.at[0].used || list.at[1].used);
    assert_true(suppress_covers(&list, finding_at(fs, FINDING_JSON_SYNTAX, 1)));
    assert_true(list.at[0].used && !list.at[1].used);
    assert_int_equal(list.at[1].unused->place.start.column, 26);
    arena_free(a);
}

static void has_a_ceiling(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct buf b;
    buf_init(&b, 0);
    for (size_t i = 0; i < SUPPRESSIONS_MAX; i++)
        buf_add_z(&b, "# dmsc-ignore[json/syntax]: r\n");
    buf_add_z(&b, "a: 1\n");
    struct findings *fs = findings_new(a);
    suppressions list =
        suppress_read(a, text_new(a, "a.yaml", buf_str(&b)), fs);
    assert_int_equal(list.n, SUPPRESSIONS_MAX);
    assert_int_equal(list.at[0].first, SUPPRESSIONS_MAX + 1);
    assert_int_equal(fs->list.n, 0);
    buf_add_z(&b, "b: 1 # dmsc-ignore[json/syntax, hcl]: r\n");
    list = suppress_read(a, text_new(a, "a.yaml", buf_str(&b)), fs);
    assert_int_equal(list.n, SUPPRESSIONS_MAX);
    assert_int_equal(fs->list.n, 2);
    assert_int_equal(fs->list.at[0]->id, FINDING_SUPPRESS_MALFORMED);
    buf_free(&b);
    arena_free(a);
}

static void rules_have_names(void **state)
{
    (void)state;
    struct rule_set set = {0};
    struct arena *a = arena_new();
    assert_true(rule_set_add(&set, STR("json/syntax")));
    assert_true(set.has[FINDING_JSON_SYNTAX]);
    assert_false(set.has[FINDING_JSON_COMMENT]);
    assert_true(rule_set_add(&set, STR("json/*")));
    assert_true(set.has[FINDING_JSON_COMMENT]);
    assert_false(set.has[FINDING_HCL_SYNTAX]);
    assert_true(rule_set_add(&set, STR("hcl")));
    assert_true(set.has[FINDING_HCL_SYNTAX]);
    static const char *const none[] = {
        "", "*", "/*", "json/", "/syntax", "json/syn*", "*/syntax", "JSON"};
    for (size_t i = 0; i < COUNT_OF(none); i++)
        assert_false(rule_set_add(&set, str_of(none[i])));
    static const char *const near[][2] = {
        {"json/sintax", "json/syntax"},
        {"jsn", "json"},
        {"settings/dead-selection", "mapping/dead-selection"},
        {"frobnicate", ""},
    };
    for (size_t i = 0; i < COUNT_OF(near); i++)
        assert_true(
            str_is(rule_set_nearest(a, str_of(near[i][0])), near[i][1]));
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comments_cover_lines),
        cmocka_unit_test(use_is_kept),
        cmocka_unit_test(has_a_ceiling),
        cmocka_unit_test(rules_have_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
