/* Plain scalars by the core schema of YAML 1.2.2 (10.3.2). */
#include <stdio.h>

#include "read/yaml_reader.h"

static const struct {
    const char *word;
    enum node_kind kind;
} words[] = {
    {"", NODE_NULL},       {"~", NODE_NULL},      {"null", NODE_NULL},
    {"Null", NODE_NULL},   {"NULL", NODE_NULL},   {"true", NODE_TRUE},
    {"True", NODE_TRUE},   {"TRUE", NODE_TRUE},   {"false", NODE_FALSE},
    {"False", NODE_FALSE}, {"FALSE", NODE_FALSE}, {".nan", NODE_ERROR},
    {".NaN", NODE_ERROR},  {".NAN", NODE_ERROR},  {".inf", NODE_ERROR},
    {".Inf", NODE_ERROR},  {".INF", NODE_ERROR},  {"+.inf", NODE_ERROR},
    {"+.Inf", NODE_ERROR}, {"+.INF", NODE_ERROR}, {"-.inf", NODE_ERROR},
    {"-.Inf", NODE_ERROR}, {"-.INF", NODE_ERROR},
};

static struct str take_digits(struct str *s)
{
    size_t n = 0;
    while (n < s->len && s->ptr[n] >= '0' && s->ptr[n] <= '9')
        n++;
    struct str taken = str_sub(*s, 0, n);
    *s = str_sub(*s, n, s->len);
    return taken;
}

static bool take(struct str *s, const char *any)
{
    if (!s->len || !*s->ptr || !strchr(any, *s->ptr))
        return false;
    *s = str_sub(*s, 1, s->len);
    return true;
}

/* 0x1F and 0o17, in decimal. */
static enum node_kind based(struct str plain, char *space, struct str *json)
{
    unsigned base = plain.ptr[1] == 'x' ? 16 : 8;
    uint64_t n = 0;
    bool fits = true;
    for (size_t i = 2; i < plain.len; i++) {
        char c = plain.ptr[i];
        unsigned digit = c >= '0' && c <= '9'   ? (unsigned)(c - '0')
                         : c >= 'a' && c <= 'f' ? (unsigned)(c - 'a' + 10)
                         : c >= 'A' && c <= 'F' ? (unsigned)(c - 'A' + 10)
                                                : 99;
        if (digit >= base)
            return NODE_STRING;
        fits = fits && n <= (UINT64_MAX - digit) / base;
        n = n * base + digit;
    }
    if (!fits)
        return NODE_ERROR;
    int len =
        snprintf(space, YAML_NUMBER_MAX + 8, "%llu", (unsigned long long)n);
    *json = (struct str){space, (size_t)len};
    return NODE_NUMBER;
}

/* The pieces of a decimal number, put together as JSON writes them. */
static enum node_kind decimal(struct str plain, char *space, struct str *json)
{
    struct str s = plain;
    bool minus = s.len && *s.ptr == '-';
    take(&s, "+-");
    struct str whole = take_digits(&s), part = {0}, exponent = {0};
    char sign = '+';
    if (take(&s, "."))
        part = take_digits(&s);
    if (whole.len + part.len == 0)
        return NODE_STRING;
    if (s.len && (*s.ptr == 'e' || *s.ptr == 'E')) {
        take(&s, "eE");
        sign = s.len && *s.ptr == '-' ? '-' : '+';
        take(&s, "+-");
        exponent = take_digits(&s);
        if (!exponent.len)
            return NODE_STRING;
    }
    if (s.len)
        return NODE_STRING;
    while (whole.len > 1 && *whole.ptr == '0')
        whole = str_sub(whole, 1, whole.len);
    if (plain.len > YAML_NUMBER_MAX)
        return NODE_ERROR;
    int len = snprintf(space, YAML_NUMBER_MAX + 8, "%s%.*s%s%.*s%s%c%.*s",
                       minus ? "-" : "", (int)(whole.len ? whole.len : 1),
                       whole.len ? whole.ptr : "0", part.len ? "." : "",
                       STR_ARG(part), exponent.len ? "e" : "", sign,
                       STR_ARG(exponent));
    if (!exponent.len)
        len--;
    *json = (struct str){space, (size_t)len};
    return NODE_NUMBER;
}

/* JSON's grammar, and so a number as it stands. */
static bool is_json(struct str s)
{
    if (s.len && *s.ptr == '-')
        s = str_sub(s, 1, s.len);
    struct str whole = take_digits(&s);
    if (!whole.len || (whole.len > 1 && *whole.ptr == '0'))
        return false;
    if (take(&s, ".") && !take_digits(&s).len)
        return false;
    if (take(&s, "eE")) {
        take(&s, "+-");
        if (!take_digits(&s).len)
            return false;
    }
    return s.len == 0;
}

enum node_kind yaml_core(struct str plain, char space[YAML_NUMBER_MAX + 8],
                         struct str *json)
{
    *json = plain;
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (str_is(plain, words[i].word))
            return words[i].kind;
    char c = *plain.ptr;
    if (!(c >= '0' && c <= '9') && c != '-' && c != '+' && c != '.')
        return NODE_STRING;
    if (is_json(plain))
        return NODE_NUMBER;
    if (plain.len > 2 && c == '0' &&
        (plain.ptr[1] == 'x' || plain.ptr[1] == 'o'))
        return based(plain, space, json);
    return decimal(plain, space, json);
}
