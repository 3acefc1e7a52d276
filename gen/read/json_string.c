/* Strings with escapes, with letters beyond ASCII, and with mistakes. */
#include "base/utf8.h"
#include "read/json_reader.h"

enum { REPLACEMENT = 0xFFFD };

/* The value of four hexadecimal digits at P, or -1. */
static long hex4(const char *p, const char *end)
{
    long n = 0;
    if (end - p < 4)
        return -1;
    for (int i = 0; i < 4; i++) {
        char c = p[i];
        int digit = c >= '0' && c <= '9'   ? c - '0'
                    : c >= 'a' && c <= 'f' ? c - 'a' + 10
                    : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                           : -1;
        if (digit < 0)
            return -1;
        n = n * 16 + digit;
    }
    return n;
}

static bool is_high(long unit)
{
    return unit >= 0xD800 && unit <= 0xDBFF;
}

static bool is_low(long unit)
{
    return unit >= 0xDC00 && unit <= 0xDFFF;
}

static unsigned unicode_escape(const char *p, const char *end, uint32_t *c)
{
    long unit = hex4(p + 2, end);
    if (unit < 0)
        return 0;
    *c = is_high(unit) || is_low(unit) ? REPLACEMENT : (uint32_t)unit;
    if (!is_high(unit) || end - p < 12 || p[6] != '\\' || p[7] != 'u')
        return 6;
    long low = hex4(p + 8, end);
    if (!is_low(low))
        return 6;
    *c = 0x10000 + ((uint32_t)(unit - 0xD800) << 10) + (uint32_t)(low - 0xDC00);
    return 12;
}

unsigned json_escape(const char *p, const char *end, uint32_t *code_point)
{
    static const char names[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
    if (end - p < 2)
        return 0;
    if (p[1] == 'u')
        return unicode_escape(p, end, code_point);
    const char *name = p[1] ? strchr(names, p[1]) : NULL;
    if (!name)
        return 0;
    *code_point = (unsigned char)values[name - names];
    return 2;
}

/* A string while its mistakes are looked for: only the first is reported. */
struct scan {
    struct json_reader *r;
    const char *open; /* its first quote */
    const char *p;
    size_t start;       /* of the value in r->b.strings */
    const char *copied; /* up to here the value is there */
    bool broken;
    bool goes_on; /* over line ends: the closing quote has been seen */
};

static void copy_up_to(struct scan *s, const char *p)
{
    buf_add(&s->r->b.strings, s->copied, (size_t)(p - s->copied));
    s->copied = p;
}

/* The LEN bytes at s->p stand for something else. */
static void replace(struct scan *s, size_t len, uint32_t code_point)
{
    copy_up_to(s, s->p);
    buf_add_utf8(&s->r->b.strings, code_point);
    s->p += len;
    s->copied = s->p;
}

static struct finding *mistake(struct scan *s, size_t len, const char *message)
{
    if (s->broken)
        return NULL;
    s->broken = true;
    return json_error(s->r, s->p, len, "%s", message);
}

static void bad_escape(struct scan *s)
{
    struct json_reader *r = s->r;
    struct str rest = {s->p + 1, (size_t)(r->end - s->p - 1)};
    unsigned len = utf8_decode(str_sub(rest, 0, 4), NULL);
    if (len == 0 || (unsigned char)*rest.ptr < ' ') {
        struct finding *f = mistake(s, 1, "a lone backslash in a string");
        json_help(r, f, "write \\\\ for a backslash");
        s->p++;
        return;
    }
    struct finding *f;
    if (*rest.ptr == 'u') {
        while (len < 5 && len < rest.len && (rest.ptr[len] | 32) >= '0' &&
               ((rest.ptr[len] >= '0' && rest.ptr[len] <= '9') ||
                ((rest.ptr[len] | 32) >= 'a' && (rest.ptr[len] | 32) <= 'f')))
            len++;
        f = mistake(s, len + 1, "\\u needs four hexadecimal digits");
        json_help(r, f, "write a letter as \\u00e9, a backslash as \\\\");
    } else {
        f = mistake(s, len + 1, "JSON does not know this escape");
        json_help(r, f,
                  *rest.ptr == '\'' ? "write ' without a backslash"
                                    : "write \\\\%.*s if a backslash is meant",
                  (int)len, rest.ptr);
    }
    s->p += len + 1;
}

/* Whether the string goes on after the line end at s->p: if the next quote
 * stands where a string may end, it is this string's. */
static bool goes_on(struct scan *s, char quote)
{
    const struct json_reader *r = s->r;
    const char *p = s->p;
    if (s->goes_on)
        return true;
    for (; p < r->end && *p != quote; p++)
        if (*p == '\\')
            p++;
    if (p >= r->end)
        return false;
    p = json_blanks(p + 1, r->end);
    s->goes_on = p == r->end || memchr(",:}]", *p, 4);
    return s->goes_on;
}

/* Where a string ends that was not closed on its line: what ends the line
 * most likely belongs to the document, as does a key's ':'. */
static const char *likely_end(const struct scan *s, enum node_kind kind)
{
    const char *p = s->p, *from = s->open + 1;
    const char *colon =
        kind == NODE_KEY ? memchr(from, ':', (size_t)(p - from)) : NULL;
    if (colon)
        return colon;
    while (p > from && memchr(" \t,}]", p[-1], 5))
        p--;
    return p;
}

static const struct {
    char c;
    const char *what, *help;
} controls[] = {
    {'\t', "a tab in a string", "write \\t"},
    {'\n', "a line end in a string", "write \\n"},
    {'\r', "a line end in a string", "write \\r\\n"},
    {'\0', "a NUL byte in a string", "write \\u0000"},
};

static void control(struct scan *s)
{
    struct finding *f = NULL;
    for (size_t i = 0; i < COUNT_OF(controls); i++)
        if (controls[i].c == *s->p) {
            f = mistake(s, *s->p != '\n', controls[i].what);
            json_help(s->r, f, "%s", controls[i].help);
        }
    if (!s->broken) {
        f = mistake(s, 1, "a control character in a string");
        json_help(s->r, f, "write \\u%04x", *s->p);
    }
    s->p++;
}

static void beyond_ascii(struct scan *s)
{
    struct str rest = {s->p, (size_t)(s->r->end - s->p)};
    unsigned len = utf8_decode(str_sub(rest, 0, 4), NULL);
    if (len) {
        s->p += len;
        return;
    }
    if (!s->broken) {
        struct finding *f =
            json_error(s->r, s->p, 1, "the byte 0x%02X is not UTF-8",
                       (unsigned char)*s->p);
        json_help(s->r, f, "save the file as UTF-8");
        s->broken = true;
    }
    replace(s, 1, REPLACEMENT);
}

static void escape(struct scan *s, char quote)
{
    uint32_t code_point;
    unsigned len = json_escape(s->p, s->r->end, &code_point);
    if (len)
        replace(s, len, code_point);
    else if (quote == '\'' && json_is(s->r, s->p + 1, '\''))
        replace(s, 2, '\'');
    else
        bad_escape(s);
}

/* Moves to the closing quote; false if there is none. */
static bool scan_string(struct scan *s, char quote)
{
    while (s->p < s->r->end && *s->p != quote) {
        unsigned char c = (unsigned char)*s->p;
        if (c == '\\')
            escape(s, quote);
        else if (c >= 0x80)
            beyond_ascii(s);
        else if ((c == '\n' || c == '\r') && !goes_on(s, quote))
            return false;
        else if (c < ' ')
            control(s);
        else
            s->p++;
    }
    return s->p < s->r->end;
}

/* The value ends at P, and more of it was decoded: once more up to there,
 * since what is decoded is shorter than what is written. */
static void end_at(struct scan *s, const char *p, char quote)
{
    struct json_reader *r = s->r;
    const char *end = r->end;
    r->b.strings.len = s->start;
    s->p = s->copied = s->open + 1;
    r->end = p;
    scan_string(s, quote);
    r->end = end;
    s->p = p;
}

static void unclosed(struct scan *s, char quote, enum node_kind kind)
{
    struct json_reader *r = s->r;
    struct finding *f = NULL;
    const char *p = likely_end(s, kind);
    s->p = p;
    f = mistake(s, 0, "the string is not closed");
    json_help(r, f, "write %c at its end", quote);
    if (f)
        finding_related(r->fs, f,
                        (struct span){r->text, json_off(r, s->open), 1},
                        "it begins here");
    s->broken = true;
    if (s->copied > p)
        end_at(s, p, quote);
}

void json_string(struct json_reader *r, enum node_kind kind, const char *p)
{
    char quote = *r->at;
    struct scan s = {r, r->at, p, r->b.strings.len, r->at + 1, false, false};
    bool closed = scan_string(&s, quote);
    if (!closed)
        unclosed(&s, quote, kind);
    uint32_t off = json_off(r, s.open);
    uint32_t len = (uint32_t)(s.p + closed - s.open);
    uint32_t node;
    if (s.copied == s.open + 1) {
        node = build_raw_string(&r->b, kind, off, len, off + 1,
                                (uint32_t)(s.p - s.open - 1));
    } else {
        copy_up_to(&s, s.p);
        node = build_decoded(&r->b, kind, off, len, s.start);
    }
    if (s.broken)
        r->b.nodes[node].flags |=
            NODE_BROKEN | (kind == NODE_KEY ? NODE_HOLES : 0);
    r->at = s.p + closed;
}
