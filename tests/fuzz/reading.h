/* What must hold for every tree that a reader made, whatever the bytes. */
#ifndef DMSC_TESTS_FUZZ_READING_H
#define DMSC_TESTS_FUZZ_READING_H

#include <assert.h>

#include "read/read.h"

static inline void check_leaf(const struct tree *t, uint32_t i)
{
    const struct node *n = &t->nodes[i];
    struct val v = {t, i};
    struct str value = val_str(v);
    if (n->kind == NODE_KEY)
        assert(i + 1 < t->count && t->nodes[i + 1].kind != NODE_KEY);
    if (n->kind == NODE_ALIAS) {
        assert(n->value != i);
        assert(n->value < i || n->value >= t->nodes[0].next);
        assert(t->nodes[n->value].kind != NODE_KEY);
    }
    if (n->kind == NODE_KEY || n->kind == NODE_STRING)
        assert(val_hash(v) == str_hash(value));
}

/* The children of a container lead from one to the next up to its end. */
static inline void check_container(const struct tree *t, uint32_t i)
{
    const struct node *n = &t->nodes[i];
    uint32_t child = i + 1, count = 0;
    while (child < n->next) {
        bool key = t->nodes[child].kind == NODE_KEY;
        assert(key == (n->kind == NODE_OBJECT));
        count += !(t->nodes[child].flags & NODE_SHADOWED);
        child = t->nodes[child + key].next;
    }
    assert(child == n->next && count == n->value);
}

/* A pointer leads back to the value that it was made of. */
static inline void check_pointer(struct arena *a, const struct tree *t,
                                 uint32_t i)
{
    struct val v = {t, i};
    struct val found = val_at_pointer(tree_root(t), val_pointer(a, v));
    assert(val_exists(found) && val_target(found).at == val_target(v).at);
}

/* Whether the member that I lies in, at any depth, is hidden by a later one:
 * then no pointer leads there. */
static inline bool is_hidden(const struct tree *t, uint32_t i)
{
    for (uint32_t k = 0; k < i; k++)
        if (t->nodes[k].kind == NODE_KEY && t->nodes[k].flags & NODE_SHADOWED &&
            i < t->nodes[k + 1].next)
            return true;
    return false;
}

/* Whether an alias leads to what stands at I. */
static inline bool has_alias(const struct tree *t, uint32_t i)
{
    for (uint32_t k = 0; k < i; k++)
        if (t->nodes[k].kind == NODE_ALIAS && t->nodes[k].value == i)
            return true;
    return false;
}

enum { POINTERS_CHECKED = 64 };

static inline void check_tree(struct arena *a, const struct tree *t)
{
    size_t len = t->text->bytes.len;
    assert(t->count == 0 || t->nodes[0].next <= t->count);
    for (uint32_t i = t->count ? t->nodes[0].next : 0; i < t->count;
         i = t->nodes[i].next)
        assert(has_alias(t, i));
    for (uint32_t i = 0; i < t->count; i++) {
        const struct node *n = &t->nodes[i];
        bool container = n->kind == NODE_ARRAY || n->kind == NODE_OBJECT;
        assert(n->off <= len && n->len <= len - n->off);
        assert(n->next > i && n->next <= t->count);
        assert(container || n->next == i + 1);
        check_leaf(t, i);
        if (container)
            check_container(t, i);
        if (i < POINTERS_CHECKED && n->kind != NODE_KEY && !is_hidden(t, i))
            check_pointer(a, t, i);
    }
}

static inline void check_comments(const struct tree *t)
{
    uint32_t end = 0;
    for (size_t i = 0; i < t->comment_count; i++) {
        struct comment c = t->comments[i];
        assert(c.off >= end && c.len > 0);
        end = c.off + c.len;
        assert(end <= t->text->bytes.len);
    }
}

/* Reads the values of strings once more, through their views: each byte of
 * them has a place in the file. */
static inline void check_view(struct text *view, struct val string)
{
    assert(str_eq(view->bytes, val_str(string)));
    uint32_t last = 0;
    for (uint32_t at = 0; at <= view->bytes.len; at++) {
        uint32_t len = at < view->bytes.len;
        struct span outer = span_outer((struct span){view, at, len});
        assert(outer.off >= last);
        assert(outer.off + outer.len <= outer.text->bytes.len);
        last = outer.off;
    }
}

#endif
