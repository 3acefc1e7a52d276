/* Numbers and words that JSON does not know. */
#include "base/utf8.h"
#include "read/json_reader.h"

/* Words whose meaning is certain, as other languages write them. That there is
 * a null in place of a value is not said again. */
static const struct {
    const char *word, *json;
    enum node_kind kind;
} words[] = {
    {"True", "true", NODE_TRUE},       {"TRUE", "true", NODE_TRUE},
    {"False", "false", NODE_FALSE},    {"FALSE", "false", NODE_FALSE},
    {"None", "null", NODE_ERROR},      {"Null", "null", NODE_ERROR},
    {"NULL", "null", NODE_ERROR},      {"nil", "null", NODE_ERROR},
    {"undefined", "null", NODE_ERROR}, {"yes", "true", NODE_ERROR},
    {"no", "false", NODE_ERROR},       {"on", "true", NODE_ERROR},
    {"off", "false", NODE_ERROR},      {"NaN", NULL, NODE_ERROR},
    {"-NaN", NULL, NODE_ERROR},        {"Infinity", NULL, NODE_ERROR},
    {"-Infinity", NULL, NODE_ERROR},   {"+Infinity", NULL, NODE_ERROR},
    {"Inf", NULL, NODE_ERROR},         {"-Inf", NULL, NODE_ERROR},
    {"+Inf", NULL, NODE_ERROR},        {"inf", NULL, NODE_ERROR},
    {"-inf", NULL, NODE_ERROR},        {"nan", NULL, NODE_ERROR},
};

static struct str take_word(const struct json_reader *r)
{
    const char *p = r->at;
    while (p < r->end && !json_ends_word(*p))
        p++;
    return (struct str){r->at, (size_t)(p - r->at)};
}

static void add_word(struct json_reader *r, enum node_kind kind, size_t len)
{
    build_scalar(&r->b, kind, json_off(r, r->at), (uint32_t)len);
    r->at += len;
}

static bool known_word(struct json_reader *r, struct str w)
{
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        if (!str_is(w, words[i].word))
            continue;
        struct finding *f =
            json_error(r, w.ptr, w.len, "JSON has no '%.*s'", STR_ARG(w));
        json_fix(r, f, words[i].json != NULL, w.ptr, w.len,
                 words[i].json ? words[i].json : "null");
        if (words[i].json)
            json_help(r, f, "write %s", words[i].json);
        else
            json_help(r, f, "write null, or the word in double quotes");
        add_word(r, words[i].kind, w.len);
        return true;
    }
    return false;
}

static const char *skip_digits(const char *p, const char *end)
{
    while (p < end && char_is_digit(*p))
        p++;
    return p;
}

static void number_error(struct json_reader *r, struct str w,
                         const char *message, const char *help)
{
    struct finding *f = json_error(r, w.ptr, w.len, "%s", message);
    json_help(r, f, "%s", help);
}

/* What is wrong with a number, from its start on. */
static void odd_number(struct json_reader *r, struct str w)
{
    const char *p = w.ptr, *end = w.ptr + w.len;
    if (*p == '+') {
        number_error(r, w, "a number with a '+'", "remove the '+'");
        return;
    }
    p += *p == '-';
    const char *first = p;
    p = skip_digits(p, end);
    if (p == first && p < end && *p == '.')
        number_error(r, w, "no digit before the '.'", "write 0 before it");
    else if (p == first)
        number_error(r, w, "no digit after the '-'", "write the number");
    else if (p == end)
        number_error(r, w, "a number that begins with 0",
                     "remove the 0 in front, or write it in double quotes");
    else if (*p == 'x' || *p == 'X')
        number_error(r, w, "JSON has no hexadecimal numbers",
                     "write it as a decimal number");
    else if (*p == '_')
        number_error(r, w, "a '_' in a number", "remove the '_'");
    else if (*p == '.' && (p + 1 == end || !char_is_digit(p[1])))
        number_error(r, w, "no digit after the '.'", "write 0 after it");
    else if (*p == 'e' || *p == 'E')
        number_error(r, w, "no whole exponent after the 'e'",
                     "write digits after it, such as 1e9");
    else
        number_error(r, w, "this is not a number",
                     "write text in double quotes");
}

/* The quote at the end of text that has none at its start; NULL if there is
 * none, or if it is the next string's. */
static const char *lone_quote(const struct json_reader *r)
{
    const char *p = r->at;
    while (p < r->end && !memchr("\n\r\"{[:", *p, 6))
        p++;
    if (!json_is(r, p, '"'))
        return NULL;
    const char *next = json_blanks(p + 1, r->end);
    return next == r->end || memchr(",}]", *next, 3) ? p : NULL;
}

static void half_quoted(struct json_reader *r, const char *quote)
{
    struct finding *f = json_error(r, r->at, (size_t)(quote - r->at),
                                   "text without its opening quote");
    json_help(r, f, "write \" before it");
    add_word(r, NODE_ERROR, (size_t)(quote + 1 - r->at));
}

/* "...", ". . ." of examples: something is left out. */
static bool is_dots(struct str w)
{
    for (size_t i = 0; i < w.len; i++)
        if (w.ptr[i] != '.' && w.ptr[i] != ' ')
            return str_is(w, "\xE2\x80\xA6");
    return w.len > 0;
}

/* Whether the quote at P ends a value: then it is what the text before it has,
 * and who reads on says so. */
static bool ends_value(const struct json_reader *r, const char *p)
{
    if (!json_is(r, p, '"'))
        return false;
    p = json_blanks(p + 1, r->end);
    return p == r->end || memchr(",}]", *p, 3);
}

/* Text without quotes: up to what could be the end of a value. */
static void bare_text(struct json_reader *r)
{
    const char *p = r->at;
    while (p < r->end && *p != '\n' && *p != '\r' && !memchr(",}]\"", *p, 4))
        p++;
    while (p > r->at + 1 && (p[-1] == ' ' || p[-1] == '\t'))
        p--;
    struct str w = {r->at, (size_t)(p - r->at)};
    size_t bad = utf8_valid(w);
    struct finding *f;
    if (bad < w.len) {
        f = json_error(r, r->at + bad, 1, "the byte 0x%02X is not UTF-8",
                       (unsigned char)r->at[bad]);
        json_help(r, f, "save the file as UTF-8");
    } else if (is_dots(w)) {
        f = json_error(r, w.ptr, w.len, "'...' is no value");
        json_help(r, f, "write what is left out here");
    } else if (!ends_value(r, p)) {
        f = json_error(r, w.ptr, w.len, "text without quotes");
        if (w.len <= 60)
            json_help(r, f, "write \"%.*s\"", STR_ARG(w));
        else
            json_help(r, f, "write \" on both sides");
    }
    add_word(r, NODE_ERROR, w.len);
}

/* 1."b" or true."b": the '.' is in the place of the ','. */
static bool before_dot(struct json_reader *r, struct str w)
{
    const char *next = json_blanks(w.ptr + w.len, r->end);
    if (w.len < 2 || w.ptr[w.len - 1] != '.' || next == r->end ||
        (*next != '"' && *next != '{'))
        return false;
    struct str v = str_sub(w, 0, w.len - 1);
    enum node_kind kind = str_is(v, "true")    ? NODE_TRUE
                          : str_is(v, "false") ? NODE_FALSE
                          : str_is(v, "null")  ? NODE_NULL
                                               : NODE_NUMBER;
    if (kind == NODE_NUMBER &&
        (skip_digits(v.ptr, v.ptr + v.len) != v.ptr + v.len ||
         (v.len > 1 && *v.ptr == '0')))
        return false;
    add_word(r, kind, v.len);
    return true;
}

void json_odd_word(struct json_reader *r)
{
    const char *quote = lone_quote(r);
    if (quote) {
        half_quoted(r, quote);
        return;
    }
    enum json_next after; /* a directive begins no word */
    if (r->templated && json_hole(r, &after))
        return;
    struct str w = take_word(r);
    if (before_dot(r, w))
        return;
    char second = w.len > 1 ? w.ptr[1] : '\0';
    if (w.len && known_word(r, w))
        return;
    bool numeric =
        w.len && (char_is_digit(*w.ptr) || *w.ptr == '-' || *w.ptr == '+' ||
                  (*w.ptr == '.' && char_is_digit(second)));
    if (!numeric || utf8_valid(w) < w.len) {
        bare_text(r);
        return;
    }
    odd_number(r, w);
    add_word(r, NODE_ERROR, w.len);
}
