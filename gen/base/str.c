#include "base/str.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/limits.h"

static unsigned char lower(char c)
{
    return (unsigned char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
}

bool str_eq_nocase(struct str a, struct str b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (lower(a.ptr[i]) != lower(b.ptr[i]))
            return false;
    return true;
}

int str_cmp(struct str a, struct str b)
{
    size_t n = a.len < b.len ? a.len : b.len;
    int c = n ? memcmp(a.ptr, b.ptr, n) : 0;
    if (c)
        return c;
    return (a.len > b.len) - (a.len < b.len);
}

bool str_starts(struct str s, struct str prefix)
{
    return str_eq(str_sub(s, 0, prefix.len), prefix);
}

bool str_ends(struct str s, struct str suffix)
{
    return s.len >= suffix.len &&
           str_eq(str_sub(s, s.len - suffix.len, suffix.len), suffix);
}

bool str_among(struct str name, const char *words)
{
    struct str rest = str_of(words);
    while (rest.len)
        if (str_eq(str_cut(&rest, ' '), name))
            return true;
    return false;
}

bool str_contains(struct str s, struct str part)
{
    if (part.len == 0)
        return true;
    while (s.len >= part.len) {
        const char *at = memchr(s.ptr, part.ptr[0], s.len - part.len + 1);
        if (!at)
            return false;
        if (memcmp(at, part.ptr, part.len) == 0)
            return true;
        s = str_sub(s, (size_t)(at - s.ptr) + 1, s.len);
    }
    return false;
}

struct str str_sub(struct str s, size_t from, size_t len)
{
    if (from >= s.len)
        return (struct str){s.ptr, 0};
    if (len > s.len - from)
        len = s.len - from;
    return (struct str){s.ptr + from, len};
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

struct str str_trim(struct str s)
{
    while (s.len && is_blank(s.ptr[0])) {
        s.ptr++;
        s.len--;
    }
    while (s.len && is_blank(s.ptr[s.len - 1]))
        s.len--;
    return s;
}

struct str str_cut(struct str *s, char c)
{
    const char *at = s->len ? memchr(s->ptr, c, s->len) : NULL;
    struct str head = {s->ptr, at ? (size_t)(at - s->ptr) : s->len};
    *s = at ? str_sub(*s, head.len + 1, s->len) : (struct str){NULL, 0};
    return head;
}

char *str_z(struct arena *a, struct str s)
{
    return arena_copy(a, s.ptr, s.len);
}

struct str str_copy(struct arena *a, struct str s)
{
    return (struct str){arena_copy(a, s.ptr, s.len), s.len};
}

struct str str_printf(struct arena *a, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    struct str s = str_of(arena_vprintf(a, format, args));
    va_end(args);
    return s;
}

uint32_t str_stable_hash(struct str s)
{
    uint32_t h = 2166136261u;
    for (size_t i = 0; i < s.len; i++)
        h = (h ^ (unsigned char)s.ptr[i]) * 16777619u;
    return h ? h : 1;
}

uint64_t str_stable_hash_64(uint64_t h, struct str s)
{
    if (h == 0)
        h = 14695981039346656037u;
    for (size_t i = 0; i < s.len; i++)
        h = (h ^ (unsigned char)s.ptr[i]) * 1099511628211u;
    return h;
}

bool str_to_u64(struct str s, uint64_t *out)
{
    uint64_t n = 0;
    if (s.len == 0)
        return false;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] < '0' || s.ptr[i] > '9')
            return false;
        unsigned digit = (unsigned)(s.ptr[i] - '0');
        if (n > (UINT64_MAX - digit) / 10)
            return false;
        n = n * 10 + digit;
    }
    *out = n;
    return true;
}

/* Damerau-Levenshtein (restricted), three rows at a time. */
/* No fewer edits than this lead from A to B: each makes at most one character
 * of the one that the other has not. In a time that many names take. */
static unsigned distance_at_least(struct str a, struct str b)
{
    signed char more[32] = {0}; /* names of up to STR_DISTANCE_MAX */
    unsigned out = 0, in = 0;
    for (size_t i = 0; i < a.len; i++)
        more[a.ptr[i] & 31]++;
    for (size_t i = 0; i < b.len; i++)
        more[b.ptr[i] & 31]--;
    for (size_t i = 0; i < sizeof more; i++)
        if (more[i] > 0)
            out += (unsigned)more[i];
        else
            in += (unsigned)-more[i];
    return out > in ? out : in;
}

unsigned str_distance(struct str a, struct str b, unsigned limit)
{
    unsigned rows[3][STR_DISTANCE_MAX + 1];
    if (a.len > STR_DISTANCE_MAX || b.len > STR_DISTANCE_MAX)
        return str_eq(a, b) ? 0 : limit + 1;
    if (distance_at_least(a, b) > limit)
        return limit + 1;
    for (unsigned j = 0; j <= b.len; j++)
        rows[0][j] = j;
    for (unsigned i = 1; i <= a.len; i++) {
        unsigned *row = rows[i % 3], *up = rows[(i + 2) % 3];
        const unsigned *up2 = rows[(i + 1) % 3];
        row[0] = i;
        for (unsigned j = 1; j <= b.len; j++) {
            unsigned char x = lower(a.ptr[i - 1]), y = lower(b.ptr[j - 1]);
            unsigned best = up[j - 1] + (x != y);
            if (up[j] + 1 < best)
                best = up[j] + 1;
            if (row[j - 1] + 1 < best)
                best = row[j - 1] + 1;
            if (i > 1 && j > 1 && x == lower(b.ptr[j - 2]) &&
                y == lower(a.ptr[i - 2]) && up2[j - 2] + 1 < best)
                best = up2[j - 2] + 1;
            row[j] = best;
        }
    }
    unsigned d = rows[a.len % 3][b.len];
    return d > limit ? limit + 1 : d;
}

/* Whether S is a word at an end of NAME: "conditions" of
 * "filter-conditions". */
static bool is_word_of(struct str s, struct str name)
{
    if (s.len < 4 || name.len <= s.len)
        return false;
    struct str head = str_sub(name, 0, s.len);
    struct str tail = str_sub(name, name.len - s.len, s.len);
    char after = name.ptr[s.len], before = name.ptr[name.len - s.len - 1];
    return (str_eq_nocase(head, s) && (after == '-' || after == '_')) ||
           (str_eq_nocase(tail, s) && (before == '-' || before == '_'));
}

/* The one that S is a word of, if there is one and no other. */
static int longer(struct str s, const struct str *candidates, size_t n)
{
    int one = -1;
    for (size_t i = 0; i < n; i++) {
        if (!is_word_of(s, candidates[i]))
            continue;
        if (one >= 0 && !str_eq(candidates[one], candidates[i]))
            return -1;
        one = (int)i;
    }
    return one;
}

/* The one of two letters that S, a letter, is one of; -1 if there are
 * several. */
static int half(struct str s, const struct str *candidates, size_t n)
{
    int one = -1;
    for (size_t i = 0; i < n; i++) {
        if (candidates[i].len != 2 || str_distance(s, candidates[i], 1) != 1)
            continue;
        if (one >= 0 && !str_eq(candidates[one], candidates[i]))
            return -1;
        one = (int)i;
    }
    return one;
}

int str_nearest(struct str s, const struct str *candidates, size_t n)
{
    /* What differs in all its letters is no typing mistake. */
    unsigned limit = s.len < 2 ? 0 : s.len < 6 ? 1 : (unsigned)(s.len / 3);
    int best = -1;
    if (limit > 5)
        limit = 5;
    for (size_t i = 0; i < n; i++) {
        unsigned d = str_distance(s, candidates[i], limit);
        if (d > limit)
            continue;
        best = (int)i;
        if (d == 0)
            break;
        limit = d - 1;
    }
    if (best < 0)
        best = s.len == 1 ? half(s, candidates, n) : longer(s, candidates, n);
    return best;
}
