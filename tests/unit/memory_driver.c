#include "unit/memory_driver.h"

#include <assert.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/vec.h"

struct heap {
    struct table table;
    VEC(struct value *) rows; /* in no order */
};

struct step {
    const char *text;
};

struct memory_db {
    struct arena *arena;
    const char *name;
    struct memory_db *next;
    VEC(struct heap) heaps;
    VEC(struct heap) saved; /* heaps as they were at begin */
    VEC(struct step) steps;
    size_t stepped;
    VEC(struct event) log;
    size_t given;
    int commits;
    const struct table *reading;
    VEC(struct value *) batch; /* a snapshot of a table without a key */
    size_t batch_at;
    struct value *last; /* the last row that was read */
    struct str checkpoint, saved_checkpoint;
    size_t refusals, applies, fail_at;
};

static struct memory_db *all;

struct memory_db *memory_new(const char *name)
{
    struct arena *a = arena_new();
    struct memory_db *db = ARENA_NEW(a, struct memory_db);
    db->arena = a;
    db->name = name;
    db->checkpoint = STR("");
    db->next = all;
    all = db;
    return db;
}

void memory_free(struct memory_db *db)
{
    struct memory_db **at = &all;
    while (*at != db)
        at = &(*at)->next;
    *at = db->next;
    arena_free(db->arena);
}

static void split(struct arena *a, struct str name, struct table *t)
{
    t->schema = str_cut(&name, '.');
    t->name = str_copy(a, name);
}

static struct heap *find(struct memory_db *db, struct str schema,
                         struct str name)
{
    for (size_t i = 0; i < db->heaps.n; i++)
        if (str_eq(db->heaps.at[i].table.schema, schema) &&
            str_eq(db->heaps.at[i].table.name, name))
            return &db->heaps.at[i];
    return NULL;
}

static struct heap *find_name(struct memory_db *db, struct str name)
{
    struct table t;
    split(db->arena, name, &t);
    struct heap *heap = find(db, t.schema, t.name);
    assert(heap);
    return heap;
}

void memory_table(struct memory_db *db, const char *name, const char *columns)
{
    struct heap *heap = vec_push(db->arena, &db->heaps);
    VEC(struct column) list = {0};
    split(db->arena, str_of(name), &heap->table);
    for (struct str rest = str_of(columns); rest.len;) {
        struct str column = str_cut(&rest, ' ');
        struct column *c = vec_push(db->arena, &list);
        c->name = str_cut(&column, ':');
        c->type = (enum dms_type)dms_type_by_name(str_cut(&column, ':'));
        c->key = column.len ? (uint32_t)(column.ptr[0] - '0') : 0;
        c->nullable = c->key == 0;
    }
    heap->table.columns = list.at;
    heap->table.column_count = list.n;
}

static struct value *parse_row(struct memory_db *db, const struct table *t,
                               struct str text)
{
    struct value *row = ARENA_ARRAY(db->arena, struct value, t->column_count);
    for (size_t i = 0; i < t->column_count; i++) {
        row[i].type = t->columns[i].type;
        row[i].bytes = str_cut(&text, '|');
        row[i].null = str_is(row[i].bytes, "NULL");
        if (row[i].null)
            row[i].bytes = STR("");
    }
    return row;
}

void memory_row(struct memory_db *db, const char *table, const char *row)
{
    struct heap *heap = find_name(db, str_of(table));
    *vec_push(db->arena, &heap->rows) =
        parse_row(db, &heap->table, str_copy(db->arena, str_of(row)));
}

void memory_step(struct memory_db *db, const char *step)
{
    vec_push(db->arena, &db->steps)->text = str_z(db->arena, str_of(step));
}

void memory_fail_at(struct memory_db *db, size_t n)
{
    db->fail_at = n;
}

/* ── Rows ────────────────────────────────────────────────────────────── */

static int compare(const struct table *t, const struct value *a,
                   const struct value *b)
{
    size_t key = table_key_size(t);
    for (size_t k = 1; k <= key; k++)
        for (size_t i = 0; i < t->column_count; i++)
            if (t->columns[i].key == k && value_compare(a[i], b[i]))
                return value_compare(a[i], b[i]);
    for (size_t i = 0; key == 0 && i < t->column_count; i++)
        if (value_compare(a[i], b[i]))
            return value_compare(a[i], b[i]);
    return 0;
}

/* The index of the row that is like ROW by the key; the number of rows if
 * there is none. */
static size_t look_up(const struct heap *heap, const struct value *row)
{
    size_t i = 0;
    while (i < heap->rows.n &&
           compare(&heap->table, heap->rows.at[i], row) != 0)
        i++;
    return i;
}

static struct value *copy_row(struct arena *a, const struct table *t,
                              const struct value *row)
{
    struct value *copy = ARENA_ARRAY(a, struct value, t->column_count);
    for (size_t i = 0; row && i < t->column_count; i++) {
        copy[i] = row[i];
        copy[i].bytes = str_copy(a, row[i].bytes);
    }
    return row ? copy : NULL;
}

static enum apply_result change_heap(struct memory_db *db, struct heap *heap,
                                     const struct value *before,
                                     const struct value *after)
{
    bool keyed = table_key_size(&heap->table) > 0;
    size_t at = before ? look_up(heap, before) : heap->rows.n;
    if (before && at == heap->rows.n)
        return APPLY_MISSING;
    if (after && keyed) {
        size_t other = look_up(heap, after);
        if (other < heap->rows.n && other != at)
            return APPLY_DUPLICATE;
    }
    if (after && !before)
        vec_push(db->arena, &heap->rows);
    if (after)
        heap->rows.at[at] = copy_row(db->arena, &heap->table, after);
    else
        heap->rows.at[at] = heap->rows.at[--heap->rows.n];
    return APPLY_DONE;
}

/* The next row after LAST by the key, or NULL. */
static struct value *next_row(const struct heap *heap, const struct value *last)
{
    struct value *best = NULL;
    for (size_t i = 0; i < heap->rows.n; i++) {
        struct value *row = heap->rows.at[i];
        if ((!last || compare(&heap->table, row, last) > 0) &&
            (!best || compare(&heap->table, row, best) < 0))
            best = row;
    }
    return best;
}

const char *memory_dump(struct memory_db *db, const char *table)
{
    struct heap *heap = find_name(db, str_of(table));
    struct buf out;
    buf_init(&out, 0);
    for (const struct value *row = next_row(heap, NULL); row;
         row = next_row(heap, row)) {
        for (size_t i = 0; i < heap->table.column_count; i++) {
            buf_add_z(&out, i ? "|" : "");
            buf_add_str(&out, row[i].null ? STR("NULL") : row[i].bytes);
        }
        buf_add_char(&out, '\n');
    }
    char *text = str_z(db->arena, buf_str(&out));
    buf_free(&out);
    return text;
}

const char *memory_checkpoint(const struct memory_db *db)
{
    return str_z(db->arena, db->checkpoint);
}

size_t memory_refusals(const struct memory_db *db)
{
    return db->refusals;
}

/* ── Opening, reading ────────────────────────────────────────────────── */

static void *memory_open(const struct db_place *where, struct err *err)
{
    for (struct memory_db *db = all; db; db = db->next)
        if (strcmp(db->name, where->path) == 0)
            return db;
    err_set(err, "there is no database %s", where->path);
    return NULL;
}

static void memory_close(void *self)
{
    (void)self;
}

static bool reader_begin(void *self, const struct table *t, struct err *err)
{
    struct memory_db *db = self;
    struct heap *heap = find(db, t->schema, t->name);
    if (!heap)
        return err_set(err, "there is no table %.*s", STR_ARG(t->name));
    db->reading = t;
    db->last = NULL;
    db->batch_at = 0;
    memset(&db->batch, 0, sizeof db->batch);
    for (size_t i = 0; i < heap->rows.n && !table_key_size(t); i++)
        *vec_push(db->arena, &db->batch) =
            copy_row(db->arena, t, heap->rows.at[i]);
    return true;
}

/* One row at a time, and each as it is at that moment: whatever the runner
 * does between rows must not matter. */
static bool reader_rows(void *self, struct arena *a, size_t max,
                        struct rows *out, struct err *err)
{
    struct memory_db *db = self;
    const struct table *t = db->reading;
    struct value *row;
    (void)max, (void)err;
    if (table_key_size(t))
        row = next_row(find(db, t->schema, t->name), db->last);
    else
        row = db->batch_at < db->batch.n ? db->batch.at[db->batch_at++] : NULL;
    out->count = row != NULL;
    out->at = row ? copy_row(a, t, row) : NULL;
    db->last = copy_row(db->arena, t, row);
    return true;
}

static void reader_end(void *self)
{
    (void)self;
}

/* ── Source ──────────────────────────────────────────────────────────── */

static bool source_catalogue(void *self, struct arena *a, struct table **tables,
                             size_t *count, struct err *err)
{
    struct memory_db *db = self;
    (void)err;
    *count = db->heaps.n;
    *tables = ARENA_ARRAY(a, struct table, *count);
    for (size_t i = 0; i < *count; i++)
        (*tables)[i] = db->heaps.at[i].table;
    return true;
}

static bool source_objects(void *self, struct arena *a,
                           struct source_object **objects, size_t *count,
                           struct err *err)
{
    (void)self, (void)a, (void)err;
    *objects = NULL;
    *count = 0;
    return true;
}

/* From here on events name the tables that the runner knows. */
static const struct table *const *captured;
static size_t captured_count;

static bool source_capture(void *self, const struct table *const *tables,
                           size_t count, struct err *err)
{
    (void)self, (void)err;
    captured = tables;
    captured_count = count;
    return true;
}

static struct str position(struct memory_db *db)
{
    return str_printf(db->arena, "%06d", db->commits);
}

static bool source_snapshot(void *self, struct arena *a, const struct table *t,
                            struct str *from, struct err *err)
{
    *from = str_copy(a, position(self));
    return reader_begin(self, t, err);
}

static bool source_next(void *self, struct arena *a, struct event *event,
                        struct err *err)
{
    struct memory_db *db = self;
    (void)a, (void)err;
    *event = (struct event){.kind = EVENT_NONE};
    while (db->given < db->log.n) {
        *event = db->log.at[db->given++];
        if (event->kind != EVENT_ROW)
            return true;
        const struct table *t = event->change.table;
        for (size_t i = 0; i < captured_count; i++)
            if (str_eq(captured[i]->schema, t->schema) &&
                str_eq(captured[i]->name, t->name)) {
                event->change.table = captured[i];
                return true;
            }
        event->kind = EVENT_NONE;
    }
    return true;
}

/* ── Writer ──────────────────────────────────────────────────────────── */

static void save(struct memory_db *db)
{
    db->saved.n = 0;
    for (size_t i = 0; i < db->heaps.n; i++) {
        struct heap *copy = vec_push(db->arena, &db->saved);
        const struct heap *heap = &db->heaps.at[i];
        *copy = (struct heap){.table = heap->table};
        for (size_t j = 0; j < heap->rows.n; j++)
            *vec_push(db->arena, &copy->rows) =
                copy_row(db->arena, &heap->table, heap->rows.at[j]);
    }
    db->saved_checkpoint = db->checkpoint;
}

static void restore(struct memory_db *db)
{
    for (size_t i = 0; i < db->saved.n; i++)
        db->heaps.at[i].rows.n = 0;
    for (size_t i = 0; i < db->saved.n; i++)
        for (size_t j = 0; j < db->saved.at[i].rows.n; j++)
            *vec_push(db->arena, &db->heaps.at[i].rows) =
                db->saved.at[i].rows.at[j];
    db->checkpoint = db->saved_checkpoint;
}

static void write_row(struct memory_db *db, struct str op)
{
    struct event *e = vec_push(db->arena, &db->log);
    char sign = op.ptr[0];
    bool update = sign != '+' && sign != '-';
    if (!update)
        op = str_sub(op, 1, op.len);
    struct heap *heap = find_name(db, str_cut(&op, ' '));
    struct value *first, *second = NULL;
    first = parse_row(db, &heap->table, str_trim(str_cut(&op, '>')));
    if (update)
        second = parse_row(db, &heap->table, str_trim(op));
    e->kind = EVENT_ROW;
    e->change = (struct change){
        .op = update        ? CHANGE_UPDATE
              : sign == '+' ? CHANGE_INSERT
                            : CHANGE_DELETE,
        .table = &heap->table,
        .before = sign == '+' ? NULL : first,
        .after = update        ? second
                 : sign == '+' ? first
                               : NULL,
    };
    enum apply_result result =
        change_heap(db, heap, e->change.before, e->change.after);
    assert(result == APPLY_DONE);
    (void)result;
}

static void *writer_open(const struct db_place *where, const char *changes,
                         struct err *err)
{
    (void)changes;
    return memory_open(where, err);
}

static bool writer_step(void *self, bool *done, struct err *err)
{
    struct memory_db *db = self;
    bool rollback = false;
    (void)err;
    *done = db->stepped == db->steps.n;
    if (*done)
        return true;
    save(db);
    vec_push(db->arena, &db->log)->kind = EVENT_BEGIN;
    struct str rest = str_of(db->steps.at[db->stepped++].text);
    while (rest.len && !rollback) {
        struct str op = str_trim(str_cut(&rest, ';'));
        rollback = str_is(op, "rollback");
        if (!rollback)
            write_row(db, op);
    }
    if (rollback) {
        restore(db);
        return true;
    }
    db->commits++;
    *vec_push(db->arena, &db->log) =
        (struct event){.kind = EVENT_COMMIT, .position = position(db)};
    return true;
}

/* ── Target ──────────────────────────────────────────────────────────── */

static bool target_prepare(void *self, const struct table *t,
                           enum prep_mode mode, struct err *err)
{
    struct memory_db *db = self;
    struct heap *heap = find(db, t->schema, t->name);
    (void)err;
    if (!heap)
        heap = vec_push(db->arena, &db->heaps);
    if (mode != PREP_DO_NOTHING)
        heap->rows.n = 0;
    heap->table = *t;
    return true;
}

static bool target_begin(void *self, struct err *err)
{
    (void)err;
    save(self);
    return true;
}

static bool target_apply(void *self, const struct change *c,
                         enum apply_result *result, struct err *err)
{
    struct memory_db *db = self;
    if (db->fail_at && ++db->applies == db->fail_at)
        return err_set(err, "the target is gone");
    *result = change_heap(db, find(db, c->table->schema, c->table->name),
                          c->before, c->after);
    return true;
}

static struct str target_reason(void *self)
{
    (void)self;
    return STR("the key is there already");
}

static bool target_load(void *self, const struct table *t,
                        const struct rows *rows, size_t *refused,
                        struct err *err)
{
    *refused = 0;
    for (size_t i = 0; i < rows->count; i++) {
        struct change c = {.op = CHANGE_INSERT,
                           .table = t,
                           .after = rows->at + i * t->column_count};
        enum apply_result result = APPLY_REFUSED;
        if (!target_apply(self, &c, &result, err))
            return false;
        *refused += result != APPLY_DONE;
    }
    return true;
}

static bool target_refuse(void *self, const char *task,
                          const struct refusal *refusal, struct err *err)
{
    struct memory_db *db = self;
    (void)task, (void)refusal, (void)err;
    db->refusals++;
    return true;
}

static bool target_commit(void *self, const char *task, struct str checkpoint,
                          struct err *err)
{
    struct memory_db *db = self;
    (void)task, (void)err;
    if (checkpoint.len)
        db->checkpoint = str_copy(db->arena, checkpoint);
    return true;
}

static void target_rollback(void *self)
{
    restore(self);
}

static bool target_checkpoint(void *self, struct arena *a, const char *task,
                              struct str *out, struct err *err)
{
    struct memory_db *db = self;
    (void)task, (void)err;
    *out = str_copy(a, db->checkpoint);
    return true;
}

static const struct source_ops source_ops = {
    .open = memory_open,
    .close = memory_close,
    .catalogue = source_catalogue,
    .objects = source_objects,
    .capture = source_capture,
    .snapshot = source_snapshot,
    .next = source_next,
    .reader = {reader_begin, reader_rows, reader_end},
};

static const struct target_ops target_ops = {
    .open = memory_open,
    .close = memory_close,
    .prepare = target_prepare,
    .begin = target_begin,
    .load = target_load,
    .apply = target_apply,
    .reason = target_reason,
    .refuse = target_refuse,
    .commit = target_commit,
    .rollback = target_rollback,
    .checkpoint = target_checkpoint,
    .reader = {reader_begin, reader_rows, reader_end},
};

static const struct writer_ops writer_ops = {writer_open, memory_close,
                                             writer_step};

const struct driver memory_driver = {
    .name = "memory",
    .words = "memory",
    .source = &source_ops,
    .target = &target_ops,
    .writer = &writer_ops,
};
