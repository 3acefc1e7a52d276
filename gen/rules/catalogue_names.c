/* What becomes of tables and columns: two that come out as one, columns that
 * must not go, columns that cannot change. */
#include "base/map.h"
#include "rules/catalogue.h"
#include "rules/rules.h"

/* Engines that take names which differ in case alone for one. */
#define FOLDS_TABLES  ENGINES_REDSHIFT
#define FOLDS_COLUMNS FOLDS_TABLES " " ENGINES_MYSQL_BOTH

static struct str fold(const struct rules *r, struct str name)
{
    char *copy = str_z(r->arena, name);
    for (size_t i = 0; i < name.len; i++)
        if (copy[i] >= 'A' && copy[i] <= 'Z')
            copy[i] = (char)(copy[i] + 32);
    return (struct str){copy, name.len};
}

static struct str key_of(const struct rules *r, bool folds, struct str a,
                         struct str b)
{
    struct str key = rules_key(r, 0, a, b, STR(""));
    return folds ? fold(r, key) : key;
}

/* ── Tables that become one ──────────────────────────────────────────── */

/* Where a rule says how a thing is called, or what it is about. */
static struct val place_of(const struct mapping_rule *m)
{
    struct val value = mapping_part(m, MAPPING_PART_VALUE);
    return rules_known(value) ? value : mapping_part(m, MAPPING_PART_LOCATOR);
}

/* The rule that made the name: of the two tables the one that has one. */
static struct val culprit(const struct target_table *a,
                          const struct target_table *b)
{
    const struct mapping_rule *by = b->name_by ? b->name_by : a->name_by;
    if (!by)
        by = b->schema_by ? b->schema_by : a->schema_by;
    return place_of(by ? by : b->selected_by);
}

static void report_tables(struct rules *r, const struct target_table *a,
                          const struct target_table *b)
{
    struct finding *f =
        rules_report(r, FINDING_MAPPING_TARGET_COLLISION, culprit(a, b),
                     "%.*s and %.*s both become %.*s.%.*s",
                     STR_ARG(rules_table_name(r, a->source)),
                     STR_ARG(rules_table_name(r, b->source)),
                     STR_ARG(b->schema), STR_ARG(b->name));
    rules_help(r, f,
               "give one of the two another name, or load it in a task with "
               "another target");
    rules_at_table(r, f, a->source, "the one");
    rules_at_table(r, f, b->source, "the other");
}

static void tables(struct rules *r)
{
    const struct resolution *res = rules_resolution(r);
    struct map *seen = map_new(r->arena);
    bool folds = rules_engine(r->c->target, FOLDS_TABLES);
    for (size_t i = 0; res && i < res->tables.n; i++) {
        const struct target_table *t = res->tables.at[i];
        void **slot = map_put(seen, key_of(r, folds, t->schema, t->name));
        if (*slot)
            report_tables(r, *slot, t);
        else
            *slot = (void *)t;
    }
}

/* ── Columns that become one ─────────────────────────────────────────── */

/* A column of a target, and the rule that named it. */
struct named {
    struct str name, was; /* `was` "" if it is added */
    const struct mapping_rule *by;
};

static void report_columns(struct rules *r, const struct target_table *t,
                           const struct named *a, const struct named *b)
{
    const struct mapping_rule *by = b->by ? b->by : a->by;
    struct finding *f;
    if (!by)
        return;
    if (!b->was.len)
        f = rules_report(r, FINDING_MAPPING_TARGET_COLLISION, place_of(by),
                         "%.*s has a column '%.*s' already",
                         STR_ARG(rules_table_name(r, t->source)),
                         STR_ARG(a->name));
    else
        f = rules_report(r, FINDING_MAPPING_TARGET_COLLISION, place_of(by),
                         "the columns '%.*s' and '%.*s' of %.*s both become "
                         "'%.*s'",
                         STR_ARG(a->was), STR_ARG(b->was),
                         STR_ARG(rules_table_name(r, t->source)),
                         STR_ARG(b->name));
    rules_help(r, f, "write another name");
    rules_at_table(r, f, t->source, "the table");
}

static void note_column(struct rules *r, struct map *seen,
                        const struct target_table *t, struct named one)
{
    bool folds = rules_engine(r->c->target, FOLDS_COLUMNS);
    void **slot = map_put(seen, key_of(r, folds, one.name, STR("")));
    if (*slot) {
        report_columns(r, t, *slot, &one);
        return;
    }
    struct named *kept = ARENA_NEW(r->arena, struct named);
    *kept = one;
    *slot = kept;
}

static bool changes_names(const struct target_table *t)
{
    if (t->added_count)
        return true;
    for (size_t i = 0; i < t->column_count; i++)
        if (t->columns[i].by)
            return true;
    return false;
}

static void columns_of(struct rules *r, const struct target_table *t)
{
    struct map *seen = map_new(r->arena);
    for (size_t i = 0; i < t->column_count; i++) {
        const struct target_column *c = &t->columns[i];
        note_column(
            r, seen, t,
            (struct named){c->name, t->source->columns[c->source].name, c->by});
    }
    for (size_t i = 0; i < t->added_count; i++)
        if (rules_known(mapping_part(t->added[i].by, MAPPING_PART_VALUE)))
            note_column(
                r, seen, t,
                (struct named){t->added[i].name, STR(""), t->added[i].by});
}

static void columns(struct rules *r)
{
    const struct resolution *res = rules_resolution(r);
    for (size_t i = 0; res && i < res->tables.n; i++)
        if (changes_names(res->tables.at[i]))
            columns_of(r, res->tables.at[i]);
}

/* ── Columns of keys that go ─────────────────────────────────────────── */

static bool defines_key(const struct rules *r, const struct table *t)
{
    for (size_t i = 0; i < r->n; i++) {
        const struct rules_list *found;
        if (r->items[i].rule->action != MAPPING_DEFINE_PRIMARY_KEY)
            continue;
        found = rules_matched(r, &r->items[i]);
        for (size_t k = 0; k < found->n; k++)
            if (found->at[k] == t)
                return true;
    }
    return false;
}

static struct val column_place(const struct mapping_rule *m)
{
    struct val where = mapping_part(m, MAPPING_PART_LOCATOR);
    struct val column = val_get(where, STR("column-name"));
    return val_exists(column) ? column : where;
}

static void removed_key(struct rules *r, const struct target_table *t,
                        const struct removed_column *gone)
{
    const struct column *c = &t->source->columns[gone->source];
    if (!c->key || defines_key(r, t->source))
        return;
    struct finding *f = rules_report(
        r, FINDING_MAPPING_REMOVE_KEY_COLUMN, column_place(gone->by),
        "this removes '%.*s' of the primary key of %.*s, by which updates and "
        "deletes find their row",
        STR_ARG(c->name), STR_ARG(rules_table_name(r, t->source)));
    rules_help(r, f,
               "keep the column, or add a rule \"define-primary-key\" for the "
               "table");
    rules_at_table(r, f, t->source, "the table");
}

/* A copy without changes needs no key. */
static void removed_keys(struct rules *r)
{
    const struct resolution *res = rules_resolution(r);
    if (!res || !rules_typed(r) || rules_loads_only(r))
        return;
    for (size_t i = 0; i < res->tables.n; i++)
        for (size_t k = 0; k < res->tables.at[i]->removed_count; k++)
            removed_key(r, res->tables.at[i], &res->tables.at[i]->removed[k]);
}

/* ── Columns that cannot change ──────────────────────────────────────── */

/* From "Data masking": the types that each way of masking takes. */
static bool can_mask(enum mapping_action action, enum dms_type type)
{
    if (type == DMS_STRING || type == DMS_WSTRING)
        return true;
    return action == MAPPING_RANDOMIZE_DIGITS && type != DMS_REAL4 &&
           type != DMS_REAL8 && dms_type_class(type) == DMS_CLASS_NUMBER;
}

/* The type that a column is masked in: what a rule made of it. */
static enum dms_type type_of(const struct rules *r, const struct table *t,
                             int column)
{
    const struct target_table *to = rules_target(r, t);
    for (size_t i = 0; to && i < to->column_count; i++)
        if (to->columns[i].source == column)
            return to->columns[i].type;
    return t->columns[column].type;
}

static void masked(struct rules *r, const struct rules_item *item,
                   const struct table *t, int i)
{
    enum dms_type type = type_of(r, t, i);
    if (can_mask(item->rule->action, type))
        return;
    struct finding *f = rules_report(
        r, FINDING_MAPPING_MASKING_TYPE, item->column,
        "'%.*s' of %.*s is of the type %s to DMS, which cannot be masked so",
        STR_ARG(t->columns[i].name), STR_ARG(rules_table_name(r, t)),
        dms_type_name(type));
    rules_help(r, f, "remove the column, or mask it on the source");
    rules_at_table(r, f, t, "the table");
}

static void changed_lob(struct rules *r, const struct rules_item *item,
                        const struct table *t, int i)
{
    if (!column_is_lob(&t->columns[i]))
        return;
    struct finding *f = rules_report(
        r, FINDING_MAPPING_LOB_TRANSFORMATION, item->column,
        "'%.*s' of %.*s is a LOB to DMS (%.*s), and of LOBs only "
        "\"remove-column\" is documented to work",
        STR_ARG(t->columns[i].name), STR_ARG(rules_table_name(r, t)),
        STR_ARG(t->columns[i].declared));
    rules_help(r, f, "change the column on the target instead");
    rules_at_table(r, f, t, "the table");
}

static bool changes_column(enum mapping_action action)
{
    return (action >= MAPPING_RENAME && action < MAPPING_REMOVE_COLUMN) ||
           action == MAPPING_CHANGE_DATA_TYPE || mapping_is_masking(action);
}

/* Of rules that name a column: one for all columns means those that can. */
static void changed(struct rules *r, const struct rules_item *item)
{
    const struct mapping_rule *m = item->rule;
    if (!rules_typed(r) || m->type != MAPPING_TRANSFORMATION ||
        m->object != MAPPING_COLUMN || !changes_column(m->action) ||
        !item->located || !rules_known(item->column) || rules_broad(m->column))
        return;
    const struct rules_list *found = rules_matched(r, item);
    for (size_t i = 0; i < found->n; i++) {
        int column = table_column(found->at[i], m->column);
        if (column < 0 || found->at[i]->view)
            continue;
        if (mapping_is_masking(m->action))
            masked(r, item, found->at[i], column);
        else
            changed_lob(r, item, found->at[i], column);
    }
}

/* ── Names that are too long ─────────────────────────────────────────── */

/* From "Limitations on using Oracle as a source for AWS DMS". */
enum { ORACLE_NAME_MAX = 30 };

static void long_columns(const struct rules *r, const struct target_table *to,
                         struct rules_names *names)
{
    const struct table *t = to->source;
    for (size_t i = 0; i < to->column_count; i++) {
        struct str name = t->columns[to->columns[i].source].name;
        if (name.len > ORACLE_NAME_MAX)
            rules_name(names, str_printf(r->arena, "%.*s.%.*s",
                                         STR_ARG(rules_table_name(r, t)),
                                         STR_ARG(name)));
    }
}

static void long_names(struct rules *r, const struct rules_item *item)
{
    if (!rules_engine(r->c->source, "oracle") || !rules_captures(r) ||
        !rules_takes(item))
        return;
    const struct rules_list *found = rules_matched(r, item);
    struct rules_names names = {.r = r};
    for (size_t i = 0; i < found->n; i++) {
        const struct target_table *to = rules_selected(r, item, found->at[i]);
        if (!to || found->at[i]->view)
            continue;
        if (found->at[i]->name.len > ORACLE_NAME_MAX)
            rules_name(&names, rules_table_name(r, found->at[i]));
        else
            long_columns(r, to, &names);
    }
    if (!names.n)
        return;
    struct finding *f = rules_report(
        r, FINDING_CROSS_LONG_NAME,
        mapping_part(item->rule, MAPPING_PART_LOCATOR),
        "DMS captures no changes of names longer than 30 bytes: %.*s",
        STR_ARG(rules_names_end(&names)));
    rules_help(r, f,
               "give them shorter names in the source, or exclude such tables "
               "and load them by full-load");
}

static rules_fn *const all[] = {tables, columns, removed_keys};

static rules_item_fn *const each[] = {changed, long_names};

const struct rules_part rules_catalogue_names = {all, COUNT_OF(all), each,
                                                 COUNT_OF(each), 0};
