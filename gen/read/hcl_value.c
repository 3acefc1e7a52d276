/* Expressions. Only what stands there as it is becomes nodes; for the rest it
 * is enough to know that it is one, and where it ends. */
#include "read/hcl_reader.h"
#include "read/limits.h"

/* A part of an expression. */
struct part {
    bool plain; /* its nodes are its value */
};

static bool operation(struct hcl_reader *r, struct part *part);

static struct str current(const struct hcl_reader *r)
{
    return hcl_token_str(r, r->at);
}

static bool next_is(struct hcl_reader *r, int kind, const char *word)
{
    return hcl_peek(r) == kind && (!word || str_is(current(r), word));
}

static bool take(struct hcl_reader *r, int kind)
{
    if (hcl_peek(r) != kind)
        return false;
    hcl_take(r);
    return true;
}

void hcl_unexpected(struct hcl_reader *r, const char *wanted)
{
    int kind = hcl_peek(r);
    struct finding *f;
    if (kind == HCL_BAD || hcl_told(r, r->at))
        return;
    if (kind == HCL_END || kind == HCL_NEWLINE) {
        f = hcl_error(r, r->last, 0, "something is missing here");
    } else {
        const struct hcl_token *t = &r->tokens.at[r->at];
        bool text = kind == HCL_STRING || kind == HCL_HEREDOC;
        f = hcl_error(r, t->off, t->len, "%s%.*s%s cannot stand here",
                      text ? "this string" : "'",
                      text ? 0 : (int)(t->len < 40 ? t->len : 40),
                      r->bytes.ptr + t->off, text ? "" : "'");
    }
    hcl_help(r, f, "%s", wanted);
}

static bool fail(struct hcl_reader *r, const char *wanted)
{
    hcl_unexpected(r, wanted);
    return false;
}

static bool too_deep(struct hcl_reader *r)
{
    uint32_t off = r->at < r->limit ? r->tokens.at[r->at].off : r->last;
    struct finding *f =
        hcl_error(r, off, 0, "more than %d expressions within each other",
                  READ_DEPTH_MAX);
    hcl_help(r, f, "take the inner part into a local value");
    return false;
}

/* --- Within brackets --------------------------------------------------- */

struct frame {
    uint32_t limit, close;
    bool newlines, closed;
    struct findings *fs;
};

/* Goes into the bracket at r->at. */
static struct frame enter(struct hcl_reader *r, bool newlines)
{
    const struct hcl_token *t = &r->tokens.at[r->at];
    struct frame f = {r->limit, t->close, r->newlines, t->closed, r->fs};
    hcl_take(r);
    /* That it is not closed was said, and is all that is certain. */
    if (!t->closed)
        r->fs = NULL;
    r->limit = f.close;
    r->newlines = newlines;
    return f;
}

/* Comes out behind it, wherever it stopped. */
static void leave(struct hcl_reader *r, struct frame f)
{
    r->at = f.close;
    r->limit = f.limit;
    r->newlines = f.newlines;
    r->fs = f.fs;
    if (f.closed)
        hcl_take(r);
}

static void break_top(struct hcl_reader *r)
{
    if (build_top(&r->b))
        build_top(&r->b)->flags |= NODE_BROKEN;
}

/* After a mistake: to what ends the member or the item. */
static void resume(struct hcl_reader *r)
{
    break_top(r);
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
    break_top(r);
    return false;
}

bool hcl_skip_value(struct hcl_reader *r)
{
    struct build_mark mark = build_mark(&r->b);
    bool ok = hcl_value(r);
    build_rewind(&r->b, mark);
    return ok;
}

/* --- for ---------------------------------------------------------------- */

static void add_name(struct hcl_reader *r)
{
    *vec_push(r->arena, &r->scope) = current(r);
    hcl_take(r);
}

bool hcl_for(struct hcl_reader *r)
{
    hcl_take(r);
    if (hcl_peek(r) != HCL_NAME)
        return fail(r, "write [for NAME in LIST : VALUE]");
    add_name(r);
    if (take(r, ',')) {
        if (hcl_peek(r) != HCL_NAME)
            return fail(r, "write the second name, as in 'for k, v in map'");
        add_name(r);
    }
    if (!next_is(r, HCL_NAME, "in"))
        return fail(r, "write 'in' after the name");
    hcl_take(r);
    return hcl_skip_value(r);
}

static bool for_result(struct hcl_reader *r, bool object)
{
    if (!take(r, ':'))
        return fail(r, "write ':' and what is made of each");
    if (!hcl_skip_value(r))
        return false;
    if (object && (!take(r, HCL_ARROW) || !hcl_skip_value(r)))
        return fail(r, "write KEY => VALUE");
    take(r, HCL_ELLIPSIS);
    if (next_is(r, HCL_NAME, "if")) {
        hcl_take(r);
        if (!hcl_skip_value(r))
            return false;
    }
    return hcl_peek(r) == HCL_END || fail(r, "close the bracket");
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

/* Whether the bracket at r->at holds a `for`, not a member of that name. */
static bool is_for(struct hcl_reader *r)
{
    uint32_t i = r->at + 1, close = r->tokens.at[r->at].close;
    while (i < close && r->tokens.at[i].kind == HCL_NEWLINE)
        i++;
    return i + 1 < close && str_is(hcl_token_str(r, i), "for") &&
           r->tokens.at[i].kind == HCL_NAME &&
           r->tokens.at[i + 1].kind == HCL_NAME;
}

static bool read_for(struct hcl_reader *r, struct part *part, bool object)
{
    uint32_t off = r->tokens.at[r->at].off;
    struct frame f = enter(r, false);
    hcl_peek(r);
    bool ok = for_all(r, object);
    leave(r, f);
    part->plain = true;
    build_scalar(&r->b, ok ? NODE_UNKNOWN : NODE_ERROR, off, r->last - off);
    if (!ok)
        break_top(r);
    return true;
}

/* --- Tuples and objects -------------------------------------------------- */

static void no_comma(struct hcl_reader *r)
{
    break_top(r);
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
        if (take(r, ',') || kind == HCL_END)
            continue;
        if (starts_value(kind)) {
            no_comma(r);
            continue;
        }
        hcl_unexpected(r, "write ',' between items, or close the bracket");
        resume(r);
        take(r, ',');
    }
}

static bool is_broken(const struct hcl_reader *r)
{
    return r->tokens.at[r->at].broken;
}

static void tuple(struct hcl_reader *r)
{
    bool broken = is_broken(r);
    struct frame f = enter(r, false);
    tuple_items(r);
    if (broken)
        break_top(r);
    leave(r, f);
    build_close(&r->b, r->last);
}

/* (expression) as a key: nobody knows its name. */
static bool unknown_key(struct hcl_reader *r)
{
    uint32_t off = r->tokens.at[r->at].off;
    struct build_mark mark = build_mark(&r->b);
    struct frame f = enter(r, false);
    bool ok = hcl_value(r) && hcl_peek(r) == HCL_END;
    leave(r, f);
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

static bool key(struct hcl_reader *r)
{
    int kind = hcl_peek(r);
    if (kind == '(')
        return unknown_key(r);
    if (kind != HCL_NAME && kind != HCL_NUMBER && kind != HCL_STRING)
        return fail(r, "write NAME = VALUE");
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
    if (take(r, ',') || kind == HCL_NEWLINE || kind == HCL_END)
        return;
    if ((kind == HCL_NAME || kind == HCL_STRING) && !hcl_told(r, r->at)) {
        struct finding *f = hcl_error(
            r, r->last, 0, "a ',' or a new line is missing after this member");
        hcl_help(r, f, "write each member on a line of its own");
        break_top(r);
        return;
    }
    hcl_unexpected(r, "write each member on a line of its own");
    resume(r);
    take(r, ',');
}

static void object_members(struct hcl_reader *r)
{
    for (;;) {
        while (take(r, HCL_NEWLINE))
            ;
        if (hcl_peek(r) == HCL_END)
            return;
        if (key(r)) {
            member_value(r);
            between_members(r);
        } else {
            resume(r);
            take(r, ',');
        }
    }
}

static void object(struct hcl_reader *r)
{
    bool broken = is_broken(r);
    struct frame f = enter(r, true);
    object_members(r);
    if (broken)
        break_top(r);
    leave(r, f);
    build_close(&r->b, r->last);
}

/* Bytes of the bracket at r->at with its content. */
static uint32_t length(const struct hcl_reader *r)
{
    const struct hcl_token *t = &r->tokens.at[r->at];
    const struct hcl_token *close = &r->tokens.at[t->close];
    return close->off + (t->closed ? close->len : 0) - t->off;
}

static bool container(struct hcl_reader *r, struct part *part)
{
    bool braces = r->tokens.at[r->at].kind == '{';
    uint32_t off = r->tokens.at[r->at].off;
    if (is_for(r))
        return read_for(r, part, braces);
    if (!hcl_open(r, braces ? NODE_OBJECT : NODE_ARRAY, off, length(r)))
        leave(r, enter(r, false));
    else if (braces)
        object(r);
    else
        tuple(r);
    return true;
}

/* --- Calls, names, operators --------------------------------------------- */

static bool arguments(struct hcl_reader *r)
{
    bool ok = !is_broken(r);
    struct frame f = enter(r, false);
    while (hcl_peek(r) != HCL_END) {
        if (!hcl_skip_value(r)) {
            ok = false;
            break;
        }
        take(r, HCL_ELLIPSIS);
        if (!take(r, ',') && hcl_peek(r) != HCL_END) {
            ok = fail(r, "write ',' between arguments, or close the bracket");
            break;
        }
    }
    leave(r, f);
    return ok;
}

static const struct {
    const char *word;
    enum node_kind kind;
} words[] = {
    {"true", NODE_TRUE},
    {"false", NODE_FALSE},
    {"null", NODE_NULL},
};

static bool name(struct hcl_reader *r, struct part *part)
{
    struct str word = current(r);
    const struct hcl_token *t = &r->tokens.at[r->at];
    hcl_take(r);
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (str_is(word, words[i].word)) {
            build_scalar(&r->b, words[i].kind, t->off, t->len);
            return true;
        }
    part->plain = false;
    while (take(r, HCL_COLONS))
        if (!take(r, HCL_NAME))
            return fail(r, "write the name of a function");
    return hcl_peek(r) != '(' || arguments(r);
}

/* JSON has no 007 and no - 1. */
static void number(struct hcl_reader *r, uint32_t off)
{
    struct str digits = current(r);
    bool minus = r->tokens.at[r->at].off != off;
    size_t zeros = 0, start = r->b.strings.len;
    hcl_take(r);
    while (zeros + 1 < digits.len && digits.ptr[zeros] == '0' &&
           digits.ptr[zeros + 1] >= '0' && digits.ptr[zeros + 1] <= '9')
        zeros++;
    if (!zeros && r->last - off == digits.len + minus) {
        build_scalar(&r->b, NODE_NUMBER, off, r->last - off);
        return;
    }
    if (minus)
        buf_add_char(&r->b.strings, '-');
    buf_add_str(&r->b.strings, str_sub(digits, zeros, digits.len));
    build_decoded(&r->b, NODE_NUMBER, off, r->last - off, start);
}

static bool parentheses(struct hcl_reader *r, struct part *part)
{
    struct frame f = enter(r, false);
    r->depth++;
    bool ok = r->depth <= READ_DEPTH_MAX ? operation(r, part) : too_deep(r);
    r->depth--;
    ok = ok && (hcl_peek(r) == HCL_END || fail(r, "close the bracket"));
    leave(r, f);
    return ok;
}

static bool primary(struct hcl_reader *r, struct part *part, uint32_t off)
{
    switch (hcl_peek(r)) {
    case HCL_NUMBER:
        number(r, off);
        return true;
    case HCL_STRING:
    case HCL_HEREDOC:
        part->plain = part->plain && !hcl_is_hole(r, r->at);
        hcl_string(r, r->at, NODE_STRING);
        hcl_take(r);
        return true;
    case HCL_NAME:
        return name(r, part);
    case '(':
        return parentheses(r, part);
    case '[':
    case '{':
        return container(r, part);
    case HCL_END:
    case HCL_NEWLINE:
        hcl_help(r, hcl_error(r, r->last, 0, "a value is missing here"),
                 "write \"text\", a number, true, [...], {...}, or a "
                 "reference such as var.name");
        return false;
    default:
        return fail(r, "write a value: \"text\", a number, true, [...], "
                       "{...}, or a reference such as var.name");
    }
}

/* [0], ["key"], [*] */
static bool index_of(struct hcl_reader *r)
{
    struct frame f = enter(r, false);
    bool ok = take(r, '*') || hcl_skip_value(r);
    ok = ok && (hcl_peek(r) == HCL_END || fail(r, "close the bracket"));
    leave(r, f);
    return ok;
}

static bool attribute(struct hcl_reader *r)
{
    hcl_take(r);
    return take(r, HCL_NAME) || take(r, HCL_NUMBER) || take(r, '*') ||
           fail(r, "write a name after the '.'");
}

static bool term(struct hcl_reader *r, struct part *part)
{
    int kind = hcl_peek(r);
    uint32_t off = r->at < r->limit ? r->tokens.at[r->at].off : r->last;
    bool minus = false;
    while (kind == '-' || kind == '!') {
        part->plain = part->plain && kind == '-' && !minus;
        minus = true;
        hcl_take(r);
        kind = hcl_peek(r);
    }
    if (minus && kind != HCL_NUMBER)
        part->plain = false;
    if (!primary(r, part, off))
        return false;
    while ((kind = hcl_peek(r)) == '.' || kind == '[') {
        part->plain = false;
        if (!(kind == '.' ? attribute(r) : index_of(r)))
            return false;
    }
    return true;
}

static bool is_operator(int kind)
{
    return kind == HCL_OPERATOR || kind == '-' || kind == '*';
}

static bool condition(struct hcl_reader *r)
{
    hcl_take(r);
    if (!hcl_skip_value(r))
        return false;
    if (!take(r, ':'))
        return fail(r, "write CONDITION ? VALUE : VALUE");
    return hcl_skip_value(r);
}

static bool operation(struct hcl_reader *r, struct part *part)
{
    if (!term(r, part))
        return false;
    while (is_operator(hcl_peek(r))) {
        struct part other = {true};
        struct build_mark mark = build_mark(&r->b);
        part->plain = false;
        hcl_take(r);
        bool ok = term(r, &other);
        build_rewind(&r->b, mark);
        if (!ok)
            return false;
    }
    if (hcl_peek(r) != '?')
        return true;
    part->plain = false;
    return condition(r);
}

bool hcl_value(struct hcl_reader *r)
{
    struct build_mark mark = build_mark(&r->b);
    struct part part = {true};
    bool some = hcl_peek(r) != HCL_END && hcl_peek(r) != HCL_NEWLINE;
    uint32_t off = some ? r->tokens.at[r->at].off : r->last;
    r->depth++;
    bool ok = r->depth <= READ_DEPTH_MAX ? operation(r, &part) : too_deep(r);
    r->depth--;
    if (ok && part.plain)
        return true;
    build_rewind(&r->b, mark);
    build_scalar(&r->b, ok ? NODE_UNKNOWN : NODE_ERROR, off,
                 r->last > off ? r->last - off : 0);
    return ok;
}
