/* Strings whose quotes are too few or too many. */
#include "read/json_reader.h"

static bool is_end(char c)
{
    return c == ',' || c == '}' || c == ']';
}

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
    bool ends =
        next < r->end && (n->kind == NODE_KEY ? *next == ':' : is_end(*next));
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
