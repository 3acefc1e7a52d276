/* The help texts: examples first, then the rule they follow. */
#include <stddef.h>

#include "cmd/cmd.h"

struct help_options {
    bool man;
};

static void heading(struct buf *out, bool color, const char *z)
{
    buf_printf(out, color ? "\n\033[1m%s\033[0m\n" : "\n%s\n", z);
}

enum { LEFT_MAX = 32 }; /* what is longer has its right side below */

/* Two columns: LEFT, WIDTH wide, and RIGHT. */
static void row(struct buf *out, size_t width, struct str left,
                const char *right)
{
    buf_add_z(out, "  ");
    buf_add_str(out, left);
    if (left.len > width) {
        buf_add_z(out, "\n  ");
        left.len = 0;
    }
    buf_add_repeat(out, ' ', width - left.len + 2);
    buf_printf(out, "%s\n", right);
}

static void examples(struct buf *out, bool color, const struct example *list)
{
    size_t width = 0;
    for (const struct example *e = list; e->line; e++)
        if (strlen(e->line) > width)
            width = strlen(e->line);
    heading(out, color, "Examples");
    for (const struct example *e = list; e->line; e++)
        row(out, width, str_of(e->line), e->what);
}

static struct str option_head(struct session *s, const struct option *o)
{
    char letter[] = {'-', o->letter, ',', ' ', '\0'};
    const char *argument = option_argument(s, o);
    return str_printf(s->arena, "%s--%s%s%s", o->letter ? letter : "    ",
                      o->name, *argument ? " " : "", argument);
}

static void options(struct session *s, struct buf *out, bool color,
                    const struct option_table *tables, size_t n)
{
    size_t width = 0;
    for (size_t t = 0; t < n; t++)
        for (size_t i = 0; i < tables[t].n; i++) {
            struct str head = option_head(s, &tables[t].rows[i]);
            if (head.len > width && head.len <= LEFT_MAX)
                width = head.len;
        }
    heading(out, color, "Options");
    for (size_t t = 0; t < n; t++)
        for (size_t i = 0; i < tables[t].n; i++)
            row(out, width, option_head(s, &tables[t].rows[i]),
                tables[t].rows[i].help);
}

void help_command(struct session *s, const struct command *command,
                  struct buf *out)
{
    struct option_table tables[OPTION_TABLES];
    bool color = session_look(s).color;
    size_t n = command_tables(command, s, NULL, tables);
    buf_printf(out, "dmsc %s: %s\n", command->name, command->summary);
    examples(out, color, command->examples);
    heading(out, color, "Usage");
    buf_printf(out, "  dmsc %s [OPTION...]%s%s\n", command->name,
               *command->operands ? " " : "", command->operands);
    options(s, out, color, tables, n);
    if (command->more)
        buf_printf(out, "\n%s\n", command->more);
}

void help_program(struct session *s, struct buf *out)
{
    static const struct example list[] = {
        {"dmsc init", "a migration to start from, in this folder"},
        {"dmsc check .", "everything here that DMS will read"},
        {"dmsc explain json/syntax", "what a finding means"},
        {NULL, NULL},
    };
    bool color = session_look(s).color;
    buf_add_z(out, "dmsc: checks, builds and rehearses migrations for AWS "
                   "Database Migration Service\n");
    examples(out, color, list);
    heading(out, color, "Commands");
    for (size_t i = 0; command_at(i); i++)
        row(out, 10, str_of(command_at(i)->name), command_at(i)->summary);
    buf_add_z(out, "\n'dmsc COMMAND --help' shows examples of a command.\n"
                   "Exit codes: 0 clean or warnings only, 1 errors found, "
                   "2 wrong usage or a\nfile that cannot be opened, 3 a run "
                   "that failed.\n");
}

static void words(struct session *s, struct names *list)
{
    for (size_t i = 0; command_at(i); i++)
        *vec_push(s->arena, &list->list) = command_at(i)->name;
}

static void run(struct session *s, const void *given,
                const struct names *operands)
{
    const struct help_options *o = given;
    if (o->man) {
        help_manual(s, &s->out);
        return;
    }
    if (operands->list.n == 0) {
        help_program(s, &s->out);
        return;
    }
    const struct command *c = command_find(operands->list.at[0]);
    if (c) {
        help_command(s, c, &s->out);
        return;
    }
    command_unknown(s, operands->list.at[0]);
}

static const struct option help_rows[] = {
    {"man", 0, OPTION_FLAG, NULL, offsetof(struct help_options, man),
     "the manual page, as `man -l -` takes it", NULL},
};

static const struct example help_examples[] = {
    {"dmsc help", "all commands"},
    {"dmsc help check", "one of them"},
    {"dmsc check --help", "the same"},
    {NULL, NULL},
};

const struct command command_help = {
    .name = "help",
    .summary = "show what dmsc, or a command of it, can do",
    .operands = "[COMMAND]",
    .operands_max = 1,
    .examples = help_examples,
    .options = help_rows,
    .option_count = COUNT_OF(help_rows),
    .option_size = sizeof(struct help_options),
    .words = words,
    .run = run,
};
