#include "unit/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/vec.h"

static void paths_are_relative(void **state)
{
    (void)state;
    static const char *const rows[][3] = {
        {"/a/b", "/a/b/c", "c"},        {"/a/b", "/a/b/c/d", "c/d"},
        {"/a/b", "/a/c", "../c"},       {"/a/b", "/a/bc", "../bc"},
        {"/a/b/c", "/d", "../../../d"}, {"/", "/a", "a"},
        {"/a/bc", "/a/b/c", "../b/c"},  {"/a/b/", "/a/b/c", "c"},
    };
    struct arena *a = arena_new();
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        assert_string_equal(
            file_relative(a, str_of(rows[i][0]), str_of(rows[i][1])),
            rows[i][2]);
    arena_free(a);
}

static void paths_are_full(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    char folder[] = "/tmp/dmsc-test-XXXXXX", *old = realpath(".", NULL);
    assert_non_null(mkdtemp(folder));
    assert_int_equal(chdir(folder), 0);
    char *here = realpath(".", NULL);
    assert_int_equal(mkdir("real", 0700), 0);
    assert_int_equal(symlink("real", "link"), 0);
    assert_int_equal(symlink("elsewhere", "real/file"), 0);
    const char *const rows[][2] = {
        {"a", "%s/a"},
        {"./real/../a", "%s/a"},
        {"real", "%s/real"},
        {"link/a", "%s/real/a"},
        {".", "%s"},
        {"real/..", "%s"},
        {"real/file", "%s/real/file"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct str wanted = str_of(rows[i][1]);
        wanted = str_printf(a, "%s%.*s", here,
                            STR_ARG(str_sub(wanted, 2, wanted.len)));
        assert_string_equal(file_full(a, rows[i][0]), wanted.ptr);
    }
    assert_string_equal(file_full(a, "/"), "/");
    assert_string_equal(file_full(a, "/no such/a"), "/no such/a");
    unlink("real/file");
    unlink("link");
    rmdir("real");
    assert_int_equal(chdir(old), 0);
    rmdir(folder);
    free(here);
    free(old);
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paths_are_relative),
        cmocka_unit_test(paths_are_full),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
