#include "tree/edit.h"

#include "tree/write.h"

/* ---- the text around ---- */

static struct str bytes_of(struct val v)
{
    return v.tree->text->bytes;
}

static char byte_at(struct str s, uint32_t at)
{
    return at < s.len ? s.ptr[at] : '\0';
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static bool is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

static uint32_t skip_blanks(struct str s, uint32_t at)
{
    while (is_blank(byte_at(s, at)))
        at++;
    return at;
}

static uint32_t skip_space(struct str s, uint32_t at)
{
    while (is_blank(byte_at(s, at)) || is_line_end(byte_at(s, at)))
        at++;
    return at;
}

static uint32_t line_start(struct str s, uint32_t at)
{
    while (at && !is_line_end(s.ptr[at - 1]))
        at--;
    return at;
}

/* The end of the line that AT is on, before what ends it. */
static uint32_t line_end(struct str s, uint32_t at)
{
    while (at < s.len && !is_line_end(s.ptr[at]))
        at++;
    return at;
}

/* Where the line end before AT, the start of a line, begins. */
static uint32_t before_line_end(struct str s, uint32_t at)
{
    at -= at > 0;
    return at && s.ptr[at] == '\n' && s.ptr[at - 1] == '\r' ? at - 1 : at;
}

static struct str between(struct str s, uint32_t from, uint32_t to)
{
    return str_sub(s, from, to > from ? to - from : 0);
}

/* Whether the text from FROM to TO is only layout, and commas: a comment is
 * none. */
static bool is_layout(struct str s, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++)
        if (!is_blank(s.ptr[i]) && !is_line_end(s.ptr[i]) && s.ptr[i] != ',')
            return false;
    return true;
}

/* Whether what follows on a line is nothing, or a comment. */
static bool is_rest(struct val v, uint32_t at)
{
    struct str s = bytes_of(v);
    char c = byte_at(s, at), next = byte_at(s, at + 1);
    if (at >= s.len || is_line_end(c))
        return true;
    if (v.tree->syntax == TREE_YAML)
        return c == '#';
    bool slashes = c == '/' && next == '/';
    return v.tree->syntax == TREE_HCL ? c == '#' || slashes : slashes;
}

static void replace(struct edits *e, struct val v, uint32_t from, uint32_t to,
                    struct str text)
{
    struct span span = {v.tree->text, from, to - from};
    e->impossible |= v.tree->syntax == TREE_OTHER;
    *vec_push(e->arena, &e->list) =
        (struct edit){span, str_copy(e->arena, text)};
}

/* ---- values ---- */

static bool is_word(struct str s)
{
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        bool more = (c >= '0' && c <= '9') || c == '_' || c == '-';
        if (!letter && !(i && more))
            return false;
    }
    return s.len > 0;
}

/* What YAML, of whatever version, takes for something else than text. */
static bool is_yaml_word(struct str s)
{
    static const char *const words[] = {"true", "false", "yes", "no", "on",
                                        "off",  "null",  "y",   "n"};
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (str_eq_nocase(s, str_of(words[i])))
            return false;
    return is_word(s);
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
        return first == '\'' ? '\'' : is_yaml_word(value) ? 0 : '"';
    return val_is(v, NODE_KEY) && is_word(value) ? 0 : '"';
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
    replace(e, v, span.off, span.off + span.len, text);
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
    uint32_t blanks = skip_blanks(bytes_of(key), end) - end;
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
    replace(e, v, span.off, span.off + span.len + blanks, buf_str(&out));
    buf_free(&out);
}

/* The lines end as the text's first one does. */
void edit_json(struct edits *e, struct val v, struct str json)
{
    struct str bytes = bytes_of(v);
    uint32_t end = line_end(bytes, 0);
    bool crlf = byte_at(bytes, end) == '\r' && byte_at(bytes, end + 1) == '\n';
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

/* ---- members ---- */

/* A member or an item, and what stands around it. Siblings are found by their
 * places, since a tree of HCL may have them in another order. */
struct member {
    struct val in;     /* the container */
    struct str bytes;  /* of the text */
    uint32_t from, to; /* with its key, without its comma */
    bool first, last;
    uint32_t before, after; /* where its neighbours end and begin; at the
                               ends the container's insides do */
    bool brackets;          /* the container has some */
};

/* Where the text of the value at index AT ends: blocks of YAML are said to
 * end where the next thing begins. */
static uint32_t value_end(const struct tree *t, uint32_t at)
{
    const struct node *n = &t->nodes[at];
    struct str bytes = t->text->bytes;
    char first = byte_at(bytes, n->off);
    bool container = n->kind == NODE_OBJECT || n->kind == NODE_ARRAY;
    if (container && first != '{' && first != '[' && n->next > at + 1)
        return value_end(t, n->next - 1);
    uint32_t end = n->off + n->len;
    while (end > n->off &&
           (is_blank(bytes.ptr[end - 1]) || is_line_end(bytes.ptr[end - 1])))
        end--;
    return end;
}

/* The container of the key or item V, or val_none(). */
static struct val container_of(struct val v)
{
    const struct node *nodes = v.tree->nodes;
    uint32_t here = 0, i = 1;
    while (i < v.at) {
        if (nodes[i].next <= v.at) {
            i = nodes[i].next;
        } else {
            here = i++;
        }
    }
    return v.at ? (struct val){v.tree, here} : val_none();
}

static void set_insides(struct member *m)
{
    const struct node *n = &m->in.tree->nodes[m->in.at];
    char first = byte_at(m->bytes, n->off);
    m->brackets = n->len > 1 && (first == '{' || first == '[');
    m->before = n->off + m->brackets;
    m->after = n->off + n->len - m->brackets;
    m->first = m->last = true;
}

/* Takes a sibling in that stands from FROM to TO. */
static void meet(struct member *m, uint32_t from, uint32_t to)
{
    if (to <= m->from && (m->first || to > m->before)) {
        m->first = false;
        m->before = to;
    } else if (from >= m->to && (m->last || from < m->after)) {
        m->last = false;
        m->after = from;
    }
}

/* False if V does not stand in its container: merged into it from elsewhere,
 * or beside something that is. */
static bool find_member(struct val v, struct member *m)
{
    const struct tree *t = v.tree;
    m->in = container_of(v);
    m->bytes = t->text->bytes;
    if (!val_exists(m->in))
        return false;
    const struct node *nodes = t->nodes, *in = &nodes[m->in.at];
    bool object = in->kind == NODE_OBJECT;
    m->from = nodes[v.at].off;
    m->to = value_end(t, v.at + object);
    if (object && m->to < nodes[v.at].off + nodes[v.at].len)
        m->to = nodes[v.at].off + nodes[v.at].len;
    set_insides(m);
    for (uint32_t i = m->in.at + 1; i < in->next;) {
        uint32_t value = i + object, to = value_end(t, value);
        if (nodes[i].off < in->off || to > in->off + in->len)
            return false;
        if (i != v.at)
            meet(m, nodes[i].off, to);
        i = nodes[value].next;
    }
    return m->from >= in->off && m->to > m->from;
}

/* ---- removal ---- */

/* The comma after a member, or where it would be. */
static uint32_t after_comma(const struct member *m, bool *comma)
{
    uint32_t at = skip_space(m->bytes, m->to);
    *comma = byte_at(m->bytes, at) == ',' && at < m->after;
    return *comma ? at + 1 : m->to;
}

/* Where a member's lines begin, past the dash of a list of YAML. */
static bool starts_line(const struct member *m, uint32_t *start)
{
    uint32_t at;
    *start = line_start(m->bytes, m->from);
    at = skip_blanks(m->bytes, *start);
    if (at == m->from)
        return true;
    bool list = m->in.tree->syntax == TREE_YAML && !m->brackets &&
                val_is(m->in, NODE_ARRAY);
    return list && byte_at(m->bytes, at) == '-' &&
           skip_blanks(m->bytes, at + 1) == m->from;
}

/* Whether the member has its lines for itself; these are START to END. A key
 * of YAML without a value has its colon behind it. */
static bool has_lines(const struct member *m, uint32_t *start, uint32_t *end)
{
    bool comma;
    uint32_t at = skip_blanks(m->bytes, after_comma(m, &comma));
    if (m->in.tree->syntax == TREE_YAML && byte_at(m->bytes, at) == ':')
        at = skip_blanks(m->bytes, at + 1);
    if (!starts_line(m, start) || !is_rest(m->in, at))
        return false;
    if (!m->last && m->after < line_end(m->bytes, at))
        return false;
    *end = line_end(m->bytes, at);
    return true;
}

static void remove_lines(struct edits *e, const struct member *m,
                         uint32_t start, uint32_t end)
{
    if (start)
        start = before_line_end(m->bytes, start);
    else
        end = skip_space(m->bytes, end);
    replace(e, m->in, start, end, STR(""));
}

/* The comma that leads to the last member goes with it: JSON has none behind
 * its last. */
static void remove_comma_before(struct edits *e, const struct member *m,
                                uint32_t lines)
{
    uint32_t at = m->before;
    bool comma;
    after_comma(m, &comma);
    if (m->in.tree->syntax == TREE_HCL || comma || m->first || !m->brackets)
        return;
    while (at < m->from && m->bytes.ptr[at] != ',')
        at++;
    e->impossible |= at >= lines || !is_layout(m->bytes, m->before, at);
    replace(e, m->in, at, at + 1, STR(""));
}

/* Takes out all that is in the brackets. */
static void remove_only(struct edits *e, const struct member *m)
{
    bool clean = is_layout(m->bytes, m->before, m->from) &&
                 is_layout(m->bytes, m->to, m->after);
    e->impossible |= !clean || !m->brackets;
    replace(e, m->in, m->before, m->after, STR(""));
}

/* A member that shares its lines. */
static void remove_piece(struct edits *e, const struct member *m)
{
    if (!m->last) {
        e->impossible |= !is_layout(m->bytes, m->to, m->after);
        replace(e, m->in, m->from, m->after, STR(""));
        return;
    }
    e->impossible |= !m->brackets || !is_layout(m->bytes, m->before, m->from);
    replace(e, m->in, m->before, m->to, STR(""));
}

void edit_remove(struct edits *e, struct val v)
{
    struct member m;
    uint32_t start, end;
    if (!find_member(v, &m)) {
        e->impossible = true;
        return;
    }
    bool only = m.first && m.last, lines = has_lines(&m, &start, &end);
    bool hcl = v.tree->syntax == TREE_HCL;
    if (only && !(hcl && lines)) {
        remove_only(e, &m);
    } else if (lines) {
        remove_lines(e, &m, start, end);
        if (m.last)
            remove_comma_before(e, &m, start);
    } else {
        remove_piece(e, &m);
    }
}

static bool overlap(const struct span *a, const struct span *b)
{
    return a->off < b->off + b->len && b->off < a->off + a->len;
}

void edit_remove_more(struct edits *e, struct val v)
{
    struct edits more = {.arena = e->arena};
    edit_remove(&more, v);
    for (size_t i = 0; i < more.list.n; i++)
        for (size_t k = 0; k < e->list.n; k++)
            more.impossible |=
                overlap(&more.list.at[i].span, &e->list.at[k].span);
    for (size_t i = 0; i < more.list.n && !more.impossible; i++)
        *vec_push(e->arena, &e->list) = more.list.at[i];
}

/* ---- addition ---- */

static void add_key(struct edits *e, struct buf *out, struct val object,
                    struct str key, const char *hcl)
{
    if (object.tree->syntax == TREE_HCL) {
        e->impossible |= !is_word(key);
        buf_printf(out, "%.*s%s", STR_ARG(key), hcl);
    } else if (object.tree->syntax == TREE_YAML) {
        e->impossible |= !is_yaml_word(key);
        buf_printf(out, "%.*s:", STR_ARG(key));
    } else {
        write_json_string(out, key);
        buf_add_char(out, ':');
    }
}

static void add_member(struct edits *e, struct buf *out, struct val object,
                       struct str key, struct str json)
{
    add_key(e, out, object, key, " =");
    buf_add_char(out, ' ');
    buf_add_str(out, json);
}

/* The last member, by its place. */
static bool last_member(struct val in, struct member *m)
{
    const struct node *nodes = in.tree->nodes;
    uint32_t end = nodes[in.at].next, key = val_is(in, NODE_OBJECT);
    for (uint32_t i = in.at + 1; i < end; i = nodes[i + key].next)
        if (find_member((struct val){in.tree, i}, m) && m->last)
            return true;
    return false;
}

/* What is added. */
struct addition {
    struct buf text;
    uint32_t key_len; /* of HCL: to bring the "=" in line */
    bool apart;       /* with a blank line before it */
};

/* Where the "=" of the line that begins at START is, if there is "key =". */
static bool equals_at(struct str s, uint32_t start, uint32_t *from,
                      uint32_t *at)
{
    *from = *at = skip_blanks(s, start);
    while (*at < s.len && is_word(str_sub(s, *from, *at - *from + 1)))
        ++*at;
    uint32_t end = *at;
    *at = skip_blanks(s, end);
    return end > *from && byte_at(s, *at) == '=';
}

static uint32_t line_above(struct str s, uint32_t start)
{
    return line_start(s, before_line_end(s, start));
}

/* What stands right above, line by line, gets BLANKS before its "=", as
 * terraform fmt would have it; unless these are not in one column. */
static void widen(struct edits *e, const struct member *m, uint32_t width,
                  uint32_t blanks)
{
    uint32_t last = line_start(m->bytes, m->from), start, from, at;
    struct buf more;
    for (start = last; start && equals_at(m->bytes, start, &from, &at);
         start = line_above(m->bytes, start))
        if (at - from != width)
            return;
    buf_init(&more, 0);
    buf_add_repeat(&more, ' ', blanks);
    for (start = last; start && equals_at(m->bytes, start, &from, &at);
         start = line_above(m->bytes, start))
        replace(e, m->in, at, at, buf_str(&more));
    buf_free(&more);
}

/* How many blanks bring the "=" of what follows M in line with that of M. */
static uint32_t in_line(struct edits *e, const struct member *m,
                        uint32_t key_len)
{
    uint32_t from, at, end = line_end(m->bytes, m->from);
    if (!key_len || m->to > end ||
        !equals_at(m->bytes, line_start(m->bytes, m->from), &from, &at) ||
        from != m->from)
        return 0;
    uint32_t width = at - from;
    if (width < key_len + 1)
        widen(e, m, width, key_len + 1 - width);
    return width > key_len + 1 ? width - key_len - 1 : 0;
}

/* TEXT, the lines of which begin with BEFORE, a line end and blanks. */
static void add_lines(struct buf *out, const struct addition *a,
                      uint32_t blanks, struct str before)
{
    struct str text = buf_str(&a->text);
    buf_add_str(out, before);
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '\n')
            buf_add_str(out, before);
        else
            buf_add_char(out, text.ptr[i]);
        if (i + 1 == a->key_len)
            buf_add_repeat(out, ' ', blanks);
    }
}

/* Right behind the last member: on a line of its own if that has one. */
static void add_after(struct edits *e, const struct member *m,
                      const struct addition *a)
{
    struct buf out;
    uint32_t start, end, at;
    bool comma, lines = has_lines(m, &start, &end);
    bool object = val_is(m->in, NODE_OBJECT);
    bool separate = m->brackets && !(m->in.tree->syntax == TREE_HCL && object);
    uint32_t stop = after_comma(m, &comma);
    bool several = str_contains(buf_str(&a->text), STR("\n"));
    e->impossible |= !lines && (!m->brackets || (several && object));
    buf_init(&out, 0);
    if ((separate || !lines) && !comma)
        buf_add_char(&out, ',');
    at = lines ? end : stop;
    if (lines && out.len && end != stop) { /* a comment is between */
        replace(e, m->in, stop, stop, buf_str(&out));
        buf_clear(&out);
    }
    if (lines) {
        uint32_t ending = before_line_end(m->bytes, start);
        e->impossible |= start == 0;
        uint32_t blanks = a->apart ? 0 : in_line(e, m, a->key_len);
        if (a->apart)
            buf_add_str(&out, between(m->bytes, ending, start));
        add_lines(&out, a, blanks, between(m->bytes, ending, m->from));
        if (comma && m->in.tree->syntax == TREE_HCL && !object)
            buf_add_char(&out, ',');
    } else {
        add_lines(&out, a, 0, STR(" "));
    }
    replace(e, m->in, at, at, buf_str(&out));
    buf_free(&out);
}

/* Into empty braces, in one line: a block of HCL that has several begins on
 * the next. */
static void add_first(struct edits *e, struct val object,
                      const struct addition *a)
{
    struct span span = val_span(object);
    bool hcl = object.tree->syntax == TREE_HCL;
    struct str inside = str_sub(span_str(span), 1, span.len - 2);
    struct str blank = hcl && !inside.len ? STR(" ") : STR("");
    e->impossible |= byte_at(bytes_of(object), span.off) != '{' ||
                     str_contains(buf_str(&a->text), STR("\n")) ||
                     (hcl && line_end(inside, 0) < inside.len);
    struct str text = str_printf(e->arena, "%.*s%.*s%.*s", STR_ARG(blank),
                                 STR_ARG(buf_str(&a->text)), STR_ARG(blank));
    replace(e, object, span.off + 1, span.off + 1, text);
}

static void add_to(struct edits *e, struct val object, const struct addition *a)
{
    struct member m;
    if (!val_is(object, NODE_OBJECT))
        e->impossible = true;
    else if (last_member(object, &m))
        add_after(e, &m, a);
    else
        add_first(e, object, a);
}

static void add(struct edits *e, struct val object, struct str key,
                struct str json, bool apart)
{
    struct addition a = {0};
    object = val_target(object);
    bool hcl = object.tree->syntax == TREE_HCL;
    a.apart = hcl && apart;
    a.key_len = hcl ? (uint32_t)key.len : 0;
    buf_init(&a.text, 0);
    add_member(e, &a.text, object, key, json);
    add_to(e, object, &a);
    buf_free(&a.text);
}

void edit_add(struct edits *e, struct val object, struct str key,
              struct str json)
{
    add(e, object, key, json, false);
}

void edit_add_apart(struct edits *e, struct val object, struct str key,
                    struct str json)
{
    add(e, object, key, json, true);
}

void edit_append(struct edits *e, struct val array, struct str items)
{
    struct addition a = {0};
    struct member m;
    array = val_target(array);
    buf_init(&a.text, 0);
    buf_add_str(&a.text, items);
    if (val_is(array, NODE_ARRAY) && last_member(array, &m) && m.brackets)
        add_after(e, &m, &a);
    else
        e->impossible = true;
    buf_free(&a.text);
}

/* Whether members of an object of YAML stand in braces. */
static bool is_flow(struct val object)
{
    return byte_at(bytes_of(object), val_span(object).off) == '{';
}

void edit_add_within(struct edits *e, struct val object,
                     const struct edit_within *w)
{
    struct addition a = {0};
    object = val_target(object);
    bool hcl = object.tree->syntax == TREE_HCL;
    bool yaml = object.tree->syntax == TREE_YAML && !is_flow(object);
    a.apart = hcl && w->block;
    buf_init(&a.text, 0);
    if (hcl && !w->block)
        a.key_len = (uint32_t)w->name.len;
    add_key(e, &a.text, object, w->name, w->block ? "" : " =");
    buf_add_z(&a.text, a.apart ? " {\n  " : yaml ? "\n  " : " { ");
    add_member(e, &a.text, object, w->key, w->json);
    buf_add_z(&a.text, a.apart ? "\n}" : yaml ? "" : " }");
    add_to(e, object, &a);
    buf_free(&a.text);
}

bool edit_fix(const struct edits *e, struct findings *fs, struct finding *f,
              bool safe, const char *title)
{
    return !e->impossible && e->list.n > 0 &&
           finding_fix(fs, f, safe, title, e->list.at, e->list.n);
}
