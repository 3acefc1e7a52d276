/* Where a member or an item stands, and what stands around it. */
#include "tree/edit_parts.h"

/* ---- the text around ---- */

uint32_t edit_line_start(struct str s, uint32_t at)
{
    while (at && !edit_is_line_end(s.ptr[at - 1]))
        at--;
    return at;
}

uint32_t edit_before_line_end(struct str s, uint32_t at)
{
    at -= at > 0;
    return at && s.ptr[at] == '\n' && s.ptr[at - 1] == '\r' ? at - 1 : at;
}

/* Whether what follows on a line is nothing, or a comment. */
static bool is_rest(struct val v, uint32_t at)
{
    struct str s = edit_bytes(v);
    char c = edit_byte_at(s, at), next = edit_byte_at(s, at + 1);
    if (at >= s.len || edit_is_line_end(c))
        return true;
    if (v.tree->syntax == TREE_YAML)
        return c == '#';
    bool slashes = c == '/' && next == '/';
    return v.tree->syntax == TREE_HCL ? c == '#' || slashes : slashes;
}

/* ---- the neighbours ---- */

/* Where the text of the value at index AT ends: blocks of YAML are said to
 * end where the next thing begins. */
static uint32_t value_end(const struct tree *t, uint32_t at)
{
    const struct node *n = &t->nodes[at];
    struct str bytes = t->text->bytes;
    char first = edit_byte_at(bytes, n->off);
    bool container = n->kind == NODE_OBJECT || n->kind == NODE_ARRAY;
    if (container && first != '{' && first != '[' && n->next > at + 1)
        return value_end(t, n->next - 1);
    uint32_t end = n->off + n->len;
    while (end > n->off && (edit_is_blank(bytes.ptr[end - 1]) ||
                            edit_is_line_end(bytes.ptr[end - 1])))
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

static void set_insides(struct edit_member *m)
{
    const struct node *n = &m->in.tree->nodes[m->in.at];
    char first = edit_byte_at(m->bytes, n->off);
    m->brackets = n->len > 1 && (first == '{' || first == '[');
    m->before = n->off + m->brackets;
    m->after = n->off + n->len - m->brackets;
    m->first = m->last = true;
}

/* Takes a sibling in that stands from FROM to TO. */
static void meet(struct edit_member *m, uint32_t from, uint32_t to)
{
    if (to <= m->from && (m->first || to > m->before)) {
        m->first = false;
        m->before = to;
    } else if (from >= m->to && (m->last || from < m->after)) {
        m->last = false;
        m->after = from;
    }
}

bool edit_find_member(struct val v, struct edit_member *m)
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

/* ---- its lines ---- */

uint32_t edit_after_comma(const struct edit_member *m, bool *comma)
{
    uint32_t at = edit_skip_space(m->bytes, m->to);
    *comma = edit_byte_at(m->bytes, at) == ',' && at < m->after;
    return *comma ? at + 1 : m->to;
}

/* Where a member's lines begin, past the dash of a list of YAML. */
static bool starts_line(const struct edit_member *m, uint32_t *start)
{
    uint32_t at;
    *start = edit_line_start(m->bytes, m->from);
    at = edit_skip_blanks(m->bytes, *start);
    if (at == m->from)
        return true;
    bool list = m->in.tree->syntax == TREE_YAML && !m->brackets &&
                val_is(m->in, NODE_ARRAY);
    return list && edit_byte_at(m->bytes, at) == '-' &&
           edit_skip_blanks(m->bytes, at + 1) == m->from;
}

/* A key of YAML without a value has its colon behind it. */
bool edit_has_lines(const struct edit_member *m, uint32_t *start, uint32_t *end)
{
    bool comma;
    uint32_t at = edit_skip_blanks(m->bytes, edit_after_comma(m, &comma));
    if (m->in.tree->syntax == TREE_YAML && edit_byte_at(m->bytes, at) == ':')
        at = edit_skip_blanks(m->bytes, at + 1);
    if (!starts_line(m, start) || !is_rest(m->in, at))
        return false;
    if (!m->last && m->after < edit_line_end(m->bytes, at))
        return false;
    *end = edit_line_end(m->bytes, at);
    return true;
}
