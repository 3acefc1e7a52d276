/* A piece of text: bytes and a length, owned by somebody else.
 *
 * Passed by value. The bytes are not NUL-terminated unless the maker says so;
 * they may hold NULs. The empty string may have a NULL pointer.
 */
#ifndef DMSC_BASE_STR_H
#define DMSC_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct arena;

struct str {
    const char *ptr;
    size_t len;
};

/* A str of a literal, and of a NUL-terminated string (NULL gives ""). */
#define STR(literal) ((struct str){"" literal, sizeof(literal) - 1})
static inline struct str str_of(const char *z)
{
    return (struct str){z, z ? strlen(z) : 0};
}

/* The two arguments of printf's %.*s. */
#define STR_ARG(s) (int)(s).len, (s).ptr ? (s).ptr : ""

/* ASCII alone, whatever the locale. */
static inline bool char_is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline bool char_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* What names have in most languages: letters, digits, '_'; and in keys '-'. */
static inline bool char_is_name(char c)
{
    return char_is_letter(c) || char_is_digit(c) || c == '_';
}

static inline bool char_is_word(char c)
{
    return char_is_name(c) || c == '-';
}

/* Whether the first and the last SIZE of N bytes are the same: all of them,
 * where SIZE is at least half of N. */
static inline bool str_same_ends(const char *a, const char *b, size_t n,
                                 size_t size)
{
    return !memcmp(a, b, size) && !memcmp(a + n - size, b + n - size, size);
}

/* Most that are compared are keys, names and words of 4 to 16 bytes: two
 * words of the machine, which may overlap, and no call. */
static inline bool str_eq(struct str a, struct str b)
{
    size_t n = a.len;
    if (n != b.len)
        return false;
    if (n >= 8 && n <= 16)
        return str_same_ends(a.ptr, b.ptr, n, 8);
    if (n >= 4 && n < 8)
        return str_same_ends(a.ptr, b.ptr, n, 4);
    return n == 0 || !memcmp(a.ptr, b.ptr, n);
}
static inline bool str_is(struct str s, const char *z)
{
    return str_eq(s, str_of(z));
}
bool str_eq_nocase(struct str a, struct str b); /* ASCII letters only */
int str_cmp(struct str a, struct str b);        /* by bytes, as memcmp */

bool str_starts(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);
bool str_contains(struct str s, struct str part);

/* Whether NAME is one of WORDS, which blanks separate. */
bool str_among(struct str name, const char *words);

/* LEN bytes from FROM on, cut at the end of S. */
struct str str_sub(struct str s, size_t from, size_t len);
struct str str_trim(struct str s); /* without spaces, tabs, CR, LF */

/* Cuts S at the first C: the part before it is returned, S keeps the part
 * after it. Without a C all of S is returned and S becomes empty. */
struct str str_cut(struct str *s, char c);

/* A NUL-terminated copy. */
char *str_z(struct arena *a, struct str s);
struct str str_copy(struct arena *a, struct str s);
struct str str_printf(struct arena *a, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* A hash of the bytes, never 0, for tables in memory: it may be another one on
 * another machine or in another version. Inline and many bytes at a time,
 * because readers hash every string that they see. */
static inline uint32_t str_hash_words(uint64_t seed, uint64_t low,
                                      uint64_t high)
{
    const uint64_t odd = 0x9E3779B97F4A7C15u;
    uint64_t h = (seed * odd ^ low) * odd;
    h = (h ^ h >> 32 ^ high) * odd;
    uint32_t top = (uint32_t)(h >> 32);
    return top ? top : 1;
}

/* The N bytes (at most 8) at P, and zeros. */
static inline uint64_t str_word(const char *p, size_t n)
{
    uint64_t word = 0;
    memcpy(&word, p, n);
    return word;
}

static inline uint32_t str_hash(struct str s)
{
    uint64_t seed = s.len, low = 0, high = 0;
    const char *p = s.ptr;
    size_t n = s.len;
    for (; n > 16; n -= 8, p += 8) {
        memcpy(&low, p, 8);
        seed = (seed ^ low) * 0x9E3779B97F4A7C15u;
        seed ^= seed >> 32;
    }
    if (n > 8) {
        memcpy(&low, p, 8);
        high = str_word(p + 8, n - 8);
    } else if (n) {
        low = str_word(p, n);
    }
    return str_hash_words(seed, low, high);
}

/* The same of bytes that may be read beyond their end, for 16 bytes from their
 * start: without a branch that hangs on the length of a short string. */
static inline uint32_t str_hash_ahead(struct str s)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    if (s.len <= 16) {
        uint64_t low, high, all = ~(uint64_t)0;
        memcpy(&low, s.ptr, 8);
        memcpy(&high, s.ptr + 8, 8);
        size_t first = s.len < 8 ? s.len : 8, rest = s.len - first;
        /* In two steps, since no word is shifted by all of its 64 bits. */
        low &= ~(all << (first * 4) << (first * 4));
        high &= ~(all << (rest * 4) << (rest * 4));
        return str_hash_words(s.len, low, high);
    }
#endif
    return str_hash(s);
}

/* A hash of the bytes that is the same everywhere and for ever (FNV-1a, never
 * 0), for what is written down, such as ids made from content. */
uint32_t str_stable_hash(struct str s);

/* The same of 64 bits, going on from H: of "" and H = 0 it is the start. */
uint64_t str_stable_hash_64(uint64_t h, struct str s);

/* Decimal digits only, no sign; false if there is none or it overflows. */
bool str_to_u64(struct str s, uint64_t *out);

/* How many single edits (insert, delete, replace, swap of neighbours) lead
 * from A to B, letters compared without case; LIMIT + 1 if more than LIMIT. */
unsigned str_distance(struct str a, struct str b, unsigned limit);

/* The index of the candidate nearest to S by str_distance, within what a
 * typing mistake explains (a third of its length, at least 1 of 2; one letter
 * may be half of two, if no others are); without such, the one that S is the
 * first or last word of ("conditions" of "filter-conditions"), unless there
 * are several; -1 if none. A first one wins a tie. This is the one "did you
 * mean" of the house. */
int str_nearest(struct str s, const struct str *candidates, size_t n);

#endif
