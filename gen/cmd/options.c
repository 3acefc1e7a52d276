#include "cmd/cmd.h"

/* What is being taken apart. */
struct parser {
    struct session *s;
    const struct option_table *tables;
    size_t n;
    char **rest; /* what is still to be read */
    struct err *err;
    const char **help;
};

static bool is_named(const struct option *o, struct str name)
{
    return str_is(name, o->name);
}

static bool has_letter(const struct option *o, struct str letter)
{
    return letter.ptr[0] == o->letter;
}

static const struct option *
find(const struct parser *p, struct str name,
     bool (*fits)(const struct option *, struct str), void **into)
{
    for (size_t t = 0; t < p->n; t++)
        for (size_t i = 0; i < p->tables[t].n; i++) {
            const struct option *o = &p->tables[t].rows[i];
            if (fits(o, name)) {
                *into = (char *)p->tables[t].into + o->field;
                return o;
            }
        }
    return NULL;
}

static const char *choices(struct session *s, const struct option *o)
{
    const char *list = "";
    for (size_t i = 0; o->choices[i]; i++)
        list =
            arena_printf(s->arena, "%s%s%s", list, i ? "|" : "", o->choices[i]);
    return list;
}

const char *option_argument(struct session *s, const struct option *o)
{
    if (o->argument)
        return o->argument;
    return o->choices ? choices(s, o) : "";
}

static bool unknown(struct parser *p, struct str typed)
{
    VEC(struct str) names = {0};
    for (size_t t = 0; t < p->n; t++)
        for (size_t i = 0; i < p->tables[t].n; i++)
            *vec_push(p->s->arena, &names) =
                str_printf(p->s->arena, "--%s", p->tables[t].rows[i].name);
    *p->help = did_you_mean(p->s, typed, names.at, names.n);
    if (!**p->help)
        *p->help = arena_printf(p->s->arena, "'dmsc %s --help' shows them",
                                p->s->command->name);
    return err_set(p->err, "unknown option '%.*s'", STR_ARG(typed));
}

static bool is_choice(const char *const *choices, const char *value)
{
    while (*choices && strcmp(*choices, value) != 0)
        choices++;
    return *choices;
}

static bool wrong_choice(struct parser *p, const struct option *o,
                         const char *value)
{
    struct str names[16];
    size_t n = 0;
    for (; o->choices[n] && n < COUNT_OF(names); n++)
        names[n] = str_of(o->choices[n]);
    *p->help = did_you_mean(p->s, str_of(value), names, n);
    if (!**p->help)
        *p->help = arena_printf(p->s->arena, "one of %s", choices(p->s, o));
    return err_set(p->err, "--%s cannot be '%s'", o->name, value);
}

static bool put(struct parser *p, const struct option *o, void *into,
                const char *value)
{
    if (o->kind == OPTION_FLAG) {
        *(bool *)into = true;
        return true;
    }
    /* An empty one is a variable of a script that was never set. */
    if (value ? !*value : !*p->rest || !**p->rest) {
        *p->help = arena_printf(p->s->arena, "--%s %s", o->name,
                                option_argument(p->s, o));
        return err_set(p->err, "--%s needs a value", o->name);
    }
    if (!value)
        value = *p->rest++;
    if (o->choices && !is_choice(o->choices, value))
        return wrong_choice(p, o, value);
    if (o->kind == OPTION_TEXT) {
        *(const char **)into = value;
    } else {
        struct names *list = into;
        *vec_push(p->s->arena, &list->list) = value;
    }
    return true;
}

/* --name, --name=VALUE, --name VALUE */
static bool parse_long(struct parser *p, const char *word)
{
    struct str rest = str_of(word + 2), name = str_cut(&rest, '=');
    const char *sign = strchr(word, '=');
    void *into;
    const struct option *o = find(p, name, is_named, &into);
    if (!o)
        return unknown(p, str_sub(str_of(word), 0, name.len + 2));
    if (o->kind == OPTION_FLAG && sign)
        return err_set(p->err, "--%s takes no value", o->name);
    return put(p, o, into, sign ? sign + 1 : NULL);
}

/* -abc, -oVALUE, -o VALUE */
static bool parse_letters(struct parser *p, const char *word)
{
    for (const char *at = word + 1; *at; at++) {
        void *into;
        const struct option *o =
            find(p, str_sub(str_of(at), 0, 1), has_letter, &into);
        if (!o)
            return unknown(p, str_of(word));
        if (o->kind != OPTION_FLAG)
            return put(p, o, into, at[1] ? at + 1 : NULL);
        put(p, o, into, NULL);
    }
    return true;
}

static bool count_operands(struct parser *p, const struct names *operands)
{
    const struct command *c = p->s->command;
    if (operands->list.n > c->operands_max)
        err_set(p->err, "too many operands: '%s'",
                operands->list.at[c->operands_max]);
    else if (operands->list.n < c->operands_min)
        err_set(p->err, "dmsc %s needs %s", c->name, c->operands);
    else
        return true;
    *p->help =
        arena_printf(p->s->arena, "'dmsc %s --help' shows examples", c->name);
    return false;
}

bool options_parse(struct session *s, const struct option_table *tables,
                   size_t n, char **argv, struct names *operands,
                   struct err *err, const char **help)
{
    struct parser p = {s, tables, n, argv, err, help};
    bool only_operands = false;
    *help = "";
    while (*p.rest) {
        const char *word = *p.rest++;
        bool good = true;
        if (only_operands || word[0] != '-' || word[1] == '\0')
            *vec_push(s->arena, &operands->list) = word;
        else if (strcmp(word, "--") == 0)
            only_operands = true;
        else if (word[1] == '-')
            good = parse_long(&p, word);
        else
            good = parse_letters(&p, word);
        if (!good)
            return false;
    }
    return count_operands(&p, operands);
}
