/* What one character would mend. A quote that is not closed takes in all up to
 * the next quote, and a key without its ':' is a text that goes on with the
 * next line: libyaml notices lines later. Where the document is YAML with one
 * quote or ':' more, and is none without, that is where the mistake is. */
#include <yaml.h>

#include "base/buf.h"
#include "read/limits.h"
#include "read/yaml_reader.h"

struct search {
    struct str bytes; /* of the text, from its first line on */
    unsigned tries;
    struct yaml_mend found;
};

static bool parses(struct str bytes)
{
    yaml_parser_t parser;
    yaml_event_t e;
    bool good = yaml_parser_initialize(&parser), more = good;
    if (!good)
        return false;
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)bytes.ptr,
                                 bytes.len);
    while (more) {
        good = yaml_parser_parse(&parser, &e);
        more = good && e.type != YAML_STREAM_END_EVENT;
        if (good)
            yaml_event_delete(&e);
    }
    yaml_parser_delete(&parser);
    return good;
}

/* Whether C at AT makes the document good. */
static bool helps(struct search *s, size_t at, char c)
{
    struct buf b;
    if (s->tries++ >= YAML_MEND_TRIES_MAX)
        return false;
    buf_init(&b, s->bytes.len + 1);
    buf_add_str(&b, str_sub(s->bytes, 0, at));
    buf_add_char(&b, c);
    buf_add_str(&b, str_sub(s->bytes, at, s->bytes.len));
    bool good = parses(buf_str(&b));
    buf_free(&b);
    return good;
}

static bool is_found(struct search *s, enum yaml_mend_kind kind, size_t at,
                     size_t len)
{
    s->found = (struct yaml_mend){kind, (uint32_t)at, (uint32_t)len};
    return true;
}

/* --- Lines --- */

static size_t line_start(struct str s, size_t at)
{
    while (at > 0 && s.ptr[at - 1] != '\n')
        at--;
    return at;
}

/* The line that begins at START, without its end and the blanks there. */
static struct str line_at(struct str s, size_t start)
{
    size_t end = start;
    while (end < s.len && s.ptr[end] != '\n')
        end++;
    while (end > start && memchr(" \t\r", s.ptr[end - 1], 3))
        end--;
    return str_sub(s, start, end - start);
}

/* Blanks and "- " at the start of a line. */
static size_t indentation(struct str line)
{
    size_t i = 0;
    while (i < line.len &&
           (line.ptr[i] == ' ' ||
            (line.ptr[i] == '-' && i + 1 < line.len && line.ptr[i + 1] == ' ')))
        i++;
    return i;
}

/* --- Quotes --- */

/* Behind the quoted text at I of a line; 0 if it does not end there. */
static size_t quoted_end(struct str line, size_t i)
{
    char quote = line.ptr[i];
    for (i++; i < line.len; i++) {
        if (quote == '"' && line.ptr[i] == '\\')
            i++;
        else if (line.ptr[i] == quote && quote == '\'' && i + 1 < line.len &&
                 line.ptr[i + 1] == quote)
            i++;
        else if (line.ptr[i] == quote)
            return i + 1;
    }
    return 0;
}

/* Whether a text may begin at I of a line. */
static bool begins(struct str line, size_t i, size_t indented)
{
    size_t before = i;
    while (before > 0 && line.ptr[before - 1] == ' ')
        before--;
    return i == indented ||
           (before > 0 && (memchr("[{,", line.ptr[before - 1], 3) ||
                           (line.ptr[before - 1] == ':' && before < i)));
}

/* The quote of a line that has no end there; line.len if all have. */
static size_t open_quote(struct str line)
{
    size_t indented = indentation(line), i = indented;
    while (i < line.len) {
        if (line.ptr[i] == '#' && (i == 0 || line.ptr[i - 1] == ' '))
            return line.len;
        if (!memchr("\"'", line.ptr[i], 2) || !begins(line, i, indented)) {
            i++;
            continue;
        }
        size_t end = quoted_end(line, i);
        if (!end)
            return i;
        i = end;
    }
    return line.len;
}

static bool mend_quote(struct search *s, size_t start)
{
    struct str line = line_at(s->bytes, start);
    size_t at = open_quote(line), flow = at + 1;
    if (at >= line.len)
        return false;
    while (flow < line.len && !memchr(",]}", line.ptr[flow], 3))
        flow++;
    bool good = helps(s, start + line.len, line.ptr[at]) ||
                (flow < line.len && helps(s, start + flow, line.ptr[at]));
    return good && is_found(s, YAML_MEND_QUOTE, start + at, 1);
}

/* --- Colons --- */

/* `table-name shop`, or `object-locator` alone. */
static bool mend_colon(struct search *s, size_t start)
{
    struct str line = line_at(s->bytes, start);
    size_t from = indentation(line), to = from;
    while (to < line.len && char_is_word(line.ptr[to]))
        to++;
    bool whole = to == line.len || line.ptr[to] == ' ';
    return to > from && whole && helps(s, start + to, ':') &&
           is_found(s, YAML_MEND_COLON, start + from, to - from);
}

/* --- Both --- */

/* Lines from the one of AT back, at most COUNT that are not empty. */
static bool search_back(struct search *s, size_t at, unsigned count,
                        bool (*mend)(struct search *, size_t))
{
    size_t start = line_start(s->bytes, at);
    while (count && s->tries < YAML_MEND_TRIES_MAX) {
        struct str line = str_trim(line_at(s->bytes, start));
        if (line.len && line.ptr[0] != '#') {
            count--;
            if (mend(s, start))
                return true;
        }
        if (start == 0)
            return false;
        start = line_start(s->bytes, start - 1);
    }
    return false;
}

struct yaml_mend yaml_mend_find(const struct text *text, uint32_t at)
{
    enum { COLON_LINES = 3 };
    struct search s = {.bytes = text->bytes};
    struct yaml_mend none = {YAML_MEND_NONE, 0, 0};
    if (text->bytes.len > YAML_MEND_BYTES_MAX)
        return none;
    if (search_back(&s, at, COLON_LINES, mend_colon) ||
        search_back(&s, at, UINT32_MAX, mend_quote))
        return s.found;
    return none;
}
