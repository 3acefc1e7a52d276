/* JSON (RFC 8259) into the node tree.
 *
 * The reader always recovers: whatever the bytes are, there is a tree, and
 * each mistake is reported once, with its place and what to type instead.
 * A document is rejected when it reported an error (json/syntax,
 * json/comment); a key that stands twice is a warning (json/duplicate-key).
 *
 * Where it is certain what was meant (a trailing or missing comma, single
 * quotes, True for true) the nodes are as if it had been written; where it is
 * not, the node is a NODE_ERROR or its container is flagged NODE_BROKEN.
 * A string with a mistake inside is flagged NODE_BROKEN.
 *
 * Values are always UTF-8: a lone surrogate (\ud800), which the grammar
 * allows, and a byte that is not UTF-8, which is an error, become U+FFFD.
 * Numbers stay as written. A BOM at the start is skipped. Spans are bytes of
 * the text that was given, of strings and keys with their quotes.
 */
#ifndef DMSC_READ_JSON_H
#define DMSC_READ_JSON_H

#include "tree/tree.h"

struct json_options {
    bool comments;  /* allowed; without, each is read, kept and reported */
    bool templated; /* placeholders stand for what nobody knows here */
};

/* Of a templated document: ${...}, {{...}}, $NAME, %NAME%, @NAME@, <...> and
 * ...output omitted... in
 * place of a value are NODE_UNKNOWN; in place of a member, an item or a comma
 * they leave the container NODE_OPEN. A string with a hole of its view in it
 * (text/text.h), or in a file with ${...} or {{...}}, is flagged NODE_HOLES;
 * in a view that is text like any other, since the host has seen to it. */

/* Reads TEXT into a tree in A. OPTIONS may be NULL: strict JSON. The result
 * is never NULL and has a root; of what cannot be read at all (an empty
 * document) it is a NODE_ERROR. */
struct tree *json_read(struct arena *a, struct text *text,
                       const struct json_options *options, struct findings *fs);

/* The value of a JSON string as a text of its own, a view over the string's
 * text: what is read from it has its place in the outer file. STRING must be
 * a string or key that json_read made. */
struct text *json_string_view(struct arena *a, struct val string);

#endif
