/* A SQLite database as a source.
 *
 * Changes are captured by triggers, which any connection fires, into one log
 * table, in the order in which they are made. SQLite has one writer at a
 * time, so that is the order of commits; and what was rolled back takes its
 * rows of the log with it. The log does not know where a transaction ends:
 * what was committed between two looks is given as one. Who wants each by
 * itself looks after each, as the rehearsal does. (DMS groups transactions
 * too, and never splits one.)
 *
 * A position is the number of the last change, with leading zeros.
 */
#ifndef DMSC_RUN_SQLITE_SOURCE_H
#define DMSC_RUN_SQLITE_SOURCE_H

#include "run/driver.h"

extern const struct source_ops sqlite_source_ops;

#endif
