#include "cmd/walk.h"

#include <sys/stat.h>

#include "base/file.h"
#include "cmd/limits.h"

static bool is_document(struct str name)
{
    static const char *const endings[] = {".json", ".tf", ".tfvars", ".yaml",
                                          ".yml"};
    for (size_t i = 0; i < COUNT_OF(endings); i++)
        if (str_ends(name, str_of(endings[i])))
            return true;
    return false;
}

static bool is_skipped(struct str name)
{
    return name.ptr[0] == '.' || str_is(name, "node_modules");
}

static void walk_folder(struct session *s, struct walk *walk,
                        const char *folder, unsigned depth)
{
    struct str *names;
    size_t count;
    struct err err;
    if (depth > WALK_DEPTH_MAX) {
        err_set(&err, "%s: more than %d folders deep", folder, WALK_DEPTH_MAX);
        session_error(s, EXIT_WRONG, err.message, NULL);
        return;
    }
    if (!file_list(s->arena, folder, &names, &count, &err)) {
        session_error(s, EXIT_WRONG, err.message, NULL);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        struct stat st;
        const char *path = file_join(s->arena, str_of(folder), names[i]);
        if (is_skipped(names[i]) || lstat(path, &st) != 0)
            continue;
        if (S_ISDIR(st.st_mode))
            walk_folder(s, walk, path, depth + 1);
        else if (is_document(names[i]) &&
                 (S_ISREG(st.st_mode) || !file_is_folder(path)))
            *vec_push(s->arena, &walk->files) = (struct walk_file){path, false};
    }
}

void walk_add(struct session *s, struct walk *walk, const char *path)
{
    if (file_is_folder(path))
        walk_folder(s, walk, path, 1);
    else
        *vec_push(s->arena, &walk->files) = (struct walk_file){path, true};
}

const char *walk_did_you_mean(struct session *s, const char *path)
{
    struct str *names, name = file_name(str_of(path));
    struct str folder = str_copy(s->arena, file_folder(str_of(path)));
    size_t count;
    if (file_exists(path) ||
        !file_list(s->arena, folder.ptr, &names, &count, NULL))
        return "";
    int best = str_nearest(name, names, count);
    if (best < 0)
        return "";
    struct str found = str_of(file_join(s->arena, folder, names[best]));
    return did_you_mean(s, found, &found, 1);
}
