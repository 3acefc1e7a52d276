/* Functions of lists. */
#include <stdlib.h>

#include "host/terraform_function.h"

const struct outcome *function_concat(const struct call *c)
{
    struct outcome *all = call_list(c);
    for (size_t i = 0; i < c->n; i++)
        call_add_all(c, all, c->args[i]);
    return call_if_done(c, all);
}

static void flatten_into(const struct call *c, struct outcome *to,
                         const struct outcome *from)
{
    to->open |= from->open;
    for (size_t i = 0; i < from->members.n && !outcome_is_spent(c->w); i++) {
        const struct outcome *item = from->members.at[i].value;
        if (call_is_list(item))
            flatten_into(c, to, item);
        else if (item->kind == NODE_UNKNOWN)
            to->open = true;
        else
            outcome_add(c->w, to, item);
    }
}

const struct outcome *function_flatten(const struct call *c)
{
    struct outcome *all = call_list(c);
    if (!call_is_list(call_argument(c, 0)))
        return call_unknown(c);
    flatten_into(c, all, call_argument(c, 0));
    return call_if_done(c, all);
}

/* Where ITEM is in a list: items of it that nobody knows are others. IN's
 * number of members if it is nowhere. */
static size_t find(const struct call *c, const struct outcome *in,
                   const struct outcome *item)
{
    outcome_charge(c->w, in->members.n * 8);
    for (size_t i = 0; i < in->members.n; i++)
        if (outcome_same(c->w, in->members.at[i].value, item) > 0)
            return i;
    return in->members.n;
}

static bool has(const struct call *c, const struct outcome *in,
                const struct outcome *item)
{
    return find(c, in, item) < in->members.n;
}

/* An item that nobody knows may be any of them. */
const struct outcome *function_distinct(const struct call *c)
{
    const struct outcome *from = call_argument(c, 0);
    struct outcome *all = call_list(c);
    if (!call_is_list(from) || !call_is_uniform(c, from))
        return call_unknown(c);
    all->open = from->open;
    for (size_t i = 0; i < from->members.n && !outcome_is_spent(c->w); i++) {
        const struct outcome *item = from->members.at[i].value;
        all->open |= outcome_same(c->w, item, item) < 0;
        if (!has(c, all, item))
            outcome_add(c->w, all, item);
    }
    return call_if_done(c, all);
}

static int by_text(const void *a, const void *b)
{
    const struct outcome_member *x = a, *y = b;
    return str_cmp(x->value->str, y->value->str);
}

/* A scalar as an item of a list of strings. */
static const struct outcome *as_string(const struct call *c,
                                       const struct outcome *t)
{
    struct str s;
    if (t->kind == NODE_STRING || !outcome_spell(t, &s))
        return t;
    return outcome_string(c->w, t->span, s);
}

/* Of texts that are all known; others stay in their order, which nobody
 * knows. */
const struct outcome *function_sort(const struct call *c)
{
    struct outcome *all = call_list(c);
    call_add_all(c, all, call_argument(c, 0));
    for (size_t i = 0; i < all->members.n; i++) {
        struct outcome_member *m = &all->members.at[i];
        m->value = as_string(c, m->value);
        all->open |= !outcome_is_text(m->value);
    }
    if (!all->open && all->members.n)
        qsort(all->members.at, all->members.n, sizeof *all->members.at,
              by_text);
    return all;
}

/* A set has each once, in the order of the texts; numbers have another. */
const struct outcome *function_toset(const struct call *c)
{
    const struct outcome *once = function_distinct(c);
    struct call again = {c->w, &once, 1, c->at};
    if (!call_is_list(once))
        return once;
    for (size_t i = 0; i < once->members.n; i++) {
        enum node_kind kind = once->members.at[i].value->kind;
        if (kind != NODE_STRING && kind != NODE_UNKNOWN)
            return call_unknown(c);
    }
    struct outcome *set = call_list(c);
    call_add_all(c, set, function_sort(&again));
    set->set = true;
    return set;
}

const struct outcome *function_reverse(const struct call *c)
{
    const struct outcome *from = call_argument(c, 0);
    struct outcome *all = call_list(c);
    if (!call_is_list(from))
        return call_unknown(c);
    all->open = from->open;
    for (size_t i = from->members.n; i > 0; i--)
        outcome_add(c->w, all, from->members.at[i - 1].value);
    return all;
}

/* Leaves out empty texts and nulls, and makes strings of others. */
const struct outcome *function_compact(const struct call *c)
{
    const struct outcome *from = call_argument(c, 0);
    struct outcome *all = call_list(c);
    if (!call_is_list(from))
        return call_unknown(c);
    all->open = from->open;
    for (size_t i = 0; i < from->members.n; i++) {
        const struct outcome *item = from->members.at[i].value;
        if (item->kind == NODE_UNKNOWN)
            all->open = true;
        else if (item->kind != NODE_NULL &&
                 (item->kind != NODE_STRING || item->str.len || item->holes))
            outcome_add(c->w, all, as_string(c, item));
    }
    return all;
}

const struct outcome *function_range(const struct call *c)
{
    int64_t from = 0, to = 0, step = 1;
    bool good = c->n == 1 ? outcome_is_int(c->args[0], &to)
                          : outcome_is_int(call_argument(c, 0), &from) &&
                                outcome_is_int(call_argument(c, 1), &to);
    if (to < from)
        step = -1;
    if (!good || (c->n > 2 && !outcome_is_int(c->args[2], &step)) || !step ||
        (to < from) != (step < 0) ||
        (to - from) / step > 1024) /* Terraform's own limit */
        return call_unknown(c);
    struct outcome *all = call_list(c);
    for (; step > 0 ? from < to : from > to; from += step)
        outcome_add(c->w, all, outcome_int(c->w, c->at, from));
    return all;
}

const struct outcome *function_element(const struct call *c)
{
    const struct outcome *from = call_argument(c, 0);
    int64_t i;
    if (!call_is_whole(from) || !from->members.n ||
        !outcome_is_int(call_argument(c, 1), &i) || i < 0)
        return call_unknown(c);
    return from->members.at[(size_t)i % from->members.n].value;
}

const struct outcome *function_contains(const struct call *c)
{
    const struct outcome *in = call_argument(c, 0), *item = call_argument(c, 1);
    if (!call_is_list(in) || !outcome_is_text(item))
        return call_unknown(c);
    if (has(c, in, item))
        return outcome_bool(c->w, c->at, true);
    for (size_t i = 0; i < in->members.n; i++)
        if (!outcome_is_text(in->members.at[i].value))
            return call_unknown(c);
    return in->open ? call_unknown(c) : outcome_bool(c->w, c->at, false);
}

/* The first that is equal. */
const struct outcome *function_index(const struct call *c)
{
    const struct outcome *in = call_argument(c, 0), *item = call_argument(c, 1);
    if (!call_is_list(in) || in->set || !outcome_is_text(item))
        return call_unknown(c);
    for (size_t i = 0; i < in->members.n; i++) {
        int same = outcome_same(c->w, in->members.at[i].value, item);
        if (same)
            return same > 0 ? outcome_int(c->w, c->at, (int64_t)i)
                            : call_unknown(c);
    }
    return in->open ? call_unknown(c) : outcome_failed(c->w, c->at);
}

const struct outcome *function_slice(const struct call *c)
{
    const struct outcome *in = call_argument(c, 0);
    int64_t from, to;
    if (!call_is_whole(in) || in->set ||
        !outcome_is_int(call_argument(c, 1), &from) ||
        !outcome_is_int(call_argument(c, 2), &to))
        return call_unknown(c);
    if (from < 0 || to < from || to > (int64_t)in->members.n)
        return outcome_failed(c->w, c->at);
    struct outcome *all = call_list(c);
    for (; from < to && !outcome_is_spent(c->w); from++)
        outcome_add(c->w, all, in->members.at[from].value);
    return call_if_done(c, all);
}

/* Lists of N each, but for the last; 0: all in one. */
const struct outcome *function_chunklist(const struct call *c)
{
    const struct outcome *in = call_argument(c, 0);
    struct outcome *all = call_list(c), *chunk = NULL;
    int64_t n;
    if (!call_is_whole(in) || in->set ||
        !outcome_is_int(call_argument(c, 1), &n) || n < 0 ||
        !call_is_uniform(c, in))
        return call_unknown(c);
    for (size_t i = 0; i < in->members.n && !outcome_is_spent(c->w); i++) {
        if (!chunk || (n && chunk->members.n == (uint64_t)n)) {
            chunk = call_list(c);
            outcome_add(c->w, all, chunk);
        }
        outcome_add(c->w, chunk, in->members.at[i].value);
    }
    return call_if_done(c, all);
}

/* Adds to ALL a copy of each item of BEFORE for each of NEXT, with it. */
static void multiply(const struct call *c, struct outcome *all,
                     const struct outcome *before, const struct outcome *next)
{
    for (size_t i = 0; i < before->members.n; i++)
        for (size_t k = 0; k < next->members.n && !outcome_is_spent(c->w);
             k++) {
            struct outcome *item = call_list(c);
            call_add_all(c, item, before->members.at[i].value);
            outcome_add(c->w, item, next->members.at[k].value);
            outcome_add(c->w, all, item);
        }
}

/* Of lists; that of sets is one, whose order is another matter. */
const struct outcome *function_setproduct(const struct call *c)
{
    struct outcome *all = call_list(c);
    outcome_add(c->w, all, call_list(c));
    for (size_t i = 0; i < c->n; i++) {
        struct outcome *next = call_list(c);
        if (!call_is_whole(c->args[i]) || c->args[i]->set ||
            !call_is_uniform(c, c->args[i]))
            return call_unknown(c);
        multiply(c, next, all, c->args[i]);
        all = next;
    }
    return c->n < 2 ? call_unknown(c) : call_if_done(c, all);
}

/* The first list that is not empty. */
const struct outcome *function_coalescelist(const struct call *c)
{
    for (size_t i = 0; i < c->n; i++) {
        const struct outcome *t = c->args[i];
        if (!call_is_list(t) || (t->open && !t->members.n))
            return call_unknown(c);
        if (t->members.n)
            return t;
    }
    return outcome_failed(c->w, c->at);
}

const struct outcome *function_one(const struct call *c)
{
    const struct outcome *in = call_argument(c, 0);
    if (!call_is_whole(in))
        return call_unknown(c);
    return in->members.n > 1    ? outcome_failed(c->w, c->at)
           : in->members.n == 1 ? in->members.at[0].value
                                : outcome_new(c->w, NODE_NULL, c->at);
}

/* --- Sets of texts -------------------------------------------------------- */

static const struct outcome *as_set(const struct call *c,
                                    const struct outcome *t)
{
    struct call one = {c->w, &t, 1, c->at};
    return function_toset(&one);
}

const struct outcome *function_setunion(const struct call *c)
{
    return as_set(c, function_concat(c));
}

/* The items of the first that are in all others, or (EXCEPT) in none. */
static const struct outcome *filter(const struct call *c, bool except)
{
    struct outcome *all = call_list(c);
    for (size_t i = 0; i < c->n; i++)
        if (!call_is_whole(as_set(c, c->args[i])))
            return call_unknown(c);
    const struct outcome *in = as_set(c, call_argument(c, 0));
    for (size_t i = 0; i < in->members.n && !outcome_is_spent(c->w); i++) {
        bool stays = true;
        for (size_t k = 1; k < c->n; k++)
            stays &= has(c, c->args[k], in->members.at[i].value) != except;
        if (stays)
            outcome_add(c->w, all, in->members.at[i].value);
    }
    all->set = true;
    return call_is_list(in) ? call_if_done(c, all) : call_unknown(c);
}

const struct outcome *function_setintersection(const struct call *c)
{
    return filter(c, false);
}

const struct outcome *function_setsubtract(const struct call *c)
{
    return filter(c, true);
}
