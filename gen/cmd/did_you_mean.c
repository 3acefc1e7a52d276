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
    const char *found = file_nearest(s->arena, path);
    if (file_is_folder(path)) {
        found = file_join(s->arena, str_of(path), STR("migration.yaml"));
        found = file_exists(found) ? found : NULL;
    }
    return found ? arena_printf(s->arena, "did you mean '%s'?", found) : "";
}
