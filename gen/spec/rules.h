/* The table-mapping rules of a task: the short forms of `tables:`, then the
 * DMS rules of `rules:`, written there or in a file. */
#ifndef DMSC_SPEC_RULES_H
#define DMSC_SPEC_RULES_H

#include "spec/fill.h"

/* Fills T's rules and checks them: ids that meet, entries that stand twice, no
 * table taken at all, an exclude that no include meets. TASK is the task's
 * scope. */
void rules_fill(struct scope task, struct task *t);

#endif
