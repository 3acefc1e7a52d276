#include "read/json_mend.h"

#include "read/json_reader.h"

struct lexer {
    struct text *text;
    bool outer; /* the lines are those of the file: TEXT is on one */
    bool templated;
    const char *at, *end;
    struct mend_token token; /* the one that was read last; kind 0: none */
    VEC(struct mend_token) tokens;
    VEC(const char *) starts, ends;
};

static const char *string_end(const struct lexer *m)
{
    const char *p = m->at + 1;
    while (p < m->end && *p != '"' && *p != '\n')
        p += *p == '\\' && p + 1 < m->end ? 2 : 1;
    return p < m->end && *p == '"' ? p + 1 : p;
}

static bool is_at(const struct lexer *m, const char *what)
{
    size_t n = strlen(what);
    return (size_t)(m->end - m->at) >= n && memcmp(m->at, what, n) == 0;
}

/* Moves behind the next WHAT, or to the end. */
static void move_behind(struct lexer *m, const char *what)
{
    while (m->at < m->end && !is_at(m, what)) {
        m->token.line += *m->at == '\n';
        m->at++;
    }
    if (m->at < m->end)
        m->at += strlen(what);
}

static bool skip_comment(struct lexer *m)
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

static void skip_blanks(struct lexer *m)
{
    const char *line = NULL;
    while (m->at < m->end) {
        if (*m->at == '\n') {
            m->token.line++;
            line = m->at + 1;
        } else if ((unsigned char)*m->at > ' ') {
            if (!skip_comment(m))
                break;
            continue;
        }
        m->at++;
    }
    m->token.first = line != NULL || !m->token.kind;
    if (line)
        m->token.indent = (uint32_t)(m->at - line);
}

static void word(struct lexer *m)
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

/* Where lines were folded or joined, the file has them. */
static void take_outer_line(struct lexer *m)
{
    uint32_t off = (uint32_t)(m->at - m->text->bytes.ptr);
    struct span span = span_outer((struct span){m->text, off, 1});
    struct position p = text_position(span.text, span.off);
    m->token.first = p.line != m->token.line || !m->token.kind;
    m->token.line = p.line;
    if (m->token.first)
        m->token.indent = p.column;
}

static uint8_t take(struct lexer *m)
{
    char c = *m->at;
    if (m->templated && (is_at(m, "${") || is_at(m, "{{"))) {
        word(m);
        return MEND_VALUE;
    }
    if (c == '"')
        m->at = string_end(m);
    else if (memchr("{}[],:", c, 6))
        m->at++;
    else
        word(m);
    return memchr("{}[],:", c, 6) ? (uint8_t)c : MEND_VALUE;
}

/* Reads all tokens; a colon makes a key of what stands before it. */
static void lex(struct lexer *m, struct arena *a)
{
    for (skip_blanks(m); m->at < m->end; skip_blanks(m)) {
        const char *start = m->at;
        if (m->outer)
            take_outer_line(m);
        m->token.kind = take(m);
        if (m->token.kind == ':') {
            if (m->tokens.n)
                m->tokens.at[m->tokens.n - 1].kind = MEND_KEY;
            continue;
        }
        *vec_push(a, &m->tokens) = m->token;
        *vec_push(a, &m->starts) = start;
        *vec_push(a, &m->ends) = m->at;
    }
}

struct json_mend json_mend_find(struct text *text, bool templated)
{
    struct str bytes = text->bytes;
    bool bom = str_starts(bytes, STR("\xEF\xBB\xBF"));
    struct lexer m = {.text = text,
                      .outer =
                          text->parent && !memchr(bytes.ptr, '\n', bytes.len),
                      .templated = templated,
                      .at = bytes.ptr + (bom ? 3 : 0),
                      .end = bytes.ptr + bytes.len};
    struct arena *scratch = arena_new();
    lex(&m, scratch);
    struct mend mend = mend_find(m.tokens.at, m.tokens.n);
    struct json_mend result = {mend.kind, NULL, mend.bracket, mend.next,
                               mend.sure};
    if (mend.kind == MEND_INSERT)
        result.at = mend.at ? m.ends.at[mend.at - 1] : bytes.ptr;
    else if (mend.kind)
        result.at = m.starts.at[mend.at];
    arena_free(scratch);
    return result;
}
