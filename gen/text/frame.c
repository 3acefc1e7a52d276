#include "text/frame.h"

#include "text/show.h"

/*     …"columns": "id", "name", "wrnog": tru…
 *      |                         ~~~~~~~    |
 *      from                      s      e   to        all in columns of the
 *                                                     whole line
 */
struct window {
    unsigned from, to;
};

struct extent {
    unsigned s, e;  /* the place; e is at least s + 1 */
    unsigned width; /* the line, and the place if it goes past the end */
};

/* Most of what there is: a column for a byte, as it is. */
static bool is_plain(struct str rest)
{
    return rest.len && rest.ptr[0] >= ' ' && rest.ptr[0] <= '~';
}

static struct str next_byte(struct str rest)
{
    return (struct str){rest.ptr + 1, rest.len - 1};
}

static struct glyph next_glyph(struct str rest)
{
    if (rest.ptr[0] != '\t')
        return show_glyph(rest);
    return (struct glyph){"    ", FRAME_TAB, 1, FRAME_TAB};
}

static bool goes_on(const struct place *p)
{
    if (p->end.line == p->start.line)
        return false;
    /* The line end alone is no second line. */
    return p->end.line > p->start.line + 1 || p->end.column > 1;
}

static struct extent measure(const struct place *p)
{
    struct str rest = p->line;
    struct extent x = {0};
    uint32_t start = p->start.column - 1 - p->line_skip, n = 0;
    uint32_t end = p->end.line == p->start.line
                       ? p->end.column - 1 - p->line_skip
                       : UINT32_MAX;
    unsigned at = 0, base = 0;
    bool past = true; /* the place starts at the end of the line */
    for (; rest.len; n++) {
        bool outside = n < start || n >= end;
        for (; outside && n != start && is_plain(rest); n++) {
            base = at++;
            rest = next_byte(rest);
        }
        if (!rest.len)
            break;
        struct glyph g = next_glyph(rest);
        rest = str_sub(rest, g.size, rest.len);
        if (g.width)
            base = at;
        if (n == start) {
            x.s = base; /* of a mark, what it stands on */
            past = false;
        }
        at += g.width;
        if (n < end)
            x.e = at;
    }
    if (past)
        x.s = at;
    if (x.e <= x.s)
        x.e = x.s + 1;
    x.width = x.e > at ? x.e : at;
    return x;
}

/* The part of the line to show where all of it does not fit. */
static struct window choose(struct extent x, unsigned room)
{
    unsigned span = x.e - x.s, inner = room - 2; /* without two "…" */
    unsigned lead = span < inner ? (inner - span) / 2 : 0;
    if (lead < room / 8)
        lead = room / 8;
    if (x.s <= lead || x.e + room / 8 <= inner)
        return (struct window){0, inner};
    struct window w = {x.s - lead, x.s - lead + inner};
    if (w.to >= x.width) {
        w.to = x.width;
        w.from = x.width - inner;
    }
    return w;
}

/* Adds what lies in the window. A wide character that it halves becomes a
 * blank, so that all to its right keeps its column. */
static void add_part(struct str rest, struct window w, struct buf *out)
{
    unsigned at = 0;
    for (; at < w.from && is_plain(rest); at++)
        rest = next_byte(rest);
    while (rest.len && at <= w.to) {
        struct glyph g = next_glyph(rest);
        rest = str_sub(rest, g.size, rest.len);
        unsigned end = at + g.width;
        bool mark = g.width == 0;
        if (at >= w.from && end <= w.to && !(mark && at == w.from && w.from))
            buf_add(out, g.text, g.len);
        else if (at < w.from && end > w.from)
            buf_add_repeat(out, ' ', end - w.from);
        at = end;
    }
}

static void trim_end(struct buf *out, size_t from)
{
    while (out->len > from && out->ptr[out->len - 1] == ' ')
        out->ptr[--out->len] = '\0';
}

struct frame frame_line(const struct place *p, unsigned room, struct buf *out)
{
    struct extent x = measure(p);
    struct window w = {0, x.width};
    size_t before = out->len;
    if (room < FRAME_ROOM_MIN)
        room = FRAME_ROOM_MIN;
    bool cut = p->line_skip > 0 || p->line_more;
    if (x.width + (cut ? 2 : 0) > room)
        w = choose(x, room);
    bool front = w.from > 0 || p->line_skip > 0;
    if (front)
        buf_add_z(out, "…");
    add_part(p->line, w, out);
    if (w.to < x.width || p->line_more)
        buf_add_z(out, "…");
    else
        trim_end(out, before);
    unsigned end = x.e < w.to ? x.e : w.to;
    return (struct frame){
        .from = x.s - w.from + (front ? 1 : 0),
        .width = end > x.s ? end - x.s : 1,
        .goes_on = goes_on(p),
    };
}
