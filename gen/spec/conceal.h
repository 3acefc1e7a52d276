/* Passwords that stand in a spec against all rules are not shown to the world
 * by the very message that says so: logs are kept and read. */
#ifndef DMSC_SPEC_CONCEAL_H
#define DMSC_SPEC_CONCEAL_H

#include "spec/fill.h"

/* Puts stars for what stands where a password belongs, in the source lines of
 * all findings from F's first on. */
void conceal_passwords(struct fill *f);

#endif
