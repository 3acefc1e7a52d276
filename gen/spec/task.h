/* The tasks of a spec, into the model. */
#ifndef DMSC_SPEC_TASK_H
#define DMSC_SPEC_TASK_H

#include "spec/fill.h"

/* After the databases, which the tasks name. */
void tasks_fill(struct scope root);

#endif
