/* Placeholders in a templated document. */
#include "read/json_reader.h"
#include "read/limits.h"

/* The end of what is between OPEN and CLOSE on one line, or NULL. What "<"
 * begins is a name for people, and not long; most are no placeholder, and a
 * line may be as long as the file. */
static const char *bracketed(const char *p, const char *end, const char *open,
                             const char *close)
{
    struct str rest = {p, (size_t)(end - p)};
    size_t depth = 1, len = strlen(close);
    if (!str_starts(rest, str_of(open)))
        return NULL;
    if (*open == '<' && rest.len > READ_ANGLE_MAX)
        end = p + READ_ANGLE_MAX;
    for (p += strlen(open); p < end && *p != '\n'; p++) {
        rest = (struct str){p, (size_t)(end - p)};
        if (str_starts(rest, str_of(close)) && --depth == 0)
            return p + len;
        depth += *p == '{' && *open != '<';
    }
    return NULL;
}

/* The end of SIGN NAME and, unless it is 0, the CLOSE behind; or NULL. */
static const char *signed_name(const char *p, const char *end, char sign,
                               char close)
{
    const char *from = p + 1;
    if (*p != sign)
        return NULL;
    for (p++; p < end && char_is_name(*p); p++)
        ;
    if (p == from || (close && !(p < end && *p == close)))
        return NULL;
    return p + (close != 0);
}

static const struct {
    const char *open, *close;
} brackets[] = {{"${", "}"},  {"{{", "}}"},  {"%{", "}"},  {"{%", "%}"},
                {"#{", "}#"}, {"#{", "}"},   {"@@", "@@"}, {"__", "__"},
                {"<", ">"},   {"...", "..."}};

static const struct {
    char sign, close; /* 0: nothing closes it */
} signs[] = {{'$', 0}, {'%', '%'}, {'@', '@'}};

/* The end of the placeholder at P, or NULL. */
static const char *placeholder(const char *p, const char *end)
{
    const char *found = NULL;
    if (p == end || !json_may_begin_hole(*p))
        return NULL;
    for (size_t i = 0; !found && i < COUNT_OF(brackets); i++)
        found = bracketed(p, end, brackets[i].open, brackets[i].close);
    for (size_t i = 0; !found && i < COUNT_OF(signs); i++)
        found = signed_name(p, end, signs[i].sign, signs[i].close);
    return found;
}

/* "%{ for ... }" and "{% for ... %}" stand before items, with no comma. */
static bool is_directive(const char *p)
{
    return (p[0] == '%' && p[1] == '{') || (p[0] == '{' && p[1] == '%');
}

/* The word that the directive at P begins with. */
static struct str directive_word(const char *p, const char *end)
{
    const char *from;
    for (p += 2; p < end && (*p == ' ' || *p == '~' || *p == '-'); p++)
        ;
    for (from = p; p < end && char_is_name(*p); p++)
        ;
    return (struct str){from, (size_t)(p - from)};
}

/* Behind what ends the condition whose second branch begins at P, or where its
 * third begins; NULL if nothing does. */
static const char *branch_end(const char *p, const char *end)
{
    for (size_t depth = 1; end - p > 2; p++) {
        if (!is_directive(p))
            continue;
        struct str word = directive_word(p, end);
        if (depth == 1 && str_among(word, "else elif"))
            return p;
        if (str_among(word, "endif endfor") && --depth == 0)
            return placeholder(p, end);
        depth += str_among(word, "if for");
    }
    return NULL;
}

/* The same as placeholder(). There is one branch of a condition at a time: of
 * those that follow the first nothing is read. */
static const char *hole_end(struct json_reader *r, const char *p)
{
    const char *found = placeholder(p, r->end), *after = NULL;
    if (!found || r->no_branch || !is_directive(p) ||
        !str_among(directive_word(p, r->end), "else elif"))
        return found;
    after = branch_end(found, r->end);
    r->no_branch = !after;
    return after ? after : found;
}

/* The end of the word at r->at if there is a placeholder in it, or NULL. */
static const char *word_with_hole(struct json_reader *r)
{
    const char *p = r->at, *after;
    bool found = false;
    while (p < r->end) {
        if ((after = hole_end(r, p))) {
            found = true;
            p = after;
        } else if (json_ends_word(*p)) {
            break;
        } else {
            p++;
        }
    }
    return found ? p : NULL;
}

static void open_top(struct json_reader *r)
{
    if (build_top(&r->b))
        build_top(&r->b)->flags |= NODE_OPEN;
}

/* Whether what follows P ends an item. */
static bool ends_item(const struct json_reader *r, const char *p)
{
    p = json_blanks(p, r->end);
    return p == r->end || memchr(",}]", *p, 3);
}

bool json_hole(struct json_reader *r, enum json_next *next)
{
    const char *end = word_with_hole(r);
    if (!end)
        return false;
    const struct node *top = build_top(&r->b);
    bool array = top && top->kind == NODE_ARRAY;
    *next = array && is_directive(r->at) && !ends_item(r, end) ? JSON_VALUE
                                                               : JSON_AFTER;
    build_scalar(&r->b, NODE_UNKNOWN, json_off(r, r->at),
                 (uint32_t)(end - r->at));
    /* It may stand for several items. */
    if (array)
        open_top(r);
    r->at = end;
    return true;
}

/* "{{" or "{%" was taken for an opening bracket, and something that is no
 * key. */
static bool took_first_brace(const struct json_reader *r)
{
    const struct node *top = build_top(&((struct json_reader *)r)->b);
    return (*r->at == '{' || *r->at == '%') && r->at[-1] == '{' &&
           top->value == 0 && top->off + 1 == json_off(r, r->at);
}

static enum json_next double_brace(struct json_reader *r)
{
    const char *from = r->at;
    r->b.depth--;
    r->b.count--;
    if (build_top(&r->b))
        build_top(&r->b)->value--;
    r->at--;
    enum json_next next;
    if (json_hole(r, &next))
        return next;
    build_open(&r->b, NODE_OBJECT, json_off(r, r->at));
    r->at = from;
    return JSON_END;
}

bool json_hole_key(struct json_reader *r, enum json_next *next)
{
    if (took_first_brace(r)) {
        *next = double_brace(r);
        return *next != JSON_END;
    }
    const char *end = word_with_hole(r);
    if (!end)
        return false;
    open_top(r);
    const char *after = json_blanks(end, r->end);
    if (json_is(r, after, ':')) {
        uint32_t off = json_off(r, r->at), len = (uint32_t)(end - r->at);
        uint32_t key = build_raw_string(&r->b, NODE_KEY, off, len, off, len);
        r->b.nodes[key].flags |= NODE_HOLES;
        *next = JSON_COLON;
    } else {
        *next = json_is(r, after, '"') ? JSON_KEY : JSON_AFTER;
    }
    r->at = end;
    return true;
}

bool json_hole_after(struct json_reader *r, enum json_next *next)
{
    const char *end = hole_end(r, r->at);
    if (!end)
        return false;
    open_top(r);
    r->at = end;
    const char *after = json_blanks(end, r->end);
    bool ends = after == r->end || memchr(",}]", *after, 3);
    bool object = build_top(&r->b)->kind == NODE_OBJECT;
    *next = ends || placeholder(after, r->end) ? JSON_AFTER
            : object                           ? JSON_KEY
                                               : JSON_VALUE;
    return true;
}

/* --- Strings ------------------------------------------------------------- */

/* "${" or "{{", something, and '}'. */
static bool has_pattern(struct str s)
{
    const char *p = s.ptr, *end = s.ptr + s.len;
    while (end - p > 3 && (p = memchr(p + 1, '{', (size_t)(end - p - 3))))
        if ((p[-1] == '$' || p[-1] == '{') &&
            memchr(p + 1, '}', (size_t)(end - p - 1)))
            return true;
    return false;
}

/* A string that is one placeholder: "<ARN>", "$NAME". */
static bool is_placeholder(struct str s)
{
    const char *end = s.ptr + s.len;
    return s.len > 1 && json_may_begin_hole(*s.ptr) &&
           placeholder(s.ptr, end) == end;
}

/* Whether what is between the quotes of a string is one hole of the text that
 * this is a view over. */
static bool is_hole(struct span span)
{
    return span.len > 2 &&
           span_is_hole((struct span){span.text, span.off + 1, span.len - 2});
}

/* "$COLUMN" may be all of an expression of DMS. */
static bool is_expression(const struct tree *t, uint32_t i)
{
    return i && t->nodes[i - 1].kind == NODE_KEY &&
           str_is(node_str(t, &t->nodes[i - 1]), "expression");
}

/* Of a view its maker knows the holes: a "${Column}" beside them is DMS's.
 * Without PATTERNS in the text there are some only where a string has escapes.
 */
static bool has_hole(const struct tree *t, const struct node *n, bool patterns,
                     bool *whole)
{
    struct str s = node_str(t, n);
    if (!t->text->parent) {
        *whole = is_placeholder(s);
        return *whole ||
               ((patterns || n->flags & NODE_DECODED) && has_pattern(s));
    }
    struct span span = {t->text, n->off, n->len};
    *whole = is_hole(span) || (s.len && *s.ptr == '<' && is_placeholder(s));
    return *whole || span_has_hole(span);
}

/* What a string that is a placeholder becomes need not be a string: of
 * "CommitRate": "${rate}" nobody knows what takes the quotes away. */
void json_hole_strings(struct tree *t)
{
    struct str bytes = t->text->bytes;
    /* A look at the whole spares one at each string. */
    bool patterns =
        str_contains(bytes, STR("${")) || str_contains(bytes, STR("{{"));
    for (uint32_t i = 0; i < t->count; i++) {
        struct node *n = &t->nodes[i];
        bool whole;
        if ((n->kind != NODE_STRING && n->kind != NODE_KEY) ||
            !has_hole(t, n, patterns, &whole))
            continue;
        if (n->kind == NODE_STRING && whole && !is_expression(t, i))
            n->kind = NODE_UNKNOWN;
        else
            n->flags |= NODE_HOLES;
    }
}
