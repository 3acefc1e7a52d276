#include "text/encode.h"

/* ---- bytes ---- */

/* What an encoding does to a byte that it cannot take as it is. */
struct escapes {
    const char *from;      /* these bytes, */
    const char *const *to; /* each written so */
    char control;          /* what leads the number of another control
                              character: \u, \x; 0: it is as it is */
    bool one_line;         /* a line end cannot be written */
    bool holes;            /* "${" and "%{" get their sign doubled */
};

static const char *const json_words[] = {"\\\"", "\\\\", "\\n",
                                         "\\r",  "\\t",  "\\b"};
static const char *const shell_words[] = {"\\\"", "\\\\", "\\$", "\\`"};
static const char *const single_words[] = {"''"};
static const char *const shell_single_words[] = {"'\\''"};
static const char *const ansi_words[] = {"\\'", "\\\\"};

static const struct escapes escapes[] = {
    [ENCODING_SAME] = {.from = ""},
    [ENCODING_JSON] = {"\"\\\n\r\t\b", json_words, 'u', false, false},
    [ENCODING_HCL] = {"\"\\\n\r\t", json_words, 'u', false, true},
    [ENCODING_HCL_TEMPLATE] = {.from = "", .holes = true},
    [ENCODING_YAML_DOUBLE] = {"\"\\\n\r\t\b", json_words, 'x', false, false},
    [ENCODING_YAML_SINGLE] = {.from = "'",
                              .to = single_words,
                              .one_line = true},
    [ENCODING_YAML_LITERAL] = {.from = ""},
    [ENCODING_YAML_FOLDED] = {.from = "", .one_line = true},
    [ENCODING_SHELL_SINGLE] = {.from = "'", .to = shell_single_words},
    [ENCODING_SHELL_DOUBLE] = {.from = "\"\\$`", .to = shell_words},
    [ENCODING_SHELL_ANSI] = {.from = "'\\", .to = ansi_words},
    [ENCODING_SHELL_DOCUMENT] = {.from = "\\$`", .to = shell_words + 1},
};

static bool is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

/* A word without quotes: a backslash before all that may mean something. */
static bool encode_word(struct buf *out, struct str bytes)
{
    for (size_t i = 0; i < bytes.len; i++) {
        char c = bytes.ptr[i];
        bool plain = char_is_letter(c) || char_is_digit(c) ||
                     (unsigned char)c >= 0x80 || (c && strchr("_-./:,=@%+", c));
        if (is_line_end(c) || !c)
            return false;
        if (!plain)
            buf_add_char(out, '\\');
        buf_add_char(out, c);
    }
    return true;
}

static void encode_byte(struct buf *out, const struct escapes *e, char c,
                        char next)
{
    const char *found = c ? strchr(e->from, c) : NULL;
    if (found)
        buf_add_z(out, e->to[found - e->from]);
    else if (e->control && (unsigned char)c < ' ')
        buf_printf(out, e->control == 'u' ? "\\u%04x" : "\\x%02x",
                   (unsigned)(unsigned char)c);
    else
        buf_add_char(out, c);
    if (e->holes && (c == '$' || c == '%') && next == '{')
        buf_add_char(out, c);
}

bool encode_bytes(struct buf *out, enum encoding encoding, struct str bytes)
{
    const struct escapes *e = &escapes[encoding];
    if (encoding == ENCODING_SHELL_WORD)
        return encode_word(out, bytes);
    if (encoding == ENCODING_NONE)
        return false;
    for (size_t i = 0; i < bytes.len; i++) {
        char next = i + 1 < bytes.len ? bytes.ptr[i + 1] : '\0';
        if (e->one_line && is_line_end(bytes.ptr[i]))
            return false;
        encode_byte(out, e, bytes.ptr[i], next);
    }
    return true;
}

/* ---- lines ---- */

/* Where the line of byte AT of a text begins. */
static uint32_t line_start(struct str bytes, uint32_t at)
{
    while (at && bytes.ptr[at - 1] != '\n')
        at--;
    return at;
}

/* The blanks before what the view has of the line around byte AT of its
 * parent: what is taken off each line, and must stand before a new one. */
static struct str taken_off(const struct text *view, const struct text *parent,
                            uint32_t at)
{
    struct str bytes = parent->bytes;
    uint32_t from = line_start(bytes, at), to = at;
    for (size_t i = 0; i < view->segment_count; i++) {
        const struct segment *s = &view->segments[i];
        if (segment_text(view, s) == parent && s->outer_len &&
            s->outer + s->outer_len > from && s->outer < to)
            to = s->outer > from ? s->outer : from;
    }
    struct str blanks = str_sub(bytes, from, to - from);
    for (size_t i = 0; i < blanks.len; i++)
        if (blanks.ptr[i] != ' ' && blanks.ptr[i] != '\t')
            return STR("");
    return blanks;
}

/* How lines end in a text: as the one around AT, or the one before it. */
static struct str end_of_lines(struct str bytes, uint32_t at)
{
    const char *next = memchr(bytes.ptr + at, '\n', bytes.len - at);
    uint32_t start = line_start(bytes, at);
    size_t end = next ? (size_t)(next - bytes.ptr) : start ? start - 1 : 0;
    bool crlf = end && bytes.ptr[end] == '\n' && bytes.ptr[end - 1] == '\r';
    return crlf ? STR("\r\n") : STR("\n");
}

/* Puts the indentation that the parent takes off after each line end. */
static struct str indent_lines(struct arena *a, const struct text *view,
                               const struct text *parent, uint32_t at,
                               enum encoding encoding, struct str text)
{
    bool literal = encoding == ENCODING_YAML_LITERAL;
    bool lines = literal || encoding == ENCODING_HCL_TEMPLATE ||
                 encoding == ENCODING_SAME ||
                 encoding == ENCODING_SHELL_DOCUMENT;
    if (!lines || !text.len || !memchr(text.ptr, '\n', text.len))
        return text;
    struct str blanks = taken_off(view, parent, at);
    struct str end = end_of_lines(parent->bytes, at);
    struct buf out;
    buf_init(&out, 0);
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] != '\n') {
            buf_add_char(&out, text.ptr[i]);
            continue;
        }
        buf_add_str(&out, literal ? end : STR("\n"));
        buf_add_str(&out, blanks);
    }
    return buf_take(&out, a);
}

/* "${" within Fn::Sub. */
static struct str for_sub(struct arena *a, struct str text)
{
    if (!str_contains(text, STR("${")))
        return text;
    struct buf out;
    buf_init(&out, 0);
    for (size_t i = 0; i < text.len; i++) {
        buf_add_char(&out, text.ptr[i]);
        if (i && text.ptr[i] == '{' && text.ptr[i - 1] == '$')
            buf_add_char(&out, '!');
    }
    return buf_take(&out, a);
}

/* ---- places ---- */

/* Whether what stands between two pieces in the parent is only layout, and
 * nothing that belongs to either: the end of a string, say. */
static bool only_layout(const struct text *view, const struct segment *x,
                        const struct segment *y)
{
    uint32_t from = x->outer + x->outer_len, to = y->outer;
    if (from > to || x->of != y->of)
        return false;
    struct str gap = str_sub(segment_text(view, x)->bytes, from, to - from);
    return str_trim(gap).len == 0;
}

static bool same_writing(const struct segment *x, const struct segment *y)
{
    return x->encoding == y->encoding && x->sub == y->sub;
}

/* Whether the edges of the span lie between characters, and all within is
 * written in one way. */
static bool is_expressible(const struct text *t, uint32_t off, uint32_t len)
{
    const struct segment *first = text_segment(t, off);
    bool inside = off > first->inner && off < first->inner + first->inner_len;
    if (inside && first->kind != SEGMENT_COPY)
        return false;
    if (len == 0)
        return true;
    const struct segment *last = text_segment(t, off + len - 1);
    if (last->kind != SEGMENT_COPY &&
        off + len != last->inner + last->inner_len)
        return false;
    for (const struct segment *s = first; s < last; s++)
        if (!same_writing(s, s + 1) || !only_layout(t, s, s + 1))
            return false;
    return true;
}

/* One text outward. */
static bool outward(struct arena *a, struct edit *e)
{
    const struct text *t = e->span.text;
    if (!t->segment_count || !is_expressible(t, e->span.off, e->span.len))
        return false;
    struct segment s = *text_segment(t, e->span.off);
    e->span = span_parent(e->span);
    e->text =
        indent_lines(a, t, e->span.text, e->span.off, s.encoding, e->text);
    if (s.sub)
        e->text = for_sub(a, e->text);
    struct buf out;
    buf_init(&out, 0);
    bool good = encode_bytes(&out, s.encoding, e->text) && !out.overflow;
    e->text = good ? str_copy(a, buf_str(&out)) : STR("");
    buf_free(&out);
    return good;
}

bool encode_edit(struct arena *a, struct edit *e)
{
    while (e->span.text->parent)
        if (!outward(a, e))
            return false;
    return true;
}
