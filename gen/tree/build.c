#include "tree/build.h"

#include <assert.h>
#include <stdlib.h>

void build_start(struct builder *b, struct arena *a, struct text *text)
{
    build_start_part(b, a, text, text->bytes.len);
}

void build_start_part(struct builder *b, struct arena *a, struct text *text,
                      size_t size)
{
    memset(b, 0, sizeof *b);
    b->tree = ARENA_NEW(a, struct tree);
    b->tree->arena = a;
    b->tree->text = text;
    buf_init(&b->strings, 0);
    /* Most documents have a node for every dozen bytes. */
    b->cap = (uint32_t)(size / 12 + 16);
    b->nodes = arena_raw(a, sizeof *b->nodes * b->cap);
}

void build_grow(struct builder *b)
{
    size_t size = sizeof *b->nodes * b->cap;
    b->nodes = arena_grow(b->tree->arena, b->nodes, size, size * 2);
    b->cap *= 2;
}

uint32_t build_open(struct builder *b, enum node_kind kind, uint32_t off)
{
    assert(kind == NODE_ARRAY || kind == NODE_OBJECT);
    assert(b->depth < TREE_DEPTH_MAX);
    build_node(b, kind, off, 0);
    b->open[b->depth++] = b->count - 1;
    return b->count - 1;
}

uint32_t build_decoded(struct builder *b, enum node_kind kind, uint32_t off,
                       uint32_t len, size_t start)
{
    struct node *n = build_node(b, kind, off, len);
    struct str value = str_sub(buf_str(&b->strings), start, b->strings.len);
    n->hash = str_hash(value);
    n->size = (uint32_t)value.len;
    n->value = (uint32_t)start;
    n->flags |= NODE_DECODED;
    return b->count - 1;
}

uint32_t build_string(struct builder *b, enum node_kind kind, uint32_t off,
                      uint32_t len, struct str value)
{
    struct str bytes = b->tree->text->bytes;
    if (value.ptr >= bytes.ptr && value.ptr <= bytes.ptr + bytes.len) {
        uint32_t at = (uint32_t)(value.ptr - bytes.ptr);
        return build_raw_string(b, kind, off, len, at, (uint32_t)value.len);
    }
    size_t start = b->strings.len;
    buf_add_str(&b->strings, value);
    return build_decoded(b, kind, off, len, start);
}

uint32_t build_alias(struct builder *b, uint32_t off, uint32_t len,
                     uint32_t target)
{
    assert(target < b->count);
    build_node(b, NODE_ALIAS, off, len)->value = target;
    return b->count - 1;
}

void build_comment(struct builder *b, uint32_t off, uint32_t len)
{
    *vec_push(b->tree->arena, &b->comments) = (struct comment){off, len};
}

struct build_mark build_mark(const struct builder *b)
{
    return (struct build_mark){
        .count = b->count,
        .items = b->depth ? b->nodes[b->open[b->depth - 1]].value : 0,
        .duplicates = b->duplicates,
        .strings = b->strings.len,
    };
}

void build_rewind(struct builder *b, struct build_mark mark)
{
    assert(mark.count <= b->count && mark.strings <= b->strings.len);
    b->count = mark.count;
    b->duplicates = mark.duplicates;
    b->strings.len = mark.strings;
    if (b->depth)
        b->nodes[b->open[b->depth - 1]].value = mark.items;
}

struct str build_key_str(const struct builder *b, const struct node *n)
{
    const char *base =
        n->flags & NODE_DECODED ? b->strings.ptr : b->tree->text->bytes.ptr;
    return (struct str){base + n->value, n->size};
}

static void mark_duplicate(struct builder *b, struct node *object,
                           struct node *early, struct node *late)
{
    if (!(early->flags & NODE_SHADOWED))
        object->value--;
    early->flags |= NODE_SHADOWED;
    if (!(late->flags & NODE_DUPLICATE))
        b->duplicates++;
    late->flags |= NODE_DUPLICATE;
}

static bool same_key(const struct builder *b, const struct node *x,
                     const struct node *y)
{
    return x->hash == y->hash &&
           str_eq(build_key_str(b, x), build_key_str(b, y));
}

/* The key at LATE against those before it. */
static void compare_with_earlier(struct builder *b, uint32_t object,
                                 uint32_t late)
{
    struct node *nodes = b->nodes;
    for (uint32_t i = object + 1; i < late; i = nodes[i + 1].next)
        if (nodes[i].hash == nodes[late].hash &&
            same_key(b, &nodes[i], &nodes[late]))
            mark_duplicate(b, &nodes[object], &nodes[i], &nodes[late]);
}

/* Small objects: a few bits of each hash tell most often that no key was
 * there before. */
static void find_duplicates(struct builder *b, uint32_t object)
{
    const struct node *nodes = b->nodes;
    uint64_t seen[8] = {0};
    for (uint32_t i = object + 1; i < b->count; i = nodes[i + 1].next) {
        uint64_t bit = (uint64_t)1 << (nodes[i].hash & 63);
        uint64_t *word = &seen[nodes[i].hash >> 6 & 7];
        if (*word & bit)
            compare_with_earlier(b, object, i);
        *word |= bit;
    }
}

/* Large objects: a hash table of the last key of each name. */
static void find_duplicates_large(struct builder *b, uint32_t object)
{
    struct node *nodes = b->nodes;
    uint32_t size = 64;
    while (size < nodes[object].value * 2)
        size *= 2;
    uint32_t *slots = xmalloc(size * sizeof *slots);
    memset(slots, 0, size * sizeof *slots);
    for (uint32_t i = object + 1; i < b->count; i = nodes[i + 1].next) {
        uint32_t s = nodes[i].hash & (size - 1);
        while (slots[s] && !same_key(b, &nodes[slots[s]], &nodes[i]))
            s = (s + 1) & (size - 1);
        if (slots[s])
            mark_duplicate(b, &nodes[object], &nodes[slots[s]], &nodes[i]);
        slots[s] = i;
    }
    free(slots);
}

enum { SMALL_OBJECT = 16 };

void build_close(struct builder *b, uint32_t end)
{
    assert(b->depth);
    uint32_t at = b->open[--b->depth];
    struct node *n = &b->nodes[at];
    n->len = end - n->off;
    n->next = b->count;
    if (n->kind != NODE_OBJECT)
        return;
    if (n->value <= SMALL_OBJECT)
        find_duplicates(b, at);
    else
        find_duplicates_large(b, at);
    b->tree->singles += n->value == 1;
}

struct tree *build_finish(struct builder *b)
{
    struct tree *t = b->tree;
    uint32_t end = (uint32_t)t->text->bytes.len;
    if (b->depth && b->nodes[b->count - 1].kind == NODE_KEY)
        build_scalar(b, NODE_ERROR, end, 0);
    while (b->depth) {
        build_top(b)->flags |= NODE_BROKEN;
        build_close(b, end);
    }
    t->nodes = b->nodes;
    t->count = b->count;
    t->strings = arena_copy(t->arena, b->strings.ptr, b->strings.len);
    t->comments = b->comments.at;
    t->comment_count = b->comments.n;
    buf_free(&b->strings);
    return t;
}
