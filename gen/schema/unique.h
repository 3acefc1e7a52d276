/* uniqueItems, without comparing every item with every other. */
#ifndef DMSC_SCHEMA_UNIQUE_H
#define DMSC_SCHEMA_UNIQUE_H

#include "schema/tri.h"

/* Memory that is kept from one call to the next. */
struct unique_room {
    uint32_t *slots; /* on the heap */
    size_t cap;
};

void unique_room_free(struct unique_room *room);

/* Whether the items of ARRAY all differ. Where they do not, *FIRST and
 * *SECOND are two that are equal (may be NULL). */
enum tri unique_items(struct unique_room *room, struct val array,
                      struct val *first, struct val *second);

/* A hash that equal values share: 1 and 1.0, objects in any order. */
uint32_t unique_hash(struct val v);

#endif
