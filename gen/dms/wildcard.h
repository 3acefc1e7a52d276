/* The patterns of object locators: `%` stands for any characters, `_` for
 * one, `[abc]` and `[a-d]` for one of a set (`[_]` and `[%]` are how those
 * characters themselves are written). All else stands for itself, letter case
 * included. From the AWS DMS user guide, "Wildcards in table mapping". */
#ifndef DMSC_DMS_WILDCARD_H
#define DMSC_DMS_WILDCARD_H

#include "base/str.h"
#include "dms/limits.h"

/* Whether NAME (UTF-8) matches PATTERN. A bracket that is never closed stands
 * for itself. Takes time proportional to both lengths at worst. */
bool wildcard_match(struct str pattern, struct str name);

/* Whether PATTERN matches one name only, itself. */
bool wildcard_is_exact(struct str pattern);

/* What all names that a pattern matches have in common, as far as a glance
 * tells. */
struct wildcard_shape {
    uint32_t size;    /* characters; 0: not known */
    char first, last; /* 0: not known */
};

struct wildcard_shape wildcard_shape(struct str pattern);

/* Whether surely no name matches both patterns: a quick no, for loops over
 * pairs, of which most differ so. */
static inline bool wildcard_apart(struct wildcard_shape a,
                                  struct wildcard_shape b)
{
    return (a.last && b.last && a.last != b.last) ||
           (a.first && b.first && a.first != b.first) ||
           (a.size && b.size && a.size != b.size);
}

/* Whether some name matches both patterns. Two sets in brackets count as
 * having a character in common, and so do patterns of more than
 * WILDCARD_OVERLAP_MAX elements. */
bool wildcard_overlap(struct str a, struct str b);

/* Whether every name that B matches is one that A matches. A yes is sure; a no
 * may be wrong: of two sets in brackets, where a '%' of B would have to stand
 * for the '_' of A ("%_" and "a%"), and of patterns of more than
 * WILDCARD_OVERLAP_MAX elements. */
bool wildcard_cover(struct str a, struct str b);

#endif
