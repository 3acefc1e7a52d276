/* The state of a run that its parts share: run.c makes it, load.c, follow.c,
 * apply.c and compare.c each do their part of it. */
#ifndef DMSC_RUN_FLOW_H
#define DMSC_RUN_FLOW_H

#include "run/route.h"
#include "run/run.h"

struct flow {
    const struct run_job *job;
    const struct run_options *options;
    struct arena *arena; /* lives as long as the report */
    struct arena *batch; /* reset with each batch of rows */
    struct run_report *report;
    void *source, *target, *writer; /* the drivers' own; writer: or NULL */
    struct route *routes;           /* in order of the load */
    size_t route_count;
    bool loading; /* tables are still being loaded */
    bool written; /* the writer has nothing more to do */
    bool dropped; /* the change of run_options.drop_change is lost */

    /* The transaction that is being read. */
    struct arena *reading;
    VEC(struct change) changes;
};

/* False, with ERR, if somebody wants the run to stop. */
bool flow_goes_on(const struct flow *f, struct err *err);

/* Tells who watches the run, if somebody does (run_options.progress). TABLE:
 * source schema and name, or NULL. */
void flow_progress(const struct flow *f, enum run_phase phase,
                   const struct str *table, size_t done, bool finished);

/* Notes that something was met that a rehearsal cannot show; NAME says where
 * ("" for no name), and is noted once. */
void flow_unseen(struct flow *f, const char *id, struct str name);

#endif
