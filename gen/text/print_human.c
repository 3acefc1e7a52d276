#include "text/print_human.h"

#include <stdlib.h>

#include "base/map.h"
#include "text/frame.h"
#include "text/limits.h"
#include "text/show.h"

enum style {
    STYLE_ERROR,
    STYLE_WARNING,
    STYLE_STRONG,
    STYLE_FAINT,
    STYLE_NOTE
};

static const char *const escapes[] = {
    [STYLE_ERROR] = "\033[1;31m", [STYLE_WARNING] = "\033[1;33m",
    [STYLE_STRONG] = "\033[1m",   [STYLE_FAINT] = "\033[2m",
    [STYLE_NOTE] = "\033[36m",
};

/* A marked place of a finding. */
struct mark {
    const struct place *place;
    struct str label;
    bool main;   /* the finding's own place */
    size_t file; /* 0 for that of the main place, then as they come */
};

struct painter {
    struct buf *out;
    const struct print_options *options;
    unsigned gutter; /* columns before the edge */
};

static void start(struct painter *p, enum style style)
{
    if (p->options->color)
        buf_add_z(p->out, escapes[style]);
}

static void stop(struct painter *p)
{
    if (p->options->color)
        buf_add_z(p->out, "\033[0m");
}

static void styled(struct painter *p, enum style style, const char *z)
{
    start(p, style);
    buf_add_z(p->out, z);
    stop(p);
}

static void indent(struct painter *p)
{
    buf_add_repeat(p->out, ' ', p->gutter);
}

/* The edge without a line number, with what stands right of it. */
static void edge(struct painter *p, const char *bar)
{
    indent(p);
    styled(p, STYLE_FAINT, bar);
}

static enum style severity_style(enum severity s)
{
    static const enum style styles[] = {
        [SEVERITY_INFO] = STYLE_NOTE,
        [SEVERITY_WARNING] = STYLE_WARNING,
        [SEVERITY_ERROR] = STYLE_ERROR,
    };
    return styles[s];
}

static void print_head(struct painter *p, const struct finding *f)
{
    styled(p, severity_style(f->severity), severity_name(f->severity));
    start(p, STYLE_STRONG);
    buf_add_z(p->out, ": ");
    show_str(p->out, f->message);
    stop(p);
    start(p, STYLE_FAINT);
    buf_printf(p->out, " [%s]", finding_rule(f->id)->name);
    stop(p);
    buf_add_z(p->out, "\n");
}

static void print_at(struct painter *p, const struct place *place)
{
    edge(p, "at ");
    show_file(p->out, place->file);
    buf_printf(p->out, ":%u:%u\n", place->start.line, place->start.column);
    edge(p, "|");
    buf_add_z(p->out, "\n");
}

static void print_source(struct painter *p, const struct place *place,
                         const struct buf *line)
{
    start(p, STYLE_FAINT);
    buf_printf(p->out, "%*u |", (int)p->gutter - 1, place->start.line);
    stop(p);
    if (line->len)
        buf_add_z(p->out, " ");
    buf_add_str(p->out, buf_str(line));
    buf_add_z(p->out, "\n");
}

static void print_underline(struct painter *p, const struct mark *m,
                            enum severity severity, struct frame frame)
{
    edge(p, "|");
    buf_add_repeat(p->out, ' ', frame.from + 1);
    start(p, m->main ? severity_style(severity) : STYLE_NOTE);
    buf_add_repeat(p->out, m->main ? '^' : '-', frame.width);
    if (frame.goes_on)
        buf_printf(p->out, " ... to line %u", m->place->end.line);
    if (m->label.len) {
        buf_add_z(p->out, frame.goes_on ? ": " : " ");
        show_str(p->out, m->label);
    }
    stop(p);
    buf_add_z(p->out, "\n");
}

/* The place that the frames of a mark's file are named by: the main one where
 * it is there, else the first. */
static const struct place *named_by(const struct mark *marks, size_t n,
                                    const struct mark *first)
{
    for (const struct mark *m = first; m < marks + n; m++)
        if (m->main)
            return m->file == first->file ? m->place : first->place;
    return first->place;
}

/* The marks of one finding, one under the other. BEFORE is what was printed
 * of the line above, so that two marks on one line share it. */
static void print_marks(struct painter *p, const struct mark *marks, size_t n,
                        enum severity severity)
{
    struct buf line, before;
    buf_init(&line, 0);
    buf_init(&before, 0);
    unsigned room = p->options->width > p->gutter + 2 + FRAME_ROOM_MIN
                        ? p->options->width - p->gutter - 2
                        : FRAME_ROOM_MIN;
    for (size_t i = 0; i < n; i++) {
        const struct place *here = marks[i].place;
        const struct place *last =
            i && marks[i].file == marks[i - 1].file ? marks[i - 1].place : NULL;
        buf_clear(&line);
        struct frame frame = frame_line(here, room, &line);
        if (!last)
            print_at(p, named_by(marks, n, &marks[i]));
        else if (here->start.line > last->start.line + 1) {
            edge(p, ":");
            buf_add_z(p->out, "\n");
        }
        if (!last || here->start.line != last->start.line ||
            !str_eq(buf_str(&line), buf_str(&before)))
            print_source(p, here, &line);
        print_underline(p, &marks[i], severity, frame);
        struct buf swap = before;
        before = line;
        line = swap;
    }
    buf_free(&line);
    buf_free(&before);
}

static int by_place(const void *a, const void *b)
{
    const struct mark *x = a, *y = b;
    if (x->file != y->file)
        return x->file < y->file ? -1 : 1;
    if (x->place->off != y->place->off)
        return x->place->off < y->place->off ? -1 : 1;
    if (x->main != y->main)
        return x->main ? -1 : 1;
    return str_cmp(x->label, y->label);
}

/* The rank of a mark's file among those of the marks before it. */
static size_t file_rank(const struct mark *marks, size_t n, const char *name)
{
    size_t ranks = 0;
    for (size_t i = 0; i < n; i++) {
        if (strcmp(marks[i].place->file, name) == 0)
            return marks[i].file;
        if (marks[i].file >= ranks)
            ranks = marks[i].file + 1;
    }
    return ranks;
}

static size_t collect(const struct finding *f, struct mark *marks)
{
    size_t n = 1;
    marks[0] = (struct mark){&f->place, {0}, true, 0};
    for (size_t i = 0; i < f->related.n && n <= RELATED_SHOWN; i++) {
        const struct finding_related *r = &f->related.at[i];
        size_t file = file_rank(marks, n, r->place.file);
        marks[n++] = (struct mark){&r->place, r->message, false, file};
    }
    qsort(marks, n, sizeof *marks, by_place);
    return n;
}

/* Room for the largest line number, with a blank on both sides. */
static unsigned gutter_of(const struct mark *marks, size_t n)
{
    unsigned most = 99, gutter = 3;
    for (size_t i = 0; i < n; i++)
        while (marks[i].place->start.line > most) {
            most = most * 10 + 9;
            gutter++;
        }
    return gutter + 1;
}

static unsigned width_of(struct str s)
{
    unsigned width = 0;
    while (s.len) {
        struct glyph g = show_glyph(s);
        width += g.width;
        s = str_sub(s, g.size, s.len);
    }
    return width;
}

/* Words, each after a blank; USED columns of the line are taken, and lines
 * that follow begin under the first word. */
static void print_prose(struct painter *p, struct str text, unsigned used)
{
    unsigned at = used;
    while (text.len) {
        struct str word = str_cut(&text, ' ');
        unsigned width = width_of(word);
        if (p->options->wrap && at > used &&
            p->gutter + at + 1 + width > p->options->width) {
            buf_add_z(p->out, "\n");
            buf_add_repeat(p->out, ' ', p->gutter + used);
            at = used;
        }
        buf_add_z(p->out, " ");
        show_str(p->out, word);
        at += 1 + width;
    }
    buf_add_z(p->out, "\n");
}

static void print_finding(struct painter *p, const struct finding *f)
{
    struct mark marks[RELATED_SHOWN + 1];
    size_t n = collect(f, marks);
    p->gutter = gutter_of(marks, n);
    print_head(p, f);
    print_marks(p, marks, n, f->severity);
    if (f->related.n > RELATED_SHOWN) {
        edge(p, "and ");
        buf_printf(p->out, "%zu more\n", f->related.n - RELATED_SHOWN);
    }
    if (f->help.len) {
        indent(p);
        styled(p, STYLE_NOTE, "help:");
        print_prose(p, f->help, 5);
    }
    buf_add_z(p->out, "\n");
}

static size_t count_files(const struct findings *fs)
{
    struct arena *scratch = arena_new();
    struct map *files = map_new(scratch);
    for (size_t i = 0; i < fs->list.n; i++)
        map_put(files, str_of(fs->list.at[i]->place.file));
    size_t n = map_count(files);
    arena_free(scratch);
    return n;
}

/* Adds ", 2 warnings" to a list of counts that begins at START, if there are
 * any. */
static void print_count(struct buf *out, size_t start, size_t n,
                        const char *one, const char *more)
{
    if (n)
        buf_printf(out, "%s%zu %s", out->len > start ? ", " : "", n,
                   n == 1 ? one : more);
}

static enum severity worst(const struct findings *fs)
{
    enum severity s = SEVERITY_INFO;
    for (size_t i = 0; i < fs->list.n; i++)
        s = fs->list.at[i]->severity > s ? fs->list.at[i]->severity : s;
    return s;
}

static void print_summary(struct painter *p, const struct findings *fs)
{
    size_t errors = findings_count(fs, SEVERITY_ERROR);
    size_t warnings = findings_count(fs, SEVERITY_WARNING);
    size_t files = count_files(fs);
    start(p, severity_style(worst(fs)));
    size_t from = p->out->len;
    print_count(p->out, from, errors, "error", "errors");
    print_count(p->out, from, warnings, "warning", "warnings");
    print_count(p->out, from, fs->list.n - errors - warnings, "info", "info");
    stop(p);
    if (files > 1)
        buf_printf(p->out, " in %zu files", files);
    if (fs->dropped)
        buf_printf(p->out, ", and %zu more that are not shown", fs->dropped);
    buf_add_z(p->out, "\n");
}

void print_human(const struct findings *fs, const struct print_options *options,
                 struct buf *out)
{
    struct painter p = {out, options, 0};
    for (size_t i = 0; i < fs->list.n; i++)
        print_finding(&p, fs->list.at[i]);
    if (fs->list.n)
        print_summary(&p, fs);
}
