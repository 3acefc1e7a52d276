#include <stddef.h>

#include "base/file.h"
#include "cmd/check_host.h"
#include "cmd/check_schema.h"
#include "cmd/cmd.h"
#include "cmd/known.h"
#include "cmd/walk.h"
#include "read/read.h"
#include "spec/spec.h"

struct check_options {
    const char *schema, *draft;
    struct names maps;
};

struct check {
    struct session *s;
    struct schema *schema; /* of --schema, or NULL */
    struct known *known;   /* without */
    struct arena *arena;   /* of one file, taken back after each */
    size_t checked;        /* files */
    size_t unknown;        /* files that were only read */
};

/* Holds the document against what it should be. False if nobody knows that:
 * a file of another trade. */
static bool check_document(struct check *c, const struct tree *tree,
                           const char *path)
{
    struct val root = tree_root(tree);
    struct schema *schema =
        c->schema ? c->schema : known_schema(c->known, root);
    if (!c->schema && spec_is(root))
        spec_check(c->arena, tree, path, c->s->findings);
    else if (schema)
        schema_check(schema, root, c->s->findings);
    else
        return false;
    return true;
}

/* Whether a file that could not be read well may be a migration, or hold what
 * DMS reads. */
static bool may_be_ours(struct str bytes)
{
    return str_contains(bytes, STR("dmsc:")) ||
           str_contains(bytes, STR("\"dmsc\"")) ||
           str_contains(bytes, STR("aws_dms_"));
}

/* Reads and checks a text. False if it has nothing of DMS. */
static bool check_text(struct check *c, struct text *text)
{
    struct findings *fs = c->s->findings;
    struct host_search search = {
        .arena = c->arena, .findings = fs, .text = text};
    if (!c->schema && check_host(c->known, &search))
        return search.documents.n > 0;
    return check_document(c, read_document(c->arena, text, NULL, fs),
                          text->name);
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
    struct text *text = text_new(c->arena, file->path, bytes);
    if (check_text(c, text)) {
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
            "by what is in\nthem, also where they lie in Terraform. Of a "
            "folder the *.json, *.yaml, *.yml,\n*.tf and *.tfvars are looked "
            "at, and those of the folders within. '-' is standard\ninput.",
    .options = options,
    .option_count = COUNT_OF(options),
    .option_size = sizeof(struct check_options),
    .reports = true,
    .run = run,
};
