/* What an expression is made of. Only its outermost part is told; what is
 * within that is a value as it stands, or a NODE_UNKNOWN with a place of its
 * own. */
#include "read/hcl_reader.h"
#include "read/limits.h"

struct look {
    struct hcl_reader r;
    struct hcl_expression e;
    VEC(struct str) path;
};

static bool is(struct look *l, int kind)
{
    return hcl_peek(&l->r) == kind;
}

/* Parentheses and "${...}" around all that is left. */
static bool unwrap(struct look *l)
{
    struct hcl_reader *r = &l->r;
    int kind = hcl_peek(r);
    const struct hcl_token *t = &r->tokens.at[r->at];
    if (kind == '(' && t->closed && t->close + 1 == r->limit) {
        r->limit = t->close;
        r->at++;
        return true;
    }
    if (kind != HCL_STRING || r->at + 1 != r->limit || !hcl_is_hole(r, r->at))
        return false;
    struct str in = hcl_hole_content(str_sub(r->bytes, t->off + 1, t->len - 2));
    uint32_t from = (uint32_t)(in.ptr - r->bytes.ptr);
    r->tokens.n = 0;
    hcl_lex(r, from, from + (uint32_t)in.len);
    r->at = 0;
    r->limit = (uint32_t)r->tokens.n - 1;
    return true;
}

/* NAME(...) and nothing more. */
static bool call(struct look *l)
{
    struct hcl_reader *r = &l->r;
    uint32_t name = r->at;
    if (!is(l, HCL_NAME))
        return false;
    hcl_take(r);
    const struct hcl_token *open = &r->tokens.at[r->at];
    if (!is(l, '(') || !open->closed || open->close + 1 != r->limit) {
        r->at = name;
        return false;
    }
    r->limit = open->close;
    l->e.form = HCL_CALL;
    l->e.name = hcl_token_str(r, name);
    build_open(&r->b, NODE_ARRAY, open->off);
    hcl_take(r);
    while (hcl_peek(r) != HCL_END && hcl_value(r)) {
        if (is(l, HCL_ELLIPSIS)) {
            build_top(&r->b)->flags |= NODE_OPEN;
            hcl_take(r);
        }
        if (is(l, ','))
            hcl_take(r);
    }
    build_close(&r->b, r->tokens.at[r->limit].off + 1);
    return true;
}

/* One step of a reference: .name, [0], ["name"]. */
static bool step(struct look *l)
{
    struct hcl_reader *r = &l->r;
    if (is(l, '.')) {
        hcl_take(r);
        if (!is(l, HCL_NAME) && !is(l, HCL_NUMBER))
            return false;
        *vec_push(r->arena, &l->path) = hcl_token_str(r, r->at);
        hcl_take(r);
        return true;
    }
    const struct hcl_token *t = &r->tokens.at[r->at];
    if (!is(l, '[') || !t->closed || t->close != r->at + 2)
        return false;
    struct str key = hcl_token_str(r, r->at + 1);
    if (t[1].kind == HCL_STRING && key.len > 1 &&
        !memchr(key.ptr, '\\', key.len) && !memchr(key.ptr, '$', key.len))
        key = str_sub(key, 1, key.len - 2);
    else if (t[1].kind != HCL_NUMBER)
        return false;
    *vec_push(r->arena, &l->path) = key;
    r->at = t->close + 1;
    return true;
}

static bool is_word(struct str name)
{
    return str_is(name, "true") || str_is(name, "false") ||
           str_is(name, "null");
}

static bool reference(struct look *l)
{
    struct hcl_reader *r = &l->r;
    uint32_t from = r->at;
    if (!is(l, HCL_NAME))
        return false;
    *vec_push(r->arena, &l->path) = hcl_token_str(r, r->at);
    hcl_take(r);
    while (hcl_peek(r) != HCL_END)
        if (!step(l)) {
            l->path.n = 0;
            r->at = from;
            return false;
        }
    if (l->path.n == 1 && is_word(l->path.at[0])) {
        r->at = from;
        return false;
    }
    l->e.form = HCL_REFERENCE;
    l->e.path = l->path.at;
    l->e.path_count = l->path.n;
    return true;
}

/* --- Parts ---------------------------------------------------------------- */

/* The parts of the expression become the items of an array. */
static void open_parts(struct look *l, enum hcl_form form)
{
    l->e.form = form;
    build_open(&l->r.b, NODE_ARRAY, l->r.tokens.at[l->r.at].off);
}

static bool close_parts(struct look *l, bool ok)
{
    build_close(&l->r.b, l->r.last);
    if (!ok)
        l->e.form = HCL_OTHER;
    return true;
}

/* Reads the tokens FROM to TO as one part. */
static bool part(struct look *l, uint32_t from, uint32_t to)
{
    struct hcl_reader *r = &l->r;
    uint32_t limit = r->limit;
    r->at = from;
    r->limit = to;
    bool ok = hcl_value(r) && hcl_peek(r) == HCL_END;
    r->limit = limit;
    return ok;
}

static void no_part(struct look *l)
{
    build_scalar(&l->r.b, NODE_NULL, l->r.last, 0);
}

/* --- Operators ------------------------------------------------------------ */

/* How weakly an operator binds; 0 if the token is none. */
static int weakness(const struct hcl_reader *r, uint32_t t)
{
    static const char *const levels[] = {
        "* / %", "+ -", "< <= > >=", "== !=", "&&", "||"};
    int kind = r->tokens.at[t].kind;
    struct str word = hcl_token_str(r, t);
    bool splat = kind == '*' && t && r->tokens.at[t - 1].kind == '.';
    if ((kind != HCL_OPERATOR && kind != '-' && kind != '*') || splat)
        return 0;
    for (size_t i = 0; i < COUNT_OF(levels); i++) {
        struct str rest = str_of(levels[i]);
        while (rest.len)
            if (str_eq(str_cut(&rest, ' '), word))
                return (int)i + 1;
    }
    return 0;
}

/* CONDITION ? VALUE : VALUE, of which there may be more in the last. */
static bool condition(struct look *l)
{
    struct hcl_reader *r = &l->r;
    uint32_t from = r->at, ask = 0, colon = 0, depth = 0;
    for (uint32_t i = from; i < r->limit && !colon; i = hcl_after(r, i)) {
        int kind = r->tokens.at[i].kind;
        if (kind == '?' && !ask)
            ask = i;
        else if (kind == '?')
            depth++;
        else if (kind == ':' && ask && depth-- == 0)
            colon = i;
    }
    if (ask == from || !colon)
        return false;
    open_parts(l, HCL_CONDITION);
    return close_parts(l, part(l, from, ask) && part(l, ask + 1, colon) &&
                              part(l, colon + 1, r->limit));
}

/* The last of the operators that bind the least is the one that is worked out
 * last. One that follows another, or begins, stands before its only operand. */
static bool operation(struct look *l)
{
    struct hcl_reader *r = &l->r;
    uint32_t from = r->at, at = 0;
    int most = 0;
    bool after = false; /* an operand came right before */
    for (uint32_t i = from; i < r->limit; i = hcl_after(r, i)) {
        int weak = weakness(r, i);
        if (r->tokens.at[i].kind == HCL_NEWLINE)
            continue;
        if (weak && after && weak >= most) {
            most = weak;
            at = i;
        }
        after = !weak && r->tokens.at[i].kind != '!';
    }
    bool unary =
        !most && from < r->limit &&
        (r->tokens.at[from].kind == '!' || r->tokens.at[from].kind == '-');
    if (!most && !unary)
        return false;
    open_parts(l, HCL_OPERATION);
    l->e.name = hcl_token_str(r, unary ? from : at);
    return close_parts(l, unary
                              ? part(l, from + 1, r->limit)
                              : part(l, from, at) && part(l, at + 1, r->limit));
}

/* The first ".*" or "[*]" from token I on; the limit if there is none. */
static uint32_t find_splat(const struct hcl_reader *r, uint32_t i)
{
    for (; i + 1 < r->limit; i = hcl_after(r, i)) {
        const struct hcl_token *t = &r->tokens.at[i];
        if (i > r->at && t[1].kind == '*' &&
            (t->kind == '.' || (t->kind == '[' && t->close == i + 2)))
            return i;
    }
    return r->limit;
}

/* Whether what is behind a splat is not of all that it gives. */
static bool is_within_splat(const struct hcl_reader *r)
{
    uint32_t at = find_splat(r, r->at);
    return at < r->limit &&
           (r->tokens.at[at].kind == '[' || find_splat(r, at + 2) < r->limit);
}

/* LIST[*].name[0], LIST.*.name: an index behind the latter is one of all that
 * it gives. */
static bool splat(struct look *l)
{
    struct hcl_reader *r = &l->r;
    uint32_t from = r->at, at = find_splat(r, r->at);
    if (at >= r->limit)
        return false;
    bool dot = r->tokens.at[at].kind == '.';
    r->at = at + (dot ? 2 : 3);
    while (hcl_peek(r) != HCL_END)
        if ((dot && !is(l, '.')) || !step(l)) {
            l->path.n = 0;
            r->at = from;
            return false;
        }
    r->at = from;
    open_parts(l, HCL_SPLAT);
    l->e.path = l->path.at;
    l->e.path_count = l->path.n;
    return close_parts(l, part(l, from, at));
}

/* VALUE.name, VALUE[key], where the value is more than a name. */
static bool index_of(struct look *l)
{
    struct hcl_reader *r = &l->r;
    uint32_t from = r->at, at = from;
    for (uint32_t i = from; i < r->limit; i = hcl_after(r, i)) {
        int kind = r->tokens.at[i].kind;
        if (i > from && (kind == '.' || kind == '['))
            at = i;
    }
    const struct hcl_token *t = &r->tokens.at[at];
    bool bracket = t->kind == '[';
    if (at == from || is_within_splat(r) ||
        (bracket ? !t->closed || t->close + 1 != r->limit : at + 2 != r->limit))
        return false;
    open_parts(l, HCL_INDEX);
    bool ok = part(l, from, at);
    const struct hcl_token *key = &t[1];
    if (bracket)
        ok = ok && part(l, at + 1, t->close);
    else if (key->kind == HCL_NAME)
        build_raw_string(&r->b, NODE_STRING, key->off, key->len, key->off,
                         key->len);
    else
        ok = ok && part(l, at + 1, r->limit);
    return close_parts(l, ok);
}

/* --- for ------------------------------------------------------------------ */

static bool for_parts(struct look *l, bool object)
{
    struct hcl_reader *r = &l->r;
    if (!hcl_value(r) || !hcl_take_if(r, ':'))
        return false;
    if (!object)
        no_part(l);
    else if (!hcl_value(r) || !hcl_take_if(r, HCL_ARROW))
        return false;
    if (!hcl_value(r))
        return false;
    l->e.grouped = hcl_take_if(r, HCL_ELLIPSIS);
    if (hcl_next_is(r, HCL_NAME, "if")) {
        hcl_take(r);
        return hcl_value(r) && hcl_peek(r) == HCL_END;
    }
    no_part(l);
    return hcl_peek(r) == HCL_END;
}

static bool for_all(struct look *l)
{
    struct hcl_reader *r = &l->r;
    const struct hcl_token *open = &r->tokens.at[r->at];
    if (r->at >= r->limit || (open->kind != '[' && open->kind != '{') ||
        !open->closed || open->close + 1 != r->limit || !hcl_is_for(r))
        return false;
    bool object = open->kind == '{';
    struct hcl_frame f = hcl_enter(r, false);
    hcl_peek(r);
    open_parts(l, HCL_FOR);
    bool ok = hcl_for_names(r) && for_parts(l, object);
    l->e.path = r->scope.at;
    l->e.path_count = r->scope.n;
    hcl_leave(r, f);
    return close_parts(l, ok);
}

/* --- All of them ---------------------------------------------------------- */

static void value(struct look *l)
{
    struct hcl_reader *r = &l->r;
    uint32_t off = r->last;
    if (r->at < r->limit)
        off = r->tokens.at[r->at].off;
    build_open(&r->b, NODE_ARRAY, off);
    bool ok = hcl_value(r) && hcl_peek(r) == HCL_END;
    build_close(&r->b, r->last > off ? r->last : off);
    if (ok && r->b.nodes[1].kind != NODE_UNKNOWN)
        l->e.form = HCL_VALUE;
    else
        l->e.form = HCL_OTHER;
}

struct hcl_expression hcl_expression(struct arena *a, struct span span)
{
    struct look l = {0};
    struct str bytes = span_str(span);
    /* In a .tf.json the quotes are JSON's. */
    if (str_starts(bytes, STR("${")) &&
        hcl_hole_end(bytes.ptr, bytes.ptr + bytes.len) ==
            bytes.ptr + bytes.len) {
        struct str in = hcl_hole_content(bytes);
        span.off += (uint32_t)(in.ptr - bytes.ptr);
        span.len = (uint32_t)in.len;
    }
    hcl_start(&l.r, a, span.text, NULL, span.len);
    hcl_lex(&l.r, span.off, span.off + span.len);
    l.r.limit = (uint32_t)l.r.tokens.n - 1;
    l.r.last = span.off;
    for (unsigned i = 0; i < HCL_TEMPLATE_DEPTH && unwrap(&l); i++)
        ;
    if (!call(&l) && !reference(&l) && !for_all(&l) && !condition(&l) &&
        !operation(&l) && !splat(&l) && !index_of(&l))
        value(&l);
    struct tree *tree = build_finish(&l.r.b);
    if (l.e.form != HCL_OTHER && l.e.form != HCL_REFERENCE)
        l.e.args = tree_root(tree);
    return l.e;
}
