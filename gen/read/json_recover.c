#include "read/json_recover.h"

#include "base/utf8.h"
#include "read/limits.h"

void json_add_broken(struct json_reader *r, const char *end)
{
    build_scalar(&r->b, NODE_ERROR, json_off(r, r->at),
                 (uint32_t)(end - r->at));
    r->at = end;
}

void json_break_top(struct json_reader *r)
{
    if (build_top(&r->b))
        build_top(&r->b)->flags |= NODE_BROKEN;
}

void json_doubt(struct json_reader *r)
{
    r->doubt = r->at;
    json_break_top(r);
}

unsigned json_valid_len(const struct json_reader *r, const char *p)
{
    return utf8_decode((struct str){p, (size_t)(r->end - p)}, NULL);
}

const char *json_string_end(const struct json_reader *r, const char *p)
{
    char quote = *p++;
    while (p < r->end && *p != quote && *p != '\n')
        p += *p == '\\' && p + 1 < r->end ? 2 : 1;
    return json_is(r, p, quote) ? p + 1 : p;
}

const char *json_skip_over(const struct json_reader *r, const char *p,
                           bool whole)
{
    size_t depth = 0;
    while (p < r->end) {
        char c = *p;
        if (c == '"') {
            p = json_string_end(r, p);
            continue;
        }
        if (depth == 0 && json_is_end(c))
            break;
        depth += c == '{' || c == '[';
        depth -= c == '}' || c == ']';
        p++;
        if (whole && depth == 0)
            break;
    }
    return p;
}

bool json_starts_word(int c)
{
    return c >= 0x80 ||
           (c > 0 && (char_is_name((char)c) || strchr("$-+.%@*", c)));
}

void json_unexpected(struct json_reader *r, const char *wanted)
{
    unsigned len = json_valid_len(r, r->at);
    unsigned char c = (unsigned char)*r->at;
    struct finding *f;
    if (c < ' ' || c == 0x7F)
        f = json_error(r, r->at, len, "the control character 0x%02X", c);
    else
        f = json_error(r, r->at, len, "'%.*s' cannot stand here", (int)len,
                       r->at);
    json_help(r, f, "%s", wanted);
    r->bad_brackets |= c == '{' || c == '[' || c == ':';
    json_doubt(r);
}

enum json_next json_extra_commas(struct json_reader *r)
{
    struct finding *f =
        json_error(r, r->at, 1, "nothing stands before this ','");
    json_help(r, f, "remove the ','");
    const char *from = r->at, *end = from;
    while (json_is(r, r->at, ',')) {
        end = r->at + 1;
        r->at = json_blanks(end, r->end);
    }
    json_fix(r, f, true, from, (size_t)(end - from), "");
    int c = json_current(r);
    if (c == '}' || c == ']' || c == -1)
        return JSON_AFTER;
    return json_in_object(r) ? JSON_KEY : JSON_VALUE;
}

/* The dots at r->at, with blanks between them, that examples have for what they
 * leave out: where they end, and how many they are. */
static const char *dots(const struct json_reader *r, unsigned *count)
{
    const char *p = r->at, *end = r->at;
    for (*count = 0; p < r->end; p = json_blanks(end, r->end)) {
        struct str rest = {p, (size_t)(r->end - p)};
        bool ellipsis = str_starts(rest, STR("\xE2\x80\xA6"));
        if (!ellipsis && *p != '.')
            break;
        *count += ellipsis ? 3 : 1;
        end = p + (ellipsis ? 3 : 1);
    }
    return end;
}

bool json_left_out(struct json_reader *r, enum json_next *next)
{
    unsigned count;
    const char *end = dots(r, &count);
    bool after = r->at == r->last;
    if (!count)
        return false;
    struct finding *f = json_error(r, r->at, (size_t)(end - r->at),
                                   count == 1 && after ? "a '.' between members"
                                                       : "'...' is no member");
    json_help(r, f,
              count == 1 && after ? "write ','"
                                  : "write what is left out here");
    r->at = end;
    json_break_top(r);
    end = json_blanks(end, r->end);
    bool object = json_in_object(r);
    bool more = end < r->end && !json_is_end(*end);
    *next = more ? (object ? JSON_KEY : JSON_VALUE) : JSON_AFTER;
    return true;
}

void json_too_deep(struct json_reader *r)
{
    struct finding *f = json_error(
        r, r->at, 1, "more than %d brackets within each other", READ_DEPTH_MAX);
    json_help(r, f, "take the inner part into a document of its own");
    json_add_broken(r, json_skip_over(r, r->at, true));
}

void json_trailing(struct json_reader *r)
{
    do
        r->at = json_blanks(r->at, r->end);
    while (json_skip_odd(r));
    int c = json_current(r);
    if (c == -1)
        return;
    const char *end = json_line_end(r, r->at);
    struct finding *f;
    if (c == '}' || c == ']') {
        f = json_error(r, r->at, 1, "this '%c' closes nothing", c);
        json_help(r, f, "remove it, or open what it should close");
    } else {
        f = json_error(r, r->at, (size_t)(end - r->at),
                       "text after the end of the document");
        json_help(r, f,
                  c == ','   ? "remove it"
                  : c == ':' ? "write { before the first key, and } at the end"
                             : "remove it, or put all values into one "
                               "array: [..., ...]");
    }
    r->bad_brackets = true;
    r->b.nodes[0].flags |= NODE_BROKEN;
}
