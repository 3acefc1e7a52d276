/* What a fuzzer need not make anew for each input: schemas, which take longer
 * to compile than most inputs to check. */
#ifndef DMSC_TESTS_FUZZ_KEEPING_H
#define DMSC_TESTS_FUZZ_KEEPING_H

#include "base/arena.h"
#include "schema/shelf.h"

static inline struct shelf *kept_shelf(void)
{
    static struct shelf *shelf;
    if (!shelf)
        shelf = shelf_new(arena_new());
    return shelf;
}

#endif
