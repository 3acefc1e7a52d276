#include <stddef.h>
#include <unistd.h>

#include "base/embed.h"
#include "base/file.h"
#include "cmd/cmd.h"

struct init_options {
    const char *output;
};

static const struct str prefix = {"samples/", 8};

/* A file of a sample. */
struct sample_file {
    struct str scenario, name, bytes;
    const char *path; /* where it goes */
};

struct sample {
    VEC(struct sample_file) files;
};

/* The I-th embedded file, if it is a sample's. */
static bool sample_file(unsigned i, struct sample_file *f)
{
    struct str path = str_of(embed_path(i, &f->bytes));
    if (!str_starts(path, prefix))
        return false;
    path = str_sub(path, prefix.len, path.len);
    f->scenario = str_cut(&path, '/');
    f->name = path;
    return path.len > 0;
}

static size_t list_scenarios(struct session *s, struct str **names)
{
    VEC(struct str) found = {0};
    struct sample_file f;
    for (unsigned i = 0; i < embed_total(); i++)
        if (sample_file(i, &f) &&
            (!found.n || !str_eq(found.at[found.n - 1], f.scenario)))
            *vec_push(s->arena, &found) = f.scenario;
    *names = found.at;
    return found.n;
}

static void collect(struct session *s, const char *scenario, struct str folder,
                    struct sample *sample)
{
    struct sample_file f;
    for (unsigned i = 0; i < embed_total(); i++)
        if (sample_file(i, &f) && str_is(f.scenario, scenario)) {
            f.path = file_join(s->arena, folder, f.name);
            *vec_push(s->arena, &sample->files) = f;
        }
}

/* Whether none of the files is there; says which are. */
static bool all_new(struct session *s, const struct sample *sample)
{
    bool good = true;
    for (size_t i = 0; i < sample->files.n; i++) {
        const char *path = sample->files.at[i].path;
        if (!file_exists(path))
            continue;
        good = false;
        session_error(s, EXIT_WRONG,
                      arena_printf(s->arena, "%s is there already", path),
                      "-o FOLDER writes elsewhere; nothing was written");
    }
    return good;
}

static bool write_all(struct session *s, const struct sample *sample)
{
    struct err err;
    for (size_t i = 0; i < sample->files.n; i++) {
        const struct sample_file *f = &sample->files.at[i];
        char *folder = str_z(s->arena, file_folder(str_of(f->path)));
        if (!file_make_folder(folder, &err) ||
            !file_create(f->path, f->bytes, 0666, &err)) {
            session_error(s, EXIT_WRONG, err.message, NULL);
            while (i--)
                unlink(sample->files.at[i].path);
            return false;
        }
    }
    for (size_t i = 0; i < sample->files.n; i++)
        buf_printf(&s->out, "wrote %s\n", sample->files.at[i].path);
    return true;
}

static void say_next(struct session *s, const char *spec)
{
    buf_printf(&s->out,
               "\nNext:\n"
               "  dmsc check %s\n"
               "  dmsc run %s\n"
               "  dmsc build %s -o out\n",
               spec, spec, spec);
}

static void unknown_scenario(struct session *s, const char *scenario)
{
    struct str *names;
    size_t n = list_scenarios(s, &names);
    const char *help = did_you_mean(s, str_of(scenario), names, n);
    if (!*help)
        help = "there are: ";
    for (size_t i = 0; i < n && help[0] == 't'; i++)
        help = arena_printf(s->arena, "%s%s%.*s", help, i ? ", " : "",
                            STR_ARG(names[i]));
    session_error(s, EXIT_WRONG,
                  arena_printf(s->arena, "there is no scenario '%s'", scenario),
                  help);
}

static void words(struct session *s, struct names *list)
{
    struct str *names;
    size_t n = list_scenarios(s, &names);
    for (size_t i = 0; i < n; i++)
        *vec_push(s->arena, &list->list) = str_z(s->arena, names[i]);
}

static void run(struct session *s, const void *given,
                const struct names *operands)
{
    const struct init_options *o = given;
    const char *scenario =
        operands->list.n ? operands->list.at[0] : "homogeneous";
    struct str folder = str_of(o->output ? o->output : ".");
    struct sample sample = {0};
    collect(s, scenario, folder, &sample);
    if (sample.files.n == 0)
        unknown_scenario(s, scenario);
    else if (all_new(s, &sample) && write_all(s, &sample))
        say_next(s, file_join(s->arena, folder, STR("migration.yaml")));
}

static const struct option options[] = {
    {"output", 'o', OPTION_TEXT, "FOLDER",
     offsetof(struct init_options, output), "where to (default: this folder)",
     NULL},
};

static const struct example examples[] = {
    {"dmsc init", "PostgreSQL to PostgreSQL, in this folder"},
    {"dmsc init homogeneous", "the same, by its name"},
    {"dmsc init -o shop", "in a folder of its own"},
    {NULL, NULL},
};

const struct command command_init = {
    .name = "init",
    .summary = "write a migration to start from",
    .operands = "[SCENARIO]",
    .operands_max = 1,
    .examples = examples,
    .more = "A file that is there is never overwritten.",
    .options = options,
    .option_count = COUNT_OF(options),
    .option_size = sizeof(struct init_options),
    .words = words,
    .run = run,
};
