/* Builds a tree node by node, in the order of the text. What a reader calls:
 *
 *     struct builder b;
 *     build_start(&b, arena, text);
 *     build_open(&b, NODE_OBJECT, off);
 *     build_key(&b, off, len, value, decoded);
 *     build_scalar(&b, NODE_NUMBER, off, len);
 *     build_close(&b, end);
 *     struct tree *t = build_finish(&b);
 *
 * The reader watches the depth (build_depth) against its own ceiling, which
 * is at most TREE_DEPTH_MAX.
 */
#ifndef DMSC_TREE_BUILD_H
#define DMSC_TREE_BUILD_H

#include "base/buf.h"
#include "tree/limits.h"
#include "tree/tree.h"

struct builder {
    struct tree *tree;
    struct node *nodes; /* the tree's, which has them from build_finish on */
    uint32_t count, cap;
    struct buf strings;
    uint32_t open[TREE_DEPTH_MAX]; /* indices of the open containers */
    uint32_t depth;
    uint32_t duplicates; /* keys flagged NODE_DUPLICATE so far */
    VEC(struct comment) comments;
};

void build_start(struct builder *b, struct arena *a, struct text *text);

/* The same for a tree of a part of TEXT only, SIZE bytes of it. */
void build_start_part(struct builder *b, struct arena *a, struct text *text,
                      size_t size);

/* Makes room for one more node. */
void build_grow(struct builder *b);

/* Appends a node; it holds until the next one. Inline, with what hangs on
 * it, because a reader spends its time here. */
static inline struct node *build_node(struct builder *b, enum node_kind kind,
                                      uint32_t off, uint32_t len)
{
    if (b->count == b->cap)
        build_grow(b);
    struct node *n = &b->nodes[b->count++];
    *n = (struct node){
        .off = off, .len = len, .next = b->count, .kind = (uint8_t)kind};
    if (b->depth && kind != NODE_KEY)
        b->nodes[b->open[b->depth - 1]].value++;
    return n;
}

/* Opens a container whose text starts at OFF; its index. */
uint32_t build_open(struct builder *b, enum node_kind kind, uint32_t off);

/* Closes the innermost container, whose text ends before END. Equal keys are
 * flagged: all but the last NODE_SHADOWED, all but the first
 * NODE_DUPLICATE. */
void build_close(struct builder *b, uint32_t end);

/* Null, booleans, numbers, unknowns, errors. */
static inline uint32_t build_scalar(struct builder *b, enum node_kind kind,
                                    uint32_t off, uint32_t len)
{
    build_node(b, kind, off, len);
    return b->count - 1;
}

/* A string or a key (KIND) with raw span OFF, LEN. VALUE points into the
 * text's bytes where the value stands there as it is; else it is copied. */
uint32_t build_string(struct builder *b, enum node_kind kind, uint32_t off,
                      uint32_t len, struct str value);

/* A string or a key whose value stands in the text from VALUE on, SIZE bytes
 * as they are. */
static inline uint32_t build_raw_string(struct builder *b, enum node_kind kind,
                                        uint32_t off, uint32_t len,
                                        uint32_t value, uint32_t size)
{
    struct node *n = build_node(b, kind, off, len);
    struct str text = b->tree->text->bytes;
    struct str string = {text.ptr + value, size};
    n->hash =
        text.len - value >= 16 ? str_hash_ahead(string) : str_hash(string);
    n->value = value;
    n->size = size;
    return b->count - 1;
}

/* A string or a key whose value was added to b->strings, from START to its
 * end. */
uint32_t build_decoded(struct builder *b, enum node_kind kind, uint32_t off,
                       uint32_t len, size_t start);

/* The value of a key while the tree is still being built. */
struct str build_key_str(const struct builder *b, const struct node *key);

/* An alias for the complete value at index TARGET. */
uint32_t build_alias(struct builder *b, uint32_t off, uint32_t len,
                     uint32_t target);

void build_comment(struct builder *b, uint32_t off, uint32_t len);

/* Where a builder stands between two values, and the way back there: what was
 * added since is forgotten, but not the comments. */
struct build_mark {
    uint32_t count, items, duplicates;
    size_t strings;
};
struct build_mark build_mark(const struct builder *b);
void build_rewind(struct builder *b, struct build_mark mark);

/* The innermost open container; NULL at the top. */
static inline struct node *build_top(struct builder *b)
{
    return b->depth ? &b->nodes[b->open[b->depth - 1]] : NULL;
}

static inline uint32_t build_depth(const struct builder *b)
{
    return b->depth;
}

/* The finished tree. Containers still open are closed at the text's end and
 * flagged NODE_BROKEN. Must be called once, also after an error: it frees
 * what the builder holds. */
struct tree *build_finish(struct builder *b);

#endif
