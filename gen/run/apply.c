#include "run/apply.h"

#include <assert.h>

static struct table_report *report_of(struct flow *f, const struct route *r)
{
    return &f->report->tables.at[r->number];
}

static void count(struct flow *f, const struct route *r, enum change_op op)
{
    struct table_report *t = report_of(f, r);
    size_t *const counters[] = {&t->inserts, &t->updates, &t->deletes};
    ++*counters[op];
    f->report->applied++;
}

static bool apply_one(struct flow *f, enum change_op op, const struct change *c,
                      const struct value *before, const struct value *after,
                      enum apply_result *result, struct err *err)
{
    struct change one = {op, c->table, before, after};
    return f->job->to->target->apply(f->target, &one, result, err);
}

/* Makes a change hold whatever is there: neither the row before nor one of
 * the new key stays, the row after is put. */
static bool apply_anyway(struct flow *f, const struct change *c,
                         enum apply_result *result, struct err *err)
{
    if (c->before &&
        !apply_one(f, CHANGE_DELETE, c, c->before, NULL, result, err))
        return false;
    *result = APPLY_DONE;
    return !c->after ||
           (apply_one(f, CHANGE_DELETE, c, c->after, NULL, result, err) &&
            apply_one(f, CHANGE_INSERT, c, NULL, c->after, result, err));
}

/* ── What cannot be applied ──────────────────────────────────────────── */

static void add_values(struct buf *out, const struct table *t,
                       const struct value *row, bool key_only,
                       const char *separator)
{
    bool all = !key_only || table_key_size(t) == 0, first = true;
    for (size_t i = 0; i < t->column_count; i++) {
        if (!all && !t->columns[i].key)
            continue;
        buf_printf(out, "%s%.*s = ", first ? "" : separator,
                   STR_ARG(t->columns[i].name));
        if (row[i].null)
            buf_add_z(out, "NULL");
        else
            buf_printf(out, "'%.*s'", STR_ARG(row[i].bytes));
        first = false;
    }
}

/* The change as the exceptions table has it: like SQL, to be read. */
static void add_statement(struct buf *out, const struct change *c)
{
    static const char *const verbs[] = {"INSERT INTO", "UPDATE", "DELETE FROM"};
    buf_printf(out, "%s %.*s.%.*s", verbs[c->op], STR_ARG(c->table->schema),
               STR_ARG(c->table->name));
    if (c->after) {
        buf_add_z(out, " SET ");
        add_values(out, c->table, c->after, false, ", ");
    }
    if (c->before) {
        buf_add_z(out, " WHERE ");
        add_values(out, c->table, c->before, true, " AND ");
    }
}

static bool record(struct flow *f, const struct change *c,
                   enum apply_result result, struct str said, struct err *err)
{
    struct buf statement;
    buf_init(&statement, 0);
    add_statement(&statement, c);
    struct refusal refusal = {
        .table = c->table,
        .statement = buf_str(&statement),
        .reason = result == APPLY_MISSING ? STR("no row has this key") : said,
    };
    bool good =
        f->job->to->target->refuse(f->target, f->job->task, &refusal, err);
    buf_free(&statement);
    return good;
}

static bool stop_task(const struct change *c, enum apply_result result,
                      struct str said, struct err *err)
{
    return err_set(err, "%.*s.%.*s: %.*s, and the error policy is STOP_TASK",
                   STR_ARG(c->table->schema), STR_ARG(c->table->name),
                   STR_ARG(result == APPLY_MISSING
                               ? STR("a row to change is missing")
                               : said));
}

/* RESULT is what the target said; SAID its words, until it is asked again. */
static bool by_policy(struct flow *f, struct route *r, const struct change *c,
                      enum apply_result result, struct err *err)
{
    char *said = str_z(f->batch, f->job->to->target->reason(f->target));
    report_of(f, r)->errors++;
    switch (f->job->settings.policies[c->op]) {
    case POLICY_LOG_ERROR:
        return record(f, c, result, str_of(said), err);
    case POLICY_IGNORE_RECORD:
        return true;
    case POLICY_SUSPEND_TABLE:
        r->state = ROUTE_SUSPENDED;
        report_of(f, r)->suspended = true;
        return record(f, c, result, str_of(said), err);
    case POLICY_STOP_TASK:
        return stop_task(c, result, str_of(said), err);
    default: /* INSERT_RECORD, UPDATE_RECORD */
        report_of(f, r)->errors--;
        count(f, r, c->op);
        return apply_anyway(f, c, &result, err);
    }
}

/* ── Changes ─────────────────────────────────────────────────────────── */

static bool repeat(struct flow *f, struct route *r, const struct change *c,
                   struct err *err)
{
    enum apply_result result;
    if (!apply_anyway(f, c, &result, err))
        return false;
    if (result != APPLY_DONE && c->after)
        return by_policy(f, r, c, result, err);
    report_of(f, r)->overlaps++;
    count(f, r, c->op);
    return true;
}

bool apply_change(struct flow *f, struct route *r, const struct change *c,
                  bool kept, struct err *err)
{
    struct change change;
    enum apply_result result;
    bool moved;
    if (!route_change(r, f->batch, c, &change, &moved))
        return true;
    report_of(f, r)->moved += moved;
    if (moved)
        flow_unseen(f, "FILTER_MOVES", report_of(f, r)->source);
    if (!f->job->to->target->apply(f->target, &change, &result, err))
        return false;
    if (result == APPLY_DONE) {
        count(f, r, change.op);
        return true;
    }
    if (kept && result != APPLY_REFUSED && f->job->settings.ignore_conflicts)
        return repeat(f, r, &change, err);
    return by_policy(f, r, &change, result, err);
}

static bool apply_list(struct flow *f, struct route *r, struct err *err)
{
    for (size_t i = 0; i < r->kept.list.n; i++)
        if (r->state != ROUTE_SUSPENDED &&
            !apply_change(f, r, &r->kept.list.at[i], true, err))
            return false;
    return true;
}

bool apply_kept(struct flow *f, struct route *r, struct err *err)
{
    const struct target_ops *to = f->job->to->target;
    r->state = ROUTE_FOLLOWING;
    arena_reset(f->batch);
    if (!to->begin(f->target, err))
        return false;
    bool good = apply_list(f, r, err);
    route_forget(r);
    if (good)
        return to->commit(f->target, f->job->task, STR(""), err);
    to->rollback(f->target);
    return err_context(err, "applying the changes that were kept");
}
