/* The value of a YAML scalar as a text of its own. What the value is, libyaml
 * has said; here each of its bytes finds its place. */
#include "base/utf8.h"
#include "read/view.h"
#include "read/yaml.h"

struct scan {
    struct view v;
    struct str raw; /* the scalar in the text */
    uint32_t off;   /* of raw in the text */
    size_t at;      /* in raw */
    struct str value;
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static bool is_break(char c)
{
    return c == '\n' || c == '\r';
}

static char peek(const struct scan *s, size_t ahead)
{
    return s->at + ahead < s->raw.len ? s->raw.ptr[s->at + ahead] : '\0';
}

static void copy(struct scan *s, size_t len)
{
    view_copy(&s->v, s->off + (uint32_t)s->at, (uint32_t)len);
    s->at += len;
}

static void escape(struct scan *s, size_t len, struct str value)
{
    view_escape(&s->v, s->off + (uint32_t)s->at, (uint32_t)len, value);
    s->at += len;
}

/* Blanks and line ends at s->at: how long, and how many line ends. */
static size_t fold_len(const struct scan *s, size_t *breaks)
{
    size_t n = 0;
    *breaks = 0;
    while (is_blank(peek(s, n)) || is_break(peek(s, n))) {
        if (peek(s, n) == '\r' && peek(s, n + 1) == '\n')
            n++;
        *breaks += is_break(peek(s, n));
        n++;
    }
    return n;
}

/* A line end in plain and quoted text: one is a space, N are N - 1. */
static void fold(struct scan *s)
{
    static const char lines[] = "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n";
    size_t breaks, len = fold_len(s, &breaks);
    if (breaks == 0) {
        copy(s, len);
        return;
    }
    if (breaks == 1) {
        escape(s, len, STR(" "));
        return;
    }
    for (breaks--; breaks > sizeof lines - 1; breaks -= sizeof lines - 1)
        escape(s, 0, (struct str){lines, sizeof lines - 1});
    escape(s, len, (struct str){lines, breaks});
}

/* --- Double quotes ---------------------------------------------------- */

static const struct {
    char name;
    uint32_t code_point;
} escapes[] = {
    {'0', 0},    {'a', 7},      {'b', 8},      {'t', 9},     {'\t', 9},
    {'n', 10},   {'v', 11},     {'f', 12},     {'r', 13},    {'e', 27},
    {' ', ' '},  {'"', '"'},    {'/', '/'},    {'\\', '\\'}, {'N', 0x85},
    {'_', 0xA0}, {'L', 0x2028}, {'P', 0x2029},
};

static uint32_t hex(const struct scan *s, size_t from, size_t digits)
{
    uint32_t n = 0;
    for (size_t i = from; i < from + digits; i++) {
        char c = peek(s, i);
        n = n << 4 | (uint32_t)(c <= '9' ? c - '0' : (c | 32) - 'a' + 10);
    }
    return n;
}

static void double_escape(struct scan *s)
{
    char name = peek(s, 1), bytes[4];
    size_t digits = name == 'x' ? 2 : name == 'u' ? 4 : name == 'U' ? 8 : 0;
    uint32_t c = digits ? hex(s, 2, digits) : 0;
    if (is_break(name)) { /* a line end that is none, and the indentation */
        size_t breaks, before = s->at;
        s->at++;
        size_t len = fold_len(s, &breaks);
        s->at = before;
        escape(s, len + 1,
               (struct str){"\n\n\n\n", breaks < 5 ? breaks - 1 : 4});
        return;
    }
    for (size_t i = 0; i < COUNT_OF(escapes); i++)
        if (escapes[i].name == name)
            c = escapes[i].code_point;
    if (c > 0x10FFFF)
        c = 0xFFFD;
    escape(s, 2 + digits, (struct str){bytes, utf8_encode(c, bytes)});
}

static void flow_scalar(struct scan *s, char quote)
{
    while (s->at < s->raw.len && s->v.bytes.len < s->value.len) {
        char c = peek(s, 0);
        if (quote == '"' && c == '\\')
            double_escape(s);
        else if (quote == '\'' && c == '\'')
            escape(s, 2, STR("'"));
        else if (is_blank(c) || is_break(c))
            fold(s);
        else
            copy(s, 1);
    }
}

/* --- Literal and folded ------------------------------------------------ */

static size_t line_len(const struct scan *s)
{
    size_t n = 0;
    while (s->at + n < s->raw.len && !is_break(peek(s, n)))
        n++;
    return n;
}

static size_t break_len(const struct scan *s)
{
    return peek(s, 0) == '\r' && peek(s, 1) == '\n' ? 2 : is_break(peek(s, 0));
}

/* How many line ends, or how many spaces (one), the value has before its next
 * line of text. */
static size_t gap_in_value(const struct scan *s, bool text_before)
{
    struct str rest = str_sub(s->value, s->v.bytes.len, s->value.len);
    size_t n = 0;
    while (n < rest.len && rest.ptr[n] == '\n')
        n++;
    if (n == 0 && text_before && rest.len && rest.ptr[0] == ' ')
        n = 1;
    return n;
}

/* The line ends from FROM (where the last text ended) to s->at, as the value
 * has them: one by one where it has as many, else folded. */
static void add_gap(struct scan *s, size_t from, size_t in_value)
{
    struct str gap = str_sub(s->value, s->v.bytes.len, in_value);
    size_t end = s->at, breaks, n = 0;
    s->at = from;
    while (s->at + n < end) {
        breaks = peek(s, n) == '\n';
        in_value -= breaks && in_value ? 1 : 0;
        n++;
    }
    if (in_value == 0 && gap.len && gap.ptr[0] == '\n') {
        for (size_t left = gap.len; left && s->at < end;) {
            size_t len = break_len(s);
            if (len == 2 || (len == 1 && peek(s, 0) == '\r'))
                escape(s, len, STR("\n"));
            else if (len)
                copy(s, 1);
            else
                s->at++;
            left -= len != 0;
        }
    } else if (gap.len) {
        escape(s, end - from, gap);
    }
    s->at = end;
}

/* The columns before each line of text: from the first one. */
static size_t indentation(struct scan *s)
{
    struct str value = s->value;
    while (value.len && *value.ptr == '\n')
        value = str_sub(value, 1, value.len);
    const char *stop = value.len ? memchr(value.ptr, '\n', value.len) : NULL;
    size_t want = stop ? (size_t)(stop - value.ptr) : value.len;
    size_t saved = s->at, indent = 0, len, blanks;
    while (s->at < s->raw.len) {
        len = line_len(s);
        for (blanks = 0; blanks < len && peek(s, blanks) == ' ';)
            blanks++;
        if (blanks < len) {
            size_t deeper = 0; /* spaces that are part of the value */
            while (deeper < want && value.ptr[deeper] == ' ')
                deeper++;
            indent = blanks - (deeper < blanks ? deeper : blanks);
            break;
        }
        s->at += len + 1;
    }
    s->at = saved;
    return indent;
}

static void block_scalar(struct scan *s)
{
    s->at += line_len(s);
    s->at += break_len(s);
    size_t indent = indentation(s), ended = s->at;
    bool text = false;
    while (s->at < s->raw.len) {
        size_t len = line_len(s);
        if (len > indent) {
            s->at += indent;
            size_t in_value = gap_in_value(s, text);
            if (text || in_value)
                add_gap(s, ended, in_value);
            copy(s, len - indent);
            ended = s->at;
            text = true;
        } else {
            s->at += len;
        }
        s->at += break_len(s);
    }
    s->at = ended;
    /* The last line's end stands behind the span. */
    struct str rest = str_sub(s->value, s->v.bytes.len, s->value.len);
    s->raw = str_sub(s->v.parent->bytes, s->off, s->v.parent->bytes.len);
    if (rest.len)
        escape(s, break_len(s), rest);
}

static enum encoding encoding_of(struct val string, struct str raw)
{
    if (!raw.len || val_flags(string) & NODE_PLAIN)
        return ENCODING_NONE;
    switch (*raw.ptr) {
    case '|':
        return ENCODING_YAML_LITERAL;
    case '>':
        return ENCODING_YAML_FOLDED;
    case '"':
        return ENCODING_YAML_DOUBLE;
    case '\'':
        return ENCODING_YAML_SINGLE;
    default:
        return ENCODING_NONE;
    }
}

struct text *yaml_string_view(struct arena *a, struct val string)
{
    string = val_target(string);
    struct span span = val_span(string);
    struct scan s = {.raw = span_str(span), .off = span.off};
    s.value = val_str(string);
    view_start(&s.v, a, span.text);
    s.v.encoding = encoding_of(string, s.raw);
    if (!(val_flags(string) & NODE_DECODED)) {
        size_t at = (size_t)(s.value.ptr - span.text->bytes.ptr);
        view_copy(&s.v, (uint32_t)at, (uint32_t)s.value.len);
        return view_finish(&s.v, string);
    }
    char first = s.raw.len ? *s.raw.ptr : '\0';
    bool plain = val_flags(string) & NODE_PLAIN;
    if (!plain && (first == '|' || first == '>')) {
        block_scalar(&s);
    } else {
        bool quoted = !plain && (first == '"' || first == '\'');
        s.at += quoted;
        flow_scalar(&s, quoted ? first : '\0');
    }
    return view_finish(&s.v, string);
}
