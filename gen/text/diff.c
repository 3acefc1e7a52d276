#include "text/diff.h"

#include "base/arena.h"
#include "base/vec.h"
#include "text/limits.h"

enum { CONTEXT = 3 }; /* lines around a change, as everybody has it */

struct lines {
    struct str *at; /* with their ends */
    size_t n;
};

/* The lines [a, a_end) became the lines [b, b_end). */
struct change {
    size_t a, a_end, b, b_end;
};

typedef VEC(struct change) changes;

struct diff {
    struct arena *arena;
    struct lines a, b;
    changes list;
};

static struct lines lines_of(struct arena *arena, struct str text)
{
    VEC(struct str) all = {0};
    while (text.len) {
        const char *end = memchr(text.ptr, '\n', text.len);
        size_t len = end ? (size_t)(end - text.ptr) + 1 : text.len;
        *vec_push(arena, &all) = str_sub(text, 0, len);
        text = str_sub(text, len, text.len);
    }
    return (struct lines){all.at, all.n};
}

static bool same(const struct diff *d, size_t i, size_t k)
{
    return i < d->a.n && k < d->b.n && str_eq(d->a.at[i], d->b.at[k]);
}

/* Whether the texts go on alike here: for two lines, since one alone is often
 * a bracket, or both to their ends. */
static bool in_step(const struct diff *d, size_t i, size_t k)
{
    if (i == d->a.n || k == d->b.n)
        return i == d->a.n && k == d->b.n;
    bool more = i + 1 < d->a.n && k + 1 < d->b.n;
    return same(d, i, k) && (!more || same(d, i + 1, k + 1));
}

/* Goes on behind a difference, at the nearest place where both are in step. */
static void resume(const struct diff *d, size_t *i, size_t *k)
{
    for (size_t far = 1; far < DIFF_AHEAD_MAX; far++)
        for (size_t x = 0; x <= far; x++) {
            size_t p = *i + x, q = *k + (far - x);
            if (p > d->a.n || q > d->b.n || !in_step(d, p, q))
                continue;
            *i = p;
            *k = q;
            return;
        }
    *i = d->a.n;
    *k = d->b.n;
}

static void compare(struct diff *d)
{
    size_t i = 0, k = 0;
    while (i < d->a.n || k < d->b.n) {
        struct change c = {.a = i, .b = k};
        if (same(d, i, k)) {
            i++;
            k++;
            continue;
        }
        resume(d, &i, &k);
        c.a_end = i;
        c.b_end = k;
        *vec_push(d->arena, &d->list) = c;
    }
}

static void add_lines(struct buf *out, char sign, const struct lines *lines,
                      size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        buf_add_char(out, sign);
        buf_add_str(out, lines->at[i]);
        if (!str_ends(lines->at[i], STR("\n")))
            buf_add_z(out, "\n\\ No newline at end of file\n");
    }
}

/* A range of a hunk's head; an empty one is named by the line before it. */
static void add_range(struct buf *out, char sign, size_t from, size_t to)
{
    buf_printf(out, "%c%zu", sign, to > from ? from + 1 : from);
    if (to - from != 1)
        buf_printf(out, ",%zu", to - from);
    buf_add_char(out, ' ');
}

/* The changes from FIRST to END (exclusive), which are near each other. */
static void add_hunk(struct buf *out, const struct diff *d, size_t first,
                     size_t end)
{
    const struct change *c = &d->list.at[first], *last = &d->list.at[end - 1];
    size_t before = c->a < CONTEXT ? c->a : CONTEXT;
    size_t after = d->a.n - last->a_end;
    after = after < CONTEXT ? after : CONTEXT;
    buf_add_z(out, "@@ ");
    add_range(out, '-', c->a - before, last->a_end + after);
    add_range(out, '+', c->b - before, last->b_end + after);
    buf_add_z(out, "@@\n");
    add_lines(out, ' ', &d->a, c->a - before, c->a);
    for (size_t i = first; i < end; i++) {
        c = &d->list.at[i];
        add_lines(out, '-', &d->a, c->a, c->a_end);
        add_lines(out, '+', &d->b, c->b, c->b_end);
        if (i + 1 < end)
            add_lines(out, ' ', &d->a, c->a_end, c[1].a);
    }
    add_lines(out, ' ', &d->a, last->a_end, last->a_end + after);
}

void diff_add(struct buf *out, const char *name, struct str before,
              struct str after)
{
    struct diff d = {.arena = arena_new()};
    d.a = lines_of(d.arena, before);
    d.b = lines_of(d.arena, after);
    compare(&d);
    if (d.list.n)
        buf_printf(out, "--- %s\n+++ %s\n", name, name);
    for (size_t i = 0, end; i < d.list.n; i = end) {
        end = i + 1;
        while (end < d.list.n &&
               d.list.at[end].a - d.list.at[end - 1].a_end <= CONTEXT * 2)
            end++;
        add_hunk(out, &d, i, end);
    }
    arena_free(d.arena);
}
