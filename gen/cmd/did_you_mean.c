#include <sys/stat.h>

#include "base/file.h"
#include "cmd/cmd.h"

const char *did_you_mean(struct session *s, struct str typed,
                         const struct str *candidates, size_t n)
{
    int best = str_nearest(typed, candidates, n);
    if (best < 0)
        return "";
    return arena_printf(s->arena, "did you mean '%.*s'?",
                        STR_ARG(candidates[best]));
}

const char *did_you_mean_one(struct session *s, struct str typed,
                             const struct str *candidates, size_t n)
{
    const char *help = did_you_mean(s, typed, candidates, n);
    if (*help || n == 0)
        return help;
    help = "there is";
    for (size_t i = 0; i < n; i++)
        help = arena_printf(s->arena, "%s%s '%.*s'", help, i ? "," : "",
                            STR_ARG(candidates[i]));
    return help;
}

const char *did_you_mean_file(struct session *s, const char *path)
{
    struct str *names, name = file_name(str_of(path));
    struct str folder = str_copy(s->arena, file_folder(str_of(path)));
    size_t count;
    struct stat st;
    if (file_is_folder(path)) {
        struct str spec =
            str_of(file_join(s->arena, str_of(path), STR("migration.yaml")));
        return file_exists(spec.ptr) ? did_you_mean(s, spec, &spec, 1) : "";
    }
    if (lstat(path, &st) == 0 || /* a link that leads nowhere, too */
        !file_list(s->arena, folder.ptr, &names, &count, NULL))
        return "";
    int best = str_nearest(name, names, count);
    if (best < 0)
        return "";
    struct str found = str_of(file_join(s->arena, folder, names[best]));
    return did_you_mean(s, found, &found, 1);
}
