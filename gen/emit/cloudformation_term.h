/* Terms as YAML of a CloudFormation template. */
#ifndef DMSC_EMIT_CLOUDFORMATION_TERM_H
#define DMSC_EMIT_CLOUDFORMATION_TERM_H

#include "base/buf.h"
#include "graph/graph.h"

/* The logical id of a resource that is one of its own in CloudFormation. */
struct str cloudformation_id(struct arena *a, const struct resource *r);

/* Writes a term after a key ("Key:" is written, without a space), to the end
 * of its last line. What goes on further lines stands behind INDENT spaces. */
void cloudformation_term(struct arena *a, struct buf *out, const struct term *t,
                         unsigned indent);

/* Writes "KEY:" behind INDENT spaces, and the term. */
void cloudformation_member(struct arena *a, struct buf *out, struct str key,
                           const struct term *t, unsigned indent);

#endif
