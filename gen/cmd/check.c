#include <stddef.h>

#include "base/file.h"
#include "cmd/cmd.h"
#include "cmd/walk.h"
#include "read/read.h"

struct check_options {
    const char *schema, *draft;
    struct names maps;
};

/* What one file is checked in: its arena is taken back after each. */
struct check {
    struct session *s;
    const struct check_options *options;
    struct arena *arena;
    size_t checked;
};

static void check_document(struct check *c, const struct tree *tree)
{
    (void)c;
    (void)tree;
}

static void check_file(struct check *c, const struct walk_file *file)
{
    struct str bytes;
    struct err err;
    arena_reset(c->arena);
    if (!file_read(c->arena, file->path, &bytes, &err)) {
        session_error(c->s, EXIT_WRONG, err.message, NULL);
        return;
    }
    struct text *text = text_new(c->arena, file->path, bytes);
    struct tree *tree = read_document(c->arena, text, NULL, c->s->findings);
    check_document(c, tree);
    c->checked++;
}

/* Without a finding there is nothing to print: people like to hear it. */
static void say_clean(const struct check *c)
{
    if (c->s->findings->list.n || c->s->exit || !session_for_people(c->s))
        return;
    buf_printf(&c->s->out, "%zu file%s checked, nothing found\n", c->checked,
               c->checked == 1 ? "" : "s");
}

static void run(struct session *s, const void *given,
                const struct names *operands)
{
    struct check c = {.s = s, .options = given, .arena = arena_new()};
    struct walk walk = {0};
    for (size_t i = 0; i < operands->list.n; i++)
        walk_add(s, &walk, operands->list.at[i]);
    for (size_t i = 0; i < walk.files.n; i++)
        check_file(&c, &walk.files.at[i]);
    session_report(s);
    say_clean(&c);
    arena_free(c.arena);
}

static const char *const drafts[] = {"draft-07", "2020-12", NULL};

static const struct option options[] = {
    {"schema", 's', OPTION_TEXT, "SCHEMA.json",
     offsetof(struct check_options, schema),
     "check by this JSON Schema, and nothing else", NULL},
    {"draft", 0, OPTION_TEXT, NULL, offsetof(struct check_options, draft),
     "of schemas without $schema (default: 2020-12)", drafts},
    {"schema-map", 0, OPTION_LIST, "URL=FOLDER",
     offsetof(struct check_options, maps),
     "where references to URL lie; none is fetched", NULL},
};

static const struct example examples[] = {
    {"dmsc check migration.yaml", "one migration"},
    {"dmsc check .", "all that is in this folder"},
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
    .more =
        "Of a folder all *.json, *.yaml and *.yml are read, and those of the "
        "folders\nwithin. '-' is standard input.",
    .options = options,
    .option_count = COUNT_OF(options),
    .option_size = sizeof(struct check_options),
    .reports = true,
    .run = run,
};
