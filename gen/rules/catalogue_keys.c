/* What hangs on the keys of the tables that are selected. */
#include "rules/catalogue.h"
#include "rules/rules.h"

#define RELATIONAL                                                             \
    ENGINES_POSTGRES " " ENGINES_SQLSERVER " " ENGINES_MYSQL_BOTH " oracle"

enum { KEY_CHARS_MAX = 1024 };

/* A script of tables, and of keys none: the first section of a dump, or that
 * of a tool which has the keys in a file of their own. A few tables that
 * somebody wrote down have no keys. */
enum { FEW_TABLES = 3 };

static bool is_whole_script(const struct rules_catalogue *c)
{
    for (size_t i = 0; i < c->count; i++)
        if (!c->tables[i].origin.text ||
            str_contains(c->tables[i].origin.text->bytes, STR("dump")))
            return false;
    return c->count && c->count <= FEW_TABLES;
}

bool rules_has_keys(const struct rules *r)
{
    const struct rules_catalogue *c = r->c->catalogue;
    if (!rules_typed(r) || !rules_resolution(r))
        return false;
    for (size_t i = 0; i < c->count; i++)
        if (table_has_key(&c->tables[i]))
            return true;
    return is_whole_script(c);
}

static bool lacks_key(const struct table *t)
{
    return !t->view && !t->partial && !table_has_key(t);
}

/* From "Limitations on using a PostgreSQL database as a DMS source"; the
 * assessment postgres-check-table-with-array asks the same. */
bool rules_suspends(const struct rules *r, const struct target_table *to)
{
    const struct table *t = to->source;
    if (!rules_engine(r->c->source, ENGINES_POSTGRES) ||
        r->c->type == TASK_CDC || t->view || t->partial || table_key_size(t))
        return false;
    for (size_t i = 0; i < to->column_count; i++)
        if (str_is(t->columns[to->columns[i].source].base, "array"))
            return true;
    return false;
}

/* ── Changes of tables without a key ─────────────────────────────────── */

/* What a source needs a key for; NULL if it needs none. */
static const char *need_of(const struct engine *source, const char **help)
{
    if (rules_engine(source, ENGINES_POSTGRES)) {
        *help = "add a primary key, or run ALTER TABLE ... REPLICA IDENTITY "
                "FULL";
        return "PostgreSQL then logs no old rows, and DMS ignores updates and "
               "deletes";
    }
    if (rules_engine(source, "oracle")) {
        *help = "run ALTER TABLE ... ADD SUPPLEMENTAL LOG DATA (ALL) COLUMNS, "
                "or add a primary key";
        return "their updates and deletes need supplemental logging of all "
               "columns";
    }
    if (rules_engine(source, "sqlserver")) {
        *help = "run sys.sp_cdc_enable_table for them, or add a primary key";
        return "MS-REPLICATION does not log them: MS-CDC has to";
    }
    return NULL;
}

static bool is_unlogged(const struct rules *r, const struct table *t)
{
    if (t->view || t->partial || t->identified)
        return false;
    return rules_engine(r->c->source, "oracle") ? !table_has_key(t)
                                                : !table_key_size(t);
}

static void no_key(struct rules *r, const struct rules_item *item)
{
    const char *help = NULL, *why = need_of(r->c->source, &help);
    if (!why || !rules_captures(r) || !rules_takes(item) || !rules_has_keys(r))
        return;
    const struct rules_list *found = rules_matched(r, item);
    struct rules_names names = {.r = r};
    for (size_t i = 0; i < found->n; i++) {
        const struct target_table *to = rules_selected(r, item, found->at[i]);
        if (to && is_unlogged(r, found->at[i]) && !rules_suspends(r, to))
            rules_name(&names, rules_table_name(r, found->at[i]));
    }
    if (!names.n)
        return;
    struct finding *f = rules_report(
        r, FINDING_CROSS_NO_KEY_CDC,
        mapping_part(item->rule, MAPPING_PART_LOCATOR),
        "%.*s %s no primary key: %s", STR_ARG(rules_names_end(&names)),
        names.n == 1 ? "has" : "have", why);
    rules_help(r, f, "%s", help);
}

/* ── LOBs of tables without a key ────────────────────────────────────── */

static bool has_lob(const struct target_table *t)
{
    for (size_t i = 0; i < t->column_count; i++)
        if (column_is_lob(&t->source->columns[t->columns[i].source]))
            return true;
    return false;
}

/* Whether LOBs are fetched row by row: by full LOB mode, and in changes. */
static bool looks_lobs_up(const struct rules *r)
{
    return !rules_off(r, "TargetMetadata", "SupportLobs", -1) &&
           (rules_captures(r) ||
            rules_on(r, "TargetMetadata", "FullLobMode", -1));
}

/* As the assessment table-with-lob-but-without-primary-key-or-unique-
 * constraint. */
static void lob_without_key(struct rules *r, const struct rules_item *item)
{
    if (!rules_takes(item) || !looks_lobs_up(r) || !rules_has_keys(r))
        return;
    const struct rules_list *found = rules_matched(r, item);
    struct rules_names names = {.r = r};
    for (size_t i = 0; i < found->n; i++) {
        const struct target_table *to = rules_selected(r, item, found->at[i]);
        if (to && lacks_key(found->at[i]) && has_lob(to) &&
            !rules_suspends(r, to))
            rules_name(&names, rules_table_name(r, found->at[i]));
    }
    if (!names.n)
        return;
    struct finding *f = rules_report(
        r, FINDING_CROSS_LOB_WITHOUT_KEY,
        mapping_part(item->rule, MAPPING_PART_LOCATOR),
        "%.*s %s LOBs and no key, by which DMS would look them up",
        STR_ARG(rules_names_end(&names)), names.n == 1 ? "has" : "have");
    rules_help(r, f, "add a primary key or a unique index");
}

/* ── Batch apply ─────────────────────────────────────────────────────── */

static void two_keys(struct rules *r, struct val at)
{
    const struct resolution *res = rules_resolution(r);
    struct rules_names names = {.r = r};
    for (size_t i = 0; i < res->tables.n; i++) {
        const struct table *t = res->tables.at[i]->source;
        if (!t->view && t->unique_count && table_key_size(t))
            rules_name(&names, rules_table_name(r, t));
    }
    if (!names.n)
        return;
    struct finding *f = rules_report(
        r, FINDING_CROSS_BATCH_APPLY_KEYS, at,
        "batch apply does not work with a primary key and another unique "
        "index on one table, which %.*s %s",
        STR_ARG(rules_names_end(&names)), names.n == 1 ? "has" : "have");
    rules_help(r, f,
               "set it to false, or leave the other unique indexes out on the "
               "target");
}

static void only_inserts(struct rules *r, struct val at)
{
    const struct resolution *res = rules_resolution(r);
    struct rules_names names = {.r = r};
    for (size_t i = 0; i < res->tables.n; i++)
        if (lacks_key(res->tables.at[i]->source))
            rules_name(&names, rules_table_name(r, res->tables.at[i]->source));
    if (!names.n)
        return;
    struct finding *f = rules_report(
        r, FINDING_CROSS_BATCH_APPLY_KEYS, at,
        "%.*s %s no key, so that only inserts are applied in batches",
        STR_ARG(rules_names_end(&names)), names.n == 1 ? "has" : "have");
    rules_help(r, f, "add a primary key or a unique index");
}

static void batch_apply(struct rules *r)
{
    struct val at = rules_setting(r, "TargetMetadata", "BatchApplyEnabled");
    if (!val_is(at, NODE_TRUE) || rules_loads_only(r) || !rules_has_keys(r))
        return;
    if (rules_engine(r->c->target, RELATIONAL))
        two_keys(r, at);
    only_inserts(r, at);
}

/* ── Expressions ─────────────────────────────────────────────────────── */

static void operation_indicator(struct rules *r, const struct rules_item *item)
{
    struct val at = mapping_part(item->rule, MAPPING_PART_EXPRESSION);
    if (item->rule->type != MAPPING_TRANSFORMATION || !rules_known(at) ||
        !item->located || !rules_has_keys(r) ||
        !str_contains(val_str(at), STR("operation_indicator")))
        return;
    const struct rules_list *found = rules_matched(r, item);
    struct rules_names names = {.r = r};
    for (size_t i = 0; i < found->n; i++)
        if (rules_target(r, found->at[i]) && !found->at[i]->view &&
            !found->at[i]->partial && !table_key_size(found->at[i]))
            rules_name(&names, rules_table_name(r, found->at[i]));
    if (!names.n)
        return;
    struct finding *f = rules_report(
        r, FINDING_MAPPING_OPERATION_INDICATOR_PK, at,
        "operation_indicator needs a primary key, which %.*s %s not",
        STR_ARG(rules_names_end(&names)), names.n == 1 ? "has" : "have");
    rules_help(r, f,
               "leave such tables out of the rule, or add a primary key on "
               "both sides");
}

/* ── Validation ──────────────────────────────────────────────────────── */

/* The length of a text type, "varchar(2000)"; 0 if it says none. */
static uint64_t declared_length(const struct column *c)
{
    struct str rest = c->declared, before = str_cut(&rest, '(');
    uint64_t n;
    (void)before;
    struct str digits = str_cut(&rest, ')');
    struct str unit = digits;
    digits = str_cut(&unit, ' ');
    return str_to_u64(digits, &n) ? n : 0;
}

/* From "AWS DMS data validation", limitations. */
static const char *unfit_column(const struct column *c)
{
    enum dms_class class = dms_type_class(c->type);
    if (!c->key)
        return NULL;
    if (class == DMS_CLASS_LOB || class == DMS_CLASS_BINARY)
        return "a key of LOBs or bytes";
    if (class == DMS_CLASS_TEXT && declared_length(c) >= KEY_CHARS_MAX)
        return "a key of 1,024 characters or more";
    return NULL;
}

static const char *unfit(const struct table *t)
{
    if (t->view || t->partial)
        return NULL;
    if (!table_has_key(t))
        return "no key";
    for (size_t i = 0; i < t->column_count; i++) {
        const char *why = unfit_column(&t->columns[i]);
        if (why)
            return why;
    }
    return NULL;
}

static void validation_key(struct rules *r)
{
    struct val at = rules_setting(r, "ValidationSettings", "EnableValidation");
    if (!val_is(at, NODE_TRUE) || !rules_has_keys(r))
        return;
    const struct resolution *res = rules_resolution(r);
    struct rules_names names = {.r = r};
    for (size_t i = 0; i < res->tables.n; i++) {
        const struct table *t = res->tables.at[i]->source;
        const char *why = unfit(t);
        if (why)
            rules_name(&names,
                       str_printf(r->arena, "%.*s (%s)",
                                  STR_ARG(rules_table_name(r, t)), why));
    }
    if (!names.n)
        return;
    struct finding *f = rules_report(r, FINDING_VALIDATION_KEY, at,
                                     "DMS does not validate %.*s",
                                     STR_ARG(rules_names_end(&names)));
    rules_help(r, f,
               "give them a primary key of short text, numbers or dates, or "
               "compare them by other means");
}

/* ── Foreign keys ────────────────────────────────────────────────────── */

static const struct table *referred(const struct rules *r,
                                    const struct foreign_key *k)
{
    const struct rules_list *found = rules_find(r, k->schema, k->table, true);
    return found->n && rules_target(r, found->at[0]) ? found->at[0] : NULL;
}

/* Whether the target's endpoint surely leaves foreign keys as they are. */
static bool keys_enforced(const struct rules *r)
{
    return r->c->types.script == GIVEN_NOT &&
           r->c->types.statement == GIVEN_NOT;
}

static const char *script_against_keys(const struct rules *r)
{
    if (rules_engine(r->c->target, ENGINES_POSTGRES))
        return "give the target's endpoint AfterConnectScript with SET "
               "session_replication_role = 'replica', or drop the foreign "
               "keys before the load";
    if (rules_engine(r->c->target, ENGINES_MYSQL_BOTH))
        return "give the target's endpoint the extra connection attribute "
               "initstmt=SET FOREIGN_KEY_CHECKS=0, or drop the foreign keys "
               "before the load";
    return "drop the foreign keys before the load, and make them again behind "
           "it";
}

/* A target that is made is empty and has no foreign keys yet. */
static void foreign_keys(struct rules *r)
{
    struct val at = rules_setting(r, "FullLoadSettings", "TargetTablePrepMode");
    const struct resolution *res = rules_resolution(r);
    if (!res || !keys_enforced(r) || r->c->target_made ||
        r->c->type == TASK_CDC || !rules_engine(r->c->target, RELATIONAL) ||
        !str_is(val_str(at), "TRUNCATE_BEFORE_LOAD"))
        return;
    for (size_t i = 0; i < res->tables.n; i++) {
        const struct table *t = res->tables.at[i]->source, *to = NULL;
        for (size_t k = 0; k < t->foreign_count && !to; k++)
            to = referred(r, &t->foreign[k]);
        if (!to || to == t)
            continue;
        struct finding *f = rules_report(
            r, FINDING_CROSS_FK_ORDER, at,
            "%.*s refers to %.*s: a target with that foreign key lets neither "
            "be emptied and filled in any order",
            STR_ARG(rules_table_name(r, t)), STR_ARG(rules_table_name(r, to)));
        rules_help(r, f, "%s", script_against_keys(r));
        return;
    }
}

/* ── Keys of DynamoDB ────────────────────────────────────────────────── */

static bool contains(const struct rules_list *list, const struct table *t)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->at[i] == t)
            return true;
    return false;
}

/* Whether a rule gives the items of T a key, or may. */
static bool may_have_item_key(const struct rules *r, const struct table *t)
{
    for (size_t i = 0; i < r->n; i++) {
        const struct rules_item *item = &r->items[i];
        struct val all = val_get(item->rule->origin, STR("mapping-parameters"));
        bool maps = item->rule->type == MAPPING_OBJECT_MAPPING;
        if (!maps && item->rule->action != MAPPING_DEFINE_PRIMARY_KEY)
            continue;
        if (!item->located || !rules_known(item->rule->origin) ||
            (contains(rules_matched(r, item), t) &&
             (!maps || (val_exists(all) && !rules_known(all)) ||
              val_exists(val_get(all, STR("partition-key-name"))) ||
              val_exists(val_get(all, STR("sort-key-name"))))))
            return true;
    }
    return false;
}

static void dynamodb_key(struct rules *r, const struct rules_item *item)
{
    if (!rules_engine(r->c->target, "dynamodb") || !rules_takes(item) ||
        !rules_has_keys(r))
        return;
    const struct rules_list *found = rules_matched(r, item);
    struct rules_names names = {.r = r};
    for (size_t i = 0; i < found->n; i++) {
        const struct table *t = found->at[i];
        const struct target_table *to = rules_target(r, t);
        if (to && to->selected_by->origin.at == item->rule->origin.at &&
            table_key_size(t) > 1 && !may_have_item_key(r, t))
            rules_name(&names, rules_table_name(r, t));
    }
    if (!names.n)
        return;
    struct finding *f = rules_report(
        r, FINDING_CROSS_DYNAMODB_KEY,
        val_get(item->rule->origin, STR("object-locator")),
        "%.*s %s a primary key of several columns, and an item of DynamoDB has "
        "one partition key",
        STR_ARG(rules_names_end(&names)), names.n == 1 ? "has" : "have");
    rules_help(r, f,
               "add a rule of the type object-mapping with "
               "\"partition-key-name\" and \"sort-key-name\"");
}

static rules_fn *const all[] = {batch_apply, validation_key, foreign_keys};

static rules_item_fn *const each[] = {no_key, lob_without_key,
                                      operation_indicator, dynamodb_key};

const struct rules_part rules_catalogue_keys = {all, COUNT_OF(all), each,
                                                COUNT_OF(each), 0};
