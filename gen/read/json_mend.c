#include "read/json_mend.h"

#include "read/json_reader.h"
#include "read/limits.h"

enum token {
    TOKEN_END,
    TOKEN_OPEN,
    TOKEN_CLOSE,
    TOKEN_COMMA,
    TOKEN_COLON,
    TOKEN_STRING,
    TOKEN_WORD
};

struct opened {
    char bracket; /* that closes it */
    uint32_t line, indent;
    uint32_t child; /* the indentation of the first line within, or NO_LINE */
};

enum { NO_LINE = UINT32_MAX };

struct mender {
    struct text *text;
    bool outer; /* the lines are those of the file: TEXT is on one */
    const char *at, *end;
    bool templated;
    enum token token;   /* the one that was read last, */
    const char *start;  /* where it begins, */
    uint32_t line;      /* on which line, */
    uint32_t indent;    /* how far that is indented, */
    bool first;         /* and whether it is the first one there */
    const char *before; /* the end of what stands before, commas not counted */
    enum token previous, seen; /* the token before; without commas */
    struct opened open[READ_DEPTH_MAX];
    uint32_t depth;
    uint32_t closes_line; /* of the first token of the line, if it closes: */
    uint32_t closes_from; /* the line of what it closes */
};

/* ── Tokens ──────────────────────────────────────────────────────────── */

static const char *string_end(const struct mender *m)
{
    const char *p = m->at + 1;
    while (p < m->end && *p != '"' && *p != '\n')
        p += *p == '\\' && p + 1 < m->end ? 2 : 1;
    return p < m->end && *p == '"' ? p + 1 : p;
}

static bool is_at(const struct mender *m, const char *what)
{
    size_t n = strlen(what);
    return (size_t)(m->end - m->at) >= n && memcmp(m->at, what, n) == 0;
}

/* Moves behind the next WHAT, or to the end. */
static void move_behind(struct mender *m, const char *what)
{
    while (m->at < m->end && !is_at(m, what)) {
        m->line += *m->at == '\n';
        m->at++;
    }
    if (m->at < m->end)
        m->at += strlen(what);
}

static bool skip_comment(struct mender *m)
{
    if (is_at(m, "/*"))
        move_behind(m, "*/");
    else if (*m->at == '#' || is_at(m, "//"))
        while (m->at < m->end && *m->at != '\n')
            m->at++;
    else
        return false;
    return true;
}

static void skip_blanks(struct mender *m)
{
    const char *line = NULL;
    while (m->at < m->end) {
        if (*m->at == '\n') {
            m->line++;
            line = m->at + 1;
        } else if ((unsigned char)*m->at > ' ') {
            if (!skip_comment(m))
                break;
            continue;
        }
        m->at++;
    }
    m->first = line != NULL || m->token == TOKEN_END;
    if (line)
        m->indent = (uint32_t)(m->at - line);
}

static void word(struct mender *m)
{
    if (m->templated && is_at(m, "${"))
        move_behind(m, "}");
    else if (m->templated && is_at(m, "{{"))
        move_behind(m, "}}");
    else
        m->at++;
    while (m->at < m->end && !json_ends_word(*m->at))
        m->at++;
}

static enum token kind_of(const struct mender *m)
{
    char c = *m->at;
    if (m->templated && (is_at(m, "${") || is_at(m, "{{")))
        return TOKEN_WORD;
    return c == '{' || c == '['   ? TOKEN_OPEN
           : c == '}' || c == ']' ? TOKEN_CLOSE
           : c == ','             ? TOKEN_COMMA
           : c == ':'             ? TOKEN_COLON
           : c == '"'             ? TOKEN_STRING
                                  : TOKEN_WORD;
}

/* Where lines were folded or joined, the file has them. */
static void take_outer_line(struct mender *m)
{
    struct span span = {m->text, (uint32_t)(m->start - m->text->bytes.ptr), 1};
    span = span_outer(span);
    struct position p = text_position(span.text, span.off);
    m->first = p.line != m->line || m->token == TOKEN_END;
    m->line = p.line;
    if (m->first)
        m->indent = p.column;
}

static void next_token(struct mender *m)
{
    if (m->at > m->start && m->token != TOKEN_COMMA) {
        m->before = m->at;
        m->seen = m->token;
    }
    m->previous = m->token;
    skip_blanks(m);
    m->start = m->at;
    if (m->at == m->end) {
        m->token = TOKEN_END;
        return;
    }
    if (m->outer)
        take_outer_line(m);
    m->token = kind_of(m);
    if (m->token == TOKEN_STRING)
        m->at = string_end(m);
    else if (m->token == TOKEN_WORD)
        word(m);
    else
        m->at++;
}

static struct mender mender(struct text *text, bool templated)
{
    struct str bytes = text->bytes;
    const char *from = bytes.ptr;
    if (str_starts(bytes, STR("\xEF\xBB\xBF")))
        from += 3;
    return (struct mender){.text = text,
                           .outer = text->parent &&
                                    !memchr(bytes.ptr, '\n', bytes.len),
                           .at = from,
                           .end = bytes.ptr + bytes.len,
                           .start = from,
                           .before = from,
                           .templated = templated,
                           .closes_line = NO_LINE};
}

/* ── What is open ────────────────────────────────────────────────────── */

static struct opened *top(struct mender *m)
{
    return m->depth ? &m->open[m->depth - 1] : NULL;
}

static char closer(char c)
{
    return c == '{' ? '}' : ']';
}

static bool push(struct mender *m)
{
    if (m->depth == READ_DEPTH_MAX)
        return false;
    m->open[m->depth++] = (struct opened){.bracket = closer(*m->start),
                                          .line = m->line,
                                          .indent = m->indent,
                                          .child = NO_LINE};
    return true;
}

/* Takes note of the token before it is gone over. */
static void note(struct mender *m)
{
    struct opened *o = top(m);
    if (m->first && m->token == TOKEN_CLOSE && o) {
        m->closes_line = m->line;
        m->closes_from = o->line;
    }
    if (o && m->token != TOKEN_CLOSE && m->first && o->child == NO_LINE)
        o->child = m->indent;
}

/* ── A bracket that is missing ───────────────────────────────────────── */

/* Whether what follows on T's line is indented so that it is no part of what
 * is open. */
static bool is_outside(const struct mender *m, const struct opened *o)
{
    bool lines = o->child == NO_LINE || o->child > o->indent;
    if (!m->first || m->depth < 2 || !lines || m->seen == TOKEN_OPEN)
        return false;
    if (m->token == TOKEN_CLOSE)
        return m->indent < o->indent;
    return m->indent <= o->indent && m->line > o->line &&
           (m->token == TOKEN_STRING || m->token == TOKEN_OPEN);
}

static bool is_key(const struct mender *m)
{
    struct mender ahead = *m;
    next_token(&ahead);
    return m->token == TOKEN_STRING && ahead.token == TOKEN_COLON;
}

/* Whether the token cannot stand in what is open. */
static bool is_misplaced(const struct mender *m, const struct opened *o)
{
    bool behind_comma = m->previous == TOKEN_COMMA;
    if (m->token == TOKEN_CLOSE)
        return *m->start != o->bracket;
    if (o->bracket == '}')
        return behind_comma && m->token == TOKEN_OPEN;
    return is_key(m);
}

static struct json_mend missing(struct mender m, char bracket)
{
    struct json_mend mend = {.kind = JSON_MEND_INSERT, .bracket = bracket};
    for (next_token(&m); m.token != TOKEN_END; next_token(&m)) {
        struct opened *o = top(&m);
        mend.sure = o && o->bracket == bracket && is_outside(&m, o);
        if (mend.sure || (o && o->bracket == bracket && is_misplaced(&m, o)))
            break;
        note(&m);
        if (m.token == TOKEN_OPEN && !push(&m))
            return (struct json_mend){0};
        m.depth -= m.token == TOKEN_CLOSE && m.depth > 0;
    }
    /* At the very end the reader says so by itself. */
    if (m.token == TOKEN_END)
        return (struct json_mend){0};
    mend.at = m.before;
    mend.next =
        m.token == TOKEN_OPEN || m.token == TOKEN_CLOSE ? *m.start : '\0';
    return mend;
}

/* ── One that is too many, or the wrong one ──────────────────────────── */

static bool is_last(const struct mender *m)
{
    struct mender ahead = *m;
    next_token(&ahead);
    return ahead.token == TOKEN_END;
}

/* Whether all that follows is a bracket of the same kind. */
static bool is_doubled(const struct mender *m)
{
    struct mender ahead = *m;
    next_token(&ahead);
    return *ahead.start == *m->start && is_last(&ahead);
}

/* Whether the bracket stands where the one that closes O would not. */
static bool is_stray(const struct mender *m, const struct opened *o)
{
    if (o->line == m->line)
        return false;
    if (m->first)
        return m->indent != o->indent;
    return m->closes_line == m->line && m->closes_from != o->line;
}

/* Where nothing shows in the layout, it is the last before what no longer
 * fits. */
static struct json_mend surplus(struct mender m, char bracket)
{
    struct json_mend mend = {.kind = JSON_MEND_SKIP, .bracket = bracket};
    for (next_token(&m); m.token != TOKEN_END; next_token(&m)) {
        struct opened *o = top(&m);
        bool own = m.token == TOKEN_CLOSE && *m.start == bracket;
        if (own)
            mend.at = m.start;
        mend.sure = own && o && is_stray(&m, o);
        if (mend.sure || !o ? m.token == TOKEN_CLOSE : is_misplaced(&m, o))
            break;
        if (own && m.depth == 1 && !is_last(&m) && !is_doubled(&m))
            break;
        note(&m);
        if (m.token == TOKEN_OPEN && !push(&m))
            return (struct json_mend){0};
        m.depth -= m.token == TOKEN_CLOSE && m.depth > 0;
    }
    return mend.at ? mend : (struct json_mend){0};
}

static struct json_mend mistyped(struct mender m)
{
    for (next_token(&m); m.token != TOKEN_END; next_token(&m)) {
        struct opened *o = top(&m);
        if (m.token == TOKEN_CLOSE && o && *m.start != o->bracket)
            return (struct json_mend){.kind = JSON_MEND_REPLACE,
                                      .at = m.start,
                                      .bracket = o->bracket,
                                      .sure = true};
        if (m.token == TOKEN_OPEN && !push(&m))
            break;
        m.depth -= m.token == TOKEN_CLOSE && m.depth > 0;
    }
    return (struct json_mend){0};
}

struct json_mend json_mend_find(struct text *text, bool templated)
{
    struct mender m = mender(text, templated);
    int braces = 0, brackets = 0;
    for (next_token(&m); m.token != TOKEN_END; next_token(&m)) {
        int one = (m.token == TOKEN_OPEN) - (m.token == TOKEN_CLOSE);
        *(*m.start == '{' || *m.start == '}' ? &braces : &brackets) += one;
    }
    m = mender(text, templated);
    if (braces == 1 && brackets == 0)
        return missing(m, '}');
    if (braces == 0 && brackets == 1)
        return missing(m, ']');
    if (braces == -1 && brackets == 0)
        return surplus(m, '}');
    if (braces == 0 && brackets == -1)
        return surplus(m, ']');
    if (braces + brackets == 0 && (braces == 1 || braces == -1))
        return mistyped(m);
    return (struct json_mend){0};
}
