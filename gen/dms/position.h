/* Where a task begins to read changes, CdcStartPosition, and where it ends,
 * CdcStopPosition. */
#ifndef DMSC_DMS_POSITION_H
#define DMSC_DMS_POSITION_H

#include "dms/engine.h"

/* What a position looks like. Only the first is of one engine. */
enum position_form {
    POSITION_NATIVE,     /* in the log of the engine: "4AF/B00000D0" */
    POSITION_TIME,       /* "2026-01-31T12:00:00", "server_time:..." */
    POSITION_CHECKPOINT, /* of another task: "checkpoint:V1#27#..." */
    POSITION_UNKNOWN,
};

/* How a position in the log of an engine is written. */
struct position_log {
    const char *engines; /* names, which blanks separate */
    const char *pattern; /* POSIX extended, of the whole */
    const char *example;
    bool timeless; /* no start at a time either */
};

/* NULL if tasks cannot start at a position in the engine's log. From the AWS
 * DMS user guide, "Performing replication starting from a CDC start point". */
const struct position_log *position_log(const struct engine *e);

enum position_form position_form(const struct engine *e, struct str position);

/* Whether any engine knows such a position. */
bool position_known(struct str position);

/* Whether it says where a task stops: "server_time:2026-01-31T12:00:00", or
 * "commit_time:..."; nothing else is taken. */
bool position_stops(struct str position);

#endif
