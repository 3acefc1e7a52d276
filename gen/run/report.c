#include "run/report.h"

#include <assert.h>

#include "base/utf8.h"
#include "text/show.h"

static const struct {
    const char *name, *words;
} phases[] = {
#define RUN_PHASE(id, name, words) {name, words},
    RUN_PHASES(RUN_PHASE)
#undef RUN_PHASE
};

static const char *const difference_names[] = {
#define DIFFERENCE(id, name) name,
    DIFFERENCES(DIFFERENCE)
#undef DIFFERENCE
};

const char *run_phase_name(enum run_phase phase)
{
    assert(phase < PHASE_COUNT);
    return phases[phase].name;
}

const char *run_phase_words(enum run_phase phase)
{
    assert(phase < PHASE_COUNT);
    return phases[phase].words;
}

const char *difference_name(enum difference_kind kind)
{
    return difference_names[kind];
}

/* ── Words ───────────────────────────────────────────────────────────── */

static const char *plural(size_t n)
{
    return n == 1 ? "" : "s";
}

/* Adds TEXT broken at blanks, all lines but the first behind INDENT blanks;
 * COLUMN is where the first begins. */
static void add_wrapped(struct buf *out, struct str text, size_t column,
                        size_t indent, unsigned width)
{
    bool first = true;
    while (text.len) {
        struct str word = str_cut(&text, ' ');
        size_t size = utf8_count(word);
        if (!first && column + 1 + size > width) {
            buf_add_char(out, '\n');
            buf_add_repeat(out, ' ', indent);
            column = indent;
        } else if (!first) {
            buf_add_char(out, ' ');
            column++;
        }
        show_str(out, word);
        column += size;
        first = false;
    }
    buf_add_char(out, '\n');
}

static void add_cell(struct buf *out, struct str text, size_t width)
{
    size_t before = out->len;
    show_str(out, text);
    size_t used = utf8_count(str_sub(buf_str(out), before, out->len));
    buf_add_repeat(out, ' ', used < width ? width - used : 0);
}

/* ── Parts ───────────────────────────────────────────────────────────── */

static void add_head(const struct run_report *r, struct buf *out,
                     unsigned width)
{
    static const char *const types[] = {"full-load", "cdc",
                                        "full-load-and-cdc"};
    struct buf text;
    buf_init(&text, 0);
    buf_printf(&text,
               "Rehearsal of task %s (%s), simulated: %s stands in for "
               "%s",
               r->task, types[r->type], r->source_driver->words, r->source_for);
    if (r->source_driver == r->target_driver &&
        strcmp(r->source_for, r->target_for) == 0)
        buf_add_z(&text, " on both sides");
    else
        buf_printf(&text, " as source, %s for %s as target",
                   r->target_driver->words, r->target_for);
    buf_add_z(&text, ". AWS has no part in it.");
    add_wrapped(out, buf_str(&text), 0, 0, width);
    buf_free(&text);
}

static void add_phases(const struct run_report *r, struct buf *out)
{
    buf_add_char(out, '\n');
    for (size_t i = 0; i < r->phases.n; i++) {
        const struct phase_report *p = &r->phases.at[i];
        buf_add_z(out, "  ");
        add_cell(out, str_of(run_phase_words(p->phase)), 12);
        add_cell(out, p->done, 32);
        buf_printf(out, "%6.2f s\n", p->seconds);
    }
}

static struct str route_name(struct arena *a, const struct table_report *t)
{
    return str_eq(t->source, t->target)
               ? t->source
               : str_printf(a, "%.*s → %.*s", STR_ARG(t->source),
                            STR_ARG(t->target));
}

static void add_tables(const struct run_report *r, struct buf *out)
{
    struct arena *a = arena_new();
    size_t width = strlen("table");
    for (size_t i = 0; i < r->tables.n; i++) {
        size_t n = utf8_count(route_name(a, &r->tables.at[i]));
        width = n > width ? n : width;
    }
    buf_add_z(out, "\n  ");
    add_cell(out, STR("table"), width);
    buf_add_z(out, "  loaded  inserts  updates  deletes    rows\n");
    for (size_t i = 0; i < r->tables.n; i++) {
        const struct table_report *t = &r->tables.at[i];
        buf_add_z(out, "  ");
        add_cell(out, route_name(a, t), width);
        buf_printf(out, "  %6zu  %7zu  %7zu  %7zu  %6zu  ", t->loaded,
                   t->inserts, t->updates, t->deletes, t->target_rows);
        if (t->different)
            buf_printf(out, "%zu different\n", t->different);
        else
            buf_add_z(out, "equal\n");
    }
    arena_free(a);
}

static void add_count(struct buf *out, size_t n, const char *one,
                      const char *many)
{
    if (n)
        buf_printf(out, "  %zu %s\n", n, n == 1 ? one : many);
}

/* What went otherwise than straight on, in sums over the tables. */
static void add_events(const struct run_report *r, struct buf *out)
{
    size_t overlaps = 0, moved = 0, errors = 0, refused = 0;
    for (size_t i = 0; i < r->tables.n; i++) {
        const struct table_report *t = &r->tables.at[i];
        overlaps += t->overlaps;
        moved += t->moved;
        errors += t->errors;
        refused += t->refused;
    }
    if (r->with_load + overlaps + moved + errors + refused == 0)
        return;
    buf_add_char(out, '\n');
    add_count(out, r->with_load, "change came with the rows of the load",
              "changes came with the rows of the load");
    add_count(out, overlaps,
              "change met a row that the load had brought already",
              "changes met rows that the load had brought already");
    add_count(out, moved, "row moved in or out of a filter",
              "rows moved in or out of a filter");
    add_count(out, refused, "row was not loaded: its key was there already",
              "rows were not loaded: their keys were there already");
    add_count(out, errors,
              "change could not be applied; see awsdms_apply_exceptions",
              "changes could not be applied; see awsdms_apply_exceptions");
}

static void add_difference(const struct difference *d, struct buf *out)
{
    buf_printf(out, "    %-8s", difference_name(d->kind));
    for (size_t i = 0; i < d->key_count; i++) {
        buf_add_z(out, i ? ", " : " ");
        show_str(out, d->key_names[i]);
        buf_add_char(out, ' ');
        show_str(out,
                 d->key_values[i].null ? STR("NULL") : d->key_values[i].bytes);
    }
    for (size_t i = 0; i < d->column_count; i++) {
        buf_add_z(out, i ? ", " : ": ");
        show_str(out, d->columns[i]);
    }
    buf_add_char(out, '\n');
}

static void add_differences(const struct table_report *t, struct buf *out)
{
    if (t->different == 0)
        return;
    buf_add_z(out, "\n  ");
    show_str(out, t->target);
    buf_printf(out, ": %zu on the source, %zu on the target, %zu different%s\n",
               t->source_rows, t->target_rows, t->different,
               t->suspended ? "; the table was suspended" : "");
    for (size_t i = 0; i < t->differences.n; i++)
        add_difference(&t->differences.at[i], out);
    if (t->different > t->differences.n)
        buf_printf(out, "    and %zu more\n", t->different - t->differences.n);
}

static void add_verdict(const struct run_report *r, struct buf *out)
{
    size_t rows = 0, unequal = 0;
    for (size_t i = 0; i < r->tables.n; i++) {
        rows += r->tables.at[i].source_rows;
        unequal += r->tables.at[i].different > 0;
        add_differences(&r->tables.at[i], out);
    }
    if (r->equal)
        buf_printf(out,
                   "\nEqual: all %zu row%s of %zu table%s are the same on "
                   "both sides.\n",
                   rows, plural(rows), r->tables.n, plural(r->tables.n));
    else
        buf_printf(out,
                   "\nDifferent: %zu of %zu table%s not the same on both "
                   "sides.\n",
                   unequal, r->tables.n, r->tables.n == 1 ? " is" : "s are");
}

static void add_met(const struct unseen_report *u, struct buf *out,
                    unsigned width)
{
    struct buf text;
    buf_init(&text, 0);
    buf_add_z(&text, u->unseen->what);
    for (size_t i = 0; i < u->names.n; i++)
        buf_printf(&text, "%s%.*s", i ? ", " : " (", STR_ARG(u->names.at[i]));
    buf_printf(&text, "%s: %s", u->names.n ? ")" : "", u->unseen->why);
    buf_add_z(out, "  - ");
    add_wrapped(out, buf_str(&text), 4, 4, width);
    buf_free(&text);
}

static void add_unseen(const struct run_report *r, struct buf *out,
                       unsigned width)
{
    struct buf always;
    buf_init(&always, 0);
    buf_add_z(out, "\nWhat this rehearsal does not show of the real run:\n");
    for (size_t i = 0; i < r->unseen.n; i++)
        add_met(&r->unseen.at[i], out, width);
    for (size_t i = 0; unseen_at(i); i++)
        if (unseen_at(i)->always)
            buf_printf(&always, "%s%s", always.len ? "; " : "",
                       unseen_at(i)->what);
    buf_add_z(out, "  - ");
    add_wrapped(out, buf_str(&always), 4, 4, width);
    buf_add_z(out, "docs/rehearsal.md says what to do about each.\n");
    buf_free(&always);
}

void run_print_human(const struct run_report *r, struct buf *out,
                     unsigned width)
{
    add_head(r, out, width);
    add_phases(r, out);
    add_tables(r, out);
    add_events(r, out);
    for (size_t i = 0; i < r->notes.n; i++) {
        buf_add_z(out, "\n");
        add_wrapped(out, r->notes.at[i], 0, 0, width);
    }
    add_unseen(r, out, width);
    add_verdict(r, out);
}
