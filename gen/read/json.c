#include "read/json.h"

#include "read/encoding.h"
#include "read/json_reader.h"
#include "read/limits.h"
#include "tree/edit.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* Indentation: most blanks of a document stand in long runs of spaces. */
static inline const char *skip_spaces(const char *p, const char *end)
{
#ifdef __SSE2__
    const __m128i space = _mm_set1_epi8(' ');
    while (end - p >= 16) {
        __m128i x = _mm_loadu_si128((const __m128i *)(const void *)p);
        unsigned same = (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(x, space));
        if (same != 0xFFFF)
            return p + __builtin_ctz(~same);
        p += 16;
    }
#else
    for (uint64_t x; end - p >= 8; p += 8) {
        memcpy(&x, p, 8);
        if (x != 0x2020202020202020u)
            break;
    }
#endif
    while (p < end && *p == ' ')
        p++;
    return p;
}

static inline bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

static inline const char *blanks(const char *p, const char *end)
{
    while (p < end && (unsigned char)*p <= ' ') {
        if (!is_blank(*p))
            break;
        p = skip_spaces(p + 1, end);
    }
    return p;
}

const char *json_blanks(const char *p, const char *end)
{
    return blanks(p, end);
}

/* The first byte from P on that a string's value does not simply take over:
 * a quote, a backslash, a control character, or one beyond ASCII; or a brace,
 * which may be that of a placeholder. */
static inline const char *skip_plain(const char *p, const char *end)
{
#ifdef __SSE2__
    const __m128i quote = _mm_set1_epi8('"'), slash = _mm_set1_epi8('\\');
    const __m128i space = _mm_set1_epi8(' '), brace = _mm_set1_epi8('{');
    while (end - p >= 16) {
        __m128i x = _mm_loadu_si128((const __m128i *)(const void *)p);
        /* Signed: bytes beyond ASCII are below the space too. */
        __m128i odd = _mm_or_si128(
            _mm_or_si128(_mm_cmplt_epi8(x, space), _mm_cmpeq_epi8(x, brace)),
            _mm_or_si128(_mm_cmpeq_epi8(x, quote), _mm_cmpeq_epi8(x, slash)));
        unsigned mask = (unsigned)_mm_movemask_epi8(odd);
        if (mask)
            return p + __builtin_ctz(mask);
        p += 16;
    }
#else
    const uint64_t ones = 0x0101010101010101u, highs = ones << 7;
    for (uint64_t x; end - p >= 8; p += 8) {
        memcpy(&x, p, 8);
        uint64_t quote = x ^ (ones * '"'), slash = x ^ (ones * '\\');
        uint64_t brace = x ^ (ones * '{');
        /* May see too much behind a hit, never too little. */
        uint64_t odd = x | (x - ones * ' ') | (quote - ones) | (slash - ones) |
                       (brace - ones);
        if (odd & highs)
            break;
    }
#endif
    while (p < end && *p != '"' && *p != '\\' && *p != '{' &&
           (unsigned char)*p >= ' ' && (unsigned char)*p < 0x80)
        p++;
    return p;
}

/* The next character that is no blank, or -1 at the end. */
static inline int peek(struct json_reader *r)
{
    r->last = r->at;
    r->at = blanks(r->at, r->end);
    return r->at < r->end ? (unsigned char)*r->at : -1;
}

static inline void read_string(struct json_reader *r, enum node_kind kind)
{
    const char *p = skip_plain(r->at + 1, r->end);
    if (!json_is(r, p, '"')) {
        r->holes = true;
        json_string(r, kind, p);
        return;
    }
    uint32_t off = json_off(r, r->at), len = (uint32_t)(p + 1 - r->at);
    if (r->templated && len > 3 && json_may_begin_hole(r->at[1]))
        r->holes = true;
    build_raw_string(&r->b, kind, off, len, off + 1, len - 2);
    r->at = p + 1;
}

static inline const char *digits(const char *p, const char *end)
{
    while (p < end && *p >= '0' && *p <= '9')
        p++;
    return p;
}

/* The end of the number at P by JSON's grammar, or NULL. */
static inline const char *number(const char *p, const char *end)
{
    p += *p == '-';
    const char *from = p;
    p = digits(p, end);
    if (p == from || (*from == '0' && p - from > 1))
        return NULL;
    if (p < end && *p == '.') {
        from = ++p;
        if ((p = digits(p, end)) == from)
            return NULL;
    }
    if (p < end && (*p == 'e' || *p == 'E')) {
        p++;
        p += p < end && (*p == '+' || *p == '-');
        from = p;
        if ((p = digits(p, end)) == from)
            return NULL;
    }
    return p;
}

static inline void read_word(struct json_reader *r, enum node_kind kind,
                             const char *end)
{
    if (!end || (end < r->end && !json_ends_word(*end))) {
        r->holes = true;
        json_odd_word(r);
        return;
    }
    build_scalar(&r->b, kind, json_off(r, r->at), (uint32_t)(end - r->at));
    r->at = end;
}

/* Where the word WANT ends if it stands at r->at. */
static inline const char *word(const struct json_reader *r, const char *want,
                               size_t len)
{
    if ((size_t)(r->end - r->at) < len || memcmp(r->at, want, len))
        return NULL;
    return r->at + len;
}

static inline void close_top(struct json_reader *r)
{
    build_close(&r->b, json_off(r, ++r->at));
}

/* Opens a container. Returns the character that follows, or -2 if it was too
 * deep and has been stepped over. */
static inline int open(struct json_reader *r, enum node_kind kind)
{
    if (build_depth(&r->b) == READ_DEPTH_MAX) {
        json_too_deep(r);
        return -2;
    }
    build_open(&r->b, kind, json_off(r, r->at++));
    return peek(r);
}

static inline bool in_object(struct json_reader *r)
{
    return build_top(&r->b)->kind == NODE_OBJECT;
}

/* Reads the scalar that begins with C; false if none does. */
static inline bool read_scalar(struct json_reader *r, int c)
{
    switch (c) {
    case '"':
        read_string(r, NODE_STRING);
        return true;
    case 't':
        read_word(r, NODE_TRUE, word(r, "true", 4));
        return true;
    case 'f':
        read_word(r, NODE_FALSE, word(r, "false", 5));
        return true;
    case 'n':
        read_word(r, NODE_NULL, word(r, "null", 4));
        return true;
    default:
        if (c != '-' && (c < '0' || c > '9'))
            return false;
        read_word(r, NODE_NUMBER, number(r->at, r->end));
        return true;
    }
}

/* Reads one value. Long because it is a state machine: four places in the
 * grammar, each a label, and what is odd there goes off the way and comes
 * back to one of them. */
static void read_document(struct json_reader *r)
{
    enum json_next next;
    bool object;
    int c;
value:
    c = peek(r);
    if (read_scalar(r, c))
        goto after;
    if (c == '{') {
        c = open(r, NODE_OBJECT);
        if (c != '}' && c != -2)
            goto key;
        if (c == '}')
            close_top(r);
    } else if (c == '[') {
        c = open(r, NODE_ARRAY);
        if (c != ']' && c != -2)
            goto value;
        if (c == ']')
            close_top(r);
    } else {
        next = json_odd_value(r);
        goto odd;
    }
after:
    if (build_depth(&r->b) == 0)
        return;
    c = peek(r);
    object = in_object(r);
    if (c == ',') {
        r->at++;
        if (object)
            goto key;
        goto value;
    }
    if (c == (object ? '}' : ']')) {
        close_top(r);
        goto after;
    }
    next = json_odd_after(r);
    goto odd;
key:
    if (peek(r) != '"') {
        next = json_odd_key(r);
        goto odd;
    }
    read_string(r, NODE_KEY);
colon:
    if (peek(r) == ':') {
        r->at++;
        goto value;
    }
    next = json_odd_colon(r);
odd:
    r->holes = true;
    switch (next) {
    case JSON_VALUE:
        goto value;
    case JSON_AFTER:
        goto after;
    case JSON_KEY:
        goto key;
    case JSON_COLON:
        goto colon;
    case JSON_END:
        return;
    }
}

static struct val value_of(struct val key)
{
    return (struct val){key.tree, key.at + 1};
}

static bool is_scalar(struct val v)
{
    return !val_is(v, NODE_OBJECT) && !val_is(v, NODE_ARRAY);
}

/* Of two that say the same one goes; of others what holds stays, though the
 * other may have been meant. Two objects or arrays are parts of one, most
 * likely. */
static void fix_duplicate(struct findings *fs, struct finding *f,
                          struct val first, struct val again)
{
    struct edits e = {.arena = fs->arena};
    bool same = val_equal(value_of(first), value_of(again));
    if (!same && !(is_scalar(value_of(first)) && is_scalar(value_of(again))))
        return;
    edit_remove(&e, same ? again : first);
    edit_fix(&e, fs, f, same, same ? "remove it" : "remove the first");
}

/* Behind END, where a bracket was missing, what stands twice follows from
 * that. */
static void report_duplicates(struct json_reader *r, const struct tree *t,
                              ptrdiff_t end)
{
    uint32_t open[READ_DEPTH_MAX], depth = 0, shown = 0;
    for (uint32_t i = 0; i < t->count && shown < READ_ERRORS_MAX; i++) {
        while (depth && t->nodes[open[depth - 1]].next <= i)
            depth--;
        if (t->nodes[i].kind == NODE_OBJECT || t->nodes[i].kind == NODE_ARRAY)
            open[depth++] = i;
        if (!(t->nodes[i].flags & NODE_DUPLICATE) ||
            t->nodes[open[depth - 1]].flags & NODE_BROKEN)
            continue;
        struct val key = {t, i}, object = {t, open[depth - 1]};
        if ((ptrdiff_t)val_span(key).off >= end)
            break;
        struct val first = val_first_key(object, val_str(key));
        struct finding *f =
            val_finding(r->fs, FINDING_JSON_DUPLICATE_KEY, key,
                        "the key '%.*s' stands twice in this object",
                        STR_ARG(val_str(key)));
        finding_help(r->fs, f, "remove one of the two; the last one counts");
        finding_related(r->fs, f, val_span(first), "it is first here");
        fix_duplicate(r->fs, f, first, key);
        shown++;
    }
}

/* Reads it as if MEND had been done; *BAD: the brackets do not fit. */
static struct tree *read_mended(struct arena *a, struct text *text,
                                const struct json_options *options,
                                struct findings *fs, struct json_mend mend,
                                bool *bad)
{
    struct json_reader r = {.text = text, .fs = fs, .mend = mend};
    r.start = r.at = r.last = text->bytes.ptr;
    r.end = r.real_end = r.start + text->bytes.len;
    r.comments_allowed = options && options->comments;
    r.templated = options && options->templated;
    build_start(&r.b, a, text);
    r.b.tree->syntax = TREE_JSON;
    if (str_starts(text->bytes, STR("\xEF\xBB\xBF")))
        r.at += 3;
    if (mend.kind)
        r.end = mend.at;
    if (read_utf16(text, fs, FINDING_JSON_SYNTAX) ||
        read_binary(text, fs, FINDING_JSON_SYNTAX))
        r.at = r.end;
    else
        read_document(&r);
    if (r.b.count == 0)
        build_scalar(&r.b, NODE_ERROR, 0, (uint32_t)text->bytes.len);
    else if (build_depth(&r.b) == 0)
        json_trailing(&r);
    json_end_comments(&r);
    *bad = r.bad_brackets || r.mend.kind;
    struct tree *tree = build_finish(&r.b);
    /* A look at all strings, where reading has not told that it is in vain. */
    if (r.templated && (r.holes || text->parent))
        json_hole_strings(tree);
    if (r.b.duplicates)
        report_duplicates(&r, tree, mend.kind ? mend.at - r.start : UINT32_MAX);
    return tree;
}

struct tree *json_read(struct arena *a, struct text *text,
                       const struct json_options *options, struct findings *fs)
{
    const struct json_mend none = {0};
    size_t before = fs->list.n, dropped = fs->dropped;
    bool bad;
    struct tree *tree = read_mended(a, text, options, fs, none, &bad);
    if (!bad)
        return tree;
    struct json_mend mend = json_mend_find(text, options && options->templated);
    if (!mend.kind)
        return tree;
    struct findings *unheard = findings_new(a);
    read_mended(a, text, options, unheard, mend, &bad);
    if (bad)
        return tree;
    /* What was found so far follows from the bracket. */
    fs->list.n = before;
    fs->dropped = dropped;
    return read_mended(a, text, options, fs, mend, &bad);
}
