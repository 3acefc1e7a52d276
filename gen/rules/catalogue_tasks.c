/* Tables that belong together, in tasks of one spec. */
#include "base/map.h"
#include "rules/catalogue.h"
#include "rules/rules.h"

/* A task, and the tables that it selects. */
struct taken {
    const struct task *task;
    const struct rules_catalogue *catalogue;
    struct map *tables; /* "schema\nname": struct table */
};

static struct str key(struct arena *a, struct str schema, struct str name)
{
    return str_printf(a, "%.*s\n%.*s", STR_ARG(schema), STR_ARG(name));
}

static struct taken take(const struct model *m, const struct task *t,
                         const struct rules_catalogue *c)
{
    struct taken taken = {t, c, map_new(m->arena)};
    const struct mapping *mapping =
        mapping_new(m->arena, t->rule_docs.at, t->rule_docs.n);
    for (size_t i = 0; c && i < c->count; i++)
        if (mapping_select(mapping, &c->tables[i], NULL))
            *map_put(taken.tables,
                     key(m->arena, c->tables[i].schema, c->tables[i].name)) =
                (void *)&c->tables[i];
    return taken;
}

/* Reports the first foreign key that leads from A to B alone. */
static bool report(const struct model *m, const struct taken *a,
                   const struct taken *b, struct findings *fs)
{
    for (size_t i = 0; i < map_count(a->tables); i++) {
        const struct table *t = map_at(a->tables, i)->value;
        for (size_t k = 0; k < t->foreign_count; k++) {
            const struct foreign_key *f = &t->foreign[k];
            struct str to = key(m->arena, f->schema, f->table);
            if (map_get(a->tables, to) || !map_get(b->tables, to))
                continue;
            struct finding *found = val_finding(
                fs, FINDING_CROSS_TASK_SPLIT, a->task->key,
                "%.*s.%.*s refers to %.*s.%.*s, whose changes come by the task "
                "'%.*s': the target sees half of a transaction",
                STR_ARG(t->schema), STR_ARG(t->name), STR_ARG(f->schema),
                STR_ARG(f->table), STR_ARG(val_str(b->task->key)));
            finding_help(fs, found,
                         "put tables that are linked into one task, or leave "
                         "foreign keys out on the target");
            finding_related(fs, found, val_span(b->task->key),
                            "the other task");
            return true;
        }
    }
    return false;
}

void rules_check_tasks(const struct model *m,
                       const struct rules_catalogue *const *catalogues,
                       struct findings *fs)
{
    struct taken *taken = ARENA_ARRAY(m->arena, struct taken, m->task_count);
    size_t n = 0;
    for (size_t i = 0; i < m->task_count; i++)
        if (catalogues[i] && task_captures(&m->tasks[i]) && m->tasks[i].from)
            taken[n++] = take(m, &m->tasks[i], catalogues[i]);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < n; k++)
            if (i != k && taken[i].task->from == taken[k].task->from &&
                taken[i].task->to == taken[k].task->to &&
                report(m, &taken[i], &taken[k], fs))
                break;
}
