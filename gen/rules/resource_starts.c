/* How a task starts, and where it begins to read changes. */
#include "rules/resource.h"
#include "rules/rules.h"

#include "dms/position.h"

static void start_twice(struct rules *r, const struct rules_resource *x)
{
    if (!resource_given(r, x, "CdcStartTime") ||
        !resource_given(r, x, "CdcStartPosition"))
        return;
    struct finding *f =
        resource_report(r, x, FINDING_TASK_START_TWICE, "CdcStartPosition",
                        "a task starts at a time or at a position, not both");
    rules_help(r, f, "remove '%s' or '%s'", resource_name(x, "CdcStartTime"),
               resource_name(x, "CdcStartPosition"));
    resource_related(r, f, x, "CdcStartTime", "the time");
}

static void start_of_load(struct rules *r, const struct rules_resource *x)
{
    static const char *const starts[] = {"CdcStartTime", "CdcStartPosition"};
    if (!resource_is(r, x, "MigrationType", "full-load"))
        return;
    for (size_t i = 0; i < COUNT_OF(starts); i++) {
        if (!resource_given(r, x, starts[i]))
            continue;
        struct finding *f =
            resource_report(r, x, FINDING_TASK_START_OF_LOAD, starts[i],
                            "a full load reads no changes, so that it has no "
                            "start of changes");
        rules_help(r, f, "remove '%s', or write a type with 'cdc'",
                   resource_name(x, starts[i]));
        resource_related(r, f, x, "MigrationType", "the type");
    }
}

/* Of an engine's log a wrong position is rejected when the task starts. */
static void bad_position(struct rules *r, const struct rules_resource *x,
                         const struct engine *e, struct str position)
{
    const struct position_log *log = position_log(e);
    struct finding *f =
        resource_report(r, x, FINDING_TASK_START_FORM, "CdcStartPosition",
                        "'%.*s' is no start position of %.*s",
                        STR_ARG(position), STR_ARG(e->words));
    if (log && log->timeless)
        rules_help(r, f,
                   "write a position in its log such as '%s', or "
                   "'checkpoint:...' of another task",
                   log->example);
    else if (log)
        rules_help(r, f,
                   "write a position in its log such as '%s', a time "
                   "such as '2026-01-31T12:00:00', or 'checkpoint:...' "
                   "of another task",
                   log->example);
    else
        rules_help(r, f,
                   "write a time such as '2026-01-31T12:00:00', or "
                   "'checkpoint:...' of another task: %.*s cannot start "
                   "at a position in its log",
                   STR_ARG(e->words));
}

static void no_time(struct rules *r, const struct rules_resource *x,
                    const struct engine *e, const char *name)
{
    struct finding *f =
        resource_report(r, x, FINDING_TASK_START_AT_TIME, name,
                        "DMS cannot start at a time with %.*s as the source",
                        STR_ARG(e->words));
    rules_help(r, f,
               "write '%s' with the position that the replication slot "
               "was made at, and name the slot in the endpoint: "
               "'%s'",
               resource_name(x, "CdcStartPosition"), "SlotName");
}

static void no_slot(struct rules *r, const struct rules_resource *x,
                    const struct rules_resource *source)
{
    if (!resource_absent(r, source, "SlotName"))
        return;
    struct finding *f = resource_report(
        r, x, FINDING_TASK_START_WITHOUT_SLOT, "CdcStartPosition",
        "a start at a position in PostgreSQL's log needs a replication slot "
        "that is there already");
    rules_help(r, f, "make the slot, and give the source endpoint '%s'",
               resource_name(source, "SlotName"));
    if (f && val_exists(resource_place(source)))
        rules_related(r, f, resource_place(source), "the source endpoint");
}

/* Of a source that is not seen. */
static void no_position(struct rules *r, const struct rules_resource *x)
{
    struct str position;
    if (!resource_str(r, x, "CdcStartPosition", &position) || !position.len ||
        position_known(position))
        return;
    struct finding *f = resource_report(
        r, x, FINDING_TASK_START_FORM, "CdcStartPosition",
        "'%.*s' is no start position of any engine", STR_ARG(position));
    rules_help(r, f,
               "write a position in the log of the source, such as "
               "'mysql-bin-changelog.000024:373' of MySQL, a time such as "
               "'2026-01-31T12:00:00', or 'checkpoint:...' of another task");
}

static void stop_form(struct rules *r, const struct rules_resource *x)
{
    struct str position;
    if (!resource_str(r, x, "CdcStopPosition", &position) || !position.len ||
        position_stops(position))
        return;
    struct finding *f =
        resource_report(r, x, FINDING_TASK_START_FORM, "CdcStopPosition",
                        "'%.*s' is no stop position: a task stops at a time",
                        STR_ARG(position));
    rules_help(r, f,
               "write 'server_time:2026-01-31T12:00:00', or 'commit_time:...' "
               "with the time of a commit at the source");
}

static void start_form(struct rules *r, const struct rules_resource *x)
{
    struct rules_resource source;
    struct str position;
    if (!resource_end(r, x, ENGINE_SOURCE, &source) || !source.engine) {
        no_position(r, x);
        return;
    }
    const struct engine *e = source.engine;
    const struct position_log *log = position_log(e);
    if (log && log->timeless && resource_given(r, x, "CdcStartTime"))
        no_time(r, x, e, "CdcStartTime");
    if (!resource_str(r, x, "CdcStartPosition", &position) || !position.len)
        return;
    enum position_form form = position_form(e, position);
    if (form == POSITION_UNKNOWN)
        bad_position(r, x, e, position);
    else if (form == POSITION_TIME && log && log->timeless)
        no_time(r, x, e, "CdcStartPosition");
    else if (form == POSITION_NATIVE && log->timeless)
        no_slot(r, x, &source);
}

/* A number of seconds that CloudFormation takes for milliseconds is in January
 * 1970; one of milliseconds, taken for seconds, in the far future. */
static void start_unit(struct rules *r, const struct rules_resource *x)
{
    bool millis = x->doc->words == HOST_WORDS_CLOUDFORMATION;
    int64_t n;
    if (!resource_int(r, x, "CdcStartTime", &n))
        return;
    bool seconds = n > 100000000 && n < 100000000000;
    bool wrong = millis ? seconds : n >= 100000000000;
    if (!wrong)
        return;
    struct finding *f =
        resource_report(r, x, FINDING_TASK_START_UNIT, "CdcStartTime",
                        "%lld looks like %s, and it is read as %s",
                        (long long)n, millis ? "seconds" : "milliseconds",
                        millis ? "milliseconds" : "seconds");
    const char *right = arena_printf(r->arena, "%lld",
                                     (long long)(millis ? n * 1000 : n / 1000));
    rules_help(r, f, "write %s", right);
    resource_fix(r, f, x, "CdcStartTime", right, true);
}

/* Terraform starts it, and waits to see it run. */
static void start_race(struct rules *r, const struct rules_resource *x)
{
    struct str type;
    if (!resource_on(r, x, "StartReplicationTask") ||
        !resource_str(r, x, "MigrationType", &type) ||
        !str_is(type, "full-load"))
        return;
    struct finding *f = resource_report(
        r, x, FINDING_TASK_START_RACE, "StartReplicationTask",
        "a load that ends before Terraform looks makes the apply fail: it "
        "waits for a running task");
    rules_help(r, f,
               "set it to false, and start the task with 'aws dms "
               "start-replication-task'");
    resource_related(r, f, x, "MigrationType", "it ends by itself");
}

/* A serverless replication gets its start when it is started. */
#define BOTH (ON(TASK) | ON(CONFIG))

static const struct resource_rule rules[] = {
    {BOTH, start_twice}, {ON(TASK), start_of_load}, {BOTH, start_form},
    {BOTH, stop_form},   {BOTH, start_unit},        {ON(TASK), start_race},
};

const struct resource_part resource_starts = {rules, COUNT_OF(rules)};
