#include "schema/machine_parts.h"

/* ---- counts ---- */

/* COUNT against a limit, where there may be more than is seen. */
static enum tri within(uint32_t count, uint32_t limit, bool most, bool open)
{
    if (most)
        return count > limit ? TRI_NO : open ? TRI_UNKNOWN : TRI_YES;
    return count >= limit ? TRI_YES : open ? TRI_UNKNOWN : TRI_NO;
}

static enum tri unique(struct machine *m, const struct frame *f,
                       const struct instr *in)
{
    struct val first, second;
    enum tri result =
        unique_items(&m->room, machine_val(m, f->node), &first, &second);
    if (result == TRI_NO && m->out)
        machine_fail(m, f, in, KEYWORD_UNIQUE_ITEMS, second.at)->detail =
            first.at;
    return result;
}

enum tri machine_count(struct machine *m, const struct frame *f,
                       const struct instr *in)
{
    const struct node *n = &m->nodes[f->node];
    bool items = in->op == OP_MAX_ITEMS || in->op == OP_MIN_ITEMS ||
                 in->op == OP_UNIQUE_ITEMS;
    bool most = in->op == OP_MAX_ITEMS || in->op == OP_MAX_PROPERTIES;
    if (machine_is_unknown(n))
        return TRI_UNKNOWN;
    if (n->kind != (items ? NODE_ARRAY : NODE_OBJECT))
        return TRI_YES;
    if (in->op == OP_UNIQUE_ITEMS)
        return unique(m, f, in);
    enum tri result = within(n->value, in->a, most, n->flags & NODE_OPEN);
    if (result == TRI_NO)
        machine_fail(m, f, in, (enum keyword)in->keyword, f->at);
    return result;
}

/* ---- items ---- */

/* The sub for item INDEX, or NONE. */
static uint32_t sub_of_item(const struct machine *m, const struct instr *in,
                            uint32_t index)
{
    return index < in->b ? m->p->lists.at[in->a + index] : in->c;
}

enum tri machine_items(struct machine *m, const struct frame *f,
                       const struct instr *in)
{
    const struct node *n = &m->nodes[f->node];
    uint32_t index = 0;
    enum tri result = TRI_YES;
    if (machine_is_unknown(n))
        return TRI_UNKNOWN;
    if (n->kind != NODE_ARRAY)
        return TRI_YES;
    for (uint32_t i = f->node + 1; i < n->next; i = m->nodes[i].next) {
        uint32_t sub = sub_of_item(m, in, index);
        if (sub == NONE)
            break;
        result = tri_and(result, machine_child(m, f, sub, i));
        if (result == TRI_NO && !m->out)
            return TRI_NO;
        machine_mark(m, f, index++, TRI_YES);
    }
    if (n->flags & NODE_OPEN && (in->c != NONE || index < in->b))
        result = tri_and(result, TRI_UNKNOWN);
    return result;
}

/* ---- contains ---- */

static enum tri contains_holds(const struct instr *in, uint32_t sure,
                               uint32_t perhaps, bool open)
{
    uint32_t most = open ? NONE : sure + perhaps;
    enum tri low = sure >= in->b   ? TRI_YES
                   : most >= in->b ? TRI_UNKNOWN
                                   : TRI_NO;
    enum tri high = sure > in->c    ? TRI_NO
                    : most <= in->c ? TRI_YES
                                    : TRI_UNKNOWN;
    return tri_and(low, high);
}

enum tri machine_contains(struct machine *m, const struct frame *f,
                          const struct instr *in)
{
    const struct node *n = &m->nodes[f->node];
    uint32_t index = 0, sure = 0, perhaps = 0;
    if (machine_is_unknown(n))
        return TRI_UNKNOWN;
    if (n->kind != NODE_ARRAY)
        return TRI_YES;
    for (uint32_t i = f->node + 1; i < n->next; i = m->nodes[i].next) {
        enum tri t = machine_ask(m, f, in->a, i);
        sure += t == TRI_YES;
        perhaps += t == TRI_UNKNOWN;
        machine_mark(m, f, index++, t);
        if (f->marks == NONE && in->c == NONE && sure >= in->b)
            return TRI_YES;
    }
    enum tri result = contains_holds(in, sure, perhaps, n->flags & NODE_OPEN);
    if (result == TRI_NO) {
        struct failure *failure =
            machine_fail(m, f, in, KEYWORD_CONTAINS, f->at);
        if (failure)
            failure->detail = sure;
    }
    return result;
}
