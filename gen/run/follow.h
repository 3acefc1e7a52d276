/* Following the source: its events are sorted into transactions, and each is
 * applied, kept or left out, table by table. */
#ifndef DMSC_RUN_FOLLOW_H
#define DMSC_RUN_FOLLOW_H

#include "run/flow.h"

/* Reads and handles what there is at present. */
bool follow(struct flow *f, struct err *err);

/* Lets the writer run its next transaction, then follows. Sets f->written
 * once there is none. Without a writer nothing happens. */
bool follow_writer(struct flow *f, struct err *err);

#endif
