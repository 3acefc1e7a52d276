/* What would be right, as the schema itself shows it: its `examples`, or its
 * `default`. For report*.c alone. */
#ifndef DMSC_SCHEMA_REPORT_EXAMPLE_H
#define DMSC_SCHEMA_REPORT_EXAMPLE_H

#include "base/buf.h"
#include "schema/machine.h"

/* Adds "for example: zones: 2", spelt as V would be in its document. Nothing
 * if the schema shows nothing that is short and that it takes itself. */
void example_add(struct buf *b, const struct program *p,
                 const struct failure *failure, struct val v);

/* Adds "the default is 2", where a list or a limit is said already. */
void example_add_default(struct buf *b, const struct program *p,
                         const struct failure *failure, struct val v);

#endif
