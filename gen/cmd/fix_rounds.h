/* Fixing, round by round: look, fix what can be fixed together, look again. A
 * fix may wait for another, or be the consequence of one.
 */
#ifndef DMSC_CMD_FIX_ROUNDS_H
#define DMSC_CMD_FIX_ROUNDS_H

#include "cmd/fix_files.h"
#include "cmd/walk.h"

struct fix_rounds {
    struct session *s;
    struct fix_files files; /* that are changed */
    struct walk walk;       /* what is looked at */
    bool unsafe;            /* unsafe fixes too */
    size_t kept_back;       /* findings that have only an unsafe fix */
};

/* Fixes the files until there is nothing more to do, or FIX_ROUNDS_MAX times.
 * Writes none. Only what the session's options ask for is fixed (cmd/select.h);
 * what is then left of that is in the session's findings. False if the
 * options of the session are wrong, which was said. */
bool fix_rounds(struct fix_rounds *j);

#endif
