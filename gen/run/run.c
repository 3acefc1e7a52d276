#include "run/run.h"

#include <assert.h>
#include <stdio.h>
#include <time.h>

#include "run/compare.h"
#include "run/flow.h"
#include "run/follow.h"
#include "run/load.h"

int run_policy_by_name(struct str name)
{
    static const char *const names[] = {
#define RUN_POLICY(id, name) name,
        RUN_POLICIES(RUN_POLICY)
#undef RUN_POLICY
    };
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (str_is(name, names[i]))
            return (int)i;
    return -1;
}

/* ── What the parts share ────────────────────────────────────────────── */

bool flow_goes_on(const struct flow *f, struct err *err)
{
    bool stopped =
        f->options->stopped && f->options->stopped(f->options->context);
    return !stopped || err_set(err, "stopped");
}

void flow_progress(const struct flow *f, enum run_phase phase,
                   const struct str *table, size_t done, bool finished)
{
    struct run_progress p = {phase, table, done, finished};
    if (f->options->progress)
        f->options->progress(f->options->context, &p);
}

void flow_unseen(struct flow *f, const char *id, struct str name)
{
    struct run_report *r = f->report;
    const struct unseen *unseen = unseen_find(id);
    size_t i = 0, j = 0;
    assert(unseen);
    while (i < r->unseen.n && r->unseen.at[i].unseen != unseen)
        i++;
    if (i == r->unseen.n)
        vec_push(f->arena, &r->unseen)->unseen = unseen;
    struct unseen_report *met = &r->unseen.at[i];
    while (j < met->names.n && !str_eq(met->names.at[j], name))
        j++;
    if (j == met->names.n && name.len)
        *vec_push(f->arena, &met->names) = name;
}

/* ── Phases ──────────────────────────────────────────────────────────── */

static double seconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void format_now(char out[32])
{
    struct timespec now;
    struct tm utc;
    char seconds[24];
    clock_gettime(CLOCK_REALTIME, &now);
    gmtime_r(&now.tv_sec, &utc);
    strftime(seconds, sizeof seconds, "%Y-%m-%dT%H:%M:%S", &utc);
    unsigned ms = (unsigned)(now.tv_nsec / 1000000) % 1000;
    snprintf(out, 32, "%s.%03uZ", seconds, ms);
}

static double begin_phase(struct flow *f, enum run_phase phase)
{
    struct phase_report *p = vec_push(f->arena, &f->report->phases);
    p->phase = phase;
    format_now(p->started);
    flow_progress(f, phase, NULL, 0, false);
    return seconds_now();
}

static void end_phase(struct flow *f, double began, size_t n, struct str done)
{
    struct phase_report *p = &f->report->phases.at[f->report->phases.n - 1];
    p->seconds = seconds_now() - began;
    p->done = done;
    flow_progress(f, p->phase, NULL, n, true);
}

static struct str amount(struct arena *a, size_t n, const char *one)
{
    return str_printf(a, "%zu %s%s", n, one, n == 1 ? "" : "s");
}

static bool prepare(struct flow *f, struct err *err)
{
    double began = begin_phase(f, PHASE_PREPARE);
    for (size_t i = 0; i < f->route_count; i++) {
        const struct table *t = f->routes[i].target;
        if (!f->job->to->target->prepare(f->target, t, f->job->settings.prep,
                                         err))
            return err_context(err, "preparing table %.*s", STR_ARG(t->name));
    }
    end_phase(f, began, f->route_count,
              amount(f->arena, f->route_count, "table"));
    return true;
}

static bool load(struct flow *f, enum run_phase phase, struct err *err)
{
    double began = begin_phase(f, phase);
    size_t rows = 0;
    if (!load_tables(f, phase, err))
        return false;
    for (size_t i = 0; i < f->report->tables.n; i++)
        rows += f->report->tables.at[i].loaded;
    end_phase(f, began, rows, amount(f->arena, rows, "row"));
    return true;
}

static bool process_changes(struct flow *f, struct err *err)
{
    double began = begin_phase(f, PHASE_CHANGES);
    const struct run_report *r = f->report;
    while (f->writer && !f->written) {
        if (!follow_writer(f, err) || !flow_goes_on(f, err))
            return false;
        flow_progress(f, PHASE_CHANGES, NULL, r->captured, false);
    }
    if (!follow(f, err))
        return false;
    end_phase(
        f, began, r->captured,
        str_printf(f->arena, "%.*s in %.*s",
                   STR_ARG(amount(f->arena, r->captured, "change")),
                   STR_ARG(amount(f->arena, r->transactions, "transaction"))));
    return true;
}

static bool compare(struct flow *f, struct err *err)
{
    double began = begin_phase(f, PHASE_COMPARE);
    size_t rows = 0;
    f->report->equal = true;
    for (size_t i = 0; i < f->route_count; i++) {
        const struct table_report *t = &f->report->tables.at[i];
        if (!compare_table(f, &f->routes[i], err))
            return err_context(err, "comparing %.*s", STR_ARG(t->source));
        flow_progress(f, PHASE_COMPARE, &t->source, t->source_rows, true);
        rows += t->source_rows;
        f->report->equal = f->report->equal && t->different == 0;
    }
    end_phase(f, began, rows, amount(f->arena, rows, "row"));
    return true;
}

/* ── The run ─────────────────────────────────────────────────────────── */

static void fill_report(struct flow *f)
{
    const struct run_job *job = f->job;
    struct run_report *r = f->report;
    r->spec = job->spec;
    r->task = job->task;
    r->type = job->type;
    r->source_driver = job->from;
    r->target_driver = job->to;
    r->source_for = job->source_for;
    r->target_for = job->target_for;
    if (job->changes && job->type == TASK_FULL_LOAD)
        *vec_push(f->arena, &r->notes) =
            str_printf(f->arena,
                       "%s was not run: a full-load task captures no "
                       "changes.",
                       job->changes);
    for (size_t i = 0; i < f->route_count; i++) {
        const struct table *s = f->routes[i].source, *t = f->routes[i].target;
        *vec_push(f->arena, &r->tables) = (struct table_report){
            .source = str_printf(f->arena, "%.*s.%.*s", STR_ARG(s->schema),
                                 STR_ARG(s->name)),
            .target = str_printf(f->arena, "%.*s.%.*s", STR_ARG(t->schema),
                                 STR_ARG(t->name)),
            .has_key = table_key_size(t) > 0,
        };
    }
}

static bool note_objects(struct flow *f, struct err *err)
{
    struct source_object *objects;
    size_t n;
    for (size_t i = 0; i < f->job->unseen_count; i++)
        flow_unseen(f, f->job->unseen[i].id, f->job->unseen[i].name);
    if (!f->job->from->source->objects(f->source, f->arena, &objects, &n, err))
        return false;
    for (size_t i = 0; i < n; i++)
        flow_unseen(f, objects[i].kind, objects[i].name);
    bool captures = f->job->type != TASK_FULL_LOAD;
    for (size_t i = 0; i < f->route_count; i++) {
        struct str name = f->report->tables.at[i].source;
        if (f->routes[i].source->view)
            flow_unseen(f, "VIEW_SELECTED", name);
        else if (captures && !table_key_size(f->routes[i].source))
            flow_unseen(f, "KEYLESS", name);
    }
    return true;
}

static bool find_routes(struct flow *f, struct err *err)
{
    const struct run_job *job = f->job;
    struct table *tables;
    size_t count;
    if (!job->from->source->catalogue(f->source, f->arena, &tables, &count,
                                      err) ||
        !routes_make(f->arena, job->mapping, job->settings.target_schema,
                     tables, count, &f->routes, &f->route_count, err))
        return false;
    if (f->route_count == 0 && job->settings.fail_on_no_tables)
        return err_set(err, "no table of the source is selected by the table "
                            "mappings, and FailOnNoTablesCaptured is true");
    fill_report(f);
    return note_objects(f, err);
}

static bool capture(struct flow *f, struct err *err)
{
    const struct table **tables =
        ARENA_ARRAY(f->arena, const struct table *, f->route_count);
    for (size_t i = 0; i < f->route_count; i++)
        tables[i] = f->routes[i].source;
    return f->job->type == TASK_FULL_LOAD ||
           f->job->from->source->capture(f->source, tables, f->route_count,
                                         err);
}

static bool open_writer(struct flow *f, struct err *err)
{
    const struct run_job *job = f->job;
    if (!job->changes || job->type == TASK_FULL_LOAD)
        return true;
    f->writer = job->from->writer->open(&job->source, job->changes, err);
    return f->writer != NULL;
}

static bool open_all(struct flow *f, struct err *err)
{
    const struct run_job *job = f->job;
    f->source = job->from->source->open(&job->source, err);
    f->target = f->source ? job->to->target->open(&job->target, err) : NULL;
    return f->target != NULL;
}

static void close_all(struct flow *f)
{
    if (f->writer)
        f->job->from->writer->close(f->writer);
    if (f->target)
        f->job->to->target->close(f->target);
    if (f->source)
        f->job->from->source->close(f->source);
    for (size_t i = 0; i < f->route_count; i++)
        route_forget(&f->routes[i]);
}

/* A task that only captures changes begins with a target that has the rows
 * already: somebody copied them. So that is done first. */
static bool fill_target(struct flow *f, struct err *err)
{
    if (f->job->type == TASK_CDC && !f->job->target_filled)
        return load(f, PHASE_COPY, err);
    if (f->job->type != TASK_CDC)
        return load(f, PHASE_LOAD, err);
    for (size_t i = 0; i < f->route_count; i++)
        f->routes[i].state = ROUTE_FOLLOWING;
    return true;
}

static bool run_phases(struct flow *f, struct err *err)
{
    enum task_type type = f->job->type;
    bool copy_first = type == TASK_CDC;
    return open_all(f, err) && find_routes(f, err) && prepare(f, err) &&
           capture(f, err) && (copy_first || open_writer(f, err)) &&
           fill_target(f, err) && (!copy_first || open_writer(f, err)) &&
           (type == TASK_FULL_LOAD || process_changes(f, err)) &&
           compare(f, err);
}

bool run_execute(const struct run_job *job, const struct run_options *options,
                 struct arena *a, struct run_report *report, struct err *err)
{
    static const struct run_options none = {0};
    struct flow f = {
        .job = job,
        .options = options ? options : &none,
        .arena = a,
        .batch = arena_new(),
        .reading = arena_new(),
        .report = report,
    };
    *report = (struct run_report){0};
    bool good = run_phases(&f, err);
    close_all(&f);
    arena_free(f.batch);
    arena_free(f.reading);
    return good;
}
