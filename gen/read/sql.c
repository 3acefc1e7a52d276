#include "read/sql.h"

#include <ctype.h>

static char byte_at(const struct sql_reader *r, size_t at)
{
    return at < r->bytes.len ? r->bytes.ptr[at] : '\0';
}

static bool is_name(char c)
{
    return isalnum((unsigned char)c) || c == '_' || c == '$' || c == '#' ||
           c == '@' || (unsigned char)c >= 0x80;
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* The offset of the first C from FROM on, or the end. */
static uint32_t find_byte(const struct sql_reader *r, size_t from, char c)
{
    const char *found = from < r->bytes.len ? memchr(r->bytes.ptr + from, c,
                                                     r->bytes.len - from)
                                            : NULL;
    return (uint32_t)(found ? (size_t)(found - r->bytes.ptr) : r->bytes.len);
}

/* After the PART that comes first from FROM on, or the end. */
static uint32_t after_part(const struct sql_reader *r, size_t from,
                           struct str part)
{
    for (size_t at = from;; at++) {
        at = find_byte(r, at, part.ptr[0]);
        if (at >= r->bytes.len)
            return (uint32_t)r->bytes.len;
        if (str_starts(str_sub(r->bytes, at, part.len), part))
            return (uint32_t)(at + part.len);
    }
}

/* ── What is left out ────────────────────────────────────────────────── */

/* Comments of PostgreSQL and SQL Server nest; where they do not, nobody writes
 * one within another. */
static uint32_t skip_block(const struct sql_reader *r, uint32_t at)
{
    unsigned depth = 0;
    while (at < r->bytes.len) {
        char c = byte_at(r, at), next = byte_at(r, at + 1);
        if (c == '/' && next == '*') {
            depth++;
            at += 2;
        } else if (c == '*' && next == '/') {
            at += 2;
            if (--depth == 0)
                return at;
        } else {
            at++;
        }
    }
    return at;
}

/* Of a comment for a version, its mark alone: what is in it is SQL. */
static uint32_t skip_version(const struct sql_reader *r, uint32_t at)
{
    at += byte_at(r, at + 2) == 'M' ? 4 : 3;
    while (isdigit((unsigned char)byte_at(r, at)))
        at++;
    return at;
}

static bool is_version(const struct sql_reader *r, uint32_t at)
{
    return byte_at(r, at + 2) == '!' ||
           (byte_at(r, at + 2) == 'M' && byte_at(r, at + 3) == '!');
}

/* The end of the comment or blank that begins at AT; AT if none does. */
static uint32_t skip_one(const struct sql_reader *r, uint32_t at,
                         bool line_start)
{
    char c = byte_at(r, at), next = byte_at(r, at + 1);
    if (at >= r->bytes.len)
        return at;
    if (is_space(c) || (c == '\0' && at < r->bytes.len))
        return at + 1;
    if (c == '-' && next == '-')
        return find_byte(r, at, '\n');
    if (c == '#' && (is_space(next) || next == '-'))
        return find_byte(r, at, '\n');
    if (c == '\\' && line_start)
        return find_byte(r, at, '\n');
    if (c == '*' && next == '/')
        return at + 2;
    if (c == '/' && next == '*')
        return is_version(r, at) ? skip_version(r, at) : skip_block(r, at);
    return at;
}

/* ── Tokens ──────────────────────────────────────────────────────────── */

/* From the opening quote at AT to after the closing one, or the end. */
static uint32_t quoted_end(const struct sql_reader *r, uint32_t at, char close,
                           bool backslashes, bool *doubled)
{
    for (at++; at < r->bytes.len; at++) {
        char c = r->bytes.ptr[at];
        if (backslashes && c == '\\') {
            at++;
        } else if (c == close && byte_at(r, at + 1) == close) {
            *doubled = true;
            at++;
        } else if (c == close) {
            return at + 1;
        }
    }
    return (uint32_t)r->bytes.len;
}

static void take_quoted(struct sql_reader *r, enum sql_kind kind, char close,
                        bool backslashes)
{
    struct sql_token *t = &r->token;
    uint32_t end = quoted_end(r, r->at, close, backslashes, &t->doubled);
    bool closed = end > r->at + 1 && byte_at(r, end - 1) == close;
    t->kind = kind;
    t->text = str_sub(r->bytes, r->at + 1, end - r->at - 1 - closed);
    r->at = end;
}

/* The mark that a string between dollars begins with ("$body$"), or "". */
static struct str dollar_mark(const struct sql_reader *r, uint32_t at)
{
    uint32_t end = at + 1;
    char c = byte_at(r, end);
    if (isdigit((unsigned char)c))
        return STR("");
    while (is_name(byte_at(r, end)) && byte_at(r, end) != '$')
        end++;
    return byte_at(r, end) == '$' ? str_sub(r->bytes, at, end + 1 - at)
                                  : STR("");
}

static void take_dollars(struct sql_reader *r, struct str mark)
{
    uint32_t from = r->at + (uint32_t)mark.len;
    uint32_t end = after_part(r, from, mark);
    r->token.kind = SQL_STRING;
    r->token.text = str_sub(r->bytes, from, end - from);
    if (str_ends(r->token.text, mark))
        r->token.text.len -= mark.len;
    r->at = end;
}

/* Oracle's q'[it's]'. */
static bool is_oracle_quote(const struct sql_reader *r)
{
    char c = byte_at(r, r->at);
    return (c == 'q' || c == 'Q') && byte_at(r, r->at + 1) == '\'' &&
           ispunct((unsigned char)byte_at(r, r->at + 2)) &&
           byte_at(r, r->at + 2) != '\'';
}

static void take_oracle_quote(struct sql_reader *r)
{
    static const char open[] = "[({<", close[] = "])}>";
    const char *pair = strchr(open, byte_at(r, r->at + 2));
    char mark[] = {pair ? close[pair - open] : byte_at(r, r->at + 2), '\''};
    uint32_t end = after_part(r, r->at + 3, (struct str){mark, 2});
    r->token.kind = SQL_STRING;
    r->token.text = str_sub(r->bytes, r->at + 3, end - r->at - 3);
    r->at = end;
}

static void take_run(struct sql_reader *r, enum sql_kind kind)
{
    uint32_t from = r->at;
    while (is_name(byte_at(r, r->at)) ||
           (kind == SQL_NUMBER && byte_at(r, r->at) == '.'))
        r->at++;
    r->token.kind = kind;
    r->token.text = str_sub(r->bytes, from, r->at - from);
}

/* Whether the bracket at the current place begins a name. */
static bool is_bracket_name(const struct sql_reader *r)
{
    char before = r->at ? byte_at(r, r->at - 1) : ' ';
    char after = byte_at(r, r->at + 1);
    return !is_name(before) && !strchr("\"'`])", before) && after != ']' &&
           !isdigit((unsigned char)after);
}

static void take_symbol(struct sql_reader *r)
{
    r->token.kind = SQL_SYMBOL;
    r->token.text = str_sub(r->bytes, r->at++, 1);
}

static void take(struct sql_reader *r)
{
    char c = byte_at(r, r->at), next = byte_at(r, r->at + 1);
    struct str mark = c == '$' ? dollar_mark(r, r->at) : STR("");
    bool escapes = (c == 'e' || c == 'E') && next == '\'';
    if (mark.len) {
        take_dollars(r, mark);
    } else if (is_oracle_quote(r)) {
        take_oracle_quote(r);
    } else if (c == '\'' || escapes) {
        r->at += escapes;
        take_quoted(r, SQL_STRING, '\'', escapes || r->backslashes);
    } else if (c == '"' || c == '`') {
        take_quoted(r, SQL_QUOTED, c, false);
    } else if (c == '[' && is_bracket_name(r)) {
        take_quoted(r, SQL_QUOTED, ']', false);
    } else if (isdigit((unsigned char)c)) {
        take_run(r, SQL_NUMBER);
    } else if (is_name(c)) {
        take_run(r, SQL_WORD);
    } else {
        take_symbol(r);
    }
}

void sql_next(struct sql_reader *r)
{
    bool line_start = r->at == 0 || byte_at(r, r->at - 1) == '\n';
    for (;;) {
        uint32_t end = skip_one(r, r->at, line_start);
        if (end == r->at)
            break;
        if (byte_at(r, end - 1) == '\n')
            line_start = true;
        r->at = end;
    }
    r->token = (struct sql_token){.off = r->at, .line_start = line_start};
    if (r->at < r->bytes.len)
        take(r);
    r->token.len = r->at - r->token.off;
}

void sql_start(struct sql_reader *r, struct str bytes, bool backslashes)
{
    *r = (struct sql_reader){.bytes = bytes, .backslashes = backslashes};
    if (str_starts(bytes, STR("\xEF\xBB\xBF")))
        r->at = 3;
    sql_next(r);
}

bool sql_at_word(const struct sql_reader *r, const char *word)
{
    return r->token.kind == SQL_WORD &&
           str_eq_nocase(r->token.text, str_of(word));
}

bool sql_at_symbol(const struct sql_reader *r, char symbol)
{
    return r->token.kind == SQL_SYMBOL && r->token.text.ptr[0] == symbol;
}

/* ── Skipping ────────────────────────────────────────────────────────── */

/* Whether the quote at the current place is that of E'it\'s'. */
static bool has_escapes(const struct sql_reader *r)
{
    char mark = r->at ? byte_at(r, r->at - 1) : ' ';
    char before = r->at > 1 ? byte_at(r, r->at - 2) : ' ';
    return r->backslashes || ((mark == 'E' || mark == 'e') && !is_name(before));
}

/* Over what begins at the current place and may hold a `;`. */
static void skip_piece(struct sql_reader *r)
{
    char c = r->bytes.ptr[r->at], next = byte_at(r, r->at + 1);
    struct str mark = c == '$' ? dollar_mark(r, r->at) : STR("");
    bool doubled;
    if (c == '\'' || c == '"' || c == '`')
        r->at = quoted_end(r, r->at, c, c == '\'' && has_escapes(r), &doubled);
    else if (mark.len)
        r->at = after_part(r, r->at + mark.len, mark);
    else if (c == '-' && next == '-')
        r->at = find_byte(r, r->at, '\n');
    else if (c == '/' && next == '*' && !is_version(r, r->at))
        r->at = skip_block(r, r->at);
    else
        r->at++;
}

void sql_skip_statement(struct sql_reader *r)
{
    r->at = r->token.off;
    while (r->at < r->bytes.len && r->bytes.ptr[r->at] != ';')
        skip_piece(r);
    if (r->at < r->bytes.len)
        r->at++;
    sql_next(r);
}

void sql_skip_copy(struct sql_reader *r)
{
    r->at = find_byte(r, r->token.off, '\n');
    while (r->at < r->bytes.len) {
        uint32_t line = r->at + 1, end = find_byte(r, line, '\n');
        struct str text = str_sub(r->bytes, line, end - line);
        r->at = end;
        if (str_is(str_trim(text), "\\."))
            break;
    }
    sql_next(r);
}
