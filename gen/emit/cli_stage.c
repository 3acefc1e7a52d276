#include "emit/cli_stage.h"

#include "base/buf.h"

static bool is_in(const struct resource *r, const char *group)
{
    struct val where = val_get(r->kind->document, STR("group"));
    return val_exists(r->kind->cli) && str_is(val_str(where), group);
}

bool cli_stage_has(const struct cli *c, const char *group)
{
    const struct graph *g = c->emit->graph;
    for (size_t i = 0; i < g->resources.n; i++)
        if (is_in(g->resources.at[i], group))
            return true;
    return false;
}

/* The options that R is created with: the kind's and the spec's. */
static const struct term *create_options(const struct cli *c,
                                         const struct resource *r)
{
    return emit_overridden(c->emit, r,
                           cli_options(c, r, cli_part(r, "create")));
}

/* What a field is to be. Where an option of the creation has the same
 * pattern, what the spec overrides there holds here too. */
static const struct term *wanted(const struct cli *c, const struct resource *r,
                                 struct val pattern)
{
    VAL_EACH(it, val_get(cli_part(r, "create"), STR("options")))
    {
        if (val_equal(it.value, pattern))
            return term_get(create_options(c, r), val_str(it.key));
    }
    return emit_expand(c->emit, r, pattern);
}

static void note_needs(const struct cli *c, const struct resource *r,
                       struct cli_refs *refs)
{
    cli_find_needs(c, r, refs);
    cli_collect(c, refs, create_options(c, r));
    cli_collect(c, refs, cli_options(c, r, cli_part(r, "wait")));
    VAL_EACH(set, cli_part(r, "set"))
    {
        struct val check = val_get(set.value, STR("check"));
        struct val want = val_get(set.value, STR("want"));
        cli_collect(c, refs, cli_options(c, r, set.value));
        cli_collect(c, refs, cli_options(c, r, check));
        cli_collect(c, refs, emit_expand(c->emit, r, want));
    }
    VAL_EACH(field, cli_part(r, "differences"))
    {
        cli_collect(c, refs, wanted(c, r, field.value));
    }
}

/* What the resources of the group refer to. */
static struct cli_refs group_needs(const struct cli *c, const char *group)
{
    const struct graph *g = c->emit->graph;
    struct cli_refs refs = {0};
    for (size_t i = 0; i < g->resources.n; i++)
        if (is_in(g->resources.at[i], group))
            note_needs(c, g->resources.at[i], &refs);
    return refs;
}

static void note_zones(const struct term *t, bool *zones, unsigned n)
{
    if (t->kind == TERM_PSEUDO && t->pseudo == PSEUDO_ZONE && t->number < n)
        zones[t->number] = true;
    for (size_t i = 0; i < t->count; i++)
        note_zones(t->items[i], zones, n);
}

enum { ZONES_MAX = 26 };

static void add_zones(const struct cli *c, struct buf *out, const char *group)
{
    const struct graph *g = c->emit->graph;
    bool zones[ZONES_MAX] = {false};
    for (size_t i = 0; i < g->resources.n; i++)
        if (is_in(g->resources.at[i], group))
            note_zones(create_options(c, g->resources.at[i]), zones, ZONES_MAX);
    for (unsigned i = 0; i < ZONES_MAX; i++)
        if (zones[i])
            buf_printf(out, "ZONE_%u=$(zone %u)\n", i + 1, i);
}

struct str cli_stage_needs(const struct cli *c, const char *group)
{
    struct cli_refs refs = group_needs(c, group);
    struct buf b;
    buf_init(&b, 0);
    for (size_t i = 0; i < refs.list.n; i++)
        if (!is_in(refs.list.at[i]->resource, group))
            buf_printf(&b, "%.*s\n", STR_ARG(cli_must(c, refs.list.at[i])));
    add_zones(c, &b, group);
    return buf_take(&b, c->arena);
}

/* A block that is being written. */
struct block {
    const struct cli *cli;
    const struct resource *resource;
    struct buf *out;
    struct str name, title;
};

static struct cli_call start(const struct block *b, const char *command)
{
    return cli_call_start(b->cli, str_printf(b->cli->arena, "%s %.*s", command,
                                             STR_ARG(b->title)));
}

static void add_create(const struct block *b)
{
    const struct resource *r = b->resource;
    struct val create = cli_part(r, "create");
    struct str result = val_str(val_get(create, STR("result")));
    struct cli_call call = start(b, "create");
    cli_call_operation(&call, r, create, create_options(b->cli, r));
    if (result.len)
        cli_call_add(&call,
                     str_printf(b->cli->arena, "--query %.*s",
                                STR_ARG(bash_quote(b->cli->arena, result))));
    struct str text = cli_call_text(&call, 2);
    if (result.len)
        buf_printf(b->out, "  %.*s=$(%.*s)\n", STR_ARG(b->name), STR_ARG(text));
    else
        buf_printf(b->out, "  %.*s >/dev/null\n", STR_ARG(text));
}

/* The waiter: inside of the block that creates if it is for new things only,
 * else after it, since a deployment may have been cut short. */
static void add_wait(const struct block *b, bool inside)
{
    struct val wait = cli_part(b->resource, "wait");
    bool only_new = val_bool(val_get(wait, STR("only-new")), false);
    struct cli_call call = start(b, "await");
    if (!val_exists(wait) || only_new != inside)
        return;
    cli_call_wait(&call, b->resource, wait);
    buf_printf(b->out, "%s%.*s\n", inside ? "  " : "",
               STR_ARG(cli_call_text(&call, inside ? 2 : 0)));
}

static void add_compare(const struct block *b)
{
    struct cli_call call = start(b, "compare");
    call.words.at[0] = str_printf(b->cli->arena, "%.*s find_%.*s",
                                  STR_ARG(call.words.at[0]), STR_ARG(b->name));
    VAL_EACH(field, cli_part(b->resource, "differences"))
    {
        const struct term *want = wanted(b->cli, b->resource, field.value);
        struct bash_word w = cli_word(b->cli, want);
        if (want->kind != TERM_ABSENT)
            cli_call_add(&call,
                         str_printf(b->cli->arena, "%.*s %.*s",
                                    STR_ARG(bash_quote(b->cli->arena,
                                                       val_str(field.key))),
                                    STR_ARG(bash_spell(&w))));
    }
    if (call.words.n > 1)
        buf_printf(b->out, "%.*s\n", STR_ARG(cli_call_text(&call, 0)));
}

/* "$(lookup ec2 describe-vpc-attribute ... --query X)" */
static struct str check_word(const struct block *b, struct val check)
{
    struct arena *a = b->cli->arena;
    struct str query = val_str(val_get(check, STR("query")));
    struct cli_call call = cli_call_start(b->cli, STR("lookup"));
    cli_call_operation(&call, b->resource, check,
                       cli_options(b->cli, b->resource, check));
    cli_call_add(&call,
                 str_printf(a, "--query %.*s", STR_ARG(bash_quote(a, query))));
    return str_printf(a, "\"$(%.*s)\"", STR_ARG(cli_call_text(&call, 2)));
}

static void add_settle(const struct block *b, struct val set)
{
    struct arena *a = b->cli->arena;
    const struct term *want =
        emit_expand(b->cli->emit, b->resource, val_get(set, STR("want")));
    struct bash_word w = cli_word(b->cli, want);
    struct cli_call call = start(b, "settle");
    struct cli_call setter = cli_call_start(b->cli, STR(""));
    if (want->kind == TERM_ABSENT)
        return;
    cli_call_add(&call, bash_quote(a, val_str(val_get(set, STR("what")))));
    cli_call_add(&call, bash_quote(a, val_str(val_get(set, STR("initial")))));
    cli_call_add(&call, bash_spell(&w));
    struct str front = cli_call_line(&call);
    cli_call_operation(&setter, b->resource, set,
                       cli_options(b->cli, b->resource, set));
    buf_printf(b->out, "%.*s \\\n  %.*s \\\n  %.*s\n", STR_ARG(front),
               STR_ARG(check_word(b, val_get(set, STR("check")))),
               STR_ARG(cli_call_text(&setter, 2)));
}

/* What others of the group need to know of it beside its id. */
static void add_outputs(const struct block *b, const struct cli_refs *refs)
{
    for (size_t i = 0; i < refs->list.n; i++) {
        const struct term *t = refs->list.at[i];
        if (t->resource == b->resource && !str_is(t->text, "id"))
            buf_printf(b->out, "%.*s\n", STR_ARG(cli_must(b->cli, t)));
    }
}

/* The title as a comment: without its quotes, on one line. */
static struct str comment(const struct block *b)
{
    bool quotes = strchr("'\"", b->title.ptr[0]) != NULL;
    struct str s =
        str_copy(b->cli->arena,
                 quotes ? str_sub(b->title, 1, b->title.len - 2) : b->title);
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] == '\n')
            ((char *)s.ptr)[i] = ' ';
    return s;
}

static void add_block(const struct block *b, const struct cli_refs *refs)
{
    bool named = val_exists(cli_part(b->resource, "owner"));
    buf_printf(b->out, "\n# %.*s\n%.*s\nif absent %.*s \"$%.*s\"",
               STR_ARG(comment(b)), STR_ARG(cli_find(b->cli, b->resource)),
               STR_ARG(b->title), STR_ARG(b->name));
    if (named)
        buf_printf(b->out, " \\\n  owner_of_%.*s", STR_ARG(b->name));
    buf_add_z(b->out, "; then\n");
    add_create(b);
    add_wait(b, true);
    buf_add_z(b->out, "fi\n");
    add_wait(b, false);
    add_compare(b);
    VAL_EACH(set, cli_part(b->resource, "set"))
    {
        add_settle(b, set.value);
    }
    add_outputs(b, refs);
}

struct str cli_stage_blocks(const struct cli *c, const char *group)
{
    const struct graph *g = c->emit->graph;
    struct cli_refs refs = group_needs(c, group);
    struct buf b;
    buf_init(&b, 0);
    for (size_t i = 0; i < g->resources.n; i++) {
        const struct resource *r = g->resources.at[i];
        struct block block = {c, r, &b, cli_name(c->arena, r), cli_title(c, r)};
        if (is_in(r, group))
            add_block(&block, &refs);
    }
    return buf_take(&b, c->arena);
}
