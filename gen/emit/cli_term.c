#include "emit/cli_term.h"

#include <assert.h>

#include "base/buf.h"
#include "emit/cli_input.h"
#include "emit/cli_shape.h"

struct str cli_name(struct arena *a, const struct resource *r)
{
    struct str noun = emit_noun(r);
    if (!str_is(r->label, "main"))
        noun = str_printf(a, "%.*s-%.*s", STR_ARG(noun), STR_ARG(r->label));
    return bash_name(a, noun, false);
}

struct str cli_variable(struct arena *a, const struct resource *r,
                        struct str output)
{
    struct str name = cli_name(a, r);
    if (str_is(output, "id"))
        return name;
    return bash_name(
        a, str_printf(a, "%.*s-%.*s", STR_ARG(name), STR_ARG(output)), false);
}

struct str cli_field(const struct resource *r, struct str output)
{
    struct val known = val_get(r->kind->outputs, output);
    struct str field = val_str(val_get(known, STR("cli")));
    assert(field.len);
    return field;
}

struct str cli_title(const struct cli *c, const struct resource *r)
{
    struct bash_word w = bash_start(c->arena);
    const struct term *name = resource_get(r, STR("name"));
    bash_text(&w, val_str(val_get(r->kind->document, STR("title"))));
    if (name->kind != TERM_ABSENT || !str_is(r->label, "main"))
        bash_text(&w, STR(" "));
    if (name->kind != TERM_ABSENT) {
        struct bash_word words = cli_word(c, name);
        bash_append(&w, &words);
    } else if (!str_is(r->label, "main")) {
        bash_text(&w, r->label);
    }
    return bash_spell(&w);
}

/* A thing's own outputs, where its id is the function's argument. */
static void add_own(const struct cli *c, struct bash_word *w,
                    const struct term *t)
{
    if (str_is(t->text, "id"))
        bash_variable(w, STR("1"));
    else
        bash_code(w, str_printf(c->arena, "$(find_%.*s %.*s)",
                                STR_ARG(cli_name(c->arena, t->resource)),
                                STR_ARG(cli_field(t->resource, t->text))));
}

static void add_pseudo(const struct cli *c, struct bash_word *w,
                       const struct term *t)
{
    static const char *const names[] = {[PSEUDO_REGION] = "REGION",
                                        [PSEUDO_ACCOUNT] = "ACCOUNT",
                                        [PSEUDO_PARTITION] = "PARTITION"};
    if (t->pseudo == PSEUDO_ZONE)
        bash_variable(w, str_printf(c->arena, "ZONE_%u", t->number + 1));
    else
        bash_variable(w, str_of(names[t->pseudo]));
}

static void add_items(const struct cli *c, struct bash_word *w,
                      const struct term *t)
{
    for (size_t i = 0; i < t->count; i++) {
        struct bash_word item = cli_word(c, t->items[i]);
        if (i && t->kind == TERM_LIST)
            bash_text(w, STR(" "));
        bash_append(w, &item);
    }
}

struct bash_word cli_word(const struct cli *c, const struct term *t)
{
    struct bash_word w = bash_start(c->arena);
    switch (t->kind) {
    case TERM_REFERENCE:
        if (t->resource == c->self)
            add_own(c, &w, t);
        else
            bash_variable(&w, cli_variable(c->arena, t->resource, t->text));
        break;
    case TERM_PARAMETER:
    case TERM_SECRET:
        bash_variable(&w, cli_input(c->arena, t->text));
        break;
    case TERM_PSEUDO:
        add_pseudo(c, &w, t);
        break;
    case TERM_JOIN:
    case TERM_LIST:
        add_items(c, &w, t);
        break;
    case TERM_BOOL:
        bash_text(&w, t->truth ? STR("true") : STR("false"));
        break;
    case TERM_MAP:
    case TERM_JSON:
        return cli_json(c, t);
    default:
        bash_text(&w, t->text);
    }
    return w;
}

bool cli_is_secret(const struct term *t)
{
    if (t->kind == TERM_SECRET)
        return true;
    for (size_t i = 0; i < t->count; i++)
        if (cli_is_secret(t->items[i]))
            return true;
    return false;
}

/* Several words: each item of a list, the tags of everything as one. */
static struct str option_list(const struct cli *c, struct str name,
                              const struct term *list)
{
    struct buf b;
    size_t common = cli_common_tags(c, list);
    buf_init(&b, 0);
    buf_printf(&b, "--%.*s", STR_ARG(name));
    for (size_t i = 0; i < list->count - common; i++) {
        struct bash_word w = list->items[i]->kind == TERM_MAP
                                 ? cli_shorthand(c, list->items[i])
                                 : cli_word(c, list->items[i]);
        buf_printf(&b, " %.*s", STR_ARG(bash_spell(&w)));
    }
    if (common)
        buf_add_z(&b, " \"${TAGS[@]}\"");
    return buf_take(&b, c->arena);
}

static struct str option_word(const struct cli *c, struct str name,
                              const struct bash_word *w)
{
    struct str word = bash_spell(w);
    bool dash = str_starts(bash_inside(w), STR("-"));
    return str_printf(c->arena, "--%.*s%c%.*s", STR_ARG(name), dash ? '=' : ' ',
                      STR_ARG(word));
}

struct str cli_option(const struct cli *c, struct str name,
                      const struct term *value)
{
    struct arena *a = c->arena;
    struct bash_word w;
    if (cli_is_secret(value))
        return str_printf(a, "--%.*s file:///dev/stdin", STR_ARG(name));
    switch (value->kind) {
    case TERM_BOOL:
        return str_printf(a, "--%s%.*s", value->truth ? "" : "no-",
                          STR_ARG(name));
    case TERM_LIST:
        return option_list(c, name, value);
    case TERM_DOCUMENT:
        return str_printf(a, "--%.*s \"file://$HERE/%.*s\"", STR_ARG(name),
                          STR_ARG(value->text));
    case TERM_MAP:
        w = cli_shorthand(c, value);
        break;
    default:
        w = cli_word(c, value);
    }
    return option_word(c, name, &w);
}

bool cli_collected(const struct cli_refs *refs, const struct resource *r,
                   struct str output)
{
    for (size_t i = 0; i < refs->list.n; i++)
        if (refs->list.at[i]->resource == r &&
            str_eq(refs->list.at[i]->text, output))
            return true;
    return false;
}

void cli_collect(const struct cli *c, struct cli_refs *refs,
                 const struct term *t)
{
    if (t->kind == TERM_REFERENCE && !cli_collected(refs, t->resource, t->text))
        *vec_push(c->arena, &refs->list) = t;
    for (size_t i = 0; i < t->count; i++)
        cli_collect(c, refs, t->items[i]);
}
