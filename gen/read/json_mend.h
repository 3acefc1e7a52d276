/* The one bracket that would make a document whole.
 *
 * A bracket that is missing, too many, or the wrong one shows only where what
 * follows no longer fits, which may be the end of the file. Where counting
 * says that it is one bracket, indentation and grammar say which. */
#ifndef DMSC_READ_JSON_MEND_H
#define DMSC_READ_JSON_MEND_H

#include "text/text.h"

enum json_mend_kind {
    JSON_MEND_NONE,
    JSON_MEND_INSERT, /* a closing bracket is missing at AT */
    JSON_MEND_SKIP,   /* the one at AT is too many */
    JSON_MEND_REPLACE /* the one at AT is of the wrong kind */
};

struct json_mend {
    enum json_mend_kind kind;
    const char *at; /* in the text; of an insertion, the end of the token that
                       comes before it */
    char bracket;   /* what is inserted */
    char next;      /* before which bracket; 0 if it is none */
    bool sure;      /* the layout says so, not only what follows */
};

/* What would mend TEXT; JSON_MEND_NONE if it is not one bracket. With
 * TEMPLATED, braces of placeholders are none of the document's. */
struct json_mend json_mend_find(struct text *text, bool templated);

#endif
