/* The databases of a spec, into the model. */
#ifndef DMSC_SPEC_DATABASE_H
#define DMSC_SPEC_DATABASE_H

#include "spec/fill.h"

/* Reads `databases:` of ROOT, the spec; mistakes become findings. */
void databases_fill(struct scope root);

/* The database of that name, or NULL. */
struct database *database_find(const struct model *m, struct str name);

/* The database whose name is nearest to one that is none, or NULL. */
struct database *database_nearest(const struct model *m, struct str name);

/* What is known once the tasks are: the parameters that CDC needs, and which
 * databases no task uses. */
void databases_finish(struct scope root);

#endif
