/* What happens where the document is not as it should be: say what is wrong,
 * once, and find the place to go on. */
#include <stdarg.h>
#include <stdio.h>

#include "base/utf8.h"
#include "read/json_reader.h"
#include "read/limits.h"

struct finding *json_report(struct json_reader *r, const char *at, size_t len,
                            enum finding_id id, const char *message)
{
    struct span span = {r->text, json_off(r, at), (uint32_t)len};
    if (r->errors++ < READ_ERRORS_MAX)
        return finding_add(r->fs, id, span, "%s", message);
    if (r->errors == READ_ERRORS_MAX + 1)
        finding_add(r->fs, FINDING_JSON_SYNTAX, span,
                    "there are more mistakes from here on");
    return NULL;
}

struct finding *json_error(struct json_reader *r, const char *at, size_t len,
                           const char *format, ...)
{
    char message[256];
    if (json_follows(r, at))
        return NULL;
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    return json_report(r, at, len, FINDING_JSON_SYNTAX, message);
}

void json_help(struct json_reader *r, struct finding *f, const char *format,
               ...)
{
    char help[256];
    if (!f)
        return;
    va_list args;
    va_start(args, format);
    vsnprintf(help, sizeof help, format, args);
    va_end(args);
    finding_help(r->fs, f, "%s", help);
}

/* Appends a node for what could not be read, from r->at to END. */
static void add_broken(struct json_reader *r, const char *end)
{
    build_scalar(&r->b, NODE_ERROR, json_off(r, r->at),
                 (uint32_t)(end - r->at));
    r->at = end;
}

/* What was read of the innermost container may not be what was meant. */
static void break_top(struct json_reader *r)
{
    if (build_top(&r->b))
        build_top(&r->b)->flags |= NODE_BROKEN;
}

/* How the document goes on from r->at is a guess. */
static void doubt(struct json_reader *r)
{
    r->doubt = r->at;
    break_top(r);
}

static int current(const struct json_reader *r)
{
    return r->at < r->end ? (unsigned char)*r->at : -1;
}

/* What ends a member or an item. */
static bool is_end(int c)
{
    return c == ',' || c == '}' || c == ']';
}

static bool in_object(const struct json_reader *r)
{
    uint32_t depth = build_depth(&r->b);
    const struct node *top = depth ? &r->b.nodes[r->b.open[depth - 1]] : NULL;
    return top && top->kind == NODE_OBJECT;
}

static char closer(const struct node *n)
{
    return n->kind == NODE_OBJECT ? '}' : ']';
}

static void relate_opening(struct json_reader *r, struct finding *f,
                           const struct node *n)
{
    if (f)
        finding_related(r->fs, f, (struct span){r->text, n->off, 1},
                        "it is opened here");
}

/* The length of the character at P; 0 if it is not UTF-8. */
static unsigned valid_len(const struct json_reader *r, const char *p)
{
    return utf8_decode((struct str){p, (size_t)(r->end - p)}, NULL);
}

/* --- Steps over what is not understood ------------------------------- */

/* The end of the string at P, in any quotes, without a look inside. */
static const char *string_end(const struct json_reader *r, const char *p)
{
    char quote = *p++;
    while (p < r->end && *p != quote && *p != '\n')
        p += *p == '\\' && p + 1 < r->end ? 2 : 1;
    return json_is(r, p, quote) ? p + 1 : p;
}

/* The first ',' or closing bracket from P on outside of the brackets and
 * strings that open from P on; with WHOLE the end of the first bracket. */
static const char *skip(const struct json_reader *r, const char *p, bool whole)
{
    size_t depth = 0;
    while (p < r->end) {
        char c = *p;
        if (c == '"') {
            p = string_end(r, p);
            continue;
        }
        if (depth == 0 && is_end(c))
            break;
        depth += c == '{' || c == '[';
        depth -= c == '}' || c == ']';
        p++;
        if (whole && depth == 0)
            break;
    }
    return p;
}

void json_too_deep(struct json_reader *r)
{
    struct finding *f = json_error(
        r, r->at, 1, "more than %d brackets within each other", READ_DEPTH_MAX);
    json_help(r, f, "take the inner part into a document of its own");
    add_broken(r, skip(r, r->at, true));
}

/* --- The end comes too early ------------------------------------------ */

enum { CLOSERS_SHOWN = 8, OPENERS_SHOWN = 3 };

static struct finding *report_mend(struct json_reader *r,
                                   const struct json_mend *mend)
{
    char found = *mend->at;
    struct finding *f;
    if (mend->kind == MEND_SKIP) {
        f = json_error(r, mend->at, 1, "this '%c' closes nothing", found);
        json_help(r, f, "remove it, or open what it should close");
        return f;
    }
    if (mend->kind == MEND_REPLACE)
        f = json_error(r, mend->at, 1, "'%c' closes a '%c'", found,
                       mend->bracket == '}' ? '{' : '[');
    else if (mend->next)
        f = json_error(r, mend->at, 0, "'%c' is missing before '%c'",
                       mend->bracket, mend->next);
    else
        f = json_error(r, mend->at, 0, "'%c' is missing here", mend->bracket);
    json_help(r, f, "write '%c'", mend->bracket);
    return f;
}

/* The value that ends where the reader is may be meant for an item of a list
 * whose '[' is missing. */
static void break_last(struct json_reader *r)
{
    uint32_t end = json_off(r, r->last), i = r->b.count;
    while (i-- > 0) {
        struct node *n = &r->b.nodes[i];
        if (n->kind == NODE_OBJECT && n->len && n->off + n->len == end)
            n->flags |= NODE_BROKEN;
    }
}

/* The reader is where one bracket mends the document. If only what follows
 * says so, members may have been meant for another of the open objects. */
static enum json_next mend(struct json_reader *r)
{
    struct json_mend mend = r->mend;
    struct finding *f = report_mend(r, &mend);
    r->mend.kind = MEND_NONE;
    r->end = r->real_end;
    r->at = mend.at + (mend.kind != MEND_INSERT);
    bool members = !mend.sure && mend.bracket == '}';
    for (uint32_t i = 0; members && i < build_depth(&r->b); i++)
        r->b.nodes[r->b.open[i]].flags |= NODE_BROKEN;
    if (!mend.sure)
        break_top(r);
    if (mend.kind == MEND_SKIP)
        break_last(r);
    if (mend.kind != MEND_SKIP) {
        relate_opening(r, f, build_top(&r->b));
        build_close(&r->b, json_off(r, r->at));
    }
    return JSON_AFTER;
}

static enum json_next early_end(struct json_reader *r)
{
    char closers[CLOSERS_SHOWN + 1] = "";
    uint32_t depth = build_depth(&r->b), n = 0;
    if (depth == 0) {
        struct finding *f = json_error(r, r->at, 0, "the document is empty");
        json_help(r, f, "write a value, such as {}");
        return JSON_END;
    }
    while (n < depth && n < CLOSERS_SHOWN) {
        closers[n] = closer(&r->b.nodes[r->b.open[depth - 1 - n]]);
        n++;
    }
    /* A comment that took the rest of a line took the brackets too. */
    if (r->cut_off && !r->comments_allowed) {
        r->bad_brackets = true;
        return JSON_END;
    }
    struct finding *f =
        json_error(r, r->last, 0, "'%s'%s is missing at the end", closers,
                   n < depth ? " and more" : "");
    json_help(r, f, "close what was opened; the file may be cut off");
    r->bad_brackets = true;
    for (uint32_t i = 0; i < n && i < OPENERS_SHOWN; i++)
        relate_opening(r, f, &r->b.nodes[r->b.open[depth - 1 - i]]);
    return JSON_END;
}

/* --- Instead of a value ------------------------------------------------ */

/* Steps over commas that stand where something should, for all of which one
 * mistake is reported. */
static enum json_next extra_commas(struct json_reader *r)
{
    struct finding *f =
        json_error(r, r->at, 1, "nothing stands before this ','");
    json_help(r, f, "remove the ','");
    const char *from = r->at, *end = from;
    while (json_is(r, r->at, ',')) {
        end = r->at + 1;
        r->at = json_blanks(end, r->end);
    }
    json_fix(r, f, true, from, (size_t)(end - from), "");
    int c = current(r);
    if (c == '}' || c == ']' || c == -1)
        return JSON_AFTER;
    return in_object(r) ? JSON_KEY : JSON_VALUE;
}

/* A closing bracket where an item or a key should follow. */
static enum json_next early_close(struct json_reader *r)
{
    if (r->last > r->start && r->last[-1] == ',') {
        struct finding *f =
            json_error(r, r->last - 1, 1, "a ',' after the last %s",
                       in_object(r) ? "member" : "item");
        json_help(r, f, "remove the ','");
        json_fix(r, f, true, r->last - 1, 1, "");
    }
    return JSON_AFTER;
}

/* "a": ] - nothing but '[' was forgotten. */
static enum json_next no_bracket(struct json_reader *r)
{
    struct finding *f = json_error(r, r->at, 1, "']' closes nothing here");
    json_help(r, f, "write '[' before it");
    add_broken(r, r->at + 1);
    return JSON_AFTER;
}

static enum json_next no_value(struct json_reader *r)
{
    if (*r->at == ']')
        return no_bracket(r);
    struct finding *f = json_error(r, r->last, 0, "the value is missing");
    json_help(r, f, "write a value after the ':', such as null or \"\"");
    build_scalar(&r->b, NODE_ERROR, json_off(r, r->last), 0);
    return JSON_AFTER;
}

/* The length of a curly quote at P, 0 if there is none. */
static unsigned curly_quote(const struct json_reader *r, const char *p)
{
    struct str rest = {p, (size_t)(r->end - p)};
    uint32_t c;
    unsigned len = utf8_decode(str_sub(rest, 0, 4), &c);
    return len && ((c >= 0x2018 && c <= 0x201F) || c == 0xAB || c == 0xBB) ? len
                                                                           : 0;
}

/* A string in curly quotes is taken for what was meant. */
static void curly_string(struct json_reader *r, enum node_kind kind)
{
    unsigned open = curly_quote(r, r->at), close = 0;
    const char *p = r->at + open;
    for (unsigned n; p < r->end && *p != '\n' && !(close = curly_quote(r, p)) &&
                     (n = valid_len(r, p)) > 0;)
        p += n;
    struct finding *f = json_error(r, r->at, open, "a curly quote");
    json_help(r, f, "write \" on both sides");
    uint32_t off = json_off(r, r->at);
    build_raw_string(&r->b, kind, off, (uint32_t)(p + close - r->at),
                     off + open, (uint32_t)(p - r->at - open));
    if (close)
        json_fix_quotes(r, f, r->at, open, p + close, close);
    r->at = p + close;
    r->b.nodes[r->b.count - 1].flags |= NODE_BROKEN;
}

static void single_quoted(struct json_reader *r, enum node_kind kind)
{
    const char *from = r->at;
    struct finding *f = json_error(r, from, 1, "a string in single quotes");
    json_help(r, f, "write \" on both sides");
    json_string(r, kind, from + 1);
    if (r->at - from > 1 && r->at[-1] == '\'')
        json_fix_quotes(r, f, from, 1, r->at, 1);
}

/* A string or key in quotes that JSON does not know. */
static bool odd_quotes(struct json_reader *r, enum node_kind kind)
{
    if (*r->at == '\'')
        single_quoted(r, kind);
    else if (curly_quote(r, r->at))
        curly_string(r, kind);
    else
        return false;
    return true;
}

static bool starts_word(int c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z') || c == '_' || c == '$' || c == '-' ||
           c == '+' || c == '.' || c == '%' || c == '@' || c == '*' ||
           c >= 0x80;
}

static void unexpected(struct json_reader *r, const char *wanted)
{
    unsigned len = valid_len(r, r->at);
    unsigned char c = (unsigned char)*r->at;
    struct finding *f;
    if (c < ' ' || c == 0x7F)
        f = json_error(r, r->at, len, "the control character 0x%02X", c);
    else
        f = json_error(r, r->at, len, "'%.*s' cannot stand here", (int)len,
                       r->at);
    json_help(r, f, "%s", wanted);
    r->bad_brackets |= c == '{' || c == '[' || c == ':';
    doubt(r);
}

/* '(' in place of '{' or '['; its own closing bracket comes, or ')'. */
static enum json_next parenthesis(struct json_reader *r)
{
    const char *p = json_blanks(r->at + 1, r->end);
    if (json_is(r, p, '"'))
        p = json_blanks(string_end(r, p), r->end);
    bool object = json_is(r, p, ':');
    struct finding *f = json_error(r, r->at, 1, "'(' cannot stand here");
    json_help(r, f, "write '%c'", object ? '{' : '[');
    if (build_depth(&r->b) == READ_DEPTH_MAX) {
        r->bad_brackets = true;
        add_broken(r, r->end);
        return JSON_AFTER;
    }
    build_open(&r->b, object ? NODE_OBJECT : NODE_ARRAY, json_off(r, r->at++));
    return object ? JSON_KEY : JSON_VALUE;
}

enum json_next json_odd_value(struct json_reader *r)
{
    /* With r->last as it was, where it is of use. */
    bool skipped = json_skip_odd(r), object = in_object(r);
    int c = current(r);
    if (skipped && c != -1 && !is_end(c))
        return JSON_VALUE;
    if (c == -1)
        return early_end(r);
    enum json_next next;
    if (r->templated && json_hole(r, &next))
        return next;
    if (object && is_end(c))
        return no_value(r);
    if (build_depth(&r->b) && c == ',')
        return extra_commas(r);
    if (build_depth(&r->b) && (c == ']' || c == '}'))
        return early_close(r);
    if (odd_quotes(r, NODE_STRING))
        return JSON_AFTER;
    if (object && c == ':') {
        struct finding *f = json_error(r, r->at, 1, "a second ':'");
        json_help(r, f, "remove it");
        json_fix(r, f, true, r->at, 1, "");
        r->at++;
        return JSON_VALUE;
    }
    if (starts_word(c)) {
        json_odd_word(r);
        return JSON_AFTER;
    }
    if (c == '(')
        return parenthesis(r);
    unexpected(r, "write a value: \"text\", a number, true, false, null, "
                  "[...] or {...}");
    const char *end = skip(r, r->at, false);
    add_broken(r, end == r->at ? end + 1 : end);
    return JSON_AFTER;
}

/* --- Instead of a key --------------------------------------------------- */

/* Whether that is a name, and nothing that only stands where one should. */
static bool is_name(const char *p, const char *end)
{
    for (; p < end; p++)
        if (!(*p >= 'a' && *p <= 'z') && !(*p >= 'A' && *p <= 'Z') &&
            !(*p >= '0' && *p <= '9') && *p != '-' && *p != '_')
            return false;
    return true;
}

/* The dots at r->at, with blanks between them, that examples have for what they
 * leave out: where they end, and how many they are. */
static const char *dots(const struct json_reader *r, unsigned *count)
{
    const char *p = r->at, *end = r->at;
    for (*count = 0; p < r->end; p = json_blanks(end, r->end)) {
        struct str rest = {p, (size_t)(r->end - p)};
        bool ellipsis = str_starts(rest, STR("\xE2\x80\xA6"));
        if (!ellipsis && *p != '.')
            break;
        *count += ellipsis ? 3 : 1;
        end = p + (ellipsis ? 3 : 1);
    }
    return end;
}

/* {...}, or dots between members: what else there is is not said. A single one
 * after a member is a ',' that slipped. */
static bool left_out(struct json_reader *r, enum json_next *next)
{
    unsigned count;
    const char *end = dots(r, &count);
    bool after = r->at == r->last;
    if (!count)
        return false;
    struct finding *f = json_error(r, r->at, (size_t)(end - r->at),
                                   count == 1 && after ? "a '.' between members"
                                                       : "'...' is no member");
    json_help(r, f,
              count == 1 && after ? "write ','"
                                  : "write what is left out here");
    r->at = end;
    break_top(r);
    end = json_blanks(end, r->end);
    bool object = in_object(r);
    bool more = end < r->end && !is_end(*end);
    *next = more ? (object ? JSON_KEY : JSON_VALUE) : JSON_AFTER;
    return true;
}

/* A key without quotes, up to its colon. */
static enum json_next bare_key(struct json_reader *r)
{
    const char *p = r->at;
    for (unsigned n;
         p < r->end && !json_ends_word(*p) && (n = valid_len(r, p)) > 0;)
        p += n;
    size_t len = (size_t)(p - r->at);
    bool half = json_is(r, p, '"');
    struct finding *f = json_error(r, r->at, len,
                                   half ? "a key without its opening quote"
                                        : "a key without quotes");
    json_help(r, f, "write \"%.*s\"", (int)(len < 100 ? len : 100), r->at);
    const char *next = json_blanks(p + half, r->end);
    if (!json_is(r, next, ':') && next < r->end && valid_len(r, next))
        doubt(r);
    if (half)
        json_fix(r, f, true, r->at, 0, "\"");
    else if (is_name(r->at, p))
        json_fix_quotes(r, f, r->at, 0, p, 0);
    uint32_t off = json_off(r, r->at);
    build_raw_string(&r->b, NODE_KEY, off, (uint32_t)len + half, off,
                     (uint32_t)len);
    r->at = p + half;
    return JSON_COLON;
}

enum json_next json_odd_key(struct json_reader *r)
{
    bool skipped = json_skip_odd(r);
    int c = current(r);
    if (skipped && c != -1 && !is_end(c))
        return JSON_KEY;
    enum json_next next;
    if (c == -1)
        return early_end(r);
    if (r->templated && json_hole_key(r, &next))
        return next;
    if (c == ',')
        return extra_commas(r);
    if (c == '}' || c == ']')
        return early_close(r);
    if (odd_quotes(r, NODE_KEY))
        return JSON_COLON;
    if (left_out(r, &next))
        return next;
    if (starts_word(c))
        return bare_key(r);
    unexpected(r, "write a key: \"name\": value");
    r->at = skip(r, r->at, false);
    return JSON_AFTER;
}

/* --- Instead of a colon -------------------------------------------------- */

/* {"a", 1}: the ',' stands for the ':' if no key can follow it. */
static bool comma_for_colon(const struct json_reader *r)
{
    const char *p = json_blanks(r->at + 1, r->end);
    if (json_is(r, p, '"'))
        return !json_is(r, json_blanks(string_end(r, p), r->end), ':');
    return p < r->end && (memchr("{[-tfn", *p, 6) || (*p >= '0' && *p <= '9'));
}

static enum json_next wrong_colon(struct json_reader *r)
{
    struct finding *f = json_error(r, r->at, 1, "a '%c' after a key", *r->at);
    json_help(r, f, "write ':'");
    json_fix(r, f, true, r->at, json_is(r, r->at + 1, '>') ? 2 : 1, ":");
    r->at += 1 + (*r->at == '=' && json_is(r, r->at + 1, '>'));
    return JSON_VALUE;
}

enum json_next json_odd_colon(struct json_reader *r)
{
    const char *end_of_key = r->last;
    bool skipped = json_skip_odd(r);
    int c = current(r);
    if (skipped && c == ':')
        return JSON_COLON;
    if (c == -1)
        return early_end(r);
    if (c == '=' || c == ';' || (c == ',' && comma_for_colon(r)))
        return wrong_colon(r);
    if (!is_end(c) && (json_inner_quote(r) || json_give_back(r)))
        return JSON_COLON;
    if (is_end(c)) {
        struct finding *f =
            json_error(r, end_of_key, 0, "the key has no value");
        json_help(r, f, "write ':' and a value after the key");
        doubt(r);
        build_scalar(&r->b, NODE_ERROR, json_off(r, end_of_key), 0);
        return JSON_AFTER;
    }
    if (c == '"' || c == '\'' || c == '{' || c == '[' || starts_word(c)) {
        struct finding *f =
            json_error(r, end_of_key, 0, "the ':' after the key is missing");
        json_help(r, f, "write ':' between key and value");
        if (c != '{' && c != '[')
            r->doubt = r->at;
        json_fix(r, f, false, end_of_key, 0, ":");
        return JSON_VALUE;
    }
    unexpected(r, "write ':' between key and value");
    add_broken(r, skip(r, r->at, false));
    return JSON_AFTER;
}

/* --- Instead of a comma or a closing bracket ------------------------------ */

/* Whether an outer container waits for the bracket C. */
static bool closes_outer(const struct json_reader *r, char c)
{
    for (uint32_t i = 0; i + 1 < build_depth(&r->b); i++)
        if (closer(&r->b.nodes[r->b.open[i]]) == c)
            return true;
    return false;
}

/* The bracket at r->at is not the one that closes the innermost container:
 * either that one was forgotten, or it was mistyped. */
static enum json_next wrong_closer(struct json_reader *r)
{
    char found = *r->at, want = closer(build_top(&r->b));
    bool forgotten = closes_outer(r, found);
    struct finding *f;
    if (forgotten)
        f = json_error(r, r->last, 0, "'%c' is missing before '%c'", want,
                       found);
    else
        f = json_error(r, r->at, 1, "'%c' closes a '%c'", found,
                       want == '}' ? '{' : '[');
    json_help(r, f, "write '%c'", want);
    relate_opening(r, f, build_top(&r->b));
    r->bad_brackets = true;
    break_top(r);
    if (!forgotten)
        r->at++;
    build_close(&r->b, json_off(r, forgotten ? r->last : r->at));
    return JSON_AFTER;
}

/* On one line it may as well be a quote too many that parts the two. */
static bool ends_line(const struct json_reader *r)
{
    return memchr(r->last, '\n', (size_t)(r->at - r->last)) != NULL;
}

/* A word that has a quote at its end only. */
static bool is_half_quoted(const struct json_reader *r)
{
    if (r->at != r->last || *r->at != '"' || !r->b.count ||
        r->b.nodes[r->b.count - 1].kind == NODE_STRING)
        return false;
    const char *p = json_blanks(r->at + 1, r->end);
    return p == r->end || is_end(*p);
}

static enum json_next half_quoted(struct json_reader *r)
{
    struct node *n = &r->b.nodes[r->b.count - 1];
    struct finding *f = json_error(r, r->start + n->off, n->len,
                                   "text without its opening quote");
    json_help(r, f, "write \" before it");
    json_fix(r, f, true, r->start + n->off, 0, "\"");
    n->kind = NODE_ERROR;
    n->len++;
    r->at++;
    return JSON_AFTER;
}

/* Whether what stands at r->at may be a key: a text before a ':'. */
static bool may_be_key(const struct json_reader *r)
{
    const char *p = r->at;
    if (*p == '"' || *p == '\'')
        p = string_end(r, p);
    else
        while (p < r->end && !json_ends_word(*p))
            p++;
    p += json_is(r, p, '"');
    p = json_blanks(p, r->end);
    return p < r->end && memchr(":=\"'", *p, 4);
}

static enum json_next no_comma(struct json_reader *r)
{
    if (is_half_quoted(r))
        return half_quoted(r);
    bool object = in_object(r);
    if (object && *r->at != '{' && *r->at != '[' && !may_be_key(r)) {
        const char *end = skip(r, r->at, false);
        const char *line = json_line_end(r, r->at);
        end = line < end ? line : end;
        struct finding *f = json_error(r, r->at, (size_t)(end - r->at),
                                       "this belongs to no key");
        json_help(r, f, "remove it");
        doubt(r);
        r->at = end;
        return JSON_AFTER;
    }
    struct finding *f =
        json_error(r, r->last, 0, "a ',' is missing after this %s",
                   object ? "member" : "item");
    json_help(r, f, "write ',' between %s", object ? "members" : "items");
    r->doubt = r->at;
    json_fix(r, f, ends_line(r), r->last, 0, ",");
    return object ? JSON_KEY : JSON_VALUE;
}

static enum json_next close_parenthesis(struct json_reader *r)
{
    char want = closer(build_top(&r->b));
    struct finding *f =
        json_error(r, r->at, 1, "')' closes a '%c'", want == '}' ? '{' : '[');
    json_help(r, f, "write '%c'", want);
    build_close(&r->b, json_off(r, ++r->at));
    return JSON_AFTER;
}

/* What stands for a ',': right behind it comes the next member or item. */
static bool is_separator(const struct json_reader *r)
{
    if (!memchr(";|/:", *r->at, 4) || (*r->at == ':' && in_object(r)))
        return *r->at == ';';
    const char *p = json_blanks(r->at + 1, r->end);
    return *r->at == ';' || (p < r->end && memchr("\"{[", *p, 3) &&
                             (*r->at != ':' || *p != '"'));
}

static enum json_next wrong_separator(struct json_reader *r)
{
    struct finding *f =
        json_error(r, r->at, 1, "a '%c' between values", *r->at);
    json_help(r, f, "write ','");
    json_fix(r, f, true, r->at, 1, ",");
    r->at++;
    return in_object(r) ? JSON_KEY : JSON_VALUE;
}

enum json_next json_odd_after(struct json_reader *r)
{
    const char *last = r->last;
    if (json_skip_odd(r)) {
        int c = current(r);
        /* The comma is missing before the comment, not after it. */
        if (c != -1 && !is_end(c)) {
            r->last = last;
            return json_odd_after(r);
        }
        return JSON_AFTER;
    }
    int c = current(r);
    enum json_next next;
    if (c == -1)
        return r->mend.kind ? mend(r) : early_end(r);
    if (r->templated && json_hole_after(r, &next))
        return next;
    if (c == '}' || c == ']')
        return wrong_closer(r);
    if (c == ')')
        return close_parenthesis(r);
    if (left_out(r, &next))
        return next;
    if (is_separator(r))
        return wrong_separator(r);
    if (json_inner_quote(r) || json_give_back(r))
        return JSON_AFTER;
    if (c == '"' || c == '\'' || c == '{' || c == '[' || starts_word(c))
        return no_comma(r);
    unexpected(r, c == ':' && !in_object(r)
                      ? "write {...} around keys with values"
                      : "write ',' or close the bracket");
    r->at = skip(r, r->at, false);
    return JSON_AFTER;
}

/* --- After the document --------------------------------------------------- */

void json_trailing(struct json_reader *r)
{
    do
        r->at = json_blanks(r->at, r->end);
    while (json_skip_odd(r));
    int c = current(r);
    if (c == -1)
        return;
    const char *end = json_line_end(r, r->at);
    struct finding *f;
    if (c == '}' || c == ']') {
        f = json_error(r, r->at, 1, "this '%c' closes nothing", c);
        json_help(r, f, "remove it, or open what it should close");
    } else {
        f = json_error(r, r->at, (size_t)(end - r->at),
                       "text after the end of the document");
        json_help(r, f,
                  c == ','   ? "remove it"
                  : c == ':' ? "write { before the first key, and } at the end"
                             : "remove it, or put all values into one "
                               "array: [..., ...]");
    }
    r->bad_brackets = true;
    r->b.nodes[0].flags |= NODE_BROKEN;
}
