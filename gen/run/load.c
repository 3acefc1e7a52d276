#include "run/load.h"

#include "run/apply.h"
#include "run/follow.h"
#include "run/limits.h"

/* The rows that pass the filters, as the target has them. */
static struct rows map_rows(struct flow *f, const struct route *r,
                            const struct rows *in)
{
    size_t width = r->source->column_count, n = r->target->column_count;
    struct rows out = {.at =
                           ARENA_ARRAY(f->batch, struct value, in->count * n)};
    for (size_t i = 0; i < in->count; i++) {
        const struct value *row = in->at + i * width;
        if (mapping_row_passes(r->map, row))
            memcpy(out.at + out.count++ * n, route_row(r, f->batch, row),
                   n * sizeof *row);
    }
    return out;
}

static bool load_batch(struct flow *f, struct route *r, bool *more,
                       struct err *err)
{
    const struct target_ops *to = f->job->to->target;
    struct table_report *report = &f->report->tables.at[r->number];
    struct rows in;
    size_t refused;
    arena_reset(f->batch);
    if (!f->job->from->source->reader.rows(f->source, f->batch, RUN_BATCH_ROWS,
                                           &in, err))
        return false;
    *more = in.count > 0;
    struct rows rows = map_rows(f, r, &in);
    if (!to->begin(f->target, err))
        return false;
    if (!to->load(f->target, r->target, &rows, &refused, err)) {
        to->rollback(f->target);
        return false;
    }
    report->loaded += rows.count - refused;
    report->refused += refused;
    return to->commit(f->target, f->job->task, STR(""), err);
}

static bool read_table(struct flow *f, struct route *r, enum run_phase phase,
                       struct err *err)
{
    const struct table_report *report = &f->report->tables.at[r->number];
    bool more = true;
    while (more) {
        if (!load_batch(f, r, &more, err) || !follow_writer(f, err) ||
            !flow_goes_on(f, err))
            return false;
        if (more)
            flow_progress(f, phase, &report->source, report->loaded, false);
    }
    return true;
}

/* The writer has its turn between the moment that changes count from and the
 * first row that is read: that is when DMS meets rows twice. */
static bool load_table(struct flow *f, struct route *r, enum run_phase phase,
                       struct err *err)
{
    const struct source_ops *from = f->job->from->source;
    r->state = ROUTE_LOADING;
    bool good = from->snapshot(f->source, f->arena, r->source, &r->from, err);
    good = good && follow_writer(f, err) && read_table(f, r, phase, err);
    from->reader.end(f->source);
    const struct table_report *report = &f->report->tables.at[r->number];
    if (!good)
        return err_context(err, "%.*s", STR_ARG(report->source));
    flow_progress(f, phase, &report->source, report->loaded, true);
    return follow(f, err) && apply_kept(f, r, err);
}

bool load_tables(struct flow *f, enum run_phase phase, struct err *err)
{
    f->loading = true;
    for (size_t i = 0; i < f->route_count; i++)
        if (!load_table(f, &f->routes[i], phase, err))
            return false;
    f->loading = false;
    return true;
}
