#include "emit/cli_find.h"

#include "base/buf.h"

void cli_find_needs(const struct cli *c, const struct resource *r,
                    struct cli_refs *refs)
{
    struct val find = cli_part(r, "find");
    cli_collect(c, refs, cli_options(c, r, find));
    cli_collect(c, refs, emit_expand(c->emit, r, val_get(find, STR("root"))));
}

/* --query "Vpcs[].$1" */
static struct str query(const struct cli *c, const struct resource *r)
{
    struct val root = val_get(cli_part(r, "find"), STR("root"));
    struct bash_word w = bash_start(c->arena);
    if (!str_is(val_str(root), "@")) {
        w = cli_word(c, emit_expand(c->emit, r, root));
        bash_text(&w, STR("."));
    }
    bash_variable(&w, STR("1"));
    return str_printf(c->arena, "--query %.*s", STR_ARG(bash_spell(&w)));
}

static void add_finder(const struct cli *c, struct buf *out,
                       const struct resource *r)
{
    struct cli_refs refs = {0};
    struct val find = cli_part(r, "find");
    struct cli_call call = cli_call_start(c, STR("lookup"));
    cli_find_needs(c, r, &refs);
    buf_printf(out, "\nfind_%.*s() {\n", STR_ARG(cli_name(c->arena, r)));
    for (size_t i = 0; i < refs.list.n; i++) {
        struct bash_word w = cli_word(c, refs.list.at[i]);
        buf_printf(out, "  if [ -z %.*s ]; then return 0; fi\n",
                   STR_ARG(bash_spell(&w)));
    }
    cli_call_operation(&call, r, find, cli_options(c, r, find));
    cli_call_add(&call, query(c, r));
    buf_printf(out, "  %.*s\n}\n", STR_ARG(cli_call_text(&call, 2)));
}

/* owner_of_THING ID: the tag `migration` of a thing. */
static void add_owner(const struct cli *c, struct buf *out,
                      const struct resource *r)
{
    struct val owner = cli_part(r, "owner");
    struct cli own = *c;
    own.self = r;
    struct cli_call call = cli_call_start(&own, STR("lookup"));
    if (!val_exists(owner))
        return;
    cli_call_operation(&call, r, owner, cli_options(&own, r, owner));
    cli_call_add(
        &call,
        str_printf(c->arena, "--query %.*s",
                   STR_ARG(bash_quote(c->arena,
                                      val_str(val_get(owner, STR("query")))))));
    buf_printf(out, "\nowner_of_%.*s() {\n  %.*s\n}\n",
               STR_ARG(cli_name(c->arena, r)),
               STR_ARG(cli_call_text(&call, 2)));
}

struct str cli_finders(const struct cli *c)
{
    const struct graph *g = c->emit->graph;
    struct cli_refs refs = {0};
    struct buf b;
    buf_init(&b, 0);
    for (size_t i = 0; i < g->resources.n; i++)
        if (val_exists(g->resources.at[i]->kind->cli))
            cli_find_needs(c, g->resources.at[i], &refs);
    for (size_t i = 0; i < refs.list.n; i++)
        buf_printf(&b, "%.*s=''\n",
                   STR_ARG(cli_variable(c->arena, refs.list.at[i]->resource,
                                        refs.list.at[i]->text)));
    for (size_t i = 0; i < g->resources.n; i++) {
        const struct resource *r = g->resources.at[i];
        if (!val_exists(r->kind->cli))
            continue;
        add_finder(c, &b, r);
        add_owner(c, &b, r);
    }
    return buf_take(&b, c->arena);
}

struct str cli_find(const struct cli *c, const struct resource *r)
{
    struct str name = cli_name(c->arena, r);
    struct str field = bash_quote(c->arena, cli_field(r, STR("id")));
    return str_printf(c->arena, "%.*s=$(find_%.*s %.*s)", STR_ARG(name),
                      STR_ARG(name), STR_ARG(field));
}

struct str cli_must(const struct cli *c, const struct term *reference)
{
    const struct resource *r = reference->resource;
    struct arena *a = c->arena;
    return str_printf(a, "%.*s=$(must %.*s \\\n  find_%.*s %.*s)",
                      STR_ARG(cli_variable(a, r, reference->text)),
                      STR_ARG(cli_title(c, r)), STR_ARG(cli_name(a, r)),
                      STR_ARG(bash_quote(a, cli_field(r, reference->text))));
}

const struct resource *cli_tagged(const struct resource *r)
{
    while (r && !val_exists(cli_part(r, "owner")))
        r = resource_parent(r);
    return r;
}

struct str cli_owner(const struct cli *c, const struct resource *tagged)
{
    struct str name = cli_name(c->arena, tagged);
    return str_printf(c->arena, "\"$(owner_of_%.*s \"$%.*s\")\"", STR_ARG(name),
                      STR_ARG(name));
}
