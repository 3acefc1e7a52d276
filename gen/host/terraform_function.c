#include "host/terraform_function.h"

const struct outcome *call_unknown(const struct call *c)
{
    return outcome_unknown(c->w, c->at);
}

const struct outcome *call_argument(const struct call *c, size_t i)
{
    return i < c->n ? c->args[i] : outcome_unseen(c->w, c->at);
}

bool call_text(const struct call *c, size_t i, struct str *out)
{
    const struct outcome *t = call_argument(c, i);
    *out = t->str;
    return outcome_is_text(t);
}

const struct outcome *call_of_buf(const struct call *c, struct buf *out)
{
    struct str s = str_copy(c->w->t->arena, buf_str(out));
    buf_free(out);
    return outcome_string(c->w, c->at, s);
}

const struct outcome *call_if_done(const struct call *c,
                                   const struct outcome *all)
{
    return outcome_is_spent(c->w) ? call_unknown(c) : all;
}

bool call_is_list(const struct outcome *t)
{
    return t->kind == NODE_ARRAY;
}

bool call_is_whole(const struct outcome *t)
{
    return call_is_list(t) && !t->open;
}

struct outcome *call_list(const struct call *c)
{
    return outcome_new(c->w, NODE_ARRAY, c->at);
}

void call_add_all(const struct call *c, struct outcome *to,
                  const struct outcome *from)
{
    to->open |= !call_is_whole(from);
    if (call_is_list(from))
        for (size_t i = 0; i < from->members.n && !outcome_is_spent(c->w); i++)
            outcome_add(c->w, to, from->members.at[i].value);
}

bool call_is_uniform(const struct call *c, const struct outcome *t)
{
    for (size_t i = 1; i < t->members.n; i++)
        if (!outcome_alike(c->w, t->members.at[0].value,
                           t->members.at[i].value))
            return false;
    return true;
}

const struct outcome *outcome_call(struct evaluation *w, struct str name,
                                   const struct outcome *const *args, size_t n,
                                   struct span at)
{
    static const struct {
        const char *name;
        const struct outcome *(*call)(const struct call *c);
    } functions[] = {
#define FUNCTION(name) {#name, function_##name},
#include "host/terraform_function.def"
#undef FUNCTION
    };
    struct call c = {w, args, n, at};
    for (size_t i = 0; i < COUNT_OF(functions); i++)
        if (str_is(name, functions[i].name))
            return functions[i].call(&c);
    return NULL;
}
