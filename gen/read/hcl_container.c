/* What stands in brackets: tuples, objects, `for`. */
#include "read/hcl_reader.h"
#include "read/limits.h"

/* --- Within brackets --------------------------------------------------- */

/* Goes into the bracket at r->at. */
struct hcl_frame hcl_enter(struct hcl_reader *r, bool newlines)
{
    const struct hcl_token *t = &r->tokens.at[r->at];
    struct hcl_frame f = {r->limit, t->close, r->newlines, t->closed, r->fs};
    hcl_take(r);
    /* That it is not closed was said, and is all that is certain. */
    if (!t->closed)
        r->fs = NULL;
    r->limit = f.close;
    r->newlines = newlines;
    return f;
}

/* Comes out behind it, wherever it stopped. */
void hcl_leave(struct hcl_reader *r, struct hcl_frame f)
{
    r->at = f.close;
    r->limit = f.limit;
    r->newlines = f.newlines;
    r->fs = f.fs;
    if (f.closed)
        hcl_take(r);
}

void hcl_break(struct hcl_reader *r)
{
    if (build_top(&r->b))
        build_top(&r->b)->flags |= NODE_BROKEN;
}

/* After a mistake: to what ends the member or the item. */
static void resume(struct hcl_reader *r)
{
    hcl_break(r);
    while (r->at < r->limit && r->tokens.at[r->at].kind != ',' &&
           !(r->newlines && r->tokens.at[r->at].kind == HCL_NEWLINE))
        r->at = hcl_after(r, r->at);
    if (r->at > r->limit)
        r->at = r->limit;
}

bool hcl_open(struct hcl_reader *r, enum node_kind kind, uint32_t off,
              uint32_t len)
{
    if (build_depth(&r->b) < READ_DEPTH_MAX) {
        build_open(&r->b, kind, off);
        return true;
    }
    struct finding *f =
        hcl_error(r, off, 1, "more than %d levels", READ_DEPTH_MAX);
    hcl_help(r, f, "take the inner part into a local value");
    build_scalar(&r->b, NODE_ERROR, off, len);
    hcl_break(r);
    return false;
}

/* --- for ---------------------------------------------------------------- */

static void add_name(struct hcl_reader *r)
{
    *vec_push(r->arena, &r->scope) = hcl_current(r);
    hcl_take(r);
}

bool hcl_for_names(struct hcl_reader *r)
{
    hcl_take(r);
    if (hcl_peek(r) != HCL_NAME)
        return hcl_fail(r, "write [for NAME in LIST : VALUE]");
    add_name(r);
    if (hcl_take_if(r, ',')) {
        if (hcl_peek(r) != HCL_NAME)
            return hcl_fail(r,
                            "write the second name, as in 'for k, v in map'");
        add_name(r);
    }
    if (!hcl_next_is(r, HCL_NAME, "in"))
        return hcl_fail(r, "write 'in' after the name");
    hcl_take(r);
    return true;
}

bool hcl_for(struct hcl_reader *r)
{
    return hcl_for_names(r) && hcl_skip_value(r);
}

static bool for_result(struct hcl_reader *r, bool object)
{
    if (!hcl_take_if(r, ':'))
        return hcl_fail(r, "write ':' and what is made of each");
    if (!hcl_skip_value(r))
        return false;
    if (object && (!hcl_take_if(r, HCL_ARROW) || !hcl_skip_value(r)))
        return hcl_fail(r, "write KEY => VALUE");
    hcl_take_if(r, HCL_ELLIPSIS);
    if (hcl_next_is(r, HCL_NAME, "if")) {
        hcl_take(r);
        if (!hcl_skip_value(r))
            return false;
    }
    return hcl_peek(r) == HCL_END || hcl_fail(r, "close the bracket");
}

/* [for ...] and {for ...}; the bracket has been entered. */
static bool for_all(struct hcl_reader *r, bool object)
{
    size_t scope = r->scope.n;
    r->newlines = false;
    bool ok = hcl_for(r) && for_result(r, object);
    r->scope.n = scope;
    return ok;
}

bool hcl_is_for(struct hcl_reader *r)
{
    uint32_t i = r->at + 1, close = r->tokens.at[r->at].close;
    while (i < close && r->tokens.at[i].kind == HCL_NEWLINE)
        i++;
    return i + 1 < close && str_is(hcl_token_str(r, i), "for") &&
           r->tokens.at[i].kind == HCL_NAME &&
           r->tokens.at[i + 1].kind == HCL_NAME;
}

static void read_for(struct hcl_reader *r, bool object)
{
    uint32_t off = r->tokens.at[r->at].off;
    struct hcl_frame f = hcl_enter(r, false);
    hcl_peek(r);
    bool ok = for_all(r, object);
    hcl_leave(r, f);
    build_scalar(&r->b, ok ? NODE_UNKNOWN : NODE_ERROR, off, r->last - off);
    if (!ok)
        hcl_break(r);
}

/* --- Tuples and objects -------------------------------------------------- */

static void no_comma(struct hcl_reader *r)
{
    hcl_break(r);
    if (hcl_told(r, r->at))
        return;
    struct finding *f =
        hcl_error(r, r->last, 0, "a ',' is missing after this item");
    hcl_help(r, f, "write ',' between items");
}

static bool starts_value(int kind)
{
    return kind == HCL_NAME || kind == HCL_NUMBER || kind == HCL_STRING ||
           kind == HCL_HEREDOC || kind == '{' || kind == '[' || kind == '(';
}

static void tuple_items(struct hcl_reader *r)
{
    while (hcl_peek(r) != HCL_END) {
        if (!hcl_value(r))
            resume(r);
        int kind = hcl_peek(r);
        if (hcl_take_if(r, ',') || kind == HCL_END)
            continue;
        if (starts_value(kind)) {
            no_comma(r);
            continue;
        }
        hcl_unexpected(r, "write ',' between items, or close the bracket");
        resume(r);
        hcl_take_if(r, ',');
    }
}

/* Whether the innermost container, which ends here, is on one line with a
 * string that has no end: it may have taken in what follows it. */
static bool is_guess(struct hcl_reader *r)
{
    return hcl_is_told(r, build_top(&r->b)->off) && hcl_is_told(r, r->last);
}

static void tuple(struct hcl_reader *r)
{
    bool broken = hcl_is_broken(r);
    struct hcl_frame f = hcl_enter(r, false);
    tuple_items(r);
    if (broken || is_guess(r))
        hcl_break(r);
    hcl_leave(r, f);
    build_close(&r->b, r->last);
}

/* (expression) as a key: nobody knows its name. */
static bool unknown_key(struct hcl_reader *r)
{
    uint32_t off = r->tokens.at[r->at].off;
    struct build_mark mark = build_mark(&r->b);
    struct hcl_frame f = hcl_enter(r, false);
    bool ok = hcl_value(r) && hcl_peek(r) == HCL_END;
    hcl_leave(r, f);
    build_rewind(&r->b, mark);
    uint32_t key = build_raw_string(&r->b, NODE_KEY, off, r->last - off, off,
                                    r->last - off);
    r->b.nodes[key].flags |= NODE_HOLES | (ok ? 0 : NODE_BROKEN);
    build_top(&r->b)->flags |= NODE_OPEN;
    return true;
}

/* aws.west: a name with its parts, as the keys of `providers` are. */
static void name_key(struct hcl_reader *r)
{
    const struct hcl_token *t = &r->tokens.at[r->at];
    uint32_t off = t->off;
    while (r->at + 2 < r->limit && t[1].kind == '.' && t[2].kind == HCL_NAME) {
        r->at += 2;
        t += 2;
    }
    uint32_t len = t->off + t->len - off;
    build_raw_string(&r->b, NODE_KEY, off, len, off, len);
    hcl_take(r);
}

/* keys(x)[0], a.b[0], f(x): an expression as a key, without brackets. */
static bool is_expression(const struct hcl_reader *r)
{
    size_t i = r->at;
    while (i + 2 < r->limit && r->tokens.at[i].kind == HCL_NAME &&
           r->tokens.at[i + 1].kind == '.')
        i += 2;
    return i + 1 < r->limit && r->tokens.at[i].kind == HCL_NAME &&
           (r->tokens.at[i + 1].kind == '(' || r->tokens.at[i + 1].kind == '[');
}

static bool expression_key(struct hcl_reader *r)
{
    uint32_t off = r->tokens.at[r->at].off;
    bool ok = hcl_skip_value(r);
    uint32_t key = build_raw_string(&r->b, NODE_KEY, off, r->last - off, off,
                                    r->last - off);
    r->b.nodes[key].flags |= NODE_HOLES | (ok ? 0 : NODE_BROKEN);
    build_top(&r->b)->flags |= NODE_OPEN;
    if (!ok)
        build_scalar(&r->b, NODE_ERROR, r->last, 0);
    return ok;
}

static bool key(struct hcl_reader *r)
{
    int kind = hcl_peek(r);
    if (kind == '(')
        return unknown_key(r);
    if (is_expression(r))
        return expression_key(r);
    if (kind != HCL_NAME && kind != HCL_NUMBER && kind != HCL_STRING)
        return hcl_fail(r, "write NAME = VALUE");
    if (kind != HCL_STRING) {
        name_key(r);
        return true;
    }
    hcl_string(r, r->at, NODE_KEY);
    if (r->b.nodes[r->b.count - 1].flags & NODE_HOLES)
        build_top(&r->b)->flags |= NODE_OPEN;
    hcl_take(r);
    return true;
}

/* A key has been read: the rest of the member. */
static void member_value(struct hcl_reader *r)
{
    int kind = hcl_peek(r);
    if (kind == '=' || kind == ':') {
        hcl_take(r);
        if (!hcl_value(r))
            resume(r);
        return;
    }
    struct finding *f = NULL;
    if (kind == HCL_ARROW) {
        f = hcl_error(r, r->tokens.at[r->at].off, 2, "a '=>' after a key");
        hcl_help(r, f, "write '='");
        hcl_take(r);
        if (!hcl_value(r))
            resume(r);
        return;
    }
    if (kind != HCL_BAD && !hcl_told(r, r->at))
        f = hcl_error(r, r->last, 0, "'=' is missing after this key");
    hcl_help(r, f, "write NAME = VALUE");
    build_scalar(&r->b, NODE_ERROR, r->last, 0);
    resume(r);
}

/* What stands between two members. */
static void between_members(struct hcl_reader *r)
{
    int kind = hcl_peek(r);
    if (hcl_take_if(r, ',') || kind == HCL_NEWLINE || kind == HCL_END)
        return;
    if ((kind == HCL_NAME || kind == HCL_STRING) && !hcl_told(r, r->at)) {
        struct finding *f = hcl_error(
            r, r->last, 0, "a ',' or a new line is missing after this member");
        hcl_help(r, f, "write each member on a line of its own");
        hcl_break(r);
        return;
    }
    hcl_unexpected(r, "write each member on a line of its own");
    resume(r);
    hcl_take_if(r, ',');
}

static void object_members(struct hcl_reader *r)
{
    for (;;) {
        while (hcl_take_if(r, HCL_NEWLINE))
            ;
        if (hcl_peek(r) == HCL_END)
            return;
        if (key(r)) {
            member_value(r);
            between_members(r);
        } else {
            resume(r);
            hcl_take_if(r, ',');
        }
    }
}

/* The key at I stands a second time in the object at AT. */
static void doubled(struct hcl_reader *r, uint32_t at, uint32_t i)
{
    const struct node *key = &r->b.nodes[i], *first = &r->b.nodes[at + 1];
    struct str name = build_key_str(&r->b, key);
    while (!str_eq(build_key_str(&r->b, first), name))
        first = &r->b.nodes[first[1].next];
    struct finding *f = finding_add(
        r->fs, FINDING_HCL_DUPLICATE_KEY,
        (struct span){r->text, key->off, key->len},
        "the key '%.*s' stands twice in this object", STR_ARG(name));
    finding_help(r->fs, f, "remove one of the two; the last one counts");
    finding_related(r->fs, f, (struct span){r->text, first->off, first->len},
                    "it is first here");
}

/* Terraform takes the last of two members. An argument that stands twice in a
 * body is another matter: that is no HCL (hcl_body.c). */
static void report_doubled(struct hcl_reader *r, uint32_t at)
{
    const struct node *nodes = r->b.nodes;
    for (uint32_t i = at + 1; i < r->b.count; i = nodes[i + 1].next)
        if (nodes[i].flags & NODE_DUPLICATE &&
            !(nodes[i].flags & (NODE_HOLES | NODE_BROKEN)) &&
            r->doubled++ < READ_ERRORS_MAX)
            doubled(r, at, i);
}

static void object(struct hcl_reader *r)
{
    bool broken = hcl_is_broken(r);
    struct hcl_frame f = hcl_enter(r, true);
    object_members(r);
    if (broken || is_guess(r))
        hcl_break(r);
    hcl_leave(r, f);
    uint32_t at = (uint32_t)(build_top(&r->b) - r->b.nodes);
    uint32_t before = r->b.duplicates;
    build_close(&r->b, r->last);
    if (r->b.duplicates > before && r->fs && !broken)
        report_doubled(r, at);
}

/* Bytes of the bracket at r->at with its content. */
static uint32_t length(const struct hcl_reader *r)
{
    const struct hcl_token *t = &r->tokens.at[r->at];
    const struct hcl_token *close = &r->tokens.at[t->close];
    return close->off + (t->closed ? close->len : 0) - t->off;
}

void hcl_container(struct hcl_reader *r)
{
    bool braces = r->tokens.at[r->at].kind == '{';
    uint32_t off = r->tokens.at[r->at].off;
    if (hcl_is_for(r))
        read_for(r, braces);
    else if (!hcl_open(r, braces ? NODE_OBJECT : NODE_ARRAY, off, length(r)))
        hcl_leave(r, hcl_enter(r, false));
    else if (braces)
        object(r);
    else
        tuple(r);
}
