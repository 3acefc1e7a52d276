/* Strings whose quotes are too few, too many, or of another kind. */
#include "base/utf8.h"
#include "read/json_recover.h"

/* Where the value of the string or key N ends if what stands behind it was
 * taken in: of a key before its ':', of a value before the brackets and the
 * ',' at its end. NULL if there is nothing of that. */
static const char *own_end(const struct json_reader *r, const struct node *n)
{
    const char *from = r->start + n->off + 1, *end = from + n->size, *p = end;
    if (n->kind == NODE_KEY)
        p = memchr(from, ':', n->size);
    while (n->kind == NODE_STRING && p > from && memchr(" \t,:}]{[", p[-1], 8))
        p--;
    return p && p > from && p < end ? p : NULL;
}

/* "a": "b, "c": the quote at r->last opens the next string, since no closing
 * one has a letter right behind it. The string is cut where it should have
 * been closed, and what it took is read again. */
bool json_give_back(struct json_reader *r)
{
    struct node *n = r->b.count ? &r->b.nodes[r->b.count - 1] : NULL;
    if (!n || (n->kind != NODE_KEY && n->kind != NODE_STRING) ||
        r->at != r->last || n->off + n->len != json_off(r, r->last) ||
        n->value != n->off + 1 || n->size + 2 != n->len)
        return false;
    const char *end = own_end(r, n);
    if (!end)
        return false;
    struct finding *f = json_error(r, end, 0, "the string is not closed");
    json_help(r, f, "write \" at its end");
    if (f)
        finding_related(r->fs, f, (struct span){r->text, n->off, 1},
                        "it begins here");
    n->size = json_off(r, end) - n->value;
    n->len = n->size + 1;
    n->hash = str_hash((struct str){r->start + n->value, n->size});
    r->at = end;
    return true;
}

/* "a"b": a quote too many, for the next one stands where this string may end.
 * Which text is meant is not known. */
bool json_inner_quote(struct json_reader *r)
{
    struct node *n = r->b.count ? &r->b.nodes[r->b.count - 1] : NULL;
    if (!n || (n->kind != NODE_KEY && n->kind != NODE_STRING) ||
        r->at != r->last || n->off + n->len != json_off(r, r->last) ||
        memchr(",:]}", *r->at, 4) ||
        (n->kind == NODE_KEY && memchr(r->start + n->off, ':', n->len)))
        return false;
    const char *p = r->at, *line = json_line_end(r, p);
    p = memchr(p, '"', (size_t)(line - p));
    while (p && json_is(r, p, '"'))
        p++;
    const char *next = p ? json_blanks(p, r->end) : r->end;
    bool ends = next < r->end &&
                (n->kind == NODE_KEY ? *next == ':' : json_is_end(*next));
    if (!ends)
        return false;
    struct finding *f =
        json_error(r, r->last - 1, 1, "a quote within the text");
    json_help(r, f, "remove it, or write \\\" if the text has it");
    n->len = json_off(r, p) - n->off;
    n->flags |= NODE_HOLES | NODE_BROKEN;
    r->at = p;
    return true;
}

/* The length of a curly quote at P, 0 if there is none. */
static unsigned curly_quote(const struct json_reader *r, const char *p)
{
    struct str rest = {p, (size_t)(r->end - p)};
    uint32_t c;
    unsigned len = utf8_decode(str_sub(rest, 0, 4), &c);
    return len && ((c >= 0x2018 && c <= 0x201F) || c == 0xAB || c == 0xBB) ? len
                                                                           : 0;
}

/* A string in curly quotes is taken for what was meant. */
static void curly_string(struct json_reader *r, enum node_kind kind)
{
    unsigned open = curly_quote(r, r->at), close = 0;
    const char *p = r->at + open;
    for (unsigned n; p < r->end && *p != '\n' && !(close = curly_quote(r, p)) &&
                     (n = json_valid_len(r, p)) > 0;)
        p += n;
    struct finding *f = json_error(r, r->at, open, "a curly quote");
    json_help(r, f, "write \" on both sides");
    uint32_t off = json_off(r, r->at);
    build_raw_string(&r->b, kind, off, (uint32_t)(p + close - r->at),
                     off + open, (uint32_t)(p - r->at - open));
    if (close)
        json_fix_quotes(r, f, r->at, open, p + close, close);
    r->at = p + close;
    r->b.nodes[r->b.count - 1].flags |= NODE_BROKEN;
}

static void single_quoted(struct json_reader *r, enum node_kind kind)
{
    const char *from = r->at;
    struct finding *f = json_error(r, from, 1, "a string in single quotes");
    json_help(r, f, "write \" on both sides");
    json_string(r, kind, from + 1);
    if (r->at - from > 1 && r->at[-1] == '\'')
        json_fix_quotes(r, f, from, 1, r->at, 1);
}

bool json_odd_quotes(struct json_reader *r, enum node_kind kind)
{
    if (*r->at == '\'')
        single_quoted(r, kind);
    else if (curly_quote(r, r->at))
        curly_string(r, kind);
    else
        return false;
    return true;
}
