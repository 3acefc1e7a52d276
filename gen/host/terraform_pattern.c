#include "host/terraform_pattern.h"

#include "base/arena.h"
#include "base/buf.h"
#include "host/limits.h"

/* A pattern while it is written as base/regex.h wants it. */
struct translation {
    struct arena *arena;
    struct str from;
    size_t at;
    struct buf out;
    struct terraform_pattern *pattern;
    unsigned nameless;
};

static char peek(const struct translation *t, size_t ahead)
{
    return t->at + ahead < t->from.len ? t->from.ptr[t->at + ahead] : '\0';
}

static bool take(struct translation *t, size_t n)
{
    buf_add_str(&t->out, str_sub(t->from, t->at, n));
    t->at += n;
    return true;
}

/* \d, \n, \. and their like. Go's \s has no vertical tab. */
static bool escape(struct translation *t, bool in_class)
{
    char c = peek(t, 1);
    bool word = char_is_letter(c) || char_is_digit(c);
    if (c == 's' || (c == 'S' && !in_class)) {
        buf_add_z(&t->out, in_class   ? "\\t\\n\\f\\r "
                           : c == 's' ? "[\\t\\n\\f\\r ]"
                                      : "[^\\t\\n\\f\\r ]");
        t->at += 2;
        return true;
    }
    return c && (!word || strchr(in_class ? "dwDWnrtf" : "dwDWbBnrtfAz", c)) &&
           take(t, 2);
}

static bool class(struct translation *t)
{
    take(t, peek(t, 1) == '^' ? 2 : 1);
    if (peek(t, 0) == ']') /* is the first of the class */
        return false;
    while (peek(t, 0) && peek(t, 0) != ']') {
        if (peek(t, 0) == '[')
            return false;
        if (peek(t, 0) == '\\' ? !escape(t, true) : !take(t, 1))
            return false;
    }
    return peek(t, 0) == ']' && take(t, 1);
}

/* (?P<name>...), (?:...), (...); no look-around, no flags. */
static bool group(struct translation *t)
{
    struct str name = STR("");
    if (peek(t, 1) == '?' && peek(t, 2) == ':')
        return take(t, 3);
    if (peek(t, 1) == '?') {
        size_t from = t->at + (peek(t, 2) == 'P' ? 4 : 3), len = 0;
        while (from + len < t->from.len &&
               char_is_name(t->from.ptr[from + len]))
            len++;
        name = str_sub(t->from, from, len);
        if (!len || t->from.ptr[from - 1] != '<' || from + len >= t->from.len ||
            t->from.ptr[from + len] != '>' || char_is_digit(*name.ptr))
            return false;
        take(t, from + len + 1 - t->at);
    } else {
        take(t, 1);
    }
    *vec_push(t->arena, &t->pattern->groups) = name;
    t->pattern->named |= name.len > 0;
    t->nameless += name.len == 0;
    return true;
}

/* * + ? {2,3}, each with a '?' behind; what follows another is no pattern of
 * Go's, or means something else. */
static bool repetition(struct translation *t)
{
    if (peek(t, 0) == '{') {
        size_t n = 1;
        while (char_is_digit(peek(t, n)) || peek(t, n) == ',')
            n++;
        if (!char_is_digit(peek(t, 1)) || peek(t, n) != '}' || n > 5)
            return false;
        take(t, n);
    }
    take(t, 1);
    if (peek(t, 0) == '?')
        take(t, 1);
    return !peek(t, 0) || !strchr("*+?{", peek(t, 0));
}

static bool piece(struct translation *t)
{
    char c = peek(t, 0);
    if ((unsigned char)c >= 0x80 || !c)
        return false;
    switch (c) {
    case '\\':
        return escape(t, false);
    case '[':
        return class(t);
    case '(':
        return group(t);
    case '*':
    case '+':
    case '?':
    case '{':
        return t->at && repetition(t);
    case '$': /* not before the line end at the end */
        buf_add_z(&t->out, "\\z");
        t->at++;
        return true;
    default:
        return take(t, 1);
    }
}

bool terraform_pattern_compile(struct arena *a, struct str source,
                               struct terraform_pattern *out)
{
    struct translation t = {.arena = a, .from = source, .pattern = out};
    const char *message;
    size_t offset;
    bool good = source.len && source.len <= TERRAFORM_NEEDLE_MAX;
    *out = (struct terraform_pattern){0};
    buf_init(&t.out, 0);
    while (good && t.at < source.len)
        good = piece(&t);
    if (good && !(out->named && t.nameless))
        out->regex = regex_compile(a, buf_str(&t.out), &message, &offset);
    buf_free(&t.out);
    if (out->regex)
        regex_limit(out->regex, TERRAFORM_PATTERN_MAX);
    return out->regex;
}
