#include "cmd/since.h"

#include <assert.h>
#include <errno.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/map.h"
#include "cmd/select.h"

#define REV_HELP                                                               \
    "write a branch, a tag or a commit of the repository that the files lie "  \
    "in"
#define SHALLOW_HELP                                                           \
    "this clone has only the last commits: 'git fetch --unshallow' gets the "  \
    "others, as does 'fetch-depth: 0' of actions/checkout"

/* Lines of a file, from FIRST to LAST. */
struct lines {
    uint32_t first, last;
};

struct changed {
    VEC(struct lines) list;
};

struct since {
    struct session *s;
    struct arena *arena;
    const char *root;    /* of the repository */
    struct map *changed; /* by absolute path: struct changed */
    struct map *tracked; /* by absolute path */
};

/* ── git ─────────────────────────────────────────────────────────────── */

enum { ARGUMENTS_MAX = 24 }; /* that git is run with: none is of the input */

extern char **environ;

/* What git tells its hooks of the repository that they run for: relative to
 * its top, and misleading from anywhere else. */
static bool is_for_hooks(const char *variable)
{
    static const char *const names[] = {
        "GIT_DIR=", "GIT_INDEX_FILE=", "GIT_PREFIX=", "GIT_WORK_TREE="};
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (str_starts(str_of(variable), str_of(names[i])))
            return true;
    return false;
}

static char **environment(struct arena *a)
{
    size_t n = 0;
    while (environ[n])
        n++;
    char **kept = ARENA_ARRAY(a, char *, n + 1);
    n = 0;
    for (char **at = environ; *at; at++)
        if (!is_for_hooks(*at))
            kept[n++] = *at;
    return kept;
}

static bool read_pipe(int fd, struct buf *out)
{
    char piece[65536];
    ssize_t n;
    while ((n = read(fd, piece, sizeof piece)) != 0) {
        if (n > 0)
            buf_add(out, piece, (size_t)n);
        else if (errno != EINTR)
            return false;
    }
    return !out->overflow;
}

/* Starts git, whose output comes from *FD. It says itself what it does not
 * like. */
static bool start(char *const *argv, char **env, pid_t *pid, int *fd)
{
    posix_spawn_file_actions_t actions;
    int ends[2];
    if (pipe(ends) != 0)
        return false;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", 0, 0);
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1);
    posix_spawn_file_actions_addclose(&actions, ends[0]);
    posix_spawn_file_actions_addclose(&actions, ends[1]);
    int failed = posix_spawnp(pid, argv[0], &actions, NULL, argv, env);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    *fd = ends[0];
    if (failed)
        close(ends[0]);
    errno = failed;
    return !failed;
}

/* Runs `git -C FOLDER ARGS...`; its exit code, or -1 if it did not run. */
static int git(struct arena *a, const char *folder, const char *const *args,
               struct buf *out)
{
    const char *argv[ARGUMENTS_MAX + 1] = {"git", "--no-optional-locks", "-C",
                                           folder};
    pid_t pid;
    int fd, status;
    for (size_t n = 4; *args; n++) {
        assert(n < ARGUMENTS_MAX);
        argv[n] = *args++;
    }
    /* posix_spawn changes no argument, but has no const. */
    if (!start((char *const *)argv, environment(a), &pid, &fd))
        return -1;
    bool good = read_pipe(fd, out);
    close(fd);
    while (waitpid(pid, &status, 0) < 0)
        if (errno != EINTR)
            return -1;
    return good && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* The output of git in one line, "" if it failed. */
static const char *git_line(struct arena *a, const char *folder,
                            const char *const *args, int *code)
{
    struct buf out;
    buf_init(&out, 0);
    *code = git(a, folder, args, &out);
    const char *line = *code ? "" : str_z(a, str_trim(buf_str(&out)));
    buf_free(&out);
    return line;
}

static bool is_shallow(struct since *since)
{
    static const char *const args[] = {"rev-parse", "--is-shallow-repository",
                                       NULL};
    int code;
    return since->root && *since->root &&
           strcmp(git_line(since->arena, since->root, args, &code), "true") ==
               0;
}

static bool failed(struct since *since, int code, const char *rev)
{
    struct arena *a = since->arena;
    if (code < 0)
        session_error(since->s, EXIT_WRONG,
                      "--since needs git, which could not be run", NULL);
    else
        session_error(since->s, EXIT_WRONG,
                      arena_printf(a, "--since %s: git failed", rev),
                      is_shallow(since) ? SHALLOW_HELP : REV_HELP);
    return false;
}

/* ── What git says ───────────────────────────────────────────────────── */

static struct str absolute(struct since *since, struct str path)
{
    return str_of(file_join(since->arena, str_of(since->root), path));
}

/* A character of a quoted path, after the backslash. */
static char unescape(struct str *s)
{
    static const char names[] = "abtnvfr", values[] = "\a\b\t\n\v\f\r";
    char c = *s->ptr;
    const char *name = strchr(names, c);
    size_t len = 1;
    if (c >= '0' && c <= '3' && s->len >= 3) {
        c = (char)(unsigned char)((c - '0') * 64 + (s->ptr[1] - '0') * 8 +
                                  (s->ptr[2] - '0'));
        len = 3;
    } else if (c && name) {
        c = values[name - names];
    }
    *s = str_sub(*s, len, s->len);
    return c;
}

/* The path that a line "+++ ..." names: b/PATH, in quotes where it has odd
 * characters, with a tab after it where it has blanks. */
static struct str path_of(struct since *since, struct str s)
{
    struct buf b;
    if (!str_starts(s, STR("\""))) {
        s = str_cut(&s, '\t');
        return str_sub(s, 2, s.len);
    }
    buf_init(&b, 0);
    s = str_sub(s, 1, s.len);
    while (s.len && *s.ptr != '"') {
        char c = *s.ptr;
        s = str_sub(s, 1, s.len);
        buf_add_char(&b, c == '\\' && s.len ? unescape(&s) : c);
    }
    struct str path = str_copy(since->arena, buf_str(&b));
    buf_free(&b);
    return str_sub(path, 2, path.len);
}

/* "12,3" is 12 and 3, "12" is 12 and 1. */
static struct lines numbers(struct str s)
{
    uint64_t from = 0, count = 1;
    struct str first = str_cut(&s, ',');
    str_to_u64(first, &from);
    if (s.len)
        str_to_u64(s, &count);
    return (struct lines){(uint32_t)from, (uint32_t)count};
}

/* "@@ -A,B +C,D @@": the lines to skip in OLD and NEW. Where lines were only
 * taken away, those beside them count as changed. */
static void read_hunk(struct since *since, struct changed *file,
                      struct str line, uint32_t *skip)
{
    str_cut(&line, '-');
    struct lines before = numbers(str_cut(&line, ' '));
    str_cut(&line, '+');
    struct lines after = numbers(str_cut(&line, ' '));
    *skip = before.last + after.last;
    struct lines l = {after.first, after.first + after.last - 1};
    if (after.last == 0)
        l.last = after.first + 1;
    if (file)
        *vec_push(since->arena, &file->list) = l;
}

static void read_diff(struct since *since, struct str diff)
{
    struct changed *file = NULL;
    uint32_t skip = 0;
    while (diff.len) {
        struct str line = str_cut(&diff, '\n');
        bool text = line.len && memchr("+-", *line.ptr, 2);
        if (skip) {
            skip -= text; /* "\ No newline..." is not counted */
        } else if (str_starts(line, STR("+++ "))) {
            struct str path = path_of(since, str_sub(line, 4, line.len));
            file = ARENA_NEW(since->arena, struct changed);
            *map_put(since->changed, absolute(since, path)) = file;
        } else if (str_starts(line, STR("@@ "))) {
            read_hunk(since, file, line, &skip);
        }
    }
}

static void read_tracked(struct since *since, struct str names)
{
    while (names.len) {
        struct str path = absolute(since, str_cut(&names, '\0'));
        *map_put(since->tracked, path) = since;
    }
}

static bool ask(struct since *since, const char *const *args,
                void (*read)(struct since *, struct str), const char *rev)
{
    struct buf out;
    buf_init(&out, 0);
    int code = git(since->arena, since->root, args, &out);
    if (code == 0)
        read(since, buf_str(&out));
    buf_free(&out);
    return code == 0 || failed(since, code, rev);
}

/* What is compared with: of a branch that went on since, the state that it was
 * left in. */
static const char *base_of(struct since *since, const char *rev)
{
    const char *args[] = {"merge-base", rev, "HEAD", NULL};
    int code;
    if (str_contains(str_of(rev), STR("..")))
        return rev;
    const char *base = git_line(since->arena, since->root, args, &code);
    if (code == 1)
        return rev; /* the histories have nothing in common */
    return code ? NULL : base;
}

static bool ask_git(struct since *since, const char *rev, const char *folder)
{
    static const char *const top[] = {"rev-parse", "--show-toplevel", NULL};
    static const char *const tracked[] = {"ls-files", "-z", NULL};
    int code;
    if (rev[0] == '-') {
        session_error(since->s, EXIT_WRONG,
                      arena_printf(since->arena, "--since cannot be '%s'", rev),
                      REV_HELP);
        return false;
    }
    since->root = git_line(since->arena, folder, top, &code);
    if (code)
        return failed(since, code, rev);
    const char *base = base_of(since, rev);
    if (!base)
        return failed(since, 1, rev);
    const char *diff[] = {
        "-c",
        "core.quotePath=off",
        "diff",
        "--unified=0",
        "--no-color",
        "--no-ext-diff",
        "--no-textconv",
        "--no-relative",
        "--find-renames",
        "--src-prefix=a/",
        "--dst-prefix=b/",
        "--ignore-submodules",
        base,
        "--",
        NULL,
    };
    return ask(since, diff, read_diff, rev) &&
           ask(since, tracked, read_tracked, rev);
}

/* ── What is on changed lines ────────────────────────────────────────── */

static bool is_changed(struct since *since, const struct place *p)
{
    struct str full = select_full(since->s, p->file);
    const struct changed *file = map_get(since->changed, full);
    uint32_t last = p->end.line;
    if (!map_get(since->tracked, full))
        return true;
    if (last > p->start.line && p->end.column == 1)
        last--; /* the end is exclusive */
    for (size_t i = 0; file && i < file->list.n; i++)
        if (file->list.at[i].first <= last &&
            file->list.at[i].last >= p->start.line)
            return true;
    return false;
}

static bool is_shown(struct since *since, const struct finding *f)
{
    if (str_starts(str_of(finding_rule(f->id)->name), STR("config/")) ||
        is_changed(since, &f->place))
        return true;
    for (size_t i = 0; i < f->related.n; i++)
        if (is_changed(since, &f->related.at[i].place))
            return true;
    return false;
}

size_t since_apply(struct session *s, const char *rev, const char *folder)
{
    struct since since = {.s = s, .arena = arena_new()};
    struct findings *fs = s->findings;
    size_t n = 0, before = fs->list.n;
    since.changed = map_new(since.arena);
    since.tracked = map_new(since.arena);
    if (!file_is_folder(folder))
        folder = str_z(since.arena, file_folder(str_of(folder)));
    bool good = ask_git(&since, rev, folder);
    for (size_t i = 0; good && i < before; i++)
        if (is_shown(&since, fs->list.at[i]))
            fs->list.at[n++] = fs->list.at[i];
    if (good)
        fs->list.n = n;
    arena_free(since.arena);
    return before - fs->list.n;
}
