/* A task and the endpoints at its ends. */
#include "host/attributes.h"
#include "rules/resource.h"
#include "rules/rules.h"

/* Whether an end of a task is surely an endpoint for the other end. */
static bool is_wrong(struct rules *r, const struct rules_resource *x,
                     int wanted, struct rules_resource *end)
{
    return resource_end(r, x, wanted, end) && end->role && end->role != wanted;
}

static bool is_one_end(const struct rules_resource *x)
{
    const struct host_context *c = &x->doc->context;
    return val_exists(c->source) && val_same(c->source, c->target);
}

static void roles(struct rules *r, const struct rules_resource *x)
{
    struct rules_resource from, to;
    bool source = is_wrong(r, x, ENGINE_SOURCE, &from);
    bool target = is_wrong(r, x, ENGINE_TARGET, &to);
    if (is_one_end(x) || (!source && !target))
        return;
    struct finding *f = resource_report(
        r, x, FINDING_TASK_ENDPOINT_ROLE,
        source ? "SourceEndpointArn" : "TargetEndpointArn",
        source && target ? "the source of the task is an endpoint for a "
                           "target, and its target one for a source"
        : source         ? "the source of the task is an endpoint for a target"
                 : "the target of the task is an endpoint for a source");
    rules_help(r, f,
               source && target ? "swap the two" : "name another endpoint");
    resource_related(r, f, source ? &from : &to, "EndpointType",
                     "the endpoint");
}

static void same_end(struct rules *r, const struct rules_resource *x)
{
    if (!is_one_end(x))
        return;
    struct finding *f =
        resource_report(r, x, FINDING_TASK_ONE_ENDPOINT, "TargetEndpointArn",
                        "the task reads from the endpoint that it writes to");
    rules_help(r, f, "name another endpoint");
    resource_related(r, f, x, "SourceEndpointArn", "the source");
}

/* PostgreSQL's booleans are booleans at both ends, or text at both. */
static void booleans(struct rules *r, const struct rules_resource *x)
{
    static const char *const engines = ENGINES_POSTGRES " " ENGINES_REDSHIFT;
    static const char *const name = "MapBooleanAsBoolean";
    struct rules_resource from, to;
    if (!resource_end(r, x, ENGINE_SOURCE, &from) ||
        !resource_end(r, x, ENGINE_TARGET, &to) ||
        !rules_engine(from.engine, engines) ||
        !rules_engine(to.engine, engines))
        return;
    bool there = resource_on(r, &from, name), here = resource_on(r, &to, name);
    const struct rules_resource *on = there ? &from : &to;
    const struct rules_resource *off = there ? &to : &from;
    if (there == here || !resource_off(r, off, name))
        return;
    struct finding *f = resource_report(
        r, on, FINDING_ENDPOINT_BOOLEANS, name,
        "booleans are booleans at one end of a task, and text at the other");
    rules_help(r, f, "set '%s' of the other endpoint to true too",
               resource_name(off, name));
    rules_related(r, f, resource_place(off), "the other endpoint");
    resource_fix_switch(r, f, off, name, true, false);
}

/* What DMS compares in files of S3, it finds by their partitions. */
static void s3_validation(struct rules *r, const struct rules_resource *x)
{
    struct rules_resource to;
    const struct host_document *settings = NULL;
    if (!resource_end(r, x, ENGINE_TARGET, &to) ||
        !rules_engine(to.engine, "s3"))
        return;
    settings = resource_document(r, x, HOST_TASK_SETTINGS);
    struct val on = settings ? val_path(settings->val, "ValidationSettings",
                                        "EnableValidation", (char *)NULL)
                             : val_none();
    if (!val_is(on, NODE_TRUE))
        return;
    const char *lacks =
        resource_is(r, &to, "DataFormat", "csv") ||
                resource_absent(r, &to, "DataFormat")
            ? "DataFormat"
        : resource_absent(r, &to, "TimestampColumnName") ? "TimestampColumnName"
        : resource_off(r, &to, "DatePartitionEnabled") ? "DatePartitionEnabled"
                                                       : NULL;
    struct str type;
    bool loads =
        resource_str(r, x, "MigrationType", &type) && str_is(type, "full-load");
    if (!lacks || (loads && strcmp(lacks, "DataFormat") != 0))
        return;
    struct finding *f = rules_report(
        r, FINDING_VALIDATION_S3, on,
        "rows in S3 are validated in Parquet files, with a timestamp column "
        "and partitions by date, and '%s' is not set so",
        resource_name(&to, lacks));
    rules_help(r, f,
               "set '%s' to parquet, '%s' to a name and '%s' to true, or "
               "this to false",
               resource_name(&to, "DataFormat"),
               resource_name(&to, "TimestampColumnName"),
               resource_name(&to, "DatePartitionEnabled"));
    rules_related(r, f, resource_place(&to), "the target endpoint");
}

/* A serverless replication has no views. */
static void views(struct rules *r, const struct rules_resource *x)
{
    const struct host_document *d =
        resource_document(r, x, HOST_TABLE_MAPPINGS);
    struct val list = d ? val_get(d->val, STR("rules")) : val_none();
    VAL_EACH(it, list)
    {
        struct val type =
            val_path(it.value, "object-locator", "table-type", (char *)NULL);
        if (!rules_heard(r, type) || !str_is(val_str(type), "view"))
            continue;
        struct finding *f =
            rules_report(r, FINDING_MAPPING_SERVERLESS_VIEW, type,
                         "a serverless replication does not migrate views");
        rules_help(r, f, "use a replication instance and a task for views");
        rules_related(r, f, resource_place(x), "the serverless replication");
    }
}

/* What loopback prevention asks of a source that is SQL Server. */
static void loopback_source(struct rules *r, const struct rules_resource *x)
{
    const struct host_document *d = resource_document(r, x, HOST_TASK_SETTINGS);
    struct val on = d ? val_path(d->val, "LoopbackPreventionSettings",
                                 "EnableLoopbackPrevention", (char *)NULL)
                      : val_none();
    struct rules_resource from;
    if (!val_is(on, NODE_TRUE) || !resource_end(r, x, ENGINE_SOURCE, &from) ||
        !rules_engine(from.engine, "sqlserver"))
        return;
    struct host_attributes all = host_attributes(r->arena, from.doc);
    for (size_t i = 0; i < all.list.n; i++)
        if (str_eq_nocase(all.list.at[i].name, STR("SetUpMsCdcForTables")))
            return;
    if (all.unknown || from.doc->partial)
        return;
    struct finding *f =
        rules_report(r, FINDING_SETTINGS_LOOPBACK_ENGINE, on,
                     "loopback prevention with SQL Server as the source needs "
                     "SetUpMsCdcForTables");
    rules_help(r, f, "add 'setUpMsCdcForTables=true' to the source's '%s'",
               resource_name(&from, "ExtraConnectionAttributes"));
    rules_related(r, f, resource_place(&from), "the source");
}

#define TASKS (ON(TASK) | ON(CONFIG))

static const struct resource_rule rules[] = {
    {TASKS, roles},         {TASKS, same_end},        {TASKS, booleans},
    {TASKS, s3_validation}, {TASKS, loopback_source}, {ON(CONFIG), views},
};

const struct resource_part resource_ends = {rules, COUNT_OF(rules)};
