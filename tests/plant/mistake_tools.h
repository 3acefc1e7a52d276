/* What the tables of mistakes have in common. */
#ifndef DMSC_PLANT_MISTAKE_TOOLS_H
#define DMSC_PLANT_MISTAKE_TOOLS_H

#include "mistake.h"

typedef bool mistake_fn(const struct mistake *, struct item *, struct arena *,
                        struct chance *);

extern const struct mistake mistakes_settings[], mistakes_mappings[],
    mistakes_syntax[], mistakes_catalogue[], mistakes_resources[];
extern const size_t mistakes_settings_count, mistakes_mappings_count,
    mistakes_syntax_count, mistakes_catalogue_count, mistakes_resources_count;

/* "a/0/b" in ITEM, or NULL; "" is ITEM itself. *PARENT is what holds it, and
 * left alone for "". */
struct item *mistake_path(struct item *item, const char *path,
                          struct item **parent);

/* NAME with one letter left out, doubled, swapped or another. */
const char *mistake_misspell(struct arena *a, struct chance *c,
                             const char *name);

/* All items below ITEM for which WANTED (NULL: for all), one at random. */
typedef bool item_test(const struct item *parent, const struct item *item);
struct item *mistake_pick(struct item *doc, struct chance *c, item_test *wanted,
                          struct item **parent);

/* Gives ITEM this value and marks it: true, 5, null and the like plain, all
 * else as a string; "{}" and "[]" empty ones. */
void mistake_set(struct item *item, const char *value);

#endif
