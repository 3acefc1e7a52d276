#include "spec/rules.h"

#include "base/map.h"
#include "dms/wildcard.h"
#include "spec/attached.h"
#include "spec/sugar.h"

/* Tables may be selected in `tables:` alone, so not the whole schema. */
#define MAPPINGS_SCHEMA "schemas/table-mappings.schema.json#/$defs/document"

static bool is_action(const struct rule *r, const char *action)
{
    return str_is(val_str(val_get(r->doc, STR("rule-type"))), "selection") &&
           str_is(val_str(val_get(r->doc, STR("rule-action"))), action);
}

static bool takes_tables(const struct rule *r)
{
    return is_action(r, "include") || is_action(r, "explicit");
}

static struct str locator(const struct rule *r, const char *key)
{
    return val_str(val_path(r->doc, "object-locator", key, (char *)NULL));
}

/* "007" and 7 are one id. */
static struct str plain_id(struct val v)
{
    struct str id = val_str(v);
    while (id.len > 1 && id.ptr[0] == '0')
        id = str_sub(id, 1, id.len);
    return id;
}

/* Appends the rules of `rules:`; the schema reported what is none. */
static void add_rules(struct fill *f, struct task *t, struct val rules)
{
    struct rule *all =
        ARENA_ARRAY(f->m->arena, struct rule, t->rule_count + val_count(rules));
    for (size_t i = 0; i < t->rule_count; i++)
        all[i] = t->rules[i];
    VAL_EACH(it, rules)
    {
        if (val_is(it.value, NODE_OBJECT))
            all[t->rule_count++] = (struct rule){
                .doc = it.value,
                .origin = it.value,
                .id = plain_id(val_get(it.value, STR("rule-id")))};
    }
    t->rules = all;
}

static struct val written_rules(struct scope s, struct task *t)
{
    struct val v = val_get(s.object, STR("rules"));
    if (val_is(v, NODE_STRING) && !fill_faulty(s.f, v))
        v = val_get(attached_read(s.f, v, MAPPINGS_SCHEMA, &t->rules_path),
                    STR("rules"));
    return val_is(v, NODE_ARRAY) ? v : val_none();
}

/* Two entries that select the same, rather than ids that happen to meet. */
static bool same_entry(const struct rule *a, const struct rule *b)
{
    return a->sugar && b->sugar &&
           is_action(a, "include") == is_action(b, "include") &&
           str_eq(locator(a, "schema-name"), locator(b, "schema-name")) &&
           str_eq(locator(a, "table-name"), locator(b, "table-name"));
}

/* The smallest id that no rule has: it is at most one more than there are
 * rules. */
static size_t free_id(struct fill *f, const struct task *t)
{
    bool *taken = ARENA_ARRAY(f->m->arena, bool, t->rule_count + 2);
    for (size_t i = 0; i < t->rule_count; i++) {
        uint64_t id;
        if (str_to_u64(t->rules[i].id, &id) && id <= t->rule_count)
            taken[id] = true;
    }
    size_t id = 1;
    while (taken[id])
        id++;
    return id;
}

static void report_same_id(struct fill *f, const struct task *t,
                           const struct rule *first, const struct rule *r)
{
    struct finding *e;
    if (same_entry(first, r)) {
        e = fill_error(f, FINDING_SPEC_DUPLICATE_ENTRY, r->origin,
                       "this entry selects the same tables as an earlier one");
        fill_help(f, e, "remove one of them, or give one an 'id' of its own");
    } else {
        struct val id =
            val_get(r->origin, r->sugar ? STR("id") : STR("rule-id"));
        e = fill_error(f, FINDING_SPEC_RULE_ID, val_exists(id) ? id : r->origin,
                       "the rule id %.*s is taken", STR_ARG(r->id));
        fill_help(f, e, "write '%s: %zu'", r->sugar ? "id" : "rule-id",
                  free_id(f, t));
    }
    if (e)
        finding_related(f->fs, e, val_span(first->origin),
                        "this rule has it already");
}

static void check_ids(struct fill *f, const struct task *t)
{
    struct map *seen = map_new(f->m->arena);
    for (size_t i = 0; i < t->rule_count; i++) {
        if (!t->rules[i].id.len)
            continue;
        void **slot = map_put(seen, t->rules[i].id);
        if (*slot)
            report_same_id(f, t, *slot, &t->rules[i]);
        else
            *slot = &t->rules[i];
    }
}

static bool meets_include(const struct task *t, const struct rule *exclude)
{
    struct str schema = locator(exclude, "schema-name");
    struct str table = locator(exclude, "table-name");
    for (size_t i = 0; i < t->rule_count; i++) {
        const struct rule *r = &t->rules[i];
        if (takes_tables(r) &&
            wildcard_overlap(locator(r, "schema-name"), schema) &&
            wildcard_overlap(locator(r, "table-name"), table))
            return true;
    }
    return false;
}

static void check_excludes(struct fill *f, const struct task *t)
{
    for (size_t i = 0; i < t->rule_count; i++) {
        const struct rule *r = &t->rules[i];
        if (!is_action(r, "exclude") || meets_include(t, r))
            continue;
        struct finding *e =
            val_finding(f->fs, FINDING_SPEC_UNMATCHED_EXCLUDE, r->origin,
                        "this leaves out tables that no entry includes");
        finding_help(f->fs, e,
                     "check the spelling of its schema and table, "
                     "or remove it");
    }
}

/* WRITTEN are the rules of `rules:`, which may stand in another file. What is
 * wrong with any of them may be the one that is missed. */
static void check_selection(struct scope s, const struct task *t,
                            struct val written)
{
    struct val tables = val_get(s.object, STR("tables"));
    struct val rules = val_get(s.object, STR("rules"));
    if (fill_faulty(s.f, tables) || fill_faulty(s.f, rules) ||
        fill_faulty(s.f, written))
        return;
    for (size_t i = 0; i < t->rule_count; i++)
        if (takes_tables(&t->rules[i])) {
            check_excludes(s.f, t);
            return;
        }
    struct val key =
        val_key(s.object, val_exists(tables) ? STR("tables") : STR("rules"));
    struct finding *e = fill_error(s.f, FINDING_SPEC_NO_INCLUDE, key,
                                   "this task includes no table");
    fill_help(s.f, e,
              "add 'include: schema.table' to 'tables', such as "
              "'include: public.%%'");
}

void rules_fill(struct scope s, struct task *t)
{
    struct fill *f = s.f;
    struct val written = written_rules(s, t);
    sugar_rules(f, t, ask(s, "tables", NODE_ARRAY));
    add_rules(f, t, written);
    t->rule_docs.at = ARENA_ARRAY(f->m->arena, struct val, t->rule_count);
    for (size_t i = 0; i < t->rule_count; i++)
        t->rule_docs.at[t->rule_docs.n++] = t->rules[i].doc;
    check_ids(f, t);
    check_selection(s, t, written);
}
