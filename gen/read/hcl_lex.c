/* Bytes to tokens. */
#include "base/utf8.h"
#include "read/hcl_reader.h"
#include "read/limits.h"

struct lexer {
    struct hcl_reader *r;
    const char *start; /* of the text */
    const char *p, *end;
    size_t shown; /* findings before this line */
};

static uint32_t offset(const struct lexer *l, const char *p)
{
    return (uint32_t)(p - l->start);
}

static struct hcl_token *add(struct lexer *l, int kind, const char *after)
{
    struct hcl_token *t = vec_push(l->r->arena, &l->r->tokens);
    *t = (struct hcl_token){.off = offset(l, l->p),
                            .len = (uint32_t)(after - l->p),
                            .kind = (uint8_t)kind};
    l->p = after;
    return t;
}

static const char *line_end(const struct lexer *l, const char *p)
{
    while (p < l->end && *p != '\n' && *p != '\r')
        p++;
    return p;
}

/* The rest of the line for what has no end: without what most likely belongs
 * to the text around it. */
static const char *likely_end(const struct lexer *l)
{
    const char *p = line_end(l, l->p);
    while (p > l->p + 1 && memchr(" \t,)]}{", p[-1], 7))
        p--;
    return p;
}

/* Reports what is between l->p and AFTER. */
static struct finding *mistake(struct lexer *l, const char *after,
                               const char *message)
{
    return hcl_error(l->r, offset(l, l->p), (uint32_t)(after - l->p), "%s",
                     message);
}

static void keep_comment(struct lexer *l, const char *after)
{
    if (l->r->comments)
        build_comment(&l->r->b, offset(l, l->p), (uint32_t)(after - l->p));
    l->p = after;
}

static void long_comment(struct lexer *l)
{
    const char *p = l->p + 2;
    while (l->end - p >= 2 && !(*p == '*' && p[1] == '/'))
        p++;
    if (l->end - p < 2) {
        struct finding *f = mistake(l, l->p + 2, "the comment is not closed");
        hcl_help(l->r, f, "write */ at its end");
        p = l->end - 2;
        if (p < l->p)
            p = l->p;
    }
    keep_comment(l, p + 2 <= l->end ? p + 2 : l->end);
}

static bool comment(struct lexer *l)
{
    char second = l->end - l->p > 1 ? l->p[1] : '\0';
    if (*l->p == '#' || (*l->p == '/' && second == '/'))
        keep_comment(l, line_end(l, l->p));
    else if (*l->p == '/' && second == '*')
        long_comment(l);
    else
        return false;
    return true;
}

static void open_hole(struct lexer *l, const char *p)
{
    struct finding *f =
        hcl_error(l->r, offset(l, p), 2, "the '%.2s' is not closed", p);
    hcl_help(l->r, f,
             "write '}' at its end, or '%c%.2s' for the characters themselves",
             *p, p);
}

/* A hole within a string that has no end: the string was read without it. */
static void check_holes(struct lexer *l, struct hcl_token *t)
{
    const char *p = l->start + t->off, *end = p + t->len;
    for (; end - p >= 3 && !t->broken; p++) {
        bool sign = *p == '$' || *p == '%';
        const char *after = NULL;
        if (*p == '\\' && t->kind == HCL_STRING)
            p++;
        else if (sign && p[1] == *p && p[2] == '{')
            p += 2;
        else if (!sign || p[1] != '{')
            continue;
        else if ((after = hcl_hole_end(p, end)))
            p = after - 1;
        else
            t->broken = true, open_hole(l, p);
    }
}

/* The line of l->p: nothing more is said of it. What was, since the line's
 * start, came of reading quotes the wrong way round. */
static void told(struct lexer *l)
{
    const char *from = l->p;
    while (from > l->start && from[-1] != '\n')
        from--;
    *vec_push(l->r->arena, &l->r->told) =
        (struct hcl_line){offset(l, from), offset(l, line_end(l, l->p))};
}

/* Whether the line before has a string without an end: then this one is the
 * rest of that. */
static bool is_rest(const struct lexer *l)
{
    const struct hcl_line *last;
    if (!l->r->told.n)
        return false;
    last = &l->r->told.at[l->r->told.n - 1];
    const char *p = l->start + last->to;
    /* A hole is read once more after what comes behind it. */
    if (p > l->p)
        return false;
    const char *end = memchr(p, '\n', (size_t)(l->p - p));
    return !end || !memchr(end + 1, '\n', (size_t)(l->p - end - 1));
}

static void string(struct lexer *l)
{
    const char *after = hcl_quoted_end(l->p, l->end);
    if (after) {
        check_holes(l, add(l, HCL_STRING, after));
        return;
    }
    after = likely_end(l);
    bool rest = is_rest(l);
    if (l->r->fs && l->r->fs->list.n > l->shown)
        l->r->fs->list.n = l->shown;
    struct finding *f = NULL;
    if (!rest)
        f = hcl_error(l->r, offset(l, after), 0, "the string is not closed");
    hcl_help(l->r, f,
             "write \" at its end; text of several lines is a heredoc: <<EOT");
    if (f)
        finding_related(l->r->fs, f,
                        (struct span){l->r->text, offset(l, l->p), 1},
                        "it begins here");
    told(l);
    add(l, HCL_STRING, after)->broken = true;
}

static bool heredoc(struct lexer *l)
{
    struct hcl_heredoc h;
    if (!hcl_heredoc(l->p, l->end, &h))
        return false;
    const char *after = hcl_heredoc_end(l->p, l->end);
    if (after) {
        check_holes(l, add(l, HCL_HEREDOC, after));
        return true;
    }
    struct finding *f =
        mistake(l, h.word.ptr + h.word.len, "the heredoc is not closed");
    hcl_help(l->r, f, "write '%.*s' on a line of its own at its end",
             STR_ARG(h.word));
    add(l, HCL_HEREDOC, l->end)->broken = true;
    return true;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static const char *digits(const struct lexer *l, const char *p)
{
    while (p < l->end && is_digit(*p))
        p++;
    return p;
}

static void number(struct lexer *l)
{
    const char *p = digits(l, l->p);
    if (l->end - p > 1 && *p == '.' && is_digit(p[1]))
        p = digits(l, p + 1);
    if (l->end - p > 1 && (*p == 'e' || *p == 'E')) {
        const char *q = p + 1;
        q += l->end - q > 1 && (*q == '+' || *q == '-');
        if (is_digit(*q))
            p = digits(l, q);
    }
    add(l, HCL_NUMBER, p);
}

static const struct {
    const char *text;
    int kind;
} operators[] = {
    {"...", HCL_ELLIPSIS}, {"==", HCL_OPERATOR}, {"!=", HCL_OPERATOR},
    {"<=", HCL_OPERATOR},  {">=", HCL_OPERATOR}, {"=>", HCL_ARROW},
    {"&&", HCL_OPERATOR},  {"||", HCL_OPERATOR}, {"::", HCL_COLONS},
    {"+", HCL_OPERATOR},   {"/", HCL_OPERATOR},  {"%", HCL_OPERATOR},
    {"<", HCL_OPERATOR},   {">", HCL_OPERATOR},
};

static bool punctuation(struct lexer *l)
{
    struct str rest = {l->p, (size_t)(l->end - l->p)};
    for (size_t i = 0; i < COUNT_OF(operators); i++)
        if (*l->p == *operators[i].text &&
            str_starts(rest, str_of(operators[i].text))) {
            add(l, operators[i].kind, l->p + strlen(operators[i].text));
            return true;
        }
    if (!*l->p || !strchr("()[]{}=:,.?!-*", *l->p))
        return false;
    add(l, (unsigned char)*l->p, l->p + 1);
    return true;
}

/* The length of a curly or single quote or a backtick at P, 0 if there is
 * none. */
static unsigned odd_quote(const struct lexer *l, const char *p)
{
    uint32_t c;
    struct str rest = {p, (size_t)(l->end - p)};
    unsigned len = utf8_decode(str_sub(rest, 0, 4), &c);
    return len && ((c >= 0x2018 && c <= 0x201F) || c == '\'' || c == '`') ? len
                                                                          : 0;
}

/* A string in quotes of another world, up to the next such quote. */
static bool odd_string(struct lexer *l)
{
    unsigned open = odd_quote(l, l->p);
    if (!open)
        return false;
    const char *p = l->p + open, *stop = line_end(l, p);
    while (p < stop && !odd_quote(l, p))
        p++;
    if (p < stop)
        p += odd_quote(l, p);
    else
        p = likely_end(l);
    struct finding *f = mistake(l, l->p + open,
                                *l->p == '\''  ? "a string in single quotes"
                                : *l->p == '`' ? "a string in backticks"
                                               : "a curly quote");
    hcl_help(l->r, f, "write \" on both sides");
    add(l, HCL_BAD, p < l->p + open ? l->p + open : p);
    return true;
}

static const struct {
    const char *text, *help;
} strays[] = {
    {";", "write each on a line of its own, without ';'"},
    {"&", "write '&&' for \"and\""},
    {"|", "write '||' for \"or\""},
    {"$", "write \"${...}\" in quotes"},
    {"~", NULL},
};

static void stray(struct lexer *l)
{
    struct str rest = {l->p, (size_t)(l->end - l->p)};
    uint32_t c = 0;
    unsigned len = utf8_decode(str_sub(rest, 0, 4), &c);
    if (!len) /* reported before */
        len = 1;
    else if (c < ' ' || c == 0x7F)
        hcl_help(l->r,
                 hcl_error(l->r, offset(l, l->p), 1,
                           "the control character 0x%02X", c),
                 "remove it");
    else {
        struct finding *f =
            hcl_error(l->r, offset(l, l->p), len, "'%.*s' cannot stand here",
                      (int)len, l->p);
        for (size_t i = 0; i < COUNT_OF(strays); i++)
            if (*l->p == *strays[i].text && strays[i].help)
                hcl_help(l->r, f, "%s", strays[i].help);
    }
    add(l, HCL_BAD, l->p + len);
}

static void newline(struct lexer *l)
{
    add(l, HCL_NEWLINE, l->p + 1);
    l->shown = l->r->fs ? l->r->fs->list.n : 0;
}

static void token(struct lexer *l)
{
    size_t name = hcl_name_length(l->p, l->end);
    if (*l->p == '\n')
        newline(l);
    else if (*l->p == ' ' || *l->p == '\t' || *l->p == '\r')
        l->p++;
    else if (name)
        add(l, HCL_NAME, l->p + name);
    else if (is_digit(*l->p))
        number(l);
    else if (*l->p == '"')
        string(l);
    else if (!comment(l) && !heredoc(l) && !punctuation(l) && !odd_string(l))
        stray(l);
}

void hcl_lex(struct hcl_reader *r, uint32_t from, uint32_t to)
{
    uint32_t base = (uint32_t)r->tokens.n;
    struct lexer l = {r, r->bytes.ptr, r->bytes.ptr + from, r->bytes.ptr + to,
                      r->fs ? r->fs->list.n : 0};
    while (l.p < l.end)
        token(&l);
    add(&l, HCL_END, l.end);
    hcl_pair(r, base);
}

int hcl_peek(struct hcl_reader *r)
{
    while (!r->newlines && r->at < r->limit &&
           r->tokens.at[r->at].kind == HCL_NEWLINE)
        r->at++;
    return r->at < r->limit ? r->tokens.at[r->at].kind : HCL_END;
}

void hcl_take(struct hcl_reader *r)
{
    const struct hcl_token *t = &r->tokens.at[r->at++];
    r->last = t->off + t->len;
}
