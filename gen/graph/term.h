/* Terms: what an attribute of a resource may be. A closed set, so that each
 * printer can spell every one of them.
 *
 * Terms live in the graph's arena and are never changed once made. Each keeps
 * the value of the spec (or of the defaults) that it came from, so that a
 * mistake found while printing still underlines the spec.
 */
#ifndef DMSC_GRAPH_TERM_H
#define DMSC_GRAPH_TERM_H

#include "base/vec.h"
#include "tree/tree.h"

struct resource;

enum term_kind {
    TERM_ABSENT,    /* the attribute is not set */
    TERM_STRING,    /* text */
    TERM_NUMBER,    /* text: a JSON number as written */
    TERM_BOOL,      /* truth */
    TERM_REFERENCE, /* an output of another resource: resource, text */
    TERM_PARAMETER, /* an input of the whole: text is its name */
    TERM_SECRET,    /* an input that is never shown: text is its name; resource
                       is the secret that holds it under "password", or NULL
                       where that secret itself gets it */
    TERM_PSEUDO,    /* what the account knows: pseudo, number */
    TERM_JOIN,      /* items, one after the other, as one string */
    TERM_LIST,      /* items */
    TERM_MAP,       /* keys and items */
    TERM_JSON,      /* items[0], written as JSON in a string */
    TERM_DOCUMENT,  /* a JSON file of its own: text is its name, body */
};

enum term_pseudo {
    PSEUDO_REGION,
    PSEUDO_ACCOUNT,
    PSEUDO_PARTITION,
    PSEUDO_ZONE /* the number-th availability zone of the region, from 0 */
};

struct term {
    enum term_kind kind;
    struct val origin;
    struct str text;
    bool truth;
    enum term_pseudo pseudo;
    unsigned number;
    const struct resource *resource;
    struct str body;
    const struct term **items;
    const struct str *keys; /* of a map, one for each item */
    size_t count;
};

/* Each kind by its parts, in A. Texts are not copied. */
const struct term *term_absent(void);
const struct term *term_string(struct arena *a, struct str text);
const struct term *term_z(struct arena *a, const char *text);
const struct term *term_number(struct arena *a, int64_t number);
const struct term *term_bool(struct arena *a, bool truth);
const struct term *term_reference(struct arena *a, const struct resource *r,
                                  const char *output);
const struct term *term_parameter(struct arena *a, struct str name);
const struct term *term_secret(struct arena *a, struct str name,
                               const struct resource *holder);
const struct term *term_pseudo(struct arena *a, enum term_pseudo pseudo,
                               unsigned number);
const struct term *term_json(struct arena *a, const struct term *body);
const struct term *term_document(struct arena *a, struct str name,
                                 struct str body);

/* The string, number, boolean, list or map that a value of a document is;
 * null and what is not there is absent. */
const struct term *term_of_val(struct arena *a, struct val v);

/* A copy that says it came from ORIGIN. */
const struct term *term_from(struct arena *a, const struct term *t,
                             struct val origin);

/* Puts a join, a list or a map together: add as often as needed, then take
 * the term. An absent item is left out of a list or map. */
struct term_builder {
    struct arena *arena;
    enum term_kind kind;
    VEC(const struct term *) items;
    VEC(struct str) keys;
};
void term_start(struct term_builder *b, struct arena *a, enum term_kind kind);
void term_add(struct term_builder *b, const struct term *item);
void term_put(struct term_builder *b, struct str key, const struct term *item);

/* The finished term. A join of strings only is one string; neighbouring
 * strings of a join become one. */
const struct term *term_finish(struct term_builder *b);

/* The item of a map, or an absent term. */
const struct term *term_get(const struct term *map, struct str key);

/* Two terms as one: the items of two lists in turn, the members of two maps
 * with those of the same key as one; of all else the second. An absent one
 * gives the other. */
const struct term *term_merge(struct arena *a, const struct term *x,
                              const struct term *y);

/* X with Y laid over it: as term_merge, but a list of Y takes the place of
 * X's. */
const struct term *term_override(struct arena *a, const struct term *x,
                                 const struct term *y);

#endif
