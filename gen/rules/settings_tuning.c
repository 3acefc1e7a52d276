#include "rules/rules.h"
#include "tree/edit.h"

#define TARGET "TargetMetadata"
#define DDL    "ChangeProcessingDdlHandlingPolicy"
#define TUNING "ChangeProcessingTuning"

enum { THREADS_MANY = 1000 };

static void thread_explosion(struct rules *r)
{
    int64_t threads, tables = 8; /* the documented default */
    if (!rules_number(r, TARGET, "ParallelLoadThreads", &threads))
        return;
    rules_number(r, "FullLoadSettings", "MaxFullLoadSubTasks", &tables);
    if (threads * tables < THREADS_MANY)
        return;
    struct finding *f = rules_report(
        r, FINDING_SETTINGS_THREAD_EXPLOSION,
        rules_setting(r, TARGET, "ParallelLoadThreads"),
        "%lld threads for each of %lld tables at a time make "
        "%lld connections",
        (long long)threads, (long long)tables, (long long)(threads * tables));
    rules_help(r, f,
               "lower this, or \"MaxFullLoadSubTasks\" in "
               "\"FullLoadSettings\"");
}

#define STREAMING ENGINES_STREAMS " " ENGINES_SEARCH " " ENGINES_REDSHIFT

/* Which targets read a setting; from "Target metadata task settings". */
static const struct {
    const char *key, *targets, *help;
} parallel[] = {
    {"ParallelLoadThreads", "dynamodb " STREAMING,
     "remove it; MySQL targets have an endpoint setting of this name"},
    {"ParallelApplyThreads", "docdb " STREAMING,
     "remove it; \"BatchApplyEnabled\" speeds up relational targets"},
};

static void parallel_key_target(struct rules *r)
{
    for (size_t i = 0; i < COUNT_OF(parallel); i++) {
        int64_t threads;
        if (!rules_engine_not(r->c->target, parallel[i].targets) ||
            !rules_number(r, TARGET, parallel[i].key, &threads) || threads <= 0)
            continue;
        struct finding *f =
            rules_report(r, FINDING_SETTINGS_PARALLEL_KEY_TARGET,
                         rules_setting(r, TARGET, parallel[i].key),
                         "'%s' does nothing with %.*s as the target",
                         parallel[i].key, STR_ARG(r->c->target->words));
        rules_help(r, f, "%s", parallel[i].help);
    }
}

enum { LOAD_THREADS_MAX = 32 }; /* DynamoDB has 200, as the schema says */

static void load_threads_of_target(struct rules *r)
{
    int64_t threads;
    if (!rules_engine(r->c->target, STREAMING) ||
        !rules_number(r, TARGET, "ParallelLoadThreads", &threads) ||
        threads <= LOAD_THREADS_MAX)
        return;
    struct val v = rules_setting(r, TARGET, "ParallelLoadThreads");
    struct finding *f = rules_report(
        r, FINDING_SCHEMA_RANGE, v,
        "%.*s takes at most %d threads, and this is %lld",
        STR_ARG(r->c->target->words), LOAD_THREADS_MAX, (long long)threads);
    rules_help(r, f, "write %d, unless AWS Support has raised your limit",
               LOAD_THREADS_MAX);
    if (f)
        f->severity = SEVERITY_WARNING;
    rules_fix(r, f, v, "32");
}

/* The threads that apply changes and the sizes of what they hold, with what
 * DMS itself takes: exports hold that, or 0, for what is not in use. */
static const struct {
    const char *key;
    int64_t fallback;
} apply[] = {
    {"ParallelApplyThreads", 0},
    {"ParallelApplyBufferSize", 100},
    {"ParallelApplyQueuesPerThread", 1},
};

/* The keys go together: sizes without threads would do nothing either. */
static void fix_apply(struct rules *r, struct finding *f)
{
    struct val section = rules_section(r, TARGET);
    struct edits e = {.arena = r->fs->arena};
    for (size_t i = 0; i < COUNT_OF(apply); i++) {
        int64_t n;
        if (rules_number(r, TARGET, apply[i].key, &n) && n > 0)
            edit_remove_more(&e, val_key(section, str_of(apply[i].key)));
    }
    rules_fix_edits(r, f, &e, e.list.n > 1 ? "remove them" : "remove it");
}

static void parallel_apply_full_load(struct rules *r)
{
    struct finding *f = NULL;
    int64_t threads;
    bool off = rules_number(r, TARGET, apply[0].key, &threads) && threads <= 0;
    /* With the threads turned off the sizes are no more than left over. */
    if (!rules_loads_only(r) || off)
        return;
    for (size_t i = 0; i < COUNT_OF(apply); i++) {
        struct val at = rules_setting(r, TARGET, apply[i].key);
        int64_t n;
        if (!val_int(at, &n) || n <= 0 || n == apply[i].fallback)
            continue;
        if (f) {
            rules_related(r, f, at, "does nothing either");
            continue;
        }
        f = rules_report(r, FINDING_SETTINGS_PARALLEL_APPLY_FULL_LOAD, at,
                         "a full-load task applies no changes, so '%s' does "
                         "nothing",
                         apply[i].key);
        rules_help(r, f, "use \"ParallelLoad%s\", or remove it",
                   apply[i].key + strlen("ParallelApply"));
        if (!f)
            return;
    }
    if (f)
        fix_apply(r, f);
}

/* Settings that one of the two ways of applying reads, and their defaults:
 * those are what every export holds, and no mistake. */
static const struct {
    const char *key;
    int64_t fallback;
    bool batch;
} tuning[] = {
    {"BatchApplyTimeoutMin", 1, true},    {"BatchApplyTimeoutMax", 30, true},
    {"BatchApplyMemoryLimit", 500, true}, {"BatchSplitSize", 0, true},
    {"MinTransactionSize", 1000, false},  {"CommitTimeout", 1, false},
};

static void dead_tuning(struct rules *r)
{
    bool on = rules_on(r, TARGET, "BatchApplyEnabled", -1);
    if (!on &&
        !rules_off(r, TARGET, "BatchApplyEnabled", rules_built(r, false)))
        return;
    for (size_t i = 0; i < COUNT_OF(tuning); i++) {
        int64_t n;
        if (tuning[i].batch == on ||
            !rules_number(r, TUNING, tuning[i].key, &n) ||
            n == tuning[i].fallback)
            continue;
        struct finding *f =
            rules_report(r, FINDING_SETTINGS_DEAD_TUNING,
                         rules_setting(r, TUNING, tuning[i].key),
                         "'%s' does nothing while 'BatchApplyEnabled' is %s",
                         tuning[i].key, on ? "true" : "false");
        rules_help(r, f, "set \"BatchApplyEnabled\" to %s, or remove this",
                   on ? "false" : "true");
        rules_related(r, f, rules_setting(r, TARGET, "BatchApplyEnabled"),
                      "batch apply is set here");
        return;
    }
}

static void one_flag_on_full_load(struct rules *r, const char *key)
{
    if (!rules_on(r, "ControlTablesSettings", key, -1))
        return;
    struct finding *f =
        rules_report(r, FINDING_SETTINGS_CONTROL_TABLES_FULL_LOAD,
                     rules_setting(r, "ControlTablesSettings", key),
                     "DMS keeps this control table only in tasks that "
                     "capture changes");
    rules_help(r, f, "set it to false");
    rules_fix(r, f, rules_setting(r, "ControlTablesSettings", key), "false");
}

static void control_tables_full_load(struct rules *r)
{
    if (!rules_loads_only(r))
        return;
    one_flag_on_full_load(r, "HistoryTableEnabled");
    one_flag_on_full_load(r, "SuspendedTablesTableEnabled");
    one_flag_on_full_load(r, "StatusTableEnabled");
}

/* Objects of S3 go with the table: "Using Amazon S3 as a target". */
static void ddl_to_datalake(struct rules *r)
{
    static const char *const keys[] = {"HandleSourceTableDropped",
                                       "HandleSourceTableTruncated"};
    if (!rules_engine(r->c->target, "s3") || rules_loads_only(r))
        return;
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        if (!rules_on(r, DDL, keys[i], -1))
            continue;
        struct finding *f = rules_report(
            r, FINDING_SETTINGS_DDL_TO_DATALAKE, rules_setting(r, DDL, keys[i]),
            "a table that is %s on the source takes its files in S3 with it",
            i ? "truncated" : "dropped");
        rules_help(r, f, "set it to false to keep the files");
        rules_fix(r, f, rules_setting(r, DDL, keys[i]), "false");
    }
}

static rules_fn *const all[] = {
    load_threads_of_target,   thread_explosion, parallel_key_target,
    parallel_apply_full_load, dead_tuning,      control_tables_full_load,
    ddl_to_datalake,
};

const struct rules_part rules_settings_tuning = {all, COUNT_OF(all), NULL, 0,
                                                 0};
