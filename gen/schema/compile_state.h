/* What the files of the compiler share: compile.c (subschemas and
 * references), compile_values.c (keywords about one value),
 * compile_parts.c (keywords with subschemas), compile_check.c (shapes,
 * loops), compile_dispatch.c (allOf by the value of a key). Nobody else
 * includes this. */
#ifndef DMSC_SCHEMA_COMPILE_STATE_H
#define DMSC_SCHEMA_COMPILE_STATE_H

#include "schema/compile.h"

struct map;

struct compiler {
    struct schema_set *set;
    struct arena *arena;
    struct program *p;
    bool assert_format;
    uint32_t **sub_ids; /* of each document: sub + 1 of each node, or 0 */
    size_t sub_ids_cap;
    struct map *pattern_ids;       /* of each pattern its index + 1 */
    struct map *name_ids;          /* the same of each name */
    VEC(struct str) dynamic_names; /* that a $dynamicRef looks for */

    /* of the schema being compiled */
    uint32_t doc, sub;
    struct val schema;
    struct resource resource;
    struct val kw[KEYWORD_COUNT]; /* its keywords; val_none() if not there,
                                     or of the wrong shape */
};

/* The sub of the schema at V of document DOC, to be compiled later if it is
 * new. */
uint32_t compiler_sub(struct compiler *c, uint32_t doc, struct val v);

/* Appends an instruction for the keyword K; it may move when the next one is
 * appended. */
struct instr *compiler_emit(struct compiler *c, enum op op, enum keyword k);
/* The indexes of a value of the schema, and of a name, in the program. */
uint32_t compiler_const(struct compiler *c, struct val v);
uint32_t compiler_name(struct compiler *c, struct str name);
/* The pattern's index; NONE, and a finding at WHERE, if it is none. */
uint32_t compiler_pattern(struct compiler *c, struct str source,
                          struct val where);
/* Adds to the lists; the index. */
uint32_t compiler_list(struct compiler *c, uint32_t item);

/* What the schema says about one value, and about its parts. */
void compile_values(struct compiler *c);
void compile_parts(struct compiler *c);
void compile_unevaluated(struct compiler *c);

/* Fills c->kw, and reports keywords of the wrong shape. */
void compile_take_keywords(struct compiler *c);

/* Reports references that lead back to themselves without going into the
 * document, and makes them unknown. */
void compile_check_loops(struct compiler *c);

/* The CONST or ENUM that is all that a sub has to say; NONE if it is not. */
uint32_t compile_only_values(const struct program *p, uint32_t sub);

/* Finds the allOf that can be dispatched. */
void compile_dispatches(struct compiler *c);

#endif
