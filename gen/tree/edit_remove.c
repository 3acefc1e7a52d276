/* Members and items go. */
#include "tree/edit_parts.h"

/* ---- what goes already ---- */

static bool is_removal(const struct edit *e, const struct text *t)
{
    return e->span.text == t && !e->text.len;
}

static uint32_t end_of(const struct edit *e)
{
    return e->span.off + e->span.len;
}

/* What takes the byte at AT out; NULL if nothing does. */
static const struct edit *removal(const struct edits *e, const struct text *t,
                                  uint32_t at)
{
    for (size_t i = e->list.n; i-- > 0;) {
        const struct edit *edit = &e->list.at[i];
        if (is_removal(edit, t) && at >= edit->span.off && at < end_of(edit))
            return edit;
    }
    return NULL;
}

/* Where the first removal between FROM and TO begins; TO if there is none. */
static uint32_t next_removal(const struct edits *e, const struct text *t,
                             uint32_t from, uint32_t to)
{
    for (size_t i = 0; i < e->list.n; i++) {
        const struct edit *edit = &e->list.at[i];
        if (is_removal(edit, t) && edit->span.off > from && edit->span.off < to)
            to = edit->span.off;
    }
    return to;
}

/* Takes the bytes from FROM to TO out, but for those that go already. */
static void take_out(struct edits *e, const struct edit_member *m,
                     uint32_t from, uint32_t to)
{
    struct text *t = m->in.tree->text;
    while (from < to) {
        const struct edit *gone = removal(e, t, from);
        uint32_t end = gone ? end_of(gone) : next_removal(e, t, from, to);
        if (!gone)
            edit_replace(e, m->in, from, end, STR(""));
        from = end;
    }
}

/* ---- members ---- */

static bool is_layout_byte(char c)
{
    return edit_is_blank(c) || edit_is_line_end(c) || c == ',';
}

/* Whether the text from FROM to TO is only layout, and commas, and what goes:
 * a comment is none. */
static bool is_layout(const struct edits *e, const struct edit_member *m,
                      uint32_t from, uint32_t to)
{
    while (from < to) {
        const struct edit *gone = NULL;
        if (is_layout_byte(m->bytes.ptr[from]))
            from++;
        else if ((gone = removal(e, m->in.tree->text, from)))
            from = end_of(gone);
        else
            return false;
    }
    return true;
}

static void step_back(const struct edits *e, struct edit_member *m)
{
    const struct edit *gone;
    uint32_t inside = m->in.tree->nodes[m->in.at].off + 1;
    while (!m->first && (gone = removal(e, m->in.tree->text, m->before - 1))) {
        m->before = gone->span.off > inside ? gone->span.off : inside;
        while (m->before > inside &&
               is_layout_byte(m->bytes.ptr[m->before - 1]))
            m->before--;
        m->first = m->before == inside;
    }
}

static void step_on(const struct edits *e, struct edit_member *m)
{
    const struct edit *gone;
    const struct node *in = &m->in.tree->nodes[m->in.at];
    uint32_t inside = in->off + in->len - 1;
    while (!m->last && (gone = removal(e, m->in.tree->text, m->after))) {
        m->after = end_of(gone) < inside ? end_of(gone) : inside;
        while (m->after < inside && is_layout_byte(m->bytes.ptr[m->after]))
            m->after++;
        m->last = m->after == inside;
    }
}

/* Neighbours that go too are none. */
static void step_over(const struct edits *e, struct edit_member *m)
{
    if (!m->brackets || !e->list.n)
        return;
    step_on(e, m);
    if (m->last)
        step_back(e, m);
}

static void remove_lines(struct edits *e, const struct edit_member *m,
                         uint32_t start, uint32_t end)
{
    if (start)
        start = edit_before_line_end(m->bytes, start);
    else
        end = edit_skip_space(m->bytes, end);
    take_out(e, m, start, end);
}

/* Where the comma stands that leads to a member which is not the first; *FOUND
 * is false if there is none before something else, such as a comment. */
static uint32_t comma_before(const struct edits *e, const struct edit_member *m,
                             bool *found)
{
    uint32_t at = edit_skip_space(m->bytes, m->before);
    *found = at < m->from && m->bytes.ptr[at] == ',' &&
             !removal(e, m->in.tree->text, at);
    return at;
}

/* The comma that leads to the last member goes with it: JSON has none behind
 * its last. */
static void remove_comma_before(struct edits *e, const struct edit_member *m,
                                uint32_t lines)
{
    bool comma, found;
    uint32_t behind = edit_after_comma(m, &comma);
    comma = comma && !removal(e, m->in.tree->text, behind - 1);
    if (m->in.tree->syntax == TREE_HCL || comma || m->first || !m->brackets)
        return;
    uint32_t at = comma_before(e, m, &found);
    e->impossible |= !found || at >= lines;
    take_out(e, m, at, at + 1);
}

/* Takes out all that is in the brackets. */
static void remove_only(struct edits *e, const struct edit_member *m)
{
    bool clean =
        is_layout(e, m, m->before, m->from) && is_layout(e, m, m->to, m->after);
    e->impossible |= !clean || !m->brackets;
    take_out(e, m, m->before, m->after);
}

/* A member that shares its lines. */
static void remove_piece(struct edits *e, const struct edit_member *m)
{
    if (!m->last) {
        e->impossible |= !is_layout(e, m, m->to, m->after);
        take_out(e, m, m->from, m->after);
        return;
    }
    bool found = true;
    if (!m->first && m->in.tree->syntax != TREE_HCL)
        comma_before(e, m, &found);
    e->impossible |=
        !found || !m->brackets || !is_layout(e, m, m->before, m->from);
    take_out(e, m, m->before, m->to);
}

void edit_remove(struct edits *e, struct val v)
{
    struct edit_member m;
    uint32_t start, end;
    if (!edit_find_member(v, &m)) {
        e->impossible = true;
        return;
    }
    step_over(e, &m);
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

void edit_remove_more(struct edits *e, struct val v)
{
    size_t before = e->list.n;
    bool impossible = e->impossible;
    edit_remove(e, v);
    if (!e->impossible || impossible)
        return;
    e->impossible = false;
    e->list.n = before;
}
