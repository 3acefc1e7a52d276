/* Tables that belong together, in two tasks. */
#include "base/map.h"
#include "rules/catalogue.h"
#include "rules/rules.h"
#include "rules/together.h"

static struct str key(struct arena *a, struct str schema, struct str name)
{
    return str_printf(a, "%.*s\n%.*s", STR_ARG(schema), STR_ARG(name));
}

static bool has_links(const struct rules_catalogue *c)
{
    for (size_t i = 0; c && i < c->count; i++)
        if (c->tables[i].foreign_count)
            return true;
    return false;
}

static void keep_links(struct arena *a, const struct table *from,
                       struct rules_task *task)
{
    for (size_t i = 0; i < from->foreign_count; i++)
        *vec_push(a, &task->links) = (struct rules_link){
            .schema = str_copy(a, from->schema),
            .table = str_copy(a, from->name),
            .to_schema = str_copy(a, from->foreign[i].schema),
            .to_table = str_copy(a, from->foreign[i].table),
        };
}

void rules_keep_tables(const struct rules *r, const struct mapping *m,
                       struct rules_task *task)
{
    const struct rules_catalogue *c = r->c->catalogue;
    struct arena *a = r->fs->arena;
    if (!rules_captures(r) || !has_links(c))
        return;
    task->tables = map_new(a);
    for (size_t i = 0; i < c->count; i++) {
        const struct table *t = &c->tables[i];
        if (!mapping_select(m, t, NULL))
            continue;
        *map_put(task->tables, key(a, t->schema, t->name)) = task;
        keep_links(a, t, task);
    }
}

static bool has(const struct rules_task *task, const struct rules_link *l,
                struct arena *scratch)
{
    return map_get(task->tables, key(scratch, l->to_schema, l->to_table));
}

void rules_check_split(struct findings *fs, const struct rules_task *a,
                       const struct rules_task *b, struct arena *scratch)
{
    for (size_t i = 0; a->tables && b->tables && i < a->links.n; i++) {
        const struct rules_link *l = &a->links.at[i];
        if (has(a, l, scratch) || !has(b, l, scratch))
            continue;
        struct finding *f = finding_add_at(
            fs, FINDING_CROSS_TASK_SPLIT, &a->place,
            "%.*s.%.*s refers to %.*s.%.*s, whose changes come by the task "
            "'%.*s': the target sees half of a transaction",
            STR_ARG(l->schema), STR_ARG(l->table), STR_ARG(l->to_schema),
            STR_ARG(l->to_table), STR_ARG(b->name));
        finding_help(fs, f,
                     "put tables that are linked into one task, or leave "
                     "foreign keys out on the target");
        finding_related_at(fs, f, &b->place, "the other task");
        return;
    }
}
