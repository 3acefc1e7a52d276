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

/* The library's version, in the arena. */
const char *regex_library(struct arena *a);

#endif
