#include "rules/rules.h"

#define LOAD "FullLoadSettings"

static void stop_after_load(struct rules *r)
{
    static const char *const keys[] = {"StopTaskCachedChangesApplied",
                                       "StopTaskCachedChangesNotApplied"};
    if (r->c->type < 0 || r->c->type == TASK_FULL_LOAD_AND_CDC)
        return;
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        if (!rules_on(r, LOAD, keys[i], -1))
            continue;
        struct finding *f =
            rules_report(r, FINDING_SETTINGS_STOP_AFTER_LOAD,
                         rules_setting(r, LOAD, keys[i]),
                         "only a full-load-and-cdc task has cached changes to "
                         "stop at");
        rules_help(r, f, "set it to false");
        /* A load ends by itself; who wants a cdc task to stop must hear that
         * it does not. */
        rules_fix_as(r, f, rules_setting(r, LOAD, keys[i]), "false",
                     r->c->type == TASK_FULL_LOAD);
    }
}

static void stop_both(struct rules *r)
{
    if (!rules_on(r, LOAD, "StopTaskCachedChangesApplied", -1) ||
        !rules_on(r, LOAD, "StopTaskCachedChangesNotApplied", -1))
        return;
    struct val at = rules_setting(r, LOAD, "StopTaskCachedChangesNotApplied");
    struct finding *f =
        rules_report(r, FINDING_SETTINGS_STOP_AFTER_LOAD, at,
                     "the task cannot stop both before and after it applies "
                     "the cached changes");
    rules_help(r, f, "set one of the two to false");
    rules_related(r, f, rules_setting(r, LOAD, "StopTaskCachedChangesApplied"),
                  "the other one");
    rules_fix(r, f, at, "false");
}

/* Of targets that have indexes, keys and grants to lose; what is made for the
 * task has none before its first load, and some before each after that. */
static void drop_and_create(struct rules *r)
{
    static const char *const others = ENGINES_STREAMS
        " " ENGINES_SEARCH " s3 redis dynamodb neptune docdb babelfish";
    struct val at = rules_setting(r, LOAD, "TargetTablePrepMode");
    bool made = r->c->target_made;
    if (!str_is(val_str(at), "DROP_AND_CREATE") || (made && !r->c->target) ||
        r->c->type == TASK_CDC ||
        rules_on(r, "ValidationSettings", "ValidationOnly", false) ||
        rules_engine(r->c->target, others))
        return;
    struct finding *f = rules_report(
        r, FINDING_SETTINGS_DROP_AND_CREATE, at,
        made ? "each load after the first drops the tables of the target with "
               "what they have got meanwhile: indexes, foreign keys, defaults, "
               "grants"
             : "tables of the target are dropped with their indexes, foreign "
               "keys, defaults and grants; DMS makes them anew with a primary "
               "key only");
    rules_help(r, f,
               made ? "write TRUNCATE_BEFORE_LOAD: tables that are not there "
                      "are made all the same"
                    : "write \"TRUNCATE_BEFORE_LOAD\" or \"DO_NOTHING\" if you "
                      "made the tables");
}

static void prep_mode_target(struct rules *r)
{
    struct val at = rules_setting(r, LOAD, "TargetTablePrepMode");
    bool truncate = str_is(val_str(at), "TRUNCATE_BEFORE_LOAD");
    bool drop = str_is(val_str(at), "DROP_AND_CREATE");
    bool wrong =
        (rules_engine(r->c->target, "docdb") && truncate) ||
        (rules_engine(r->c->target, "babelfish") && (truncate || drop));
    if (!wrong)
        return;
    struct finding *f =
        rules_report(r, FINDING_SETTINGS_PREP_MODE_TARGET, at,
                     "DMS cannot prepare the tables of %.*s in this way",
                     STR_ARG(r->c->target->words));
    rules_help(r, f, "write \"DO_NOTHING\"");
    rules_fix_string(r, f, at, STR("DO_NOTHING"));
}

static void target_schema_mysql(struct rules *r)
{
    struct val at = rules_setting(r, "TargetMetadata", "TargetSchema");
    if (!val_str(at).len || !rules_engine(r->c->target, ENGINES_MYSQL_BOTH))
        return;
    struct finding *f =
        rules_report(r, FINDING_SETTINGS_TARGET_SCHEMA_MYSQL, at,
                     "%.*s has no schemas within a database, so this must "
                     "stay empty",
                     STR_ARG(r->c->target->words));
    rules_help(r, f,
               "write \"\", and a transformation that renames the schema if "
               "it is to have another name");
    rules_fix_string(r, f, at, STR(""));
}

static rules_fn *const all[] = {
    stop_after_load,  stop_both,           drop_and_create,
    prep_mode_target, target_schema_mysql,
};

const struct rules_part rules_settings_load = {all, COUNT_OF(all), NULL, 0, 0};
