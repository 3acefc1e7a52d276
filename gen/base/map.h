/* A map from strings to pointers, in an arena, in order of insertion. */
#ifndef DMSC_BASE_MAP_H
#define DMSC_BASE_MAP_H

#include "base/str.h"

struct arena;
struct map;

struct map_entry {
    struct str key;
    uint32_t hash;
    void *value;
};

struct map *map_new(struct arena *a);
struct map *map_new_for(struct arena *a, size_t count); /* about as many keys */

/* The value of KEY, or NULL. */
void *map_get(const struct map *m, struct str key);

/* The same where the hash is known: HASH is the str_hash of KEY. */
void *map_find(const struct map *m, struct str key, uint32_t hash);

/* The address of KEY's value, which is NULL if the key is new. The bytes of
 * KEY must live as long as the map. The address holds until the next put. */
void **map_put(struct map *m, struct str key);

size_t map_count(const struct map *m);

/* The entry at INDEX (< map_count), in order of insertion. */
const struct map_entry *map_at(const struct map *m, size_t index);

#endif
