#include "emit/cli_input.h"

#include "base/buf.h"

/* Names of environment variables that somebody else reads: a parameter `path`
 * must not be $PATH. One that ends with '*' stands for all that start so. */
static const char *const taken_names[] = {
    "ACCOUNT",  "ASSESSMENT*", "AWS*",   "BASH*",  "CDPATH",    "COLUMNS",
    "DIRSTACK", "ENV",         "ERRORS", "EUID",   "FAILED",    "FORCE",
    "FRESH",    "FUNC*",       "GLOB*",  "GROUPS", "HERE",      "HIST*",
    "HOME",     "HOST*",       "IFS",    "IN_USE", "LANG",      "LC*",
    "LEAVING",  "LINENO",      "LINES",  "MACH*",  "MAIL*",     "MIGRATION",
    "NOTES",    "OLDPWD",      "OPT*",   "OSTYPE", "PARTITION", "PATH",
    "PAUSE",    "PG*",         "PIPE*",  "PPID",   "PS*",       "PWD",
    "RANDOM",   "REGION",      "RELOAD", "REPLY",  "SECONDS",   "SEPARATOR",
    "SHELL*",   "SHLVL",       "TABLES", "TAG*",   "TERM",      "TMP*",
    "TRIES",    "TZ",          "UID",    "USER",   "WRONG",     "ZONE*",
};

static bool is_taken(struct str name)
{
    for (size_t i = 0; i < COUNT_OF(taken_names); i++) {
        struct str taken = str_of(taken_names[i]);
        struct str head = str_sub(taken, 0, taken.len - 1);
        if (str_eq(taken, name) ||
            (str_ends(taken, STR("*")) && str_starts(name, head)))
            return true;
    }
    return false;
}

struct str cli_input(struct arena *a, struct str name)
{
    struct str upper = bash_name(a, name, true);
    return is_taken(upper) ? str_printf(a, "MIGRATION_%.*s", STR_ARG(upper))
                           : upper;
}

struct str cli_defaults(const struct cli *c)
{
    const struct graph *g = c->emit->graph;
    struct buf b;
    buf_init(&b, 0);
    for (size_t i = 0; i < g->inputs.n; i++) {
        const struct input *in = &g->inputs.at[i];
        struct str name = cli_input(c->arena, in->name);
        struct bash_word value = cli_word(c, in->fallback);
        if (in->fallback->kind == TERM_ABSENT)
            buf_printf(&b, "%.*s=${%.*s:-}\n", STR_ARG(name), STR_ARG(name));
        else
            buf_printf(&b, "%.*s=${%.*s:-%.*s}\n", STR_ARG(name), STR_ARG(name),
                       STR_ARG(bash_spell(&value)));
    }
    return buf_take(&b, c->arena);
}

/* What is in brackets: characters and ranges, put so that a ']' is first and
 * a '-' last; those are what POSIX goes by. */
struct bracket {
    struct buf others;
    bool closing, dash;
};

static char take(struct str *s)
{
    if (s->len > 1 && s->ptr[0] == '\\')
        *s = str_sub(*s, 1, s->len);
    char c = s->ptr[0];
    *s = str_sub(*s, 1, s->len);
    return c;
}

static void add_range(struct bracket *b, char from, char to)
{
    if (from == ']') {
        b->closing = true;
        from++;
    }
    if (from == '-' && to == '-')
        b->dash = true;
    else if (from <= to) {
        buf_add_char(&b->others, from);
        if (from < to) {
            buf_add_char(&b->others, '-');
            buf_add_char(&b->others, to);
        }
    }
}

static struct str take_bracket(struct str s, struct buf *out)
{
    struct bracket b = {.closing = false};
    buf_init(&b.others, 0);
    buf_add_char(out, '[');
    if (str_starts(s, STR("^"))) {
        buf_add_char(out, '^');
        s = str_sub(s, 1, s.len);
    }
    while (s.len && s.ptr[0] != ']') {
        char from = take(&s), to = from;
        if (s.len > 1 && s.ptr[0] == '-' && s.ptr[1] != ']') {
            s = str_sub(s, 1, s.len);
            to = take(&s);
        }
        add_range(&b, from, to);
    }
    buf_add_z(out, b.closing ? "]" : "");
    buf_add_str(out, buf_str(&b.others));
    buf_add_z(out, b.dash ? "-]" : "]");
    buf_free(&b.others);
    return str_sub(s, 1, s.len);
}

struct str cli_pattern(struct arena *a, struct str pattern)
{
    struct buf b;
    buf_init(&b, 0);
    while (pattern.len) {
        size_t n = pattern.ptr[0] == '\\' && pattern.len > 1 ? 2 : 1;
        struct str piece = str_sub(pattern, 0, n);
        pattern = str_sub(pattern, n, pattern.len);
        if (str_is(piece, "["))
            pattern = take_bracket(pattern, &b);
        else
            buf_add_str(&b, piece);
    }
    return buf_take(&b, a);
}

static void add_allowed(const struct cli *c, struct buf *b,
                        const struct input *in, struct str name)
{
    buf_printf(b, "  allow %.*s", STR_ARG(name));
    for (size_t i = 0; i < in->allowed->count; i++) {
        struct bash_word w = cli_word(c, in->allowed->items[i]);
        buf_printf(b, " %.*s", STR_ARG(bash_spell(&w)));
    }
    buf_add_char(b, '\n');
}

static void add_matches(const struct cli *c, struct buf *b, struct str name,
                        struct str pattern, struct str words)
{
    buf_printf(b, "  matches %.*s %.*s \\\n    %.*s\n", STR_ARG(name),
               STR_ARG(bash_quote(c->arena, cli_pattern(c->arena, pattern))),
               STR_ARG(bash_quote(c->arena, words)));
}

static void add_checks(const struct cli *c, struct buf *b,
                       const struct input *in)
{
    struct str name = cli_input(c->arena, in->name);
    buf_printf(b, "  need %.*s\n", STR_ARG(name));
    if (in->allowed->kind == TERM_LIST)
        add_allowed(c, b, in, name);
    else if (str_is(in->type, "boolean"))
        buf_printf(b, "  allow %.*s true false\n", STR_ARG(name));
    else if (str_is(in->type, "number"))
        add_matches(c, b, name, STR("^-?[0-9]+(\\.[0-9]+)?$"),
                    STR("is a number"));
    if (in->pattern.len)
        add_matches(c, b, name, in->pattern, in->pattern_words);
}

struct str cli_checks(const struct cli *c, bool secrets)
{
    const struct graph *g = c->emit->graph;
    struct buf b;
    buf_init(&b, 0);
    for (size_t i = 0; i < g->inputs.n; i++)
        if (g->inputs.at[i].secret == secrets)
            add_checks(c, &b, &g->inputs.at[i]);
    if (b.len == 0)
        buf_add_z(&b, "  :\n");
    return buf_take(&b, c->arena);
}

/* The words on one line, however they were written in the spec. */
static void add_description(struct buf *b, struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        buf_add_char(b, (unsigned char)text.ptr[i] < ' ' ? ' ' : text.ptr[i]);
}

struct str cli_inputs_help(const struct cli *c)
{
    const struct graph *g = c->emit->graph;
    struct buf b;
    buf_init(&b, 0);
    for (size_t i = 0; i < g->inputs.n; i++) {
        const struct input *in = &g->inputs.at[i];
        buf_printf(&b, "%s#   %-24.*s", i ? "\n" : "",
                   STR_ARG(cli_input(c->arena, in->name)));
        buf_add_char(&b, ' ');
        add_description(&b, in->description);
        if (in->fallback->kind != TERM_ABSENT) {
            struct bash_word w = cli_word(c, in->fallback);
            buf_add_z(&b, " (default: ");
            add_description(&b, bash_plain(&w));
            buf_add_char(&b, ')');
        }
    }
    return buf_take(&b, c->arena);
}
