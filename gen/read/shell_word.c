/* Words: quotes, escapes, and what the shell would put in. */
#include "read/limits.h"
#include "read/shell_reader.h"

struct text *shell_view(struct shell_reader *r, struct view *v, uint32_t off)
{
    (void)r;
    if (v->segments.n == 0)
        view_escape(v, off, 0, STR(""));
    return view_text(v);
}

/* --- Holes ---------------------------------------------------------------- */

static void skip_until(struct shell_reader *r, char close)
{
    while (r->at < r->end && shell_peek(r, 0) != close)
        r->at += shell_peek(r, 0) == '\\' && r->end - r->at > 1 ? 2 : 1;
    if (r->at < r->end)
        r->at++;
}

/* Steps over the rest of a ${...}. Single quotes are none within double ones,
 * so that they are not looked at. */
static void skip_braces(struct shell_reader *r)
{
    unsigned depth = 1;
    while (r->at < r->end && depth) {
        char c = shell_peek(r, 0);
        r->at += c == '\\' && r->end - r->at > 1 ? 2 : 1;
        depth += c == '{';
        depth -= c == '}';
        if (c == '"')
            skip_until(r, '"');
    }
}

/* The commands in `...`, which end at the next backquote. */
static void backquoted(struct shell_reader *r)
{
    uint32_t from = ++r->at, end = r->end;
    skip_until(r, '`');
    uint32_t after = r->at;
    bool closed = after > from && r->bytes.ptr[after - 1] == '`';
    r->at = from;
    r->end = after - closed;
    shell_nested(r);
    r->at = after;
    r->end = end;
}

/* At "$((": to the end of the arithmetic. */
static void skip_arithmetic(struct shell_reader *r)
{
    unsigned depth = 0;
    do {
        depth += shell_peek(r, 0) == '(';
        depth -= shell_peek(r, 0) == ')';
        r->at++;
    } while (r->at < r->end && depth);
}

/* Steps over the expansion at r->at. False if '$' is just that. */
static bool skip_expansion(struct shell_reader *r)
{
    char next = shell_peek(r, 1);
    if (shell_peek(r, 0) == '`') {
        backquoted(r);
        return true;
    }
    if (!char_is_name(next) && !(next && strchr("{(@*#?$!-", next)))
        return false;
    r->at++;
    if (next == '{') {
        r->at++;
        skip_braces(r);
    } else if (next == '(' && shell_peek(r, 1) == '(') {
        skip_arithmetic(r);
    } else if (next == '(') {
        r->at++;
        shell_nested(r);
    } else if (!char_is_name(next) || (next >= '0' && next <= '9')) {
        r->at++;
    } else {
        while (char_is_name(shell_peek(r, 0)))
            r->at++;
    }
    return true;
}

/* Adds the expansion at r->at. What readers see of it is a placeholder that
 * they know, whatever it holds. */
static void add_expansion(struct shell_reader *r, struct view *v)
{
    uint32_t from = r->at;
    if (skip_expansion(r)) {
        view_hole(v, from, r->at - from, STR("${}"));
        return;
    }
    view_copy(v, r->at++, 1);
}

/* --- Quotes --------------------------------------------------------------- */

/* A backslash, which escapes a line's end always; as a file has it that
 * Windows wrote, too. */
static void add_backslash(struct shell_reader *r, struct view *v,
                          const char *escapes)
{
    char next = shell_peek(r, 1);
    bool known = next && (!escapes || strchr(escapes, next));
    if (next == '\r' && shell_peek(r, 2) == '\n') {
        r->at += 3;
    } else if (known && next == '\n') {
        r->at += 2;
    } else if (known) {
        view_escape(v, r->at, 2, str_sub(r->bytes, r->at + 1, 1));
        r->at += 2;
    } else {
        view_copy(v, r->at++, 1);
    }
}

void shell_expand(struct shell_reader *r, struct view *v, uint32_t stop,
                  const char *escapes)
{
    while (r->at < stop) {
        char c = shell_peek(r, 0);
        if (c == '\\')
            add_backslash(r, v, escapes);
        else if (c == '$' || c == '`')
            add_expansion(r, v);
        else
            view_copy(v, r->at++, 1);
    }
}

static void double_quotes(struct shell_reader *r, struct view *v)
{
    r->at++;
    v->encoding = ENCODING_SHELL_DOUBLE;
    while (r->at < r->end && shell_peek(r, 0) != '"')
        shell_expand(r, v, r->at + 1, "$`\"\\\n");
    r->at += r->at < r->end;
}

static void single_quotes(struct shell_reader *r, struct view *v)
{
    uint32_t from = ++r->at;
    while (r->at < r->end && shell_peek(r, 0) != '\'')
        r->at++;
    v->encoding = ENCODING_SHELL_SINGLE;
    view_copy(v, from, r->at - from);
    r->at += r->at < r->end;
}

static const struct {
    char name, value;
} ansi_escapes[] = {
    {'a', 7}, {'b', 8},  {'e', 27},    {'f', 12},    {'n', 10},  {'r', 13},
    {'t', 9}, {'v', 11}, {'\\', '\\'}, {'\'', '\''}, {'"', '"'}, {'?', '?'},
};

static int digit_of(char c, unsigned base)
{
    char small = (char)(c | 32);
    int d = c >= '0' && c <= '9'           ? c - '0'
            : small >= 'a' && small <= 'f' ? small - 'a' + 10
                                           : 99;
    return d < (int)base ? d : -1;
}

/* The number after a backslash: hexadecimal or octal. Its length is added. */
static uint32_t ansi_number(const struct shell_reader *r, uint32_t *len)
{
    char name = shell_peek(r, 1);
    unsigned base = name == 'x' || name == 'u' || name == 'U' ? 16 : 8;
    uint32_t max = name == 'x' ? 2 : name == 'u' ? 4 : name == 'U' ? 8 : 3;
    uint32_t n = 0, from = base == 16 ? 2 : 1;
    int d;
    for (*len = from; *len - from < max; ++*len) {
        if ((d = digit_of(shell_peek(r, *len), base)) < 0)
            break;
        n = n * base + (uint32_t)d;
    }
    return n;
}

static bool is_character(uint32_t n)
{
    return n <= 0x10FFFF && (n < 0xD800 || n > 0xDFFF);
}

static void add_ansi(struct shell_reader *r, struct view *v)
{
    char name = shell_peek(r, 1);
    for (size_t i = 0; i < COUNT_OF(ansi_escapes); i++)
        if (ansi_escapes[i].name == name) {
            view_escape(v, r->at, 2, (struct str){&ansi_escapes[i].value, 1});
            r->at += 2;
            return;
        }
    uint32_t len, n = ansi_number(r, &len);
    bool letter = name == 'x' || name == 'u' || name == 'U';
    if (len < (letter ? 3 : 2)) { /* no escape at all */
        view_copy(v, r->at++, 1);
        return;
    }
    struct buf bytes;
    buf_init(&bytes, 0);
    buf_add_utf8(&bytes, is_character(n) ? n : 0xFFFD);
    view_escape(v, r->at, len, buf_str(&bytes));
    buf_free(&bytes);
    r->at += len;
}

static void ansi_quotes(struct shell_reader *r, struct view *v)
{
    r->at += 2;
    v->encoding = ENCODING_SHELL_ANSI;
    while (r->at < r->end && shell_peek(r, 0) != '\'')
        if (shell_peek(r, 0) == '\\')
            add_ansi(r, v);
        else
            view_copy(v, r->at++, 1);
    r->at += r->at < r->end;
}

/* --- Words --- */

static void add_piece(struct shell_reader *r, struct view *v, bool *quoted)
{
    char c = shell_peek(r, 0), next = shell_peek(r, 1);
    *quoted = *quoted || c == '\\' || c == '\'' || c == '"' ||
              (c == '$' && (next == '\'' || next == '"'));
    v->encoding = ENCODING_SHELL_WORD;
    if (c == '\'') {
        single_quotes(r, v);
    } else if (c == '$' && next == '\'') {
        ansi_quotes(r, v);
    } else if (c == '"') {
        double_quotes(r, v);
    } else if (c == '$' && next == '"') {
        r->at++;
        double_quotes(r, v);
    } else if (c == '\\') {
        add_backslash(r, v, NULL);
    } else {
        shell_expand(r, v, r->at + 1, NULL);
    }
}

uint32_t shell_placeholder(const struct shell_reader *r)
{
    uint32_t n = shell_peek(r, 1) == ' ' ? 2 : 1;
    char c = shell_peek(r, n);
    if (shell_peek(r, 0) != '<' || !char_is_name(c) || char_is_digit(c))
        return 0;
    while (char_is_name(c) || (c && strchr(" .:/,|'-", c)))
        c = shell_peek(r, ++n);
    char last = shell_peek(r, n - 1);
    bool descriptor = last >= '0' && last <= '9' && shell_peek(r, n - 2) == ' ';
    if (c != '>' || last == ' ' || descriptor)
        return 0;
    c = shell_peek(r, n + 1);
    return !c || strchr(" \t\r\n)`\"':/.,;-", c) ? n + 1 : 0;
}

struct shell_word shell_word(struct shell_reader *r)
{
    struct shell_word word = {.span = {r->text, r->at, 0}};
    struct view v;
    uint32_t n;
    view_start(&v, r->arena, r->text);
    while (r->at < r->end)
        if ((n = shell_placeholder(r))) {
            view_hole(&v, r->at, n, STR("${}"));
            r->at += n;
        } else if (shell_ends_word(shell_peek(r, 0))) {
            break;
        } else {
            add_piece(r, &v, &word.quoted);
        }
    word.span.len = r->at - word.span.off;
    word.view = shell_view(r, &v, word.span.off);
    return word;
}
