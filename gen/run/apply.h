/* Applying changes to the target, one row after another, and what becomes of
 * those that cannot be applied (ErrorBehavior). */
#ifndef DMSC_RUN_APPLY_H
#define DMSC_RUN_APPLY_H

#include "run/flow.h"

/* Applies a change of the source, in the target's open transaction. KEPT: it
 * was kept during the load, so its row may have come with the load already;
 * FullLoadIgnoreConflicts then makes it hold without a complaint. */
bool apply_change(struct flow *f, struct route *r, const struct change *c,
                  bool kept, struct err *err);

/* The load of a table is over: applies what was kept, in a transaction of its
 * own; from now on the table follows with the others. */
bool apply_kept(struct flow *f, struct route *r, struct err *err);

#endif
