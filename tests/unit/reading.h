/* What the tests of the readers share: a document read, and its tree and its
 * findings as text, to be compared with what is expected. */
#ifndef DMSC_TESTS_READING_H
#define DMSC_TESTS_READING_H

#include "base/arena.h"
#include "base/buf.h"
#include "read/read.h"

struct reading {
    struct arena *arena;
    struct text *text;
    struct findings *findings;
    struct tree *tree;
};

typedef struct tree *reader_fn(struct arena *, struct text *,
                               struct findings *);

static inline struct reading read_str(reader_fn *read, struct str bytes)
{
    struct reading r = {.arena = arena_new()};
    r.findings = findings_new(r.arena);
    r.text = text_new(r.arena, "t", bytes);
    r.tree = read(r.arena, r.text, r.findings);
    return r;
}

static const char *const kind_names[] = {
    "none",  "null",   "false", "true",  "number",  "string",
    "array", "object", "key",   "alias", "unknown", "error",
};

/* One node: "string 1:2-1:5 'abc' broken". */
static inline void show_node(struct buf *b, const struct reading *r,
                             uint32_t at)
{
    const struct node *n = &r->tree->nodes[at];
    struct position p = text_position(r->text, n->off);
    struct position q = text_position(r->text, n->off + n->len);
    buf_printf(b, "%s %u:%u-%u:%u", kind_names[n->kind], p.line, p.column,
               q.line, q.column);
    if (n->kind == NODE_STRING || n->kind == NODE_KEY || n->kind == NODE_NUMBER)
        buf_printf(b, " '%.*s'", STR_ARG(val_str((struct val){r->tree, at})));
    if (n->kind == NODE_ALIAS)
        buf_printf(b, " of %u", n->value);
    if (n->flags & NODE_HOLES)
        buf_add_z(b, " holes");
    if (n->flags & NODE_OPEN)
        buf_add_z(b, " open");
    if (n->flags & NODE_SHADOWED)
        buf_add_z(b, " shadowed");
    if (n->flags & NODE_DUPLICATE)
        buf_add_z(b, " duplicate");
    if (n->flags & NODE_BROKEN)
        buf_add_z(b, " broken");
    buf_add_char(b, '\n');
}

static inline const char *show_nodes(const struct reading *r)
{
    struct buf b;
    buf_init(&b, 0);
    for (uint32_t i = 0; i < r->tree->count; i++)
        show_node(&b, r, i);
    const char *shown = str_z(r->arena, buf_str(&b));
    buf_free(&b);
    return shown;
}

/* Each finding: "1:2-5 syntax: message [help] < 1:1 where it is related". */
static inline const char *show_findings(const struct reading *r)
{
    struct buf b;
    buf_init(&b, 0);
    for (size_t i = 0; i < r->findings->list.n; i++) {
        const struct finding *f = r->findings->list.at[i];
        const struct place *p = &f->place;
        buf_printf(&b, "%u:%u-%u %s: %.*s [%.*s]", p->start.line,
                   p->start.column, p->end.column,
                   strchr(finding_rule(f->id)->name, '/') + 1,
                   STR_ARG(f->message), STR_ARG(f->help));
        for (size_t j = 0; j < f->related.n; j++)
            buf_printf(&b, " < %u:%u", f->related.at[j].place.start.line,
                       f->related.at[j].place.start.column);
        buf_add_char(&b, '\n');
    }
    const char *shown = str_z(r->arena, buf_str(&b));
    buf_free(&b);
    return shown;
}

/* The invariants of every tree, whatever the bytes were. */
static inline bool tree_is_sound(const struct tree *t)
{
    size_t len = t->text->bytes.len;
    for (uint32_t i = 0; i < t->count; i++) {
        const struct node *n = &t->nodes[i];
        bool holds = n->kind == NODE_ARRAY || n->kind == NODE_OBJECT;
        if (n->off > len || n->len > len - n->off || n->next > t->count ||
            n->next <= i || (!holds && n->next != i + 1))
            return false;
        if (n->kind == NODE_KEY &&
            (i + 1 >= t->count || t->nodes[i + 1].kind == NODE_KEY))
            return false;
        if (n->kind == NODE_ALIAS && n->value >= t->count)
            return false;
        uint32_t child = i + 1, count = 0;
        while (holds && child < n->next) {
            if ((n->kind == NODE_OBJECT) != (t->nodes[child].kind == NODE_KEY))
                return false;
            count += !(t->nodes[child].flags & NODE_SHADOWED);
            if (n->kind == NODE_OBJECT)
                child++;
            child = t->nodes[child].next;
        }
        if (holds && (child != n->next || count != n->value))
            return false;
    }
    return t->count == 0 || t->nodes[0].next == t->count;
}

#endif
