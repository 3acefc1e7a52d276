/* The tokens of a JSON text as gen/read/mend.h wants them, and what it says of
 * them. */
#ifndef DMSC_READ_JSON_MEND_H
#define DMSC_READ_JSON_MEND_H

#include "read/mend.h"
#include "text/text.h"

struct json_mend {
    enum mend_kind kind;
    const char *at; /* in the text; of an insertion, the end of the token that
                       comes before it */
    char bracket, next;
    bool sure; /* as in struct mend */
};

/* What would mend TEXT. With TEMPLATED, braces of placeholders are none of
 * the document's. */
struct json_mend json_mend_find(struct text *text, bool templated);

#endif
