/* Fixes put into a file (text/patch.h), and what differs (text/diff.h). */
#include "base/arena.h"
#include "text/diff.h"
#include "text/limits.h"
#include "text/patch.h"
#include "unit.h"

static struct arena *arena;
static struct findings *fs;
static struct text *text;
static struct patch_fix fixes[8];
static size_t count;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    fs = findings_new(arena);
    text = text_new(arena, "f", STR("0123456789"));
    count = 0;
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

/* A fix of two edits; the second may be left out. */
static void add(uint32_t off, uint32_t len, const char *with, uint32_t off2,
                uint32_t len2, const char *with2)
{
    struct edit edits[] = {{{text, off, len}, str_of(with)},
                           {{text, off2, len2}, str_of(with2)}};
    struct finding *f =
        finding_add(fs, FINDING_JSON_SYNTAX, edits[0].span, "x");
    assert_true(finding_fix(fs, f, true, "fix it", edits, with2 ? 2 : 1));
    fixes[count++] = (struct patch_fix){&f->fixes.at[0], false};
}

static void add_one(uint32_t off, uint32_t len, const char *with)
{
    add(off, len, with, 0, 0, NULL);
}

static void assert_patched(const char *want)
{
    struct str out = patch_bytes(arena, text->bytes, fixes, count);
    assert_string_equal(str_z(arena, out), want);
}

static void edits_go_in_by_their_places(void **state)
{
    (void)state;
    add_one(8, 1, "H");
    add_one(2, 3, "");
    add_one(6, 0, "++");
    add_one(10, 0, "!");
    assert_patched("015++67H9!");
    assert_true(fixes[0].done && fixes[1].done && fixes[2].done);
}

static void what_meets_waits(void **state)
{
    (void)state;
    add_one(2, 3, "A");
    add_one(4, 2, "B"); /* overlaps */
    add_one(5, 1, "C"); /* touches, which is no harm */
    add_one(6, 0, "D"); /* inserts right behind an edit */
    add_one(9, 0, "E");
    add_one(9, 0, "F"); /* which of the two first? */
    assert_patched("01AC678E9");
    assert_false(fixes[1].done || fixes[3].done || fixes[5].done);
    assert_true(fixes[0].done && fixes[2].done && fixes[4].done);
}

static void a_fix_goes_in_whole_or_not(void **state)
{
    (void)state;
    add_one(4, 2, "X");
    add(0, 1, "a", 5, 1, "b");
    add(0, 1, "c", 9, 1, "d");
    add(1, 2, "e", 2, 1, "f"); /* meets itself */
    assert_patched("c123X678d");
    assert_false(fixes[1].done || fixes[3].done);
}

static void what_is_beyond_the_end_is_left(void **state)
{
    (void)state;
    add_one(0, 10, "");
    text->bytes.len = 5;
    assert_patched("01234");
    assert_false(fixes[0].done);
}

static void a_fix_is_of_one_file(void **state)
{
    (void)state;
    const char *file;
    add(0, 1, "a", 5, 1, "b");
    assert_true(patch_file(fixes[0].fix, &file));
    assert_string_equal(file, "f");
    struct edit edits[] = {{{text, 0, 1}, STR("")},
                           {{text_new(arena, "g", STR("x")), 0, 1}, STR("")}};
    struct finding *f =
        finding_add(fs, FINDING_JSON_SYNTAX, edits[0].span, "x");
    assert_true(finding_fix(fs, f, true, "two files", edits, 2));
    assert_false(patch_file(&f->fixes.at[0], &file));
}

/* ---- differences ---- */

static void assert_diff(const char *before, const char *after, const char *want)
{
    struct buf out;
    buf_init(&out, 0);
    diff_add(&out, "f", str_of(before), str_of(after));
    assert_string_equal(str_z(arena, buf_str(&out)), want);
    buf_free(&out);
}

static void a_change_has_its_lines_around_it(void **state)
{
    (void)state;
    assert_diff("a\nb\n", "a\nb\n", "");
    assert_diff("1\n2\n3\n4\n5\n6\n7\n8\n", "1\n2\n3\n4\nx\n6\n7\n8\n",
                "--- f\n+++ f\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+x\n 6\n 7\n"
                " 8\n");
    assert_diff("", "a\n", "--- f\n+++ f\n@@ -0,0 +1 @@\n+a\n");
    assert_diff("a\n", "", "--- f\n+++ f\n@@ -1 +0,0 @@\n-a\n");
}

static void changes_far_apart_are_two_hunks(void **state)
{
    (void)state;
    assert_diff("a\n1\n2\n3\n4\n5\n6\n7\nb\n", "A\n1\n2\n3\n4\n5\n6\n7\nB\n",
                "--- f\n+++ f\n@@ -1,4 +1,4 @@\n-a\n+A\n 1\n 2\n 3\n"
                "@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-b\n+B\n");
    assert_diff("a\n1\n2\n3\n4\n5\n6\nb\n", "A\n1\n2\n3\n4\n5\n6\nB\n",
                "--- f\n+++ f\n@@ -1,8 +1,8 @@\n-a\n+A\n 1\n 2\n 3\n 4\n 5\n"
                " 6\n-b\n+B\n");
}

static void a_missing_line_end_is_said(void **state)
{
    (void)state;
    assert_diff("a\nb", "a\nc",
                "--- f\n+++ f\n@@ -1,2 +1,2 @@\n a\n-b\n"
                "\\ No newline at end of file\n+c\n"
                "\\ No newline at end of file\n");
    assert_diff("a\r\nb\r\n", "a\r\n",
                "--- f\n+++ f\n@@ -1,2 +1 @@\n a\r\n-b\r\n");
}

/* N lines, each of which another. */
static struct str lines(char first, size_t n)
{
    struct buf b;
    buf_init(&b, 0);
    for (size_t i = 0; i < n; i++)
        buf_printf(&b, "%c%zu\n", first, i);
    struct str s = str_copy(arena, buf_str(&b));
    buf_free(&b);
    return s;
}

/* At the ceiling the lines that stayed are still told from the others; beyond
 * it all have changed. */
static void has_a_ceiling(void **state)
{
    (void)state;
    for (size_t over = 0; over < 2; over++) {
        struct buf out;
        buf_init(&out, 0);
        struct str same = lines('s', 20);
        struct str more = lines('m', DIFF_LINES_MAX + over);
        char *after =
            arena_printf(arena, "%.*s%.*s", STR_ARG(same), STR_ARG(more));
        diff_add(&out, "f", same, str_of(after));
        assert_int_equal(str_contains(buf_str(&out), STR("-s1\n")), over);
        buf_free(&out);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(edits_go_in_by_their_places),
        TEST(what_meets_waits),
        TEST(a_fix_goes_in_whole_or_not),
        TEST(what_is_beyond_the_end_is_left),
        TEST(a_fix_is_of_one_file),
        TEST(a_change_has_its_lines_around_it),
        TEST(changes_far_apart_are_two_hunks),
        TEST(a_missing_line_end_is_said),
        TEST(has_a_ceiling),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
