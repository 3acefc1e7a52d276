#include "schema/compile_state.h"

/* Masks have that many bits; a run looks for all keys at once. */
enum { BRANCHES_MAX = 64, KEYS_MAX = DISPATCH_KEYS_MAX };

/* A dispatch while its keys are found. */
struct work {
    struct compiler *c;
    struct dispatch d;
    uint64_t all;
    struct work_key {
        uint32_t name;
        uint64_t without;
        VEC(struct dispatch_row) rows;
    } keys[KEYS_MAX];
};

/* The IF that is all that a branch has to say; NULL if it is not, or if it
 * stands in a resource of its own, which a $dynamicRef may ask for. */
static const struct instr *only_if(const struct program *p, uint32_t index,
                                   uint32_t resource)
{
    const struct sub *sub = &p->subs.at[index];
    const struct instr *in = &p->code.at[sub->first];
    bool lone = sub->count == 1 && in->op == OP_IF;
    return lone && sub->resource == resource ? in : NULL;
}

static struct work_key *key_named(struct work *w, uint32_t name)
{
    for (uint32_t i = 0; i < w->d.key_count; i++)
        if (w->keys[i].name == name)
            return &w->keys[i];
    if (w->d.key_count == KEYS_MAX)
        return NULL;
    struct work_key *key = &w->keys[w->d.key_count++];
    key->name = name;
    key->without = w->all;
    return key;
}

static bool same_const(const struct program *p, uint32_t a, uint32_t b)
{
    const struct const_row *x = &p->consts.at[a], *y = &p->consts.at[b];
    return x->hash == y->hash && x->len == y->len &&
           !memcmp(p->strings.at + x->off, p->strings.at + y->off, x->len);
}

static struct dispatch_row *row_of(struct work *w, struct work_key *key,
                                   uint32_t value)
{
    for (size_t i = 0; i < key->rows.n; i++)
        if (same_const(w->c->p, key->rows.at[i].value, value))
            return &key->rows.at[i];
    struct dispatch_row *row = vec_push(w->c->arena, &key->rows);
    row->value = value;
    row->left = key->without;
    return row;
}

/* Branch BIT is only left where the value of KEY is one of VALUES. */
static void ask_for(struct work *w, struct work_key *key, uint64_t bit,
                    const struct instr *values)
{
    const struct program *p = w->c->p;
    for (uint32_t i = values->a; i < values->a + values->b; i++)
        if (p->consts.at[i].hash)
            row_of(w, key, i);
    key->without &= ~bit;
    for (size_t i = 0; i < key->rows.n; i++) {
        bool among = false;
        for (uint32_t j = values->a; j < values->a + values->b; j++)
            among = among || same_const(p, key->rows.at[i].value, j);
        if (!among)
            key->rows.at[i].left &= ~bit;
    }
}

/* Whether a condition is one about members alone, each of which must be there
 * and be one of some values. */
static bool is_exact(const struct program *p, const struct sub *condition)
{
    if (condition->flags & SUB_FALSE)
        return false;
    for (uint32_t i = 0; i < condition->count; i++) {
        const struct instr *in = &p->code.at[condition->first + i];
        if (in->op == OP_TYPE && in->a & TYPE_OBJECT)
            continue;
        if (in->op != OP_MEMBERS)
            return false;
        const struct members *t = &p->members.at[in->a];
        if (t->additional != NONE || t->names != NONE || t->pattern_count)
            return false;
        for (uint32_t j = 0; j < t->count; j++) {
            const struct member *row = &p->member_rows.at[t->first + j];
            if (!row->required || row->sub == NONE ||
                compile_only_values(p, row->sub) == NONE)
                return false;
        }
    }
    return true;
}

/* Takes in the keys that a condition asks for. Whether those are all. */
static bool add_condition(struct work *w, const struct sub *condition,
                          uint64_t bit)
{
    const struct program *p = w->c->p;
    bool all = is_exact(p, condition);
    for (uint32_t i = 0; i < condition->count; i++) {
        const struct instr *in = &p->code.at[condition->first + i];
        if (in->op != OP_MEMBERS)
            continue;
        const struct members *t = &p->members.at[in->a];
        for (uint32_t j = 0; j < t->count; j++) {
            const struct member *row = &p->member_rows.at[t->first + j];
            uint32_t values = row->required && row->sub != NONE
                                  ? compile_only_values(p, row->sub)
                                  : NONE;
            struct work_key *key =
                values == NONE ? NULL : key_named(w, row->name);
            if (key)
                ask_for(w, key, bit, &p->code.at[values]);
            else
                all = false;
        }
    }
    return all;
}

static void add_branch(struct work *w, uint32_t index, uint32_t sub,
                       uint32_t resource)
{
    struct program *p = w->c->p;
    const struct instr *in = only_if(p, sub, resource);
    uint64_t bit = (uint64_t)1 << index;
    struct dispatch_branch branch = {sub, NONE};
    if (in && add_condition(w, &p->subs.at[in->a], bit))
        branch.yes = in->b;
    if (in && in->c != NONE) {
        w->d.others |= bit;
        branch.no = in->c;
    }
    *vec_push(w->c->arena, &p->dispatch_branches) = branch;
}

static void add_key(struct work *w, const struct work_key *key)
{
    struct program *p = w->c->p;
    uint32_t size = 2;
    while (size < key->rows.n * 2)
        size *= 2;
    *vec_push(w->c->arena, &p->dispatch_keys) =
        (struct dispatch_key){key->name, (uint32_t)p->dispatch_rows.n,
                              (uint32_t)p->slots.n, size - 1, key->without};
    uint32_t slots = (uint32_t)p->slots.n;
    for (uint32_t i = 0; i < size; i++)
        *vec_push(w->c->arena, &p->slots) = 0;
    for (uint32_t i = 0; i < key->rows.n; i++) {
        *vec_push(w->c->arena, &p->dispatch_rows) = key->rows.at[i];
        uint32_t s = p->consts.at[key->rows.at[i].value].hash;
        while (p->slots.at[slots + (s & (size - 1))])
            s++;
        p->slots.at[slots + (s & (size - 1))] = i + 1;
    }
}

static uint32_t dispatch_of(struct compiler *c, const struct instr *in,
                            uint32_t resource)
{
    struct work *w = ARENA_NEW(c->arena, struct work);
    w->c = c;
    w->all = in->b == BRANCHES_MAX ? ~(uint64_t)0 : ((uint64_t)1 << in->b) - 1;
    w->d.first_branch = (uint32_t)c->p->dispatch_branches.n;
    w->d.first_key = (uint32_t)c->p->dispatch_keys.n;
    for (uint32_t i = 0; i < in->b; i++)
        add_branch(w, i, c->p->lists.at[in->a + i], resource);
    if (w->d.key_count == 0)
        return NONE;
    for (uint32_t i = 0; i < w->d.key_count; i++)
        add_key(w, &w->keys[i]);
    *vec_push(c->arena, &c->p->dispatches) = w->d;
    return (uint32_t)c->p->dispatches.n - 1;
}

void compile_dispatches(struct compiler *c)
{
    for (size_t i = 0; i < c->p->subs.n; i++) {
        const struct sub *sub = &c->p->subs.at[i];
        for (uint32_t j = sub->first; j < sub->first + sub->count; j++) {
            struct instr *in = &c->p->code.at[j];
            if (in->op == OP_ALL_OF)
                in->c = in->b && in->b <= BRANCHES_MAX
                            ? dispatch_of(c, in, sub->resource)
                            : NONE;
        }
    }
}
