#include "dms/mapping_index.h"

#include "base/map.h"
#include "base/vec.h"
#include "dms/wildcard.h"

/* A rule that is found by a part of its pattern, and what can be said of a
 * name that fits without running the pattern. */
struct candidate {
    uint64_t pairs;    /* a bit for each pair of neighbours that a name has */
    uint32_t size_min; /* bytes of a name */
    uint32_t rule;
    struct str pattern;
};

/* One that is still to be placed. */
struct waiting {
    struct candidate c;
    struct str prefix, suffix; /* literals: up to the first wildcard, and from
                                  the last one on */
};

struct candidates {
    VEC(struct candidate) list;
};

struct rules {
    VEC(uint32_t) list;
};

/* Candidates by a literal at one end of the name. */
struct ends {
    struct map *by_literal; /* struct candidates */
    VEC(size_t) lengths;    /* of the literals, each once */
};

/* The rules of one schema pattern, by their table pattern. */
struct names {
    struct str schema;
    struct map *exact; /* struct rules */
    struct rules all;  /* "%" */
    VEC(struct waiting) waiting;
    struct ends prefixes, suffixes;
    struct candidates rest;
};

struct mapping_index {
    struct arena *arena;
    struct map *schemas;   /* exact name: struct names */
    struct map *patterns;  /* pattern: struct names */
    struct map *shared[2]; /* while it is built: how many patterns begin
                              [0] or end [1] with a literal */
};

/* ── Shapes ──────────────────────────────────────────────────────────── */

static uint64_t pair_bit(char a, char b)
{
    unsigned both = (unsigned char)a * 37u + (unsigned char)b;
    return (uint64_t)1 << (both * 0x9E3779B1u >> 26);
}

static uint64_t name_pairs(struct str name)
{
    uint64_t pairs = 0;
    for (size_t i = 1; i < name.len; i++)
        pairs |= pair_bit(name.ptr[i - 1], name.ptr[i]);
    return pairs;
}

static bool is_special(char c)
{
    return c == '%' || c == '_' || c == '[' || c == ']';
}

/* A bracket counts as a wildcard even where it is none: that makes the
 * literals shorter, not wrong. From one on nothing is counted, since what is
 * in a set is not in the name. */
static struct waiting look_at(uint32_t rule, struct str p)
{
    struct waiting w = {.c = {.rule = rule, .pattern = p}};
    size_t first = 0, last = p.len;
    while (first < p.len && !is_special(p.ptr[first]))
        first++;
    while (last > 0 && !is_special(p.ptr[last - 1]))
        last--;
    w.prefix = str_sub(p, 0, first);
    w.suffix = str_sub(p, last, p.len);
    for (size_t i = 0; i < p.len && p.ptr[i] != '['; i++) {
        w.c.size_min += p.ptr[i] != '%';
        if (i && !is_special(p.ptr[i - 1]) && !is_special(p.ptr[i]))
            w.c.pairs |= pair_bit(p.ptr[i - 1], p.ptr[i]);
    }
    return w;
}

/* ── Building ────────────────────────────────────────────────────────── */

struct mapping_index *mapping_index_new(struct arena *a)
{
    struct mapping_index *x = ARENA_NEW(a, struct mapping_index);
    x->arena = a;
    x->schemas = map_new(a);
    x->patterns = map_new(a);
    x->shared[0] = map_new(a);
    x->shared[1] = map_new(a);
    return x;
}

static struct names *names_for(struct mapping_index *x, struct str schema,
                               bool exact)
{
    void **slot = map_put(exact ? x->schemas : x->patterns, schema);
    if (!*slot) {
        struct names *n = ARENA_NEW(x->arena, struct names);
        n->schema = schema;
        n->exact = map_new(x->arena);
        n->prefixes.by_literal = map_new(x->arena);
        n->suffixes.by_literal = map_new(x->arena);
        *slot = n;
    }
    return *slot;
}

static size_t *shared_by(struct mapping_index *x, int end, struct str literal)
{
    void **slot = map_put(x->shared[end], literal);
    if (!*slot)
        *slot = ARENA_NEW(x->arena, size_t);
    return *slot;
}

static void add_wildcard(struct mapping_index *x, struct names *n,
                         uint32_t rule, struct str pattern)
{
    struct waiting *w = vec_push(x->arena, &n->waiting);
    *w = look_at(rule, pattern);
    if (w->prefix.len)
        ++*shared_by(x, 0, w->prefix);
    if (w->suffix.len)
        ++*shared_by(x, 1, w->suffix);
}

void mapping_index_add(struct mapping_index *x, uint32_t rule,
                       struct str schema, struct str table, bool exact)
{
    struct names *n = names_for(x, schema, exact || wildcard_is_exact(schema));
    if (!exact && str_is(table, "%")) {
        *vec_push(x->arena, &n->all.list) = rule;
    } else if (exact || wildcard_is_exact(table)) {
        void **slot = map_put(n->exact, table);
        if (!*slot)
            *slot = ARENA_NEW(x->arena, struct rules);
        struct rules *same = *slot;
        *vec_push(x->arena, &same->list) = rule;
    } else {
        add_wildcard(x, n, rule, table);
    }
}

static void add_end(struct arena *a, struct ends *ends, struct str literal,
                    const struct candidate *c)
{
    void **slot = map_put(ends->by_literal, literal);
    if (!*slot)
        *slot = ARENA_NEW(a, struct candidates);
    struct candidates *same = *slot;
    *vec_push(a, &same->list) = *c;
    for (size_t i = 0; i < ends->lengths.n; i++)
        if (ends->lengths.at[i] == literal.len)
            return;
    *vec_push(a, &ends->lengths) = literal.len;
}

static void place(struct mapping_index *x, struct names *n,
                  const struct waiting *w)
{
    bool by_prefix = w->prefix.len != 0;
    if (w->prefix.len && w->suffix.len)
        by_prefix = *shared_by(x, 0, w->prefix) <= *shared_by(x, 1, w->suffix);
    if (by_prefix)
        add_end(x->arena, &n->prefixes, w->prefix, &w->c);
    else if (w->suffix.len)
        add_end(x->arena, &n->suffixes, w->suffix, &w->c);
    else
        *vec_push(x->arena, &n->rest.list) = w->c;
}

static void finish_names(struct mapping_index *x, const struct map *schemas)
{
    for (size_t s = 0; s < map_count(schemas); s++) {
        struct names *n = map_at(schemas, s)->value;
        for (size_t i = 0; i < n->waiting.n; i++)
            place(x, n, &n->waiting.at[i]);
    }
}

void mapping_index_finish(struct mapping_index *x)
{
    finish_names(x, x->schemas);
    finish_names(x, x->patterns);
}

/* ── Finding ─────────────────────────────────────────────────────────── */

struct search {
    struct str table;
    uint64_t pairs;
    mapping_index_visit *visit;
    void *context;
};

static void visit_candidates(const struct search *s,
                             const struct candidates *found)
{
    for (size_t i = 0; found && i < found->list.n; i++) {
        const struct candidate *c = &found->list.at[i];
        if (s->table.len >= c->size_min && (c->pairs & ~s->pairs) == 0 &&
            wildcard_match(c->pattern, s->table))
            s->visit(s->context, &c->rule, 1);
    }
}

static void visit_ends(const struct search *s, const struct ends *ends,
                       bool prefix)
{
    for (size_t i = 0; i < ends->lengths.n; i++) {
        size_t len = ends->lengths.at[i];
        if (len > s->table.len)
            continue;
        struct str literal =
            str_sub(s->table, prefix ? 0 : s->table.len - len, len);
        visit_candidates(s, map_get(ends->by_literal, literal));
    }
}

static void visit_names(const struct search *s, const struct names *n)
{
    const struct rules *exact = map_get(n->exact, s->table);
    if (exact)
        s->visit(s->context, exact->list.at, exact->list.n);
    if (n->all.list.n)
        s->visit(s->context, n->all.list.at, n->all.list.n);
    visit_ends(s, &n->prefixes, true);
    visit_ends(s, &n->suffixes, false);
    visit_candidates(s, &n->rest);
}

void mapping_index_find(const struct mapping_index *x, struct str schema,
                        struct str table, mapping_index_visit *visit,
                        void *context)
{
    struct search s = {table, name_pairs(table), visit, context};
    const struct names *exact = map_get(x->schemas, schema);
    if (exact)
        visit_names(&s, exact);
    for (size_t i = 0; i < map_count(x->patterns); i++) {
        const struct names *n = map_at(x->patterns, i)->value;
        if (wildcard_match(n->schema, schema))
            visit_names(&s, n);
    }
}
