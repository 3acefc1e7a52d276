/* Members and items go. */
#include "tree/edit_parts.h"

/* Whether the text from FROM to TO is only layout, and commas: a comment is
 * none. */
static bool is_layout(struct str s, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++)
        if (!edit_is_blank(s.ptr[i]) && !edit_is_line_end(s.ptr[i]) &&
            s.ptr[i] != ',')
            return false;
    return true;
}

static void remove_lines(struct edits *e, const struct edit_member *m,
                         uint32_t start, uint32_t end)
{
    if (start)
        start = edit_before_line_end(m->bytes, start);
    else
        end = edit_skip_space(m->bytes, end);
    edit_replace(e, m->in, start, end, STR(""));
}

/* The comma that leads to the last member goes with it: JSON has none behind
 * its last. */
static void remove_comma_before(struct edits *e, const struct edit_member *m,
                                uint32_t lines)
{
    uint32_t at = m->before;
    bool comma;
    edit_after_comma(m, &comma);
    if (m->in.tree->syntax == TREE_HCL || comma || m->first || !m->brackets)
        return;
    while (at < m->from && m->bytes.ptr[at] != ',')
        at++;
    e->impossible |= at >= lines || !is_layout(m->bytes, m->before, at);
    edit_replace(e, m->in, at, at + 1, STR(""));
}

/* Takes out all that is in the brackets. */
static void remove_only(struct edits *e, const struct edit_member *m)
{
    bool clean = is_layout(m->bytes, m->before, m->from) &&
                 is_layout(m->bytes, m->to, m->after);
    e->impossible |= !clean || !m->brackets;
    edit_replace(e, m->in, m->before, m->after, STR(""));
}

/* A member that shares its lines. */
static void remove_piece(struct edits *e, const struct edit_member *m)
{
    if (!m->last) {
        e->impossible |= !is_layout(m->bytes, m->to, m->after);
        edit_replace(e, m->in, m->from, m->after, STR(""));
        return;
    }
    e->impossible |= !m->brackets || !is_layout(m->bytes, m->before, m->from);
    edit_replace(e, m->in, m->before, m->to, STR(""));
}

void edit_remove(struct edits *e, struct val v)
{
    struct edit_member m;
    uint32_t start, end;
    if (!edit_find_member(v, &m)) {
        e->impossible = true;
        return;
    }
    bool only = m.first && m.last, lines = edit_has_lines(&m, &start, &end);
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
