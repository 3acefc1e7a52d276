#include "base/map.h"
#include "dms/role.h"
#include "rules/rules.h"
#include "tree/edit.h"

static void context_without_logging(struct rules *r)
{
    if (!rules_on(r, "Logging", "EnableLogContext", -1) ||
        !rules_off(r, "Logging", "EnableLogging", false))
        return;
    struct finding *f =
        rules_report(r, FINDING_SETTINGS_LOG_CONTEXT_WITHOUT_LOGGING,
                     rules_setting(r, "Logging", "EnableLogContext"),
                     "the log cannot have a context while there is no log");
    rules_help(r, f, "set \"EnableLogging\" to true, or this to false");
    rules_related(r, f, rules_setting(r, "Logging", "EnableLogging"),
                  "logging is off");
    rules_fix_set(r, f, "Logging", "EnableLogging", "true", NULL, NULL);
}

#define NO_LOG "without a log nobody can tell why a table failed"

/* A spec that does not turn it on: DMS's default is off. */
static void never_on(struct rules *r)
{
    if (!val_exists(r->c->spec) ||
        !rules_off(r, "Logging", "EnableLogging", false))
        return;
    struct finding *f = rules_report(r, FINDING_SETTINGS_LOGGING_OFF,
                                     rules_home(r, "Logging"), NO_LOG);
    rules_help(r, f,
               "add \"Logging\": { \"EnableLogging\": true } to the task's "
               "settings");
    rules_fix_set(r, f, "Logging", "EnableLogging", "true", NULL, NULL);
}

static void logging_off(struct rules *r)
{
    struct val at = rules_setting(r, "Logging", "EnableLogging");
    struct val context =
        val_path(r->c->settings, "Logging", "EnableLogContext", NULL);
    if (val_is(context, NODE_TRUE))
        return; /* which was said of the context, if not of this document */
    if (!val_exists(at))
        never_on(r);
    if (!val_is(at, NODE_FALSE))
        return;
    struct finding *f =
        rules_report(r, FINDING_SETTINGS_LOGGING_OFF, at, NO_LOG);
    rules_help(r, f, "set it to true; the account needs the role " ROLE_LOGS);
    rules_fix(r, f, at, "true");
}

/* "Task Settings CloudWatchLogGroup or CloudWatchLogStream cannot be set on
 * create." What DMS returned has them, as it should; Terraform refuses them
 * even where they are null. Whoever pastes one pastes both: one mistake. */
static void read_only(struct rules *r)
{
    bool terraform =
        r->c->host == HOST_IS_terraform || r->c->host == HOST_IS_plan;
    struct val logging = val_get(r->c->settings, STR("Logging"));
    struct edits e = {.arena = r->fs->arena};
    struct finding *f = NULL;
    struct val first = val_none();
    VAL_EACH(it, logging)
    {
        struct str key = val_str(it.key);
        if (r->c->exported || !task_reported_only(STR("Logging"), key) ||
            (val_is(it.value, NODE_NULL) && !terraform))
            continue;
        edit_remove_more(&e, it.key);
        if (val_exists(first)) {
            rules_related(r, f, it.key, "and this");
            continue;
        }
        first = it.key;
        f = rules_report(r, FINDING_SETTINGS_READ_ONLY_KEY, it.key,
                         val_is(it.value, NODE_NULL)
                             ? "DMS only ever reports '%.*s', and Terraform "
                               "takes no settings that have it, though it be "
                               "null"
                             : "DMS only ever reports '%.*s', and takes no "
                               "settings that have it",
                         STR_ARG(key));
        rules_help(r, f, "remove it");
    }
    rules_fix_edits(r, f, &e, "remove it");
}

static struct val components(const struct rules *r)
{
    return rules_setting(r, "Logging", "LogComponents");
}

static void duplicate_component(struct rules *r)
{
    struct val list = components(r);
    struct map *seen = map_new_for(r->arena, val_count(list));
    VAL_EACH(it, list)
    {
        struct val id = val_get(it.value, STR("Id"));
        if (!rules_known(id) || !val_is(id, NODE_STRING))
            continue;
        void **slot = map_put(seen, val_str(id));
        if (!*slot) {
            struct val *first = ARENA_NEW(r->arena, struct val);
            *first = id;
            *slot = first;
            continue;
        }
        struct finding *f =
            rules_report(r, FINDING_SETTINGS_DUPLICATE_LOG_COMPONENT, id,
                         "the component '%.*s' stands twice in the list",
                         STR_ARG(val_str(id)));
        rules_help(r, f, "remove one of the two");
        rules_fix_remove(r, f, it.value);
        rules_related(r, f, *(struct val *)*slot, "it is first here");
    }
}

static bool is_debug(struct val v)
{
    struct str severity = val_str(v);
    return (str_is(severity, "LOGGER_SEVERITY_DEBUG") ||
            str_is(severity, "LOGGER_SEVERITY_DETAILED_DEBUG")) &&
           rules_known(v);
}

/* Whoever debugs turns on many components at once: one finding, where the
 * first is. */
static void debug_left_on(struct rules *r)
{
    struct val first = val_none();
    size_t n = 0;
    if (rules_off(r, "Logging", "EnableLogging", false))
        return;
    VAL_EACH(it, components(r))
    {
        struct val v = val_get(it.value, STR("Severity"));
        if (is_debug(v) && !n++)
            first = v;
    }
    if (!n)
        return;
    struct finding *f = rules_report(
        r, FINDING_SETTINGS_DEBUG_LEFT_ON, first,
        "a debug log%s fills the disk of the instance, and "
        "CloudWatch bills it",
        n > 1 ? arena_printf(r->arena, " of %zu components", n) : "");
    rules_help(r, f,
               "write \"LOGGER_SEVERITY_DEFAULT\"%s, and turn debugging on "
               "while you look for something",
               n > 1 ? " in all of them" : "");
    struct edits e = {.arena = r->arena};
    VAL_EACH(it, components(r))
    if (is_debug(val_get(it.value, STR("Severity"))))
        edit_string(&e, val_get(it.value, STR("Severity")),
                    STR("LOGGER_SEVERITY_DEFAULT"));
    rules_fix_edits(r, f, &e, "write \"LOGGER_SEVERITY_DEFAULT\"");
}

static rules_fn *const all[] = {
    logging_off, context_without_logging, duplicate_component, debug_left_on,
    read_only,
};

const struct rules_part rules_settings_logging = {all, COUNT_OF(all), NULL, 0,
                                                  0};
