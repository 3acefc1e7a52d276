#include "emit/cli_operate.h"

#include "base/buf.h"

/* What removing R needs to know of others. */
static void note_needs(const struct cli *c, const struct resource *r,
                       struct cli_refs *refs)
{
    if (!val_exists(cli_part(r, "delete")))
        return;
    cli_find_needs(c, r, refs);
    cli_collect(c, refs, cli_options(c, r, cli_part(r, "delete")));
    if (cli_tagged(r))
        cli_collect(c, refs, term_reference(c->arena, cli_tagged(r), "id"));
}

struct str cli_remove_finds(const struct cli *c)
{
    const struct graph *g = c->emit->graph;
    struct cli_refs refs = {0};
    struct buf b;
    buf_init(&b, 0);
    for (size_t i = 0; i < g->resources.n; i++)
        note_needs(c, g->resources.at[i], &refs);
    for (size_t i = 0; i < g->resources.n; i++) {
        const struct resource *r = g->resources.at[i];
        if (val_exists(cli_part(r, "delete")) ||
            cli_collected(&refs, r, STR("id")))
            buf_printf(&b, "%.*s\n", STR_ARG(cli_find(c, r)));
    }
    return buf_take(&b, c->arena);
}

/* if [ -n "$thing" ] && mine 'thing' "$(owner_of_thing "$thing")"; then */
static void add_condition(const struct cli *c, struct buf *out,
                          const struct resource *r)
{
    const struct resource *tagged = cli_tagged(r);
    buf_printf(out, "if [ -n \"$%.*s\" ]", STR_ARG(cli_name(c->arena, r)));
    if (tagged)
        buf_printf(out, " &&\n  mine %.*s \\\n    %.*s",
                   STR_ARG(cli_title(c, r)), STR_ARG(cli_owner(c, tagged)));
    buf_add_z(out, "; then\n");
}

/* The terms of one call: a function of lib.sh and its arguments. False if one
 * of them is not set: then there is nothing to do. */
static bool call_terms(const struct cli *c, const struct resource *r,
                       struct val call, const struct term **terms)
{
    size_t n = 0;
    VAL_EACH(it, call)
    {
        terms[n] = emit_expand(c->emit, r, it.value);
        if (terms[n++]->kind == TERM_ABSENT)
            return false;
    }
    return true;
}

/* The line of one call, and what it refers to; nothing if it is left out. */
static void add_call(const struct cli *c, const struct resource *r,
                     struct val call, const char *indent, struct buf *out,
                     struct cli_refs *refs)
{
    size_t n = val_count(call);
    const struct term **terms = ARENA_ARRAY(c->arena, const struct term *, n);
    if (!call_terms(c, r, call, terms))
        return;
    buf_add_z(out, indent);
    for (size_t i = 0; i < n; i++) {
        struct bash_word w = cli_word(c, terms[i]);
        cli_collect(c, refs, terms[i]);
        buf_printf(out, "%s%.*s", i ? " " : "", STR_ARG(bash_spell(&w)));
    }
    buf_add_char(out, '\n');
}

static void add_removal(const struct cli *c, struct buf *out,
                        const struct resource *r)
{
    struct str title = cli_title(c, r);
    struct val removal = cli_part(r, "delete");
    struct val wait = val_get(removal, STR("wait"));
    struct cli_refs refs = {0};
    struct cli_call call =
        cli_call_start(c, str_printf(c->arena, "remove %.*s", STR_ARG(title)));
    struct cli_call waiter =
        cli_call_start(c, str_printf(c->arena, "await %.*s", STR_ARG(title)));
    if (out->len)
        buf_add_char(out, '\n');
    add_condition(c, out, r);
    cli_call_operation(&call, r, removal, cli_options(c, r, removal));
    buf_printf(out, "  %.*s\n", STR_ARG(cli_call_text(&call, 2)));
    if (val_exists(wait)) {
        cli_call_wait(&waiter, r, wait);
        buf_printf(out, "  %.*s\n", STR_ARG(cli_call_text(&waiter, 2)));
    }
    VAL_EACH(it, val_get(removal, STR("then")))
    {
        add_call(c, r, it.value, "  ", out, &refs);
    }
    buf_add_z(out, "fi\n");
}

struct str cli_remove_blocks(const struct cli *c)
{
    const struct graph *g = c->emit->graph;
    struct buf b;
    buf_init(&b, 0);
    for (size_t i = g->resources.n; i-- > 0;)
        if (val_exists(cli_part(g->resources.at[i], "delete")))
            add_removal(c, &b, g->resources.at[i]);
    return buf_take(&b, c->arena);
}

struct action {
    const struct cli *cli;
    const struct resource *resource;
    struct cli_refs refs;
    struct buf lines;
    struct cli_refs *known; /* what the script has looked up already */
};

static void add_must(const struct action *act, struct buf *out,
                     const struct term *t)
{
    if (!cli_collected(act->known, t->resource, t->text))
        buf_printf(out, "%.*s\n", STR_ARG(cli_must(act->cli, t)));
    cli_collect(act->cli, act->known, t);
}

/* What must be there, and must be ours. */
static void add_demands(const struct action *act, struct buf *out)
{
    const struct cli *c = act->cli;
    const struct resource *r = act->resource;
    for (size_t i = 0; i < act->refs.list.n; i++)
        add_must(act, out, act->refs.list.at[i]);
    add_must(act, out, term_reference(c->arena, r, "id"));
    buf_printf(out, "mine %.*s \\\n  %.*s || exit 1\n",
               STR_ARG(cli_title(c, r)), STR_ARG(cli_owner(c, cli_tagged(r))));
}

/* Each resource's lines; what it needs is looked up before them. */
static void add_resource(const struct cli *c, struct buf *out,
                         const struct resource *r, const char *action,
                         struct cli_refs *known)
{
    bool lenient = str_is(str_of(action), "stop");
    struct action act = {.cli = c, .resource = r, .known = known};
    buf_init(&act.lines, 0);
    VAL_EACH(it, val_get_z(cli_part(r, "actions"), action))
    {
        add_call(c, r, it.value, lenient ? "  " : "", &act.lines, &act.refs);
    }
    if (act.lines.len) {
        buf_add_char(out, '\n');
        if (lenient) {
            buf_printf(out, "%.*s\n", STR_ARG(cli_find(c, r)));
            add_condition(c, out, r);
        } else {
            add_demands(&act, out);
        }
        buf_add_str(out, buf_str(&act.lines));
        buf_add_z(out, lenient ? "fi\n" : "");
    }
    buf_free(&act.lines);
}

struct str cli_action_calls(const struct cli *c, const char *action)
{
    const struct graph *g = c->emit->graph;
    struct cli_refs known = {0};
    struct buf b;
    buf_init(&b, 0);
    for (size_t i = 0; i < g->resources.n; i++)
        add_resource(c, &b, g->resources.at[i], action, &known);
    return buf_take(&b, c->arena);
}
