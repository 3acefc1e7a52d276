/* Members and items come. */
#include "tree/edit_parts.h"
#include "tree/write.h"

static struct str between(struct str s, uint32_t from, uint32_t to)
{
    return str_sub(s, from, to > from ? to - from : 0);
}

static void add_key(struct edits *e, struct buf *out, struct val object,
                    struct str key, const char *hcl)
{
    if (object.tree->syntax == TREE_HCL) {
        e->impossible |= !edit_is_word(key);
        buf_printf(out, "%.*s%s", STR_ARG(key), hcl);
    } else if (object.tree->syntax == TREE_YAML) {
        e->impossible |= !edit_is_yaml_word(key);
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
static bool last_member(struct val in, struct edit_member *m)
{
    const struct node *nodes = in.tree->nodes;
    uint32_t end = nodes[in.at].next, key = val_is(in, NODE_OBJECT);
    for (uint32_t i = in.at + 1; i < end; i = nodes[i + key].next)
        if (edit_find_member((struct val){in.tree, i}, m) && m->last)
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
    *from = *at = edit_skip_blanks(s, start);
    while (*at < s.len && edit_is_word(str_sub(s, *from, *at - *from + 1)))
        ++*at;
    uint32_t end = *at;
    *at = edit_skip_blanks(s, end);
    return end > *from && edit_byte_at(s, *at) == '=';
}

static uint32_t line_above(struct str s, uint32_t start)
{
    return edit_line_start(s, edit_before_line_end(s, start));
}

/* What stands right above, line by line, gets BLANKS before its "=", as
 * terraform fmt would have it; unless these are not in one column. */
static void widen(struct edits *e, const struct edit_member *m, uint32_t width,
                  uint32_t blanks)
{
    uint32_t last = edit_line_start(m->bytes, m->from), start, from, at;
    struct buf more;
    for (start = last; start && equals_at(m->bytes, start, &from, &at);
         start = line_above(m->bytes, start))
        if (at - from != width)
            return;
    buf_init(&more, 0);
    buf_add_repeat(&more, ' ', blanks);
    for (start = last; start && equals_at(m->bytes, start, &from, &at);
         start = line_above(m->bytes, start))
        edit_replace(e, m->in, at, at, buf_str(&more));
    buf_free(&more);
}

/* How many blanks bring the "=" of what follows M in line with that of M. */
static uint32_t in_line(struct edits *e, const struct edit_member *m,
                        uint32_t key_len)
{
    uint32_t from, at, end = edit_line_end(m->bytes, m->from);
    if (!key_len || m->to > end ||
        !equals_at(m->bytes, edit_line_start(m->bytes, m->from), &from, &at) ||
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
static void add_after(struct edits *e, const struct edit_member *m,
                      const struct addition *a)
{
    struct buf out;
    uint32_t start, end, at;
    bool comma, lines = edit_has_lines(m, &start, &end);
    bool object = val_is(m->in, NODE_OBJECT);
    bool separate = m->brackets && !(m->in.tree->syntax == TREE_HCL && object);
    uint32_t stop = edit_after_comma(m, &comma);
    bool several = str_contains(buf_str(&a->text), STR("\n"));
    e->impossible |= !lines && (!m->brackets || (several && object));
    buf_init(&out, 0);
    if ((separate || !lines) && !comma)
        buf_add_char(&out, ',');
    at = lines ? end : stop;
    if (lines && out.len && end != stop) { /* a comment is between */
        edit_replace(e, m->in, stop, stop, buf_str(&out));
        buf_clear(&out);
    }
    if (lines) {
        uint32_t ending = edit_before_line_end(m->bytes, start);
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
    edit_replace(e, m->in, at, at, buf_str(&out));
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
    e->impossible |= edit_byte_at(edit_bytes(object), span.off) != '{' ||
                     str_contains(buf_str(&a->text), STR("\n")) ||
                     (hcl && edit_line_end(inside, 0) < inside.len);
    struct str text = str_printf(e->arena, "%.*s%.*s%.*s", STR_ARG(blank),
                                 STR_ARG(buf_str(&a->text)), STR_ARG(blank));
    edit_replace(e, object, span.off + 1, span.off + 1, text);
}

static void add_to(struct edits *e, struct val object, const struct addition *a)
{
    struct edit_member m;
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
    struct edit_member m;
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
    return edit_byte_at(edit_bytes(object), val_span(object).off) == '{';
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
