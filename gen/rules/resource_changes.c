/* What a plan of Terraform is about to do, of which the plan itself says no
 * more than "update" or "replace". */
#include "rules/resource.h"
#include "rules/rules.h"

static struct val actions_of(const struct rules_resource *x)
{
    return val_get(x->doc->change, STR("actions"));
}

static bool does(const struct rules_resource *x, const char *action)
{
    VAL_EACH(it, actions_of(x))
    if (str_is(val_str(it.value), action))
        return true;
    return false;
}

/* A new task begins anew, unless it only copies, from a position that nobody
 * has written down. */
static void replaced_task(struct rules *r, const struct rules_resource *x)
{
    const char *type =
        x->doc->kind == HOST_CONFIG ? "ReplicationType" : "MigrationType";
    struct str s;
    if (!does(x, "delete") || !does(x, "create") ||
        (resource_str(r, x, type, &s) && str_is(s, "full-load")))
        return;
    struct val at = actions_of(x);
    struct finding *f =
        rules_report(r, FINDING_PLAN_REPLACES_TASK, at,
                     "this replaces the task '%.*s', which loses its position",
                     STR_ARG(x->doc->name));
    struct val path =
        val_item(val_get(x->doc->change, STR("replace_paths")), 0);
    struct str name = val_str(val_item(path, 0));
    if (name.len)
        rules_help(r, f,
                   "a new '%.*s' does that; make a second task instead, "
                   "or write down the task's checkpoint and start the "
                   "new one there",
                   STR_ARG(name));
    else
        rules_help(r, f,
                   "write down the task's checkpoint, and start the new "
                   "one there");
}

/* The provider stops a task, changes it and starts it again; what is not
 * started by Terraform stays stopped. */
static void stopped_task(struct rules *r, const struct rules_resource *x)
{
    struct val before = val_get(x->doc->change, STR("before"));
    bool running = str_is(val_str(val_get(before, STR("status"))), "running");
    if (!running || !does(x, "update"))
        return;
    struct finding *f =
        rules_report(r, FINDING_PLAN_STOPS_TASK, actions_of(x),
                     "this stops the running task '%.*s' while it is changed",
                     STR_ARG(x->doc->name));
    if (resource_off(r, x, "StartReplicationTask"))
        rules_help(r, f,
                   "it stays stopped: start it with 'aws dms "
                   "start-replication-task --start-replication-task-type "
                   "resume-processing', or set start_replication_task "
                   "to true");
    else
        rules_help(r, f,
                   "apply it when a pause in the replication does no "
                   "harm");
}

static struct val validation_only(struct val settings)
{
    return val_path(settings, "ValidationSettings", "ValidationOnly",
                    (char *)NULL);
}

/* A task validates only from its first start on, or never. */
static void changed_validation(struct rules *r, const struct rules_resource *x)
{
    const struct host_document *after =
        resource_document(r, x, HOST_TASK_SETTINGS);
    if (!after || !does(x, "update") || does(x, "create") ||
        !val_exists(x->doc->before))
        return;
    struct val was = validation_only(x->doc->before);
    struct val is = validation_only(after->val);
    if ((val_exists(is) && !val_is(is, NODE_TRUE) && !val_is(is, NODE_FALSE)) ||
        val_is(was, NODE_TRUE) == val_is(is, NODE_TRUE))
        return;
    struct finding *f = rules_report(
        r, FINDING_PLAN_VALIDATION_ONLY, val_exists(is) ? is : actions_of(x),
        "'ValidationOnly' cannot be changed in a task that is there");
    rules_help(r, f, "make a second task that validates only");
    rules_related(r, f, was, "as it is now");
}

static void changed_endpoint(struct rules *r, const struct rules_resource *x)
{
    if (!does(x, "update") || does(x, "create") ||
        resource_on(r, x, "PauseReplicationTasks"))
        return;
    struct finding *f = rules_report(
        r, FINDING_PLAN_CHANGES_ENDPOINT, actions_of(x),
        "DMS changes no endpoint that a running task uses, as one may '%.*s'",
        STR_ARG(x->doc->name));
    rules_help(r, f,
               "stop its tasks first, or set pause_replication_tasks to "
               "true; start them again yourself");
}

static const struct resource_rule rules[] = {
    {ON(TASK) | ON(CONFIG), replaced_task},
    {ON(TASK), stopped_task},
    {ON(TASK), changed_validation},
    {ON(ENDPOINT), changed_endpoint},
};

const struct resource_part resource_changes = {rules, COUNT_OF(rules)};
