/* What the files of the machine share: machine.c (frames and the instruction
 * loop), machine_values.c (one value), machine_object.c, machine_array.c,
 * machine_logic.c (the same value by other schemas), machine_dispatch.c (allOf
 * by the value of a key), machine_choose.c (which branch was meant). Nobody
 * else includes this. */
#ifndef DMSC_SCHEMA_MACHINE_PARTS_H
#define DMSC_SCHEMA_MACHINE_PARTS_H

#include "schema/machine.h"

/* How a subschema stands to the frame that asks it. */
enum relation {
    RELATION_SHARE,  /* same value; what it marks is marked */
    RELATION_BRANCH, /* same value; marks count if it says yes */
    RELATION_ASIDE,  /* same value; marks never count */
};

enum tri machine_same(struct machine *m, const struct frame *f, uint32_t sub,
                      enum relation relation);

/* SUB over a part of f's value. */
enum tri machine_child(struct machine *m, const struct frame *f, uint32_t sub,
                       uint32_t at);

/* The same, but with nothing noted. */
enum tri machine_ask(struct machine *m, const struct frame *f, uint32_t sub,
                     uint32_t at);

/* Notes a failure (if anybody wants to know); it holds until the next. NULL
 * if nobody does. */
struct failure *machine_fail(struct machine *m, const struct frame *f,
                             const struct instr *in, enum keyword k,
                             uint32_t at);

void machine_stop(struct machine *m, const struct frame *f,
                  enum machine_limit why);

static inline struct val machine_val(const struct machine *m, uint32_t at)
{
    return (struct val){m->tree, at};
}

static inline uint32_t machine_target(const struct machine *m, uint32_t at)
{
    while (m->nodes[at].kind == NODE_ALIAS)
        at = m->nodes[at].value;
    return at;
}

/* The bytes of a string or key. */
static inline struct str machine_bytes(const struct machine *m,
                                       const struct node *n)
{
    const char *base =
        n->flags & NODE_DECODED ? m->tree->strings : m->tree->text->bytes.ptr;
    return (struct str){base + n->value, n->size};
}

static inline bool machine_is_string(const struct node *n)
{
    return n->kind == NODE_STRING || n->kind == NODE_KEY;
}

static inline bool machine_is_unknown(const struct node *n)
{
    return n->kind == NODE_UNKNOWN || n->kind == NODE_ERROR;
}

/* Marks item or member INDEX of f's value as looked at. */
static inline void machine_mark(struct machine *m, const struct frame *f,
                                uint32_t index, enum tri how)
{
    if (f->marks != NONE && m->marks.at[f->marks + index] < how)
        m->marks.at[f->marks + index] = (uint8_t)how;
}

/* Whether a string is one of the strings of a CONST or ENUM. */
bool machine_among(const struct machine *m, const struct node *n,
                   const struct instr *in);

/* The value of a member of f's value, which is an object; NONE if there is
 * none. */
uint32_t machine_member(struct machine *m, const struct frame *f,
                        uint32_t name);

/* Whether f's value, an object, may have keys that are not seen. */
bool machine_is_open(const struct machine *m, const struct frame *f);

enum tri machine_value(struct machine *m, const struct frame *f,
                       const struct instr *in);
enum tri machine_members(struct machine *m, const struct frame *f,
                         const struct instr *in);
enum tri machine_dependent(struct machine *m, const struct frame *f,
                           const struct instr *in);
enum tri machine_count(struct machine *m, const struct frame *f,
                       const struct instr *in);
enum tri machine_items(struct machine *m, const struct frame *f,
                       const struct instr *in);
enum tri machine_contains(struct machine *m, const struct frame *f,
                          const struct instr *in);
enum tri machine_unevaluated(struct machine *m, const struct frame *f,
                             const struct instr *in);
enum tri machine_logic(struct machine *m, const struct frame *f,
                       const struct instr *in);

/* ALL_OF where only the verdict is asked for. False if the values of the keys
 * do not tell; then the branches must be run one by one. */
bool machine_dispatch(struct machine *m, const struct frame *f,
                      const struct instr *in, enum tri *result);

/* The branches of an anyOf or oneOf have all said no; their failures stand in
 * the collector from START on. Leaves those of the branch that was meant, or
 * one about the keyword itself. */
void machine_choose(struct machine *m, const struct frame *f,
                    const struct instr *in, size_t start);

/* Suggests a key near KEY that is not there yet and that the instruction which
 * refuses KEY would take. False if there is none. */
bool machine_suggest(struct machine *m, const struct frame *f,
                     const struct instr *in, struct str key,
                     struct failure *failure);

#endif
