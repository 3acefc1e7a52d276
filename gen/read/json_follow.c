/* What is wrong only because something before it is. */
#include "read/json_reader.h"

/* Whether at least WANTED tokens stand from P on before AT. */
static bool has_tokens(const char *p, const char *at, unsigned wanted)
{
    while (wanted && (p = json_blanks(p, at)) < at) {
        wanted--;
        if (*p == '"')
            for (p++; p < at && *p != '"' && *p != '\n'; p++)
                ;
        else if (!json_ends_word(*p))
            while (p + 1 < at && !json_ends_word(p[1]))
                p++;
        p++;
    }
    return wanted == 0;
}

/* Whether what is wrong at AT may follow from what was wrong before: where
 * one had to guess how to go on, until some tokens were as they should be;
 * where brackets do not fit, to the end. */
bool json_follows(struct json_reader *r, const char *at)
{
    enum { TOKENS_TRUSTED = 3 };
    if (r->bad_brackets)
        return true;
    if (!r->doubt)
        return false;
    if (at > r->doubt && has_tokens(r->doubt, at, TOKENS_TRUSTED)) {
        r->doubt = NULL;
        return false;
    }
    r->doubt = at > r->doubt ? at : r->doubt;
    return true;
}
