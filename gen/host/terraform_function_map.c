/* Functions of maps and objects. */
#include "host/terraform_function.h"

static void forget(const struct call *c, struct outcome *object)
{
    object->open = true;
    for (size_t i = 0; i < object->members.n; i++)
        object->members.at[i].value = outcome_unseen(c->w, c->at);
}

/* The last of equal keys counts; so what is not seen may replace all that
 * comes before it. */
const struct outcome *function_merge(const struct call *c)
{
    struct outcome *all = outcome_new(c->w, NODE_OBJECT, c->at);
    for (size_t i = 0; i < c->n && !outcome_is_spent(c->w); i++) {
        const struct outcome *from = c->args[i];
        if (from->kind == NODE_NULL)
            continue;
        if (from->kind != NODE_OBJECT || from->open)
            forget(c, all);
        for (size_t k = 0; k < from->members.n; k++) {
            struct outcome_member m = from->members.at[k];
            m.at = (struct span){0};
            if (from->kind == NODE_OBJECT)
                outcome_put(c->w, all, &m);
        }
    }
    return call_if_done(c, all);
}

/* Those of an object, in the order of its keys, which Terraform sorts. */
const struct outcome *function_keys(const struct call *c)
{
    const struct outcome *from = call_argument(c, 0);
    struct outcome *all = call_list(c);
    if (from->kind != NODE_OBJECT)
        return call_unknown(c);
    for (size_t i = 0; i < from->members.n; i++)
        outcome_add(c->w, all,
                    outcome_string(c->w, from->members.at[i].key_span,
                                   from->members.at[i].key));
    all->open = from->open;
    const struct outcome *found = all;
    struct call again = {c->w, &found, 1, c->at};
    return function_sort(&again);
}

const struct outcome *function_values(const struct call *c)
{
    const struct outcome *from = call_argument(c, 0), *names = function_keys(c);
    struct outcome *all = call_list(c);
    if (from->kind != NODE_OBJECT)
        return call_unknown(c);
    all->open = from->open;
    for (size_t i = 0; i < names->members.n; i++)
        outcome_add(c->w, all,
                    outcome_get(from, names->members.at[i].value->str));
    return all;
}

const struct outcome *function_lookup(const struct call *c)
{
    const struct outcome *in = call_argument(c, 0), *found;
    struct str key;
    if (in->kind != NODE_OBJECT || !call_text(c, 1, &key))
        return call_unknown(c);
    found = outcome_get(in, key);
    return found ? found : in->open ? call_unknown(c) : call_argument(c, 2);
}

const struct outcome *function_zipmap(const struct call *c)
{
    const struct outcome *names = call_argument(c, 0),
                         *of = call_argument(c, 1);
    struct outcome *all = outcome_new(c->w, NODE_OBJECT, c->at);
    if (!call_is_whole(names) || !call_is_whole(of) ||
        names->members.n != of->members.n)
        return call_unknown(c);
    for (size_t i = 0; i < names->members.n; i++) {
        const struct outcome *name = names->members.at[i].value;
        struct outcome_member m = {.key = name->str,
                                   .key_span = name->span,
                                   .value = of->members.at[i].value};
        if (!outcome_is_text(name))
            return call_unknown(c);
        outcome_put(c->w, all, &m);
    }
    return all;
}

const struct outcome *function_length(const struct call *c)
{
    const struct outcome *of = call_argument(c, 0);
    if (of->kind == NODE_STRING && !of->holes)
        return call_length_of_text(c, of->str);
    bool several = call_is_list(of) || of->kind == NODE_OBJECT;
    if (!several || of->open)
        return call_unknown(c);
    return outcome_int(c->w, c->at, (int64_t)of->members.n);
}
