/* Which failures say what another one says: one mistake is told once. */
#ifndef DMSC_SCHEMA_ONCE_H
#define DMSC_SCHEMA_ONCE_H

#include "schema/machine.h"

/* A missing key of which the schema has no words of its own. */
bool once_plain_missing(const struct failure *f);

/* Whether the key that F misses is there after all, misspelt or in the wrong
 * place: that was said where it stands. */
bool once_is_elsewhere(const struct machine *m, const struct collector *out,
                       const struct failure *f);

/* Whether a failure before the one at AT says the same of the same object. */
bool once_is_said(const struct machine *m, const struct collector *out,
                  size_t at);

#endif
