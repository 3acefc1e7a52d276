#include "text/diff.h"

#include "base/arena.h"
#include "base/vec.h"
#include "text/limits.h"
#include "text/show.h"

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

/* ---- the shortest way from one text to the other ---- */

/* E. W. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986):
 * after D lines taken out or put in, how far one gets on each diagonal
 * (line of A minus line of B). Of each D the row is kept, for the way back. */
struct row {
    size_t *far; /* of the diagonals -D to D, every other one: line of A */
};

static size_t row_at(const struct row *row, long d, long diagonal)
{
    return row->far[(diagonal + d) / 2];
}

/* Whether diagonal K of row D is reached from the one above it: by a line put
 * in. */
static bool is_insertion(const struct row *before, long d, long k)
{
    if (k == -d)
        return true;
    return k != d &&
           row_at(before, d - 1, k - 1) < row_at(before, d - 1, k + 1);
}

/* Fills row D. Whether it comes to the end of both texts. */
static bool fill_row(const struct diff *d, struct row *rows, long n)
{
    struct row *row = &rows[n];
    row->far = ARENA_ARRAY(d->arena, size_t, (size_t)n + 1);
    for (long k = -n; k <= n; k += 2) {
        size_t x = 0;
        if (n)
            x = is_insertion(&rows[n - 1], n, k)
                    ? row_at(&rows[n - 1], n - 1, k + 1)
                    : row_at(&rows[n - 1], n - 1, k - 1) + 1;
        size_t y = (size_t)((long)x - k);
        while (x < d->a.n && y < d->b.n && str_eq(d->a.at[x], d->b.at[y])) {
            x++;
            y++;
        }
        row->far[(k + n) / 2] = x;
        if (x >= d->a.n && y >= d->b.n)
            return true;
    }
    return false;
}

/* Adds a line taken out (of A) or put in before those that were added: the way
 * is walked from its end. Neighbours are one change. */
static void prepend(struct diff *d, size_t x, size_t y, bool insertion)
{
    struct change *last = d->list.n ? &d->list.at[d->list.n - 1] : NULL;
    size_t x_end = x + !insertion, y_end = y + insertion;
    if (last && last->a == x_end && last->b == y_end) {
        last->a = x;
        last->b = y;
        return;
    }
    *vec_push(d->arena, &d->list) = (struct change){x, x_end, y, y_end};
}

static void walk_back(struct diff *d, const struct row *rows, long n)
{
    long k = (long)d->a.n - (long)d->b.n;
    for (; n > 0; n--) {
        bool insertion = is_insertion(&rows[n - 1], n, k);
        k += insertion ? 1 : -1;
        size_t x = row_at(&rows[n - 1], n - 1, k);
        prepend(d, x, (size_t)((long)x - k), insertion);
    }
    for (size_t i = 0, end = d->list.n; i + 1 < end; i++) {
        struct change c = d->list.at[i];
        d->list.at[i] = d->list.at[--end];
        d->list.at[end] = c;
    }
}

/* Texts that differ in very many lines differ as a whole. */
static void compare(struct diff *d)
{
    struct row *rows = ARENA_ARRAY(d->arena, struct row, DIFF_LINES_MAX + 1);
    for (long n = 0; n <= DIFF_LINES_MAX; n++)
        if (fill_row(d, rows, n)) {
            walk_back(d, rows, n);
            return;
        }
    *vec_push(d->arena, &d->list) = (struct change){0, d->a.n, 0, d->b.n};
}

/* ---- hunks ---- */

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

/* Whether patch(1) and git read NAME as it is, and so does a terminal. */
static bool is_plain(const char *name)
{
    struct buf shown;
    buf_init(&shown, 0);
    show_str(&shown, str_of(name));
    bool plain = str_eq(buf_str(&shown), str_of(name)) && *name != '"' &&
                 !strchr(name, '\\');
    buf_free(&shown);
    return plain;
}

/* A name as git quotes it: in a line of its own nobody else writes. */
static void add_name(struct buf *out, const char *name)
{
    if (is_plain(name)) {
        /* Behind a tab stands a date: what comes before may have blanks. */
        buf_printf(out, "%s%s\n", name, strchr(name, ' ') ? "\t" : "");
        return;
    }
    buf_add_char(out, '"');
    for (; *name; name++) {
        unsigned char c = (unsigned char)*name;
        if (c == '"' || c == '\\')
            buf_printf(out, "\\%c", c);
        else if (c < ' ' || c > '~')
            buf_printf(out, "\\%03o", c);
        else
            buf_add_char(out, (char)c);
    }
    buf_add_z(out, "\"\n");
}

void diff_add(struct buf *out, const char *name, struct str before,
              struct str after)
{
    struct diff d = {.arena = arena_new()};
    d.a = lines_of(d.arena, before);
    d.b = lines_of(d.arena, after);
    compare(&d);
    if (d.list.n) {
        buf_add_z(out, "--- ");
        add_name(out, name);
        buf_add_z(out, "+++ ");
        add_name(out, name);
    }
    for (size_t i = 0, end; i < d.list.n; i = end) {
        end = i + 1;
        while (end < d.list.n &&
               d.list.at[end].a - d.list.at[end - 1].a_end <= CONTEXT * 2)
            end++;
        add_hunk(out, &d, i, end);
    }
    arena_free(d.arena);
}
