#include "base/vec.h"
#include "good.h"

/* A document in the making. Each rule is for a table of its own, so that no
 * two are about the same one. */
struct making {
    struct arena *a;
    struct chance *c;
    struct item *rules;
    unsigned id;
    const char *schema; /* all of whose tables are included */
    const char *table;
    bool exported;
    bool numbers; /* ids without quotes */
};

static const char *const tables[] = {
    "orders",   "customers", "invoices", "items",    "stock",
    "products", "payments",  "returns",  "vouchers", "visits",
};

static void add_null(struct making *m, struct item *rule, const char *key)
{
    if (m->exported)
        item_plain(m->a, rule, key, "null");
}

static struct item *new_rule(struct making *m, const char *type,
                             const char *target, const char *action)
{
    struct item *rule = item_object(m->a, m->rules, NULL);
    const char *id = arena_printf(m->a, "%u", ++m->id);
    item_string(m->a, rule, "rule-type", type);
    item_add(rule, item_new(m->a, m->numbers ? ITEM_PLAIN : ITEM_STRING,
                            "rule-id", id));
    item_string(m->a, rule, "rule-name", arena_printf(m->a, "rule-%s", id));
    if (target)
        item_string(m->a, rule, "rule-target", target);
    if (action)
        item_string(m->a, rule, "rule-action", action);
    m->table = tables[m->id % COUNT_OF(tables)];
    return rule;
}

static struct item *locate(struct making *m, struct item *rule,
                           const char *schema, const char *table,
                           const char *column)
{
    struct item *o = item_object(m->a, rule, "object-locator");
    item_string(m->a, o, "schema-name", schema);
    if (table)
        item_string(m->a, o, "table-name", table);
    if (column)
        item_string(m->a, o, "column-name", column);
    return o;
}

static void add_filters(struct making *m, struct item *rule)
{
    struct item *list = item_array(m->a, rule, "filters");
    for (unsigned n = chance_below(m->c, 2) + 1; n > 0; n--) {
        struct item *filter = item_object(m->a, list, NULL);
        item_string(m->a, filter, "filter-type", "source");
        item_string(m->a, filter, "column-name", n > 1 ? "id" : "created");
        struct item *o = item_object(
            m->a, item_array(m->a, filter, "filter-conditions"), NULL);
        bool between = chance_one_in(m->c, 2);
        item_string(m->a, o, "filter-operator",
                    between ? "between"
                            : chance_word(m->c, m->a, "eq|gte|lte|noteq"));
        item_string(m->a, o, between ? "start-value" : "value", "100");
        if (between)
            item_string(m->a, o, "end-value", "250");
    }
}

static void add_selection(struct making *m, const char *action,
                          const char *schema, const char *table)
{
    struct item *rule = new_rule(m, "selection", NULL, action);
    struct item *where = locate(m, rule, schema, table, NULL);
    bool takes = strcmp(action, "exclude") != 0;
    if (takes && chance_one_in(m->c, 5))
        item_string(m->a, where, "table-type", "table");
    add_null(m, rule, "rule-target");
    add_null(m, rule, "value");
    add_null(m, rule, "old-value");
    if (takes && chance_one_in(m->c, 4))
        item_plain(m->a, rule, "load-order", "2");
    else
        add_null(m, rule, "load-order");
    if (takes && *table != '%' && chance_one_in(m->c, 2))
        add_filters(m, rule);
    else if (m->exported || chance_one_in(m->c, 2))
        item_array(m->a, rule, "filters");
    add_null(m, rule, "parallel-load");
}

/* --- The other rules -------------------------------------------------- */

static struct item *new_change(struct making *m, const char *target,
                               const char *action)
{
    struct item *rule = new_rule(m, "transformation", target, action);
    locate(m, rule, m->schema, m->table,
           strcmp(target, "column") ? NULL : "email");
    return rule;
}

static void finish_change(struct making *m, struct item *rule,
                          const char *value, const char *old)
{
    if (value)
        item_string(m->a, rule, "value", value);
    else
        add_null(m, rule, "value");
    if (old)
        item_string(m->a, rule, "old-value", old);
    else
        add_null(m, rule, "old-value");
    add_null(m, rule, "parallel-load");
}

static void add_rename(struct making *m)
{
    const char *target = chance_word(m->c, m->a, "table|column");
    struct item *rule = new_change(m, target, "rename");
    finish_change(m, rule, arena_printf(m->a, "new_name_%u", m->id), NULL);
}

static void add_case(struct making *m)
{
    const char *target = chance_word(m->c, m->a, "table|column");
    struct item *rule = new_change(
        m, target,
        chance_word(m->c, m->a, "convert-lowercase|convert-uppercase"));
    finish_change(m, rule, NULL, NULL);
}

static void add_prefix(struct making *m)
{
    const char *target = chance_word(m->c, m->a, "table|column");
    struct item *rule = new_change(
        m, target,
        chance_word(m->c, m->a,
                    "add-prefix|add-suffix|remove-prefix|remove-suffix"));
    finish_change(m, rule, arena_printf(m->a, "x%u_", m->id), NULL);
}

static void add_replace(struct making *m)
{
    struct item *rule =
        new_change(m, chance_word(m->c, m->a, "table|column"),
                   chance_word(m->c, m->a, "replace-prefix|replace-suffix"));
    finish_change(m, rule, "new_", "old_");
}

static void add_remove(struct making *m)
{
    struct item *rule = new_change(m, "column", "remove-column");
    finish_change(m, rule, NULL, NULL);
}

static struct item *add_type(struct making *m, struct item *rule)
{
    struct item *type = item_object(m->a, rule, "data-type");
    item_string(m->a, type, "type", "string");
    if (chance_one_in(m->c, 2))
        item_string(m->a, type, "length", "50");
    else
        item_plain(m->a, type, "length", "50");
    return type;
}

static void add_column(struct making *m)
{
    struct item *rule = new_rule(m, "transformation", "column", "add-column");
    locate(m, rule, m->schema, m->table, NULL);
    item_string(m->a, rule, "value", "full_name");
    item_string(m->a, rule, "expression",
                chance_one_in(m->c, 2) ? "$FIRST_NAME || '_' || $LAST_NAME"
                                       : "$AR_H_COMMIT_TIMESTAMP");
    add_type(m, rule);
    add_null(m, rule, "old-value");
}

static void change_type(struct making *m)
{
    struct item *rule = new_change(m, "column", "change-data-type");
    add_type(m, rule);
    finish_change(m, rule, NULL, NULL);
}

static void add_mask(struct making *m)
{
    struct item *rule = new_change(m, "column", "data-masking-digits-mask");
    finish_change(m, rule, "#", NULL);
}

static void add_key(struct making *m)
{
    struct item *rule = new_change(m, "table", "define-primary-key");
    struct item *key = item_object(m->a, rule, "primary-key-def");
    item_string(m->a, key, "name", "pk");
    struct item *columns = item_array(m->a, key, "columns");
    item_string(m->a, columns, NULL, "id");
    item_string(m->a, columns, NULL, "part");
}

static void add_image(struct making *m)
{
    struct item *rule =
        new_rule(m, "transformation", "column", "add-before-image-columns");
    locate(m, rule, m->schema, m->table, NULL);
    struct item *o = item_object(m->a, rule, "before-image-def");
    item_string(m->a, o, "column-prefix", "BI_");
    item_string(m->a, o, "column-filter",
                chance_word(m->c, m->a, "pk-only|non-lob|all"));
}

static void add_table_settings(struct making *m)
{
    struct item *rule = new_rule(m, "table-settings", NULL, NULL);
    locate(m, rule, m->schema, m->table, NULL);
    struct item *load = item_object(m->a, rule, "parallel-load");
    item_string(m->a, load, "type", "ranges");
    struct item *columns = item_array(m->a, load, "columns");
    item_string(m->a, columns, NULL, "id");
    struct item *ends = item_array(m->a, load, "boundaries");
    for (unsigned i = 1; i < 4; i++)
        item_string(m->a, item_array(m->a, ends, NULL), NULL,
                    arena_printf(m->a, "%u000", i));
}

static void add_lobs(struct making *m)
{
    struct item *rule = new_rule(m, "table-settings", NULL, NULL);
    locate(m, rule, m->schema, m->table, NULL);
    struct item *o = item_object(m->a, rule, "lob-settings");
    item_string(m->a, o, "mode", "limited");
    item_string(m->a, o, "bulk-max-size", "64");
}

static void add_messages(struct making *m)
{
    struct item *rule =
        new_rule(m, "object-mapping", NULL, "map-record-to-record");
    locate(m, rule, m->schema, m->table, NULL);
    item_string(m->a, rule, "target-table-name", "customers_t");
    struct item *o = item_object(m->a, rule, "mapping-parameters");
    item_string(m->a, o, "partition-key-name", "id");
    struct item *list = item_array(m->a, o, "exclude-columns");
    item_string(m->a, list, NULL, "phone");
    struct item *attribute =
        item_object(m->a, item_array(m->a, o, "attribute-mappings"), NULL);
    item_string(m->a, attribute, "target-attribute-name", "name");
    item_string(m->a, attribute, "attribute-type", "scalar");
    item_string(m->a, attribute, "attribute-sub-type", "string");
    item_string(m->a, attribute, "value", "${first_name}");
}

static void add_tags(struct making *m)
{
    struct item *rule = new_rule(m, "post-processing", NULL, "add-tag");
    locate(m, rule, m->schema, m->table, NULL);
    struct item *o = item_object(m->a, item_array(m->a, rule, "tag-set"), NULL);
    item_string(m->a, o, "key", "table");
    item_string(m->a, o, "value", "${schema-name}.${table-name}");
}

static void add_validation(struct making *m)
{
    struct item *rule =
        new_rule(m, "validation", "column", "override-validation-function");
    locate(m, rule, m->schema, m->table, "email");
    item_string(m->a, rule, "source-function", "upper(${column-name})");
    item_string(m->a, rule, "target-function", "upper(${column-name})");
}

static void (*const changes[])(struct making *) = {
    add_rename,         add_case,    add_prefix,   add_replace, add_remove,
    add_column,         change_type, add_mask,     add_key,     add_image,
    add_table_settings, add_lobs,    add_messages, add_tags,    add_validation,
};

struct item *good_mappings(struct arena *a, struct chance *c, bool exported)
{
    static const char *const schemas[] = {"sales", "HR", "Web", "stock"};
    struct item *doc = item_new(a, ITEM_OBJECT, NULL, NULL);
    struct making m = {
        .a = a, .c = c, .exported = exported, .numbers = chance_one_in(c, 4)};
    m.rules = item_array(a, doc, "rules");
    unsigned at = chance_below(c, 4), n = 1 + chance_below(c, 3);
    for (unsigned i = 0; i < n; i++)
        add_selection(&m, "include", schemas[(at + i) % 4], "%");
    m.schema = schemas[at];
    if (chance_one_in(c, 2))
        add_selection(&m, "exclude", m.schema, "audit%");
    if (chance_one_in(c, 2))
        add_selection(&m, "include", "crm", "contacts");
    if (chance_one_in(c, 2))
        add_selection(&m, "explicit", "ref", "country");
    for (unsigned i = chance_below(c, 6); i > 0; i--)
        changes[chance_below(c, COUNT_OF(changes))](&m);
    return doc;
}
