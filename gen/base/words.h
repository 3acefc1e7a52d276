/* Looking for several words at once: one pass over a text tells which of them
 * are in it.
 */
#ifndef DMSC_BASE_WORDS_H
#define DMSC_BASE_WORDS_H

#include "base/str.h"

#define WORDS_MAX       48 /* in one search */
#define WORD_LENGTH_MIN 7
#define WORD_LENGTH_MAX 64

struct word {
    const char *text;
    unsigned group; /* below 32: of what it is a sign */
};

/* A bit for each group of which at least one word is in S. Goes no further
 * than to where all groups are found. */
uint32_t words_groups(struct str s, const struct word *words, size_t count);

#endif
