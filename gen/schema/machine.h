/* Runs a compiled schema over a document.
 *
 * The same machine does both passes. The first gives a verdict, stops at the
 * first mistake and allocates nothing; only when the document is wrong does
 * the second go everywhere, with a collector, and note every failure. Of
 * those that belong to an anyOf or oneOf it keeps the branch that was most
 * likely meant (machine_choose.c); what an `if` or `not` looks at is never
 * noted.
 */
#ifndef DMSC_SCHEMA_MACHINE_H
#define DMSC_SCHEMA_MACHINE_H

#include "schema/program.h"
#include "schema/tri.h"
#include "schema/unique.h"

/* Words of ours in schemas. */
enum words {
    WORDS_MESSAGE,
    WORDS_HELP,
    WORDS_SEVERITY,
    WORDS_RULE,
    WORDS_COUNT
};

/* A mistake: which instruction of which schema said no to which value. */
struct failure {
    uint32_t sub, instr; /* instr: index in the code; NONE: a false schema */
    uint8_t keyword;
    uint32_t at;     /* the node that is wrong */
    uint32_t detail; /* REQUIRED, DEPENDENT_REQUIRED: the name that is missing;
                        UNIQUE_ITEMS: the other item; CONTAINS: how many
                        there are; ONE_OF: two branches that hold, 16 bits
                        each; else NONE */
    uint32_t level;  /* how deep in the document, 0 at the root */
    struct str suggestion;         /* a known key, where one is near */
    bool certain;                  /* it is meant, and no other */
    struct val words[WORDS_COUNT]; /* of ours that hold here */
    struct val examples, normal;   /* what `examples` and `default` of the
                                      nearest schema of the value say */
    /* ANY_OF, ONE_OF: what is wrong in the branches that may have been meant,
     * in the collector's others. */
    uint32_t others, other_count, branches;
};

struct collector {
    struct arena *arena;
    VEC(struct failure) list, others;
    uint32_t watch_level; /* where an anyOf stands */
    uint32_t hits;        /* const and enum that held just below it */
};

/* Why a run could not come to an end. */
enum machine_limit { LIMIT_NONE, LIMIT_STEPS, LIMIT_DEPTH, LIMIT_PATTERN };

/* A subschema being run, within those that led to it. */
struct frame {
    const struct frame *up;
    uint32_t sub;
    uint32_t at;    /* the value, as it is written (may be an alias) */
    uint32_t node;  /* the value */
    uint32_t marks; /* where its marks begin, NONE if nobody asks */
    uint32_t level;
};

/* What a schema has looked at: a byte for each member or item, of an enum
 * tri. Asked for by unevaluated... only. */
struct marks {
    uint8_t *at; /* on the heap, kept from run to run */
    size_t n, cap;
};

struct machine {
    const struct program *p;
    const struct tree *tree;
    const struct node *nodes;
    struct collector *out; /* NULL: only the verdict is asked for */
    struct marks marks;
    struct unique_room room;
    struct {
        uint32_t node, name, value;
    } last; /* the member that was looked for last */
    uint64_t steps;
    uint32_t depth;
    enum machine_limit limit;     /* the first that was hit, */
    uint32_t limit_sub, limit_at; /* in which schema, over which value */
};

/* Memory is kept in the machine until machine_free. */
void machine_init(struct machine *m, const struct program *p);
void machine_free(struct machine *m);

/* The verdict over a value of a tree. With a collector, every failure that
 * it rests on; whenever the verdict is no there is at least one. */
enum tri machine_run(struct machine *m, struct val v, struct collector *out);

/* The verdict of one of the program's schemas over a value. */
enum tri machine_try(const struct program *p, uint32_t sub, struct val v);

#endif
