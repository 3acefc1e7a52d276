#include "read/hcl.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/utf8.h"
#include "read/encoding.h"
#include "read/hcl_reader.h"
#include "read/limits.h"

static bool is_told(const struct hcl_reader *r, uint32_t off)
{
    for (size_t i = 0; i < r->told.n; i++)
        if (off >= r->told.at[i].from && off <= r->told.at[i].to)
            return true;
    return false;
}

struct finding *hcl_error(struct hcl_reader *r, uint32_t off, uint32_t len,
                          const char *format, ...)
{
    struct span span = {r->text, off, len};
    char message[256];
    if (!r->fs || is_told(r, off))
        return NULL;
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    if (r->errors++ < READ_ERRORS_MAX)
        return finding_add(r->fs, FINDING_HCL_SYNTAX, span, "%s", message);
    if (r->errors == READ_ERRORS_MAX + 1)
        finding_add(r->fs, FINDING_HCL_SYNTAX, span,
                    "there are more mistakes from here on");
    return NULL;
}

void hcl_help(struct hcl_reader *r, struct finding *f, const char *format, ...)
{
    char help[256];
    if (!f)
        return;
    va_list args;
    va_start(args, format);
    vsnprintf(help, sizeof help, format, args);
    va_end(args);
    finding_help(r->fs, f, "%s", help);
}

static void start(struct hcl_reader *r, struct arena *a, struct text *text,
                  struct findings *fs, size_t size)
{
    *r = (struct hcl_reader){
        .text = text, .bytes = text->bytes, .arena = a, .fs = fs};
    build_start_part(&r->b, a, text, size);
    r->b.tree->syntax = TREE_HCL;
}

/* Each run of bytes that are not UTF-8 is one mistake. */
static void check_bytes(struct hcl_reader *r)
{
    size_t at = utf8_valid(r->bytes);
    while (at < r->bytes.len) {
        struct finding *f =
            hcl_error(r, (uint32_t)at, 1, "the byte 0x%02X is not UTF-8",
                      (unsigned char)r->bytes.ptr[at]);
        hcl_help(r, f, "save the file as UTF-8");
        while (at < r->bytes.len &&
               !utf8_decode(str_sub(r->bytes, at, 4), NULL))
            at++;
        at += utf8_valid(str_sub(r->bytes, at, r->bytes.len));
    }
}

/* A '}' too many comes of what is wrong before it, if anything is. */
static void drop_stray(struct hcl_reader *r)
{
    size_t n = 0, i = 0;
    for (; r->stray && i < r->fs->list.n; i++)
        if (r->fs->list.at[i] != r->stray || r->errors == 1)
            r->fs->list.at[n++] = r->fs->list.at[i];
    if (r->stray)
        r->fs->list.n = n;
}

struct tree *hcl_read(struct arena *a, struct text *text, struct findings *fs)
{
    struct hcl_reader r;
    start(&r, a, text, fs, text->bytes.len);
    uint32_t bom = str_starts(text->bytes, STR("\xEF\xBB\xBF")) ? 3 : 0;
    uint32_t end = (uint32_t)text->bytes.len;
    if (fs && read_utf16(text, fs, FINDING_HCL_SYNTAX))
        end = bom;
    else
        check_bytes(&r);
    r.comments = true;
    hcl_lex(&r, bom, end);
    hcl_read_body(&r, 0, (uint32_t)r.tokens.n - 1, bom, end);
    drop_stray(&r);
    return build_finish(&r.b);
}

/* --- What an expression is ------------------------------------------------ */

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
    uint32_t from = t->off + 3, to = t->off + t->len - 2;
    from += r->bytes.ptr[from] == '~';
    to -= to > from && r->bytes.ptr[to - 1] == '~';
    r->tokens.n = 0;
    hcl_lex(r, from, to);
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
            r->at = from;
            return false;
        }
    l->e.form = HCL_REFERENCE;
    l->e.path = l->path.at;
    l->e.path_count = l->path.n;
    return l->path.n > 1;
}

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
        span.off += 2;
        span.len -= 3;
    }
    start(&l.r, a, span.text, NULL, span.len);
    hcl_lex(&l.r, span.off, span.off + span.len);
    l.r.limit = (uint32_t)l.r.tokens.n - 1;
    l.r.last = span.off;
    for (unsigned i = 0; i < HCL_TEMPLATE_DEPTH && unwrap(&l); i++)
        ;
    if (!call(&l) && !reference(&l))
        value(&l);
    struct tree *tree = build_finish(&l.r.b);
    if (l.e.form == HCL_CALL || l.e.form == HCL_VALUE)
        l.e.args = tree_root(tree);
    return l.e;
}
