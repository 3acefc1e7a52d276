/* Schemas to instructions. */
#ifndef DMSC_SCHEMA_COMPILE_H
#define DMSC_SCHEMA_COMPILE_H

#include "schema/program.h"

/* Bits of OP_TYPE. */
enum schema_type {
    TYPE_NULL = 1,
    TYPE_BOOLEAN = 2,
    TYPE_INTEGER = 4,
    TYPE_NUMBER = 8,
    TYPE_STRING = 16,
    TYPE_ARRAY = 32,
    TYPE_OBJECT = 64,
    TYPE_ANY = 127,
};

/* The name of a type in schemas, or its bit (0 if there is none). */
const char *schema_type_name(enum schema_type bit);
unsigned schema_type_bit(struct str name);

/* Compiles the schema at NODE of document DOC with all that it can reach.
 * What is wrong with it goes to the set's findings; what cannot be compiled
 * neither accepts nor rejects anything. The program lives in the set's arena
 * but for its patterns: compile_free. */
struct program *compile(struct schema_set *set, uint32_t doc, uint32_t node,
                        bool assert_format);
void compile_free(struct program *p);

#endif
