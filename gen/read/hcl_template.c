/* What is in a string: text, escapes and holes. */
#include "base/utf8.h"
#include "read/hcl_reader.h"
#include "read/view.h"

/* Goes over the content of a string piece by piece. What stands between two
 * holes, but for quoted strings each line of that, is a literal: of one,
 * "${~" and "~}" beside it strip the blanks. */
struct pieces {
    const char *p, *end;
    bool quoted;             /* backslashes are escapes */
    bool lines;              /* no piece goes beyond a line */
    uint32_t indent;         /* taken off each line */
    bool line_start;         /* p is */
    bool marks;              /* there may be some that strip blanks */
    bool strip;              /* p is right behind one */
    const char *stop, *next; /* with marks: where what stays of the literal
                                ends, and the literal itself */
};

struct piece {
    const char *at;
    size_t len;
    enum segment_kind kind;
    struct str value; /* what stands there; of a hole a stand-in */
    bool bad;         /* an escape that HCL does not know */
    char space[4];
};

/* --- The content of a string --- */

static bool next_piece(struct pieces *s, struct piece *out);

static size_t blanks(const char *p, const char *end)
{
    const char *from = p;
    while (p < end && (*p == ' ' || *p == '\t'))
        p++;
    return (size_t)(p - from);
}

/* The least indentation of the lines; blank ones do not count. */
static uint32_t indentation(struct pieces s)
{
    uint32_t least = UINT32_MAX;
    bool starts = true;
    for (struct piece p; next_piece(&s, &p); starts = s.line_start) {
        bool hole = p.kind == SEGMENT_HOLE;
        size_t n = hole ? 0 : blanks(p.at, p.at + p.len);
        bool blank = n < p.len && (p.at[n] == '\n' || p.at[n] == '\r');
        if (starts && !blank && n < least)
            least = (uint32_t)n;
    }
    return least == UINT32_MAX ? 0 : least;
}

static bool has_marks(const char *p, const char *end)
{
    return p < end && memchr(p, '~', (size_t)(end - p));
}

static struct pieces heredoc_pieces(struct str raw)
{
    const char *end = raw.ptr + raw.len, *last = end;
    struct hcl_heredoc h;
    if (!hcl_heredoc(raw.ptr, end, &h))
        return (struct pieces){.p = end, .end = end};
    while (last > h.body && last[-1] != '\n')
        last--;
    struct str line = {last, (size_t)(end - last)};
    if (!hcl_closes(line, h.word) || last < h.body)
        last = end;
    struct pieces p = {.p = h.body,
                       .end = last,
                       .line_start = true,
                       .lines = h.indented,
                       .marks = has_marks(h.body, last)};
    if (h.indented)
        p.indent = indentation(p);
    return p;
}

/* RAW is a string with its quotes, or a heredoc. */
static struct pieces string_pieces(struct str raw)
{
    if (*raw.ptr != '"')
        return heredoc_pieces(raw);
    bool closed = raw.len > 1 && raw.ptr[raw.len - 1] == '"';
    const char *end = raw.ptr + raw.len - closed;
    return (struct pieces){.p = raw.ptr + 1,
                           .end = end,
                           .quoted = true,
                           .marks = has_marks(raw.ptr, end)};
}

/* --- Pieces -------------------------------------------------------------- */

static int hex(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

/* \u0041 and \U00000041, N digits. */
static void unicode(const struct pieces *s, struct piece *out, size_t n)
{
    uint32_t c = 0;
    out->len = 2;
    while (out->len < n + 2 && s->p + out->len < s->end &&
           hex(s->p[out->len]) >= 0)
        c = c << 4 | (uint32_t)hex(s->p[out->len++]);
    out->bad = out->len < n + 2 || c > 0x10FFFF;
    if (out->bad || (c >= 0xD800 && c <= 0xDFFF))
        c = 0xFFFD;
    out->value = (struct str){out->space, utf8_encode(c, out->space)};
}

static void escape(const struct pieces *s, struct piece *out)
{
    static const char names[] = "nrt\"\\", values[] = "\n\r\t\"\\";
    char c = s->end - s->p > 1 ? s->p[1] : '\0';
    const char *name = c ? strchr(names, c) : NULL;
    out->kind = SEGMENT_ESCAPE;
    if (c == 'u' || c == 'U') {
        unicode(s, out, c == 'u' ? 4 : 8);
    } else if (name) {
        *out->space = values[name - names];
        out->len = 2;
        out->value = (struct str){out->space, 1};
    } else {
        out->bad = true;
        out->kind = SEGMENT_COPY;
    }
}

/* A hole as it is written, unless JSON could not have that in a string. */
static struct str stand_in(struct str hole)
{
    for (size_t i = 0; i < hole.len; i++)
        if (hole.ptr[i] == '"' || hole.ptr[i] == '\\' ||
            (unsigned char)hole.ptr[i] < ' ' ||
            (unsigned char)hole.ptr[i] >= 0x7F)
            return *hole.ptr == '$' ? STR("${\xE2\x80\xA6}")
                                    : STR("%{\xE2\x80\xA6}");
    return hole;
}

static void sign(const struct pieces *s, struct piece *out)
{
    size_t left = (size_t)(s->end - s->p);
    const char *after;
    if (left > 2 && s->p[1] == *s->p && s->p[2] == '{') {
        out->kind = SEGMENT_ESCAPE;
        out->len = 3;
        out->value = (struct str){s->p + 1, 2};
    } else if (left > 1 && s->p[1] == '{' &&
               (after = hcl_hole_end(s->p, s->end))) {
        out->kind = SEGMENT_HOLE;
        out->len = (size_t)(after - s->p);
        out->value = stand_in((struct str){s->p, out->len});
    }
}

static void beyond_ascii(const struct pieces *s, struct piece *out)
{
    struct str rest = {s->p, (size_t)(s->end - s->p)};
    out->len = utf8_decode(str_sub(rest, 0, 4), NULL);
    out->value.len = out->len;
    if (out->len)
        return;
    out->kind = SEGMENT_ESCAPE;
    out->len = 1;
    out->value = STR("\xEF\xBF\xBD");
}

static bool is_plain(const struct pieces *s, char c)
{
    return c != '$' && c != '%' && (unsigned char)c < 0x80 &&
           !(c == '\\' && s->quoted);
}

static void plain(struct pieces *s, struct piece *out, const char *end)
{
    const char *p = s->p;
    while (p < end && is_plain(s, *p)) {
        s->line_start = *p++ == '\n';
        if (s->line_start && s->lines)
            break;
    }
    out->len = out->value.len = (size_t)(p - s->p);
}

/* --- Marks that strip blanks --- */

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* The end of the hole at P, or NULL. */
static const char *hole_at(const struct pieces *s, const char *p)
{
    bool open = s->end - p > 1 && (*p == '$' || *p == '%') && p[1] == '{';
    return open ? hcl_hole_end(p, s->end) : NULL;
}

/* Bytes of what stands at P: a character, an escape, "$${". */
static size_t unit(const struct pieces *s, const char *p, bool *space)
{
    struct str rest = {p, (size_t)(s->end - p)};
    bool sign = str_starts(rest, STR("$${")) || str_starts(rest, STR("%%{"));
    bool escape = s->quoted && *p == '\\' && rest.len > 1;
    *space = escape ? strchr("nrt", p[1]) && p[1] : is_space(*p);
    return sign ? 3 : 1 + escape;
}

/* What stays of the literal at p. */
static void strip(struct pieces *s)
{
    const char *p = s->p, *from = NULL, *to = p;
    bool space, end = false;
    while (p < s->end && !end && !hole_at(s, p)) {
        end = !s->quoted && *p == '\n';
        size_t n = unit(s, p, &space);
        if (!space && !from)
            from = p;
        p += n;
        to = space ? to : p;
    }
    bool mark = s->end - p > 2 && p[2] == '~' && hole_at(s, p);
    s->next = p;
    s->stop = mark ? to : p;
    if (s->strip)
        s->p = from ? from : p;
    if (s->p > s->stop)
        s->p = s->stop;
    s->strip = false;
}

static void skip_indentation(struct pieces *s, const char *end)
{
    for (uint32_t i = 0; s->line_start && i < s->indent && s->p < end &&
                         (*s->p == ' ' || *s->p == '\t');
         i++)
        s->p++;
}

/* Goes to the next piece that stays; the end of what it may take in. */
static const char *enter(struct pieces *s)
{
    while (s->marks && s->p < s->end) {
        if (!s->next && hole_at(s, s->p))
            return s->end;
        if (!s->next)
            strip(s);
        skip_indentation(s, s->stop);
        if (s->p < s->stop)
            return s->stop;
        s->p = s->next;
        s->next = NULL;
    }
    skip_indentation(s, s->end);
    return s->end;
}

/* The next piece; false at the end. */
static bool next_piece(struct pieces *s, struct piece *out)
{
    const char *end = enter(s);
    if (s->p >= s->end)
        return false;
    s->line_start = false;
    *out = (struct piece){
        .at = s->p, .len = 1, .kind = SEGMENT_COPY, .value = {s->p, 1}};
    if (*s->p == '\\' && s->quoted)
        escape(s, out);
    else if (*s->p == '$' || *s->p == '%')
        sign(s, out);
    else if ((unsigned char)*s->p >= 0x80)
        beyond_ascii(s, out);
    else
        plain(s, out, end);
    s->p += out->len;
    s->strip = out->kind == SEGMENT_HOLE && s->p[-2] == '~';
    return true;
}

/* --- Holes ---------------------------------------------------------------- */

struct str hcl_hole_content(struct str hole)
{
    struct str s = str_sub(hole, 2, hole.len - 3);
    if (s.len && *s.ptr == '~')
        s = str_sub(s, 1, s.len);
    if (s.len && s.ptr[s.len - 1] == '~')
        s.len--;
    return s;
}

static bool in_scope(const struct hcl_reader *r, struct str name)
{
    static const char *const words[] = {"true", "false", "null"};
    for (size_t i = 0; i < r->scope.n; i++)
        if (str_eq(r->scope.at[i], name))
            return true;
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (str_is(name, words[i]))
            return true;
    return false;
}

/* Whether a hole holds a name, or names with blanks between them, that mean
 * nothing to Terraform. */
static bool is_bare(const struct hcl_reader *r, struct str content)
{
    struct str rest = str_trim(content), word = {0};
    size_t words = 0;
    while (rest.len) {
        word = str_cut(&rest, ' ');
        if (!word.len ||
            hcl_name_length(word.ptr, word.ptr + word.len) != word.len)
            return false;
        words++;
    }
    return words > 1 || (words == 1 && !in_scope(r, word));
}

static void report_bare(struct hcl_reader *r, const struct piece *p)
{
    uint32_t off = (uint32_t)(p->at - r->bytes.ptr);
    struct span span = {r->text, off, (uint32_t)p->len};
    int shown = (int)(p->len < 80 ? p->len : 80);
    if (!r->fs)
        return;
    struct finding *f = finding_add(
        r->fs, FINDING_HCL_UNESCAPED_TEMPLATE, span,
        "Terraform takes '%.*s' for a reference of its own", shown, p->at);
    finding_help(
        r->fs, f,
        "write '$%.*s' to hand '%.*s' on, or '${var.NAME}' for a value of "
        "yours",
        shown, p->at, shown, p->at);
    span.len = 0;
    struct edit e = {span, STR("$")};
    finding_fix(r->fs, f, true, "write '$${'", &e, 1);
}

static void directive(struct hcl_reader *r)
{
    struct str word = STR("");
    if (hcl_peek(r) == HCL_NAME)
        word = hcl_token_str(r, r->at);
    if (str_is(word, "for")) {
        if (!hcl_for(r))
            return;
    } else if (str_is(word, "if")) {
        hcl_take(r);
        if (!hcl_skip_value(r))
            return;
    } else if (str_is(word, "else") || str_is(word, "endif") ||
               str_is(word, "endfor")) {
        hcl_take(r);
    }
    if (hcl_peek(r) != HCL_END)
        hcl_unexpected(r, "write %{ if ... }, %{ for ... }, or '%%{' for the "
                          "characters themselves");
}

static void expression(struct hcl_reader *r)
{
    if (hcl_skip_value(r) && hcl_peek(r) != HCL_END)
        hcl_unexpected(r, "write one expression, as in ${var.name}");
}

/* Reads the expression in a hole for its mistakes only. */
static void look_into(struct hcl_reader *r, const struct piece *p)
{
    struct hcl_reader outer = *r;
    struct str content = hcl_hole_content((struct str){p->at, p->len});
    uint32_t from = (uint32_t)(content.ptr - r->bytes.ptr);
    uint32_t base = (uint32_t)r->tokens.n;
    if (*p->at == '$' && is_bare(r, content)) {
        report_bare(r, p);
        return;
    }
    r->comments = false;
    hcl_lex(r, from, from + (uint32_t)content.len);
    r->at = base;
    r->limit = (uint32_t)r->tokens.n - 1;
    r->last = from;
    r->newlines = false;
    if (*p->at == '%')
        directive(r);
    else
        expression(r);
    r->tokens.n = base;
    r->comments = outer.comments;
    r->at = outer.at;
    r->limit = outer.limit;
    r->last = outer.last;
    r->newlines = outer.newlines;
}

bool hcl_is_hole(const struct hcl_reader *r, uint32_t t)
{
    if (r->tokens.at[t].kind != HCL_STRING)
        return false;
    struct pieces s = string_pieces(hcl_token_str(r, t));
    return s.end - s.p > 1 && *s.p == '$' && s.p[1] == '{' &&
           hcl_hole_end(s.p, s.end) == s.end;
}

/* --- Strings --- */

static void bad_escape(struct hcl_reader *r, const struct piece *p)
{
    uint32_t off = (uint32_t)(p->at - r->bytes.ptr);
    struct str after = str_sub(r->bytes, off + 1, 4);
    uint32_t len = (uint32_t)p->len;
    if (len == 1)
        len += utf8_decode(after, NULL);
    struct finding *f = hcl_error(r, off, len, "HCL does not know this escape");
    hcl_help(r, f,
             "write \\\\ for a backslash; there are \\n, \\r, \\t, "
             "\\\", \\\\ and \\u00e9");
}

/* Adds the value of the pieces to the builder's strings; the flags of it,
 * with those that it had before. */
static unsigned decode(struct hcl_reader *r, struct pieces s, unsigned flags)
{
    for (struct piece p; next_piece(&s, &p);) {
        /* Looking into a hole may use the strings, but takes back all. */
        if (p.kind == SEGMENT_HOLE) {
            look_into(r, &p);
            flags |= NODE_HOLES;
        }
        if (p.bad && !(flags & NODE_BROKEN)) {
            bad_escape(r, &p);
            flags |= NODE_BROKEN;
        }
        buf_add_str(&r->b.strings, p.value);
    }
    return flags;
}

void hcl_string(struct hcl_reader *r, uint32_t t, enum node_kind kind)
{
    struct hcl_token token = r->tokens.at[t];
    struct pieces s = string_pieces(hcl_token_str(r, t));
    const char *from = s.p, *end = s.end;
    size_t start = r->b.strings.len, scope = r->scope.n;
    unsigned flags = decode(r, s, token.broken ? NODE_BROKEN : 0);
    uint32_t node, size = (uint32_t)(end - from);
    r->scope.n = scope;
    if (str_eq(str_sub(buf_str(&r->b.strings), start, r->b.strings.len),
               (struct str){from, size})) {
        r->b.strings.len = start;
        node = build_raw_string(&r->b, kind, token.off, token.len,
                                (uint32_t)(from - r->bytes.ptr), size);
    } else {
        node = build_decoded(&r->b, kind, token.off, token.len, start);
    }
    r->b.nodes[node].flags |= (uint8_t)flags;
}

/* --- Views --- */

static void add_pieces(struct view *v, struct pieces s)
{
    const char *start = v->parent->bytes.ptr;
    for (struct piece p; next_piece(&s, &p);) {
        uint32_t off = (uint32_t)(p.at - start);
        if (p.kind == SEGMENT_COPY)
            view_copy(v, off, (uint32_t)p.len);
        else if (p.kind == SEGMENT_ESCAPE)
            view_escape(v, off, (uint32_t)p.len, p.value);
        else
            view_hole(v, off, (uint32_t)p.len, p.value);
    }
}

struct text *hcl_string_view(struct arena *a, struct val string)
{
    string = val_target(string);
    struct span span = val_span(string);
    struct str raw = span_str(span);
    struct view v;
    view_start(&v, a, span.text);
    if (raw.len)
        v.encoding = *raw.ptr == '"'   ? ENCODING_HCL
                     : *raw.ptr == '<' ? ENCODING_HCL_TEMPLATE
                                       : ENCODING_NONE;
    if (raw.len && (*raw.ptr == '"' || *raw.ptr == '<'))
        add_pieces(&v, string_pieces(raw));
    else
        view_copy(&v, span.off, span.len);
    return view_finish(&v, string);
}

struct text *hcl_template_view(struct arena *a, struct text *text)
{
    struct view v;
    const char *from = text->bytes.ptr;
    view_start(&v, a, text);
    v.encoding = ENCODING_HCL_TEMPLATE;
    add_pieces(
        &v, (struct pieces){.p = from,
                            .end = from + text->bytes.len,
                            .marks = has_marks(from, from + text->bytes.len)});
    return view_text(&v);
}
