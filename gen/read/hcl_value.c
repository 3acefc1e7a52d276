/* Expressions. Only what stands there as it is becomes nodes; for the rest it
 * is enough to know that it is one, and where it ends. */
#include "read/hcl_reader.h"
#include "read/limits.h"

/* A part of an expression. */
struct part {
    bool plain; /* its nodes are its value */
};

static bool operation(struct hcl_reader *r, struct part *part);

struct str hcl_current(const struct hcl_reader *r)
{
    return hcl_token_str(r, r->at);
}

bool hcl_next_is(struct hcl_reader *r, int kind, const char *word)
{
    return hcl_peek(r) == kind && (!word || str_is(hcl_current(r), word));
}

bool hcl_take_if(struct hcl_reader *r, int kind)
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

bool hcl_fail(struct hcl_reader *r, const char *wanted)
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

bool hcl_skip_value(struct hcl_reader *r)
{
    struct build_mark mark = build_mark(&r->b);
    bool ok = hcl_value(r);
    build_rewind(&r->b, mark);
    return ok;
}

static bool arguments(struct hcl_reader *r)
{
    bool ok = !hcl_is_broken(r);
    struct hcl_frame f = hcl_enter(r, false);
    while (hcl_peek(r) != HCL_END) {
        if (!hcl_skip_value(r)) {
            ok = false;
            break;
        }
        hcl_take_if(r, HCL_ELLIPSIS);
        if (!hcl_take_if(r, ',') && hcl_peek(r) != HCL_END) {
            ok = hcl_fail(r,
                          "write ',' between arguments, or close the bracket");
            break;
        }
    }
    hcl_leave(r, f);
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
    struct str word = hcl_current(r);
    const struct hcl_token *t = &r->tokens.at[r->at];
    hcl_take(r);
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (str_is(word, words[i].word)) {
            build_scalar(&r->b, words[i].kind, t->off, t->len);
            return true;
        }
    part->plain = false;
    while (hcl_take_if(r, HCL_COLONS))
        if (!hcl_take_if(r, HCL_NAME))
            return hcl_fail(r, "write the name of a function");
    return hcl_peek(r) != '(' || arguments(r);
}

/* JSON has no 007 and no - 1. */
static void number(struct hcl_reader *r, uint32_t off)
{
    struct str digits = hcl_current(r);
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
    struct hcl_frame f = hcl_enter(r, false);
    r->depth++;
    bool ok = r->depth <= READ_DEPTH_MAX ? operation(r, part) : too_deep(r);
    r->depth--;
    ok = ok && (hcl_peek(r) == HCL_END || hcl_fail(r, "close the bracket"));
    hcl_leave(r, f);
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
        hcl_container(r);
        return true;
    case HCL_END:
    case HCL_NEWLINE:
        hcl_help(r, hcl_error(r, r->last, 0, "a value is missing here"),
                 "write \"text\", a number, true, [...], {...}, or a "
                 "reference such as var.name");
        return false;
    default:
        return hcl_fail(r, "write a value: \"text\", a number, true, [...], "
                           "{...}, or a reference such as var.name");
    }
}

/* [0], ["key"], [*] */
static bool index_of(struct hcl_reader *r)
{
    struct hcl_frame f = hcl_enter(r, false);
    bool ok = hcl_take_if(r, '*') || hcl_skip_value(r);
    ok = ok && (hcl_peek(r) == HCL_END || hcl_fail(r, "close the bracket"));
    hcl_leave(r, f);
    return ok;
}

static bool attribute(struct hcl_reader *r)
{
    hcl_take(r);
    return hcl_take_if(r, HCL_NAME) || hcl_take_if(r, HCL_NUMBER) ||
           hcl_take_if(r, '*') || hcl_fail(r, "write a name after the '.'");
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
    if (!hcl_take_if(r, ':'))
        return hcl_fail(r, "write CONDITION ? VALUE : VALUE");
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
