/* The report for programs: schemas/run-report.schema.json. */
#ifndef DMSC_RUN_REPORT_JSON_H
#define DMSC_RUN_REPORT_JSON_H

#include "run/report.h"

/* Appends it to OUT. */
void run_print_json(const struct run_report *r, struct buf *out);

#endif
