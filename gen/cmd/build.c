#include <stddef.h>

#include "cmd/cmd.h"
#include "cmd/report.h"
#include "emit/cli.h"
#include "emit/cloudformation.h"
#include "emit/output.h"
#include "emit/terraform.h"
#include "graph/plan.h"
#include "spec/spec.h"

struct build_options {
    const char *output, *target;
    bool force;
};

/* TARGET(name, first): printed by <name>_emit into the folder <name>; FIRST is
 * what one types first, with the output folder for %s. */
#define TARGETS(TARGET)                                                        \
    TARGET(terraform, "terraform -chdir=%s/terraform init")                    \
    TARGET(cloudformation, "head %s/cloudformation/*.yaml")                    \
    TARGET(cli, "bash %s/cli/deploy.sh -h")

static const struct {
    const char *name;
    void (*emit)(struct arena *a, const struct graph *g, struct output *o,
                 struct findings *fs);
    const char *first;
} printers[] = {
#define TARGET(name, first) {#name, name##_emit, first},
    TARGETS(TARGET)
#undef TARGET
};

static const char *const targets[] = {"all",
#define TARGET(name, first) #name,
                                      TARGETS(TARGET)
#undef TARGET
                                          NULL};

static bool is_wanted(const struct build_options *o, const char *target)
{
    return !o->target || !strcmp(o->target, "all") ||
           !strcmp(o->target, target);
}

static struct output *emit(struct session *s, const struct build_options *o,
                           const struct model *m)
{
    struct output *output = output_new(s->arena);
    struct err err;
    if (!plan_possible(m, s->findings))
        return NULL;
    struct graph *g = plan_graph(s->arena, m);
    for (size_t i = 0; i < COUNT_OF(printers); i++)
        if (is_wanted(o, printers[i].name))
            printers[i].emit(s->arena, g, output, s->findings);
        else
            output_keep(output, str_of(printers[i].name));
    if (emit_files(g, output, &err))
        return output;
    session_error(s, EXIT_WRONG, err.message, NULL);
    return NULL;
}

static void list_names(struct buf *out, const char *words,
                       const struct str *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        buf_printf(out, "%s %.*s\n", words, STR_ARG(names[i]));
}

static void say_in_the_way(struct session *s, const struct output_result *r,
                           const char *message)
{
    struct buf help;
    buf_init(&help, 0);
    for (size_t i = 0; i < r->in_the_way.n; i++)
        buf_printf(&help, "%s%.*s",
                   i ? ", " : "in the way: ", STR_ARG(r->in_the_way.at[i]));
    if (r->in_the_way.n)
        buf_add_z(&help, "; move them, put your changes into `overrides:`, "
                         "or overwrite them with --force");
    session_error(s, EXIT_WRONG, message, help.ptr);
    buf_free(&help);
}

static void add_first(struct buf *out, const char *first, const char *folder)
{
    struct str rest = str_of(first), head = str_cut(&rest, '%');
    buf_printf(out, "  %.*s%s%.*s\n", STR_ARG(head), folder,
               STR_ARG(str_sub(rest, 1, rest.len)));
}

static void say_written(struct session *s, const struct build_options *o,
                        const struct output_result *r)
{
    struct buf *out = &s->out;
    if (!session_for_people(s))
        return;
    if (r->finished_earlier)
        buf_add_z(out, "An earlier build had been cut short; it is finished "
                       "now.\n");
    list_names(out, "left, since it was changed:", r->left.at, r->left.n);
    buf_printf(out, "%s: %zu file%s written", o->output, r->written,
               r->written == 1 ? "" : "s");
    if (r->unchanged)
        buf_printf(out, ", %zu unchanged", r->unchanged);
    if (r->removed)
        buf_printf(out, ", %zu removed", r->removed);
    buf_add_z(out, "\n\nNext:\n");
    for (size_t i = 0; i < COUNT_OF(printers); i++)
        if (is_wanted(o, printers[i].name))
            add_first(out, printers[i].first, o->output);
}

static void run(struct session *s, const void *given,
                const struct names *operands)
{
    const struct build_options *o = given;
    struct output_result result;
    struct output *output = NULL;
    struct err err;
    if (!o->output) {
        session_error(s, EXIT_WRONG, "build needs a folder for its files",
                      "add -o FOLDER, such as -o out");
        return;
    }
    struct model *m =
        spec_load(s->arena, operands->list.at[0], s->findings, &err);
    if (!m)
        session_error(s, EXIT_WRONG, err.message,
                      did_you_mean_file(s, operands->list.at[0]));
    else if (!m->flawed)
        output = emit(s, o, m);
    report_findings(s);
    if (m && m->flawed)
        report_flawed(s);
    if (!output || s->exit != EXIT_OK) {
        if (m && session_for_people(s))
            buf_add_z(&s->out, "nothing was written\n");
        return;
    }
    if (output_write(output, o->output, o->force, &result, &err))
        say_written(s, o, &result);
    else
        say_in_the_way(s, &result, err.message);
}

static const struct option options[] = {
    {"output", 'o', OPTION_TEXT, "FOLDER",
     offsetof(struct build_options, output), "where the files go (required)",
     NULL},
    {"target", 't', OPTION_TEXT, "TARGET",
     offsetof(struct build_options, target),
     "all, terraform, cloudformation or cli", targets},
    {"force", 0, OPTION_FLAG, NULL, offsetof(struct build_options, force),
     "overwrite files that were changed", NULL},
};

static const struct example examples[] = {
    {"dmsc build migration.yaml -o out", "all outputs, in out/"},
    {"dmsc build migration.yaml -o out -t terraform", "Terraform only"},
    {"dmsc build migration.yaml -o out --force", "over your changes"},
    {NULL, NULL},
};

const struct command command_build = {
    .name = "build",
    .summary = "write Terraform, CloudFormation and AWS CLI scripts",
    .operands = "SPEC",
    .operands_min = 1,
    .operands_max = 1,
    .examples = examples,
    .more = "All files are written, or none. What dmsc did not make is left "
            "alone, and so is\nwhat you changed since.",
    .options = options,
    .option_count = COUNT_OF(options),
    .option_size = sizeof(struct build_options),
    .reports = true,
    .selects = true,
    .run = run,
};
