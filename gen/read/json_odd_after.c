/* Something stands where a comma or a closing bracket should. */
#include "read/json_recover.h"

/* On one line it may as well be a quote too many that parts the two. */
static bool ends_line(const struct json_reader *r)
{
    return memchr(r->last, '\n', (size_t)(r->at - r->last)) != NULL;
}

/* A word that has a quote at its end only. */
static bool is_half_quoted(const struct json_reader *r)
{
    if (r->at != r->last || *r->at != '"' || !r->b.count ||
        r->b.nodes[r->b.count - 1].kind == NODE_STRING)
        return false;
    const char *p = json_blanks(r->at + 1, r->end);
    return p == r->end || json_is_end(*p);
}

static enum json_next half_quoted(struct json_reader *r)
{
    struct node *n = &r->b.nodes[r->b.count - 1];
    struct finding *f = json_error(r, r->start + n->off, n->len,
                                   "text without its opening quote");
    json_help(r, f, "write \" before it");
    json_fix(r, f, true, r->start + n->off, 0, "\"");
    n->kind = NODE_ERROR;
    n->len++;
    r->at++;
    return JSON_AFTER;
}

/* Whether what stands at r->at may be a key: a text before a ':'. */
static bool may_be_key(const struct json_reader *r)
{
    const char *p = r->at;
    if (*p == '"' || *p == '\'')
        p = json_string_end(r, p);
    else
        while (p < r->end && !json_ends_word(*p))
            p++;
    p += json_is(r, p, '"');
    p = json_blanks(p, r->end);
    return p < r->end && memchr(":=\"'", *p, 4);
}

static enum json_next no_comma(struct json_reader *r)
{
    if (is_half_quoted(r))
        return half_quoted(r);
    bool object = json_in_object(r);
    if (object && *r->at != '{' && *r->at != '[' && !may_be_key(r)) {
        const char *end = json_skip_over(r, r->at, false);
        const char *line = json_line_end(r, r->at);
        end = line < end ? line : end;
        struct finding *f = json_error(r, r->at, (size_t)(end - r->at),
                                       "this belongs to no key");
        json_help(r, f, "remove it");
        json_doubt(r);
        r->at = end;
        return JSON_AFTER;
    }
    struct finding *f =
        json_error(r, r->last, 0, "a ',' is missing after this %s",
                   object ? "member" : "item");
    json_help(r, f, "write ',' between %s", object ? "members" : "items");
    r->doubt = r->at;
    json_fix(r, f, ends_line(r), r->last, 0, ",");
    return object ? JSON_KEY : JSON_VALUE;
}

/* What stands for a ',': right behind it comes the next member or item. */
static bool is_separator(const struct json_reader *r)
{
    if (!memchr(";|/:", *r->at, 4) || (*r->at == ':' && json_in_object(r)))
        return *r->at == ';';
    const char *p = json_blanks(r->at + 1, r->end);
    return *r->at == ';' || (p < r->end && memchr("\"{[", *p, 3) &&
                             (*r->at != ':' || *p != '"'));
}

static enum json_next wrong_separator(struct json_reader *r)
{
    struct finding *f =
        json_error(r, r->at, 1, "a '%c' between values", *r->at);
    json_help(r, f, "write ','");
    json_fix(r, f, true, r->at, 1, ",");
    r->at++;
    return json_in_object(r) ? JSON_KEY : JSON_VALUE;
}

enum json_next json_odd_after(struct json_reader *r)
{
    const char *last = r->last;
    if (json_skip_odd(r)) {
        int c = json_current(r);
        /* The comma is missing before the comment, not after it. */
        if (c != -1 && !json_is_end(c)) {
            r->last = last;
            return json_odd_after(r);
        }
        return JSON_AFTER;
    }
    int c = json_current(r);
    enum json_next next;
    if (c == -1)
        return r->mend.kind ? json_mend_bracket(r) : json_early_end(r);
    if (r->templated && json_hole_after(r, &next))
        return next;
    if (c == '}' || c == ']')
        return json_wrong_closer(r);
    if (c == ')')
        return json_close_parenthesis(r);
    if (json_left_out(r, &next))
        return next;
    if (is_separator(r))
        return wrong_separator(r);
    if (json_inner_quote(r) || json_give_back(r))
        return JSON_AFTER;
    if (c == '"' || c == '\'' || c == '{' || c == '[' || json_starts_word(c))
        return no_comma(r);
    json_unexpected(r, c == ':' && !json_in_object(r)
                           ? "write {...} around keys with values"
                           : "write ',' or close the bracket");
    r->at = json_skip_over(r, r->at, false);
    return JSON_AFTER;
}
