#include "good_catalogue.h"

#include "base/vec.h"

const char good_catalogue_sql[] =
    "-- PostgreSQL database dump\n"
    "CREATE TABLE sales.orders (\n"
    "    id bigint NOT NULL PRIMARY KEY,\n"
    "    customer_id bigint NOT NULL,\n"
    "    status character varying(20),\n"
    "    created timestamp without time zone NOT NULL\n"
    ");\n"
    "CREATE TABLE sales.customers (\n"
    "    id bigint NOT NULL PRIMARY KEY,\n"
    "    first_name character varying(80),\n"
    "    last_name character varying(80),\n"
    "    email character varying(200),\n"
    "    phone character varying(30),\n"
    "    notes text,\n"
    "    created timestamp without time zone NOT NULL\n"
    ");\n"
    "CREATE TABLE sales.order_lines (\n"
    "    id bigint NOT NULL PRIMARY KEY,\n"
    "    sku character varying(40),\n"
    "    quantity integer,\n"
    "    price numeric(12,2)\n"
    ");\n"
    "CREATE TABLE hr.staff (\n"
    "    id bigint NOT NULL PRIMARY KEY,\n"
    "    full_name character varying(80),\n"
    "    born date\n"
    ");\n";

/* What a rule has beside its locator and its action. */
typedef void more_fn(struct arena *a, struct item *rule);

static void a_name(struct arena *a, struct item *rule)
{
    item_string(a, rule, "value",
                arena_printf(a, "new_%s", item_get(rule, "rule-name")->text));
}

static void a_mask(struct arena *a, struct item *rule)
{
    item_string(a, rule, "value", "#");
}

static void a_type(struct arena *a, struct item *rule)
{
    struct item *type = item_object(a, rule, "data-type");
    item_string(a, type, "type", "string");
    item_string(a, type, "length", "170");
}

static void an_expression(struct arena *a, struct item *rule)
{
    item_string(a, rule, "value", "full_name");
    item_string(a, rule, "expression", "$first_name || '_' || $last_name");
    a_type(a, rule);
}

static void a_key(struct arena *a, struct item *rule)
{
    struct item *key = item_object(a, rule, "primary-key-def");
    item_string(a, key, "name", "pk");
    item_string(a, item_array(a, key, "columns"), NULL, "id");
}

static void a_filter(struct arena *a, struct item *rule)
{
    struct item *filter = item_object(a, item_array(a, rule, "filters"), NULL);
    item_string(a, filter, "filter-type", "source");
    item_string(a, filter, "column-name", "born");
    struct item *o =
        item_object(a, item_array(a, filter, "filter-conditions"), NULL);
    item_string(a, o, "filter-operator", "gte");
    item_string(a, o, "value", "1990-01-01");
}

static void ranges(struct arena *a, struct item *rule)
{
    struct item *load = item_object(a, rule, "parallel-load");
    item_string(a, load, "type", "ranges");
    item_string(a, item_array(a, load, "columns"), NULL, "id");
    struct item *ends = item_array(a, load, "boundaries");
    item_string(a, item_array(a, ends, NULL), NULL, "1000");
    item_string(a, item_array(a, ends, NULL), NULL, "2000");
}

static const struct row {
    const char *name, *type, *target, *action;
    const char *schema, *table, *column;
    more_fn *more;
} rows[] = {
    {"all", "selection", NULL, "include", "sales", "%", NULL, NULL},
    {"staff", "selection", NULL, "include", "hr", "staff", NULL, a_filter},
    {"renamed", "transformation", "column", "rename", "sales", "customers",
     "email", a_name},
    {"table", "transformation", "table", "rename", "sales", "order_lines", NULL,
     a_name},
    {"removed", "transformation", "column", "remove-column", "sales",
     "customers", "phone", NULL},
    {"masked", "transformation", "column", "data-masking-digits-mask", "sales",
     "orders", "status", a_mask},
    {"typed", "transformation", "column", "change-data-type", "sales",
     "customers", "last_name", a_type},
    {"computed", "transformation", "column", "add-column", "sales", "customers",
     NULL, an_expression},
    {"keyed", "transformation", "table", "define-primary-key", "sales",
     "order_lines", NULL, a_key},
    {"parallel", "table-settings", NULL, NULL, "sales", "orders", NULL, ranges},
};

static void add_rule(struct arena *a, struct item *rules, const struct row *r)
{
    struct item *rule = item_object(a, rules, NULL);
    item_string(a, rule, "rule-type", r->type);
    item_string(a, rule, "rule-id", arena_printf(a, "%u", item_count(rules)));
    item_string(a, rule, "rule-name", r->name);
    if (r->target)
        item_string(a, rule, "rule-target", r->target);
    struct item *where = item_object(a, rule, "object-locator");
    item_string(a, where, "schema-name", r->schema);
    item_string(a, where, "table-name", r->table);
    if (r->column)
        item_string(a, where, "column-name", r->column);
    if (r->action)
        item_string(a, rule, "rule-action", r->action);
    if (r->more)
        r->more(a, rule);
}

struct item *good_catalogued(struct arena *a, struct chance *c)
{
    struct item *doc = item_new(a, ITEM_OBJECT, NULL, NULL);
    struct item *rules = item_array(a, doc, "rules");
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (i < 2 || chance_one_in(c, 2))
            add_rule(a, rules, &rows[i]);
    return doc;
}
