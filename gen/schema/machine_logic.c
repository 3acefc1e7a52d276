#include "schema/machine_parts.h"

#include "schema/limits.h"

/* ---- $dynamicRef ---- */

static uint32_t dynamic_sub(const struct program *p, uint32_t resource,
                            uint32_t name)
{
    for (size_t i = 0; i < p->dynamics.n; i++)
        if (p->dynamics.at[i].resource == resource &&
            p->dynamics.at[i].name == name)
            return p->dynamics.at[i].sub;
    return NONE;
}

/* The outermost resource on the way here that has the anchor wins. */
static enum tri dynamic_ref(struct machine *m, const struct frame *f,
                            const struct instr *in)
{
    uint32_t sub = in->a, last = NONE;
    for (const struct frame *o = f; o; o = o->up) {
        m->steps++; /* it is work, too */
        uint32_t resource = m->p->subs.at[o->sub].resource;
        if (resource == last)
            continue;
        last = resource;
        uint32_t found = dynamic_sub(m->p, resource, in->b);
        if (found != NONE)
            sub = found;
    }
    return machine_same(m, f, sub, RELATION_SHARE);
}

/* ---- allOf, anyOf, oneOf ---- */

static enum tri all_of(struct machine *m, const struct frame *f,
                       const struct instr *in)
{
    enum tri result = TRI_YES;
    if (in->c != NONE && !m->out && f->marks == NONE &&
        machine_dispatch(m, f, in, &result))
        return result;
    for (uint32_t i = 0; i < in->b; i++) {
        uint32_t sub = m->p->lists.at[in->a + i];
        result = tri_and(result, machine_same(m, f, sub, RELATION_SHARE));
        if (result == TRI_NO && !m->out)
            break;
    }
    return result;
}

/* One branch, with nothing noted. */
static enum tri branch(struct machine *m, const struct frame *f, uint32_t sub)
{
    struct collector *out = m->out;
    m->out = NULL;
    enum tri result = machine_same(m, f, sub, RELATION_BRANCH);
    m->out = out;
    return result;
}

/* All branches said no: runs them again to see which was meant. */
static void explain(struct machine *m, const struct frame *f,
                    const struct instr *in)
{
    if (m->out)
        machine_choose(m, f, in, m->out->list.n);
}

static enum tri any_of(struct machine *m, const struct frame *f,
                       const struct instr *in)
{
    enum tri result = TRI_NO;
    for (uint32_t i = 0; i < in->b; i++) {
        result = tri_or(result, branch(m, f, m->p->lists.at[in->a + i]));
        if (result == TRI_YES && f->marks == NONE)
            break;
    }
    if (result == TRI_NO)
        explain(m, f, in);
    return result;
}

static enum tri one_of(struct machine *m, const struct frame *f,
                       const struct instr *in)
{
    uint32_t sure = 0, perhaps = 0, first = NONE;
    for (uint32_t i = 0; i < in->b && sure < 2; i++) {
        enum tri t = branch(m, f, m->p->lists.at[in->a + i]);
        if (t == TRI_YES && first == NONE)
            first = i;
        sure += t == TRI_YES;
        perhaps += t == TRI_UNKNOWN;
        if (sure == 2 && m->out)
            machine_fail(m, f, in, KEYWORD_ONE_OF, f->at)->detail =
                first << 16 | i;
    }
    if (sure == 0 && perhaps == 0)
        explain(m, f, in);
    if (sure > 1 || sure + perhaps == 0)
        return TRI_NO;
    return perhaps ? TRI_UNKNOWN : TRI_YES;
}

/* ---- not, if ---- */

static enum tri not(struct machine * m, const struct frame *f,
                    const struct instr *in) {
    struct collector *out = m->out; m->out = NULL;
    enum tri result = tri_not(machine_same(m, f, in->a, RELATION_ASIDE));
    m->out = out;
    if (result == TRI_NO) machine_fail(m, f, in, KEYWORD_NOT, f->at);
    return result;
}

/* What hangs on a condition that nobody knows is right if it is either way. */
static enum tri either_way(struct machine *m, const struct frame *f,
                           const struct instr *in)
{
    enum tri yes = in->b == NONE ? TRI_YES : branch(m, f, in->b);
    enum tri no = in->c == NONE ? TRI_YES : branch(m, f, in->c);
    enum tri both = tri_and(yes, no);
    return both == TRI_YES ? TRI_YES : TRI_UNKNOWN;
}

/* Whether the condition is false for what its discriminator says alone. */
static bool is_ruled_out(struct machine *m, const struct frame *f,
                         const struct instr *in)
{
    if (in->d == NONE || m->nodes[f->node].kind != NODE_OBJECT)
        return false;
    const struct discriminator *d = &m->p->discriminators.at[in->d];
    uint32_t at = machine_member(m, f, d->name);
    if (at == NONE)
        return !machine_is_open(m, f);
    const struct node *n = &m->nodes[machine_target(m, at)];
    return n->kind == NODE_STRING && !(n->flags & (NODE_HOLES | NODE_BROKEN)) &&
           !machine_among(m, n, &m->p->code.at[d->instr]);
}

static enum tri if_then_else(struct machine *m, const struct frame *f,
                             const struct instr *in)
{
    if (in->b == NONE && in->c == NONE && f->marks == NONE)
        return TRI_YES;
    enum tri condition = is_ruled_out(m, f, in) ? TRI_NO : branch(m, f, in->a);
    if (condition == TRI_UNKNOWN)
        return either_way(m, f, in);
    uint32_t sub = condition == TRI_YES ? in->b : in->c;
    return sub == NONE ? TRI_YES : machine_same(m, f, sub, RELATION_SHARE);
}

enum tri machine_logic(struct machine *m, const struct frame *f,
                       const struct instr *in)
{
    switch (in->op) {
    case OP_DYNAMIC_REF:
        return dynamic_ref(m, f, in);
    case OP_ALL_OF:
        return all_of(m, f, in);
    case OP_ANY_OF:
        return any_of(m, f, in);
    case OP_ONE_OF:
        return one_of(m, f, in);
    case OP_NOT:
        return not(m, f, in);
    default:
        return if_then_else(m, f, in);
    }
}
