#include "rules/rules.h"

#define ERRORS "ErrorBehavior"

static void no_tables_not_fatal(struct rules *r)
{
    struct val at = rules_setting(r, ERRORS, "FailOnNoTablesCaptured");
    if (!val_is(at, NODE_FALSE))
        return;
    struct finding *f =
        rules_report(r, FINDING_SETTINGS_NO_TABLES_NOT_FATAL, at,
                     "a task that matches no table then runs, does nothing "
                     "and reports success");
    rules_help(r, f, "set it to true");
    rules_fix(r, f, at, "true");
}

static void never_restarts(struct rules *r)
{
    int64_t count;
    if (!rules_captures(r) ||
        !rules_number(r, ERRORS, "RecoverableErrorCount", &count) || count != 0)
        return;
    struct finding *f = rules_report(
        r, FINDING_SETTINGS_NEVER_RESTARTS,
        rules_setting(r, ERRORS, "RecoverableErrorCount"),
        "one lost connection ends this task: with 0 it is never restarted");
    rules_help(r, f, "write -1, which lets DMS try again");
    rules_fix(r, f, rules_setting(r, ERRORS, "RecoverableErrorCount"), "-1");
}

static void silent_truncation(struct rules *r)
{
    struct val at = rules_setting(r, ERRORS, "DataTruncationErrorPolicy");
    if (!str_is(val_str(at), "IGNORE_RECORD"))
        return;
    struct finding *f =
        rules_report(r, FINDING_SETTINGS_SILENT_TRUNCATION, at,
                     "rows whose data is too long are left out, and nothing "
                     "tells you which");
    rules_help(r, f, "write \"LOG_ERROR\", or \"SUSPEND_TABLE\" to notice");
}

/* A policy other than the default was chosen on purpose; a count that is not
 * written is the default, which people may not know. */
static void escalation_zero(struct rules *r)
{
    static const struct {
        const char *policy, *count, *fallback;
    } rows[] = {
        {"DataErrorEscalationPolicy", "DataErrorEscalationCount",
         "SUSPEND_TABLE"},
        {"ApplyErrorEscalationPolicy", "ApplyErrorEscalationCount",
         "LOG_ERROR"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct val policy = rules_setting(r, ERRORS, rows[i].policy);
        int64_t count;
        if (!val_exists(policy) || str_is(val_str(policy), rows[i].fallback) ||
            !rules_number_built(r, ERRORS, rows[i].count, &count) || count != 0)
            continue;
        struct val at = rules_setting(r, ERRORS, rows[i].count);
        struct finding *f = rules_report(
            r, FINDING_SETTINGS_ESCALATION_ZERO, val_exists(at) ? at : policy,
            "with a count of 0 errors never escalate, so '%s' has no effect",
            rows[i].policy);
        rules_help(r, f, "write how many errors are too many%s%s",
                   val_exists(at) ? "" : " as ",
                   val_exists(at) ? "" : rows[i].count);
    }
}

static void update_record(struct rules *r)
{
    struct val at = rules_setting(r, ERRORS, "ApplyErrorUpdatePolicy");
    if (!rules_engine(r->c->source, "oracle") ||
        !str_is(val_str(at), "UPDATE_RECORD") || rules_loads_only(r))
        return;
    struct finding *f = rules_report(
        r, FINDING_SETTINGS_UPDATE_RECORD, at,
        "inserting a row that is missing needs all of its columns, which "
        "Oracle logs only with full supplemental logging");
    rules_help(r, f,
               "turn on supplemental logging of all columns for the tables, "
               "or write \"LOG_ERROR\"");
}

static void not_above(struct rules *r, const char *section, const char *low,
                      const char *high)
{
    int64_t a, b;
    struct val at = rules_setting(r, section, low);
    if (!rules_number_built(r, section, low, &a) ||
        !rules_number_built(r, section, high, &b) || a <= b || b < 0)
        return;
    if (!val_exists(at)) { /* its default, and HIGH is what is written */
        struct finding *f = rules_report(r, FINDING_SETTINGS_MIN_MAX_INVERTED,
                                         rules_setting(r, section, high),
                                         "'%s' is below '%s', which is %lld",
                                         high, low, (long long)a);
        rules_help(r, f, "write %lld or more", (long long)a);
        return;
    }
    struct finding *f = rules_report(r, FINDING_SETTINGS_MIN_MAX_INVERTED, at,
                                     "'%s' is above '%s', which is %lld", low,
                                     high, (long long)b);
    rules_help(r, f, "write %lld or less", (long long)b);
    rules_related(r, f, rules_setting(r, section, high), "the largest value");
}

static void min_max_inverted(struct rules *r)
{
    not_above(r, "ChangeProcessingTuning", "BatchApplyTimeoutMin",
              "BatchApplyTimeoutMax");
    not_above(r, ERRORS, "RecoverableErrorInterval",
              "RecoverableErrorThrottlingMax");
}

static rules_fn *const all[] = {
    no_tables_not_fatal, never_restarts, silent_truncation,
    escalation_zero,     update_record,  min_max_inverted,
};

const struct rules_part rules_settings_errors = {all, COUNT_OF(all), NULL, 0,
                                                 0};
