/* The rehearsal of one task: loads the source's tables into the target by the
 * mapping while somebody writes to the source, captures those changes, applies
 * them in the order of their commits, and compares both sides row by row.
 *
 *     source ──snapshot──▶ mapping ──load──▶ target
 *        └─────changes──▶ sorter ─mapping─▶ apply ─┘   then: compare
 *
 * What DMS does, this does (AWS DMS user guide, "How AWS DMS works", "Task
 * settings"): tables in load order; a table's changes are kept from the start
 * of its load and applied after it, then it follows with all others, one
 * transaction after another, in the order of commits; only committed ones;
 * ErrorBehavior says what becomes of a change that cannot be applied.
 */
#ifndef DMSC_RUN_RUN_H
#define DMSC_RUN_RUN_H

#include "dms/mapping.h"
#include "run/driver.h"
#include "run/report.h"
#include "spec/model.h"

/* What becomes of a change that cannot be applied: id, DMS's word. */
#define RUN_POLICIES(X)                                                        \
    X(LOG_ERROR, "LOG_ERROR")                                                  \
    X(IGNORE_RECORD, "IGNORE_RECORD")                                          \
    X(SUSPEND_TABLE, "SUSPEND_TABLE")                                          \
    X(STOP_TASK, "STOP_TASK")                                                  \
    X(INSERT_RECORD, "INSERT_RECORD")                                          \
    X(UPDATE_RECORD, "UPDATE_RECORD")

enum run_policy {
#define RUN_POLICY(id, name) POLICY_##id,
    RUN_POLICIES(RUN_POLICY)
#undef RUN_POLICY
        POLICY_COUNT
};

/* The policy of DMS's word, or -1. */
int run_policy_by_name(struct str name);

/* The task settings that a rehearsal keeps. */
struct run_settings {
    struct str target_schema; /* TargetMetadata.TargetSchema, or "" */
    enum prep_mode prep;      /* FullLoadSettings.TargetTablePrepMode */
    enum run_policy policies[CHANGE_DELETE + 1]; /* ApplyError…Policy */
    bool ignore_conflicts;  /* ErrorBehavior.FullLoadIgnoreConflicts */
    bool fail_on_no_tables; /* ErrorBehavior.FailOnNoTablesCaptured */
};

/* Something of the job that a rehearsal cannot show: an id of unseen.def, and
 * where it was met, or "". */
struct run_unseen {
    const char *id;
    struct str name;
};

struct run_job {
    const char *spec, *task; /* for report and control tables */
    enum task_type type;
    const struct mapping *mapping;
    struct run_settings settings;
    const struct driver *from, *to;
    struct db_place source, target;
    const char *source_for, *target_for; /* what they stand in for */
    const char *changes; /* what the source's writer does, or NULL */
    bool target_filled;  /* a cdc task's target has its rows already */
    const struct run_unseen *unseen;
    size_t unseen_count;
};

/* What is going on: a table of a phase (NULL: the phase itself). */
struct run_progress {
    enum run_phase phase;
    const struct str *table;
    size_t done;   /* rows, changes */
    bool finished; /* the table, or the phase */
};

struct run_options {
    void (*progress)(void *context, const struct run_progress *p);
    bool (*stopped)(void *context); /* asked between batches */
    void *context;
    size_t drop_change; /* for tests: the captured change of this number, from
                           1, gets lost; 0: none does */
};

/* Runs the job. REPORT and what is in it live in A. False if it could not be
 * brought to its end: then there is no verdict. OPTIONS may be NULL. */
bool run_execute(const struct run_job *job, const struct run_options *options,
                 struct arena *a, struct run_report *report, struct err *err);

#endif
