#include "graph/plan.h"

#include "base/buf.h"
#include "dms/engine.h"
#include "graph/plan_parts.h"

static void plan_inputs(struct plan *p)
{
    const struct model *m = p->model;
    for (size_t i = 0; i < m->parameter_count; i++) {
        const struct parameter *q = &m->parameters[i];
        struct str name = val_str(q->key);
        struct str words = val_str(q->description);
        if (words.len == 0)
            words = str_printf(p->arena, "The parameter %.*s of %s.",
                               STR_ARG(name), m->path);
        *vec_push(p->arena, &p->graph->inputs) = (struct input){
            .name = name,
            .description = words,
            .type = val_str(q->type),
            .fallback = term_of_val(p->arena, q->fallback),
            .allowed = term_of_val(p->arena, q->allowed),
            .origin = q->key,
        };
    }
}

/* The spec's tags, and one that says what made the thing: the scripts know
 * their own by it. By name, so that no target has to sort them. */
static void plan_tags(struct plan *p)
{
    const struct model *m = p->model;
    const struct term *migration = plan_string(p, m->name);
    bool placed = false;
    for (size_t i = 0; i < m->tags.n; i++) {
        struct str key = val_str(m->tags.at[i].key);
        if (str_is(key, "migration"))
            continue;
        *vec_push(p->arena, &p->graph->tags) =
            (struct attribute){key, plan_string(p, m->tags.at[i].value)};
    }
    *vec_push(p->arena, &p->graph->tags) =
        (struct attribute){STR("migration"), migration};
    for (size_t i = p->graph->tags.n - 1; i > 0 && !placed; i--) {
        struct attribute *here = &p->graph->tags.at[i];
        placed = str_cmp(here[-1].name, here->name) <= 0;
        if (!placed) {
            struct attribute swap = here[-1];
            here[-1] = *here;
            *here = swap;
        }
    }
}

static void add_outlet(struct plan *p, struct str name, struct str description,
                       const struct resource *r, const char *output)
{
    *vec_push(p->arena, &p->graph->outlets) =
        (struct outlet){name, description, term_reference(p->arena, r, output)};
}

/* What the next step needs: ARNs of what is started and tested, and where the
 * databases are. */
static const struct {
    const char *kind, *output, *name, *description;
} told[] = {
    {"dms-replication-task", "id", "task-%.*s-arn", "ARN of the task %.*s."},
    {"dms-replication-instance", "id", "replication-instance-arn",
     "ARN of the replication instance."},
    {"dms-endpoint-", "id", "endpoint-%.*s-arn", "ARN of the endpoint %.*s."},
    {"db-instance", "address", "database-%.*s-address",
     "Host name of the database %.*s."},
    {"secret", "id", "secret-%.*s-arn",
     "ARN of the secret of the database %.*s."},
};

/* PATTERN with the label where it has %.*s. */
static struct str label_in(struct plan *p, const char *pattern,
                           struct str label)
{
    struct str rest = str_of(pattern), head = str_cut(&rest, '%');
    if (!rest.ptr)
        return head;
    return str_printf(p->arena, "%.*s%.*s%.*s", STR_ARG(head), STR_ARG(label),
                      STR_ARG(str_sub(rest, 3, rest.len)));
}

static bool is_told(const struct resource *r, const char *kind)
{
    struct str name = r->kind->name, want = str_of(kind);
    return str_ends(want, STR("-")) ? str_starts(name, want)
                                    : str_eq(name, want);
}

static void plan_outlets(struct plan *p)
{
    for (size_t k = 0; k < COUNT_OF(told); k++)
        for (size_t i = 0; i < p->graph->resources.n; i++) {
            const struct resource *r = p->graph->resources.at[i];
            if (is_told(r, told[k].kind))
                add_outlet(p, label_in(p, told[k].name, r->label),
                           label_in(p, told[k].description, r->label), r,
                           told[k].output);
        }
}

struct graph *plan_graph(struct arena *a, const struct model *m)
{
    struct plan p = {.arena = a, .model = m, .graph = graph_new(a)};
    p.graph->name = val_str(m->name);
    p.graph->region = val_str(m->region);
    p.graph->spec = m->path;
    p.graph->overrides = m->overrides;
    plan_inputs(&p);
    plan_tags(&p);
    p.databases = ARENA_ARRAY(a, struct planned_database, m->database_count);
    plan_network(&p);
    plan_databases(&p);
    plan_dms(&p);
    plan_outlets(&p);
    graph_sort(p.graph);
    return p.graph;
}
