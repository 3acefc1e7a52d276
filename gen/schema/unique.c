#include "schema/unique.h"

#include <stdlib.h>

#include "tree/number.h"

void unique_room_free(struct unique_room *room)
{
    free(room->slots);
    *room = (struct unique_room){0};
}

static uint32_t mix(uint32_t h, uint32_t x)
{
    h = (h ^ x) * 0x9E3779B1u;
    return h ^ (h >> 15);
}

static uint32_t hash_container(struct val v)
{
    uint32_t h = val_is(v, NODE_ARRAY) ? 7 : 11;
    VAL_EACH(it, v)
    {
        if (it.object) /* a sum, since order does not count */
            h += mix(val_hash(it.key), unique_hash(it.value));
        else
            h = mix(h, unique_hash(it.value));
    }
    return mix(h, val_count(v));
}

uint32_t unique_hash(struct val v)
{
    switch (val_kind(v)) {
    case NODE_STRING:
        return val_hash(v);
    case NODE_NUMBER:
        return number_hash(val_str(v));
    case NODE_ARRAY:
    case NODE_OBJECT:
        return hash_container(v);
    default:
        return (uint32_t)val_kind(v) * 0x85EBCA6Bu;
    }
}

/* Whether there is anything in V that nobody knows: it is equal to nothing,
 * but might be. */
static bool has_unknown(struct val v)
{
    enum node_kind kind = val_kind(v);
    if (kind == NODE_UNKNOWN || kind == NODE_ERROR ||
        val_flags(v) & (NODE_HOLES | NODE_OPEN))
        return true;
    VAL_EACH(it, v)
    if (has_unknown(it.value))
        return true;
    return false;
}

static bool same(struct val a, struct val b, struct val *first,
                 struct val *second)
{
    if (!val_equal(a, b))
        return false;
    if (first) {
        *first = a;
        *second = b;
    }
    return true;
}

static enum tri compare_all(struct val array, struct val *first,
                            struct val *second)
{
    bool unknown = val_flags(array) & NODE_OPEN;
    VAL_EACH(it, array)
    {
        unknown = unknown || has_unknown(it.value);
        VAL_EACH(before, array)
        {
            if (before.index >= it.index)
                break;
            if (same(before.value, it.value, first, second))
                return TRI_NO;
        }
    }
    return unknown ? TRI_UNKNOWN : TRI_YES;
}

static void make_room(struct unique_room *room, size_t size)
{
    if (room->cap < size) {
        room->slots = xrealloc(room->slots, size * sizeof *room->slots);
        room->cap = size;
    }
    memset(room->slots, 0, size * sizeof *room->slots);
}

static enum tri compare_hashed(struct unique_room *room, struct val array,
                               struct val *first, struct val *second)
{
    bool unknown = val_flags(array) & NODE_OPEN;
    size_t size = 64;
    while (size < (size_t)val_count(array) * 2)
        size *= 2;
    make_room(room, size);
    VAL_EACH(it, array)
    {
        size_t s = unique_hash(it.value) & (size - 1);
        unknown = unknown || has_unknown(it.value);
        for (; room->slots[s]; s = (s + 1) & (size - 1)) {
            struct val other = {array.tree, room->slots[s]};
            if (same(other, it.value, first, second))
                return TRI_NO;
        }
        room->slots[s] = it.value.at; /* never 0: the root is no item */
    }
    return unknown ? TRI_UNKNOWN : TRI_YES;
}

enum { FEW = 16 };

enum tri unique_items(struct unique_room *room, struct val array,
                      struct val *first, struct val *second)
{
    array = val_target(array);
    if (val_count(array) <= FEW)
        return compare_all(array, first, second);
    return compare_hashed(room, array, first, second);
}
