#include "emit/emit.h"

#include <assert.h>

#include "base/file.h"

static const char *const target_names[] = {"terraform", "cloudformation",
                                           "cli"};

const struct emit_group emit_groups[] = {
    {"network", "Network"},
    {"databases", "Databases"},
    {"iam", "Roles"},
    {"dms", "DMS"},
};
const size_t emit_group_count = COUNT_OF(emit_groups);

const char *emit_target_name(enum emit_target t)
{
    assert(t < COUNT_OF(target_names));
    return target_names[t];
}

struct val emit_kind(const struct emit *e, const struct resource *r)
{
    return val_get_z(r->kind->document, emit_target_name(e->target));
}

const struct resource *emit_owner(const struct emit *e,
                                  const struct resource *r)
{
    struct val kind = emit_kind(e, r);
    struct val into = val_get(kind, STR("into"));
    if (!val_exists(kind))
        return NULL;
    return val_exists(into) ? resource_get(r, val_str(into))->resource : r;
}

struct context {
    struct emit *emit;
    const struct resource *resource;
};

/* Policies and the like are objects in CloudFormation, text elsewhere. */
static const struct term *attribute(struct context *c, struct val kind,
                                    struct str name)
{
    const struct term *t = resource_get(c->resource, name);
    bool json = str_is(val_str(val_get(kind, STR("type"))), "json");
    if (json && t->kind != TERM_ABSENT &&
        c->emit->target != EMIT_CLOUDFORMATION)
        return term_json(c->emit->arena, t);
    return t;
}

static const struct term *look_up(void *context, struct str name)
{
    struct context *c = context;
    struct emit *e = c->emit;
    const struct kind *kind = c->resource->kind;
    struct val is_attribute = val_get(kind->attributes, name);
    if (val_exists(is_attribute))
        return attribute(c, is_attribute, name);
    if (val_exists(val_get(kind->outputs, name)))
        return term_reference(e->arena, c->resource, str_z(e->arena, name));
    if (str_is(name, "tags"))
        return e->tags(e, c->resource);
    if (str_is(name, "migration"))
        return term_string(e->arena, e->graph->name);
    if (str_is(name, "region"))
        return term_pseudo(e->arena, PSEUDO_REGION, 0);
    if (str_is(name, "account"))
        return term_pseudo(e->arena, PSEUDO_ACCOUNT, 0);
    assert(str_is(name, "partition"));
    return term_pseudo(e->arena, PSEUDO_PARTITION, 0);
}

const struct term *emit_expand(struct emit *e, const struct resource *r,
                               struct val template)
{
    struct context c = {e, r};
    return val_exists(template) ? kind_expand(e->arena, template, look_up, &c)
                                : term_absent();
}

const struct term *emit_body(struct emit *e, const struct resource *r,
                             const char *member)
{
    const struct graph *g = e->graph;
    const struct term *body =
        emit_expand(e, r, val_get_z(emit_kind(e, r), member));
    for (size_t i = 0; i < g->resources.n; i++) {
        const struct resource *other = g->resources.at[i];
        if (other != r && emit_owner(e, other) == r)
            body = term_merge(
                e->arena, body,
                emit_expand(e, other, val_get_z(emit_kind(e, other), member)));
    }
    return body;
}

static struct val overrides(const struct emit *e)
{
    return val_get_z(e->graph->overrides, emit_target_name(e->target));
}

const struct term *emit_overridden(struct emit *e, const struct resource *r,
                                   const struct term *body)
{
    struct val over = val_get(overrides(e), e->address(e, r));
    return term_override(e->arena, body, term_of_val(e->arena, over));
}

static void report_unknown(struct emit *e, struct val key,
                           const struct str *names, size_t n)
{
    struct finding *f =
        val_finding(e->findings, FINDING_SPEC_UNKNOWN_RESOURCE, key,
                    "'%.*s' is no resource of the %s output",
                    STR_ARG(val_str(key)), emit_target_name(e->target));
    int near = str_nearest(val_str(key), names, n);
    if (near >= 0)
        finding_help(e->findings, f, "did you mean '%.*s'?",
                     STR_ARG(names[near]));
}

void emit_check_overrides(struct emit *e)
{
    const struct graph *g = e->graph;
    struct str *names = ARENA_ARRAY(e->arena, struct str, g->resources.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < g->resources.n; i++)
        if (emit_owner(e, g->resources.at[i]) == g->resources.at[i])
            names[n++] = e->address(e, g->resources.at[i]);
    VAL_EACH(it, overrides(e))
    {
        bool known = false;
        for (size_t i = 0; i < n; i++)
            known |= str_eq(names[i], val_str(it.key));
        if (!known)
            report_unknown(e, it.key, names, n);
    }
}

/* Whether the target sees to it that TO is there before FROM, by references
 * or dependencies that are written. SEEN has a place for each resource. */
static bool reaches(struct emit *e, const struct resource *from,
                    const struct resource *to, bool *seen)
{
    const struct graph *g = e->graph;
    const struct resource **after =
        ARENA_ARRAY(e->arena, const struct resource *, g->resources.n + 1);
    if (from == to)
        return true;
    if (seen[from->index])
        return false;
    seen[from->index] = true;
    size_t n = graph_after(g, from, after);
    for (size_t i = 0; i < n; i++) {
        const struct resource *owner = emit_owner(e, after[i]);
        if (owner && reaches(e, owner, to, seen))
            return true;
    }
    for (size_t i = 0; i < g->resources.n; i++) {
        const struct resource *other = g->resources.at[i];
        if (resource_refers_to(from, other) && emit_owner(e, other) &&
            reaches(e, emit_owner(e, other), to, seen))
            return true;
    }
    return false;
}

/* Whether a reference of R's leads to TO already. */
static bool is_implied(struct emit *e, const struct resource *r,
                       const struct resource *to)
{
    const struct graph *g = e->graph;
    bool *seen = ARENA_ARRAY(e->arena, bool, g->resources.n);
    for (size_t i = 0; i < g->resources.n; i++) {
        const struct resource *other = g->resources.at[i];
        if (resource_refers_to(r, other) && emit_owner(e, other) &&
            reaches(e, emit_owner(e, other), to, seen))
            return true;
    }
    return false;
}

static bool is_listed(const struct resource **list, size_t n,
                      const struct resource *r)
{
    for (size_t i = 0; i < n; i++)
        if (list[i] == r)
            return true;
    return false;
}

size_t emit_depends(struct emit *e, const struct resource *r,
                    const struct resource **out)
{
    const struct resource **after = ARENA_ARRAY(
        e->arena, const struct resource *, e->graph->resources.n + 1);
    size_t n = graph_after(e->graph, r, after), count = 0;
    for (size_t i = 0; i < n; i++) {
        const struct resource *owner = emit_owner(e, after[i]);
        if (owner && owner != r && !is_listed(out, count, owner) &&
            !is_implied(e, r, owner))
            out[count++] = owner;
    }
    return count;
}

void emit_documents(struct emit *e, const char *folder)
{
    const struct graph *g = e->graph;
    for (size_t i = 0; i < g->resources.n; i++) {
        const struct resource *r = g->resources.at[i];
        for (size_t j = 0; j < r->attributes.n; j++) {
            const struct term *t = r->attributes.at[j].value;
            if (t->kind == TERM_DOCUMENT)
                output_add(
                    e->output,
                    str_printf(e->arena, "%s/%.*s", folder, STR_ARG(t->text)),
                    t->body, false);
        }
    }
}

bool emit_files(const struct graph *g, struct output *o, struct err *err)
{
    for (size_t i = 0; i < g->files.n; i++) {
        const struct graph_file *f = &g->files.at[i];
        struct str bytes = f->bytes;
        if (f->source && !file_read(o->arena, f->source, &bytes, err))
            return false;
        output_add(o, f->path, bytes, false);
    }
    return true;
}

struct str emit_banner(const struct emit *e)
{
    return str_printf(e->arena, "Made by dmsc from %.*s.",
                      STR_ARG(file_name(str_of(e->graph->spec))));
}

struct str emit_noun(const struct resource *r)
{
    struct val noun = val_get(r->kind->document, STR("noun"));
    return val_exists(noun) ? val_str(noun) : r->kind->name;
}

struct str emit_pascal(struct arena *a, struct str name)
{
    char *out = arena_alloc(a, name.len + 1);
    size_t n = 0;
    bool start = true;
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        bool letter = char_is_letter(c) || char_is_digit(c);
        if (letter)
            out[n++] = start && c >= 'a' && c <= 'z' ? (char)(c - 32) : c;
        start = !letter;
    }
    return (struct str){out, n};
}
