/* The patterns that need no backtracking, matched by hand: a literal
 * anywhere, or, from ^ on, a row of characters and classes with counts where
 * what repeats never holds what comes next. They are nearly all patterns that
 * schemas have, and a hundred times as fast as pcre2 is for them. */
#ifndef DMSC_SCHEMA_PATTERN_SIMPLE_H
#define DMSC_SCHEMA_PATTERN_SIMPLE_H

#include "base/str.h"
#include "schema/limits.h"

struct arena;

enum simple_kind { SIMPLE_NONE, SIMPLE_ANY, SIMPLE_LITERAL, SIMPLE_ROW };

/* Characters: ASCII by bits, all others together. */
struct simple_atom {
    uint64_t ascii[2];
    bool others;
    uint32_t min, max; /* max UINT32_MAX: no end */
};

struct simple {
    enum simple_kind kind;
    struct str literal;
    struct simple_atom *atoms;
    uint32_t count;
    bool to_end; /* the pattern ends in $ */
};

/* False if SOURCE is not of that kind (or is wrong). */
bool simple_compile(struct arena *a, struct str source, struct simple *out);
bool simple_search(const struct simple *s, struct str text);

#endif
