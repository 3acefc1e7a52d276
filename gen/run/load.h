/* The full load: table after table, in batches, while the source's writer goes
 * on; then the changes that were kept meanwhile. */
#ifndef DMSC_RUN_LOAD_H
#define DMSC_RUN_LOAD_H

#include "run/flow.h"

/* Loads all tables. PHASE_COPY is how a task that only captures changes finds
 * its target: filled, before anybody writes. */
bool load_tables(struct flow *f, enum run_phase phase, struct err *err);

#endif
