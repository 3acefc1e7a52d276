#include "unit/unit.h"

#include <stdio.h>

#include "base/arena.h"
#include "base/buf.h"
#include "host/ignore.h"
#include "host/limits.h"

/* A path that ends with '/' is a folder. From gitignore(5), and what
 * `git check-ignore` says. */
static const struct {
    const char *patterns, *path;
    bool ignored;
} rows[] = {
    {"", "a.json", false},
    {"# a.json\n\n  \n", "a.json", false},
    {"a.json", "a.json", true},
    {"a.json\r\n", "a.json", true},
    {"\357\273\277a.json", "a.json", true},
    {"a.json", "x/y/a.json", true},
    {"a.json", "aa.json", false},
    {"/a.json", "a.json", true},
    {"/a.json", "x/a.json", false},
    {"x/a.json", "x/a.json", true},
    {"x/a.json", "y/x/a.json", false},
    {"build/", "build/", true},
    {"build/", "x/build/", true},
    {"build/", "build", false},
    {"*.json", "x/a.json", true},
    {"*.json", "x/a.jsonx", false},
    {"x/*", "x/a", true},
    {"x/*", "x/a/b", false},
    {"a?c", "abc", true},
    {"a?c", "a/c", false},
    {"x/a?c", "x/a/c", false},
    {"[a-c]x", "bx", true},
    {"[!a-c]x", "bx", false},
    {"[^a-c]x", "dx", true},
    {"[]x]y", "]y", true},
    {"[a", "[a", true},
    {"x[/]y", "x/y", false},
    {"**/x", "x", true},
    {"**/x", "a/b/x", true},
    {"**/x/y", "a/x/y", true},
    {"x/**", "x/a/b", true},
    {"x/**", "x", false},
    {"a/**/b", "a/b", true},
    {"a/**/b", "a/x/y/b", true},
    {"a/**/b", "a/x/y/c", false},
    {"a**b", "axxb", true},
    {"*.json\n!keep.json", "keep.json", false},
    {"!keep.json\n*.json", "keep.json", true},
    {"\\!x", "!x", true},
    {"\\#x", "#x", true},
    {"a\\ ", "a ", true},
    {"a  ", "a", true},
    {"a\\*b", "a*b", true},
    {"a\\*b", "axb", false},
    {"/", "a", false},
    {"!", "a", false},
};

static bool is_ignored(const char *patterns, const char *path)
{
    struct arena *a = arena_new();
    struct ignore *ig = ignore_new(a);
    ignore_add(ig, STR("/r"), str_of(patterns));
    struct str s = str_printf(a, "/r/%s", path);
    bool folder = str_ends(s, STR("/"));
    s.len -= folder;
    bool found = ignore_has(ig, s, folder);
    arena_free(a);
    return found;
}

static void matches_as_git_does(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (is_ignored(rows[i].patterns, rows[i].path) != rows[i].ignored) {
            printf("'%s' on '%s'\n", rows[i].patterns, rows[i].path);
            fail();
        }
}

static void nested_files_count_for_their_folder(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct ignore *ig = ignore_new(a);
    ignore_add(ig, STR("/r"), STR("*.json"));
    size_t outer = ignore_count(ig);
    ignore_add(ig, STR("/r/x"), STR("!/a.json"));
    assert_false(ignore_has(ig, STR("/r/x/a.json"), false));
    assert_true(ignore_has(ig, STR("/r/x/y/a.json"), false));
    assert_true(ignore_has(ig, STR("/r/xy/a.json"), false));
    ignore_cut(ig, outer);
    assert_true(ignore_has(ig, STR("/r/x/a.json"), false));
    arena_free(a);
}

static void has_ceilings(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct ignore *ig = ignore_new(a);
    for (size_t i = 0; i <= IGNORE_PATTERNS_MAX; i++) {
        assert_int_equal(ignore_count(ig), i);
        ignore_add(ig, STR("/r"), STR("a"));
    }
    assert_int_equal(ignore_count(ig), IGNORE_PATTERNS_MAX);
    struct buf b;
    buf_init(&b, 0);
    buf_add_repeat(&b, 'a', 200);
    /* Would take ages, and is given up. */
    assert_false(is_ignored("*a*a*a*a*a*a*a*a*a*a*b", str_z(a, buf_str(&b))));
    buf_free(&b);
    arena_free(a);
}

/* A name without a star takes a step for each letter. */
static bool takes_steps(size_t n)
{
    struct buf b;
    buf_init(&b, 0);
    buf_add_repeat(&b, 'a', n);
    buf_add_char(&b, '\0');
    bool is = is_ignored(b.ptr, b.ptr);
    buf_free(&b);
    return is;
}

static void steps_have_a_ceiling(void **state)
{
    (void)state;
    assert_true(takes_steps(IGNORE_STEPS_MAX));
    assert_false(takes_steps(IGNORE_STEPS_MAX + 1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(matches_as_git_does),
        cmocka_unit_test(nested_files_count_for_their_folder),
        cmocka_unit_test(has_ceilings),
        cmocka_unit_test(steps_have_a_ceiling),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
