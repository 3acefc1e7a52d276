/* Source filters: which rows of a selected table are taken.
 *
 * The filters of a rule must all hold; of the conditions of one filter one is
 * enough. A comparison with null is never true, as in SQL. */
#ifndef DMSC_DMS_FILTER_H
#define DMSC_DMS_FILTER_H

#include "dms/value.h"
#include "tree/tree.h"

enum filter_operator {
    FILTER_EQ,
    FILTER_NOTEQ,
    FILTER_GTE,
    FILTER_LTE,
    FILTER_BETWEEN,
    FILTER_NOTBETWEEN,
    FILTER_NULL,
    FILTER_NOTNULL,
    FILTER_OPERATOR_COUNT
};

struct filter_condition {
    enum filter_operator op;
    struct str low, high; /* value, or start-value and end-value */
};

struct filter {
    struct str column;
    struct filter_condition *conditions;
    size_t condition_count;
};

/* Reads one element of "filters". Conditions with an unknown operator are
 * left out (they were reported). */
struct filter filter_read(struct arena *a, struct val filter);

/* Whether a row with V in the filter's column stays: one condition is enough.
 */
bool filter_passes(const struct filter *f, struct value v);

/* The operator of a spelling ("gte", and "ste" for "lte"), or -1. */
int filter_operator_by_name(struct str name);

/* How it is spelled. */
const char *filter_operator_name(enum filter_operator op);

#endif
