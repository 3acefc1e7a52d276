/* What the aws provider of Terraform makes of task settings. It compares those
 * of the configuration with those that DMS has, key by key: as of 5.x in
 * internal/service/dms/task_settings_json.go. */
#include "host/terraform.h"
#include "rules/rules.h"

static bool is_sent_by_terraform(const struct rules *r)
{
    return r->c->host == HOST_IS_terraform && val_exists(r->c->task);
}

/* It takes for granted that "Logging" is an object. */
static void provider_crash(struct rules *r)
{
    VAL_EACH(it, r->c->settings)
    {
        if (!str_is(val_str(it.key), "Logging") ||
            !val_is(it.value, NODE_NULL) || !is_sent_by_terraform(r))
            continue;
        struct finding *f = rules_report(
            r, FINDING_SETTINGS_PROVIDER_CRASH, it.value,
            "the aws provider crashes where 'Logging' is null, as soon as "
            "the task exists");
        rules_help(r, f, "leave it out: DMS then keeps what it has");
        rules_fix_remove(r, f, it.key);
    }
}

/* How the resource, a task or a serverless replication, names its settings. */
static const char *attribute(const struct rules *r)
{
    const char *serverless = terraform_task_words(HOST_CONFIG)->settings;
    return val_exists(val_get_z(r->c->task, serverless))
               ? serverless
               : terraform_task_words(HOST_TASK)->settings;
}

/* Of all lists it knows how to compare the log components only: two others are
 * never equal. */
struct val rules_endless_list(struct val settings, size_t *i)
{
    const struct val lists[] = {
        val_path(settings, "CharacterSetSettings", "CharacterReplacements",
                 NULL),
        val_get(settings, STR("PostProcessingRules")),
    };
    while (*i < COUNT_OF(lists)) {
        struct val list = lists[(*i)++];
        if (val_is(list, NODE_ARRAY))
            return list;
    }
    return val_none();
}

static void endless_diff(struct rules *r)
{
    if (!is_sent_by_terraform(r) ||
        val_exists(terraform_ignored(r->c->task, attribute(r))))
        return;
    size_t i = 0;
    struct val at;
    while (val_exists(at = rules_endless_list(r->c->settings, &i))) {
        struct finding *f =
            rules_report(r, FINDING_SETTINGS_ENDLESS_DIFF, at,
                         "the aws provider cannot compare this list, so each "
                         "plan changes the task, and each apply stops it");
        if (val_count(at))
            rules_help(r, f,
                       "once it is made, add lifecycle { ignore_changes = "
                       "[%s] }",
                       attribute(r));
        else
            rules_help(r, f, "leave it out");
    }
}

static rules_fn *const all[] = {provider_crash, endless_diff};

const struct rules_part rules_settings_terraform = {all, COUNT_OF(all), NULL, 0,
                                                    0};
