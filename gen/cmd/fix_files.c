#include "cmd/fix_files.h"

#include <stdlib.h>

#include "base/file.h"
#include "read/limits.h"

void fix_files_init(struct fix_files *files, struct session *s)
{
    files->s = s;
    files->map = map_new(s->arena);
}

struct fix_file *fix_files_at(const struct fix_files *files, size_t i)
{
    return i < map_count(files->map) ? map_at(files->map, i)->value : NULL;
}

/* What tells files apart, however they are named. */
static struct str real_path(struct arena *a, const char *path)
{
    char *real = strcmp(path, "-") == 0 ? NULL : realpath(path, NULL);
    struct str key = str_copy(a, str_of(real ? real : path));
    free(real);
    return key;
}

/* ---- where may be written ---- */

/* The top of the repository that FOLDER, a real path, lies in; else FOLDER. */
static struct str top_of(struct arena *a, struct str folder)
{
    for (struct str at = folder;;) {
        if (file_exists(file_join(a, at, STR(".git"))))
            return at;
        struct str above = str_copy(a, file_folder(at));
        if (above.len >= at.len)
            return folder;
        at = above;
    }
}

void fix_files_allow(struct fix_files *files, const char *path)
{
    struct arena *a = files->s->arena;
    files->bounded = true;
    if (strcmp(path, "-") == 0)
        return;
    struct str real = real_path(a, path);
    struct str folder = file_is_folder(path) ? real : file_folder(real);
    *vec_push(a, &files->folders) = top_of(a, str_copy(a, folder));
}

static bool is_allowed(const struct fix_files *files, struct str real)
{
    for (size_t i = 0; i < files->folders.n; i++) {
        struct str folder = files->folders.at[i];
        struct str rest = str_sub(real, folder.len, real.len);
        if (str_starts(real, folder) &&
            (str_ends(folder, STR("/")) || str_starts(rest, STR("/"))))
            return true;
    }
    return !files->bounded || str_is(real, "-");
}

struct fix_file *fix_files_open(struct fix_files *files, const char *path)
{
    struct arena *a = files->s->arena;
    struct str key = real_path(a, path), bytes;
    struct fix_file *f = map_get(files->map, key);
    struct err err;
    if (f)
        return f;
    if (!file_read(a, path, &bytes, &err)) {
        session_error(files->s, EXIT_WRONG, err.message, NULL);
        return NULL;
    }
    f = ARENA_NEW(a, struct fix_file);
    f->path = path;
    f->bytes = f->original = f->last = bytes;
    f->elsewhere = !is_allowed(files, key);
    *map_put(files->map, key) = f;
    return f;
}

/* ---- a round ---- */

/* What keeps a file from being read. */
static bool is_syntax(enum finding_id id)
{
    struct str name = str_of(finding_rule(id)->name);
    if (finding_rule(id)->severity != SEVERITY_ERROR)
        return false;
    return str_starts(name, STR("json/")) || str_starts(name, STR("yaml/")) ||
           str_starts(name, STR("hcl/"));
}

void fix_files_add(struct fix_files *files, struct fix_file *file,
                   const struct finding_fix *fix, const struct finding *finding)
{
    struct arena *a = files->s->arena;
    file->wanted = true;
    if (file->elsewhere || file->given_up ||
        (file->no_syntax && is_syntax(finding->id)))
        return;
    *vec_push(a, &file->fixes) = (struct patch_fix){fix, false};
    *vec_push(a, &file->findings) = finding;
}

static size_t apply_to(struct arena *a, struct fix_file *f)
{
    f->last = f->bytes;
    f->done_last = f->done.n;
    if (f->fixes.n)
        f->bytes = patch_bytes(a, f->bytes, f->fixes.at, f->fixes.n);
    for (size_t i = 0; i < f->fixes.n; i++) {
        const struct finding *finding = f->findings.at[i];
        if (f->fixes.at[i].done)
            *vec_push(a, &f->done) = (struct fix_done){
                finding->place, f->fixes.at[i].fix->title, finding->id};
    }
    f->fixes.n = f->findings.n = 0;
    return f->done.n - f->done_last;
}

/* Counts how many mistakes of syntax each file has now. A finding is looked at
 * once, not once for each file: to ask for its real path is slow. */
static void count_broken(struct fix_files *files, const struct findings *now)
{
    struct fix_file *f;
    for (size_t i = 0; (f = fix_files_at(files, i)); i++)
        f->broken_now = 0;
    for (size_t i = 0; i < now->list.n && map_count(files->map); i++) {
        const struct finding *finding = now->list.at[i];
        if (finding->severity != SEVERITY_ERROR || !is_syntax(finding->id))
            continue;
        f = map_get(files->map,
                    real_path(files->s->arena, finding->place.file));
        if (f)
            f->broken_now++;
    }
}

bool fix_files_apply(struct fix_files *files, const struct findings *now)
{
    size_t done = 0;
    struct fix_file *f;
    count_broken(files, now);
    for (size_t i = 0; (f = fix_files_at(files, i)); i++) {
        f->broken = f->broken_now;
        done += apply_to(files->s->arena, f);
    }
    return done > 0;
}

/* Whether the syntax was to be fixed in the last round. */
static bool had_syntax(const struct fix_file *f)
{
    for (size_t i = f->done_last; i < f->done.n; i++)
        if (is_syntax(f->done.at[i].id))
            return true;
    return false;
}

bool fix_files_undo(struct fix_files *files, const struct findings *now)
{
    bool any = false;
    struct fix_file *f;
    count_broken(files, now);
    for (size_t i = 0; (f = fix_files_at(files, i)); i++) {
        size_t broken = f->done.n > f->done_last ? f->broken_now : 0;
        bool syntax = had_syntax(f);
        /* Of very many mistakes only so many are told. */
        bool useless =
            syntax && broken == f->broken && broken <= READ_ERRORS_MAX;
        if (broken > f->broken || useless) {
            f->bytes = f->last;
            f->done.n = f->done_last;
            f->no_syntax = any = true;
            f->given_up = !syntax;
        }
        f->done_last = f->done.n;
    }
    return any;
}

/* ---- the end ---- */

/* Nobody else's work is lost: what the disk has must be what was read. */
static bool write_file(struct session *s, const struct fix_file *f,
                       struct err *err)
{
    struct str now;
    if (!file_read(s->arena, f->path, &now, err))
        return false;
    if (!str_eq(now, f->original))
        return err_set(err, "%s was changed meanwhile", f->path);
    return file_replace(f->path, f->bytes, err);
}

bool fix_files_write(struct fix_files *files)
{
    struct err err;
    struct fix_file *f;
    bool all = true;
    for (size_t i = 0; (f = fix_files_at(files, i)); i++) {
        if (str_eq(f->bytes, f->original) || strcmp(f->path, "-") == 0)
            continue;
        if (write_file(files->s, f, &err))
            continue;
        session_error(files->s, EXIT_WRONG, err.message, "it is as it was");
        f->bytes = f->original;
        f->done.n = 0;
        all = false;
    }
    return all;
}
