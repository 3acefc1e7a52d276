#include "run/report_json.h"

#include "base/json.h"

enum { FORM_VERSION = 1 };

static void put_text(struct json *o, const char *key, const char *text)
{
    json_put(o, key, json_new_string(str_of(text)));
}

static void put_count(struct json *o, const char *key, size_t n)
{
    json_put(o, key, json_new_int((int64_t)n));
}

static struct json *stand_in(const struct driver *driver,
                             const char *stands_for)
{
    struct json *o = json_new_object();
    put_text(o, "kind", driver->name);
    put_text(o, "for", stands_for);
    return o;
}

static struct json *stand_ins(const struct run_report *r)
{
    struct json *o = json_new_object();
    json_put(o, "source", stand_in(r->source_driver, r->source_for));
    json_put(o, "target", stand_in(r->target_driver, r->target_for));
    return o;
}

static struct json *phases(const struct run_report *r)
{
    struct json *list = json_new_array();
    for (size_t i = 0; i < r->phases.n; i++) {
        const struct phase_report *p = &r->phases.at[i];
        struct json *o = json_new_object();
        struct buf seconds;
        buf_init(&seconds, 0);
        buf_printf(&seconds, "%.3f", p->seconds);
        put_text(o, "name", run_phase_name(p->phase));
        put_text(o, "started", p->started);
        json_put(o, "seconds", json_new_number(buf_str(&seconds)));
        json_put(o, "done", json_new_string(p->done));
        json_push(list, o);
        buf_free(&seconds);
    }
    return list;
}

static struct json *names(const struct str *list, size_t n)
{
    struct json *array = json_new_array();
    for (size_t i = 0; i < n; i++)
        json_push(array, json_new_string(list[i]));
    return array;
}

static struct json *difference(const struct difference *d)
{
    struct json *o = json_new_object(), *key = json_new_object();
    struct arena *a = arena_new();
    for (size_t i = 0; i < d->key_count; i++) {
        const struct value *v = &d->key_values[i];
        json_put(key, str_z(a, d->key_names[i]),
                 v->null ? NULL : json_new_string(v->bytes));
    }
    json_put(o, "key", key);
    put_text(o, "why", difference_name(d->kind));
    if (d->kind == DIFFERENCE_CHANGED)
        json_put(o, "columns", names(d->columns, d->column_count));
    arena_free(a);
    return o;
}

static struct json *differences(const struct table_report *t)
{
    struct json *list = json_new_array();
    for (size_t i = 0; i < t->differences.n; i++)
        json_push(list, difference(&t->differences.at[i]));
    return list;
}

static struct json *table(const struct table_report *t)
{
    struct json *o = json_new_object();
    json_put(o, "source", json_new_string(t->source));
    json_put(o, "target", json_new_string(t->target));
    json_put(o, "has-key", json_new_bool(t->has_key));
    put_count(o, "rows-loaded", t->loaded);
    put_count(o, "rows-refused", t->refused);
    put_count(o, "inserts", t->inserts);
    put_count(o, "updates", t->updates);
    put_count(o, "deletes", t->deletes);
    put_count(o, "overlaps", t->overlaps);
    put_count(o, "filter-moves", t->moved);
    put_count(o, "apply-errors", t->errors);
    json_put(o, "suspended", json_new_bool(t->suspended));
    put_count(o, "source-rows", t->source_rows);
    put_count(o, "target-rows", t->target_rows);
    json_put(o, "equal", json_new_bool(t->different == 0));
    put_count(o, "differing-rows", t->different);
    json_put(o, "differing-keys", differences(t));
    return o;
}

static struct json *tables(const struct run_report *r)
{
    struct json *list = json_new_array();
    for (size_t i = 0; i < r->tables.n; i++)
        json_push(list, table(&r->tables.at[i]));
    return list;
}

static struct json *changes(const struct run_report *r)
{
    if (r->type == TASK_FULL_LOAD)
        return NULL;
    struct json *o = json_new_object();
    put_count(o, "captured", r->captured);
    put_count(o, "applied", r->applied);
    put_count(o, "with-load", r->with_load);
    put_count(o, "transactions", r->transactions);
    json_put(o, "last-position",
             r->last_position.len ? json_new_string(r->last_position) : NULL);
    return o;
}

static struct json *not_shown(const struct unseen *u, const struct str *list,
                              size_t n)
{
    struct json *o = json_new_object();
    put_text(o, "what", u->what);
    put_text(o, "why", u->why);
    put_text(o, "to-do", u->todo);
    json_put(o, "names", names(list, n));
    return o;
}

/* What was met first, then what holds always. */
static struct json *all_not_shown(const struct run_report *r)
{
    struct json *list = json_new_array();
    for (size_t i = 0; i < r->unseen.n; i++)
        json_push(list,
                  not_shown(r->unseen.at[i].unseen, r->unseen.at[i].names.at,
                            r->unseen.at[i].names.n));
    for (size_t i = 0; unseen_at(i); i++)
        if (unseen_at(i)->always)
            json_push(list, not_shown(unseen_at(i), NULL, 0));
    return list;
}

void run_print_json(const struct run_report *r, struct buf *out)
{
    static const char *const types[] = {"full-load", "cdc",
                                        "full-load-and-cdc"};
    struct json *o = json_new_object();
    json_put(o, "version", json_new_int(FORM_VERSION));
    put_text(o, "spec", r->spec);
    put_text(o, "task", r->task);
    put_text(o, "type", types[r->type]);
    json_put(o, "simulated", json_new_bool(true));
    json_put(o, "stand-in", stand_ins(r));
    json_put(o, "phases", phases(r));
    json_put(o, "tables", tables(r));
    json_put(o, "changes", changes(r));
    json_put(o, "notes", names(r->notes.at, r->notes.n));
    put_text(o, "verdict", r->equal ? "equal" : "different");
    json_put(o, "not-shown", all_not_shown(r));
    json_print(o, out);
    buf_add_char(out, '\n');
    json_free(o);
}
