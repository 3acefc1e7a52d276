/* Writes YAML scalars for templates. */
#ifndef DMSC_EMIT_YAML_TEXT_H
#define DMSC_EMIT_YAML_TEXT_H

#include "base/buf.h"

/* TEXT as a YAML string on one line: plain where no reader (YAML 1.1 or 1.2)
 * could take it for anything else, quoted otherwise. */
void yaml_add_string(struct buf *out, struct str text);

/* The same, always quoted: for what comes after a tag. */
void yaml_add_quoted(struct buf *out, struct str text);

/* "|", then TEXT's lines, each behind INDENT spaces, to the end of the last.
 * TEXT must not begin with a space and must have no control characters but line
 * feeds. */
void yaml_add_block(struct buf *out, struct str text, unsigned indent);

/* Whether yaml_add_block can hold TEXT. */
bool yaml_fits_block(struct str text);

#endif
