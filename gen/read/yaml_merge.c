/* Merge keys: `<<: *base` and `<<: [*a, *b]`.
 *
 * The member stays in the tree, shadowed; what it brings is appended when its
 * object is complete, so that the object's own keys win wherever they stand.
 */
#include "base/map.h"
#include "read/yaml_reader.h"

struct merge {
    struct builder *b;
    struct text *text;
    struct findings *fs;
    struct map *keys; /* that the object has so far */
    uint32_t added;
};

static struct str key_of(const struct merge *m, const struct node *n)
{
    const char *base =
        n->flags & NODE_DECODED ? m->b->strings.ptr : m->text->bytes.ptr;
    return (struct str){base + n->value, n->size};
}

static uint32_t target_of(const struct merge *m, uint32_t at)
{
    while (m->b->nodes[at].kind == NODE_ALIAS)
        at = m->b->nodes[at].value;
    return at;
}

/* Appends the member at SOURCE unless the object has its key. */
static void add_member(struct merge *m, uint32_t source)
{
    struct node from = m->b->nodes[source];
    void **has = map_put(m->keys, key_of(m, &from));
    if (*has)
        return;
    *has = m;
    struct node *key = build_node(m->b, NODE_KEY, from.off, from.len);
    key->hash = from.hash;
    key->value = from.value;
    key->size = from.size;
    key->flags = from.flags & (NODE_DECODED | NODE_BROKEN);
    struct node value = m->b->nodes[source + 1];
    build_alias(m->b, value.off, value.len, target_of(m, source + 1));
    m->added++;
}

static void merge_object(struct merge *m, uint32_t at)
{
    uint32_t object = target_of(m, at);
    struct node n = m->b->nodes[object], here = m->b->nodes[at];
    if (n.kind == NODE_ERROR)
        return;
    if (n.kind != NODE_OBJECT) {
        struct finding *f =
            finding_add(m->fs, FINDING_YAML_MERGE,
                        (struct span){m->text, here.off, here.len},
                        "'<<' merges mappings, and this is none");
        finding_help(m->fs, f, "write an alias of a mapping: <<: *name");
        return;
    }
    for (uint32_t i = object + 1; i < n.next; i = m->b->nodes[i + 1].next)
        if (!(m->b->nodes[i].flags & NODE_SHADOWED))
            add_member(m, i);
}

static void merge_value(struct merge *m, uint32_t at)
{
    if (m->b->nodes[at].kind != NODE_ARRAY) {
        merge_object(m, at);
        return;
    }
    uint32_t end = m->b->nodes[at].next;
    for (uint32_t i = at + 1; i < end; i = m->b->nodes[i].next)
        merge_object(m, i);
}

uint32_t yaml_merge(struct builder *b, struct text *text, struct findings *fs)
{
    struct arena *scratch = arena_new();
    struct merge m = {b, text, fs, map_new(scratch), 0};
    uint32_t first = b->open[b->depth - 1] + 1, end = b->count;
    for (uint32_t i = first; i < end; i = b->nodes[i + 1].next)
        if (!(b->nodes[i].flags & NODE_SHADOWED))
            *map_put(m.keys, key_of(&m, &b->nodes[i])) = b;
    for (uint32_t i = first; i < end; i = b->nodes[i + 1].next)
        if (b->nodes[i].flags & NODE_SHADOWED)
            merge_value(&m, i + 1);
    arena_free(scratch);
    return m.added;
}
