/* Sizes with units: "20 GiB", "1 TiB". */
#ifndef DMSC_SPEC_SIZE_H
#define DMSC_SPEC_SIZE_H

#include "base/str.h"

/* A size in GiB; false if S is none: a whole number, a space or not, GiB or
 * TiB. (The schema tells what is wrong with it.) */
bool size_parse(struct str s, int64_t *gib);

#endif
