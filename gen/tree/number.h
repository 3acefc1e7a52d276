/* Numbers as they are written: JSON's grammar, any size, compared exactly.
 * Nothing here goes through a double. */
#ifndef DMSC_TREE_NUMBER_H
#define DMSC_TREE_NUMBER_H

#include "base/str.h"

/* Compares two JSON numbers by value: negative, 0 or positive. 1, 1.0 and
 * 10e-1 are equal, whatever their size. */
int number_compare(struct str a, struct str b);

/* Whether a JSON number is a whole one: 3, 3.0, 30e-1, 1e400. */
bool number_is_whole(struct str n);

/* The value of a number as most are written: digits, few enough. False for
 * all others, also whole ones. */
static inline bool number_small(struct str n, int64_t *out)
{
    size_t i = n.len && n.ptr[0] == '-';
    int64_t value = 0;
    if (n.len - i == 0 || n.len - i > 18)
        return false;
    for (; i < n.len; i++) {
        if (n.ptr[i] < '0' || n.ptr[i] > '9')
            return false;
        value = value * 10 + (n.ptr[i] - '0');
    }
    *out = n.ptr[0] == '-' ? -value : value;
    return true;
}

/* The value of a whole number that fits. */
bool number_to_int(struct str n, int64_t *out);

/* Whether N is a whole multiple of OF, which is not 0. The work is that of
 * dividing by hand: callers keep the two to a sensible length. */
bool number_is_multiple(struct str n, struct str of);

/* A hash that equal numbers share, however they are written. */
uint32_t number_hash(struct str n);

#endif
