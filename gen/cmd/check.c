#include <stddef.h>

#include "base/file.h"
#include "cmd/check_host.h"
#include "cmd/check_schema.h"
#include "cmd/cmd.h"
#include "cmd/known.h"
#include "cmd/walk.h"
#include "dms/engine.h"
#include "read/read.h"
#include "rules/rules.h"
#include "spec/spec.h"

struct check_options {
    const char *schema, *draft;
    struct names maps;
    const char *source, *target, *type;
};

struct check {
    struct session *s;
    struct schema *schema;      /* of --schema, or NULL */
    struct known *known;        /* without */
    struct arena *arena;        /* of one file, taken back after each */
    struct rules_context given; /* what the options say of documents alone */
    size_t checked;             /* files */
    size_t unknown;             /* files that were only read */
    size_t documents;           /* in the files that were checked */
};

static void check_known(struct check *c, struct val root, size_t first)
{
    struct rules_context about = c->given;
    about.first = first;
    if (known_is_settings(root))
        about.settings = root;
    else
        about.mappings = root;
    rules_check(&about, c->arena, c->s->findings);
}

/* Holds the document against what it should be. False if nobody knows that:
 * a file of another trade. */
static bool check_document(struct check *c, struct tree *tree, const char *path,
                           size_t first)
{
    struct val root = tree_root(tree);
    struct findings *fs = c->s->findings;
    struct schema *schema =
        c->schema ? c->schema : known_schema(c->known, root);
    if (!c->schema && spec_is(root)) {
        rules_check_spec(spec_check(c->arena, tree, path, fs), first, fs);
        return true;
    }
    if (!schema)
        return false;
    if (!c->schema)
        known_mark(tree);
    schema_check(schema, root, fs);
    if (!c->schema)
        check_known(c, root, first);
    return true;
}

/* Whether a file that could not be read well may be a migration, or hold what
 * DMS reads. */
static bool may_be_ours(struct str bytes)
{
    return str_contains(bytes, STR("dmsc:")) ||
           str_contains(bytes, STR("\"dmsc\"")) ||
           str_contains(bytes, STR("aws_dms_")) ||
           str_contains(bytes, STR("AWS::DMS::"));
}

/* Reads and checks a text. False if it has nothing of DMS. */
static bool check_text(struct check *c, struct text *text, size_t first)
{
    struct findings *fs = c->s->findings;
    struct host_search search = {
        .arena = c->arena, .findings = fs, .text = text};
    struct rules_context given = c->given;
    given.first = first;
    if (!c->schema && check_host(c->known, &search, &given)) {
        c->documents += search.documents.n;
        return search.documents.n > 0;
    }
    bool known = check_document(c, read_document(c->arena, text, NULL, fs),
                                text->name, first);
    c->documents += known;
    return known;
}

/* What lies in a folder and is not ours is none of our business, not even its
 * syntax; a file that was named is at least read. */
static void check_file(struct check *c, const struct walk_file *file)
{
    struct findings *fs = c->s->findings;
    struct str bytes;
    struct err err;
    size_t before = fs->list.n, dropped = fs->dropped;
    arena_reset(c->arena);
    if (!file_read(c->arena, file->path, &bytes, &err)) {
        session_error(c->s, EXIT_WRONG, err.message,
                      walk_did_you_mean(c->s, file->path));
        return;
    }
    if (!file->named && walk_is_binary(bytes))
        return;
    struct text *text = text_new(c->arena, file->path, bytes);
    if (check_text(c, text, before)) {
        c->checked++;
    } else if (file->named || (fs->list.n > before && may_be_ours(bytes))) {
        c->unknown++;
    } else {
        fs->list.n = before;
        fs->dropped = dropped;
    }
}

static void say_files(struct buf *out, size_t n, const char *what)
{
    buf_printf(out, "%zu file%s %s\n", n, n == 1 ? "" : "s", what);
}

/* Without a finding there is nothing to print, but people like to hear it;
 * and a check that looked at nothing must not pass for one. */
static void say_clean(const struct check *c)
{
    struct buf *out = &c->s->out;
    if (c->s->findings->list.n || c->s->exit || !session_for_people(c->s))
        return;
    if (c->checked && c->documents > c->checked)
        buf_printf(out, "%zu documents in ", c->documents);
    if (c->checked)
        say_files(out, c->checked, "checked, nothing found");
    if (c->unknown)
        say_files(out, c->unknown, "checked for syntax only: nothing of DMS");
    if (!c->checked && !c->unknown)
        buf_add_z(out, "nothing of DMS found here; 'dmsc init' writes a "
                       "migration\n");
}

static void check_all(struct check *c, const struct names *operands)
{
    struct walk walk = {0};
    for (size_t i = 0; i < operands->list.n; i++)
        walk_add(c->s, &walk, operands->list.at[i]);
    for (size_t i = 0; i < walk.files.n; i++)
        check_file(c, &walk.files.at[i]);
    session_report(c->s);
    say_clean(c);
}

static bool engine_given(struct session *s, const char *option,
                         const char *name, const struct engine **out)
{
    if (!name)
        return true;
    *out = engine_find(str_of(name));
    if (*out)
        return true;
    struct str *names = ARENA_ARRAY(s->arena, struct str, engine_count());
    for (size_t i = 0; i < engine_count(); i++)
        names[i] = engine_at(i)->name;
    session_error(
        s, EXIT_WRONG,
        arena_printf(s->arena, "%s: DMS has no engine '%s'", option, name),
        did_you_mean(s, str_of(name), names, engine_count()));
    return false;
}

static const char *const task_types[] = {"full-load", "cdc",
                                         "full-load-and-cdc", NULL};

/* The names are those of enum task_type, in its order. */
static bool read_context(struct session *s, const struct check_options *o,
                         struct rules_context *given)
{
    given->type = -1;
    for (int i = 0; o->type && task_types[i]; i++)
        if (strcmp(o->type, task_types[i]) == 0)
            given->type = i;
    return engine_given(s, "--source", o->source, &given->source) &&
           engine_given(s, "--target", o->target, &given->target);
}

static void run(struct session *s, const void *given,
                const struct names *operands)
{
    const struct check_options *o = given;
    struct check c = {.s = s};
    if (!o->schema && (o->draft || o->maps.list.n)) {
        session_error(s, EXIT_WRONG, "--draft and --schema-map need --schema",
                      "add --schema SCHEMA.json");
        return;
    }
    if (!read_context(s, o, &c.given))
        return;
    if (o->schema) {
        struct schema_request request = {o->schema, o->draft, &o->maps};
        c.schema = check_schema(s, &request);
        if (!c.schema)
            return;
    }
    c.known = known_new(s);
    c.arena = arena_new();
    check_all(&c, operands);
    arena_free(c.arena);
    known_free(c.known);
    if (c.schema)
        schema_free(c.schema);
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
    {"source", 0, OPTION_TEXT, "ENGINE", offsetof(struct check_options, source),
     "engine that tasks read from: oracle, s3", NULL},
    {"target", 0, OPTION_TEXT, "ENGINE", offsetof(struct check_options, target),
     "engine that they write to: postgres, s3", NULL},
    {"migration-type", 0, OPTION_TEXT, NULL,
     offsetof(struct check_options, type), "of tasks", task_types},
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
            ".gitignore leaves out. '-' is standard input.",
    .options = options,
    .option_count = COUNT_OF(options),
    .option_size = sizeof(struct check_options),
    .reports = true,
    .run = run,
};
