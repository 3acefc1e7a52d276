/* Where strings, heredocs and holes end: each may hold the others. */
#include "base/utf8.h"
#include "read/hcl_reader.h"
#include "read/limits.h"

static const char *quoted_end(const char *p, const char *end, unsigned depth);
static const char *hole_end(const char *p, const char *end, unsigned depth);
static const char *heredoc_end(const char *p, const char *end, unsigned depth);

static bool is_hole(const char *p, const char *end)
{
    return end - p >= 2 && (*p == '$' || *p == '%') && p[1] == '{';
}

/* "$${" and "%%{" stand for "${" and "%{". */
static bool is_escaped_hole(const char *p, const char *end)
{
    return end - p >= 3 && p[1] == *p && is_hole(p + 1, end);
}

/* Behind the hole at P. One that has no end is plain text at the outermost
 * level, and its string has no end anywhere else: trying both at each level
 * would take for ever. */
static const char *past_hole(const char *p, const char *end, unsigned depth)
{
    const char *after = hole_end(p, end, depth + 1);
    return after || depth ? after : p + 2;
}

static const char *quoted_end(const char *p, const char *end, unsigned depth)
{
    for (p++; p && p < end && *p != '\n' && *p != '\r';) {
        if (*p == '"')
            return p + 1;
        if (*p == '\\' && end - p > 1 && p[1] != '\n' && p[1] != '\r')
            p += 2;
        else if (is_escaped_hole(p, end))
            p += 3;
        else if (is_hole(p, end))
            p = past_hole(p, end, depth);
        else
            p++;
    }
    return NULL;
}

static const char *line_end(const char *p, const char *end)
{
    const char *nl = memchr(p, '\n', (size_t)(end - p));
    return nl ? nl : end;
}

static const char *comment_end(const char *p, const char *end)
{
    for (p += 2; end - p >= 2; p++)
        if (*p == '*' && p[1] == '/')
            return p + 2;
    return end;
}

/* Behind what stands at P in the expression of a hole. */
static const char *past_piece(const char *p, const char *end, unsigned depth)
{
    char second = end - p > 1 ? p[1] : '\0';
    struct hcl_heredoc h;
    if (*p == '"')
        return quoted_end(p, end, depth);
    if (*p == '#' || (*p == '/' && second == '/'))
        return line_end(p, end);
    if (*p == '/' && second == '*')
        return comment_end(p, end);
    if (*p == '<' && hcl_heredoc(p, end, &h))
        return heredoc_end(p, end, depth);
    return p + 1;
}

static const char *hole_end(const char *p, const char *end, unsigned depth)
{
    size_t braces = 0;
    if (depth > HCL_TEMPLATE_DEPTH)
        return NULL;
    if (end - p > HCL_HOLE_MAX)
        end = p + HCL_HOLE_MAX;
    for (p += 2; p && p < end; p = past_piece(p, end, depth)) {
        if (*p == '}' && braces-- == 0)
            return p + 1;
        braces += *p == '{';
    }
    return NULL;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

bool hcl_heredoc(const char *p, const char *end, struct hcl_heredoc *h)
{
    if (end - p < 3 || p[0] != '<' || p[1] != '<')
        return false;
    p += 2;
    h->indented = *p == '-';
    p += h->indented;
    h->word = (struct str){p, hcl_name_length(p, end)};
    if (!h->word.len)
        return false;
    p += h->word.len;
    while (p < end && is_blank(*p))
        p++;
    h->body = p + (p < end);
    return p == end || *p == '\n';
}

bool hcl_closes(struct str line, struct str word)
{
    return str_eq(str_trim(line), word);
}

/* The end of the closing word, if the line at P is one. */
static const char *closing(const char *p, const char *end, struct str word)
{
    struct str line = {p, (size_t)(line_end(p, end) - p)};
    if (!hcl_closes(line, word))
        return NULL;
    while (*p != *word.ptr)
        p++;
    return p + word.len;
}

static const char *heredoc_end(const char *p, const char *end, unsigned depth)
{
    struct hcl_heredoc h;
    if (!hcl_heredoc(p, end, &h))
        return NULL;
    bool line_start = true;
    for (p = h.body; p && p < end;) {
        const char *found = line_start ? closing(p, end, h.word) : NULL;
        if (found)
            return found;
        line_start = *p == '\n';
        if (is_escaped_hole(p, end))
            p += 3;
        else if (is_hole(p, end))
            p = past_hole(p, end, depth);
        else
            p++;
    }
    return NULL;
}

const char *hcl_quoted_end(const char *p, const char *end)
{
    return quoted_end(p, end, 0);
}

const char *hcl_hole_end(const char *p, const char *end)
{
    return hole_end(p, end, 1);
}

const char *hcl_heredoc_end(const char *p, const char *end)
{
    return heredoc_end(p, end, 0);
}

static bool starts_name(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           (c > 0xBF && !(c >= 0x2000 && c <= 0x206F) && c != 0xFEFF);
}

size_t hcl_name_length(const char *p, const char *end)
{
    const char *from = p;
    while (p < end) {
        uint32_t c = (unsigned char)*p;
        struct str rest = {p, (size_t)(end - p)};
        unsigned len = c < 0x80 ? 1 : utf8_decode(str_sub(rest, 0, 4), &c);
        bool follows = p > from && ((c >= '0' && c <= '9') || c == '-');
        if (!len || !(starts_name(c) || follows))
            break;
        p += len;
    }
    return (size_t)(p - from);
}
