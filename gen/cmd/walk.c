#include "cmd/walk.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/map.h"
#include "cmd/limits.h"
#include "cmd/select.h"
#include "host/ignore.h"

/* Names of files that may hold what DMS reads. */
static const char *const endings[] = {
    ".bash",   ".hcl",  ".json",  ".ksh", ".sh",   ".template", ".tf",
    ".tfvars", ".tofu", ".tftpl", ".tpl", ".yaml", ".yml",      ".zsh",
};

/* A file whose name has no ending is a script if it begins with "#!". */
static bool is_script(const char *path, struct str name)
{
    char start[2] = "";
    if (str_contains(name, STR(".")))
        return false;
    int fd = open(path, O_RDONLY | O_NONBLOCK);
    if (fd < 0)
        return false;
    ssize_t n = read(fd, start, sizeof start);
    close(fd);
    return n == 2 && memcmp(start, "#!", 2) == 0;
}

static bool is_document(const char *path, struct str name,
                        const struct stat *st)
{
    if (!S_ISREG(st->st_mode) || st->st_size > WALK_FILE_MAX)
        return false;
    for (size_t i = 0; i < COUNT_OF(endings); i++)
        if (str_ends(name, str_of(endings[i])))
            return true;
    return is_script(path, name);
}

static bool is_skipped(struct str name)
{
    return name.ptr[0] == '.' || str_is(name, "node_modules");
}

/* A folder while it is walked: as the user names it, and in full. */
struct folder {
    const char *path;
    struct str full;
    unsigned depth;
};

struct walker {
    struct session *s;
    struct walk *walk;
    struct ignore *ignore;
};

static void walk_folder(struct walker *w, struct folder f);

static void add_ignore_file(struct walker *w, struct str full)
{
    struct str bytes;
    char *path = file_join(w->s->arena, full, STR(".gitignore"));
    if (!file_is_folder(path) && file_read(w->s->arena, path, &bytes, NULL))
        ignore_add(w->ignore, full, bytes);
}

/* What the folders above say counts too, up to the one that git knows. */
static void add_ignore_files_above(struct walker *w, struct str full)
{
    struct str folder = str_copy(w->s->arena, file_folder(full));
    const char *git = file_join(w->s->arena, full, STR(".git"));
    if (file_exists(git) || folder.len >= full.len)
        return;
    add_ignore_files_above(w, folder);
    add_ignore_file(w, folder);
}

/* Whether FULL lies in what git knows. */
static bool in_repository(struct walker *w, struct str full)
{
    for (;;) {
        if (file_exists(file_join(w->s->arena, full, STR(".git"))))
            return true;
        struct str above = str_copy(w->s->arena, file_folder(full));
        if (above.len >= full.len)
            return false;
        full = above;
    }
}

/* A file that is read twice would be two: its tasks do the same. */
static void add_file(struct session *s, struct walk *walk,
                     const struct walk_file *file, struct str full)
{
    if (!walk->known)
        walk->known = map_new(s->arena);
    uintptr_t number = (uintptr_t)map_get(walk->known, full);
    if (number) {
        walk->files.at[number - 1].named |= file->named;
        return;
    }
    *vec_push(s->arena, &walk->files) = *file;
    *map_put(walk->known, full) = (void *)(uintptr_t)walk->files.n;
}

static void walk_name(struct walker *w, struct folder f, struct str name)
{
    struct arena *a = w->s->arena;
    struct stat st;
    const char *path = file_join(a, str_of(f.path), name);
    if (is_skipped(name) || lstat(path, &st) != 0)
        return;
    bool folder = S_ISDIR(st.st_mode);
    struct str full = str_of(file_join(a, f.full, name));
    if (ignore_has(w->ignore, full, folder))
        return;
    if (config_excludes(select_config(w->s), full, folder)) {
        w->walk->excluded++;
        return;
    }
    if (S_ISLNK(st.st_mode) && stat(path, &st) != 0)
        return;
    if (folder)
        walk_folder(w, (struct folder){path, full, f.depth + 1});
    else if (is_document(path, name, &st))
        add_file(w->s, w->walk, &(struct walk_file){path, false}, full);
}

static void walk_folder(struct walker *w, struct folder f)
{
    struct session *s = w->s;
    struct str *names;
    size_t count, patterns = ignore_count(w->ignore);
    struct err err;
    if (f.depth > WALK_DEPTH_MAX) {
        err_set(&err, "%s: more than %d folders deep", f.path, WALK_DEPTH_MAX);
        session_error(s, EXIT_WRONG, err.message, NULL);
        return;
    }
    if (!file_list(s->arena, f.path, &names, &count, &err)) {
        session_error(s, EXIT_WRONG, err.message, NULL);
        return;
    }
    add_ignore_file(w, f.full);
    for (size_t i = 0; i < count; i++)
        walk_name(w, f, names[i]);
    ignore_cut(w->ignore, patterns);
}

static void walk_named_folder(struct session *s, struct walk *walk,
                              const char *path)
{
    struct walker w = {s, walk, ignore_new(s->arena)};
    char *real = realpath(path, NULL);
    struct folder f = {path, str_copy(s->arena, str_of(real ? real : path)), 1};
    free(real);
    if (in_repository(&w, f.full))
        add_ignore_files_above(&w, f.full);
    walk_folder(&w, f);
}

static bool is_binary(struct str bytes)
{
    size_t n = bytes.len < WALK_BINARY_BYTES ? bytes.len : WALK_BINARY_BYTES;
    return n && memchr(bytes.ptr, '\0', n);
}

struct text *walk_read(struct session *s, struct arena *a,
                       const struct walk_file *file)
{
    struct str bytes;
    struct err err;
    if (!file_read(a, file->path, &bytes, &err)) {
        session_error(s, EXIT_WRONG, err.message,
                      did_you_mean_file(s, file->path));
        return NULL;
    }
    if (!file->named && is_binary(bytes))
        return NULL;
    return text_new(a, file->path, bytes);
}

/* A path that was named is left out like one that was found: tools that name
 * each changed file ask the same question as who names a folder. */
static bool is_excluded(struct session *s, const char *path, bool folder)
{
    const struct config *c = select_config(s);
    if (!c || !ignore_count(c->exclude))
        return false;
    return config_excludes(c, str_of(file_full(s->arena, path)), folder);
}

void walk_add(struct session *s, struct walk *walk, const char *path)
{
    bool folder = file_is_folder(path);
    if (is_excluded(s, path, folder))
        walk->excluded++;
    else if (folder)
        walk_named_folder(s, walk, path);
    else
        add_file(s, walk, &(struct walk_file){path, true},
                 strcmp(path, "-") == 0 ? STR("-")
                                        : str_of(file_full(s->arena, path)));
}
