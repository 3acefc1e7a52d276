/* What is done with resources that are there: their removal, and the actions
 * of their kinds (start, status, stop...). */
#ifndef DMSC_EMIT_CLI_OPERATE_H
#define DMSC_EMIT_CLI_OPERATE_H

#include "emit/cli_find.h"

/* Lines that find what may have to be removed, in the graph's order. */
struct str cli_remove_finds(const struct cli *c);

/* Blocks that remove it, the last first; what is not ours is said and left. */
struct str cli_remove_blocks(const struct cli *c);

/* Blocks that run an action of all resources that have it, or "". What they
 * need must be there, but for "stop", which has nothing to do then. */
struct str cli_action_calls(const struct cli *c, const char *action);

#endif
