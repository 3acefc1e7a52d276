#include "run/compare.h"

#include <stdlib.h>

#include "run/limits.h"

/* The columns that rows are ordered and found by, of the target's table. */
struct order {
    size_t *columns;
    size_t n;
};

/* Rows of one side in order, one at a time: read in batches where the driver
 * gives them in the right order, else gathered and sorted. */
struct side {
    const struct route *route;
    const struct order *order;
    const struct reader_ops *ops;
    void *self;
    const struct table *table; /* as this side's driver has it */
    bool source, gathered;
    struct arena *arenas[2]; /* the batch, and the one before it */
    VEC(struct value *) batch;
    size_t at;
    struct value *row; /* NULL at the end */
    size_t count;
};

static int compare_rows(const struct order *o, const struct value *a,
                        const struct value *b)
{
    for (size_t i = 0; i < o->n; i++) {
        int order = value_compare(a[o->columns[i]], b[o->columns[i]]);
        if (order)
            return order;
    }
    return 0;
}

/* Adds the rows of a batch that count, as the target has them. */
static void take_rows(struct side *s, struct arena *a, const struct rows *rows)
{
    for (size_t i = 0; i < rows->count; i++) {
        struct value *row = rows->at + i * s->table->column_count;
        if (s->source && !mapping_row_passes(s->route->map, row))
            continue;
        *vec_push(a, &s->batch) = s->source ? route_row(s->route, a, row) : row;
    }
}

/* Swaps arenas, so that the last row of the batch before stays a while. */
static struct arena *next_arena(struct side *s)
{
    struct arena *old = s->arenas[0];
    s->arenas[0] = s->arenas[1];
    s->arenas[1] = old;
    arena_reset(s->arenas[0]);
    memset(&s->batch, 0, sizeof s->batch);
    s->at = 0;
    return s->arenas[0];
}

static bool read_batch(struct side *s, struct err *err)
{
    struct rows rows = {.count = 1};
    struct arena *a = next_arena(s);
    while (rows.count && s->batch.n == 0) {
        if (!s->ops->rows(s->self, a, RUN_BATCH_ROWS, &rows, err))
            return false;
        take_rows(s, a, &rows);
    }
    return true;
}

static bool side_next(struct side *s, struct err *err)
{
    const struct value *before = s->row;
    s->row = NULL;
    if (s->at == s->batch.n && !s->gathered && !read_batch(s, err))
        return false;
    if (s->at == s->batch.n)
        return true;
    s->row = s->batch.at[s->at++];
    s->count++;
    if (before && !s->gathered && compare_rows(s->order, before, s->row) >= 0)
        return err_set(err, "the %s does not give its rows in order of the key",
                       s->source ? "source" : "target");
    return true;
}

/* ── Gathering ───────────────────────────────────────────────────────── */

/* A row with what it is sorted by: qsort passes nothing along. */
struct sorted {
    const struct order *order;
    struct value *row;
};

static int compare_sorted(const void *x, const void *y)
{
    const struct sorted *a = x, *b = y;
    return compare_rows(a->order, a->row, b->row);
}

static void sort_batch(struct side *s)
{
    size_t n = s->batch.n;
    struct sorted *list = ARENA_ARRAY(s->arenas[1], struct sorted, n);
    for (size_t i = 0; i < n; i++)
        list[i] = (struct sorted){s->order, s->batch.at[i]};
    if (n)
        qsort(list, n, sizeof *list, compare_sorted);
    for (size_t i = 0; i < n; i++)
        s->batch.at[i] = list[i].row;
}

static bool gather(struct side *s, struct err *err)
{
    struct rows rows = {.count = 1};
    while (rows.count) {
        if (!s->ops->rows(s->self, s->arenas[0], RUN_BATCH_ROWS, &rows, err))
            return false;
        take_rows(s, s->arenas[0], &rows);
    }
    sort_batch(s);
    return true;
}

static bool side_open(struct side *s, struct err *err)
{
    s->arenas[0] = arena_new();
    s->arenas[1] = arena_new();
    return s->ops->begin(s->self, s->table, err) &&
           (!s->gathered || gather(s, err)) && side_next(s, err);
}

static void side_close(struct side *s)
{
    if (s->arenas[0])
        s->ops->end(s->self);
    arena_free(s->arenas[0]);
    arena_free(s->arenas[1]);
}

/* ── Differences ─────────────────────────────────────────────────────── */

static struct value copy_value(struct arena *a, struct value v)
{
    v.bytes = str_copy(a, v.bytes);
    return v;
}

static struct difference *note(struct flow *f, const struct route *r,
                               const struct order *o, enum difference_kind kind,
                               const struct value *row)
{
    struct table_report *t = &f->report->tables.at[r->number];
    if (++t->different > RUN_DIFFERENCES_MAX)
        return NULL;
    struct difference *d = vec_push(f->arena, &t->differences);
    d->kind = kind;
    d->key_count = o->n;
    d->key_names = ARENA_ARRAY(f->arena, struct str, o->n);
    d->key_values = ARENA_ARRAY(f->arena, struct value, o->n);
    for (size_t i = 0; i < o->n; i++) {
        d->key_names[i] = r->target->columns[o->columns[i]].name;
        d->key_values[i] = copy_value(f->arena, row[o->columns[i]]);
    }
    return d;
}

static void compare_values(struct flow *f, const struct route *r,
                           const struct order *o, const struct value *a,
                           const struct value *b)
{
    struct difference *d = NULL;
    bool noted = false;
    for (size_t i = 0; i < r->target->column_count; i++) {
        if (value_equal(a[i], b[i]))
            continue;
        if (!noted)
            d = note(f, r, o, DIFFERENCE_CHANGED, a);
        noted = true;
        if (!d)
            return;
        if (!d->columns)
            d->columns =
                ARENA_ARRAY(f->arena, struct str, r->target->column_count);
        d->columns[d->column_count++] = r->target->columns[i].name;
    }
}

static bool merge(struct flow *f, const struct route *r, struct side *a,
                  struct side *b, struct err *err)
{
    while (a->row || b->row) {
        int order = !a->row   ? 1
                    : !b->row ? -1
                              : compare_rows(a->order, a->row, b->row);
        if (order < 0)
            note(f, r, a->order, DIFFERENCE_MISSING, a->row);
        else if (order > 0)
            note(f, r, a->order, DIFFERENCE_EXTRA, b->row);
        else
            compare_values(f, r, a->order, a->row, b->row);
        if ((order <= 0 && !side_next(a, err)) ||
            (order >= 0 && !side_next(b, err)) || !flow_goes_on(f, err))
            return false;
    }
    return true;
}

/* ── A table ─────────────────────────────────────────────────────────── */

/* By the key, or by all columns where there is none. */
static struct order make_order(struct arena *a, const struct table *t)
{
    struct order o = {.n = table_key_size(t)};
    bool all = o.n == 0;
    if (all)
        o.n = t->column_count;
    o.columns = ARENA_ARRAY(a, size_t, o.n);
    for (size_t i = 0; i < t->column_count; i++)
        if (all)
            o.columns[i] = i;
        else if (t->columns[i].key)
            o.columns[t->columns[i].key - 1] = i;
    return o;
}

/* Whether both drivers give the rows in the same order: there is a key, and
 * its columns stay what they are. */
static bool same_order(const struct route *r)
{
    for (size_t i = 0; i < r->target->column_count; i++) {
        int source = r->map->columns[i].source;
        if (r->target->columns[i].key &&
            dms_type_class(r->target->columns[i].type) !=
                dms_type_class(r->source->columns[source].type))
            return false;
    }
    return table_key_size(r->target) > 0;
}

bool compare_table(struct flow *f, const struct route *r, struct err *err)
{
    struct table_report *t = &f->report->tables.at[r->number];
    struct order order = make_order(f->arena, r->target);
    bool gathered = !same_order(r);
    struct side a = {.route = r,
                     .order = &order,
                     .gathered = gathered,
                     .ops = &f->job->from->source->reader,
                     .self = f->source,
                     .table = r->source,
                     .source = true};
    struct side b = {.route = r,
                     .order = &order,
                     .gathered = gathered,
                     .ops = &f->job->to->target->reader,
                     .self = f->target,
                     .table = r->target};
    bool good =
        side_open(&a, err) && side_open(&b, err) && merge(f, r, &a, &b, err);
    side_close(&a);
    side_close(&b);
    t->source_rows = a.count;
    t->target_rows = b.count;
    return good;
}
