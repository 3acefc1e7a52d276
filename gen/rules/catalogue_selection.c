/* What the object locators of rules match among the tables of the source. */
#include "base/map.h"
#include "dms/wildcard.h"
#include "rules/catalogue.h"
#include "rules/rules.h"

/* Rules whose locator says which tables they are about. */
static bool names_tables(const struct rules_item *item)
{
    const struct mapping_rule *m = item->rule;
    return item->located && val_exists(item->schema) &&
           (val_exists(item->table) ||
            (m->type == MAPPING_TRANSFORMATION && m->object == MAPPING_SCHEMA));
}

/* Whether one table is meant; '_' is part of most names. */
static bool is_exact(const struct rules_item *item)
{
    const struct mapping_rule *m = item->rule;
    return m->action == MAPPING_EXPLICIT ||
           (!rules_broad(m->schema) && !rules_broad(m->table));
}

static bool has_schema(const struct rules *r, const struct rules_item *item)
{
    return rules_find(r, item->rule->schema, STR("%"), false)->n != 0;
}

/* The part of the locator that is wrong, if NEAR is what was meant. */
static struct val wrong_part(const struct rules *r,
                             const struct rules_item *item,
                             const struct table *near)
{
    if (near ? !wildcard_match(item->rule->schema, near->schema)
             : !has_schema(r, item))
        return item->schema;
    return val_exists(item->table) ? item->table : item->schema;
}

static const struct table *near_of(const struct rules *r,
                                   const struct rules_item *item)
{
    bool schema = item->rule->type == MAPPING_TRANSFORMATION &&
                  item->rule->object == MAPPING_SCHEMA;
    return rules_near_table(r, item->rule->schema,
                            schema ? STR("%") : item->rule->table);
}

/* What is written, as "schema.table". */
static struct str written(const struct rules *r, const struct rules_item *item)
{
    if (!val_exists(item->table))
        return item->rule->schema;
    return str_printf(r->arena, "%.*s.%.*s", STR_ARG(item->rule->schema),
                      STR_ARG(item->rule->table));
}

/* Names of which nobody knows how the database writes them: case is no sure
 * mistake there. */
static bool is_open(const struct rules *r, const struct rules_item *item,
                    const struct table *near)
{
    return near && is_exact(item) &&
           rules_maybe_same(r, item->rule->schema, near->schema) &&
           rules_maybe_same(r, item->rule->table, near->name);
}

/* What else there is where not even the schema is right. */
static void help_far(struct rules *r, struct finding *f,
                     const struct rules_item *item, const char *otherwise)
{
    if (has_schema(r, item))
        rules_help(r, f, "%s", otherwise);
    else
        rules_help(r, f, "the file has no such schema; it has %.*s",
                   STR_ARG(rules_schema_names(r)));
}

static void help_nearest(struct rules *r, struct finding *f,
                         const struct rules_item *item,
                         const struct table *near, const char *otherwise)
{
    if (!near) {
        help_far(r, f, item, otherwise);
        return;
    }
    bool schema = !wildcard_match(item->rule->schema, near->schema);
    struct str name = schema ? near->schema : near->name;
    struct str typed = schema ? item->rule->schema : item->rule->table;
    if (is_open(r, item, near))
        rules_help(r, f,
                   "case counts: write it as the database has it, and say "
                   "--source ENGINE, so that the names of %s are read so",
                   r->c->catalogue->file);
    else if (is_exact(item) ||
             (schema && !rules_broad(typed) && !str_eq_nocase(name, typed)))
        rules_help(r, f, "did you mean '%.*s'?%s", STR_ARG(name),
                   str_eq_nocase(name, typed) ? " case counts" : "");
    else
        rules_help(r, f, "case counts: it would match '%.*s' but for its case",
                   STR_ARG(rules_table_name(r, near)));
    rules_at_table(r, f, near, "this one");
}

/* ── Selections ──────────────────────────────────────────────────────── */

static bool has_type(const struct mapping_rule *m,
                     const struct rules_list *found)
{
    for (size_t i = 0; i < found->n; i++)
        if (found->at[i]->view ? m->views : m->tables)
            return true;
    return false;
}

static void of_other_type(struct rules *r, const struct rules_item *item,
                          const struct rules_list *found)
{
    bool view = found->at[0]->view;
    struct finding *f = rules_report(
        r, FINDING_MAPPING_SELECTS_NOTHING, item->table,
        "what this matches in %s are %s, which its table-type leaves out",
        r->c->catalogue->file, view ? "views" : "tables");
    rules_help(r, f, "add \"table-type\": \"%s\"", view ? "view" : "table");
    rules_at_table(r, f, found->at[0], view ? "a view" : "a table");
}

/* A pattern that matches nothing today may match tomorrow; a name is meant. */
static void selects_nothing(struct rules *r, const struct rules_item *item)
{
    if (!r->tables || !rules_takes(item) || !names_tables(item))
        return;
    const struct rules_list *found = rules_matched(r, item);
    if (found->n) {
        if (!has_type(item->rule, found))
            of_other_type(r, item, found);
        return;
    }
    const struct table *near = near_of(r, item);
    struct finding *f = rules_report(
        r, FINDING_MAPPING_SELECTS_NOTHING, wrong_part(r, item, near),
        "no table of %s %s '%.*s'", r->c->catalogue->file,
        is_exact(item) ? "is" : "matches", STR_ARG(written(r, item)));
    help_nearest(
        r, f, item, near,
        "check the spelling of schema and table, letter case included");
    if (f && (r->c->catalogue->stand_in || is_open(r, item, near) ||
              (!near && (!is_exact(item) || !has_schema(r, item)))))
        f->severity = SEVERITY_WARNING;
}

/* What is to stay out comes in if its name is misspelt. A name that is like
 * none may be of a table that is not there yet. */
static void excludes_nothing(struct rules *r, const struct rules_item *item)
{
    if (!r->tables || item->rule->type != MAPPING_SELECTION ||
        item->rule->action != MAPPING_EXCLUDE || !names_tables(item) ||
        !rules_included(r, item) || rules_matched(r, item)->n)
        return;
    const struct table *near = near_of(r, item);
    if (!near || is_open(r, item, near))
        return;
    struct finding *f = rules_report(
        r, FINDING_MAPPING_SELECTS_NOTHING, wrong_part(r, item, near),
        "no table of %s %s '%.*s', so nothing is left out",
        r->c->catalogue->file, is_exact(item) ? "is" : "matches",
        STR_ARG(written(r, item)));
    help_nearest(r, f, item, near, "");
    if (f)
        f->severity = SEVERITY_WARNING;
}

/* ── Underscores ─────────────────────────────────────────────────────── */

/* Whether a name that the pattern matches has something else in place of one
 * of its underscores. */
static bool hits_more(struct str pattern, struct str name)
{
    char literal[512];
    size_t n = 0;
    bool within = false;
    if (pattern.len * 3 > sizeof literal || !str_contains(pattern, STR("_")))
        return false;
    for (size_t i = 0; i < pattern.len; i++) {
        char c = pattern.ptr[i];
        within = c == '[' || (within && c != ']');
        if (c == '_' && !within) {
            memcpy(literal + n, "[_]", 3);
            n += 3;
        } else {
            literal[n++] = c;
        }
    }
    return !wildcard_match((struct str){literal, n}, name);
}

/* Whether one of the two hits what the other, meant way does not. */
static struct val too_wide(const struct rules_item *item, const struct table *t)
{
    if (hits_more(item->rule->schema, t->schema))
        return item->schema;
    return hits_more(item->rule->table, t->name) ? item->table : val_none();
}

static bool has_underscores(const struct rules_item *item)
{
    return item->rule->action != MAPPING_EXPLICIT &&
           (str_contains(item->rule->schema, STR("_")) ||
            str_contains(item->rule->table, STR("_")));
}

/* Where all that is matched has something else, it is meant. */
static void underscore(struct rules *r, const struct rules_item *item)
{
    bool selection = item->rule->type == MAPPING_SELECTION;
    if (!r->tables || !names_tables(item) || !has_underscores(item) ||
        (!selection && item->rule->type != MAPPING_TRANSFORMATION))
        return;
    const struct rules_list *found = rules_matched(r, item);
    struct rules_names more = {.r = r};
    struct val at = val_none();
    for (size_t i = 0; i < found->n; i++) {
        struct val part = too_wide(item, found->at[i]);
        if (!val_exists(part))
            continue;
        at = part;
        rules_name(&more, rules_table_name(r, found->at[i]));
    }
    if (!more.n || more.n == found->n)
        return;
    struct finding *f = rules_report(
        r, FINDING_MAPPING_UNDERSCORE_IS_WILDCARD, at,
        "the '_' in '%.*s' stands for any character, and this matches %.*s "
        "too",
        STR_ARG(val_str(at)), STR_ARG(rules_names_end(&more)));
    rules_help(r, f, "write \"[_]\" for an underscore that is meant");
    if (f && item->rule->action == MAPPING_EXCLUDE &&
        !r->c->catalogue->stand_in)
        f->severity = SEVERITY_ERROR;
}

/* ── Rules about tables that are not there ───────────────────────────── */

static bool is_masking(const struct mapping_rule *m)
{
    return m->action == MAPPING_MASK_DIGITS ||
           m->action == MAPPING_RANDOMIZE_DIGITS ||
           m->action == MAPPING_HASH_MASK;
}

static bool any_selected(const struct rules *r, const struct rules_list *found)
{
    for (size_t i = 0; i < found->n; i++)
        if (rules_target(r, found->at[i]))
            return true;
    return false;
}

/* Rules about the same tables: what is wrong with them is one mistake. */
struct orphans {
    const struct rules_item *first;
    unsigned count;
    bool masking; /* one of them is to hide data */
};

/* "this rule", or "this rule and 2 others". */
static struct str these(const struct rules *r, const struct orphans *o)
{
    if (o->count == 1)
        return STR("this rule");
    return str_printf(r->arena, "this rule and %u other%s", o->count - 1,
                      o->count > 2 ? "s" : "");
}

static void not_selected(struct rules *r, const struct orphans *o,
                         const struct rules_list *found)
{
    if (!rules_resolution(r) || any_selected(r, found))
        return;
    struct finding *f = rules_report(
        r, FINDING_MAPPING_ORPHAN_TRANSFORMATION,
        mapping_part(o->first->rule, MAPPING_PART_LOCATOR),
        "%.*s %s about %.*s%s, which no rule selects", STR_ARG(these(r, o)),
        o->count > 1 ? "are" : "is", STR_ARG(rules_table_name(r, found->at[0])),
        found->n > 1 ? " and others" : "");
    rules_help(r, f, "select the table, or remove the rule");
}

static void not_there(struct rules *r, const struct orphans *o)
{
    const struct rules_item *item = o->first;
    const struct table *near = near_of(r, item);
    struct finding *f = rules_report(
        r, FINDING_MAPPING_ORPHAN_TRANSFORMATION, wrong_part(r, item, near),
        "no table of %s %s '%.*s', so %.*s %s nothing", r->c->catalogue->file,
        is_exact(item) ? "is" : "matches", STR_ARG(written(r, item)),
        STR_ARG(these(r, o)), o->count > 1 ? "do" : "does");
    help_nearest(r, f, item, near,
                 "check the spelling of schema and table, letter case "
                 "included, or remove the rule");
    bool meant = near && !is_open(r, item, near);
    if (f && (meant || o->masking) && !r->c->catalogue->stand_in)
        f->severity = SEVERITY_ERROR;
}

/* What is found for the same locator before, or a new one. */
static struct orphans *orphans_of(struct rules *r, struct map *known,
                                  const struct rules_item *item)
{
    bool schema = item->rule->object == MAPPING_SCHEMA &&
                  item->rule->type == MAPPING_TRANSFORMATION;
    void **slot = map_put(known, rules_key(r, schema, item->rule->schema,
                                           item->rule->table, STR("")));
    if (!*slot) {
        struct orphans *o = ARENA_NEW(r->arena, struct orphans);
        o->first = item;
        *slot = o;
    }
    return *slot;
}

static void orphans(struct rules *r)
{
    struct map *known = map_new(r->arena);
    if (!r->tables)
        return;
    for (size_t i = 0; i < r->n; i++) {
        const struct rules_item *item = &r->items[i];
        if (item->rule->type == MAPPING_SELECTION || !names_tables(item))
            continue;
        struct orphans *o = orphans_of(r, known, item);
        o->count++;
        o->masking |= is_masking(item->rule);
    }
    for (size_t i = 0; i < map_count(known); i++) {
        const struct orphans *o = map_at(known, i)->value;
        const struct rules_list *found = rules_matched(r, o->first);
        if (found->n)
            not_selected(r, o, found);
        else
            not_there(r, o);
    }
}

static rules_fn *const all[] = {orphans};

static rules_item_fn *const each[] = {
    selects_nothing,
    excludes_nothing,
    underscore,
};

const struct rules_part rules_catalogue_selection = {all, COUNT_OF(all), each,
                                                     COUNT_OF(each), 0};
