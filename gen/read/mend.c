#include "read/mend.h"

#include <string.h>

#include "read/limits.h"

enum { NO_LINE = UINT32_MAX };

struct opened {
    char bracket; /* that closes it */
    uint32_t line, indent;
    uint32_t child; /* the indentation of the first line within, or NO_LINE */
};

struct mender {
    const struct mend_token *tokens;
    size_t n, at;
    struct opened open[READ_DEPTH_MAX];
    uint32_t depth;
    uint32_t closes_line; /* of a line that begins with a closing bracket: */
    uint32_t closes_from; /* the line of what that closes */
    bool own_lines;       /* some line begins so */
};

static char closer(int c)
{
    return c == '{' ? '}' : c == '[' ? ']' : ')';
}

static bool opens(const struct mend_token *t)
{
    return t->kind == '{' || t->kind == '[' || t->kind == '(';
}

static bool closes(const struct mend_token *t)
{
    return t->kind == '}' || t->kind == ']' || t->kind == ')';
}

static struct opened *top(struct mender *m)
{
    return m->depth ? &m->open[m->depth - 1] : NULL;
}

static const struct mend_token *current(const struct mender *m)
{
    return &m->tokens[m->at];
}

static int before(const struct mender *m)
{
    return m->at ? m->tokens[m->at - 1].kind : 0;
}

/* Goes over the token. False if that is too deep. */
static bool step(struct mender *m)
{
    const struct mend_token *t = current(m);
    struct opened *o = top(m);
    if (t->first && closes(t) && o) {
        m->closes_line = t->line;
        m->closes_from = o->line;
    }
    if (t->first && !closes(t) && o && o->child == NO_LINE)
        o->child = t->indent;
    if (opens(t)) {
        if (m->depth == READ_DEPTH_MAX)
            return false;
        m->open[m->depth++] =
            (struct opened){closer(t->kind), t->line, t->indent, NO_LINE};
    }
    m->depth -= closes(t) && m->depth > 0;
    m->at++;
    return true;
}

/* Whether the token cannot stand in what is open. */
static bool is_misplaced(const struct mender *m, const struct opened *o)
{
    const struct mend_token *t = current(m);
    if (closes(t))
        return t->kind != o->bracket;
    if (o->bracket == '}')
        return opens(t) && memchr(",}])", before(m), 4);
    return t->kind == MEND_KEY;
}

/* --- A bracket that is missing ------------------------------------------ */

/* Whether the token's line is indented so that it is no part of what is
 * open. Of a document whose lines are not indented nothing can be said. */
static bool is_outside(const struct mender *m, const struct opened *o)
{
    const struct mend_token *t = current(m);
    bool lines = o->child == NO_LINE || o->child > o->indent;
    int last = before(m);
    if (!t->first || m->depth < 2 || !lines || t->line == o->line ||
        (last && memchr("{[(", last, 3)))
        return false;
    return closes(t)
               ? t->indent < o->indent
               : t->indent <= o->indent && (t->kind == MEND_KEY || opens(t));
}

static struct mend missing(struct mender m, char bracket)
{
    struct mend mend = {.kind = MEND_INSERT, .bracket = bracket};
    while (m.at < m.n) {
        struct opened *o = top(&m);
        bool own = o && o->bracket == bracket;
        mend.sure = own && is_outside(&m, o);
        if (mend.sure || (own && is_misplaced(&m, o)))
            break;
        if (!step(&m))
            return (struct mend){0};
    }
    if (m.at == m.n)
        return (struct mend){0};
    const struct mend_token *t = current(&m);
    mend.next = opens(t) || closes(t) ? (char)t->kind : '\0';
    mend.at = m.at;
    while (mend.at && m.tokens[mend.at - 1].kind == ',')
        mend.at--;
    return mend;
}

/* --- One that is too many, or the wrong one ------------------------------ */

/* Whether the next line is, by its indentation, still within O. */
static bool goes_on(const struct mender *m, const struct opened *o)
{
    size_t i = m->at + 1;
    while (i < m->n && !m->tokens[i].first)
        i++;
    return i == m->n || closes(&m->tokens[i]) ||
           m->tokens[i].indent > o->indent;
}

/* Whether the closing bracket stands where that of O would not. What O holds
 * must be indented, or its bracket's indentation says nothing either. */
static bool is_stray(const struct mender *m, const struct opened *o)
{
    const struct mend_token *t = current(m);
    if (o->line == t->line)
        return false;
    if (t->first && o->child != NO_LINE && o->child <= o->indent)
        return false;
    if (t->first)
        return t->indent != o->indent && goes_on(m, o);
    if (m->closes_line == t->line)
        return m->closes_from != o->line;
    return m->own_lines && o->child != NO_LINE && m->at &&
           closes(&m->tokens[m->at - 1]);
}

/* Whether a document of one value ends here, but for what is too many. */
static bool ends_early(const struct mender *m)
{
    size_t left = m->n - m->at - 1;
    bool doubled = left == 1 && m->tokens[m->at + 1].kind == current(m)->kind;
    return m->depth == 1 && m->tokens[0].kind == '{' && left && !doubled;
}

/* Where nothing shows in the layout, it is the last before what no longer
 * fits. */
static struct mend surplus(struct mender m, char bracket)
{
    struct mend mend = {.kind = MEND_SKIP, .bracket = bracket};
    bool found = false;
    while (m.at < m.n) {
        const struct mend_token *t = current(&m);
        struct opened *o = top(&m);
        bool own = t->kind == (uint8_t)bracket;
        if (own) {
            mend.at = m.at;
            found = true;
        }
        mend.sure = own && o && is_stray(&m, o);
        if (mend.sure || (o ? is_misplaced(&m, o) : closes(t)) ||
            (own && ends_early(&m)))
            break;
        if (!step(&m))
            return (struct mend){0};
    }
    return found ? mend : (struct mend){0};
}

static struct mend mistyped(struct mender m)
{
    while (m.at < m.n) {
        struct opened *o = top(&m);
        if (closes(current(&m)) && o && current(&m)->kind != o->bracket)
            return (struct mend){.kind = MEND_REPLACE,
                                 .at = m.at,
                                 .bracket = o->bracket,
                                 .sure = true};
        if (!step(&m))
            break;
    }
    return (struct mend){0};
}

struct mend mend_find(const struct mend_token *tokens, size_t n)
{
    static const char pairs[][3] = {"{}", "[]", "()"};
    struct mender m = {.tokens = tokens, .n = n, .closes_line = NO_LINE};
    int more[3] = {0}, lacking = 0, surplus_count = 0;
    char lacks = 0, has = 0;
    for (size_t i = 0; i < n; i++)
        m.own_lines |= tokens[i].first && closes(&tokens[i]);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < 3; k++)
            more[k] += (tokens[i].kind == (uint8_t)pairs[k][0]) -
                       (tokens[i].kind == (uint8_t)pairs[k][1]);
    for (size_t k = 0; k < 3; k++) {
        lacking += more[k] > 0 ? more[k] : 0;
        surplus_count -= more[k] < 0 ? more[k] : 0;
        lacks = more[k] > 0 ? pairs[k][1] : lacks;
        has = more[k] < 0 ? pairs[k][1] : has;
    }
    if (lacking == 1 && surplus_count == 0)
        return missing(m, lacks);
    if (lacking == 0 && surplus_count == 1)
        return surplus(m, has);
    return lacking == 1 && surplus_count == 1 ? mistyped(m) : (struct mend){0};
}
