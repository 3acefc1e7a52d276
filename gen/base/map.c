#include "base/map.h"

#include <assert.h>

#include "base/vec.h"

struct map {
    struct arena *arena;
    VEC(struct map_entry) entries;
    uint32_t *slots; /* open addressing: index + 1 of an entry, 0 is free */
    size_t slot_count;
};

/* Whether there is room for COUNT keys: three quarters are used at most. */
static bool has_room(const struct map *m, size_t count)
{
    return count * 4 <= m->slot_count * 3;
}

struct map *map_new(struct arena *a)
{
    return map_new_for(a, 0);
}

struct map *map_new_for(struct arena *a, size_t count)
{
    struct map *m = ARENA_NEW(a, struct map);
    m->arena = a;
    m->slot_count = 16;
    while (!has_room(m, count))
        m->slot_count *= 2;
    m->slots = ARENA_ARRAY(a, uint32_t, m->slot_count);
    if (count)
        m->entries.at = ARENA_ARRAY(a, struct map_entry, count);
    m->entries.cap = count;
    return m;
}

/* The slot that holds KEY, or the free one where it would go. */
static uint32_t *find_slot(const struct map *m, struct str key, uint32_t hash)
{
    size_t mask = m->slot_count - 1;
    for (size_t i = hash & mask;; i = (i + 1) & mask) {
        uint32_t index = m->slots[i];
        if (index == 0)
            return &m->slots[i];
        const struct map_entry *e = &m->entries.at[index - 1];
        if (e->hash == hash && str_eq(e->key, key))
            return &m->slots[i];
    }
}

static void grow(struct map *m)
{
    m->slot_count *= 2;
    m->slots = ARENA_ARRAY(m->arena, uint32_t, m->slot_count);
    for (size_t i = 0; i < m->entries.n; i++) {
        const struct map_entry *e = &m->entries.at[i];
        *find_slot(m, e->key, e->hash) = (uint32_t)i + 1;
    }
}

void *map_find(const struct map *m, struct str key, uint32_t hash)
{
    uint32_t index = *find_slot(m, key, hash);
    return index ? m->entries.at[index - 1].value : NULL;
}

void *map_get(const struct map *m, struct str key)
{
    return map_find(m, key, str_hash(key));
}

void **map_put(struct map *m, struct str key)
{
    uint32_t hash = str_hash(key);
    uint32_t *slot = find_slot(m, key, hash);
    if (*slot == 0) {
        if (!has_room(m, m->entries.n + 1)) {
            grow(m);
            slot = find_slot(m, key, hash);
        }
        struct map_entry *e = vec_push(m->arena, &m->entries);
        e->key = key;
        e->hash = hash;
        *slot = (uint32_t)m->entries.n;
    }
    return &m->entries.at[*slot - 1].value;
}

size_t map_count(const struct map *m)
{
    return m->entries.n;
}

const struct map_entry *map_at(const struct map *m, size_t index)
{
    assert(index < m->entries.n);
    return &m->entries.at[index];
}
