#include <stddef.h>

#include "cmd/check_schema.h"
#include "cmd/cmd.h"
#include "cmd/inspect.h"
#include "cmd/report.h"
#include "cmd/select.h"

struct check_options {
    const char *schema, *draft;
    struct names maps;
};

static void say_files(struct buf *out, size_t n, const char *what)
{
    buf_printf(out, "%zu file%s %s\n", n, n == 1 ? "" : "s", what);
}

static void say_hidden(struct buf *out, size_t n, const char *why)
{
    if (n)
        buf_printf(out, "%zu finding%s not shown: %s\n", n, n == 1 ? "" : "s",
                   why);
}

/* What silenced a finding is nowhere to be seen, unless it is said. */
static void say_selected(struct session *s, const struct inspected *n,
                         const struct reported *r)
{
    struct buf *out = &s->out;
    say_hidden(out, r->baseline, "in the baseline");
    say_hidden(out, r->unchanged, "on unchanged lines");
    if (n->excluded)
        buf_printf(out, "%zu path%s excluded by %s\n", n->excluded,
                   n->excluded == 1 ? "" : "s", select_config(s)->path);
    if (r->written)
        buf_printf(out, "%zu finding%s written to %s\n", r->written,
                   r->written == 1 ? "" : "s",
                   s->select_options.write_baseline);
}

/* Without a finding there is nothing to print, but people like to hear it;
 * and a check that looked at nothing must not pass for one. */
static void say_clean(struct buf *out, const struct inspected *n,
                      const struct reported *r)
{
    bool known = r->baseline || r->unchanged;
    if (n->documents > n->files)
        buf_printf(out, "%zu documents in ", n->documents);
    if (n->files)
        say_files(out, n->files,
                  known ? "checked, nothing new" : "checked, nothing found");
    if (n->unknown)
        say_files(out, n->unknown, "checked for syntax only: nothing of DMS");
    if (!n->files && !n->unknown)
        buf_add_z(out, "nothing of DMS found here; 'dmsc init' writes a "
                       "migration\n");
}

/* Of a folder nobody knows what was found in it. */
static void say_counts(struct session *s, const struct inspected *n,
                       const struct reported *r)
{
    if (!session_for_people(s) || s->exit >= EXIT_WRONG)
        return;
    if (!s->findings->list.n) {
        if (!r->written)
            say_clean(&s->out, n, r);
    } else if (n->folder) {
        buf_printf(&s->out, "%zu document%s in ", n->documents,
                   n->documents == 1 ? "" : "s");
        say_files(&s->out, n->files, "checked");
    }
    say_selected(s, n, r);
}

/* Documents against a schema of the user's, and nothing else. */
static bool by_schema(struct session *s, const struct check_options *o,
                      const struct names *paths, struct inspected *n)
{
    struct schema_request request = {o->schema, o->draft, &o->maps};
    struct schema *schema = check_schema(s, &request);
    if (!schema)
        return false;
    check_by_schema(s, schema, paths, n);
    schema_free(schema);
    return true;
}

static bool by_rules(struct session *s, const struct names *paths,
                     struct inspected *n)
{
    struct inspection *in = inspect_new(s);
    if (!in)
        return false;
    inspect_paths(in, paths);
    select_complete(s);
    *n = *inspect_counts(in);
    inspect_free(in);
    return true;
}

static void run(struct session *s, const void *given,
                const struct names *operands)
{
    const struct check_options *o = given;
    struct inspected n = {0};
    if (!o->schema && (o->draft || o->maps.list.n)) {
        session_error(s, EXIT_WRONG, "--draft and --schema-map need --schema",
                      "add --schema SCHEMA.json");
        return;
    }
    if (!(o->schema ? by_schema(s, o, operands, &n)
                    : by_rules(s, operands, &n)))
        return;
    struct reported r = report_findings(s);
    say_counts(s, &n, &r);
}

static const struct option options[] = {
    {"schema", 's', OPTION_TEXT, "SCHEMA.json",
     offsetof(struct check_options, schema),
     "check by this JSON Schema, and nothing else", NULL},
    {"draft", 0, OPTION_TEXT, NULL, offsetof(struct check_options, draft),
     "of schemas without $schema (default: 2020-12)", check_drafts},
    {"schema-map", 0, OPTION_LIST, "URL=FOLDER",
     offsetof(struct check_options, maps),
     "where references to URL lie; none is fetched", NULL},
};

static const struct example examples[] = {
    {"dmsc check migration.yaml", "one migration"},
    {"dmsc check .", "all that DMS reads, in this folder"},
    {"dmsc check --schema my.json a.json", "by anybody's JSON Schema"},
    {NULL, NULL},
};

const struct command command_check = {
    .name = "check",
    .summary = "find what AWS would only tell you hours later",
    .operands = "FILE|FOLDER...",
    .operands_min = 1,
    .operands_max = SIZE_MAX,
    .examples = examples,
    .more = "Checked are migrations, task settings and table mappings, known "
            "by what is in\nthem, alone and where they lie in Terraform, "
            "CloudFormation, output of the AWS\nCLI and shell scripts. Of a "
            "folder the *.json, *.sh, *.template, *.tf, *.yaml\nand their kin "
            "are looked at, and those of the folders within, but for what\n"
            ".gitignore leaves out. '-' is standard input.\n\n"
            "A finding that is to be silent: '# dmsc-ignore[RULE]: REASON' "
            "beside it, or an\nentry in .dmsc.yaml ('dmsc schema config').",
    .options = options,
    .option_count = COUNT_OF(options),
    .option_size = sizeof(struct check_options),
    .reports = true,
    .inspects = true,
    .selects = true,
    .narrows = true,
    .run = run,
};
