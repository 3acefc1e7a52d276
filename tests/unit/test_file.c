#include "unit/unit.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/file.h"
#include "base/limits.h"
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

/* A file of that size, without its bytes; what is said of it, or NULL. */
static const char *reads_size(struct arena *a, off_t size)
{
    char path[] = "/tmp/dmsc-test-XXXXXX";
    struct str bytes;
    struct err err;
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(ftruncate(fd, size), 0);
    close(fd);
    bool good = file_read(a, path, &bytes, &err);
    unlink(path);
    if (good)
        assert_int_equal(bytes.len, size);
    return good ? NULL
                : str_z(a, str_sub(str_of(err.message), strlen(path),
                                   strlen(err.message)));
}

static void files_have_a_ceiling(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct str bytes;
    struct err err;
    assert_null(reads_size(a, (off_t)FILE_MAX_BYTES));
    assert_string_equal(reads_size(a, (off_t)FILE_MAX_BYTES + 1),
                        " is larger than 64 MiB");
    /* One that does not say how large it is. */
    assert_false(file_read(a, "/dev/zero", &bytes, &err));
    assert_string_equal(err.message, "/dev/zero is larger than 64 MiB");
    arena_free(a);
}

static struct str read_back(struct arena *a, const char *path)
{
    struct str bytes;
    assert_true(file_read(a, path, &bytes, NULL));
    return bytes;
}

/* What is there keeps its mode; a link stays one; what is no file is never
 * replaced by one. Names of temporary files are in no message. */
static void writes_keep_what_is_there(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    char folder[] = "/tmp/dmsc-test-XXXXXX";
    struct stat st;
    struct err err;
    assert_non_null(mkdtemp(folder));
    const char *path = arena_printf(a, "%s/file", folder);
    const char *link = arena_printf(a, "%s/link", folder);
    const char *pipe = arena_printf(a, "%s/pipe", folder);
    assert_true(file_write(path, STR("1"), 0666, &err));
    assert_int_equal(chmod(path, 0640), 0);
    assert_int_equal(symlink("file", link), 0);
    assert_true(file_write(link, STR("2"), 0666, &err));
    assert_true(str_is(read_back(a, path), "2"));
    assert_int_equal(lstat(link, &st), 0);
    assert_true(S_ISLNK(st.st_mode));
    assert_int_equal(stat(path, &st), 0);
    assert_int_equal(st.st_mode & 07777, 0640);

    assert_int_equal(mkfifo(pipe, 0600), 0);
    int reader = open(pipe, O_RDONLY | O_NONBLOCK);
    char got[8];
    assert_true(file_write(pipe, STR("through"), 0666, &err));
    assert_int_equal(read(reader, got, sizeof got), 7);
    close(reader);
    assert_false(file_replace(pipe, STR("1"), &err));
    assert_int_equal(lstat(pipe, &st), 0);
    assert_true(S_ISFIFO(st.st_mode));

    assert_false(file_write(folder, STR("1"), 0666, &err));
    assert_non_null(strstr(err.message, "is a folder"));
    assert_false(file_write("-", STR("1"), 0666, &err));
    assert_false(file_write("/no such/a", STR("1"), 0666, &err));
    assert_string_equal(err.message,
                        "cannot create /no such/a: No such file or directory");
    assert_false(file_read(a, "", &(struct str){0}, &err));
    unlink(pipe);
    unlink(link);
    unlink(path);
    assert_int_equal(rmdir(folder), 0); /* nothing else is left in it */
    arena_free(a);
}

/* The end of a message is lost, and nothing more. */
static void messages_have_a_ceiling(void **state)
{
    (void)state;
    char words[ERR_MAX + 1];
    struct err err;
    memset(words, 'a', sizeof words);
    words[ERR_MAX] = '\0';
    err_set(&err, "%s", words + 1);
    assert_string_equal(err.message, words + 1);
    err_set(&err, "%s", words);
    assert_string_equal(err.message, words + 1);
    err_context(&err, "%s", words);
    assert_int_equal(strlen(err.message), ERR_MAX / 2 - 1 + 2 + 250);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paths_are_relative),
        cmocka_unit_test(paths_are_full),
        cmocka_unit_test(files_have_a_ceiling),
        cmocka_unit_test(writes_keep_what_is_there),
        cmocka_unit_test(messages_have_a_ceiling),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
