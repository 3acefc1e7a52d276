/* A compiled schema: flat tables that speak of one another by index.
 *
 *     subs          one for each schema that can be reached: which of the
 *                   instructions are its own, and where it is written
 *     code          the instructions, see instructions.def
 *     members       what an object's keys are looked up in
 *     lists         subschemas of allOf, prefixItems, ...
 *     consts        values of enum, const, minimum: places in the documents
 *     names         keys, with their hashes
 *
 * Indices are 32 bits; NONE is none.
 */
#ifndef DMSC_SCHEMA_PROGRAM_H
#define DMSC_SCHEMA_PROGRAM_H

#include "schema/set.h"

struct pattern;

#define NONE UINT32_MAX

enum op {
#define INSTRUCTION(id) OP_##id,
#include "schema/instructions.def"
#undef INSTRUCTION
};

struct instr {
    uint8_t op;      /* enum op */
    uint8_t keyword; /* enum keyword, for reports */
    uint16_t flags;
    uint32_t node; /* the keyword's value in the schema */
    uint32_t a, b, c;
    uint32_t d; /* IF: a discriminator, or NONE */
};

enum instr_flags {
    INSTR_SMALL = 1, /* b and c are an int64_t: the number at a */
};

enum sub_flags {
    SUB_FALSE = 1,
    SUB_TRUE = 2,
    SUB_MARKS = 4, /* unevaluated... within: must know what was looked at */
    SUB_WORDS = 8, /* has words of ours (x-dmsc-...) */
};

struct sub {
    uint32_t first, count; /* instructions */
    uint32_t doc, node;
    uint32_t resource;
    uint32_t flags;
    uint32_t end; /* where the references lead if this is nothing but one:
                     what decides the verdict; else the sub itself */
};

struct const_row {
    uint32_t doc, node;
    uint32_t hash;     /* of a string's value; 0 for all else */
    uint32_t off, len; /* of a string's value, in strings */
};

/* What most conditions ask for first: a key whose value is one of a few
 * strings. Where it is another, the rest need not be looked at. */
struct discriminator {
    uint32_t name;
    uint32_t instr; /* the CONST or ENUM */
};

/* An allOf whose branches are conditions on the same few keys, as in "if
 * rule-type is selection then": what the value of each key is leaves a few
 * branches, and the others need not be looked at. Bit i of a mask is branch
 * i. */
enum { DISPATCH_KEYS_MAX = 8 };

struct dispatch {
    uint32_t first_key, key_count;
    uint32_t first_branch;
    uint64_t others; /* branches with something to run if it is false */
};

struct dispatch_key {
    uint32_t name;
    uint32_t first_row, slots, slot_mask; /* slots: index + 1 into the rows */
    uint64_t without; /* what is left if the value is none of the rows' */
};

struct dispatch_row {
    uint32_t value; /* a const */
    uint64_t left;  /* what is left if the value is that */
};

/* What to run where the keys do not rule a branch out, and where they do:
 * subs, or NONE. Where the keys are all that the condition asks for, the first
 * is what follows from it, else the whole branch. */
struct dispatch_branch {
    uint32_t yes, no;
};

struct name_row {
    uint32_t hash, off, len; /* in strings */
};

/* One key that a schema knows. */
struct member {
    uint32_t hash, name;
    uint32_t sub; /* NONE: only required */
    bool required;
};

struct members {
    uint32_t first, count;     /* in member_rows */
    uint32_t slots, slot_mask; /* hash table: index + 1 into the members */
    uint32_t listed;           /* how many have a sub */
    uint32_t required;         /* how many are required */
    uint32_t patterns, pattern_count; /* pairs in lists: pattern, sub */
    uint32_t additional, names;       /* subs */
    uint32_t node[5];                 /* of properties, patternProperties,
                                         additionalProperties, propertyNames, required */
};

/* The sub that a $dynamicAnchor of a resource stands for. */
struct dynamic_row {
    uint32_t resource, name, sub;
};

struct program {
    struct arena *arena;
    const struct tree *const *docs;
    uint32_t root;
    VEC(struct instr) code;
    VEC(struct sub) subs;
    VEC(struct const_row) consts;
    VEC(struct name_row) names;
    VEC(struct member) member_rows;
    VEC(struct members) members;
    VEC(uint32_t) slots;
    VEC(uint32_t) lists;
    VEC(struct dynamic_row) dynamics;
    VEC(struct discriminator) discriminators;
    VEC(struct dispatch) dispatches;
    VEC(struct dispatch_key) dispatch_keys;
    VEC(struct dispatch_row) dispatch_rows;
    VEC(struct dispatch_branch) dispatch_branches;
    VEC(char) strings;
    VEC(struct pattern *) patterns;
};

static inline struct val program_val(const struct program *p, uint32_t doc,
                                     uint32_t node)
{
    return (struct val){p->docs[doc], node};
}

static inline struct val program_const(const struct program *p, uint32_t index)
{
    return program_val(p, p->consts.at[index].doc, p->consts.at[index].node);
}

static inline struct str program_name(const struct program *p, uint32_t name)
{
    const struct name_row *n = &p->names.at[name];
    return (struct str){p->strings.at + n->off, n->len};
}

/* The member named so, or NULL. */
static inline const struct member *program_member(const struct program *p,
                                                  const struct members *m,
                                                  uint32_t hash, struct str key)
{
    for (uint32_t i = hash & m->slot_mask;; i = (i + 1) & m->slot_mask) {
        uint32_t index = p->slots.at[m->slots + i];
        if (index == 0)
            return NULL;
        const struct member *row = &p->member_rows.at[m->first + index - 1];
        if (row->hash == hash && str_eq(program_name(p, row->name), key))
            return row;
    }
}

#endif
