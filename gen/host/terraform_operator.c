/* Terraform's operators. */
#include "host/terraform_outcome.h"
#include "tree/number.h"

/* Whether two scalars are equal: -1 if that is not known, as of collections,
 * whose types count too. */
static int equal(const struct outcome *a, const struct outcome *b)
{
    if (a->kind == NODE_UNKNOWN || b->kind == NODE_UNKNOWN || a->holes ||
        b->holes)
        return -1;
    if (a->kind != b->kind)
        return 0;
    if (a->kind == NODE_ARRAY || a->kind == NODE_OBJECT)
        return -1;
    return a->kind == NODE_NUMBER ? number_compare(a->str, b->str) == 0
                                  : str_eq(a->str, b->str);
}

static const struct outcome *compare(struct evaluation *w, struct str op,
                                     int64_t x, int64_t y, struct span at)
{
    bool less = *op.ptr == '<', same = op.len > 1 && x == y;
    return outcome_bool(w, at, same || (less ? x < y : x > y));
}

/* What whole numbers give, where that is one. */
static const struct outcome *arithmetic(struct evaluation *w, struct str op,
                                        int64_t x, int64_t y, struct span at)
{
    const int64_t most = INT32_MAX;
    char c = *op.ptr;
    if (x > most || x < -most || y > most || y < -most ||
        ((c == '/' || c == '%') && (y == 0 || (c == '/' && x % y))))
        return outcome_unknown(w, at);
    return outcome_int(w, at,
                       c == '+'   ? x + y
                       : c == '-' ? x - y
                       : c == '*' ? x * y
                       : c == '/' ? x / y
                                  : x % y);
}

static const struct outcome *logic(struct evaluation *w, struct str op,
                                   const struct outcome *a,
                                   const struct outcome *b, struct span at)
{
    bool x, y, decides = *op.ptr == '|';
    bool known_x = outcome_is_bool(a, &x), known_y = outcome_is_bool(b, &y);
    if ((known_x && x == decides) || (known_y && y == decides))
        return outcome_bool(w, at, decides);
    return known_x && known_y ? outcome_bool(w, at, !decides)
                              : outcome_unknown(w, at);
}

static const struct outcome *unary(struct evaluation *w, struct str op,
                                   const struct outcome *a, struct span at)
{
    bool yes;
    int64_t n;
    if (*op.ptr == '!' && outcome_is_bool(a, &yes))
        return outcome_bool(w, at, !yes);
    if (*op.ptr == '-' && outcome_is_int(a, &n))
        return outcome_int(w, at, -n);
    return outcome_unknown(w, at);
}

const struct outcome *outcome_operate(struct evaluation *w, struct str op,
                                      const struct outcome *a,
                                      const struct outcome *b, struct span at)
{
    int64_t x, y;
    char c = *op.ptr;
    if (!b)
        return unary(w, op, a, at);
    if (c == '&' || c == '|')
        return logic(w, op, a, b, at);
    if (c == '=' || c == '!') {
        int same = equal(a, b);
        return same < 0 ? outcome_unknown(w, at)
                        : outcome_bool(w, at, same == (c == '='));
    }
    if (!outcome_is_int(a, &x) || !outcome_is_int(b, &y))
        return outcome_unknown(w, at);
    return c == '<' || c == '>' ? compare(w, op, x, y, at)
                                : arithmetic(w, op, x, y, at);
}
