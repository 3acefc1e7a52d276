#include "rules/rules.h"

#define VALIDATION "ValidationSettings"
#define COMPARED   ENGINES_POSTGRES " " ENGINES_MYSQL_BOTH " oracle sqlserver db2"

static bool validates(const struct rules *r)
{
    return rules_on(r, VALIDATION, "EnableValidation", -1);
}

static void unsupported(struct rules *r)
{
    struct val at = rules_setting(r, VALIDATION, "EnableValidation");
    const struct engine *e = NULL;
    if (rules_engine_not(r->c->target, COMPARED " s3 " ENGINES_REDSHIFT))
        e = r->c->target;
    else if (rules_engine_not(r->c->source,
                              COMPARED " " ENGINES_MYSQL " " ENGINES_SQLSERVER))
        e = r->c->source;
    if (!validates(r) || !e)
        return;
    struct finding *f =
        rules_report(r, FINDING_VALIDATION_UNSUPPORTED, at,
                     "DMS cannot validate data of %.*s", STR_ARG(e->words));
    rules_help(r, f, "set it to false, and compare by other means");
    rules_fix(r, f, at, "false");
}

/* Nobody compares, although DMS could. */
static void off(struct rules *r)
{
    struct val section = val_get(r->c->settings, STR(VALIDATION));
    struct val at = val_get(section, STR("EnableValidation"));
    if (!rules_known(r->c->settings) || r->c->partial ||
        !rules_engine(r->c->source, COMPARED) ||
        !rules_engine(r->c->target, COMPARED " " ENGINES_REDSHIFT) ||
        !rules_off(r, VALIDATION, "EnableValidation", false))
        return;
    struct finding *f =
        rules_report(r, FINDING_VALIDATION_OFF,
                     val_exists(at) ? at : rules_home(r, VALIDATION),
                     "nobody compares the rows that this task copies");
    rules_help(r, f,
               "write \"" VALIDATION "\": { \"EnableValidation\": true }");
}

/* What such a task must not be; the first that it is. */
static void only(struct rules *r)
{
    struct val at = rules_setting(r, VALIDATION, "ValidationOnly");
    struct val mode =
        rules_setting(r, "FullLoadSettings", "TargetTablePrepMode");
    struct finding *f = NULL;
    if (!val_is(at, NODE_TRUE))
        return;
    if (rules_off(r, VALIDATION, "EnableValidation", false)) {
        f = rules_report(r, FINDING_VALIDATION_VALIDATION_ONLY, at,
                         "'ValidationOnly' needs 'EnableValidation'");
        rules_help(r, f, "set \"EnableValidation\" to true");
    } else if (r->c->type == TASK_FULL_LOAD_AND_CDC) {
        f = rules_report(r, FINDING_VALIDATION_VALIDATION_ONLY, at,
                         "a task that only validates is of the type full-load "
                         "or cdc, not full-load-and-cdc");
        rules_help(r, f, "write the type 'full-load' or 'cdc'");
    } else if (r->c->type == TASK_FULL_LOAD &&
               rules_engine(r->c->target, "s3")) {
        f = rules_report(r, FINDING_VALIDATION_VALIDATION_ONLY, at,
                         "a task that only validates rows in S3 is of the type "
                         "cdc, not full-load");
        rules_help(r, f, "write the type 'cdc'");
    } else if (val_exists(mode) && !str_is(val_str(mode), "DO_NOTHING")) {
        f = rules_report(r, FINDING_VALIDATION_VALIDATION_ONLY, mode,
                         "a task that only validates must leave the tables of "
                         "the target alone");
        rules_help(r, f, "write \"DO_NOTHING\"");
        rules_related(r, f, at, "this task only validates");
    }
}

static void partial_lob_size(struct rules *r)
{
    int64_t part, whole;
    if (!validates(r) ||
        !rules_on(r, "TargetMetadata", "LimitedSizeLobMode", true) ||
        !rules_on(r, "TargetMetadata", "SupportLobs", true) ||
        rules_on(r, VALIDATION, "SkipLobColumns", false) ||
        !rules_number(r, VALIDATION, "ValidationPartialLobSize", &part) ||
        !rules_number(r, "TargetMetadata", "LobMaxSize", &whole) || part <= 0 ||
        whole <= 0 || part == whole)
        return;
    struct finding *f = rules_report(
        r, FINDING_VALIDATION_PARTIAL_LOB_SIZE,
        rules_setting(r, VALIDATION, "ValidationPartialLobSize"),
        part > whole ? "LOBs are cut off at %lld KB, so longer ones differ "
                       "from the source here"
                     : "LOBs are copied up to %lld KB, and the end of what is "
                       "copied is not compared",
        (long long)whole);
    rules_help(r, f, "write %lld, as \"LobMaxSize\" is", (long long)whole);
    rules_related(r, f, rules_setting(r, "TargetMetadata", "LobMaxSize"),
                  "what is copied");
    rules_fix(r, f, rules_setting(r, VALIDATION, "ValidationPartialLobSize"),
              arena_printf(r->arena, "%lld", (long long)whole));
}

static void failure_count_swapped(struct rules *r)
{
    int64_t table, task;
    struct val at = rules_setting(r, VALIDATION, "TableFailureMaxCount");
    if (!rules_number_built(r, VALIDATION, "TableFailureMaxCount", &table) ||
        !rules_number_built(r, VALIDATION, "FailureMaxCount", &task) ||
        table <= task || task <= 0)
        return;
    if (!val_exists(at)) {
        struct finding *f = rules_report(
            r, FINDING_VALIDATION_FAILURE_COUNT_SWAPPED,
            rules_setting(r, VALIDATION, "FailureMaxCount"),
            "one table may fail %lld times, more often than the whole task",
            (long long)table);
        rules_help(r, f, "add a \"TableFailureMaxCount\" of at most %lld",
                   (long long)task);
        return;
    }
    struct finding *f = rules_report(
        r, FINDING_VALIDATION_FAILURE_COUNT_SWAPPED, at,
        "one table may fail more often than the whole task (%lld), so its "
        "own limit never counts",
        (long long)task);
    rules_help(r, f, "write less than %lld here, or raise \"FailureMaxCount\"",
               (long long)task);
    rules_related(r, f, rules_setting(r, VALIDATION, "FailureMaxCount"),
                  "the limit of the task");
}

static void pg_collation(struct rules *r)
{
    bool from = rules_engine(r->c->source, "sqlserver") &&
                rules_engine(r->c->target, ENGINES_POSTGRES);
    bool to = rules_engine(r->c->source, ENGINES_POSTGRES) &&
              rules_engine(r->c->target, "sqlserver");
    if (!validates(r) || !(from || to) ||
        !rules_off(r, VALIDATION, "HandleCollationDiff", false))
        return;
    struct finding *f = rules_report(
        r, FINDING_VALIDATION_PG_COLLATION,
        rules_setting(r, VALIDATION, "EnableValidation"),
        "PostgreSQL and SQL Server sort text keys differently, so validation "
        "may report rows that are equal");
    bool written =
        val_exists(rules_setting(r, VALIDATION, "HandleCollationDiff"));
    rules_help(r, f,
               written ? "set \"HandleCollationDiff\" to true"
                       : "add \"HandleCollationDiff\": true");
    rules_fix_set(r, f, VALIDATION, "HandleCollationDiff", "true", NULL, NULL);
}

static rules_fn *const all[] = {
    unsupported,           off,          only, partial_lob_size,
    failure_count_swapped, pg_collation,
};

const struct rules_part rules_validation = {all, COUNT_OF(all), NULL, 0, 0};
