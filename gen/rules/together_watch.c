/* Whether somebody hears of it when tasks fail. What tells people is no
 * resource of DMS, and is known by its words: an alarm on a metric of AWS/DMS,
 * a rule of EventBridge on events of aws.dms. */
#include "host/terraform.h"
#include "rules/rules.h"
#include "rules/together.h"

/* Asked of every file: what is rare in it is looked for first. */
static bool has_watcher(struct str bytes)
{
    return (str_contains(bytes, STR("/DMS")) &&
            str_contains(bytes, STR("AWS/DMS"))) ||
           (str_contains(bytes, STR(".dms")) &&
            str_contains(bytes, STR("aws.dms")));
}

/* Whether others, which are not looked at, may make what is not here. */
static bool has_others(const struct text *file, const struct host_search *found)
{
    struct str bytes = file->bytes;
    return (terraform_is(file) && str_contains(bytes, STR("module \""))) ||
           (found->host == HOST_IS_cloudformation &&
            str_contains(bytes, STR("AWS::CloudFormation::Stack")));
}

/* Whether a document of a folder is a task that runs until it is stopped. Where
 * settings lie alone, and in what was exported, alarms are not to be found. */
static bool runs_on(const struct host_document *d)
{
    return (d->kind == HOST_TASK || d->kind == HOST_CONFIG) &&
           (d->host == HOST_IS_terraform ||
            d->host == HOST_IS_cloudformation) &&
           str_contains(val_str(d->context.migration_type), STR("cdc"));
}

void rules_watch_file(struct findings *fs, struct rules_watch *w,
                      const struct text *file, const struct host_search *found)
{
    if (w->watched)
        return;
    w->watched = has_watcher(file->bytes) || has_others(file, found);
    for (size_t i = 0; i < found->documents.n; i++) {
        const struct host_document *d = &found->documents.at[i];
        w->watched |= d->kind == HOST_EVENT_SUBSCRIPTION;
        if (!runs_on(d))
            continue;
        if (w->place.file) {
            w->more++;
            continue;
        }
        w->place = finding_place(fs, val_span(d->context.migration_type));
        w->name = str_copy(fs->arena, d->name);
    }
}

void rules_check_watch(struct findings *fs, const struct rules_watch *w)
{
    if (w->watched || !w->place.file)
        return;
    struct finding *f = finding_add_at(
        fs, FINDING_TASK_NO_ALARM, &w->place,
        "nothing in this folder tells anybody when '%.*s'%s fails or falls "
        "behind",
        STR_ARG(w->name),
        w->more == 0 ? ""
        : w->more == 1
            ? " or another task"
            : arena_printf(fs->arena, " or one of %zu other tasks", w->more));
    finding_help(
        fs, f,
        "subscribe to the events of tasks (aws_dms_event_subscription, "
        "AWS::DMS::EventSubscription), or set an alarm on "
        "CDCLatencyTarget of AWS/DMS");
}
