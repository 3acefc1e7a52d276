/* Edits, and how they get out of a view: what is to be written in a document
 * is written as the string, the heredoc or the shell word around it wants it,
 * text by text up to the file.
 *
 *     view    "Severity": "LOGGER_SEVERITY_DEFAULT"
 *     parent  \"Severity\": \"LOGGER_SEVERITY_DEFAULT\"
 *
 * The segments of a view (text/text.h) say how what they hold is written in
 * the parent. What cannot be said there (a line end in a folded scalar, half
 * of an escape, something across the end of a quotation) is not written at
 * all: no edit is better than a wrong one.
 */
#ifndef DMSC_TEXT_ENCODE_H
#define DMSC_TEXT_ENCODE_H

#include "base/buf.h"
#include "text/text.h"

/* TEXT in place of SPAN, in the spelling of the span's text; an empty span
 * inserts. */
struct edit {
    struct span span;
    struct str text;
};

/* Makes E an edit of the file, in its bytes. False if that cannot be; then E
 * is worth nothing. */
bool encode_edit(struct arena *a, struct edit *e);

/* Adds BYTES as they are written within ENCODING. False if they cannot be. */
bool encode_bytes(struct buf *out, enum encoding encoding, struct str bytes);

#endif
