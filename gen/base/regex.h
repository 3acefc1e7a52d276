/* Regular expressions: the only door to pcre2.
 *
 * Patterns are pcre2's, in UTF mode. Matches have limits, so that no pattern
 * and no text can hang the program. ECMA patterns are translated in
 * schema/pattern.h first.
 */
#ifndef DMSC_BASE_REGEX_H
#define DMSC_BASE_REGEX_H

#include "base/str.h"

struct arena;
struct regex;

/* Compiles PATTERN (valid UTF-8). On failure NULL; *MESSAGE (in the arena)
 * says why, *OFFSET where in the pattern, in bytes. The regex is freed by
 * regex_free. */
struct regex *regex_compile(struct arena *a, struct str pattern,
                            const char **message, size_t *offset);
void regex_free(struct regex *rx);

enum regex_result { REGEX_NO, REGEX_YES, REGEX_LIMIT };

/* Searches TEXT (valid UTF-8). Where it matches, and START is not NULL, the
 * match is TEXT[*START, *END). REGEX_LIMIT: given up at the match limit. */
enum regex_result regex_search(struct regex *rx, struct str text, size_t *start,
                               size_t *end);

/* The same from byte FROM of TEXT on, with what the first COUNT groups matched;
 * group 0 is the whole. A group that took no part has START > END. */
struct regex_group {
    size_t start, end;
};
enum regex_result regex_match(struct regex *rx, struct str text, size_t from,
                              struct regex_group *groups, size_t count);

/* How many steps one match may take; less than without. */
void regex_limit(struct regex *rx, uint32_t steps);

/* The library's version, in the arena. */
const char *regex_library(struct arena *a);

#endif
