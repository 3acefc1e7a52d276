/* The manual page, made from the tables that the parser reads. Roff takes a
 * line that begins with a dot or a quote for a request, a backslash for an
 * escape, and a bare minus for a hyphen. */
#include "cmd/cmd.h"

/* Adds Z so that roff prints it as it is. */
static void put(struct buf *out, const char *z)
{
    bool start = out->len == 0 || out->ptr[out->len - 1] == '\n';
    for (; *z; z++) {
        if (start && (*z == '.' || *z == '\''))
            buf_add_z(out, "\\&");
        start = *z == '\n';
        if (*z == '\\')
            buf_add_z(out, "\\e");
        else if (*z == '-')
            buf_add_z(out, "\\-");
        else if (*z == '\'')
            buf_add_z(out, "\\(aq");
        else if (*z == '`')
            buf_add_z(out, "\\(ga");
        else
            buf_add_char(out, *z);
    }
}

/* Z in bold (B) or italics (I). */
static void put_font(struct buf *out, char font, const char *z)
{
    buf_printf(out, "\\f%c", font);
    put(out, z);
    buf_add_z(out, "\\fR");
}

static void line(struct buf *out, const char *request, const char *z)
{
    buf_add_z(out, request);
    put(out, z);
    buf_add_z(out, "\n");
}

static void option(struct session *s, struct buf *out, const struct option *o)
{
    const char *argument = option_argument(s, o);
    buf_add_z(out, ".TP\n");
    if (o->letter) {
        put_font(out, 'B', arena_printf(s->arena, "-%c", o->letter));
        buf_add_z(out, ", ");
    }
    put_font(out, 'B', arena_printf(s->arena, "--%s", o->name));
    if (*argument) {
        buf_add_z(out, " ");
        put_font(out, 'I', argument);
    }
    buf_add_z(out, "\n");
    line(out, "", o->help);
}

static void examples(struct buf *out, const struct command *c)
{
    for (const struct example *e = c->examples; e->line; e++) {
        buf_add_z(out, ".TP\n");
        put_font(out, 'B', e->line);
        buf_add_z(out, "\n");
        line(out, "", e->what);
    }
}

static void command(struct session *s, struct buf *out, const struct command *c)
{
    struct option_table tables[OPTION_TABLES];
    size_t n = command_tables(c, s, NULL, tables);
    line(out, ".SS dmsc ", c->name);
    line(out, "", arena_printf(s->arena, "%s.", c->summary));
    buf_add_z(out, ".PP\n");
    put_font(out, 'B', arena_printf(s->arena, "dmsc %s", c->name));
    buf_add_z(out, " [");
    put_font(out, 'I', "OPTION");
    buf_add_z(out, "...]");
    if (*c->operands) {
        buf_add_z(out, " ");
        put_font(out, 'I', c->operands);
    }
    buf_add_z(out, "\n");
    for (size_t t = 0; t + 1 < n; t++)
        for (size_t i = 0; i < tables[t].n; i++)
            option(s, out, &tables[t].rows[i]);
    if (c->more)
        line(out, ".PP\n", c->more);
    line(out, ".PP\n", "Examples:");
    examples(out, c);
}

/* The last table is the one that all commands share. */
static void common_options(struct session *s, struct buf *out)
{
    struct option_table tables[OPTION_TABLES];
    size_t n = command_tables(command_at(0), s, NULL, tables);
    for (size_t i = 0; i < tables[n - 1].n; i++)
        option(s, out, &tables[n - 1].rows[i]);
}

static void formats(struct buf *out)
{
    for (unsigned i = 0; printer_at(i); i++) {
        buf_add_z(out, ".TP\n");
        put_font(out, 'B', printer_at(i)->name);
        buf_add_z(out, "\n");
        line(out, "", printer_at(i)->title);
    }
}

static void rows(struct buf *out, const char *const *list)
{
    for (; list[0]; list += 2) {
        buf_add_z(out, ".TP\n");
        put_font(out, 'B', list[0]);
        buf_add_z(out, "\n");
        line(out, "", list[1]);
    }
}

static const char *const exit_codes[] = {
    "0",  "Clean, or warnings only.",
    "1",  "Errors were found.",
    "2",  "Wrong usage, or a file that cannot be opened.",
    "3",  "A run that failed.",
    NULL,
};

static const char *const environment[] = {
    "NO_COLOR", "If it is not empty, nothing is coloured.",
    "COLUMNS",  "The width of the terminal.",
    "TERM",     "No colours on one that is dumb.",
    NULL,
};

void help_manual(struct session *s, struct buf *out)
{
    buf_add_z(out, ".TH DMSC 1 \"\" \"dmsc " DMSC_VERSION "\" "
                   "\"User Commands\"\n"
                   ".SH NAME\n"
                   "dmsc \\- check, build and rehearse migrations for AWS "
                   "Database Migration Service\n"
                   ".SH SYNOPSIS\n"
                   "\\fBdmsc\\fR \\fICOMMAND\\fR [\\fIOPTION\\fR...] "
                   "[\\fIOPERAND\\fR...]\n"
                   ".SH DESCRIPTION\n"
                   "From one short spec dmsc writes checked Terraform, "
                   "CloudFormation and AWS CLI scripts.\nIt finds the mistakes "
                   "that AWS would only tell hours after the deployment, and "
                   "rehearses\nthe migration on this machine, without an AWS "
                   "account.\n"
                   ".SH COMMANDS\n");
    for (size_t i = 0; command_at(i); i++)
        command(s, out, command_at(i));
    buf_add_z(out, ".SH OPTIONS\nThese all commands take:\n");
    common_options(s, out);
    buf_add_z(out, ".SH FORMATS\nThe findings of a command are printed by "
                   "\\fB\\-\\-format\\fR as\n");
    formats(out);
    buf_add_z(out, ".SH EXIT STATUS\nIf several hold, the largest wins.\n");
    rows(out, exit_codes);
    buf_add_z(out, ".SH ENVIRONMENT\n");
    rows(out, environment);
}
