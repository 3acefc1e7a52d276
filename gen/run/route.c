#include "run/route.h"

#include <stdlib.h>

#include "run/limits.h"

/* The table that the target driver is told to make. */
static struct table *make_target(struct arena *a,
                                 const struct target_table *map)
{
    struct table *t = ARENA_NEW(a, struct table);
    const struct table *source = map->source;
    size_t key = 0;
    t->schema = map->schema;
    t->name = map->name;
    t->column_count = map->column_count;
    t->columns = ARENA_ARRAY(a, struct column, map->column_count);
    for (size_t i = 0; i < map->column_count; i++) {
        const struct column *from = &source->columns[map->columns[i].source];
        t->columns[i] = *from;
        t->columns[i].name = map->columns[i].name;
        t->columns[i].type = map->columns[i].type;
        key += from->key != 0;
    }
    /* Part of a key is none. */
    for (size_t i = 0; i < t->column_count; i++)
        if (key != table_key_size(source))
            t->columns[i].key = 0;
    return t;
}

static int compare_routes(const void *x, const void *y)
{
    const struct route *a = x, *b = y;
    int64_t order =
        b->map->selected_by->load_order - a->map->selected_by->load_order;
    if (order)
        return order < 0 ? -1 : 1;
    int schema = str_cmp(a->source->schema, b->source->schema);
    return schema ? schema : str_cmp(a->source->name, b->source->name);
}

static bool all_apart(const struct route *routes, size_t n, struct err *err)
{
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < i; j++) {
            const struct table *a = routes[j].target, *b = routes[i].target;
            if (str_eq(a->schema, b->schema) && str_eq(a->name, b->name))
                return err_set(
                    err,
                    "%.*s and %.*s both become %.*s.%.*s; what becomes "
                    "of several tables in one cannot be compared",
                    STR_ARG(routes[j].source->name),
                    STR_ARG(routes[i].source->name), STR_ARG(a->schema),
                    STR_ARG(a->name));
        }
    return true;
}

bool routes_make(struct arena *a, const struct mapping *m,
                 struct str target_schema, const struct table *tables,
                 size_t count, struct route **out, size_t *out_count,
                 struct err *err)
{
    VEC(struct route) routes = {0};
    for (size_t i = 0; i < count; i++) {
        const struct target_table *map =
            mapping_resolve(m, a, &tables[i], target_schema);
        if (map)
            *vec_push(a, &routes) = (struct route){
                .source = &tables[i],
                .map = map,
                .target = make_target(a, map),
            };
    }
    if (routes.n > RUN_TABLES_MAX)
        return err_set(err, "%zu tables are selected; %d can be rehearsed",
                       routes.n, RUN_TABLES_MAX);
    if (routes.n)
        qsort(routes.at, routes.n, sizeof *routes.at, compare_routes);
    for (size_t i = 0; i < routes.n; i++)
        routes.at[i].number = i;
    *out = routes.at;
    *out_count = routes.n;
    return all_apart(routes.at, routes.n, err);
}

struct route *routes_find(struct route *routes, size_t count,
                          const struct table *source)
{
    for (size_t i = 0; i < count; i++)
        if (routes[i].source == source)
            return &routes[i];
    return NULL;
}

struct value *route_row(const struct route *r, struct arena *a,
                        const struct value *source)
{
    const struct target_table *map = r->map;
    struct value *row = ARENA_ARRAY(a, struct value, map->column_count);
    for (size_t i = 0; i < map->column_count; i++) {
        row[i] = source[map->columns[i].source];
        row[i].type = map->columns[i].type;
    }
    return row;
}

bool route_change(const struct route *r, struct arena *a,
                  const struct change *in, struct change *out, bool *moved)
{
    bool was = in->before && mapping_row_passes(r->map, in->before);
    bool is = in->after && mapping_row_passes(r->map, in->after);
    *out = (struct change){
        .op = was && is ? CHANGE_UPDATE
              : is      ? CHANGE_INSERT
                        : CHANGE_DELETE,
        .table = r->target,
        .before = was ? route_row(r, a, in->before) : NULL,
        .after = is ? route_row(r, a, in->after) : NULL,
    };
    *moved = in->op == CHANGE_UPDATE && was != is;
    return was || is;
}

static const struct value *copy_row(struct arena *a, const struct table *t,
                                    const struct value *row)
{
    if (!row)
        return NULL;
    struct value *copy = ARENA_ARRAY(a, struct value, t->column_count);
    for (size_t i = 0; i < t->column_count; i++) {
        copy[i] = row[i];
        copy[i].bytes = str_copy(a, row[i].bytes);
    }
    return copy;
}

void route_keep(struct route *r, const struct change *c)
{
    if (!r->kept.arena)
        r->kept.arena = arena_new();
    *vec_push(r->kept.arena, &r->kept.list) = (struct change){
        .op = c->op,
        .table = c->table,
        .before = copy_row(r->kept.arena, c->table, c->before),
        .after = copy_row(r->kept.arena, c->table, c->after),
    };
}

void route_forget(struct route *r)
{
    arena_free(r->kept.arena);
    r->kept = (struct kept_changes){0};
}
