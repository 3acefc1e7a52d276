/* Where Terraform wants one type of several: it makes strings of numbers that
 * stand beside strings, and says nothing of it. */
#include "host/limits.h"
#include "host/terraform_outcome.h"

static bool is_scalar(const struct outcome *t)
{
    return t->kind == NODE_STRING || t->kind == NODE_NUMBER ||
           t->kind == NODE_TRUE || t->kind == NODE_FALSE;
}

static bool same_kind(const struct outcome *a, const struct outcome *b)
{
    bool x = a->kind == NODE_TRUE || a->kind == NODE_FALSE;
    bool y = b->kind == NODE_TRUE || b->kind == NODE_FALSE;
    return a->kind == b->kind || (x && y);
}

/* Whether the members of the two have the same numbers, or names. */
static bool same_shape(const struct outcome *a, const struct outcome *b)
{
    bool same = a->members.n == b->members.n;
    for (size_t i = 0; same && a->kind == NODE_OBJECT && i < a->members.n; i++)
        same = outcome_get(b, a->members.at[i].key);
    return same;
}

/* Whether all members of T are like the member FIRST. */
static bool all_alike(struct evaluation *w, const struct outcome *t,
                      const struct outcome *first)
{
    for (size_t i = 0; i < t->members.n; i++)
        if (!outcome_alike(w, t->members.at[i].value, first))
            return false;
    return true;
}

bool outcome_alike(struct evaluation *w, const struct outcome *a,
                   const struct outcome *b)
{
    if (a == b || a->kind == NODE_UNKNOWN || b->kind == NODE_UNKNOWN ||
        a->kind == NODE_NULL || b->kind == NODE_NULL)
        return true;
    outcome_charge(w, sizeof *a);
    if (!same_kind(a, b) || w->t->work > TERRAFORM_WORK_MAX)
        return false;
    if (is_scalar(a))
        return true;
    if (!same_shape(a, b)) { /* a list, or a map, has one type of item */
        const struct outcome *most = a->members.n ? a : b;
        const struct outcome *first = most->members.at[0].value;
        return all_alike(w, a, first) && all_alike(w, b, first);
    }
    for (size_t i = 0; i < a->members.n; i++) {
        const struct outcome_member *m = &a->members.at[i];
        const struct outcome *other = a->kind == NODE_OBJECT
                                          ? outcome_get(b, m->key)
                                          : b->members.at[i].value;
        if (!outcome_alike(w, m->value, other))
            return false;
    }
    return true;
}

static int same_members(struct evaluation *w, const struct outcome *a,
                        const struct outcome *b)
{
    int all = a->open || b->open ? -1 : a->members.n == b->members.n;
    for (size_t i = 0; all > 0 && i < a->members.n; i++) {
        const struct outcome_member *m = &a->members.at[i];
        const struct outcome *other = a->kind == NODE_OBJECT
                                          ? outcome_get(b, m->key)
                                          : b->members.at[i].value;
        all = other ? outcome_same(w, m->value, other) : 0;
    }
    return all;
}

int outcome_same(struct evaluation *w, const struct outcome *a,
                 const struct outcome *b)
{
    outcome_charge(w, sizeof *a / 4);
    if (a->kind == NODE_UNKNOWN || b->kind == NODE_UNKNOWN || a->holes ||
        b->holes || outcome_is_spent(w))
        return -1;
    if (a->kind != b->kind)
        return 0;
    if (a->kind == NODE_ARRAY || a->kind == NODE_OBJECT)
        return same_members(w, a, b);
    if (a->kind == NODE_NUMBER && !(outcome_is_text(a) && outcome_is_text(b)))
        return -1;
    return !is_scalar(a) || str_eq(a->str, b->str);
}

const struct outcome *outcome_unify(struct evaluation *w,
                                    const struct outcome *t,
                                    const struct outcome *other, struct span at)
{
    struct str s;
    bool plain =
        t->kind == NODE_NUMBER || t->kind == NODE_TRUE || t->kind == NODE_FALSE;
    bool promised = other->kind == NODE_UNKNOWN && other->promise != NODE_NONE;
    if (other->kind == NODE_UNKNOWN && !other->failed && !promised && plain)
        return outcome_unknown(w, at); /* a string may be there */
    if (promised && other->promise == NODE_STRING && plain)
        other = outcome_string(w, at, STR(""));
    if (outcome_alike(w, t, other))
        return t;
    if (!is_scalar(t) || !is_scalar(other) || !outcome_spell(t, &s))
        return outcome_unknown(w, at);
    return t->kind == NODE_STRING ? t : outcome_string(w, t->span, s);
}

struct typing {
    bool strings;  /* all scalars are strings */
    bool optional; /* objects may have more than is written */
};

static const struct outcome *
typed(struct evaluation *w, const struct outcome *t, const struct typing *to)
{
    struct str s;
    if (is_scalar(t))
        return to->strings && t->kind != NODE_STRING && outcome_spell(t, &s)
                   ? outcome_string(w, t->span, s)
                   : t;
    if (t->kind != NODE_ARRAY && t->kind != NODE_OBJECT)
        return t;
    struct outcome *copy = outcome_new(w, t->kind, t->span);
    copy->derived = t->derived;
    copy->open = t->open || (to->optional && t->kind == NODE_OBJECT);
    for (size_t i = 0; i < t->members.n; i++) {
        struct outcome_member m = t->members.at[i];
        m.value = typed(w, m.value, to);
        if (t->kind == NODE_OBJECT)
            outcome_put(w, copy, &m);
        else
            *vec_push(w->t->arena, &copy->members) = m;
    }
    return copy;
}

const struct outcome *outcome_typed(struct evaluation *w,
                                    const struct outcome *t, struct str type,
                                    struct span at)
{
    struct typing to = {
        .strings = str_contains(type, STR("string")) &&
                   !str_contains(type, STR("number")) &&
                   !str_contains(type, STR("bool")) &&
                   !str_contains(type, STR("any")),
        .optional = str_contains(type, STR("optional(")),
    };
    if (to.strings || to.optional)
        t = typed(w, t, &to);
    return str_starts(type, STR("set("))
               ? outcome_call(w, STR("toset"), &t, 1, at)
               : t;
}
