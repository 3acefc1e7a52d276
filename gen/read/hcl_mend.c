/* The one bracket that is missing or too many, by layout and grammar. */
#include "read/hcl_reader.h"
#include "read/mend.h"

struct mending {
    struct hcl_reader *r;
    VEC(struct mend_token) tokens;
    VEC(uint32_t) at; /* which of the reader's they are */
    uint32_t line;    /* where the line of the last one begins */
    uint32_t last;    /* and where it does itself */
};

static uint8_t kind_of(const struct hcl_token *t)
{
    bool name = t->kind == HCL_NAME || t->kind == HCL_STRING;
    bool key = (name && t[1].kind == '=') ||
               (t->kind == HCL_STRING && t[1].kind == ':');
    if (t->kind < HCL_NAME && memchr("{}[](),", t->kind, 7))
        return t->kind;
    return key ? MEND_KEY : MEND_VALUE;
}

/* The tokens but for line ends, operators and what stands between key and
 * value, each with its line. */
static void add_token(struct mending *m, struct arena *a, uint32_t i)
{
    const struct hcl_token *t = &m->r->tokens.at[i];
    const char *bytes = m->r->bytes.ptr;
    uint32_t from = t->off;
    if (t->kind == HCL_NEWLINE || t->kind == '=' || t->kind == ':')
        return;
    while (from > m->last && bytes[from - 1] != '\n')
        from--;
    if (from == m->last)
        from = m->line;
    m->line = from;
    m->last = t->off;
    uint32_t blanks = from;
    while (bytes[blanks] == ' ' || bytes[blanks] == '\t')
        blanks++;
    *vec_push(a, &m->tokens) =
        (struct mend_token){kind_of(t), blanks == t->off, from, blanks - from};
    *vec_push(a, &m->at) = i;
}

/* Whether there are as many of one kind as of the other: nearly always. */
static bool are_even(const struct hcl_reader *r, uint32_t base)
{
    int braces = 0, brackets = 0, parentheses = 0;
    for (uint32_t i = base; r->tokens.at[i].kind != HCL_END; i++) {
        int kind = r->tokens.at[i].kind;
        braces += (kind == '{') - (kind == '}');
        brackets += (kind == '[') - (kind == ']');
        parentheses += (kind == '(') - (kind == ')');
    }
    return !braces && !brackets && !parentheses;
}

struct mend hcl_mend(struct hcl_reader *r, uint32_t base)
{
    struct mending m = {.r = r};
    if (are_even(r, base))
        return (struct mend){0};
    struct arena *scratch = arena_new();
    for (uint32_t i = base; r->tokens.at[i].kind != HCL_END; i++)
        add_token(&m, scratch, i);
    struct mend mend = mend_find(m.tokens.at, m.tokens.n);
    if (mend.kind)
        mend.at = m.at.at[mend.at];
    arena_free(scratch);
    return mend;
}
