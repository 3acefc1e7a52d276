/* What belongs to a task: its documents, and the endpoints at its ends. */
#ifndef DMSC_HOST_TASK_H
#define DMSC_HOST_TASK_H

#include "dms/engine.h"
#include "host/host.h"

/* The first of the N documents ALL that is a KIND and belongs to the same task
 * as D; NULL if there is none. */
const struct host_document *host_task_document(const struct host_document *all,
                                               size_t n,
                                               const struct host_document *d,
                                               enum host_kind kind);

/* The endpoint at an end of TASK (a HOST_TASK or HOST_CONFIG), as a document:
 * it may stand in another file than was searched. False if it is not known. */
bool host_task_end(const struct host_document *task, enum engine_role end,
                   struct host_document *out);

#endif
