#include "rules/rules.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/map.h"
#include "dms/expression.h"
#include "dms/wildcard.h"

/* Of two rules that speak of one value the first is heard. Some have something
 * to say only where the tables of the source are known. */
static const struct {
    const struct rules_part *part;
    bool tables;
} parts[] = {
    {&rules_cross, false},
    {&rules_settings_lob, false},
    {&rules_settings_logging, false},
    {&rules_settings_terraform, false},
    {&rules_settings_errors, false},
    {&rules_settings_tuning, false},
    {&rules_settings_load, false},
    {&rules_settings_extras, false},
    {&rules_validation, false},
    {&rules_catalogue_selection, true},
    {&rules_catalogue_columns, true},
    {&rules_catalogue_names, true},
    {&rules_catalogue_keys, true},
    {&rules_catalogue_lobs, true},
    {&rules_engine_version, false},
    {&rules_mappings_locators, false},
    {&rules_mappings_ids, false},
    {&rules_mappings_legacy, false},
    {&rules_mappings_selection, false},
    {&rules_mappings_names, false},
    {&rules_mappings_transformation, false},
    {&rules_mappings_types, false},
    {&rules_mappings_objects, false},
    {&rules_mappings_expressions, false},
    {&rules_mappings_filters, false},
    {&rules_mappings_tables, false},
    {&rules_catalogue_types, true},
    {&rules_settings_defaults, false}, /* looks at what others said */
};

/* What templates leave for others to fill in, in a document that was not
 * taken out of its template. */
static bool has_placeholder(struct str s)
{
    if (s.len < 2 || (s.ptr[0] != '<' && !memchr(s.ptr, '{', s.len)))
        return false;
    return str_contains(s, STR("${")) || str_contains(s, STR("{{")) ||
           str_contains(s, STR("{}")) ||
           (s.ptr[0] == '<' && s.ptr[s.len - 1] == '>');
}

bool rules_known(struct val v)
{
    v = val_target(v);
    if (!val_exists(v))
        return false;
    const struct node *n = &v.tree->nodes[v.at];
    if (n->kind == NODE_NULL || n->kind == NODE_UNKNOWN ||
        n->kind == NODE_ERROR ||
        n->flags & (NODE_HOLES | NODE_OPEN | NODE_BROKEN))
        return false;
    return n->kind != NODE_STRING || !has_placeholder(node_str(v.tree, n));
}

static bool is_of(const struct finding *f, struct span span)
{
    return str_is(str_of(span.text->name), f->place.file);
}

bool rules_faulty(const struct rules *r, struct val v)
{
    if (r->fs->list.n == r->c->first)
        return false;
    struct span span = span_outer(val_span(v));
    for (size_t i = r->c->first; i < r->fs->list.n; i++) {
        const struct finding *f = r->fs->list.at[i];
        if (f->severity == SEVERITY_ERROR && f->place.off >= span.off &&
            f->place.off + f->place.len <= span.off + span.len &&
            is_of(f, span))
            return true;
    }
    return false;
}

static bool is_at(const struct finding *f, struct span span)
{
    return f->place.off == span.off && f->place.len == span.len &&
           is_of(f, span);
}

/* Advice takes nobody's place, since few see it; and what is wrong in other
 * ways does not take its. */
static bool stands_beside(const struct finding *f, enum finding_id id)
{
    bool advice = finding_rule(id)->severity == SEVERITY_INFO;
    return f->id != id && (f->severity == SEVERITY_INFO ||
                           (advice && f->severity == SEVERITY_WARNING));
}

/* Whether anything was reported about just this, so that ID is not. */
static bool reported(const struct rules *r, enum finding_id id,
                     struct span span)
{
    span = span_outer(span);
    for (size_t i = r->c->first; i < r->fs->list.n; i++)
        if (is_at(r->fs->list.at[i], span) &&
            !stands_beside(r->fs->list.at[i], id))
            return true;
    return false;
}

bool rules_blamed(const struct rules *r, struct val v)
{
    struct span span = span_outer(val_span(v));
    for (size_t i = r->c->first; i < r->fs->list.n; i++)
        if (r->fs->list.at[i]->severity != SEVERITY_INFO &&
            is_at(r->fs->list.at[i], span))
            return true;
    return false;
}

bool rules_heard(const struct rules *r, struct val v)
{
    return rules_known(v) && !rules_faulty(r, v);
}

struct val rules_heard_val(const struct rules *r, struct val v)
{
    return rules_heard(r, v) ? v : val_none();
}

/* Whether a setting is surely not written, so that its default holds. */
static bool is_absent(const struct rules *r, struct val section, struct val v)
{
    if (!rules_known(r->c->settings) || val_exists(v))
        return val_is(v, NODE_NULL);
    return !val_exists(section) || val_is(section, NODE_NULL) ||
           rules_known(section);
}

bool rules_switched(const struct rules *r, struct val section, struct val v,
                    int fallback, bool on)
{
    if ((val_is(v, NODE_TRUE) || val_is(v, NODE_FALSE)) && rules_heard(r, v))
        return val_bool(v, false) == on;
    return fallback == (int)on && is_absent(r, section, v);
}

bool rules_engine(const struct engine *e, const char *engines)
{
    return e && str_among(e->name, engines);
}

bool rules_engine_not(const struct engine *e, const char *engines)
{
    return e && !str_among(e->name, engines);
}

bool rules_loads_only(const struct rules *r)
{
    return r->c->type == TASK_FULL_LOAD;
}

bool rules_captures(const struct rules *r)
{
    return r->c->type == TASK_CDC || r->c->type == TASK_FULL_LOAD_AND_CDC;
}

/* Where a spec would have its settings, each that it lacks is told: of them
 * all it is the place. */
static bool takes_many(const struct rules *r, struct val v)
{
    return val_exists(r->c->spec) && val_same(v, r->c->spec);
}

struct finding *rules_vreport(struct rules *r, enum finding_id id, struct val v,
                              const char *format, va_list args)
{
    if (!findings_ask(r->fs, id) || !val_exists(v) || rules_faulty(r, v) ||
        (!takes_many(r, v) && reported(r, id, val_span(v))))
        return NULL;
    return val_vfinding(r->fs, id, v, format, args);
}

struct finding *rules_vreport_span(struct rules *r, enum finding_id id,
                                   struct val v, struct span span,
                                   const char *format, va_list args)
{
    if (!findings_ask(r->fs, id) || reported(r, id, span))
        return NULL;
    struct finding *f = finding_vadd(r->fs, id, span, format, args);
    f->pointer = val_pointer(r->fs->arena, v);
    return f;
}

struct finding *rules_report(struct rules *r, enum finding_id id, struct val v,
                             const char *format, ...)
{
    va_list args;
    va_start(args, format);
    struct finding *f = rules_vreport(r, id, v, format, args);
    va_end(args);
    return f;
}

struct finding *rules_report_span(struct rules *r, enum finding_id id,
                                  struct val v, struct span span,
                                  const char *format, ...)
{
    va_list args;
    va_start(args, format);
    struct finding *f = rules_vreport_span(r, id, v, span, format, args);
    va_end(args);
    return f;
}

void rules_help(struct rules *r, struct finding *f, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    finding_vhelp(r->fs, f, format, args);
    va_end(args);
}

void rules_related(struct rules *r, struct finding *f, struct val v,
                   const char *words)
{
    if (f && val_exists(v))
        finding_related(r->fs, f, val_span(v), "%s", words);
}

bool rules_takes(const struct rules_item *item)
{
    return item->rule->type == MAPPING_SELECTION &&
           (item->rule->action == MAPPING_INCLUDE ||
            item->rule->action == MAPPING_EXPLICIT);
}

bool rules_limited_lob(const struct engine *target)
{
    return rules_engine(target, "s3 redshift redshift-serverless kinesis kafka "
                                "redis babelfish");
}

/* Tables first: most differ in these. */
bool rules_meet(const struct rules_item *a, const struct rules_item *b)
{
    return !rules_apart(a, b) &&
           wildcard_overlap(a->rule->table, b->rule->table) &&
           wildcard_overlap(a->rule->schema, b->rule->schema);
}

bool rules_cover(const struct rules_item *a, const struct rules_item *b)
{
    return !rules_apart(a, b) &&
           wildcard_cover(a->rule->table, b->rule->table) &&
           wildcard_cover(a->rule->schema, b->rule->schema);
}

bool rules_broad(struct str pattern)
{
    return memchr(pattern.ptr, '%', pattern.len) ||
           memchr(pattern.ptr, '[', pattern.len);
}

struct str rules_key(const struct rules *r, unsigned number, struct str a,
                     struct str b, struct str c)
{
    const struct str names[] = {a, b, c};
    char *key = arena_raw(r->arena, a.len + b.len + c.len + 4);
    size_t n = 0;
    key[n++] = (char)(' ' + number);
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        if (names[i].len)
            memcpy(key + n, names[i].ptr, names[i].len);
        n += names[i].len;
        key[n++] = '\n';
    }
    return (struct str){key, n};
}

static struct str table_key(const struct rules *r,
                            const struct rules_item *item)
{
    return rules_key(r, 0, item->rule->schema, item->rule->table, STR(""));
}

/* Most rules name a table that is included by that very name. */
bool rules_included(const struct rules *r, const struct rules_item *item)
{
    if (map_get(r->taken, table_key(r, item)))
        return true;
    for (size_t i = 0; i < r->take_count; i++)
        if (rules_meet(r->takes[i], item))
            return true;
    return false;
}

/* Parts of a locator may be missing, but not be guessed. */
static bool part_known(struct val v)
{
    return !val_exists(v) || (rules_known(v) && val_is(v, NODE_STRING));
}

/* A rule for tables with no name at all, which is the mistake of it. */
static bool is_nameless(const struct rules_item *item)
{
    const struct mapping_rule *m = item->rule;
    return !m->table.len && val_exists(item->table) &&
           m->object != MAPPING_SCHEMA && m->object != MAPPING_OTHER_OBJECT;
}

static struct rules_item read_item(const struct rules *r,
                                   const struct mapping_rule *rule)
{
    struct val where = mapping_part(rule, MAPPING_PART_LOCATOR);
    struct rules_item item = {
        .rule = rule,
        .schema = mapping_part(rule, MAPPING_PART_SCHEMA_NAME),
        .table = mapping_part(rule, MAPPING_PART_TABLE_NAME),
        .column = mapping_part(rule, MAPPING_PART_COLUMN_NAME),
        .shape = wildcard_shape(rule->table),
    };
    item.located = rules_known(rule->origin) && rules_known(where) &&
                   part_known(item.schema) && part_known(item.table) &&
                   part_known(item.column) && !is_nameless(&item) &&
                   !rules_faulty(r, where);
    return item;
}

static void count_item(struct rules *r, const struct rules_item *item)
{
    if (item->rule->type != MAPPING_SELECTION)
        return;
    bool takes = rules_takes(item);
    bool drops = item->rule->action == MAPPING_EXCLUDE;
    /* One that does neither was meant to do one of the two. */
    if (!item->located || !(takes || drops))
        r->complete = false;
    if (takes) {
        r->takes[r->take_count++] = item;
        if (item->located)
            *map_put(r->taken, table_key(r, item)) = (void *)item;
    } else if (item->located && drops) {
        r->drops[r->drop_count++] = item;
    }
}

static void read_items(struct rules *r, const struct val *docs, size_t n)
{
    const struct mapping_rule *read = mapping_read(r->arena, docs, n, &r->n);
    r->docs = docs;
    r->doc_count = n;
    r->items = ARENA_ARRAY(r->arena, struct rules_item, r->n);
    r->types = arena_raw(r->arena, r->n);
    r->takes = ARENA_ARRAY(r->arena, const struct rules_item *, r->n);
    r->drops = ARENA_ARRAY(r->arena, const struct rules_item *, r->n);
    r->taken = map_new_for(r->arena, r->n);
    r->complete = r->n == n;
    for (size_t i = 0; i < r->n; i++) {
        r->items[i] = read_item(r, &read[i]);
        r->types[i] = (uint8_t)(1u << read[i].type);
        count_item(r, &r->items[i]);
    }
}

static void read_mappings(struct rules *r)
{
    const struct rules_context *c = r->c;
    if (c->rules) {
        read_items(r, c->rules, c->rule_count);
        return;
    }
    struct val rules = val_get(c->mappings, STR("rules"));
    struct val *docs = ARENA_ARRAY(r->arena, struct val, val_count(rules));
    size_t n = 0;
    VAL_EACH(it, rules)
    docs[n++] = it.value;
    read_items(r, docs, n);
    r->complete = r->complete && rules_known(c->mappings) && rules_known(rules);
}

unsigned rules_version(struct str s)
{
    uint64_t part[3];
    for (size_t i = 0; i < COUNT_OF(part); i++) {
        struct str digits = str_cut(&s, i < 2 ? '.' : '\0');
        if (!str_to_u64(digits, &part[i]) || part[i] > (i ? 99 : 9))
            return 0;
    }
    return s.len ? 0 : (unsigned)(part[0] * 10000 + part[1] * 100 + part[2]);
}

static void run_part(struct rules *r, const struct rules_part *part)
{
    unsigned types = part->types ? part->types : UINT8_MAX;
    for (size_t i = 0; i < part->all_count; i++)
        part->all[i](r);
    for (size_t i = 0; part->each_count && i < r->n; i++)
        for (size_t j = 0; r->types[i] & types && j < part->each_count; j++)
            part->each[j](r, &r->items[i]);
}

void rules_check(const struct rules_context *c, struct arena *scratch,
                 struct findings *fs)
{
    struct rules r = {.c = c, .arena = scratch, .fs = fs};
    read_mappings(&r);
    rules_read_tables(&r);
    for (size_t i = 0; i < COUNT_OF(parts); i++)
        if (r.tables || !parts[i].tables)
            run_part(&r, parts[i].part);
    expressions_free(r.expressions);
}
