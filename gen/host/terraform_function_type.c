/* Functions that make one type of another. */
#include "host/terraform_function.h"

const struct outcome *function_nonsensitive(const struct call *c)
{
    return call_argument(c, 0);
}

const struct outcome *function_sensitive(const struct call *c)
{
    return call_argument(c, 0);
}

/* The first that is neither null nor "", with the type of all. */
const struct outcome *function_coalesce(const struct call *c)
{
    for (size_t i = 0; i < c->n; i++) {
        const struct outcome *t = c->args[i];
        bool empty = t->kind == NODE_STRING && !t->holes && !t->str.len;
        if (t->kind == NODE_UNKNOWN || (t->kind == NODE_STRING && t->holes))
            return call_unknown(c);
        if (t->kind == NODE_NULL || empty)
            continue;
        for (size_t k = 0; k < c->n; k++)
            t = outcome_unify(c->w, t, c->args[k], c->at);
        return t;
    }
    return call_unknown(c);
}

const struct outcome *function_tostring(const struct call *c)
{
    const struct outcome *t = call_argument(c, 0);
    if (t->kind == NODE_NUMBER && outcome_is_plain(t->str))
        return outcome_string(c->w, c->at, t->str);
    if (t->kind == NODE_TRUE || t->kind == NODE_FALSE)
        return outcome_string(
            c->w, c->at, t->kind == NODE_TRUE ? STR("true") : STR("false"));
    return t->kind == NODE_STRING || t->kind == NODE_NULL ? t : call_unknown(c);
}

const struct outcome *function_tonumber(const struct call *c)
{
    const struct outcome *t = call_argument(c, 0);
    int64_t n;
    if (t->kind == NODE_STRING && outcome_is_int(t, &n))
        return outcome_int(c->w, c->at, n);
    if (t->kind == NODE_STRING && !t->holes && !outcome_is_plain(t->str) &&
        (!t->str.len || !strchr("+-.0123456789", *t->str.ptr)))
        return outcome_failed(c->w, c->at);
    return t->kind == NODE_NUMBER || t->kind == NODE_NULL ? t : call_unknown(c);
}

const struct outcome *function_tobool(const struct call *c)
{
    const struct outcome *t = call_argument(c, 0);
    bool yes = str_is(t->str, "true");
    if (t->kind == NODE_STRING && !t->holes && (yes || str_is(t->str, "false")))
        return outcome_bool(c->w, c->at, yes);
    return t->kind == NODE_TRUE || t->kind == NODE_FALSE ? t : call_unknown(c);
}

const struct outcome *function_tolist(const struct call *c)
{
    const struct outcome *from = call_argument(c, 0);
    struct outcome *all = call_list(c);
    if (!call_is_list(from) || !call_is_uniform(c, from))
        return call_unknown(c);
    call_add_all(c, all, from);
    return all;
}

const struct outcome *function_tomap(const struct call *c)
{
    const struct outcome *from = call_argument(c, 0);
    return call_is_uniform(c, from) ? from : call_unknown(c);
}

const struct outcome *function_jsonencode(const struct call *c)
{
    struct buf out;
    buf_init(&out, 0);
    if (outcome_json(c->w->t->arena, &out, call_argument(c, 0)))
        return call_of_buf(c, &out);
    buf_free(&out);
    return call_unknown(c);
}

/* --- What fails ----------------------------------------------------------- */

/* What does not fail. Where nobody knows whether one does, nobody knows which
 * it is. */
const struct outcome *function_try(const struct call *c)
{
    for (size_t i = 0; i < c->n; i++) {
        const struct outcome *t = c->args[i];
        if (!t->failed)
            return i + 1 == c->n || outcome_same(c->w, t, t) > 0
                       ? t
                       : call_unknown(c);
    }
    return outcome_failed(c->w, c->at);
}

const struct outcome *function_can(const struct call *c)
{
    const struct outcome *t = call_argument(c, 0);
    if (t->failed)
        return outcome_bool(c->w, c->at, false);
    return outcome_same(c->w, t, t) > 0 ? outcome_bool(c->w, c->at, true)
                                        : call_unknown(c);
}
