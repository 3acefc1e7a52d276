/* What two documents, or a document and the engines, say against each
 * other. */
#include "dms/wildcard.h"
#include "rules/rules.h"

#define TARGET "TargetMetadata"

static void batch_apply_target(struct rules *r)
{
    struct val at = rules_setting(r, TARGET, "BatchApplyEnabled");
    if (!val_is(at, NODE_TRUE) ||
        !rules_engine(r->c->target, ENGINES_STREAMS " s3"))
        return;
    struct finding *f =
        rules_report(r, FINDING_CROSS_BATCH_APPLY_TARGET, at,
                     "batch apply with %.*s as the target might lose data",
                     STR_ARG(r->c->target->words));
    rules_help(r, f, "set it to false");
    rules_fix(r, f, at, "false");
}

/* Two modes at once are a mistake of their own, told once. */
static bool is_full_lob(struct rules *r)
{
    return rules_on(r, TARGET, "FullLobMode", -1) &&
           rules_on(r, TARGET, "SupportLobs", true) &&
           !val_is(rules_setting(r, TARGET, "LimitedSizeLobMode"), NODE_TRUE);
}

static void batch_apply_full_lob(struct rules *r)
{
    struct val at = rules_setting(r, TARGET, "BatchApplyEnabled");
    if (!val_is(at, NODE_TRUE) || !is_full_lob(r))
        return;
    struct finding *f =
        rules_report(r, FINDING_CROSS_BATCH_APPLY_FULL_LOB, at,
                     "batch apply takes LOBs in limited LOB mode only");
    rules_help(r, f, "use \"LimitedSizeLobMode\", or set this to false");
    rules_related(r, f, rules_setting(r, TARGET, "FullLobMode"),
                  "full LOB mode is on");
}

/* "To make a task suspend a table where a batch fails, set all four to
 * SUSPEND_TABLE": who has set three of them wants that. */
static void batch_apply_errors(struct rules *r)
{
    static const char *const keys[] = {
        "DataErrorPolicy", "ApplyErrorDeletePolicy", "ApplyErrorInsertPolicy",
        "ApplyErrorUpdatePolicy"};
    unsigned n = 0;
    const char *other = NULL;
    if (!rules_on(r, TARGET, "BatchApplyEnabled", -1))
        return;
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        struct val v = rules_setting(r, "ErrorBehavior", keys[i]);
        if (str_is(val_str(v), "SUSPEND_TABLE"))
            n++;
        else if (val_exists(v) ||
                 !val_exists(val_path(r->c->settings, "ErrorBehavior", keys[i],
                                      (char *)NULL)))
            other = keys[i];
    }
    if (n + 1 != COUNT_OF(keys) || !other)
        return;
    struct val at = rules_setting(r, "ErrorBehavior", other);
    struct finding *f = rules_report(
        r, FINDING_CROSS_BATCH_APPLY_ERRORS,
        val_exists(at) ? at : val_get(r->c->settings, STR("ErrorBehavior")),
        "a batch that fails suspends no table, but is applied row by row, "
        "unless '%s' is SUSPEND_TABLE too",
        other);
    rules_help(r, f, "set \"%s\" to \"SUSPEND_TABLE\"", other);
}

static void full_lob_target(struct rules *r)
{
    struct val at = rules_setting(r, TARGET, "FullLobMode");
    if (!is_full_lob(r) || !rules_limited_lob(r->c->target))
        return;
    struct finding *f = rules_report(r, FINDING_CROSS_FULL_LOB_TARGET, at,
                                     "%.*s takes LOBs in limited LOB mode only",
                                     STR_ARG(r->c->target->words));
    rules_help(r, f,
               "set \"LimitedSizeLobMode\" to true with a \"LobMaxSize\", and "
               "this to false");
    rules_fix_set(r, f, TARGET, "FullLobMode", "false", "LimitedSizeLobMode",
                  "true");
}

/* Of tasks whose type is written somewhere; documents alone say none. */
static void cdc_target(struct rules *r)
{
    if (!rules_captures(r) || !rules_engine(r->c->target, "neptune babelfish"))
        return;
    struct finding *f = rules_report(r, FINDING_CROSS_CDC_TARGET, r->c->type_at,
                                     "DMS applies no changes to %.*s",
                                     STR_ARG(r->c->target->words));
    rules_help(r, f, "write 'full-load'");
}

static const struct rules_item *item_with(const struct rules *r,
                                          const char *actions)
{
    for (size_t i = 0; i < r->n; i++)
        if (str_among(str_of(mapping_action_name(r->items[i].rule->action)),
                      actions))
            return &r->items[i];
    return NULL;
}

static void masking_logged(struct rules *r)
{
    struct val at = rules_setting(r, "ErrorBehavior", "DataMaskingErrorPolicy");
    if (!str_is(val_str(at), "LOG_ERROR"))
        return;
    const struct rules_item *masked =
        item_with(r, "data-masking-digits-mask data-masking-digits-randomize "
                     "data-masking-hash-mask");
    if (!masked)
        return;
    struct finding *f =
        rules_report(r, FINDING_CROSS_MASKING_LOGGED, at,
                     "a value that cannot be masked is then copied as it is");
    rules_help(r, f, "write \"STOP_TASK\" or \"SUSPEND_TABLE\"");
    rules_related(r, f, masked->rule->origin, "what is to be masked");
}

static void before_image_twice(struct rules *r)
{
    struct val at =
        rules_setting(r, "BeforeImageSettings", "EnableBeforeImage");
    if (!val_is(at, NODE_TRUE))
        return;
    const struct rules_item *rule = item_with(r, "add-before-image-columns");
    if (!rule)
        return;
    struct finding *f = rules_report(
        r, FINDING_CROSS_BEFORE_IMAGE_TWICE, at,
        "before images are asked for here and by a transformation rule, and "
        "DMS takes one of the two");
    rules_help(r, f, "set this to false, or remove the rule");
    rules_related(r, f, rule->rule->origin, "the rule");
}

/* lob-settings of one table, beside the LOB settings of the task. */
static void table_lobs(struct rules *r, const struct rules_item *item)
{
    if (item->rule->type != MAPPING_TABLE_SETTINGS)
        return;
    struct val lobs = mapping_part(item->rule, MAPPING_PART_LOB_SETTINGS);
    struct val mode = val_get(lobs, STR("mode"));
    if (!rules_known(lobs) || !rules_known(mode))
        return;
    struct finding *f = NULL;
    bool none = str_is(val_str(mode), "none");
    if (!none && rules_off(r, TARGET, "SupportLobs", -1)) {
        f = rules_report(r, FINDING_CROSS_TABLE_LOB_SETTINGS, mode,
                         "the task copies no LOBs, so a LOB mode of one table "
                         "does nothing");
        rules_help(r, f, "set \"SupportLobs\" to true, or remove this rule");
    } else if (str_is(val_str(mode), "unlimited") &&
               rules_limited_lob(r->c->target)) {
        f = rules_report(r, FINDING_CROSS_TABLE_LOB_SETTINGS, mode,
                         "%.*s takes LOBs in limited mode only",
                         STR_ARG(r->c->target->words));
        rules_help(r, f, "write \"limited\" with a \"bulk-max-size\"");
    }
}

/* The schema that the tables of a selection get into; "" if that is not sure:
 * other rules may name it anew. */
static struct str schema_of(const struct rules *r,
                            const struct rules_item *item)
{
    struct val all = rules_setting(r, TARGET, "TargetSchema");
    if (val_exists(all) && val_str(all).len)
        return val_str(all);
    for (size_t i = 0; i < r->n; i++)
        if (r->items[i].rule->object == MAPPING_SCHEMA)
            return STR("");
    return item->located && rules_known(item->schema) &&
                   wildcard_is_exact(item->rule->schema)
               ? item->rule->schema
               : STR("");
}

/* Where the control tables get if no schema is named for them. Of the others
 * they have one of their own (MySQL), or which one it is hangs on the user of
 * the endpoint (Oracle). From the guide's page on these settings. */
static const struct {
    const char *engines, *schema;
} control_defaults[] = {
    {ENGINES_POSTGRES " " ENGINES_REDSHIFT, "public"},
    {"sqlserver", "dbo"},
};

static struct str control_default(const struct rules *r)
{
    struct val section = rules_section(r, "ControlTablesSettings");
    if (!r->c->partial && rules_known(r->c->settings) &&
        (!val_exists(section) || rules_known(section)))
        for (size_t i = 0; i < COUNT_OF(control_defaults); i++)
            if (rules_engine(r->c->target, control_defaults[i].engines))
                return str_of(control_defaults[i].schema);
    return STR("");
}

/* The schema of the control tables, "" if it is not known. *AT: where it is
 * said, or at least the section. */
static struct str control_tables(const struct rules *r, struct val *at)
{
    static const char section[] = "ControlTablesSettings";
    struct val said = val_get(rules_section(r, section), STR("ControlSchema"));
    bool there = val_exists(said);
    *at = there ? said : val_key(r->c->settings, str_of(section));
    if (!val_exists(*at) ||
        (there && !val_is(said, NODE_NULL) && !rules_heard(r, said)))
        return STR("");
    return val_str(said).len ? val_str(said) : control_default(r);
}

static void control_schema(struct rules *r)
{
    struct val at;
    struct str schema = control_tables(r, &at);
    for (size_t i = 0; schema.len && i < r->take_count; i++) {
        if (!str_eq(schema_of(r, r->takes[i]), schema))
            continue;
        struct finding *f = rules_report(
            r, FINDING_SETTINGS_CONTROL_SCHEMA, at,
            "the control tables get among the tables of '%.*s', which this "
            "task migrates",
            STR_ARG(schema));
        if (str_eq(val_str(at), schema))
            rules_help(r, f,
                       "write a schema of their own, such as "
                       "\"awsdms_control\"");
        else
            rules_help(r, f,
                       "%.*s has them there unless told: write a schema of "
                       "their own, \"ControlSchema\": \"awsdms_control\"",
                       STR_ARG(r->c->target->words));
        rules_related(r, f, r->takes[i]->schema, "its tables are migrated");
        return;
    }
}

static rules_fn *const all[] = {
    batch_apply_target, batch_apply_full_lob, batch_apply_errors,
    full_lob_target,    cdc_target,           masking_logged,
    before_image_twice, control_schema,
};

static rules_item_fn *const each[] = {table_lobs};

const struct rules_part rules_cross = {all, COUNT_OF(all), each, COUNT_OF(each),
                                       RULES_OF(TABLE_SETTINGS)};
