/* Patterns as ECMA-262 (with the u flag) writes them.
 *
 * Most patterns of schemas are simple (a literal, a row of character classes
 * with counts, anchored) and are matched by hand; the rest is translated for
 * pcre2. What differs from one to the other: \d, \w, \b are ASCII; \s takes
 * in all Unicode spaces; $ is the very end; . leaves out four line ends;
 * \p{Letter} has long names; \uXXXX, \u{...}, \cX, \/; [] and [^]; a [ within
 * a class means itself; what only pcre2 knows (\A, \Q, a++, (?i)) is an error.
 */
#ifndef DMSC_SCHEMA_PATTERN_H
#define DMSC_SCHEMA_PATTERN_H

#include "base/regex.h"

struct arena;
struct pattern;

/* Compiles SOURCE (valid UTF-8). NULL if it is no pattern: *MESSAGE (in the
 * arena) says why. Freed by pattern_free; the arena must live as long. */
struct pattern *pattern_compile(struct arena *a, struct str source,
                                const char **message);
void pattern_free(struct pattern *p);

/* Searches TEXT (valid UTF-8). */
enum regex_result pattern_search(const struct pattern *p, struct str text);

/* Whether it is matched without pcre2. */
bool pattern_is_simple(const struct pattern *p);

/* What pcre2 is given for SOURCE; false with a *MESSAGE if it is no pattern.
 * Part of pattern_compile, open for its tests. */
bool pattern_translate(struct arena *a, struct str source, struct str *out,
                       const char **message);

#endif
