/* What is no mistake of a resource, and may surprise. */
#include "host/terraform.h"
#include "rules/resource.h"
#include "rules/rules.h"

/* ── Changes that Terraform does not apply ───────────────────────────── */

/* Lists that the provider finds different for ever: settings/endless-diff. */
static bool is_endless(struct rules *r, const struct rules_resource *x)
{
    const struct host_document *d = resource_document(r, x, HOST_TASK_SETTINGS);
    size_t i = 0;
    return d && val_exists(rules_endless_list(d->val, &i));
}

static void ignored_changes(struct rules *r, const struct rules_resource *x)
{
    const struct terraform_words *words = terraform_task_words(x->doc->kind);
    const char *const names[] = {words->settings, words->mappings};
    struct val body = x->doc->val, first = val_none();
    struct str said = STR("");
    if (x->doc->host != HOST_IS_terraform ||
        x->doc->words != HOST_WORDS_TERRAFORM)
        return;
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        struct val at = terraform_ignored(body, names[i]);
        if (!val_exists(at) || !val_exists(val_get_z(body, names[i])) ||
            (i == 0 && is_endless(r, x)))
            continue;
        said = str_printf(r->arena, "%.*s%s'%s'", STR_ARG(said),
                          said.len ? " and " : "", names[i]);
        first = val_exists(first) ? first : at;
    }
    struct finding *f = rules_report(
        r, FINDING_TASK_IGNORED_CHANGES, first,
        "what changes in %.*s is never applied: Terraform ignores it",
        STR_ARG(said));
    rules_help(r, f,
               "remove it from 'ignore_changes', or change the task itself: "
               "'aws dms modify-%s'",
               x->doc->kind == HOST_CONFIG ? "replication-config"
                                           : "replication-task");
}

/* ── Starts without a look ahead ─────────────────────────────────────── */

/* Of a task that only loads task/start-race says the same for another
 * reason. */
static void no_assessment(struct rules *r, const struct rules_resource *x)
{
    struct val start = x->doc->context.start_task;
    bool script = x->doc->host == HOST_IS_script, on = false;
    bool serverless = x->doc->kind == HOST_CONFIG;
    if (x->doc->partial || x->doc->exported ||
        !(script || x->doc->host == HOST_IS_terraform) ||
        !host_val_bool(start, &on) || !on || !rules_heard(r, start) ||
        (!script && x->object == OBJECT_TASK &&
         resource_is(r, x, "MigrationType", "full-load")))
        return;
    struct finding *f = rules_report(
        r, FINDING_TASK_NO_ASSESSMENT, start,
        script ? "it starts before an assessment has looked at its databases"
               : "Terraform starts it at once, before an assessment can look "
                 "at its databases");
    rules_help(r, f, "%srun 'aws dms %s'%s",
               script ? "" : "set it to false, and ",
               serverless ? "start-replication "
                            "--premigration-assessment-settings ..."
                          : "start-replication-task-assessment-run",
               serverless ? "" : " before the first start");
}

/* ── Whose key, and which version ────────────────────────────────────── */

static const char *key_name(const struct rules_resource *x)
{
    return x->doc->kind == HOST_CONFIG ? "ComputeConfig.KmsKeyId" : "KmsKeyId";
}

static bool is_unkeyed(struct rules *r, const struct rules_resource *x,
                       unsigned kinds)
{
    return (kinds & 1u << x->doc->kind) && !x->doc->exported &&
           !x->doc->partial && resource_absent(r, x, key_name(x));
}

/* Once a file: who has not thought of it, has not for all. */
static void default_key(struct rules *r, const struct rules_resource *x)
{
    unsigned runs = ON(INSTANCE) | ON(CONFIG);
    unsigned kinds = runs | ON(ENDPOINT) | ON(S3_ENDPOINT);
    const struct rules_resource *first = NULL;
    size_t n = 0;
    if (x != r->resources)
        return;
    for (size_t i = 0; i < r->resource_count; i++) {
        const struct rules_resource *other = &r->resources[i];
        if (!first && is_unkeyed(r, other, runs))
            first = other;
        else
            n += is_unkeyed(r, other, kinds);
    }
    if (!first)
        return;
    struct finding *f = rules_report(
        r, FINDING_INSTANCE_DEFAULT_KEY, resource_place(first),
        "its disk is encrypted with the default key of DMS%s",
        n == 0 ? ""
               : arena_printf(r->arena,
                              ", as is what %zu more resource%s of this file "
                              "keep%s",
                              n, n == 1 ? "" : "s", n == 1 ? "s" : ""));
    rules_help(r, f,
               "give the ARN of a key of your own as '%s', before there is "
               "anything: a change makes it anew",
               resource_name(first, key_name(first)));
}

/* The provider sends false where nothing is written, whatever the default of
 * DMS is. */
static void no_upgrades(struct rules *r, const struct rules_resource *x)
{
    const char *name = "AutoMinorVersionUpgrade";
    bool terraform = x->doc->words == HOST_WORDS_TERRAFORM &&
                     x->doc->host == HOST_IS_terraform &&
                     resource_absent(r, x, name);
    if (x->doc->exported || x->doc->partial ||
        (!terraform && !resource_off(r, x, name)))
        return;
    struct finding *f = resource_report(
        r, x, FINDING_INSTANCE_NO_MINOR_UPGRADES, name,
        terraform ? "minor versions of the engine are not installed: Terraform "
                    "sends false where nothing is written"
                  : "minor versions of the engine are not installed");
    rules_help(r, f, "set '%s' to true: DMS installs them in the window '%s'",
               resource_name(x, name),
               resource_name(x, "PreferredMaintenanceWindow"));
}

static const struct resource_rule rules[] = {
    {ON(TASK) | ON(CONFIG), ignored_changes},
    {ON(TASK) | ON(CONFIG), no_assessment},
    {~0u, default_key},
    {ON(INSTANCE), no_upgrades},
};

const struct resource_part resource_advice = {rules, COUNT_OF(rules)};
