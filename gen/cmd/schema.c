#include "base/embed.h"
#include "cmd/cmd.h"

static const struct str prefix = {"schemas/", 8};
static const struct str suffix = {".schema.json", 12};

/* The name by which a schema is asked for; "" of a file that is none. */
static struct str schema_name(const char *path)
{
    struct str s = str_of(path);
    if (!str_starts(s, prefix) || !str_ends(s, suffix))
        return STR("");
    return str_sub(s, prefix.len, s.len - prefix.len - suffix.len);
}

static size_t list_names(struct session *s, struct str **names)
{
    VEC(struct str) found = {0};
    for (unsigned i = 0; i < embed_total(); i++) {
        struct str bytes, name = schema_name(embed_path(i, &bytes));
        if (name.len)
            *vec_push(s->arena, &found) = name;
    }
    *names = found.at;
    return found.n;
}

static void words(struct session *s, struct names *list)
{
    struct str *names;
    size_t n = list_names(s, &names);
    for (size_t i = 0; i < n; i++)
        *vec_push(s->arena, &list->list) = str_z(s->arena, names[i]);
}

static void run(struct session *s, const void *none,
                const struct names *operands)
{
    struct str *names, bytes;
    size_t n = list_names(s, &names);
    (void)none;
    if (operands->list.n == 0) {
        for (size_t i = 0; i < n; i++)
            buf_printf(&s->out, "%.*s\n", STR_ARG(names[i]));
        return;
    }
    const char *name = operands->list.at[0];
    const char *path =
        arena_printf(s->arena, "%s%s%s", prefix.ptr, name, suffix.ptr);
    if (embed_find(path, &bytes)) {
        buf_add_str(&s->out, bytes);
        return;
    }
    const char *help = did_you_mean(s, str_of(name), names, n);
    session_error(s, EXIT_WRONG,
                  arena_printf(s->arena, "there is no schema '%s'", name),
                  *help ? help : "'dmsc schema' lists them");
}

static const struct example examples[] = {
    {"dmsc schema", "the names of all schemas"},
    {"dmsc schema migration", "that of a migration"},
    {"dmsc schema migration > m.json", "the same in a file, for an editor"},
    {NULL, NULL},
};

const struct command command_schema = {
    .name = "schema",
    .summary = "print a JSON Schema that dmsc checks with",
    .operands = "[NAME]",
    .operands_max = 1,
    .examples = examples,
    .words = words,
    .run = run,
};
