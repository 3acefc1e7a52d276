/* object-locator: names that nothing can have. */
#include "rules/rules.h"

/* Their schemas, or databases, have names. What others call a schema may be
 * none at all, as with files in S3. */
#define RELATIONAL                                                             \
    ENGINES_MYSQL " " ENGINES_POSTGRES " " ENGINES_SQLSERVER                   \
                  " oracle db2 db2-zos sybase"

static bool is_empty(struct val v)
{
    return val_is(v, NODE_STRING) && !val_str(v).len &&
           !(val_flags(v) & (NODE_HOLES | NODE_BROKEN));
}

static bool needs_table(const struct mapping_rule *m)
{
    return m->type != MAPPING_TRANSFORMATION || m->object == MAPPING_TABLE ||
           m->object == MAPPING_COLUMN;
}

static bool needs_column(const struct mapping_rule *m)
{
    return m->type == MAPPING_VALIDATION ||
           (m->type == MAPPING_TRANSFORMATION && m->object == MAPPING_COLUMN &&
            m->action != MAPPING_ADD_COLUMN &&
            m->action != MAPPING_ADD_BEFORE_IMAGE_COLUMNS);
}

static bool needs_schema(const struct rules *r, const struct mapping_rule *m)
{
    return rules_engine(r->c->source, RELATIONAL) &&
           (needs_table(m) || m->object == MAPPING_SCHEMA);
}

/* The name that is empty and must not be; *WHAT it is of. */
static struct val nameless(const struct rules *r, const struct rules_item *item,
                           const char **what)
{
    const struct mapping_rule *m = item->rule;
    *what = "table";
    if (is_empty(item->table) && needs_table(m))
        return item->table;
    *what = "column";
    if (is_empty(item->column) && needs_column(m))
        return item->column;
    *what = "schema";
    if (is_empty(item->schema) && needs_schema(r, m))
        return item->schema;
    return val_none();
}

static void empty_name(struct rules *r, const struct rules_item *item)
{
    const char *what;
    struct val at = nameless(r, item, &what);
    /* Who left a placeholder for the schema will fill in both. */
    if (!val_exists(at) ||
        (val_exists(item->schema) && !is_empty(item->schema) &&
         !rules_known(item->schema)))
        return;
    struct finding *f =
        rules_report(r, FINDING_MAPPING_EMPTY_NAME, at,
                     "no %s has an empty name, so this rule %s", what,
                     rules_takes(item) ? "selects nothing" : "does nothing");
    rules_help(r, f, "write the name; \"%%\" is every %s", what);
    if (f && !rules_takes(item))
        f->severity = SEVERITY_WARNING;
}

static rules_item_fn *const each[] = {empty_name};

const struct rules_part rules_mappings_locators = {NULL, 0, each,
                                                   COUNT_OF(each), 0};
