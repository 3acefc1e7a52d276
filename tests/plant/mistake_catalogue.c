/* Mistakes in table mappings that the schema of the source shows. */
#include "base/vec.h"
#include "mistake_tools.h"

/* In the rule WHERE what stands at FROM becomes TO. */
static bool set(const struct mistake *m, struct item *doc, struct arena *a,
                struct chance *c)
{
    (void)a;
    (void)c;
    struct item *parent, *i = NULL;
    for (struct item *r = item_get(doc, "rules")->first; r; r = r->next)
        if (item_says(item_get(r, "rule-name"), m->where))
            i = mistake_path(r, m->from, &parent);
    if (!i)
        return false;
    mistake_set(i, m->to);
    return true;
}

#define ROW(name, rules, where, from, to)                                      \
    {                                                                          \
        "catalogue-" name, true,                                               \
            MISTAKE_ANY | MISTAKE_EXACT | MISTAKE_ALONE | MISTAKE_CATALOGUE,   \
            rules, set, where, from, to, 0, 0                                  \
    }

const struct mistake mistakes_catalogue[] = {
    ROW("table", "mapping/selects-nothing", "staff",
        "object-locator/table-name", "staf"),
    ROW("schema", "mapping/selects-nothing", "staff",
        "object-locator/schema-name", "HR"),
    ROW("filter", "mapping/unknown-column", "staff", "filters/0/column-name",
        "brn"),
    ROW("column", "mapping/unknown-column", "renamed",
        "object-locator/column-name", "emial"),
    ROW("mask-column", "mapping/unknown-column", "masked",
        "object-locator/column-name", "state"),
    ROW("range-column", "mapping/unknown-column", "parallel",
        "parallel-load/columns/0", "order_id"),
    ROW("key-column", "mapping/unknown-column", "keyed",
        "primary-key-def/columns/0", "line"),
    ROW("orphan", "mapping/orphan-transformation", "table",
        "object-locator/table-name", "orderlines"),
    ROW("collision", "mapping/target-collision", "table", "value", "orders"),
    ROW("no-key", "mapping/remove-key-column", "removed",
        "object-locator/column-name", "id"),
    ROW("mask-type", "mapping/masking-type", "masked",
        "object-locator/column-name", "created"),
    ROW("lob", "mapping/lob-transformation", "typed",
        "object-locator/column-name", "notes"),
    ROW("expression", "mapping/expression-unknown-ref", "computed",
        "expression", "$first_name || '_' || $lastname"),
};
const size_t mistakes_catalogue_count = COUNT_OF(mistakes_catalogue);
