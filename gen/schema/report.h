/* Failures into words. */
#ifndef DMSC_SCHEMA_REPORT_H
#define DMSC_SCHEMA_REPORT_H

#include "schema/machine.h"

/* Adds a finding for each failure. */
void report_failures(const struct machine *m, const struct collector *out,
                     struct findings *fs);

/* Adds the finding that says why a run was given up; none if it was not. */
void report_limit(const struct machine *m, struct findings *fs);

#endif
