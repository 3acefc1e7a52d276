/* Functions of numbers, whole ones, and of yes and no. */
#include "host/terraform_function.h"

/* The most, or the least, of all. */
static const struct outcome *extreme(const struct call *c, bool most)
{
    int64_t found = 0, n;
    for (size_t i = 0; i < c->n; i++) {
        if (!outcome_is_int(c->args[i], &n))
            return call_unknown(c);
        found = i == 0 || (n > found) == most ? n : found;
    }
    return c->n ? outcome_int(c->w, c->at, found) : call_unknown(c);
}

const struct outcome *function_max(const struct call *c)
{
    return extreme(c, true);
}

const struct outcome *function_min(const struct call *c)
{
    return extreme(c, false);
}

const struct outcome *function_abs(const struct call *c)
{
    int64_t n;
    return outcome_is_int(call_argument(c, 0), &n)
               ? outcome_int(c->w, c->at, n < 0 ? -n : n)
               : call_unknown(c);
}

/* Whether all are true, or one is. */
static const struct outcome *decide(const struct call *c, bool decides)
{
    const struct outcome *in = call_argument(c, 0);
    bool known = call_is_whole(in), yes;
    for (size_t i = 0; call_is_list(in) && i < in->members.n; i++) {
        if (!outcome_is_bool(in->members.at[i].value, &yes))
            known = false;
        else if (yes == decides)
            return outcome_bool(c->w, c->at, decides);
    }
    return known ? outcome_bool(c->w, c->at, !decides) : call_unknown(c);
}

const struct outcome *function_alltrue(const struct call *c)
{
    return decide(c, false);
}

const struct outcome *function_anytrue(const struct call *c)
{
    return decide(c, true);
}
