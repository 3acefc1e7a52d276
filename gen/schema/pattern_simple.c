#include "schema/pattern_simple.h"

#include "base/arena.h"

/* ---- reading ---- */

static void atom_add(struct simple_atom *atom, unsigned char c)
{
    atom->ascii[c >> 6] |= 1ull << (c & 63);
}

static void atom_add_range(struct simple_atom *atom, unsigned from, unsigned to)
{
    for (unsigned c = from; c <= to; c++)
        atom_add(atom, (unsigned char)c);
}

static void atom_invert(struct simple_atom *atom)
{
    atom->ascii[0] = ~atom->ascii[0];
    atom->ascii[1] = ~atom->ascii[1];
    atom->others = !atom->others;
}

/* \d, \w and escaped signs; others are left to pcre2. A class of several
 * characters gives -1 and is added, one character is returned. */
static bool read_escape(struct str *s, struct simple_atom *atom, int *c)
{
    if (s->len < 2)
        return false;
    char e = s->ptr[1];
    *s = str_sub(*s, 2, s->len);
    *c = -1;
    switch (e) {
    case 'w':
        atom_add_range(atom, 'a', 'z');
        atom_add_range(atom, 'A', 'Z');
        atom_add(atom, '_');
        atom_add_range(atom, '0', '9');
        return true;
    case 'd':
        atom_add_range(atom, '0', '9');
        return true;
    default:
        *c = e;
        return e > ' ' && e < 127 && strchr("^$\\.*+?()[]{}|/-", e);
    }
}

/* One end of a range in a class; false if it is nothing simple. */
static bool read_class_char(struct str *s, struct simple_atom *atom, int *c)
{
    unsigned char byte = (unsigned char)s->ptr[0];
    if (byte == '\\')
        return read_escape(s, atom, c);
    *c = byte;
    *s = str_sub(*s, 1, s->len);
    return byte < 0x80;
}

/* What follows the [ of a class, up to its ]. */
static bool read_class(struct str *s, struct simple_atom *atom)
{
    bool invert = s->len && s->ptr[0] == '^';
    *s = str_sub(*s, invert, s->len);
    if (s->len == 0 || s->ptr[0] == ']')
        return false;
    while (s->len && s->ptr[0] != ']') {
        int from, to;
        if (!read_class_char(s, atom, &from))
            return false;
        to = from;
        if (s->len > 1 && s->ptr[0] == '-' && s->ptr[1] != ']') {
            *s = str_sub(*s, 1, s->len);
            if (!read_class_char(s, atom, &to) || from < 0 || to < from)
                return false;
        }
        if (from >= 0)
            atom_add_range(atom, (unsigned)from, (unsigned)to);
    }
    if (s->len == 0)
        return false;
    *s = str_sub(*s, 1, s->len);
    if (invert)
        atom_invert(atom);
    return true;
}

static bool read_count(struct str *s, uint32_t *n)
{
    size_t digits = 0;
    *n = 0;
    while (digits < s->len && s->ptr[digits] >= '0' && s->ptr[digits] <= '9' &&
           digits < 9)
        *n = *n * 10 + (uint32_t)(s->ptr[digits++] - '0');
    *s = str_sub(*s, digits, s->len);
    return digits > 0;
}

static bool read_braces(struct str *s, struct simple_atom *atom)
{
    if (!read_count(s, &atom->min))
        return false;
    atom->max = atom->min;
    if (s->len && s->ptr[0] == ',') {
        *s = str_sub(*s, 1, s->len);
        if (!read_count(s, &atom->max))
            atom->max = UINT32_MAX;
    }
    if (s->len == 0 || s->ptr[0] != '}' || atom->max < atom->min)
        return false;
    *s = str_sub(*s, 1, s->len);
    return true;
}

static bool read_quantifier(struct str *s, struct simple_atom *atom)
{
    atom->min = atom->max = 1;
    char c = s->len ? s->ptr[0] : 0;
    if (!c || !strchr("*+?{", c))
        return true;
    *s = str_sub(*s, 1, s->len);
    if (c == '{') {
        if (!read_braces(s, atom))
            return false;
    } else {
        atom->min = c == '+';
        atom->max = c == '?' ? 1 : UINT32_MAX;
    }
    /* Lazy ones, and what is wrong, are for pcre2. */
    return s->len == 0 || !strchr("*+?{", s->ptr[0]);
}

static bool read_atom(struct str *s, struct simple_atom *atom)
{
    unsigned char c = (unsigned char)s->ptr[0];
    int single = -1;
    *atom = (struct simple_atom){0};
    if (c == '\\') {
        if (!read_escape(s, atom, &single))
            return false;
        if (single >= 0)
            atom_add(atom, (unsigned char)single);
        return read_quantifier(s, atom);
    }
    *s = str_sub(*s, 1, s->len);
    if (c == '[')
        return read_class(s, atom) && read_quantifier(s, atom);
    if (c >= 0x80 || (c && strchr("^$.*+?()]{}|", c)) || c == 0)
        return false;
    atom_add(atom, c);
    return read_quantifier(s, atom);
}

static bool atoms_meet(const struct simple_atom *a, const struct simple_atom *b)
{
    return a->ascii[0] & b->ascii[0] || a->ascii[1] & b->ascii[1] ||
           (a->others && b->others);
}

/* Whether each piece can take all it gets without regret. */
static bool is_greedy(const struct simple *s)
{
    for (uint32_t i = 0; i < s->count; i++) {
        const struct simple_atom *a = &s->atoms[i];
        if (a->min == a->max)
            continue;
        for (uint32_t j = i + 1; j < s->count; j++) {
            if (atoms_meet(a, &s->atoms[j]))
                return false;
            if (s->atoms[j].min > 0)
                break;
        }
    }
    return true;
}

/* Letters, digits and the like, and nothing that means anything. */
static bool is_plain(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] == 0 || strchr("^$\\.*+?()[]{}|", s.ptr[i]))
            return false;
    return true;
}

bool simple_compile(struct arena *a, struct str s, struct simple *out)
{
    struct simple_atom atoms[PATTERN_ATOMS_MAX];
    *out = (struct simple){0};
    if (is_plain(s)) {
        out->kind = s.len ? SIMPLE_LITERAL : SIMPLE_ANY;
        out->literal = str_copy(a, s);
        return true;
    }
    if (str_is(s, ".*") || str_is(s, "^.*")) {
        out->kind = SIMPLE_ANY;
        return true;
    }
    if (s.ptr[0] != '^')
        return false;
    s = str_sub(s, 1, s.len);
    while (s.len && !str_is(s, "$")) {
        if (out->count == PATTERN_ATOMS_MAX ||
            !read_atom(&s, &atoms[out->count++]))
            return false;
    }
    out->to_end = s.len == 1;
    out->atoms = atoms;
    if (!is_greedy(out))
        return false;
    out->atoms = ARENA_ARRAY(a, struct simple_atom, out->count);
    memcpy(out->atoms, atoms, sizeof *atoms * out->count);
    out->kind = SIMPLE_ROW;
    return true;
}

/* ---- matching ---- */

static bool in_atom(const struct simple_atom *a, unsigned char c)
{
    return c < 0x80 ? a->ascii[c >> 6] >> (c & 63) & 1 : a->others;
}

/* The end of the character at AT. */
static size_t skip(struct str s, size_t at)
{
    at++;
    while (at < s.len && ((unsigned char)s.ptr[at] & 0xC0) == 0x80)
        at++;
    return at;
}

static bool match_row(const struct simple *s, struct str text)
{
    size_t at = 0;
    for (uint32_t i = 0; i < s->count; i++) {
        const struct simple_atom *a = &s->atoms[i];
        uint32_t n = 0;
        while (n < a->max && at < text.len &&
               in_atom(a, (unsigned char)text.ptr[at])) {
            at = skip(text, at);
            n++;
        }
        if (n < a->min)
            return false;
    }
    return !s->to_end || at == text.len;
}

bool simple_search(const struct simple *s, struct str text)
{
    switch (s->kind) {
    case SIMPLE_ANY:
        return true;
    case SIMPLE_LITERAL:
        return str_contains(text, s->literal);
    default:
        return match_row(s, text);
    }
}
