/* From a task of the checked model to its rehearsal: stand-ins are made for
 * the databases, the run is done, and they are taken away again. */
#ifndef DMSC_RUN_REHEARSE_H
#define DMSC_RUN_REHEARSE_H

#include "run/run.h"

struct rehearsal {
    const struct model *model; /* without errors */
    const struct task *task;
    const char *keep; /* folder where both databases stay, as
                         TASK-source.sqlite and TASK-target.sqlite; or NULL */
    struct run_options run;
};

/* As run_execute; what is in REPORT lives in A. */
bool rehearse(const struct rehearsal *r, struct arena *a,
              struct run_report *report, struct err *err);

/* What a run keeps of a task's settings. */
struct run_settings rehearse_settings(const struct task *t);

/* The schema of tables that a stand-in of D names without one. */
struct str rehearse_schema(const struct database *d);

#endif
