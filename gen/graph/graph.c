#include "graph/graph.h"

#include <assert.h>

struct graph *graph_new(struct arena *a)
{
    struct graph *g = ARENA_NEW(a, struct graph);
    g->arena = a;
    g->kinds = kinds_new(a);
    return g;
}

struct resource *graph_find(const struct graph *g, struct str kind,
                            struct str label)
{
    for (size_t i = 0; i < g->resources.n; i++) {
        struct resource *r = g->resources.at[i];
        if (str_eq(r->kind->name, kind) && str_eq(r->label, label))
            return r;
    }
    return NULL;
}

struct resource *graph_add(struct graph *g, const char *kind, struct str label,
                           struct val origin)
{
    struct resource *r = ARENA_NEW(g->arena, struct resource);
    r->kind = kinds_find(g->kinds, str_of(kind));
    assert(r->kind);
    assert(!graph_find(g, str_of(kind), label));
    r->label = label;
    r->index = g->resources.n;
    r->origin = origin;
    *vec_push(g->arena, &g->resources) = r;
    return r;
}

const struct term *resource_get(const struct resource *r, struct str name)
{
    for (size_t i = 0; i < r->attributes.n; i++)
        if (str_eq(r->attributes.at[i].name, name))
            return r->attributes.at[i].value;
    return term_absent();
}

void resource_set(struct graph *g, struct resource *r, const char *name,
                  const struct term *value)
{
    assert(val_exists(val_get_z(r->kind->attributes, name)));
    assert(resource_get(r, str_of(name))->kind == TERM_ABSENT);
    if (value->kind != TERM_ABSENT)
        *vec_push(g->arena, &r->attributes) =
            (struct attribute){str_of(name), value};
}

/* The sort: each resource is visited once, what it needs before itself. */
struct sorter {
    struct graph *graph;
    VEC(struct resource *) sorted;
    const struct resource **open; /* the way down, to see circles */
    size_t depth;
};

static void visit(struct sorter *s, const struct resource *r);

static void visit_term(struct sorter *s, const struct term *t)
{
    if (t->resource)
        visit(s, t->resource);
    for (size_t i = 0; i < t->count; i++)
        visit_term(s, t->items[i]);
}

static bool is_sorted(const struct sorter *s, const struct resource *r)
{
    for (size_t i = 0; i < s->sorted.n; i++)
        if (s->sorted.at[i] == r)
            return true;
    return false;
}

static void visit_after(struct sorter *s, const struct resource *r)
{
    const struct graph *g = s->graph;
    const struct resource **after =
        ARENA_ARRAY(g->arena, const struct resource *, g->resources.n + 1);
    size_t n = graph_after(g, r, after);
    for (size_t i = 0; i < n; i++)
        visit(s, after[i]);
}

static void visit(struct sorter *s, const struct resource *r)
{
    if (is_sorted(s, r))
        return;
    for (size_t i = 0; i < s->depth; i++)
        assert(s->open[i] != r);
    s->open[s->depth++] = r;
    for (size_t i = 0; i < r->attributes.n; i++)
        visit_term(s, r->attributes.at[i].value);
    visit_after(s, r);
    s->depth--;
    *vec_push(s->graph->arena, &s->sorted) = (struct resource *)r;
}

void graph_sort(struct graph *g)
{
    struct sorter s = {.graph = g};
    s.open = ARENA_ARRAY(g->arena, const struct resource *, g->resources.n + 1);
    for (size_t i = 0; i < g->resources.n; i++)
        visit(&s, g->resources.at[i]);
    assert(s.sorted.n == g->resources.n);
    for (size_t i = 0; i < s.sorted.n; i++) {
        g->resources.at[i] = s.sorted.at[i];
        g->resources.at[i]->index = i;
    }
}

const struct resource *resource_parent(const struct resource *r)
{
    struct str parent = val_str(val_get(r->kind->document, STR("parent")));
    return resource_get(r, parent)->resource;
}

static bool refers_to(const struct term *t, const struct resource *r)
{
    if (t->resource == r)
        return true;
    for (size_t i = 0; i < t->count; i++)
        if (refers_to(t->items[i], r))
            return true;
    return false;
}

bool resource_refers_to(const struct resource *r, const struct resource *other)
{
    for (size_t i = 0; other && i < r->attributes.n; i++)
        if (refers_to(r->attributes.at[i].value, other))
            return true;
    return false;
}

static size_t of_kind(const struct graph *g, struct str kind,
                      const struct resource *referrer,
                      const struct resource **out)
{
    size_t n = 0;
    for (size_t i = 0; i < g->resources.n; i++) {
        const struct resource *r = g->resources.at[i];
        if (str_eq(r->kind->name, kind) &&
            (!referrer || resource_refers_to(referrer, resource_parent(r))))
            out[n++] = r;
    }
    return n;
}

size_t graph_after(const struct graph *g, const struct resource *r,
                   const struct resource **out)
{
    size_t n = 0;
    VAL_EACH(it, val_get(r->kind->document, STR("after")))
    {
        size_t related = of_kind(g, val_str(it.value), r, out + n);
        n += related ? related : of_kind(g, val_str(it.value), NULL, out + n);
    }
    return n;
}
