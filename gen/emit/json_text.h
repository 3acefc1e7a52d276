/* Writes JSON text for outputs that are not JSON documents of their own. */
#ifndef DMSC_EMIT_JSON_TEXT_H
#define DMSC_EMIT_JSON_TEXT_H

#include "base/buf.h"

/* TEXT as it stands between the quotes of a JSON string. */
void json_add_escaped(struct buf *out, struct str text);

#endif
