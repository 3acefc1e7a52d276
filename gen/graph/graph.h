/* The resource graph: what a checked model needs in AWS, as resources with
 * attributes, and references between them. Printers know nothing else.
 *
 * A resource's kind is a file of templates/kinds (graph/kind.h), which says
 * what the resource and its attributes are called in each target. Attributes
 * are in the kind's own order; the resources of a graph stand in an order in
 * which each comes after all that it refers to.
 */
#ifndef DMSC_GRAPH_GRAPH_H
#define DMSC_GRAPH_GRAPH_H

#include "graph/kind.h"
#include "graph/term.h"

struct attribute {
    struct str name; /* as the kind has it: kebab-case */
    const struct term *value;
};

struct resource {
    const struct kind *kind;
    struct str label; /* unique within the graph and kind: "private-1" */
    size_t index;     /* its place in the graph */
    struct val origin;
    VEC(struct attribute) attributes;
    VEC(const struct resource *)
    after; /* must exist first, beyond what the
              attributes refer to */
};

/* An input of the whole: a parameter of the spec, or a secret. */
struct input {
    struct str name; /* kebab-case: "environment", "source-password" */
    struct str description;
    struct str type; /* "string", "number" or "boolean" */
    bool secret;
    struct str pattern, pattern_words; /* what it matches, or ""; "has ..." */
    const struct term *fallback;       /* the default, absent for a secret */
    const struct term *allowed; /* list of the values it may have, or absent */
    struct val origin;
};

/* What the whole tells once it is there: ARNs that the next step needs. */
struct outlet {
    struct str name; /* kebab-case: "task-shop-arn" */
    struct str description;
    const struct term *value;
};

/* A file that all targets share: its bytes, or the file that it is a copy
 * of. */
struct graph_file {
    struct str path; /* below the output folder: "sql/shop.sql" */
    struct str bytes;
    const char *source; /* or NULL */
};

struct graph {
    struct arena *arena;
    struct kinds *kinds;
    struct str name, region; /* of the migration */
    const char *spec;        /* the file it came from */
    VEC(struct resource *) resources;
    VEC(struct input) inputs;
    VEC(struct outlet) outlets;
    VEC(struct graph_file) files;
    VEC(struct attribute) tags; /* put on everything that has tags */
    struct val overrides;       /* of the spec: by target, or none */
};

struct graph *graph_new(struct arena *a);

/* Adds a resource of KIND (which must exist). */
struct resource *graph_add(struct graph *g, const char *kind, struct str label,
                           struct val origin);

/* Sets an attribute, which the kind must have. Absent ones are left out. */
void resource_set(struct graph *g, struct resource *r, const char *name,
                  const struct term *value);

/* The attribute's value, or an absent term. */
const struct term *resource_get(const struct resource *r, struct str name);

/* The resource of that kind and label, or NULL. */
struct resource *graph_find(const struct graph *g, struct str kind,
                            struct str label);

/* Puts the resources into an order in which each follows what it refers to,
 * otherwise that in which they were added. A circle is our mistake. */
void graph_sort(struct graph *g);

/* Whether an attribute of R refers to OTHER. */
bool resource_refers_to(const struct resource *r, const struct resource *other);

/* What a resource is a part of (its kind's "parent"), or NULL. */
const struct resource *resource_parent(const struct resource *r);

/* The resources that must be there first beyond what R's attributes refer to:
 * those of the kinds that R's kind names in "after"; of each such kind the
 * ones whose parent R refers to, all of them if there are none such. OUT has
 * room for as many as the graph has; how many there are. */
size_t graph_after(const struct graph *g, const struct resource *r,
                   const struct resource **out);

#endif
