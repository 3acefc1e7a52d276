/* The patterns of object locators: `%` stands for any characters, `_` for
 * one, `[abc]` and `[a-d]` for one of a set (`[_]` and `[%]` are how those
 * characters themselves are written). All else stands for itself, letter case
 * included. From the AWS DMS user guide, "Wildcards in table mapping". */
#ifndef DMSC_DMS_WILDCARD_H
#define DMSC_DMS_WILDCARD_H

#include "base/str.h"

/* Whether NAME (UTF-8) matches PATTERN. A bracket that is never closed stands
 * for itself. Takes time proportional to both lengths at worst. */
bool wildcard_match(struct str pattern, struct str name);

/* Whether PATTERN matches one name only, itself. */
bool wildcard_is_exact(struct str pattern);

/* Whether A and B end with different digits, as most names do that were made
 * by counting: then no name matches both. A quick no, for loops over pairs. */
static inline bool wildcard_counted(struct str a, struct str b)
{
    if (!a.len || !b.len)
        return false;
    char x = a.ptr[a.len - 1], y = b.ptr[b.len - 1];
    return x != y && x >= '0' && x <= '9' && y >= '0' && y <= '9';
}

/* Whether some name matches both patterns. Two sets in brackets count as
 * having a character in common, and so do patterns of more than
 * WILDCARD_OVERLAP_MAX elements. */
#define WILDCARD_OVERLAP_MAX 256
bool wildcard_overlap(struct str a, struct str b);

/* Whether every name that B matches is one that A matches. A yes is sure; a no
 * may be wrong: of two sets in brackets, where a '%' of B would have to stand
 * for the '_' of A ("%_" and "a%"), and of patterns of more than
 * WILDCARD_OVERLAP_MAX elements. */
bool wildcard_cover(struct str a, struct str b);

#endif
