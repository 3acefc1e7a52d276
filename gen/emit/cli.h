/* The AWS CLI printer: the bash scripts of OUT/cli.
 *
 *     deploy.sh               makes all, by the numbered scripts
 *     10-network.sh ...       one for each group of kinds
 *     destroy.sh              takes all down
 *     start.sh status.sh stop.sh prepare.sh populate.sh
 *                             what is done with what is there, by whatever
 *                             it was made
 *     resources.sh            how each thing is found, by name or tag
 *     lib.sh                  what all share
 *     *.json                  settings and mappings, which go as file://
 *
 * They keep no state: what exists is found in the account, what differs is
 * said and left, what another made is never touched. They work with AWS CLI 1
 * and 2 and bash 3.2.
 */
#ifndef DMSC_EMIT_CLI_H
#define DMSC_EMIT_CLI_H

#include "emit/emit.h"

/* Adds the files to OUTPUT. Overrides that name no resource are reported. */
void cli_emit(struct arena *a, const struct graph *g, struct output *output,
              struct findings *fs);

#endif
