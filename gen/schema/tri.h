/* Truth with an unknown in the middle: what hangs on a value that only
 * somebody else knows is neither right nor wrong. And is the smaller of two,
 * or the larger, not the mirror image. */
#ifndef DMSC_SCHEMA_TRI_H
#define DMSC_SCHEMA_TRI_H

#include "tree/tree.h"

enum tri { TRI_NO, TRI_UNKNOWN, TRI_YES };

static inline enum tri tri_and(enum tri a, enum tri b)
{
    return a < b ? a : b;
}

static inline enum tri tri_or(enum tri a, enum tri b)
{
    return a > b ? a : b;
}

static inline enum tri tri_not(enum tri a)
{
    return (enum tri)(TRI_YES - a);
}

static inline enum tri tri_of(bool b)
{
    return b ? TRI_YES : TRI_NO;
}

/* Whether two values are equal as JSON values, as far as they are known. */
enum tri tri_equal(struct val a, struct val b);

#endif
