/* Comments, and blanks of other worlds. */
#include "base/utf8.h"
#include "read/json_reader.h"

static void comment(struct json_reader *r, const char *end)
{
    size_t len = (size_t)(end - r->at);
    r->cut_off |= end == r->end;
    build_comment(&r->b, json_off(r, r->at), (uint32_t)len);
    if (!r->comments_allowed) {
        if (!r->comments.n)
            r->comment = json_report(r, r->at, len, FINDING_JSON_COMMENT,
                                     "JSON has no comments");
        json_fix_comment(r, end);
    }
    r->at = end;
}

/* Who writes comments writes many: they are one mistake, told where the first
 * is. */
void json_end_comments(struct json_reader *r)
{
    size_t n = r->comments.n;
    if (!n || !r->comment)
        return;
    if (n > 1)
        json_help(r, r->comment,
                  "remove it, and the other %zu, or keep the document as YAML",
                  n - 1);
    else
        json_help(r, r->comment, "remove it, or keep the document as YAML");
    finding_fix(r->fs, r->comment, false, n > 1 ? "remove them" : "remove it",
                r->comments.at, n);
}

const char *json_line_end(const struct json_reader *r, const char *p)
{
    while (p < r->end && *p != '\n' && *p != '\r')
        p++;
    return p;
}

static bool skip_comment(struct json_reader *r)
{
    const char *p = r->at;
    if (*p == '#' || (*p == '/' && json_is(r, p + 1, '/'))) {
        comment(r, json_line_end(r, p));
        return true;
    }
    if (*p != '/' || !json_is(r, p + 1, '*'))
        return false;
    for (p += 2; p < r->end; p++)
        if (*p == '*' && json_is(r, p + 1, '/')) {
            comment(r, p + 2);
            return true;
        }
    struct finding *f = json_error(r, r->at, 2, "the comment is not closed");
    json_help(r, f, "write */ at its end, or better remove it");
    r->at = r->end;
    return true;
}

/* What looks like a blank and is none in JSON. */
static bool is_odd_blank(uint32_t c)
{
    return c == 0x0B || c == 0x0C || c == 0x85 || c == 0xA0 ||
           (c >= 0x2000 && c <= 0x200F) || c == 0x2028 || c == 0x2029 ||
           c == 0x202F || c == 0x205F || c == 0x2060 || c == 0x3000 ||
           c == 0xFEFF;
}

/* Pasted text is full of them: they are one mistake, told where the first
 * is. */
static void odd_blank(struct json_reader *r, unsigned len, uint32_t c)
{
    struct str first = {r->at, len};
    struct str rest = {r->at + len, (size_t)(r->end - r->at) - len};
    if (r->odd_blanks)
        return;
    r->odd_blanks = true;
    struct finding *f =
        json_error(r, r->at, len, "U+%04X is not a blank that JSON knows", c);
    json_help(r, f,
              str_contains(rest, first)
                  ? "write a space, here and wherever there are more of them; "
                    "such characters come with pasted text"
                  : "write a space; such characters come with pasted text");
}

static bool skip_odd_blank(struct json_reader *r)
{
    struct str rest = {r->at, (size_t)(r->end - r->at)};
    uint32_t c;
    unsigned len = utf8_decode(str_sub(rest, 0, 4), &c);
    if (!len || !is_odd_blank(c))
        return false;
    odd_blank(r, len, c);
    while (len && is_odd_blank(c)) {
        r->at += len;
        rest = str_sub(rest, len, rest.len);
        len = utf8_decode(str_sub(rest, 0, 4), &c);
    }
    return true;
}

bool json_skip_odd(struct json_reader *r)
{
    const char *from = r->at;
    while (r->at < r->end) {
        const char *p = r->at;
        struct str rest = {p, (size_t)(r->end - p)};
        if (skip_comment(r) || skip_odd_blank(r)) {
            r->at = json_blanks(r->at, r->end);
        } else if (utf8_decode(str_sub(rest, 0, 4), NULL) == 0) {
            struct finding *f = json_error(
                r, p, 1, "the byte 0x%02X is not UTF-8", (unsigned char)*p);
            json_help(r, f, "save the file as UTF-8");
            while (rest.len && !utf8_decode(str_sub(rest, 0, 4), NULL))
                rest = str_sub(rest, 1, rest.len);
            r->at = json_blanks(r->end - rest.len, r->end);
        } else {
            break;
        }
    }
    return r->at != from;
}
