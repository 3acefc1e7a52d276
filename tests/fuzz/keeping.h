/* What a fuzzer need not make anew for each input: schemas, which take longer
 * to compile than most inputs to check. */
#ifndef DMSC_TESTS_FUZZ_KEEPING_H
#define DMSC_TESTS_FUZZ_KEEPING_H

#include "base/arena.h"
#include "cmd/schemas.h"

static inline struct schemas *kept_schemas(void)
{
    static struct session of;
    if (!of.schemas) {
        of.arena = arena_new();
        of.findings = findings_new(of.arena);
        of.schemas = schemas_new(&of);
    }
    return of.schemas;
}

#endif
