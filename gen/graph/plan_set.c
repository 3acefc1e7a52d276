#include "graph/plan_parts.h"

void plan_text(struct plan *p, struct resource *r, const char *name,
               struct str text)
{
    resource_set(p->graph, r, name, term_string(p->arena, text));
}

const struct term *plan_quantity(struct plan *p, struct quantity q)
{
    if (q.n < 0) /* a parameter says how many */
        return plan_string(p, q.origin);
    return term_from(p->arena, term_number(p->arena, q.n), q.origin);
}

void plan_number(struct plan *p, struct resource *r, const char *name,
                 struct quantity q)
{
    resource_set(p->graph, r, name, plan_quantity(p, q));
}

void plan_flag(struct plan *p, struct resource *r, const char *name,
               struct flag f)
{
    resource_set(p->graph, r, name,
                 term_from(p->arena, term_bool(p->arena, f.on), f.origin));
}

const struct term *plan_string(struct plan *p, struct val v)
{
    struct piece *pieces;
    struct term_builder b;
    if (!val_exists(v))
        return term_absent();
    size_t n = model_pieces(p->model, v, &pieces);
    term_start(&b, p->arena, TERM_JOIN);
    for (size_t i = 0; i < n; i++)
        term_add(&b, pieces[i].parameter
                         ? term_parameter(p->arena,
                                          val_str(pieces[i].parameter->key))
                         : term_string(p->arena, pieces[i].text));
    return term_from(p->arena, term_finish(&b), v);
}

void plan_val(struct plan *p, struct resource *r, const char *name,
              struct val v)
{
    resource_set(p->graph, r, name, plan_string(p, v));
}

void plan_ref(struct plan *p, struct resource *r, const char *name,
              const struct resource *to, const char *output)
{
    resource_set(p->graph, r, name, term_reference(p->arena, to, output));
}

const struct term *plan_list_of(struct plan *p, const struct resource *to,
                                const char *output)
{
    struct term_builder b;
    term_start(&b, p->arena, TERM_LIST);
    term_add(&b, term_reference(p->arena, to, output));
    return term_finish(&b);
}
