/* The output folder: all or nothing, and nothing of anybody else's. */
#include "unit/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "emit/limits.h"
#include "emit/output.h"

struct place {
    struct arena *arena;
    char root[64];
    char *out;
};

static int set_up(void **state)
{
    struct place *p = malloc(sizeof *p);
    p->arena = arena_new();
    strcpy(p->root, "/tmp/dmsc-output-XXXXXX");
    assert_non_null(mkdtemp(p->root));
    p->out = file_join(p->arena, str_of(p->root), STR("out"));
    *state = p;
    return 0;
}

static int tear_down(void **state)
{
    struct place *p = *state;
    char *command = arena_printf(p->arena, "rm -rf '%s'", p->root);
    assert_int_equal(system(command), 0);
    arena_free(p->arena);
    free(p);
    return 0;
}

static char *at(struct place *p, const char *path)
{
    return file_join(p->arena, str_of(p->out), str_of(path));
}

static void assert_file(struct place *p, const char *path, const char *bytes)
{
    struct str got;
    struct err err;
    if (!file_read(p->arena, at(p, path), &got, &err))
        fail_msg("%s", err.message);
    assert_str(got, bytes);
}

static void user_writes(struct place *p, const char *path, const char *bytes)
{
    struct err err;
    assert_true(file_write(at(p, path), str_of(bytes), 0666, &err));
}

static struct output *files(struct place *p, const char *a, const char *b)
{
    struct output *o = output_new(p->arena);
    if (a)
        output_add(o, STR("terraform/a.tf"), str_of(a), false);
    if (b)
        output_add(o, STR("cli/b.sh"), str_of(b), true);
    return o;
}

static bool build(struct place *p, const char *a, const char *b,
                  struct output_result *r)
{
    struct err err;
    return output_write(files(p, a, b), p->out, false, r, &err);
}

static void has_a_ceiling_on_files(void **state)
{
    struct place *p = *state;
    struct output_result r;
    struct err err;
    struct output *o = output_new(p->arena);
    for (int i = 0; i < OUTPUT_FILES_MAX; i++)
        output_add(o, str_printf(p->arena, "f%d", i), STR(""), false);
    assert_true(output_write(o, p->out, false, &r, &err));
    assert_int_equal(r.written, OUTPUT_FILES_MAX);
    output_add(o, STR("more"), STR(""), false);
    assert_false(output_write(o, p->out, false, &r, &err));
    assert_string_equal(err.message,
                        "the build has 5001 files, more than 5000; divide the "
                        "tasks among several specs");
    assert_false(file_exists(at(p, "more")));
}

static void writes_and_rewrites(void **state)
{
    struct place *p = *state;
    struct output_result r;
    struct stat st;
    assert_true(build(p, "one", "two", &r));
    assert_int_equal(r.written, 2);
    assert_file(p, "terraform/a.tf", "one");
    assert_int_equal(stat(at(p, "cli/b.sh"), &st), 0);
    assert_true(st.st_mode & S_IXUSR);
    assert_true(build(p, "one", "three", &r));
    assert_int_equal(r.written, 1);
    assert_int_equal(r.unchanged, 1);
    assert_file(p, "cli/b.sh", "three");
    assert_false(file_exists(at(p, ".dmsc/new")));
    assert_false(file_exists(at(p, ".dmsc/manifest.new")));
}

static void removes_only_what_is_unchanged(void **state)
{
    struct place *p = *state;
    struct output_result r;
    assert_true(build(p, "one", "two", &r));
    assert_true(build(p, "one", NULL, &r));
    assert_int_equal(r.removed, 1);
    assert_false(file_exists(at(p, "cli/b.sh")));
    user_writes(p, "terraform/a.tf", "mine now");
    assert_true(build(p, NULL, "two", &r));
    assert_int_equal(r.removed, 0);
    assert_int_equal(r.left.n, 1);
    assert_file(p, "terraform/a.tf", "mine now");
}

static void leaves_files_of_users(void **state)
{
    struct place *p = *state;
    struct output_result r;
    struct err err;
    assert_true(build(p, "one", "two", &r));
    user_writes(p, "terraform/notes.txt", "notes");
    user_writes(p, "cli/b.sh", "edited");
    assert_false(build(p, "changed", "three", &r));
    assert_int_equal(r.in_the_way.n, 1);
    assert_str(r.in_the_way.at[0], "cli/b.sh");
    assert_file(p, "terraform/a.tf", "one");
    assert_file(p, "cli/b.sh", "edited");
    assert_file(p, "terraform/notes.txt", "notes");
    assert_true(
        output_write(files(p, "changed", "three"), p->out, true, &r, &err));
    assert_file(p, "cli/b.sh", "three");
    assert_file(p, "terraform/notes.txt", "notes");
}

/* A build cut short while it moved its files in: one of two is new. */
static void finishes_an_earlier_build(void **state)
{
    struct place *p = *state;
    struct output_result r;
    struct str manifest;
    struct err err;
    assert_true(build(p, "one", "two", &r));
    assert_true(file_read(p->arena, at(p, ".dmsc/manifest"), &manifest, &err));
    assert_true(build(p, "ONE", "TWO", &r));
    assert_int_equal(
        rename(at(p, ".dmsc/manifest"), at(p, ".dmsc/manifest.new")), 0);
    user_writes(p, ".dmsc/manifest", manifest.ptr);
    user_writes(p, "cli/b.sh", "two");
    assert_true(build(p, "ONE", "TWO", &r));
    assert_true(r.finished_earlier);
    assert_file(p, "cli/b.sh", "TWO");
    assert_true(build(p, "ONE", "TWO", &r));
    assert_false(r.finished_earlier);
}

/* A folder where a file has to go: nothing is written, nothing is left. */
static void a_failed_first_build_leaves_nothing(void **state)
{
    struct place *p = *state;
    struct output_result r;
    struct err err;
    struct output *o = files(p, "one", "two");
    output_add(o, STR("cli"), STR("a file where a folder is"), false);
    assert_false(output_write(o, p->out, false, &r, &err));
    assert_false(file_exists(p->out));
}

static void keeps_what_a_build_says_nothing_of(void **state)
{
    struct place *p = *state;
    struct output_result r;
    struct err err;
    assert_true(build(p, "a1", "b1", &r));
    struct output *o = files(p, "a2", NULL);
    output_keep(o, STR("cli"));
    assert_true(output_write(o, p->out, false, &r, &err));
    assert_int_equal(r.removed, 0);
    assert_file(p, "cli/b.sh", "b1");
    assert_true(build(p, "a2", "b2", &r)); /* it is still dmsc's */
    assert_file(p, "cli/b.sh", "b2");
    o = files(p, "a2", NULL);
    output_keep(o, STR("cl")); /* another folder */
    assert_true(output_write(o, p->out, false, &r, &err));
    assert_int_equal(r.removed, 1);
}

/* Two builds cut short, one after the other: what the first had moved in is
 * in nobody's way. A folder where the manifest goes stands for the cut. */
static void two_builds_cut_short(void **state)
{
    struct place *p = *state;
    struct output_result r;
    assert_true(build(p, "1", "1", &r));
    assert_int_equal(
        rename(at(p, ".dmsc/manifest"), at(p, ".dmsc/manifest.new")), 0);
    assert_int_equal(mkdir(at(p, ".dmsc/manifest"), 0777), 0);
    assert_false(build(p, "2", "2", &r));
    user_writes(p, "cli/b.sh", "1"); /* as if it had not got so far */
    assert_int_equal(rmdir(at(p, ".dmsc/manifest")), 0);
    assert_true(build(p, "3", "3", &r));
    assert_file(p, "cli/b.sh", "3");
    assert_false(file_exists(at(p, ".dmsc/manifest.new")));
    assert_false(file_exists(at(p, ".dmsc/manifest.part")));
}

/* What a build cut short had staged, and this one does not make. */
static void clears_what_was_staged(void **state)
{
    struct place *p = *state;
    struct output_result r;
    assert_true(build(p, "1", "1", &r));
    assert_int_equal(mkdir(at(p, ".dmsc/new"), 0777), 0);
    assert_int_equal(mkdir(at(p, ".dmsc/new/cli"), 0777), 0);
    user_writes(p, ".dmsc/new/cli/b.sh", "2");
    assert_true(build(p, "1", NULL, &r));
    assert_false(file_exists(at(p, ".dmsc/new")));
}

static void nothing_moves_if_one_cannot(void **state)
{
    struct place *p = *state;
    struct output_result r;
    struct err err;
    assert_int_equal(mkdir(p->out, 0777), 0);
    user_writes(p, "cli", "a file of the user's");
    assert_false(build(p, "1", "1", &r));
    assert_false(file_exists(at(p, "terraform")));
    assert_false(file_exists(at(p, ".dmsc")));
    assert_false(output_write(files(p, "1", "1"), p->out, true, &r, &err));
    assert_file(p, "cli", "a file of the user's");
}

/* A link is the user's, wherever it leads. */
static void leaves_links(void **state)
{
    struct place *p = *state;
    struct output_result r;
    struct err err;
    char *elsewhere = file_join(p->arena, str_of(p->root), STR("elsewhere"));
    assert_true(build(p, NULL, "1", &r));
    assert_int_equal(unlink(at(p, "cli/b.sh")), 0);
    assert_int_equal(symlink(elsewhere, at(p, "cli/b.sh")), 0);
    assert_false(build(p, NULL, "1", &r)); /* to nothing */
    assert_int_equal(r.in_the_way.n, 1);
    assert_true(file_write(elsewhere, STR("1"), 0666, &err));
    assert_false(build(p, NULL, "1", &r)); /* to what dmsc would write */
    assert_true(build(p, "1", NULL, &r));
    assert_int_equal(r.removed, 0);
    assert_file(p, "cli/b.sh", "1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(has_a_ceiling_on_files, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(writes_and_rewrites, set_up, tear_down),
        cmocka_unit_test_setup_teardown(removes_only_what_is_unchanged, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(leaves_files_of_users, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(finishes_an_earlier_build, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(two_builds_cut_short, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(clears_what_was_staged, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(nothing_moves_if_one_cannot, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(leaves_links, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_failed_first_build_leaves_nothing,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(keeps_what_a_build_says_nothing_of,
                                        set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
