/* Outcomes as a tree. The values of a document come from several places of
 * several files; its text is put together of copies of these. */
#include "host/limits.h"
#include "host/terraform_outcome.h"
#include "tree/build.h"
#include "tree/limits.h"

/* A copy of a part of a file. What is derived has copies of its own, in which
 * nobody can write. */
struct piece {
    struct span from;
    bool derived;
    uint32_t base; /* where it stands in the text */
};

/* An alias whose value is still to be added. */
struct promise {
    uint32_t node, depth;
    const struct outcome *outcome;
};

struct grafter {
    struct terraform *t;
    struct builder b;
    VEC(struct piece) pieces;
    VEC(struct promise) promises;
    uint32_t depth; /* of the promise that is kept */
    uint32_t size;  /* of the text so far */
};

/* --- The text ------------------------------------------------------------- */

static bool is_inside(struct span inner, struct span outer)
{
    return inner.text == outer.text && inner.off >= outer.off &&
           inner.off + inner.len <= outer.off + outer.len;
}

/* Where the text has what stands at SPAN. */
static uint32_t place(struct grafter *g, struct span span, bool derived)
{
    for (size_t i = g->pieces.n; i > 0; i--) {
        const struct piece *p = &g->pieces.at[i - 1];
        if (p->derived == derived && is_inside(span, p->from))
            return p->base + (span.off - p->from.off);
    }
    *vec_push(g->t->arena, &g->pieces) = (struct piece){span, derived, g->size};
    g->size += span.len;
    return g->size - span.len;
}

/* The text is made when all pieces are known; until then it is empty. */
static void finish_text(struct grafter *g, struct text *text)
{
    struct arena *a = g->t->arena;
    char *bytes = arena_alloc(a, g->size + 1);
    struct segment *segments = ARENA_ARRAY(a, struct segment, g->pieces.n);
    for (size_t i = 0; i < g->pieces.n; i++) {
        const struct piece *p = &g->pieces.at[i];
        struct str from = span_str(p->from);
        if (from.len)
            memcpy(bytes + p->base, from.ptr, from.len);
        segments[i] = (struct segment){
            .inner = p->base,
            .inner_len = p->from.len,
            .outer = p->from.off,
            .outer_len = p->from.len,
            .kind = SEGMENT_COPY,
            .encoding = p->derived ? ENCODING_NONE : ENCODING_SAME,
            .of = p->from.text,
        };
    }
    text->bytes = (struct str){bytes, g->size};
    text->segments = segments;
    text->segment_count = g->pieces.n;
}

/* --- The tree ------------------------------------------------------------- */

static void add(struct grafter *g, const struct outcome *t);

static void add_string(struct grafter *g, enum node_kind kind, uint32_t off,
                       uint32_t len, struct str value)
{
    size_t start = g->b.strings.len;
    buf_add_str(&g->b.strings, value);
    build_decoded(&g->b, kind, off, len, start);
}

/* What is not written where the literal around it has it stands elsewhere in
 * the tree, and an alias there. */
static void add_value(struct grafter *g, const struct outcome *in,
                      const struct outcome_member *m)
{
    const struct outcome *t = m->value;
    bool here = t->span.text == m->at.text && t->span.off == m->at.off &&
                t->derived == in->derived;
    if (!m->at.text || here) {
        add(g, t);
        return;
    }
    *vec_push(g->t->arena, &g->promises) =
        (struct promise){g->b.count, g->depth + build_depth(&g->b), t};
    build_alias(&g->b, place(g, m->at, in->derived), m->at.len, 0);
}

static void add_members(struct grafter *g, const struct outcome *t,
                        uint32_t off)
{
    bool object = t->kind == NODE_OBJECT;
    uint32_t at = build_open(&g->b, t->kind, off);
    for (size_t i = 0; i < t->members.n; i++) {
        const struct outcome_member *m = &t->members.at[i];
        if (object)
            add_string(g, NODE_KEY, place(g, m->key_span, t->derived),
                       m->key_span.len, m->key);
        add_value(g, t, m);
    }
    build_close(&g->b, off + t->span.len);
    g->b.nodes[at].flags |= t->open ? NODE_OPEN : 0;
}

/* An outcome has as many copies as there are that refer to it: what is too much
 * of that is unknown. */
static bool is_too_much(const struct grafter *g)
{
    return g->depth + build_depth(&g->b) >= TREE_DEPTH_MAX ||
           g->b.count > TERRAFORM_NODES_MAX;
}

static void add(struct grafter *g, const struct outcome *t)
{
    uint32_t at = g->b.count, off = place(g, t->span, t->derived);
    switch (is_too_much(g) ? NODE_UNKNOWN : t->kind) {
    case NODE_OBJECT:
    case NODE_ARRAY:
        add_members(g, t, off);
        break;
    case NODE_STRING:
        add_string(g, NODE_STRING, off, t->span.len, t->str);
        g->b.nodes[at].flags |= t->holes ? NODE_HOLES : 0;
        break;
    case NODE_NUMBER:
        add_string(g, NODE_NUMBER, off, t->span.len, t->str);
        break;
    default:
        build_scalar(&g->b, t->kind <= NODE_TRUE ? t->kind : NODE_UNKNOWN, off,
                     t->span.len);
    }
}

static void keep_promises(struct grafter *g)
{
    for (size_t i = 0; i < g->promises.n; i++) {
        struct promise p = g->promises.at[i];
        g->b.nodes[p.node].value = g->b.count;
        g->depth = p.depth;
        add(g, p.outcome);
    }
}

struct val outcome_tree(struct terraform *t, const struct outcome *outcome)
{
    struct grafter g = {.t = t};
    struct text *text =
        text_view(t->arena, outcome->span.text, STR(""), NULL, 0);
    build_start_part(&g.b, t->arena, text, outcome->span.len);
    g.b.tree->syntax = TREE_HCL;
    add(&g, outcome);
    keep_promises(&g);
    finish_text(&g, text);
    return tree_root(build_finish(&g.b));
}
