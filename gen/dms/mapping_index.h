/* Finds among many rules those whose schema and table patterns fit a name,
 * without looking at each.
 *
 *     schema ──▶ exact name, or each pattern that fits
 *                  └─▶ table ──▶ exact name            a hash
 *                                "sales_%", "a_b_c"    by the literal that the
 *                                "%_old"               pattern begins or ends
 *                                                      with: hashes by length
 *                                "%x%", "%"            all of them, with a
 *                                                      quick no
 *
 * A pattern that both begins and ends with a literal is found by the one that
 * fewer others share. For dms/mapping.c alone.
 */
#ifndef DMSC_DMS_MAPPING_INDEX_H
#define DMSC_DMS_MAPPING_INDEX_H

#include "base/arena.h"
#include "base/str.h"

struct mapping_index;

/* An index over nothing. */
struct mapping_index *mapping_index_new(struct arena *a);

/* Adds RULE, a number of the caller's; in ascending order. EXACT: the
 * patterns are names, whatever is in them. They must live as long. */
void mapping_index_add(struct mapping_index *x, uint32_t rule,
                       struct str schema, struct str table, bool exact);

/* To be called once, after the last one. */
void mapping_index_finish(struct mapping_index *x);

/* Is given the N rules at RULES, in ascending order; they fit. */
typedef void mapping_index_visit(void *context, const uint32_t *rules,
                                 size_t n);

/* Calls VISIT with all rules that fit, in several pieces. */
void mapping_index_find(const struct mapping_index *x, struct str schema,
                        struct str table, mapping_index_visit *visit,
                        void *context);

#endif
