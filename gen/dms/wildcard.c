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
    struct str rest = str_sub(pattern, *p, pattern.len);
    if (rest.len == 0)
        return false;
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
