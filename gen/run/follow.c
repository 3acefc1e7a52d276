#include "run/follow.h"

#include "run/apply.h"

static bool handle_change(struct flow *f, const struct change *c,
                          struct str position, struct err *err)
{
    struct route *r = routes_find(f->routes, f->route_count, c->table);
    if (!r || r->state == ROUTE_SUSPENDED)
        return true;
    bool loaded = r->state == ROUTE_WAITING || str_cmp(position, r->from) <= 0;
    if (loaded)
        f->report->with_load++;
    else if (r->state == ROUTE_LOADING)
        route_keep(r, c);
    else
        return apply_change(f, r, c, false, err);
    return true;
}

static bool handle_all(struct flow *f, struct str position, struct err *err)
{
    for (size_t i = 0; i < f->changes.n; i++)
        if (!handle_change(f, &f->changes.at[i], position, err))
            return false;
    return true;
}

/* While tables are being loaded a position says nothing yet: what came before
 * it is not all there. */
static bool handle_commit(struct flow *f, struct str position, struct err *err)
{
    const struct target_ops *to = f->job->to->target;
    struct str checkpoint = f->loading ? STR("") : position;
    f->report->captured += f->changes.n;
    arena_reset(f->batch);
    if (!to->begin(f->target, err))
        return false;
    if (!handle_all(f, position, err)) {
        to->rollback(f->target);
        return false;
    }
    if (!to->commit(f->target, f->job->task, checkpoint, err))
        return false;
    f->report->transactions++;
    f->report->last_position = str_copy(f->arena, position);
    return true;
}

static void forget_transaction(struct flow *f)
{
    arena_reset(f->reading);
    memset(&f->changes, 0, sizeof f->changes);
}

static void handle_row(struct flow *f, const struct change *c)
{
    size_t number = f->report->captured + f->changes.n + 1;
    bool lost = f->options->drop_change && !f->dropped &&
                number == f->options->drop_change;
    if (lost)
        f->dropped = true;
    else
        *vec_push(f->reading, &f->changes) = *c;
}

static bool handle(struct flow *f, const struct event *e, struct err *err)
{
    bool good = true;
    switch (e->kind) {
    case EVENT_ROW:
        handle_row(f, &e->change);
        break;
    case EVENT_COMMIT:
        good = handle_commit(f, e->position, err);
        forget_transaction(f);
        break;
    case EVENT_DDL:
        good = err_set(err,
                       "%.*s, which a rehearsal does not follow; leave that "
                       "out of the changes",
                       STR_ARG(e->text));
        break;
    default:
        forget_transaction(f); /* EVENT_BEGIN */
    }
    return good;
}

bool follow(struct flow *f, struct err *err)
{
    const struct source_ops *from = f->job->from->source;
    struct event e;
    if (f->job->type == TASK_FULL_LOAD)
        return true;
    for (;;) {
        if (!from->next(f->source, f->reading, &e, err))
            return err_context(err, "capturing changes");
        if (e.kind == EVENT_NONE)
            return true;
        if (!handle(f, &e, err))
            return err_context(err, "applying changes");
    }
}

bool follow_writer(struct flow *f, struct err *err)
{
    if (!f->writer || f->written)
        return true;
    return f->job->from->writer->step(f->writer, &f->written, err) &&
           follow(f, err);
}
