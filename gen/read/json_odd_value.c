/* Something stands where a value should. */
#include "read/json_recover.h"

static enum json_next no_value(struct json_reader *r)
{
    if (*r->at == ']')
        return json_no_bracket(r);
    struct finding *f = json_error(r, r->last, 0, "the value is missing");
    json_help(r, f, "write a value after the ':', such as null or \"\"");
    build_scalar(&r->b, NODE_ERROR, json_off(r, r->last), 0);
    return JSON_AFTER;
}

enum json_next json_odd_value(struct json_reader *r)
{
    /* With r->last as it was, where it is of use. */
    bool skipped = json_skip_odd(r), object = json_in_object(r);
    int c = json_current(r);
    if (skipped && c != -1 && !json_is_end(c))
        return JSON_VALUE;
    if (c == -1)
        return json_early_end(r);
    enum json_next next;
    if (r->templated && json_hole(r, &next))
        return next;
    if (object && json_is_end(c))
        return no_value(r);
    if (build_depth(&r->b) && c == ',')
        return json_extra_commas(r);
    if (build_depth(&r->b) && (c == ']' || c == '}'))
        return json_early_close(r);
    if (json_odd_quotes(r, NODE_STRING))
        return JSON_AFTER;
    if (object && c == ':') {
        struct finding *f = json_error(r, r->at, 1, "a second ':'");
        json_help(r, f, "remove it");
        json_fix(r, f, true, r->at, 1, "");
        r->at++;
        return JSON_VALUE;
    }
    if (json_starts_word(c)) {
        json_odd_word(r);
        return JSON_AFTER;
    }
    if (c == '(')
        return json_parenthesis(r);
    json_unexpected(r, "write a value: \"text\", a number, true, false, null, "
                       "[...] or {...}");
    const char *end = json_skip_over(r, r->at, false);
    json_add_broken(r, end == r->at ? end + 1 : end);
    return JSON_AFTER;
}
