/* resources.sh: how each thing is found, and whose it is. */
#ifndef DMSC_EMIT_CLI_FIND_H
#define DMSC_EMIT_CLI_FIND_H

#include "emit/cli_call.h"

/* The finders of all resources, and the variables that they look at. */
struct str cli_finders(const struct cli *c);

/* What R's finder must know of others. */
void cli_find_needs(const struct cli *c, const struct resource *r,
                    struct cli_refs *refs);

/* "subnet=$(find_subnet SubnetId)": what may not be there. */
struct str cli_find(const struct cli *c, const struct resource *r);

/* "subnet=$(must 'subnet shop' find_subnet SubnetId)": what must be. */
struct str cli_must(const struct cli *c, const struct term *reference);

/* The resource whose tag says whom R belongs to: itself or what it is a part
 * of; NULL where its finder looks for the tag already. */
const struct resource *cli_tagged(const struct resource *r);

/* `"$(owner_of_secret "$secret")"`: the migration that R belongs to. */
struct str cli_owner(const struct cli *c, const struct resource *tagged);

#endif
