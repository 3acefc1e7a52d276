#include "schema/machine_parts.h"

/* The values of the keys of a dispatch in f's value; NONE where one is not
 * there. False if keys may be there that are not seen. */
static bool find_values(const struct machine *m, const struct frame *f,
                        const struct dispatch *d, uint32_t *values)
{
    const struct dispatch_key *keys = m->p->dispatch_keys.at + d->first_key;
    const struct node *object = &m->nodes[f->node];
    if (object->flags & NODE_OPEN)
        return false;
    for (uint32_t k = 0; k < d->key_count; k++)
        values[k] = NONE;
    for (uint32_t i = f->node + 1; i < object->next; i = m->nodes[i + 1].next) {
        const struct node *n = &m->nodes[i];
        if (n->flags & NODE_HOLES)
            return false;
        for (uint32_t k = 0; k < d->key_count; k++)
            if (n->hash == m->p->names.at[keys[k].name].hash &&
                !(n->flags & NODE_SHADOWED) &&
                str_eq(machine_bytes(m, n), program_name(m->p, keys[k].name)))
                values[k] = i + 1;
    }
    return true;
}

/* The branches that are left where KEY has the string N as its value. */
static uint64_t left_by(const struct machine *m, const struct dispatch_key *key,
                        const struct node *n)
{
    for (uint32_t s = n->hash;; s++) {
        uint32_t index = m->p->slots.at[key->slots + (s & key->slot_mask)];
        if (index == 0)
            return key->without;
        const struct dispatch_row *row =
            &m->p->dispatch_rows.at[key->first_row + index - 1];
        const struct const_row *value = &m->p->consts.at[row->value];
        if (value->hash == n->hash && value->len == n->size &&
            !memcmp(m->p->strings.at + value->off, machine_bytes(m, n).ptr,
                    n->size))
            return row->left;
    }
}

/* The branches whose condition may be true. False if a value is not known. */
static bool find_branches(const struct machine *m, const struct frame *f,
                          const struct dispatch *d, uint64_t *left)
{
    uint32_t values[DISPATCH_KEYS_MAX];
    if (m->nodes[f->node].kind != NODE_OBJECT || !find_values(m, f, d, values))
        return false;
    for (uint32_t k = 0; k < d->key_count; k++) {
        const struct dispatch_key *key =
            &m->p->dispatch_keys.at[d->first_key + k];
        if (values[k] == NONE) {
            *left &= key->without;
            continue;
        }
        const struct node *n = &m->nodes[machine_target(m, values[k])];
        if (n->kind != NODE_STRING || n->flags & (NODE_HOLES | NODE_BROKEN))
            return false;
        *left &= left_by(m, key, n);
    }
    return true;
}

/* Runs one sub of each branch in MASK. */
static enum tri run_branches(struct machine *m, const struct frame *f,
                             const struct dispatch *d, uint64_t mask, bool yes)
{
    const struct dispatch_branch *branches =
        m->p->dispatch_branches.at + d->first_branch;
    enum tri result = TRI_YES;
    for (; mask && result != TRI_NO; mask &= mask - 1) {
        const struct dispatch_branch *b = &branches[__builtin_ctzll(mask)];
        uint32_t sub = yes ? b->yes : b->no;
        if (sub != NONE)
            result = tri_and(result, machine_same(m, f, sub, RELATION_SHARE));
    }
    return result;
}

bool machine_dispatch(struct machine *m, const struct frame *f,
                      const struct instr *in, enum tri *result)
{
    const struct dispatch *d = &m->p->dispatches.at[in->c];
    uint64_t all = in->b == 64 ? ~(uint64_t)0 : ((uint64_t)1 << in->b) - 1;
    uint64_t left = all;
    if (!find_branches(m, f, d, &left))
        return false;
    *result = run_branches(m, f, d, left, true);
    if (*result != TRI_NO)
        *result =
            tri_and(*result, run_branches(m, f, d, d->others & ~left, false));
    return true;
}
