/* Something stands where a key, or the colon after it, should. */
#include "read/json_recover.h"

/* --- Instead of a key --- */

/* Whether that is a name, and nothing that only stands where one should. */
static bool is_name(const char *p, const char *end)
{
    for (; p < end; p++)
        if (!char_is_word(*p))
            return false;
    return true;
}

/* A key without quotes, up to its colon. */
static enum json_next bare_key(struct json_reader *r)
{
    const char *p = r->at;
    for (unsigned n;
         p < r->end && !json_ends_word(*p) && (n = json_valid_len(r, p)) > 0;)
        p += n;
    size_t len = (size_t)(p - r->at);
    bool half = json_is(r, p, '"');
    struct finding *f = json_error(r, r->at, len,
                                   half ? "a key without its opening quote"
                                        : "a key without quotes");
    json_help(r, f, "write \"%.*s\"", (int)(len < 100 ? len : 100), r->at);
    const char *next = json_blanks(p + half, r->end);
    if (!json_is(r, next, ':') && next < r->end && json_valid_len(r, next))
        json_doubt(r);
    if (half)
        json_fix(r, f, true, r->at, 0, "\"");
    else if (is_name(r->at, p))
        json_fix_quotes(r, f, r->at, 0, p, 0);
    uint32_t off = json_off(r, r->at);
    build_raw_string(&r->b, NODE_KEY, off, (uint32_t)len + half, off,
                     (uint32_t)len);
    r->at = p + half;
    return JSON_COLON;
}

enum json_next json_odd_key(struct json_reader *r)
{
    bool skipped = json_skip_odd(r);
    int c = json_current(r);
    if (skipped && c != -1 && !json_is_end(c))
        return JSON_KEY;
    enum json_next next;
    if (c == -1)
        return json_early_end(r);
    if (r->templated && json_hole_key(r, &next))
        return next;
    if (c == ',')
        return json_extra_commas(r);
    if (c == '}' || c == ']')
        return json_early_close(r);
    if (json_odd_quotes(r, NODE_KEY))
        return JSON_COLON;
    if (json_left_out(r, &next))
        return next;
    if (json_starts_word(c))
        return bare_key(r);
    json_unexpected(r, "write a key: \"name\": value");
    r->at = json_skip_over(r, r->at, false);
    return JSON_AFTER;
}

/* --- Instead of a colon --- */

/* {"a", 1}: the ',' stands for the ':' if no key can follow it. */
static bool comma_for_colon(const struct json_reader *r)
{
    const char *p = json_blanks(r->at + 1, r->end);
    if (json_is(r, p, '"'))
        return !json_is(r, json_blanks(json_string_end(r, p), r->end), ':');
    return p < r->end && (memchr("{[-tfn", *p, 6) || (*p >= '0' && *p <= '9'));
}

static enum json_next wrong_colon(struct json_reader *r)
{
    struct finding *f = json_error(r, r->at, 1, "a '%c' after a key", *r->at);
    json_help(r, f, "write ':'");
    json_fix(r, f, true, r->at, json_is(r, r->at + 1, '>') ? 2 : 1, ":");
    r->at += 1 + (*r->at == '=' && json_is(r, r->at + 1, '>'));
    return JSON_VALUE;
}

enum json_next json_odd_colon(struct json_reader *r)
{
    const char *end_of_key = r->last;
    bool skipped = json_skip_odd(r);
    int c = json_current(r);
    if (skipped && c == ':')
        return JSON_COLON;
    if (c == -1)
        return json_early_end(r);
    if (c == '=' || c == ';' || (c == ',' && comma_for_colon(r)))
        return wrong_colon(r);
    if (!json_is_end(c) && (json_inner_quote(r) || json_give_back(r)))
        return JSON_COLON;
    if (json_is_end(c)) {
        struct finding *f =
            json_error(r, end_of_key, 0, "the key has no value");
        json_help(r, f, "write ':' and a value after the key");
        json_doubt(r);
        build_scalar(&r->b, NODE_ERROR, json_off(r, end_of_key), 0);
        return JSON_AFTER;
    }
    if (c == '"' || c == '\'' || c == '{' || c == '[' || json_starts_word(c)) {
        struct finding *f =
            json_error(r, end_of_key, 0, "the ':' after the key is missing");
        json_help(r, f, "write ':' between key and value");
        if (c != '{' && c != '[')
            r->doubt = r->at;
        json_fix(r, f, false, end_of_key, 0, ":");
        return JSON_VALUE;
    }
    json_unexpected(r, "write ':' between key and value");
    json_add_broken(r, json_skip_over(r, r->at, false));
    return JSON_AFTER;
}
