#include "text/print_json.h"

#include "base/json.h"

enum { FORM_VERSION = 1 };

static void put_place(struct json *o, const struct place *p)
{
    json_put(o, "file", json_new_string(str_of(p->file)));
    json_put(o, "line", json_new_int(p->start.line));
    json_put(o, "column", json_new_int(p->start.column));
    json_put(o, "end-line", json_new_int(p->end.line));
    json_put(o, "end-column", json_new_int(p->end.column));
}

static struct json *related_json(const struct finding *f)
{
    struct json *list = json_new_array();
    for (size_t i = 0; i < f->related.n; i++) {
        struct json *o = json_new_object();
        json_put(o, "message", json_new_string(f->related.at[i].message));
        put_place(o, &f->related.at[i].place);
        json_push(list, o);
    }
    return list;
}

static struct json *edits_json(const struct finding_fix *fix)
{
    struct json *list = json_new_array();
    for (size_t i = 0; i < fix->edits.n; i++) {
        struct json *o = json_new_object();
        put_place(o, &fix->edits.at[i].place);
        json_put(o, "text", json_new_string(fix->edits.at[i].text));
        json_push(list, o);
    }
    return list;
}

static struct json *fixes_json(const struct finding *f)
{
    struct json *list = json_new_array();
    for (size_t i = 0; i < f->fixes.n; i++) {
        const struct finding_fix *fix = &f->fixes.at[i];
        struct json *o = json_new_object();
        json_put(o, "title", json_new_string(fix->title));
        json_put(o, "safe", json_new_bool(fix->safe));
        json_put(o, "edits", edits_json(fix));
        json_push(list, o);
    }
    return list;
}

static struct json *finding_json(const struct finding *f)
{
    struct json *o = json_new_object();
    json_put(o, "rule", json_new_string(str_of(finding_rule(f->id)->name)));
    json_put(o, "severity",
             json_new_string(str_of(severity_name(f->severity))));
    put_place(o, &f->place);
    json_put(o, "pointer", json_new_string(f->pointer));
    json_put(o, "message", json_new_string(f->message));
    json_put(o, "help", f->help.len ? json_new_string(f->help) : NULL);
    json_put(o, "related", related_json(f));
    json_put(o, "fixes", fixes_json(f));
    return o;
}

void print_json(const struct findings *fs, const struct print_options *options,
                struct buf *out)
{
    (void)options;
    struct json *o = json_new_object(), *list = json_new_array();
    json_put(o, "version", json_new_int(FORM_VERSION));
    for (size_t i = 0; i < fs->list.n; i++)
        json_push(list, finding_json(fs->list.at[i]));
    json_put(o, "findings", list);
    json_print(o, out);
    buf_add_z(out, "\n");
    json_free(o);
}
