#include "tree/edit.h"

#include "tree/edit_parts.h"

void edit_replace(struct edits *e, struct val v, uint32_t from, uint32_t to,
                  struct str text)
{
    struct span span = {v.tree->text, from, to - from};
    e->impossible |= v.tree->syntax == TREE_OTHER;
    *vec_push(e->arena, &e->list) =
        (struct edit){span, str_copy(e->arena, text)};
}

bool edit_is_word(struct str s)
{
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        if (!(i ? char_is_word(c) : char_is_letter(c)))
            return false;
    }
    return s.len > 0;
}

/* What YAML, of whatever version, takes for something else than text. */
bool edit_is_yaml_word(struct str s)
{
    static const char *const words[] = {"true", "false", "yes", "no", "on",
                                        "off",  "null",  "y",   "n"};
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (str_eq_nocase(s, str_of(words[i])))
            return false;
    return edit_is_word(s);
}

/* How the string that stands in place of V is quoted; 0: not at all. */
static char quote_of(struct val v, struct str value)
{
    struct str raw = span_str(val_span(v));
    char first = raw.len ? *raw.ptr : '\0';
    bool text = val_is(v, NODE_STRING) || val_is(v, NODE_KEY);
    if (v.tree->syntax == TREE_JSON || !text || first == '"')
        return '"';
    if (v.tree->syntax == TREE_YAML)
        return first == '\'' ? '\'' : edit_is_yaml_word(value) ? 0 : '"';
    return val_is(v, NODE_KEY) && edit_is_word(value) ? 0 : '"';
}

bool edit_spell(struct buf *out, struct val v, struct str value)
{
    static const enum encoding encodings[] = {
        [TREE_OTHER] = ENCODING_NONE,
        [TREE_JSON] = ENCODING_JSON,
        [TREE_YAML] = ENCODING_YAML_DOUBLE,
        [TREE_HCL] = ENCODING_HCL,
    };
    char quote = quote_of(v, value);
    enum encoding encoding = quote == '\''  ? ENCODING_YAML_SINGLE
                             : quote == '"' ? encodings[v.tree->syntax]
                                            : ENCODING_SAME;
    if (quote)
        buf_add_char(out, quote);
    bool good = encode_bytes(out, encoding, value);
    if (quote)
        buf_add_char(out, quote);
    return good;
}

/* Whether V can be written anew where it stands. What an alias of HCL stands
 * for is worked out of an expression, which is nobody's to overwrite. */
static bool is_writable(struct val v)
{
    bool alias = v.tree->nodes[v.at].kind == NODE_ALIAS;
    return val_span(v).len && !(alias && v.tree->syntax == TREE_HCL);
}

static void replace_value(struct edits *e, struct val v, struct str text)
{
    struct span span = val_span(v);
    e->impossible |= !is_writable(v);
    edit_replace(e, v, span.off, span.off + span.len, text);
}

void edit_scalar(struct edits *e, struct val v, struct str json)
{
    replace_value(e, v, json);
}

/* The columns of "=" that people, and terraform fmt, keep in line: what a key
 * grows by, the blanks behind it give. Adds these to OUT; how many there are
 * in the text. */
static uint32_t align(struct val key, struct buf *out)
{
    struct span span = val_span(key);
    uint32_t end = span.off + span.len;
    uint32_t blanks = edit_skip_blanks(edit_bytes(key), end) - end;
    if (key.tree->syntax != TREE_HCL || !val_is(key, NODE_KEY) || blanks < 2)
        return 0;
    size_t width = (size_t)span.len + blanks;
    buf_add_repeat(out, ' ', width > out->len ? width - out->len : 1);
    return blanks;
}

void edit_string(struct edits *e, struct val v, struct str value)
{
    struct span span = val_span(v);
    struct buf out;
    buf_init(&out, 0);
    e->impossible |= !edit_spell(&out, v, value);
    uint32_t blanks = align(v, &out);
    e->impossible |= !is_writable(v);
    edit_replace(e, v, span.off, span.off + span.len + blanks, buf_str(&out));
    buf_free(&out);
}

/* The lines end as the text's first one does. */
void edit_json(struct edits *e, struct val v, struct str json)
{
    struct str bytes = edit_bytes(v);
    uint32_t end = edit_line_end(bytes, 0);
    bool crlf = edit_byte_at(bytes, end) == '\r' &&
                edit_byte_at(bytes, end + 1) == '\n';
    struct buf out;
    buf_init(&out, 0);
    for (size_t i = 0; i < json.len; i++) {
        if (crlf && json.ptr[i] == '\n')
            buf_add_char(&out, '\r');
        buf_add_char(&out, json.ptr[i]);
    }
    e->impossible |= v.tree->syntax != TREE_JSON;
    replace_value(e, v, buf_str(&out));
    buf_free(&out);
}

bool edit_fix(const struct edits *e, struct findings *fs, struct finding *f,
              bool safe, const char *title)
{
    return !e->impossible && e->list.n > 0 &&
           finding_fix(fs, f, safe, title, e->list.at, e->list.n);
}
