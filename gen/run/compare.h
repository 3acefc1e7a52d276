/* The comparison: both sides of a table row by row, in order of the key, the
 * source through filters and mapping. */
#ifndef DMSC_RUN_COMPARE_H
#define DMSC_RUN_COMPARE_H

#include "run/flow.h"

/* Compares a table and puts into its report what differs: all rows counted,
 * the first RUN_DIFFERENCES_MAX listed. Rows of a table without a key are
 * compared as a heap of rows, of which some may be alike. */
bool compare_table(struct flow *f, const struct route *r, struct err *err);

#endif
