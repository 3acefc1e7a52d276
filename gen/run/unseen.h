/* What a rehearsal on stand-ins cannot show: the one list (unseen.def), which
 * the report and docs/rehearsal.md give. */
#ifndef DMSC_RUN_UNSEEN_H
#define DMSC_RUN_UNSEEN_H

#include "base/str.h"

struct unseen {
    const char *id;   /* "VIEWS" */
    const char *what; /* "views" */
    const char *why;  /* a sentence or two: what DMS does */
    const char *todo; /* what to do about it */
    bool always;      /* named in each report, not only where it was met */
};

/* The I-th; NULL from the last on. */
const struct unseen *unseen_at(size_t i);
const struct unseen *unseen_find(const char *id);

#endif
