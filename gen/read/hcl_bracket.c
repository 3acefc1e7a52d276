/* Which bracket closes which, and what is said where none does. */
#include "read/hcl_reader.h"
#include "read/limits.h"

struct pairing {
    struct hcl_reader *r;
    VEC(uint32_t) open; /* tokens */
    bool outermost;     /* the whole file, not a hole in it */
};

static char closer(const struct hcl_token *t)
{
    return t->kind == '(' ? ')' : t->kind == '[' ? ']' : '}';
}

static void relate_opening(struct hcl_reader *r, struct finding *f,
                           const struct hcl_token *t)
{
    if (f)
        finding_related(r->fs, f, (struct span){r->text, t->off, t->len},
                        "it is opened here");
}

/* The innermost bracket ends at token AT. */
static void close_top(struct pairing *p, uint32_t at, bool closed)
{
    struct hcl_token *t = &p->r->tokens.at[p->open.at[--p->open.n]];
    t->close = at;
    t->closed = closed;
    t->broken = !closed;
}

/* How many brackets were opened since the one that KIND closes; all of them
 * if it closes none. */
static size_t within(const struct pairing *p, int kind)
{
    size_t n = 0;
    while (n < p->open.n &&
           closer(&p->r->tokens.at[p->open.at[p->open.n - 1 - n]]) != kind)
        n++;
    return n;
}

static uint32_t end_before(const struct hcl_reader *r, uint32_t at)
{
    while (at > 0 && r->tokens.at[at - 1].kind == HCL_NEWLINE)
        at--;
    if (at == 0)
        return 0;
    return r->tokens.at[at - 1].off + r->tokens.at[at - 1].len;
}

static void missing(struct pairing *p, uint32_t at, const char *before)
{
    struct hcl_reader *r = p->r;
    const struct hcl_token *top = &r->tokens.at[p->open.at[p->open.n - 1]];
    struct finding *f = hcl_error(r, end_before(r, at), 0, "'%c' is missing %s",
                                  closer(top), before);
    hcl_help(r, f, "write '%c'", closer(top));
    relate_opening(r, f, top);
}

enum { LOOK_AHEAD = 4096 };

/* Whether the innermost open bracket is closed later, if the one at AT were
 * not there. */
static bool is_closed_later(const struct pairing *p, uint32_t at)
{
    const struct hcl_reader *r = p->r;
    const struct hcl_token *top = &r->tokens.at[p->open.at[p->open.n - 1]];
    size_t inner = 0;
    for (uint32_t i = at + 1; i < r->tokens.n && i < at + LOOK_AHEAD; i++) {
        int kind = r->tokens.at[i].kind;
        if (kind == top->kind)
            inner++;
        else if (kind == closer(top) && inner-- == 0)
            return true;
    }
    return false;
}

static void stray(struct hcl_reader *r, struct hcl_token *t)
{
    struct finding *f =
        hcl_error(r, t->off, t->len, "this '%c' closes nothing", t->kind);
    hcl_help(r, f, "remove it, or open what it should close");
    if (t->kind == '}')
        r->stray = f;
    t->kind = HCL_BAD;
}

/* The bracket at AT is not the one that closes the innermost open one. */
static void wrong_closer(struct pairing *p, uint32_t at)
{
    struct hcl_reader *r = p->r;
    struct hcl_token *t = &r->tokens.at[at];
    size_t inner = within(p, t->kind);
    char before[] = "before '?'";
    r->unpaired = true;
    if (p->open.n == 0 || (inner == p->open.n && is_closed_later(p, at))) {
        stray(r, t);
    } else if (inner == p->open.n) {
        struct hcl_token *top = &r->tokens.at[p->open.at[p->open.n - 1]];
        struct finding *f = hcl_error(r, t->off, t->len, "'%c' closes a '%c'",
                                      t->kind, top->kind);
        hcl_help(r, f, "write '%c'", closer(top));
        relate_opening(r, f, top);
        close_top(p, at, true);
        top->broken = true;
    } else {
        before[8] = (char)t->kind;
        missing(p, at, before);
        while (inner--)
            close_top(p, at, false);
        close_top(p, at, true);
    }
}

static const char *const block_types[] = {
    "resource", "data",      "variable", "locals", "module", "provider",
    "output",   "terraform", "moved",    "import", "check",  "removed",
};

/* Whether a block of the file begins at token AT, at the left margin, where
 * no bracket should be open any more. */
static bool begins_block(const struct hcl_reader *r, uint32_t at)
{
    const struct hcl_token *t = &r->tokens.at[at];
    if (t->kind != HCL_NAME || (t->off && r->bytes.ptr[t->off - 1] != '\n') ||
        (t[1].kind != HCL_STRING && t[1].kind != '{'))
        return false;
    for (size_t i = 0; i < COUNT_OF(block_types); i++)
        if (str_is(hcl_token_str(r, at), block_types[i]))
            return true;
    return false;
}

/* Whether an argument begins at token AT, on a line of its own: within '(' and
 * '[' there is none. */
static bool begins_argument(const struct pairing *p, uint32_t at)
{
    const struct hcl_token *t = &p->r->tokens.at[at];
    int open = p->r->tokens.at[p->open.at[p->open.n - 1]].kind;
    return open != '{' && at > 0 && t->kind == HCL_NAME &&
           t[-1].kind == HCL_NEWLINE && t[1].kind == '=';
}

static void close_all(struct pairing *p, uint32_t at, const char *before)
{
    p->r->unpaired = true;
    missing(p, at, before);
    while (p->open.n)
        close_top(p, at, false);
}

static void pair_token(struct pairing *p, uint32_t at)
{
    struct hcl_reader *r = p->r;
    int kind = r->tokens.at[at].kind;
    if (kind == '(' || kind == '[' || kind == '{')
        *vec_push(r->arena, &p->open) = at;
    else if (kind == ')' || kind == ']' || kind == '}') {
        if (within(p, kind) == 0 && p->open.n)
            close_top(p, at, true);
        else
            wrong_closer(p, at);
    } else if (p->open.n && p->outermost && begins_block(r, at)) {
        close_all(p, at, "before this block");
    } else if (p->open.n && begins_argument(p, at)) {
        missing(p, at, "before this argument");
        while (p->open.n && begins_argument(p, at))
            close_top(p, at - 1, false);
    }
}

/* At token AT one bracket mends the file. */
static void mend(struct pairing *p, uint32_t at, const struct mend *m)
{
    struct hcl_reader *r = p->r;
    struct hcl_token *t = &r->tokens.at[at];
    struct hcl_token *top =
        p->open.n ? &r->tokens.at[p->open.at[p->open.n - 1]] : NULL;
    char before[] = "before '?'";
    r->unpaired = true;
    if (m->kind == MEND_SKIP) {
        stray(r, t);
        r->stray = NULL;
        /* What is left must part what it stands between, once. */
        if (t[1].kind == ',') {
            t->kind = ',';
            t[1].kind = HCL_NEWLINE;
        } else if (t[1].kind == HCL_NEWLINE) {
            t->kind = HCL_NEWLINE;
        }
    } else if (top && m->kind == MEND_REPLACE) {
        struct finding *f = hcl_error(r, t->off, t->len, "'%c' closes a '%c'",
                                      t->kind, top->kind);
        hcl_help(r, f, "write '%c'", closer(top));
        relate_opening(r, f, top);
        t->kind = (uint8_t)closer(top);
    } else if (top) {
        bool argument = t->kind == HCL_NAME && t[1].kind == '=';
        before[8] = m->next;
        missing(p, at,
                m->next    ? before
                : argument ? "before this argument"
                           : "here");
        /* A line end parts what is closed from what comes. */
        close_top(p, at - (t->kind != ',' && t[-1].kind == HCL_NEWLINE), false);
    }
}

/* Whether the ',' at AT, which a closing bracket is missing before, may as
 * well be the last thing within: a line end parts what is outside. */
static bool is_within(const struct pairing *p, uint32_t at)
{
    const struct hcl_token *t = &p->r->tokens.at[at];
    return t->kind == ',' && t[1].kind == HCL_NEWLINE &&
           !(p->open.n > 1 &&
             p->r->tokens.at[p->open.at[p->open.n - 2]].kind == '[');
}

void hcl_pair(struct hcl_reader *r, uint32_t base)
{
    struct pairing p = {.r = r, .outermost = base == 0};
    uint32_t end = (uint32_t)r->tokens.n - 1;
    struct findings *fs = r->fs;
    /* A string without an end may have taken brackets, or left some. */
    for (uint32_t i = base; i < end; i++)
        if (r->tokens.at[i].broken)
            r->fs = NULL;
    struct mend m = {0};
    if (p.outermost && r->fs == fs)
        m = hcl_mend(r, base);
    for (uint32_t i = base; i < end; i++) {
        if (m.kind == MEND_INSERT && i == m.at && is_within(&p, i))
            m.at = i + 2;
        else if (m.kind && i == m.at)
            mend(&p, i, &m);
        pair_token(&p, i);
    }
    if (p.open.n)
        close_all(&p, end, "at the end");
    r->fs = fs;
}
