#include "emit/cli.h"

#include "base/buf.h"
#include "base/template.h"
#include "emit/cli_input.h"
#include "emit/cli_operate.h"
#include "emit/cli_shape.h"
#include "emit/cli_stage.h"

static const struct term *tag(struct arena *a, struct str key,
                              const struct term *value)
{
    struct term_builder b;
    term_start(&b, a, TERM_MAP);
    term_put(&b, STR("Key"), term_string(a, key));
    term_put(&b, STR("Value"), value);
    return term_finish(&b);
}

/* The tags of everything, made once: they are known again by being the same
 * (cli_term.h). */
static const struct term *common_tags(struct arena *a, const struct graph *g)
{
    struct term_builder b;
    term_start(&b, a, TERM_LIST);
    for (size_t i = 0; i < g->tags.n; i++)
        term_add(&b, tag(a, g->tags.at[i].name, g->tags.at[i].value));
    return term_finish(&b);
}

/* The resource's name goes before the tags of everything; a tag Name of the
 * spec's gives way to it. */
static const struct term *tags(struct emit *e, const struct resource *r)
{
    const struct cli *c = e->context;
    struct val named = val_get(r->kind->document, STR("name-tag"));
    struct term_builder b;
    if (!val_bool(named, false))
        return c->tags;
    term_start(&b, e->arena, TERM_LIST);
    term_add(&b, tag(e->arena, STR("Name"), resource_get(r, STR("name"))));
    for (size_t i = 0; i < c->tags->count; i++)
        if (!str_is(e->graph->tags.at[i].name, "Name"))
            term_add(&b, c->tags->items[i]);
    return term_finish(&b);
}

static struct str address(struct emit *e, const struct resource *r)
{
    return cli_name(e->arena, r);
}

/* TEXT without the newline at its end, as a hole on a line of its own takes
 * it. */
static struct str chomp(struct str text)
{
    return str_ends(text, STR("\n")) ? str_sub(text, 0, text.len - 1) : text;
}

/* The file NAME from the template of that name, or from TEMPLATE. The holes
 * that all have are filled here. */
static void add_file(const struct cli *c, const char *name,
                     const char *template, const struct template_hole *holes,
                     size_t n)
{
    struct arena *a = c->arena;
    const struct graph *g = c->emit->graph;
    struct template_hole all[16] = {
        {"banner", emit_banner(c->emit)},
        {"migration", g->name},
        {"region", g->region},
        {"name", str_of(name)},
        {"inputs", cli_inputs_help(c)},
    };
    size_t count = 5;
    for (size_t i = 0; i < n; i++)
        all[count++] = holes[i];
    char *path = arena_printf(a, "templates/cli/%s", template);
    bool library =
        str_is(str_of(name), "lib.sh") || str_is(str_of(name), "resources.sh");
    output_add(c->emit->output, str_printf(a, "cli/%s", name),
               template_fill(a, path, all, count), !library);
}

/* "Key=environment,Value="..."": each tag as a word of shorthand. */
static struct str tag_words(const struct cli *c)
{
    struct buf b;
    buf_init(&b, 0);
    for (size_t i = 0; i < c->tags->count; i++) {
        struct bash_word w = cli_shorthand(c, c->tags->items[i]);
        buf_printf(&b, "  %.*s\n", STR_ARG(bash_spell(&w)));
    }
    return buf_take(&b, c->arena);
}

static void emit_resources(const struct cli *c)
{
    struct template_hole holes[] = {
        {"defaults", chomp(cli_defaults(c))},
        {"parameter-checks", chomp(cli_checks(c, false))},
        {"secret-checks", chomp(cli_checks(c, true))},
        {"tags", chomp(tag_words(c))},
        {"finders", chomp(cli_finders(c))},
    };
    add_file(c, "resources.sh", "resources.sh", holes, COUNT_OF(holes));
}

static char *stage_name(const struct cli *c, size_t group)
{
    return arena_printf(c->arena, "%zu0-%s.sh", group + 1,
                        emit_groups[group].name);
}

static void emit_stages(const struct cli *c)
{
    for (size_t i = 0; i < emit_group_count; i++) {
        const char *group = emit_groups[i].name;
        struct str needs = cli_stage_needs(c, group);
        struct template_hole holes[] = {
            {"title", str_of(emit_groups[i].title)},
            {"group", str_of(group)},
            {"needs", needs.len ? str_printf(c->arena,
                                             "\n# What others have made.\n%.*s",
                                             STR_ARG(chomp(needs)))
                                : STR("")},
            {"blocks", chomp(cli_stage_blocks(c, group))},
        };
        if (cli_stage_has(c, group))
            add_file(c, stage_name(c, i), "stage.sh", holes, COUNT_OF(holes));
    }
}

static struct str stage_calls(const struct cli *c)
{
    struct buf b;
    buf_init(&b, 0);
    for (size_t i = 0; i < emit_group_count; i++)
        if (cli_stage_has(c, emit_groups[i].name))
            buf_printf(&b, "bash \"$HERE/%s\"\n", stage_name(c, i));
    return buf_take(&b, c->arena);
}

static struct str outlets(const struct cli *c)
{
    const struct graph *g = c->emit->graph;
    struct buf b;
    buf_init(&b, 0);
    for (size_t i = 0; i < g->outlets.n; i++) {
        const struct outlet *o = &g->outlets.at[i];
        struct bash_word w = cli_word(c, o->value);
        buf_printf(&b, "%.*s\n", STR_ARG(cli_must(c, o->value)));
        buf_printf(&b, "printf '%%s\\n' \"%.*s: %.*s\"\n", STR_ARG(o->name),
                   STR_ARG(bash_inside(&w)));
    }
    return buf_take(&b, c->arena);
}

static void emit_deploy(const struct cli *c)
{
    struct template_hole holes[] = {
        {"stages", chomp(stage_calls(c))},
        {"outlets", chomp(outlets(c))},
    };
    add_file(c, "deploy.sh", "deploy.sh", holes, COUNT_OF(holes));
}

static void emit_destroy(const struct cli *c)
{
    struct template_hole holes[] = {
        {"found", chomp(cli_remove_finds(c))},
        {"removals", chomp(cli_remove_blocks(c))},
    };
    add_file(c, "destroy.sh", "destroy.sh", holes, COUNT_OF(holes));
}

/* The scripts that act on what is there; each is there if a kind has such an
 * action. */
static const char *const actions[] = {"prepare", "populate", "assess",
                                      "start",   "status",   "stop"};

static void emit_actions(const struct cli *c)
{
    for (size_t i = 0; i < COUNT_OF(actions); i++) {
        char *name = arena_printf(c->arena, "%s.sh", actions[i]);
        struct str calls = cli_action_calls(c, actions[i]);
        struct template_hole holes[] = {{"calls", chomp(calls)}};
        if (calls.len)
            add_file(c, name, name, holes, COUNT_OF(holes));
    }
}

void cli_emit(struct arena *a, const struct graph *g, struct output *output,
              struct findings *fs)
{
    struct emit e = {.arena = a,
                     .target = EMIT_CLI,
                     .graph = g,
                     .output = output,
                     .findings = fs,
                     .tags = tags,
                     .address = address};
    struct cli c = {.emit = &e, .arena = a, .tags = common_tags(a, g)};
    e.context = &c;
    emit_check_overrides(&e);
    add_file(&c, "lib.sh", "lib.sh", NULL, 0);
    emit_resources(&c);
    emit_stages(&c);
    emit_deploy(&c);
    emit_destroy(&c);
    emit_actions(&c);
    emit_documents(&e, "cli");
}
