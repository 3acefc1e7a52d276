#include <ctype.h>

#include "base/map.h"
#include "rules/catalogue.h"
#include "rules/rules.h"
#include "tree/edit.h"

static bool selects(const struct rules_item *item)
{
    return item->located && item->rule->type == MAPPING_SELECTION &&
           item->rule->action != MAPPING_NO_ACTION;
}

static bool excludes(const struct rules_item *item)
{
    return selects(item) && item->rule->action == MAPPING_EXCLUDE;
}

/* Sources may have an escape character (escapeCharacter of Oracle). */
static bool is_escaped(struct str pattern, size_t at)
{
    return at && strchr("#\\!/^~@$", pattern.ptr[at - 1]);
}

/* PATTERN with each '_' outside brackets written as "[_]". */
static struct str bracketed(struct arena *a, struct str pattern)
{
    char *out = arena_alloc(a, pattern.len * 3 + 1);
    size_t n = 0;
    bool within = false;
    for (size_t i = 0; i < pattern.len; i++) {
        char c = pattern.ptr[i];
        within = c == '[' || (within && c != ']');
        if (c == '_' && !within && !is_escaped(pattern, i)) {
            memcpy(out + n, "[_]", 3);
            n += 3;
        } else {
            out[n++] = c;
        }
    }
    return (struct str){out, n};
}

/* A name that PATTERN matches and its author may not have thought of. */
static struct str unthought(struct arena *a, struct str pattern)
{
    char *out = arena_alloc(a, pattern.len + 1);
    size_t n = 0;
    for (size_t i = 0; i < pattern.len; i++)
        if (pattern.ptr[i] != '%')
            out[n++] = pattern.ptr[i] == '_' ? 's' : pattern.ptr[i];
    return (struct str){out, n};
}

/* Whether PATTERN matches NAME only since its '_' stand for any character. */
static bool only_as_wildcard(const struct rules *r, struct str pattern,
                             struct str name)
{
    if (str_eq(pattern, name) || rules_broad(name) ||
        !wildcard_match(pattern, name))
        return false;
    struct str exact = bracketed(r->arena, pattern);
    return exact.len != pattern.len && !wildcard_match(exact, name);
}

static bool has_underscore(struct str s)
{
    return s.len && memchr(s.ptr, '_', s.len);
}

/* An exclude, and which parts of its locator have an underscore. */
struct underscored {
    const struct rules_item *item;
    bool table, schema;
};

static struct underscored underscored(const struct rules_item *item)
{
    return (struct underscored){item, has_underscore(item->rule->table),
                                has_underscore(item->rule->schema)};
}

/* The part of IN's locator that OUT matches only so; none if it would be
 * excluded anyway, or is not. */
static struct val hit(const struct rules *r, const struct underscored *out,
                      const struct rules_item *in)
{
    const struct mapping_rule *o = out->item->rule;
    struct val v = val_none();
    if (rules_apart(out->item, in))
        return v;
    if (out->table && only_as_wildcard(r, o->table, in->rule->table))
        v = in->table;
    else if (out->schema && only_as_wildcard(r, o->schema, in->rule->schema))
        v = in->schema;
    return val_exists(v) && rules_meet(out->item, in) ? v : val_none();
}

static struct finding *report_underscore(struct rules *r, struct val v,
                                         struct str name, const char *which)
{
    struct finding *f = rules_report(
        r, FINDING_MAPPING_UNDERSCORE_IS_WILDCARD, v,
        "'_' stands for any character, so this leaves out '%.*s' too%s",
        STR_ARG(name), which);
    struct str exact = bracketed(r->arena, val_str(v));
    rules_help(r, f, "write \"%.*s\" if an underscore is meant",
               STR_ARG(exact));
    rules_fix_string(r, f, v, exact);
    return f;
}

/* What is surely hit. */
static bool hits_by_name(struct rules *r, const struct rules_item *out)
{
    const struct underscored u = underscored(out);
    for (size_t i = 0; (u.table || u.schema) && i < r->take_count; i++) {
        struct val v =
            r->takes[i]->located ? hit(r, &u, r->takes[i]) : val_none();
        if (!val_exists(v))
            continue;
        bool table = v.at == r->takes[i]->table.at;
        struct finding *f =
            report_underscore(r, table ? out->table : out->schema, val_str(v),
                              ", which another rule includes");
        rules_related(r, f, v, "it is included here");
        return true;
    }
    return false;
}

static bool is_taken_broadly(const struct rules *r,
                             const struct rules_item *out)
{
    for (size_t i = 0; i < r->take_count; i++)
        if (r->takes[i]->located && rules_broad(r->takes[i]->rule->table) &&
            rules_meet(r->takes[i], out))
            return true;
    return false;
}

/* An include that takes in more than was meant does little harm; an exclude
 * that does so loses tables, and nobody tells. Tables that DMS itself makes
 * have no neighbours. */
static void underscore(struct rules *r, const struct rules_item *item)
{
    struct val v = item->table;
    struct str pattern = val_str(v);
    if (!excludes(item) || rules_typed(r) || hits_by_name(r, item) ||
        !str_contains(pattern, STR("%")) ||
        str_starts(pattern, STR("awsdms_")) || !is_taken_broadly(r, item) ||
        bracketed(r->arena, pattern).len == pattern.len)
        return;
    report_underscore(r, v, unthought(r->arena, pattern), ", if it is there");
}

static bool all_lower(struct str s)
{
    bool letters = false;
    for (size_t i = 0; i < s.len; i++) {
        if (isupper((unsigned char)s.ptr[i]))
            return false;
        letters |= islower((unsigned char)s.ptr[i]) != 0;
    }
    return letters;
}

static void upper_case(struct rules *r, const struct rules_item *item)
{
    struct val v = item->schema;
    if (!selects(item) || !rules_engine(r->c->source, "oracle db2 db2-zos") ||
        r->tables)
        return;
    if (!all_lower(val_str(v)))
        v = item->table;
    if (!all_lower(val_str(v)))
        return;
    struct finding *f = rules_report(
        r, FINDING_MAPPING_ORACLE_DB2_CASE, v,
        "names in %.*s are upper case unless they were made in quotes, and "
        "'%.*s' matches those only",
        STR_ARG(r->c->source->words), STR_ARG(val_str(v)));
    char *upper = str_z(r->arena, val_str(v));
    for (char *p = upper; *p; p++)
        *p = (char)toupper((unsigned char)*p);
    rules_help(r, f, "write \"%s\"", upper);
    rules_fix_string(r, f, v, str_of(upper));
}

static void same_twice(struct rules *r)
{
    struct map *seen = map_new_for(r->arena, r->take_count + r->drop_count);
    for (size_t i = 0; i < r->n; i++) {
        const struct rules_item *item = &r->items[i];
        if (!selects(item))
            continue;
        const struct mapping_rule *m = item->rule;
        unsigned kind = 4u * excludes(item) + 2u * m->views + m->tables;
        struct str key = rules_key(r, kind, m->schema, m->table, STR(""));
        void **slot = map_put(seen, key);
        const struct rules_item *first = *slot;
        if (!first) {
            *slot = (void *)item;
            continue;
        }
        struct finding *f =
            rules_report(r, FINDING_MAPPING_DEAD_SELECTION,
                         mapping_part(item->rule, MAPPING_PART_LOCATOR),
                         "another rule %s the same tables already",
                         excludes(item) ? "excludes" : "includes");
        rules_help(r, f,
                   item->rule->filter_count
                       ? "write all filters into one of the two rules"
                       : "remove one of the two rules");
        rules_related(r, f, mapping_part(first->rule, MAPPING_PART_LOCATOR),
                      "here");
    }
}

static bool takes_type(const struct rules_item *exclude,
                       const struct rules_item *include)
{
    return (!include->rule->tables || exclude->rule->tables) &&
           (!include->rule->views || exclude->rule->views);
}

static void all_excluded(struct rules *r, const struct rules_item *include)
{
    if (!include->located || !rules_takes(include))
        return;
    for (size_t i = 0; i < r->drop_count; i++) {
        const struct rules_item *out = r->drops[i];
        if (rules_apart(out, include) || !takes_type(out, include) ||
            !rules_cover(out, include))
            continue;
        struct underscored u = underscored(out);
        if (val_exists(hit(r, &u, include)))
            continue; /* told of the '_' */
        struct finding *f =
            rules_report(r, FINDING_MAPPING_DEAD_SELECTION,
                         mapping_part(include->rule, MAPPING_PART_LOCATOR),
                         "another rule excludes all that this one includes");
        rules_help(r, f, "remove one of the two, or exclude less");
        rules_related(r, f, mapping_part(out->rule, MAPPING_PART_LOCATOR),
                      "all of it is excluded here");
        return;
    }
}

static void needless_exclude(struct rules *r, const struct rules_item *item)
{
    if (!excludes(item) || !r->complete || !r->take_count ||
        rules_included(r, item))
        return;
    struct finding *f =
        rules_report(r, FINDING_MAPPING_DEAD_SELECTION,
                     mapping_part(item->rule, MAPPING_PART_LOCATOR),
                     "this excludes tables that no rule includes");
    rules_help(r, f,
               "check the spelling of schema and table, letter case included, "
               "or remove the rule");
}

static void view_in_cdc(struct rules *r, const struct rules_item *item)
{
    if (!rules_captures(r) || !rules_takes(item) || !item->rule->views)
        return;
    struct val v = mapping_part(item->rule, MAPPING_PART_TABLE_TYPE);
    if (!rules_known(v) || !str_among(val_str(v), "view all"))
        return;
    struct finding *f =
        rules_report(r, FINDING_MAPPING_VIEW_IN_CDC, v,
                     "views can be copied by full-load tasks only, since "
                     "nothing logs their changes");
    rules_help(r, f,
               "write \"table\", and load the views in a task of their own");
    /* The tables come, and another task may load the views. */
    if (f && str_is(val_str(v), "all"))
        f->severity = SEVERITY_WARNING;
}

static void load_order(struct rules *r, const struct rules_item *item)
{
    if (item->rule->type != MAPPING_SELECTION)
        return;
    struct val v = mapping_part(item->rule, MAPPING_PART_LOAD_ORDER);
    if (!rules_known(v))
        return;
    struct finding *f = NULL;
    if (item->rule->action == MAPPING_EXCLUDE)
        f = rules_report(r, FINDING_MAPPING_LOAD_ORDER_IGNORED, v,
                         "tables that are excluded are not loaded in any "
                         "order");
    else if (r->c->type == TASK_CDC)
        f = rules_report(r, FINDING_MAPPING_LOAD_ORDER_IGNORED, v,
                         "a cdc task loads no tables, so they have no load "
                         "order");
    rules_help(r, f, "remove it");
}

/* ---- load order of tables that all start at once ---- */

enum { SUBTASKS = 8 }; /* MaxFullLoadSubTasks, unless written */

/* How many tables are loaded at a time; 0 if nobody knows. */
static size_t loaded_at_once(const struct rules *r)
{
    int64_t n;
    struct val load = val_get(r->c->settings, STR("FullLoadSettings"));
    if (rules_number(r, "FullLoadSettings", "MaxFullLoadSubTasks", &n))
        return n > 0 ? (size_t)n : 0;
    if (!rules_known(r->c->settings) ||
        val_exists(val_get(load, STR("MaxFullLoadSubTasks"))))
        return 0;
    return !val_exists(load) || rules_known(load) ? SUBTASKS : 0;
}

/* Whether no more than N tables are selected, and none is cut into segments,
 * which count as tables do. */
static bool has_at_most(const struct rules *r, size_t n)
{
    if (!r->complete || r->take_count > n)
        return false;
    for (size_t i = 0; i < r->take_count; i++)
        if (rules_broad(r->takes[i]->rule->schema) ||
            rules_broad(r->takes[i]->rule->table))
            return false;
    for (size_t i = 0; i < r->n; i++)
        if (val_exists(
                mapping_part(r->items[i].rule, MAPPING_PART_PARALLEL_LOAD)))
            return false;
    return true;
}

static void all_at_once(struct rules *r)
{
    size_t n = loaded_at_once(r);
    if (r->take_count < 2 || r->c->type == TASK_CDC || !has_at_most(r, n))
        return;
    for (size_t i = 0; i < r->take_count; i++) {
        struct val v = mapping_part(r->takes[i]->rule, MAPPING_PART_LOAD_ORDER);
        if (!rules_known(v))
            continue;
        struct finding *f =
            rules_report(r, FINDING_MAPPING_LOAD_ORDER_IGNORED, v,
                         "the load of all %zu tables begins at the same time, "
                         "whatever their order",
                         r->take_count);
        rules_help(r, f,
                   "set \"MaxFullLoadSubTasks\" to 1 to load one after the "
                   "other, or remove the load orders");
        rules_related(
            r, f, rules_setting(r, "FullLoadSettings", "MaxFullLoadSubTasks"),
            "tables that are loaded at a time");
        return;
    }
}

/* ---- schemas of the server itself ---- */

static bool is_left_out(const struct rules *r, const char *schema)
{
    for (size_t i = 0; i < r->drop_count; i++)
        if (wildcard_match(r->drops[i]->rule->schema, str_of(schema)))
            return true;
    return false;
}

/* A rule that excludes SCHEMA, as it is written beside others in SYNTAX. */
static void add_exclude(struct buf *out, const char *schema, long long id,
                        enum tree_syntax syntax)
{
    bool hcl = syntax == TREE_HCL;
    const char *quote = hcl ? "" : "\"", *is = hcl ? " =" : ":";
#define KEY quote, quote, is
    buf_printf(out, "{ %srule-type%s%s \"selection\", ", KEY);
    buf_printf(out, "%srule-id%s%s \"%lld\", ", KEY, id);
    buf_printf(out, "%srule-name%s%s \"no-%s\", ", KEY, schema);
    buf_printf(out, "%sobject-locator%s%s { ", KEY);
    buf_printf(out, "%sschema-name%s%s \"%s\", ", KEY, schema);
    buf_printf(out, "%stable-name%s%s \"%%\" }, ", KEY);
    buf_printf(out, "%srule-action%s%s \"exclude\" }", KEY);
#undef KEY
}

static const char *const swept[] = {"mysql", "sys", "performance_schema"};

static void fix_swept(struct rules *r, struct finding *f)
{
    struct val list = val_get(r->c->mappings, STR("rules"));
    struct edits e = {.arena = r->fs->arena};
    struct buf out;
    long long id = r->items[r->n - 1].rule->id;
    if (!val_is(list, NODE_ARRAY))
        return;
    buf_init(&out, 0);
    for (size_t i = 0; i < COUNT_OF(swept); i++) {
        if (is_left_out(r, swept[i]))
            continue;
        buf_add_z(&out, out.len ? ",\n" : "");
        add_exclude(&out, swept[i], ++id, list.tree->syntax);
    }
    edit_append(&e, list, buf_str(&out));
    buf_free(&out);
    rules_fix_edits(r, f, &e, "exclude them");
}

static void system_schemas(struct rules *r, const struct rules_item *item)
{
    if (!rules_engine(r->c->source, ENGINES_MYSQL) || !r->complete ||
        !rules_takes(item) || !item->located ||
        !str_is(item->rule->schema, "%") || !str_is(item->rule->table, "%") ||
        is_left_out(r, "mysql"))
        return;
    struct finding *f =
        rules_report(r, FINDING_MAPPING_SYSTEM_SCHEMA_SWEPT, item->schema,
                     "'%%' stands for every schema, those of %.*s itself too",
                     STR_ARG(r->c->source->words));
    rules_help(r, f,
               "name your schemas, or exclude \"mysql\", \"sys\" and "
               "\"performance_schema\"");
    fix_swept(r, f);
}

static rules_fn *const all[] = {same_twice, all_at_once};

static rules_item_fn *const each[] = {
    underscore,  upper_case, all_excluded,   needless_exclude,
    view_in_cdc, load_order, system_schemas,
};

const struct rules_part rules_mappings_selection = {
    all, COUNT_OF(all), each, COUNT_OF(each), RULES_OF(SELECTION)};
