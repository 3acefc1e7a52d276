#include "schema/machine.h"

#include <stdlib.h>

#include "schema/limits.h"
#include "schema/machine_parts.h"

void machine_init(struct machine *m, const struct program *p)
{
    *m = (struct machine){.p = p};
}

void machine_free(struct machine *m)
{
    free(m->marks.at);
    unique_room_free(&m->room);
    *m = (struct machine){0};
}

void machine_stop(struct machine *m, const struct frame *f,
                  enum machine_limit why)
{
    if (m->limit != LIMIT_NONE)
        return;
    m->limit = why;
    m->limit_sub = f->sub;
    m->limit_at = f->at;
}

/* ---- failures ---- */

static const char *const word_names[WORDS_COUNT] = {
    "x-dmsc-message", "x-dmsc-help", "x-dmsc-severity", "x-dmsc-rule"};

/* One word of a schema: its value, or, where that is an object, what it says
 * of the keyword. */
static struct val word_of(const struct machine *m, uint32_t sub, int word,
                          enum keyword k)
{
    const struct sub *s = &m->p->subs.at[sub];
    if (!(s->flags & SUB_WORDS))
        return val_none();
    struct val schema = program_val(m->p, s->doc, s->node);
    struct val v = val_get_z(schema, word_names[word]);
    if (val_is(v, NODE_OBJECT))
        v = val_get(v, keyword_row(k)->name);
    return val_is(v, NODE_STRING) ? v : val_none();
}

/* The words nearest to a failure: those of its own schema, or of one that led
 * to it over the same value. */
static void take_words(const struct machine *m, const struct frame *f,
                       struct failure *failure)
{
    enum keyword k = (enum keyword)failure->keyword;
    for (const struct frame *o = f; o && o->node == f->node; o = o->up)
        for (int w = 0; w < WORDS_COUNT; w++)
            if (!val_exists(failure->words[w]))
                failure->words[w] = word_of(m, o->sub, w, k);
}

static void take_samples(const struct machine *m, const struct frame *f,
                         struct failure *failure)
{
    for (const struct frame *o = f; o && o->node == f->node; o = o->up) {
        const struct sub *sub = &m->p->subs.at[o->sub];
        struct val schema = program_val(m->p, sub->doc, sub->node);
        if (!val_exists(failure->examples))
            failure->examples = val_get(schema, STR("examples"));
        if (!val_exists(failure->normal))
            failure->normal = val_get(schema, STR("default"));
    }
}

struct failure *machine_fail(struct machine *m, const struct frame *f,
                             const struct instr *in, enum keyword k,
                             uint32_t at)
{
    if (!m->out)
        return NULL;
    struct failure *failure = vec_push(m->out->arena, &m->out->list);
    *failure = (struct failure){.sub = f->sub,
                                .instr = NONE,
                                .keyword = (uint8_t)k,
                                .at = at,
                                .detail = NONE,
                                .level = f->level};
    if (in)
        failure->instr = (uint32_t)(in - m->p->code.at);
    take_words(m, f, failure);
    take_samples(m, f, failure);
    return failure;
}

/* ---- marks ---- */

static uint32_t marks_push(struct machine *m, uint32_t n)
{
    struct marks *marks = &m->marks;
    if (marks->n + n > marks->cap) {
        marks->cap = (marks->n + n) * 2;
        marks->at = xrealloc(marks->at, marks->cap);
    }
    if (n)
        memset(marks->at + marks->n, 0, n);
    marks->n += n;
    return (uint32_t)(marks->n - n);
}

static void marks_merge(struct machine *m, uint32_t to, uint32_t from,
                        uint32_t n, enum tri most)
{
    for (uint32_t i = 0; i < n; i++) {
        uint8_t how = m->marks.at[from + i];
        if (how > most)
            how = (uint8_t)most;
        if (m->marks.at[to + i] < how)
            m->marks.at[to + i] = how;
    }
}

/* ---- frames ---- */

static enum tri step(struct machine *m, const struct frame *f,
                     const struct instr *in);

static enum tri run_code(struct machine *m, const struct frame *f)
{
    const struct sub *sub = &m->p->subs.at[f->sub];
    const struct instr *in = m->p->code.at + sub->first;
    const struct instr *end = in + sub->count;
    enum tri result = TRI_YES;
    for (; in < end; in++) {
        result = tri_and(result, step(m, f, in));
        if (result == TRI_NO && !m->out)
            break;
    }
    return result;
}

/* Whether the run may go one deeper. Once it may not, it goes nowhere: what
 * has no end in one place has none in others. */
static bool may_enter(struct machine *m, const struct frame *f)
{
    if (m->limit == LIMIT_STEPS || m->limit == LIMIT_DEPTH)
        return false;
    if (++m->steps > SCHEMA_STEPS_MAX)
        machine_stop(m, f, LIMIT_STEPS);
    else if (m->depth >= SCHEMA_DEPTH_MAX)
        machine_stop(m, f, LIMIT_DEPTH);
    else
        return true;
    return false;
}

static enum tri run_frame(struct machine *m, const struct frame *f)
{
    const struct sub *sub = &m->p->subs.at[f->sub];
    const struct node *n = &m->nodes[f->node];
    if (n->kind == NODE_ERROR || n->flags & NODE_BROKEN)
        return TRI_UNKNOWN;
    if (sub->flags & SUB_FALSE) {
        machine_fail(m, f, NULL, KEYWORD_SCHEMA, f->at);
        return TRI_NO;
    }
    if (sub->count == 0)
        return TRI_YES;
    if (!may_enter(m, f))
        return TRI_UNKNOWN;
    m->depth++;
    enum tri result = run_code(m, f);
    m->depth--;
    return result;
}

/* A frame with marks of its own, which go to those of the frame above as far
 * as the relation says. */
static enum tri run_marked(struct machine *m, struct frame *f, uint32_t outer,
                           enum relation relation)
{
    const struct node *n = &m->nodes[f->node];
    bool container = n->kind == NODE_ARRAY || n->kind == NODE_OBJECT;
    uint32_t count = container ? n->value : 0;
    f->marks = marks_push(m, count);
    enum tri result = run_frame(m, f);
    enum tri most = relation == RELATION_SHARE || m->out ? TRI_YES : result;
    if (outer != NONE && relation != RELATION_ASIDE)
        marks_merge(m, outer, f->marks, count, most);
    m->marks.n = f->marks;
    return result;
}

enum tri machine_same(struct machine *m, const struct frame *f, uint32_t sub,
                      enum relation relation)
{
    struct frame inner = {f, sub, f->at, f->node, NONE, f->level};
    bool own = m->p->subs.at[sub].flags & SUB_MARKS;
    if (own || (f->marks != NONE && relation == RELATION_BRANCH))
        return run_marked(m, &inner, f->marks, relation);
    if (relation == RELATION_SHARE)
        inner.marks = f->marks;
    return run_frame(m, &inner);
}

enum tri machine_child(struct machine *m, const struct frame *f, uint32_t sub,
                       uint32_t at)
{
    if (!m->out)
        sub = m->p->subs.at[sub].end;
    struct frame inner = {f,    sub,         at, machine_target(m, at),
                          NONE, f->level + 1};
    if (m->p->subs.at[sub].flags & SUB_MARKS)
        return run_marked(m, &inner, NONE, RELATION_ASIDE);
    return run_frame(m, &inner);
}

enum tri machine_ask(struct machine *m, const struct frame *f, uint32_t sub,
                     uint32_t at)
{
    struct collector *out = m->out;
    m->out = NULL;
    enum tri result = machine_child(m, f, sub, at);
    m->out = out;
    return result;
}

/* The instruction loop's one switch: long because there are that many
 * instructions. */
static enum tri step(struct machine *m, const struct frame *f,
                     const struct instr *in)
{
    switch ((enum op)in->op) {
    case OP_UNKNOWN:
        return TRI_UNKNOWN;
    case OP_TYPE:
    case OP_CONST:
    case OP_ENUM:
    case OP_MAXIMUM:
    case OP_EXCLUSIVE_MAXIMUM:
    case OP_MINIMUM:
    case OP_EXCLUSIVE_MINIMUM:
    case OP_MULTIPLE_OF:
    case OP_MAX_LENGTH:
    case OP_MIN_LENGTH:
    case OP_PATTERN:
    case OP_FORMAT:
        return machine_value(m, f, in);
    case OP_MAX_ITEMS:
    case OP_MIN_ITEMS:
    case OP_MAX_PROPERTIES:
    case OP_MIN_PROPERTIES:
    case OP_UNIQUE_ITEMS:
        return machine_count(m, f, in);
    case OP_CONTAINS:
        return machine_contains(m, f, in);
    case OP_ITEMS:
        return machine_items(m, f, in);
    case OP_MEMBERS:
        return machine_members(m, f, in);
    case OP_DEPENDENT_REQUIRED:
    case OP_DEPENDENT_SCHEMA:
        return machine_dependent(m, f, in);
    case OP_REF:
        return machine_same(m, f, in->a, RELATION_SHARE);
    case OP_DYNAMIC_REF:
    case OP_ALL_OF:
    case OP_ANY_OF:
    case OP_ONE_OF:
    case OP_NOT:
    case OP_IF:
        return machine_logic(m, f, in);
    case OP_UNEVALUATED_ITEMS:
    case OP_UNEVALUATED_PROPERTIES:
        return machine_unevaluated(m, f, in);
    }
    return TRI_UNKNOWN;
}

static enum tri run_from(struct machine *m, uint32_t sub, struct val v)
{
    m->tree = v.tree;
    m->nodes = v.tree->nodes;
    m->steps = 0;
    m->depth = 0;
    m->marks.n = 0;
    m->limit = LIMIT_NONE;
    m->last.node = NONE;
    struct frame root = {NULL, sub, v.at, machine_target(m, v.at), NONE, 0};
    if (m->p->subs.at[sub].flags & SUB_MARKS)
        return run_marked(m, &root, NONE, RELATION_ASIDE);
    return run_frame(m, &root);
}

enum tri machine_run(struct machine *m, struct val v, struct collector *out)
{
    m->out = out;
    return run_from(m, m->p->root, v);
}

enum tri machine_try(const struct program *p, uint32_t sub, struct val v)
{
    struct machine m;
    machine_init(&m, p);
    enum tri result = run_from(&m, sub, v);
    machine_free(&m);
    return result;
}
