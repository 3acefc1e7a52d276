/* The blocks of the numbered scripts, one for each resource:
 *
 *     # subnet shop-public-1
 *     subnet_public_1=$(find_subnet_public_1 SubnetId)
 *     if absent 'subnet shop-public-1' "$subnet_public_1"; then
 *       subnet_public_1=$(create 'subnet shop-public-1' ec2 create-subnet ...)
 *     fi
 *     await ...
 *     compare ...
 *     settle ...
 */
#ifndef DMSC_EMIT_CLI_STAGE_H
#define DMSC_EMIT_CLI_STAGE_H

#include "emit/cli_find.h"

/* Whether there is anything to do in a group. */
bool cli_stage_has(const struct cli *c, const char *group);

/* What the group's blocks need that is not made by them: lines that look it
 * up. */
struct str cli_stage_needs(const struct cli *c, const char *group);

/* The blocks. */
struct str cli_stage_blocks(const struct cli *c, const char *group);

#endif
