/* What DMS runs on: classes of replication instances, capacity units of
 * serverless replications (dms/capacity.def). */
#ifndef DMSC_DMS_CAPACITY_H
#define DMSC_DMS_CAPACITY_H

#include "base/str.h"

struct arena;

enum class_state {
    CLASS_KNOWN,
    CLASS_OLD, /* DMS made it once */
    CLASS_UNKNOWN,
};

/* What "dms.t3.medium" is. Of an old or unknown one *INSTEAD, in A, is the
 * name of one that is there and near; "" if none is. */
enum class_state capacity_class(struct arena *a, struct str name,
                                struct str *instead);

/* The capacity units that a serverless replication can have, ascending;
 * *COUNT of them. */
const unsigned *capacity_units(size_t *count);

#endif
