/* Mistakes in table mappings: rows that say in which rule, where in it, and
 * what becomes of it. */
#include <ctype.h>

#include "base/vec.h"
#include "mistake_tools.h"

/* One of the rules whose type or action is among WORDS ("": all). */
static struct item *pick_rule(struct item *doc, struct chance *c,
                              const char *words)
{
    struct item *found = NULL;
    unsigned seen = 0;
    for (struct item *r = item_get(doc, "rules")->first; r; r = r->next) {
        struct item *type = item_get(r, "rule-type");
        struct item *action = item_get(r, "rule-action");
        if ((!*words || mistake_among(type->text, words) ||
             (action && mistake_among(action->text, words))) &&
            chance_one_in(c, ++seen))
            found = r;
    }
    return found;
}

static struct item *target(const struct mistake *m, struct item *doc,
                           struct chance *c, struct item **rule,
                           struct item **parent)
{
    *rule = *parent = pick_rule(doc, c, m->where);
    return *rule ? mistake_path(*rule, m->from, parent) : NULL;
}

/* Where something is missing, the finding may be about the object that lacks
 * it, or about what asks for it. */
static void mark_lack(struct item *rule, struct item *parent)
{
    struct item *action = item_get(rule, "rule-action");
    parent->flags |= ITEM_AT_VALUE | ITEM_AT_KEY;
    if (action && parent == rule)
        action->flags |= ITEM_AT_VALUE;
}

static bool lack(const struct mistake *m, struct item *doc, struct arena *a,
                 struct chance *c)
{
    (void)a;
    struct item *rule, *parent, *i = target(m, doc, c, &rule, &parent);
    if (!i || item_says(i, "null"))
        return false;
    item_remove(parent, i);
    mark_lack(rule, parent);
    return true;
}

static bool set(const struct mistake *m, struct item *doc, struct arena *a,
                struct chance *c)
{
    (void)a;
    struct item *rule, *parent, *i = target(m, doc, c, &rule, &parent);
    if (!i || item_says(i, "null") || item_says(i, m->to))
        return false;
    mistake_set(i, m->to);
    return true;
}

static bool misspell(const struct mistake *m, struct item *doc, struct arena *a,
                     struct chance *c)
{
    struct item *rule, *parent, *i = target(m, doc, c, &rule, &parent);
    if (!i)
        return false;
    i->key = mistake_misspell(a, c, i->key);
    i->flags |= ITEM_AT_KEY;
    return true;
}

static bool misspell_value(const struct mistake *m, struct item *doc,
                           struct arena *a, struct chance *c)
{
    struct item *rule, *parent, *i = target(m, doc, c, &rule, &parent);
    if (!i || i->kind != ITEM_STRING)
        return false;
    mistake_set(i, mistake_misspell(a, c, i->text));
    return true;
}

static bool upper(const struct mistake *m, struct item *doc, struct arena *a,
                  struct chance *c)
{
    struct item *rule, *parent, *i = target(m, doc, c, &rule, &parent);
    if (!i || i->kind != ITEM_STRING)
        return false;
    char *text = arena_copy(a, i->text, strlen(i->text));
    *text = (char)toupper((unsigned char)*text);
    mistake_set(i, text);
    return true;
}

/* TO, "key=value", is added to what is at FROM. */
static bool add(const struct mistake *m, struct item *doc, struct arena *a,
                struct chance *c)
{
    struct item *rule, *parent, *i = target(m, doc, c, &rule, &parent);
    if (!i)
        return false;
    struct str value = str_of(m->to), key = str_cut(&value, '=');
    if (item_get(i, str_z(a, key)))
        return false;
    struct item *new = item_plain(a, i, str_z(a, key), "");
    mistake_set(new, str_z(a, value));
    new->flags |= ITEM_AT_KEY;
    return true;
}

static bool same_id(const struct mistake *m, struct item *doc, struct arena *a,
                    struct chance *c)
{
    (void)a;
    struct item *rules = item_get(doc, "rules");
    unsigned n = item_count(rules);
    if (n < 2)
        return false;
    unsigned at = 1 + chance_below(c, n - 1);
    struct item *first = item_get(item_at(rules, chance_below(c, at)), m->from);
    struct item *i = item_get(item_at(rules, at), m->from);
    i->text = first->text;
    i->flags |= ITEM_AT_VALUE;
    first->flags |= ITEM_AT_VALUE;
    return true;
}

/* All selection rules exclude. */
static bool only_exclude(const struct mistake *m, struct item *doc,
                         struct arena *a, struct chance *c)
{
    (void)m;
    (void)a;
    (void)c;
    struct item *rules = item_get(doc, "rules");
    if (item_count(rules) != 1)
        return false;
    struct item *rule = rules->first, *filters = item_get(rule, "filters");
    struct item *order = item_get(rule, "load-order");
    if ((filters && filters->first) || (order && !item_says(order, "null")))
        return false;
    item_get(rule, "rule-action")->text = "exclude";
    item_get(rule, "rule-action")->flags |= ITEM_AT_VALUE;
    rules->flags |= ITEM_AT_KEY | ITEM_AT_VALUE;
    return true;
}

static bool no_rules(const struct mistake *m, struct item *doc, struct arena *a,
                     struct chance *c)
{
    (void)a;
    (void)c;
    struct item *rules = item_get(doc, "rules");
    mistake_set(rules, m->to);
    rules->flags |= ITEM_AT_KEY;
    doc->flags |= ITEM_AT_VALUE;
    return true;
}

/* A rule of which the same stands a second time under another id. */
static bool copied(const struct mistake *m, struct item *doc, struct arena *a,
                   struct chance *c)
{
    struct item *rules = item_get(doc, "rules");
    struct item *rule = pick_rule(doc, c, m->where);
    if (!rule)
        return false;
    struct item *copy = item_copy(a, rule);
    copy->next = NULL;
    item_add(rules, copy);
    item_get(copy, "rule-id")->text = "99";
    item_get(copy, "rule-name")->text = "copy";
    item_get(copy, "object-locator")->flags |= ITEM_AT_VALUE;
    struct item *action = item_get(copy, "rule-action");
    if (action)
        action->flags |= ITEM_AT_VALUE;
    return true;
}

static bool orphan(const struct mistake *m, struct item *doc, struct arena *a,
                   struct chance *c)
{
    (void)a;
    struct item *rule = pick_rule(doc, c, m->where);
    if (!rule)
        return false;
    struct item *where = item_get(rule, "object-locator");
    item_get(where, "schema-name")->text = "elsewhere";
    item_get(where, "schema-name")->flags |= ITEM_AT_VALUE;
    where->flags |= ITEM_AT_VALUE;
    return true;
}

static bool reverse(const struct mistake *m, struct item *doc, struct arena *a,
                    struct chance *c)
{
    (void)a;
    struct item *rule, *parent, *i = target(m, doc, c, &rule, &parent);
    struct item *end = i ? item_get(i, "end-value") : NULL;
    if (!end)
        return false;
    mistake_set(end, "'20");
    item_get(i, "start-value")->flags |= ITEM_AT_VALUE;
    return true;
}

/* One id is a number, where all are text. */
static bool number_id(const struct mistake *m, struct item *doc,
                      struct arena *a, struct chance *c)
{
    (void)m;
    (void)a;
    struct item *rules = item_get(doc, "rules");
    unsigned n = item_count(rules);
    struct item *id = item_get(item_at(rules, chance_below(c, n)), "rule-id");
    if (n < 2 || id->kind != ITEM_STRING)
        return false;
    id->kind = ITEM_PLAIN;
    id->flags |= ITEM_AT_VALUE;
    return true;
}

#define ANY      MISTAKE_ANY
#define EXACT    (MISTAKE_ANY | MISTAKE_EXACT)
#define KEY      "mapping/unknown-key"
#define NO_VALUE "mapping/missing-action-value"
#define MISMATCH "mapping/action-target-mismatch"
#define WITH_VALUE                                                             \
    "rename add-prefix add-suffix remove-prefix remove-suffix "                \
    "replace-prefix replace-suffix add-column "                                \
    "data-masking-digits-mask"
#define CONDITION "filters/0/filter-conditions/0/"
#define ROW(name, flags, rules, where, from, plant, to)                        \
    {                                                                          \
        name, true, flags, rules, plant, where, from, to, 0, 0                 \
    }

const struct mistake mistakes_mappings[] = {
    ROW("no-rules", ANY | MISTAKE_NAMED, "schema/type", "", "", no_rules, "{}"),
    ROW("rules-string", ANY | MISTAKE_NAMED, "schema/type", "", "", no_rules,
        "all"),
    ROW("only-exclude", ANY, "mapping/no-selection-rule", "", "", only_exclude,
        ""),
    ROW("type-missing", ANY, "schema/required", "", "rule-type", lack, ""),
    ROW("type-near", EXACT, "schema/enum", "", "rule-type", misspell_value, ""),
    ROW("type-case", EXACT, "schema/enum", "", "rule-type", upper, ""),
    ROW("type-far", EXACT, "schema/enum", "", "rule-type", set, "migrate"),
    ROW("type-key", EXACT, KEY " schema/required", "", "rule-type", misspell,
        ""),
    ROW("id-missing", ANY, "schema/required", "", "rule-id", lack, ""),
    ROW("id-key", EXACT, KEY, "", "rule-id", misspell, ""),
    ROW("id-word", EXACT, "mapping/rule-id-type", "", "rule-id", set, "one"),
    ROW("id-negative", EXACT, "mapping/rule-id-type", "", "rule-id", set, "-1"),
    ROW("id-bool", EXACT, "mapping/rule-id-type", "", "rule-id", set, "true"),
    ROW("id-mixed", EXACT | MISTAKE_INFO | MISTAKE_ALONE,
        "mapping/rule-id-mixed", "", "rule-id", number_id, ""),
    ROW("id-twice", ANY, "mapping/duplicate-rule-id", "", "rule-id", same_id,
        ""),
    ROW("name-twice", ANY, "mapping/duplicate-rule-name", "", "rule-name",
        same_id, ""),
    ROW("name-key", EXACT, KEY, "", "rule-name", misspell, ""),
    ROW("name-bool", EXACT, "schema/type", "", "rule-name", set, "true"),
    ROW("action-missing", ANY, "schema/required", "selection transformation",
        "rule-action", lack, ""),
    ROW("action-near", EXACT, "schema/enum schema/const", "", "rule-action",
        misspell_value, ""),
    ROW("action-case", EXACT, "schema/enum schema/const", "", "rule-action",
        upper, ""),
    ROW("action-far", EXACT, "schema/enum", "selection transformation",
        "rule-action", set, "copy"),
    ROW("action-key", EXACT, KEY, "selection transformation", "rule-action",
        misspell, ""),
    ROW("action-number", EXACT, "schema/enum schema/type",
        "selection transformation", "rule-action", set, "1"),
    ROW("action-of-other", EXACT, "schema/enum", "selection", "rule-action",
        set, "rename"),
    ROW("target-missing", ANY, "schema/required", "transformation",
        "rule-target", lack, ""),
    ROW("target-near", EXACT, "schema/enum schema/const " MISMATCH,
        "transformation", "rule-target", misspell_value, ""),
    ROW("target-key", EXACT, KEY, "transformation", "rule-target", misspell,
        ""),
    ROW("target-table", EXACT, MISMATCH,
        "remove-column add-column change-data-type data-masking-digits-mask "
        "add-before-image-columns",
        "rule-target", set, "table"),
    ROW("target-column", EXACT, MISMATCH, "define-primary-key", "rule-target",
        set, "column"),
    ROW("locator-missing", ANY, "schema/required", "", "object-locator", lack,
        ""),
    ROW("locator-string", EXACT, "schema/type", "", "object-locator", set,
        "sales.%"),
    ROW("locator-list", EXACT, "schema/type", "", "object-locator", set, "[]"),
    ROW("locator-key", EXACT, KEY, "", "object-locator", misspell, ""),
    ROW("schema-missing", ANY, "schema/required", "",
        "object-locator/schema-name", lack, ""),
    ROW("schema-key", EXACT, KEY, "", "object-locator/schema-name", misspell,
        ""),
    ROW("schema-number", EXACT, "schema/type", "", "object-locator/schema-name",
        set, "5"),
    ROW("schema-null", EXACT, "schema/type", "", "object-locator/schema-name",
        set, "null"),
    ROW("table-missing", ANY, "schema/required", "",
        "object-locator/table-name", lack, ""),
    ROW("table-key", EXACT, KEY, "", "object-locator/table-name", misspell, ""),
    ROW("table-list", EXACT, "schema/type", "", "object-locator/table-name",
        set, "[]"),
    ROW("table-empty", EXACT, "mapping/empty-name",
        "selection table-settings object-mapping add-column remove-column",
        "object-locator/table-name", set, ""),
    ROW("column-empty", EXACT, "mapping/empty-name",
        "remove-column change-data-type data-masking-digits-mask",
        "object-locator/column-name", set, ""),
    ROW("column-missing", ANY, "schema/required",
        "remove-column change-data-type data-masking-digits-mask",
        "object-locator/column-name", lack, ""),
    ROW("column-key", EXACT, KEY,
        "remove-column change-data-type data-masking-digits-mask",
        "object-locator/column-name", misspell, ""),
    ROW("table-type", EXACT, "schema/enum", "selection",
        "object-locator/table-type", set, "tables"),
    ROW("locator-far-key", EXACT, KEY, "", "object-locator", add,
        "database=shop"),
    ROW("rule-far-key", EXACT, KEY, "", "", add, "comment=the big ones"),
    ROW("explicit-wildcard", EXACT, "mapping/explicit-with-wildcard",
        "explicit", "object-locator/table-name", set, "country%"),
    ROW("underscore", EXACT, "mapping/underscore-is-wildcard", "exclude",
        "object-locator/table-name", set, "audit_%"),
    ROW("leak", EXACT, "mapping/placeholder-leak", "explicit",
        "object-locator/table-name", set, "undefined"),
    ROW("load-order-word", EXACT, "schema/pattern schema/type", "selection",
        "load-order", set, "first"),
    ROW("load-order-negative", EXACT, "schema/range", "selection", "load-order",
        set, "-2"),
    ROW("load-order-bool", EXACT, "schema/type", "selection", "load-order", set,
        "true"),
    ROW("value-missing", ANY, NO_VALUE, WITH_VALUE, "value", lack, ""),
    ROW("value-null", EXACT, NO_VALUE, WITH_VALUE, "value", set, "null"),
    ROW("value-empty", EXACT, NO_VALUE,
        "rename add-prefix add-suffix remove-prefix remove-suffix add-column",
        "value", set, ""),
    ROW("value-number", EXACT, "schema/type", WITH_VALUE, "value", set, "5"),
    ROW("value-key", EXACT, KEY, WITH_VALUE, "value", misspell, ""),
    ROW("old-value-missing", ANY, NO_VALUE, "replace-prefix replace-suffix",
        "old-value", lack, ""),
    ROW("mask-long", EXACT, NO_VALUE, "data-masking-digits-mask", "value", set,
        "XX"),
    ROW("expression-ref", ANY, "mapping/expression-unknown-ref", "add-column",
        "expression", set, "$AR_H_COMIT_TIMESTAMP"),
    ROW("data-type-missing", ANY, NO_VALUE, "add-column change-data-type",
        "data-type", lack, ""),
    ROW("data-type-string", EXACT, "schema/type", "add-column change-data-type",
        "data-type", set, "string"),
    ROW("data-type-near", EXACT, "schema/enum", "add-column change-data-type",
        "data-type/type", misspell_value, ""),
    ROW("data-type-key", EXACT, KEY, "add-column change-data-type",
        "data-type/type", misspell, ""),
    ROW("length-word", EXACT, "schema/pattern", "add-column change-data-type",
        "data-type/length", set, "long"),
    ROW("type-of-sql", EXACT, "schema/enum", "add-column change-data-type",
        "data-type/type", set, "varchar"),
    ROW("length-negative", EXACT, "schema/range", "add-column change-data-type",
        "data-type/length", set, "-1"),
    ROW("pk-missing", ANY, NO_VALUE, "define-primary-key", "primary-key-def",
        lack, ""),
    ROW("pk-columns-missing", ANY, "schema/required", "define-primary-key",
        "primary-key-def/columns", lack, ""),
    ROW("pk-columns-string", EXACT, "schema/type", "define-primary-key",
        "primary-key-def/columns", set, "id"),
    ROW("pk-wildcard", EXACT, "schema/pattern", "define-primary-key",
        "object-locator/table-name", set, "order%"),
    ROW("image-missing", ANY, NO_VALUE, "add-before-image-columns",
        "before-image-def", lack, ""),
    ROW("image-filter-bad", EXACT, "schema/enum", "add-before-image-columns",
        "before-image-def/column-filter", set, "pk"),
    ROW("image-key", EXACT, KEY, "add-before-image-columns",
        "before-image-def/column-prefix", misspell, ""),
    ROW("filter-type-bad", EXACT, "schema/const", "include",
        "filters/0/filter-type", set, "target"),
    ROW("filter-type-missing", ANY, "schema/required", "include",
        "filters/0/filter-type", lack, ""),
    ROW("filter-column-missing", ANY, "schema/required", "include",
        "filters/0/column-name", lack, ""),
    ROW("filter-column-empty", EXACT, "schema/length", "include",
        "filters/0/column-name", set, ""),
    ROW("filter-key", EXACT, KEY, "include", "filters/0/filter-conditions",
        misspell, ""),
    ROW("conditions-missing", ANY, "schema/required", "include",
        "filters/0/filter-conditions", lack, ""),
    ROW("conditions-empty", EXACT, "schema/count", "include",
        "filters/0/filter-conditions", set, "[]"),
    ROW("conditions-object", EXACT, "schema/type", "include",
        "filters/0/filter-conditions", set, "{}"),
    ROW("operator-missing", ANY, "schema/required", "include",
        CONDITION "filter-operator", lack, ""),
    ROW("operator-bad", EXACT, "schema/enum", "include",
        CONDITION "filter-operator", set, "gt"),
    ROW("operator-like", EXACT, "schema/enum", "include",
        CONDITION "filter-operator", set, "like"),
    ROW("operator-key", EXACT, KEY, "include", CONDITION "filter-operator",
        misspell, ""),
    ROW("end-missing", ANY, "schema/required", "include", CONDITION "end-value",
        lack, ""),
    ROW("end-key", EXACT, KEY, "include", CONDITION "end-value", misspell, ""),
    ROW("bounds-reversed", ANY, "mapping/filter-bounds-reversed", "include",
        "filters/0/filter-conditions/0", reverse, ""),
    ROW("filters-object", EXACT, "schema/type", "include", "filters", set,
        "{}"),
    ROW("table-settings-wildcard", EXACT, "mapping/table-settings-wildcard",
        "table-settings", "object-locator/table-name", set, "order%"),
    ROW("parallel-type-bad", EXACT, "schema/enum", "table-settings",
        "parallel-load/type", set, "range"),
    ROW("parallel-type-missing", ANY, "schema/required", "table-settings",
        "parallel-load/type", lack, ""),
    ROW("parallel-no-columns", ANY, "schema/required", "table-settings",
        "parallel-load/columns", lack, ""),
    ROW("parallel-key", EXACT, KEY, "table-settings",
        "parallel-load/boundaries", misspell, ""),
    ROW("boundary-string", EXACT, "schema/type", "table-settings",
        "parallel-load/boundaries/0", set, "1000"),
    ROW("boundary-empty", EXACT, "schema/count", "table-settings",
        "parallel-load/boundaries/0", set, "[]"),
    ROW("lob-mode-bad", EXACT, "schema/enum", "table-settings",
        "lob-settings/mode", set, "full"),
    ROW("lob-size-zero", EXACT, "schema/not", "table-settings",
        "lob-settings/bulk-max-size", set, "0"),
    ROW("lob-size-word", EXACT, "schema/pattern", "table-settings",
        "lob-settings/bulk-max-size", set, "'64KB"),
    ROW("lob-key", EXACT, KEY, "table-settings", "lob-settings/mode", misspell,
        ""),
    ROW("object-key", EXACT, KEY, "object-mapping",
        "mapping-parameters/partition-key-name", misspell, ""),
    ROW("object-excluded", EXACT, "schema/type", "object-mapping",
        "mapping-parameters/exclude-columns", set, "phone"),
    ROW("attribute-kind", EXACT, "schema/enum", "object-mapping",
        "mapping-parameters/attribute-mappings/0/attribute-type", set, "list"),
    ROW("attribute-type-bad", EXACT, "mapping/object-mapping-params",
        "object-mapping",
        "mapping-parameters/attribute-mappings/0/attribute-sub-type", set,
        "varchar"),
    ROW("attribute-type-near", EXACT, "mapping/object-mapping-params",
        "object-mapping",
        "mapping-parameters/attribute-mappings/0/attribute-sub-type",
        misspell_value, ""),
    ROW("attribute-no-value", ANY, "schema/required", "object-mapping",
        "mapping-parameters/attribute-mappings/0/value", lack, ""),
    ROW("attribute-no-name", ANY, "schema/any-of schema/required",
        "object-mapping",
        "mapping-parameters/attribute-mappings/0/target-attribute-name", lack,
        ""),
    ROW("tags-missing", ANY, "schema/required", "post-processing", "tag-set",
        lack, ""),
    ROW("tags-empty", EXACT, "schema/count", "post-processing", "tag-set", set,
        "[]"),
    ROW("tag-no-key", ANY, "schema/required", "post-processing",
        "tag-set/0/key", lack, ""),
    ROW("tag-value-number", EXACT, "schema/type", "post-processing",
        "tag-set/0/value", set, "7"),
    ROW("function-missing", ANY, "schema/required", "validation",
        "target-function", lack, ""),
    ROW("function-key", EXACT, KEY, "validation", "source-function", misspell,
        ""),
    ROW("copied-selection", ANY, "mapping/dead-selection", "include explicit",
        "", copied, ""),
    ROW("copied-change", ANY, "mapping/duplicate-transformation",
        "rename convert-lowercase convert-uppercase add-prefix add-suffix "
        "replace-prefix remove-column change-data-type add-column",
        "", copied, ""),
    ROW("orphan", ANY, "mapping/orphan-transformation", "transformation", "",
        orphan, ""),
    ROW("needless-exclude", ANY, "mapping/dead-selection", "exclude", "",
        orphan, ""),
};
const size_t mistakes_mappings_count = COUNT_OF(mistakes_mappings);
