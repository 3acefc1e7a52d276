#include "spec/sugar.h"

#include "base/buf.h"
#include "read/json.h"
#include "tree/write.h"

/* One entry of `tables:`, taken apart. */
struct entry {
    struct val origin, pattern, id, load_order, filters;
    struct str action, schema, table;
};

/* The text of the rules as it grows, and where each piece of it stands. */
struct writer {
    struct arena *arena;
    struct buf text;
    VEC(struct segment) segments;
};

uint32_t sugar_id(struct str action, struct str pattern)
{
    uint32_t hash = str_stable_hash(action) * 31u + str_stable_hash(pattern);
    return 100000000u + hash % 900000000u;
}

/* Says that all text since the last call stands for SPAN. */
static void stands_for(struct writer *w, struct span span)
{
    uint32_t from = 0;
    if (w->segments.n) {
        struct segment *last = &w->segments.at[w->segments.n - 1];
        from = last->inner + last->inner_len;
    }
    if (w->text.len > from)
        *vec_push(w->arena, &w->segments) =
            (struct segment){.inner = from,
                             .inner_len = (uint32_t)w->text.len - from,
                             .outer = span.off,
                             .outer_len = span.len,
                             .kind = SEGMENT_ESCAPE};
}

static void write_pattern(struct writer *w, const struct entry *e,
                          const char *key, struct str part)
{
    buf_printf(&w->text, "\"%s\": ", key);
    stands_for(w, val_span(e->origin));
    write_json_string(&w->text, part);
    stands_for(w, fill_part(e->pattern, part));
}

static void write_rule(struct writer *w, const struct entry *e, struct str id)
{
    buf_add_z(&w->text, "{\"rule-type\": \"selection\", \"rule-id\": ");
    write_json_string(&w->text, id);
    buf_add_z(&w->text, ", \"rule-name\": ");
    write_json_string(&w->text, id);
    buf_add_z(&w->text, ", \"object-locator\": {");
    write_pattern(w, e, "schema-name", e->schema);
    buf_add_z(&w->text, ", ");
    write_pattern(w, e, "table-name", e->table);
    buf_printf(&w->text, "}, \"rule-action\": \"%.*s\"", STR_ARG(e->action));
    if (val_exists(e->load_order)) {
        buf_add_z(&w->text, ", \"load-order\": ");
        write_json(&w->text, e->load_order, 0);
    }
    if (val_exists(e->filters)) {
        buf_add_z(&w->text, ", \"filters\": ");
        stands_for(w, val_span(e->origin));
        write_json(&w->text, e->filters, 0);
        stands_for(w, val_span(e->filters));
    }
    buf_add_char(&w->text, '}');
    stands_for(w, val_span(e->origin));
}

/* Whether the entry says what it should; the schema told if not. */
static bool read_entry(struct fill *f, struct val v, struct entry *e)
{
    struct val include = val_get(v, STR("include"));
    bool takes = val_exists(include);
    *e = (struct entry){
        .origin = v,
        .pattern = takes ? include : val_get(v, STR("exclude")),
        .action = takes ? STR("include") : STR("exclude"),
        .id = val_get(v, STR("id")),
        .load_order = val_get(v, STR("load-order")),
        .filters = val_get(v, STR("filters")),
    };
    if (!val_is(e->pattern, NODE_STRING) || fill_faulty(f, v))
        return false;
    e->table = val_str(e->pattern);
    e->schema = str_cut(&e->table, '.');
    return e->schema.len && e->table.len;
}

static struct str entry_id(struct arena *a, const struct entry *e)
{
    if (val_is(e->id, NODE_NUMBER))
        return val_str(e->id);
    return str_printf(a, "%u", sugar_id(e->action, val_str(e->pattern)));
}

/* The rules as a text of their own, an array in which rule I is that of entry
 * I of ENTRIES. */
static struct text *write_rules(struct arena *a, struct text *spec,
                                const struct entry *entries,
                                const struct rule *rules, size_t n)
{
    struct writer w = {.arena = a};
    buf_init(&w.text, 0);
    for (size_t i = 0; i < n; i++) {
        buf_add_z(&w.text, i ? ", " : "[");
        write_rule(&w, &entries[i], rules[i].id);
    }
    buf_add_char(&w.text, ']');
    stands_for(&w, val_span(entries[n - 1].origin));
    struct text *view = text_view(a, spec, str_copy(a, buf_str(&w.text)),
                                  w.segments.at, w.segments.n);
    buf_free(&w.text);
    return view;
}

void sugar_rules(struct fill *f, struct task *t, struct val entries)
{
    struct arena *a = f->m->arena;
    uint32_t count = val_count(entries);
    struct entry *read = ARENA_ARRAY(a, struct entry, count);
    struct rule *rules = ARENA_ARRAY(a, struct rule, count);
    size_t n = 0;
    VAL_EACH(it, entries)
    {
        if (!read_entry(f, it.value, &read[n]))
            continue;
        rules[n] = (struct rule){
            .origin = it.value, .id = entry_id(a, &read[n]), .sugar = true};
        n++;
    }
    if (!n)
        return;
    struct text *spec = val_span(val_target(entries)).text;
    struct text *view = write_rules(a, spec, read, rules, n);
    struct val docs = tree_root(json_read(a, view, NULL, f->fs));
    for (size_t i = 0; i < n; i++)
        rules[i].doc = val_item(docs, (uint32_t)i);
    t->rules = rules;
    t->rule_count = n;
}
