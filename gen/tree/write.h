/* Writes values as JSON. */
#ifndef DMSC_TREE_WRITE_H
#define DMSC_TREE_WRITE_H

#include "base/buf.h"
#include "tree/tree.h"

/* Adds S as a JSON string with its quotes: only what must be is escaped, and
 * a byte that is not UTF-8 becomes U+FFFD. */
void write_json_string(struct buf *out, struct str s);

/* Adds V as JSON: members in their order, two spaces for each level from
 * INDENT on, no newline at the end; empty containers are {} and []. Numbers
 * stay as written. What JSON has no word for (unknown, error, nothing) is
 * null. */
void write_json(struct buf *out, struct val v, unsigned indent);

/* Starts the next line of a container, INDENT levels deep. */
void write_json_line(struct buf *out, unsigned indent);

#endif
