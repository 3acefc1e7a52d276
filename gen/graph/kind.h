/* Resource kinds: the files of templates/kinds, each held by
 * schemas/kind.schema.json and explained in docs/kinds.md.
 *
 * A kind is little more than its document: what a target calls things is
 * looked up there, never in code. Patterns in it ("@cidr", "{x: '@name'}")
 * become terms when they meet a resource: kind_expand.
 */
#ifndef DMSC_GRAPH_KIND_H
#define DMSC_GRAPH_KIND_H

#include "graph/term.h"

struct kind {
    struct str name;
    struct val document;
    struct val attributes, outputs;
    struct val terraform, cloudformation, cli; /* val_none(): absent there */
};

/* The kind of that name, or NULL. Kinds are read from the program when first
 * asked for and live in CACHE's arena. */
struct kinds;
struct kinds *kinds_new(struct arena *a);
const struct kind *kinds_find(struct kinds *ks, struct str name);

/* Reads all kinds; how many there are. For tests and lists. */
size_t kinds_load_all(struct kinds *ks);
const struct kind *kinds_at(const struct kinds *ks, size_t i);

/* A pattern with what its @names stand for. LOOKUP gives the term of a name
 * (an attribute, "tags", "id"...); absent leaves the member or item out. */
typedef const struct term *(*kind_lookup)(void *context, struct str name);
const struct term *kind_expand(struct arena *a, struct val pattern,
                               kind_lookup lookup, void *context);

#endif
