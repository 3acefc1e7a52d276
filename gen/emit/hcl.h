/* Writes HCL as `terraform fmt` would: two spaces, the equal signs of
 * neighbouring one-line attributes below each other, blocks set apart.
 *
 * A body is a list of entries; it lives in an arena and is printed at the
 * end, when it is known what is to be aligned. Values are expressions in HCL;
 * those of several lines are indented relative to their own first line.
 */
#ifndef DMSC_EMIT_HCL_H
#define DMSC_EMIT_HCL_H

#include "base/buf.h"
#include "base/vec.h"

struct hcl_body;

/* An empty body in A. */
struct hcl_body *hcl_body(struct arena *a);

/* name = value */
void hcl_attribute(struct hcl_body *b, struct str name, struct str value);

/* type "label" "label" { ... }: the body of the new block. Labels may be
 * empty. A blank line is put before it unless it is the first entry. */
struct hcl_body *hcl_block(struct hcl_body *b, struct str type,
                           struct str label1, struct str label2);

/* An empty line; none at the start of a body, never two. */
void hcl_blank(struct hcl_body *b);

/* # text */
void hcl_comment(struct hcl_body *b, struct str text);

bool hcl_is_empty(const struct hcl_body *b);

/* Appends a file's body, or what is between the brackets of a block. */
void hcl_print(const struct hcl_body *b, struct buf *out);

/* A quoted string. Interpolations in TEXT are not ones: "${" is written
 * "$${". */
struct str hcl_quote(struct arena *a, struct str text);

/* The text of a template string without its quotes. */
void hcl_add_escaped(struct buf *out, struct str text);

/* Whether NAME may stand unquoted as a key. */
bool hcl_is_identifier(struct str name);

/* { key = value ... } and [ ... ] of expressions, one a line; a list of one
 * item stays on its line. */
struct hcl_pair {
    struct str key, value;
};
struct str hcl_object(struct arena *a, const struct hcl_pair *pairs, size_t n);
struct str hcl_list(struct arena *a, const struct str *items, size_t n);

/* A name of ours as an identifier: "private-1" is private_1. */
struct str hcl_name(struct arena *a, struct str name);

#endif
