#include "dms/wildcard.h"

#include "base/utf8.h"

/* The length of the set that PATTERN begins with ("[a-d]"), 0 if none. */
static size_t set_length(struct str pattern)
{
    if (pattern.len < 3 || pattern.ptr[0] != '[')
        return 0;
    for (size_t i = 2; i < pattern.len; i++)
        if (pattern.ptr[i] == ']')
            return i + 1;
    return 0;
}

static unsigned take(struct str s, size_t at, uint32_t *c)
{
    unsigned n = utf8_decode(str_sub(s, at, 4), c);
    if (n)
        return n;
    *c = (unsigned char)s.ptr[at];
    return 1;
}

/* Whether C is in SET, given with its brackets. */
static bool in_set(struct str set, uint32_t c)
{
    struct str body = str_sub(set, 1, set.len - 2);
    for (size_t at = 0; at < body.len;) {
        uint32_t first, last;
        at += take(body, at, &first);
        last = first;
        if (at + 1 < body.len && body.ptr[at] == '-')
            at += 1 + take(body, at + 1, &last);
        if (c >= first && c <= last)
            return true;
    }
    return false;
}

/* Matches the one pattern element at PATTERN[*P] against the character at
 * NAME[*N]; moves both on if it does. */
static bool match_one(struct str pattern, size_t *p, struct str name, size_t *n)
{
    uint32_t want, got;
    if (*p == pattern.len)
        return false;
    struct str rest = {pattern.ptr + *p, pattern.len - *p};
    unsigned char plain = (unsigned char)rest.ptr[0];
    if (plain < 0x80 && plain != '[' &&
        (plain != '_' || (unsigned char)name.ptr[*n] < 0x80)) {
        bool same = plain == '_' || rest.ptr[0] == name.ptr[*n];
        *p += same;
        *n += same;
        return same;
    }
    unsigned size = take(name, *n, &got);
    size_t set = set_length(rest), used = set;
    if (set == 0)
        used = take(rest, 0, &want);
    bool ok =
        set ? in_set(str_sub(rest, 0, set), got) : want == '_' || want == got;
    if (ok) {
        *p += used;
        *n += size;
    }
    return ok;
}

/* Greedy, with one place to come back to: the last '%' seen. */
bool wildcard_match(struct str pattern, struct str name)
{
    size_t p = 0, n = 0, back_p = 0, back_n = 0;
    bool can_go_back = false;
    while (n < name.len) {
        if (p < pattern.len && pattern.ptr[p] == '%') {
            can_go_back = true;
            back_p = ++p;
            back_n = n;
        } else if (!match_one(pattern, &p, name, &n)) {
            uint32_t skipped;
            if (!can_go_back)
                return false;
            back_n += take(name, back_n, &skipped);
            n = back_n;
            p = back_p;
        }
    }
    while (p < pattern.len && pattern.ptr[p] == '%')
        p++;
    return p == pattern.len;
}

bool wildcard_is_exact(struct str pattern)
{
    for (size_t i = 0; i < pattern.len; i++) {
        char c = pattern.ptr[i];
        if (c == '%' || c == '_' ||
            (c == '[' && set_length(str_sub(pattern, i, pattern.len))))
            return false;
    }
    return true;
}

static inline bool is_one_byte(char c)
{
    return c != '%' && c != '[' && !(c & 0x80);
}

/* The character that C, the first or last byte of a pattern, stands for; 0 if
 * that may be another one. */
static char sure(char c)
{
    return c == '%' || c == '_' || c == '[' || c == ']' || c & 0x80 ? 0 : c;
}

struct wildcard_shape wildcard_shape(struct str pattern)
{
    struct wildcard_shape shape = {0};
    size_t n = 0;
    if (!pattern.len)
        return shape;
    while (n < pattern.len && is_one_byte(pattern.ptr[n]))
        n++;
    if (n == pattern.len)
        shape.size = (uint32_t)n;
    shape.first = sure(pattern.ptr[0]);
    shape.last = sure(pattern.ptr[pattern.len - 1]);
    return shape;
}

/* An element of a pattern: '%', or what stands for one character. */
struct element {
    struct str raw; /* "_", "[a-d]" or the character itself */
    bool any;       /* '%' */
};

static size_t split(struct str pattern, struct element *out)
{
    size_t n = 0;
    for (size_t at = 0; at < pattern.len && n <= WILDCARD_OVERLAP_MAX; n++) {
        struct str rest = str_sub(pattern, at, pattern.len);
        uint32_t c;
        size_t len = set_length(rest);
        if (!len)
            len = take(rest, 0, &c);
        out[n].raw = str_sub(rest, 0, len);
        out[n].any = rest.ptr[0] == '%';
        at += len;
    }
    return n;
}

/* Whether some character is stood for by both. */
static bool compatible(struct str a, struct str b)
{
    if (str_is(a, "_") || str_is(b, "_"))
        return true;
    bool a_set = set_length(a), b_set = set_length(b);
    if (a_set && b_set)
        return true;
    if (!a_set && !b_set)
        return str_eq(a, b);
    uint32_t c;
    take(a_set ? b : a, 0, &c);
    return in_set(a_set ? a : b, c);
}

enum answer { NO, YES, UNSURE };

/* The answer for two patterns that come to an end, or differ, before one has
 * an element that is more than a byte for a character. Most do: they are
 * names, with nothing in them but underscores. BOTH_WAYS is whether a '_' of B
 * counts too. */
static inline enum answer compare_bytes(struct str a, struct str b,
                                        bool both_ways)
{
    for (size_t i = 0; i < a.len && i < b.len; i++) {
        char x = a.ptr[i], y = b.ptr[i];
        if (!is_one_byte(x) || !is_one_byte(y))
            return UNSURE;
        if (x != y && x != '_' && !(both_ways && y == '_'))
            return NO;
    }
    if (a.len == b.len)
        return YES;
    return (a.len > b.len ? a.ptr[b.len] : b.ptr[a.len]) == '%' ? UNSURE : NO;
}

/* From the ends: of the tails of A and B from I and J on, cell J says whether
 * some text matches both. Two rows of the table are enough. */
bool wildcard_overlap(struct str a, struct str b)
{
    struct element x[WILDCARD_OVERLAP_MAX + 1], y[WILDCARD_OVERLAP_MAX + 1];
    bool rows[2][WILDCARD_OVERLAP_MAX + 2];
    enum answer quick = compare_bytes(a, b, true);
    if (quick != UNSURE)
        return quick == YES;
    size_t n = split(a, x), m = split(b, y);
    if (n > WILDCARD_OVERLAP_MAX || m > WILDCARD_OVERLAP_MAX)
        return true;
    for (size_t i = n + 1; i-- > 0;) {
        bool *row = rows[i % 2], *below = rows[(i + 1) % 2];
        for (size_t j = m + 1; j-- > 0;) {
            bool x_any = i < n && x[i].any, y_any = j < m && y[j].any;
            if (i == n && j == m)
                row[j] = true;
            else if (x_any || y_any)
                row[j] = (i < n && below[j]) || (j < m && row[j + 1]);
            else
                row[j] = i < n && j < m && compatible(x[i].raw, y[j].raw) &&
                         below[j + 1];
        }
    }
    return rows[0][0];
}

/* Whether the one character that B stands for is one that A stands for. */
static bool takes_in(struct str a, struct str b)
{
    uint32_t c;
    if (str_is(a, "_") || str_eq(a, b))
        return true;
    if (!set_length(a) || set_length(b) || str_is(b, "_"))
        return false;
    take(b, 0, &c);
    return in_set(a, c);
}

/* As wildcard_overlap, but what is B's alone nothing of A has to match. */
bool wildcard_cover(struct str a, struct str b)
{
    struct element x[WILDCARD_OVERLAP_MAX + 1], y[WILDCARD_OVERLAP_MAX + 1];
    bool rows[2][WILDCARD_OVERLAP_MAX + 2];
    enum answer quick = compare_bytes(a, b, false);
    if (quick != UNSURE)
        return quick == YES;
    if (str_is(a, "%") || str_eq(a, b))
        return true;
    size_t n = split(a, x), m = split(b, y);
    if (n > WILDCARD_OVERLAP_MAX || m > WILDCARD_OVERLAP_MAX)
        return false;
    for (size_t i = n + 1; i-- > 0;) {
        bool *row = rows[i % 2], *below = rows[(i + 1) % 2];
        for (size_t j = m + 1; j-- > 0;) {
            if (i == n)
                row[j] = j == m;
            else if (x[i].any)
                row[j] = below[j] || (j < m && row[j + 1]);
            else
                row[j] = j < m && !y[j].any && takes_in(x[i].raw, y[j].raw) &&
                         below[j + 1];
        }
    }
    return rows[0][0];
}
