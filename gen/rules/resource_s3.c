/* Endpoints for S3: settings that exclude each other, or do nothing. */
#include "rules/resource.h"
#include "rules/rules.h"

static bool is_s3(const struct rules_resource *x, int role)
{
    return rules_engine(x->engine, "s3") && x->role == role;
}

/* The first of NAMES, which NULL ends, that is written; or NULL. */
static const char *first_of(struct rules *r, const struct rules_resource *x,
                            const char *const *names)
{
    for (; *names; names++)
        if (resource_there(r, x, *names))
            return *names;
    return NULL;
}

static const char *const csv_only[] = {
    "CsvRowDelimiter", "CsvDelimiter",  "CsvNullValue",
    "CsvNoSupValue",   "AddColumnName", NULL,
};

static const char *const parquet_only[] = {
    "EncodingType",
    "DictPageSizeLimit",
    "RowGroupLength",
    "DataPageSize",
    "ParquetVersion",
    "EnableStatistics",
    "ParquetTimestampInMillisecond",
    NULL,
};

/* What is set to what holds anyhow does no harm: a module that writes out all
 * there is. */
static bool is_default(struct rules *r, const struct rules_resource *x,
                       const char *name)
{
    struct host_setting s = resource_setting(r, x, name);
    struct str value;
    bool on;
    if (s.unknown || !s.member || !s.member->fallback)
        return s.unknown;
    if (host_setting_bool(&s, &on))
        return str_is(str_of(s.member->fallback), on ? "true" : "false");
    return host_setting_str(&s, &value) &&
           str_is(member_value(s.member, value), s.member->fallback);
}

static void format_settings(struct rules *r, const struct rules_resource *x)
{
    if (!is_s3(x, ENGINE_TARGET))
        return;
    bool parquet = resource_is(r, x, "DataFormat", "parquet");
    bool csv = resource_is(r, x, "DataFormat", "csv") ||
               resource_absent(r, x, "DataFormat");
    const char *const *names = parquet ? csv_only : csv ? parquet_only : NULL;
    const char *name = names ? first_of(r, x, names) : NULL;
    if (!name || is_default(r, x, name))
        return;
    struct finding *f = resource_report(
        r, x, FINDING_ENDPOINT_S3_FORMAT, name,
        "'%s' does nothing to files in %s", resource_name(x, name),
        parquet ? "Parquet" : "CSV, which is the format");
    rules_help(r, f, "remove it, or set '%s' to %s",
               resource_name(x, "DataFormat"), parquet ? "csv" : "parquet");
    resource_related(r, f, x, "DataFormat", "the format");
    /* Who has not written a format may have forgotten it. */
    resource_fix_remove(r, f, x, names, resource_there(r, x, "DataFormat"));
}

static void timestamp_name(struct rules *r, const struct rules_resource *x)
{
    struct str name;
    if (!is_s3(x, ENGINE_TARGET) || !resource_on(r, x, "AddColumnName") ||
        !resource_str(r, x, "TimestampColumnName", &name) || name.len)
        return;
    struct finding *f = resource_report(
        r, x, FINDING_ENDPOINT_S3_TIMESTAMP_NAME, "TimestampColumnName",
        "a column without a name puts a comma before the header of each file");
    rules_help(r, f, "give it a name, or remove it");
    resource_related(r, f, x, "AddColumnName", "headers are written");
    const char *const names[] = {"TimestampColumnName", NULL};
    resource_fix_remove(r, f, x, names, true);
}

static void transactions_without(struct rules *r,
                                 const struct rules_resource *x)
{
    if (!resource_absent(r, x, "CdcPath"))
        return;
    struct finding *f = resource_report(
        r, x, FINDING_ENDPOINT_S3_TRANSACTIONS, "PreserveTransactions",
        "files in the order of transactions need a folder of their own");
    rules_help(r, f, "give it as '%s'", resource_name(x, "CdcPath"));
}

/* What puts changes into files in the order of transactions. */
static void transactions(struct rules *r, const struct rules_resource *x)
{
    static const char *const others[] = {
        "DatePartitionEnabled", "AddColumnName", "GlueCatalogGeneration"};
    if (!is_s3(x, ENGINE_TARGET) || !resource_on(r, x, "PreserveTransactions"))
        return;
    transactions_without(r, x);
    for (size_t i = 0; i < COUNT_OF(others); i++) {
        if (!resource_on(r, x, others[i]))
            continue;
        struct finding *f = resource_report(
            r, x, FINDING_ENDPOINT_S3_TRANSACTIONS, others[i],
            "'%s' does not go with files in the order of transactions",
            resource_name(x, others[i]));
        rules_help(r, f, "set it or '%s' to false",
                   resource_name(x, "PreserveTransactions"));
        resource_related(r, f, x, "PreserveTransactions",
                         "the order of transactions is kept");
    }
}

static void inserts(struct rules *r, const struct rules_resource *x)
{
    if (!is_s3(x, ENGINE_TARGET) || !resource_on(r, x, "CdcInsertsOnly") ||
        !resource_on(r, x, "CdcInsertsAndUpdates"))
        return;
    struct finding *f = resource_report(
        r, x, FINDING_ENDPOINT_S3_INSERTS, "CdcInsertsAndUpdates",
        "changes are inserts only, or inserts and updates, not both");
    rules_help(r, f, "set one of the two to false");
    resource_related(r, f, x, "CdcInsertsOnly", "inserts only");
}

static void encryption_key(struct rules *r, const struct rules_resource *x)
{
    if (!is_s3(x, ENGINE_TARGET) ||
        !resource_is(r, x, "EncryptionMode", "sse-kms") ||
        !resource_absent(r, x, "ServerSideEncryptionKmsKeyId"))
        return;
    struct finding *f =
        resource_report(r, x, FINDING_ENDPOINT_S3_KMS_KEY, "EncryptionMode",
                        "encryption by KMS needs a key");
    rules_help(r, f, "give its ARN as '%s'",
               resource_name(x, "ServerSideEncryptionKmsKeyId"));
}

static void partition_settings(struct rules *r, const struct rules_resource *x)
{
    static const char *const parts[] = {"DatePartitionSequence",
                                        "DatePartitionDelimiter",
                                        "DatePartitionTimezone"};
    if (!is_s3(x, ENGINE_TARGET) || !resource_off(r, x, "DatePartitionEnabled"))
        return;
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        if (!resource_there(r, x, parts[i]) || is_default(r, x, parts[i]))
            continue;
        struct finding *f = resource_report(
            r, x, FINDING_ENDPOINT_S3_PARTITION, parts[i],
            "'%s' does nothing, since partitions by date are off",
            resource_name(x, parts[i]));
        rules_help(r, f, "set '%s' to true, or remove this",
                   resource_name(x, "DatePartitionEnabled"));
        resource_related(r, f, x, "DatePartitionEnabled", "they are off");
        return;
    }
}

/* The catalogue is for Glue and Athena, which read milliseconds. */
static void timestamp_unit(struct rules *r, const struct rules_resource *x)
{
    if (!is_s3(x, ENGINE_TARGET) ||
        !resource_is(r, x, "DataFormat", "parquet") ||
        !resource_on(r, x, "GlueCatalogGeneration") ||
        !resource_off(r, x, "ParquetTimestampInMillisecond"))
        return;
    struct finding *f = resource_report(
        r, x, FINDING_ENDPOINT_S3_TIMESTAMP_UNIT,
        "ParquetTimestampInMillisecond",
        "Glue and Athena take timestamps in milliseconds, and these are in "
        "microseconds");
    rules_help(r, f, "set '%s' to true",
               resource_name(x, "ParquetTimestampInMillisecond"));
    resource_related(r, f, x, "GlueCatalogGeneration",
                     "the files get a catalogue of Glue");
    resource_fix_switch(r, f, x, "ParquetTimestampInMillisecond", true, false);
}

/* "You must also provide an external table definition", says the guide. Of
 * Parquet, which has names and types, it says nothing more. */
static void definition(struct rules *r, const struct rules_resource *x)
{
    static const char name[] = "ExternalTableDefinition";
    if (!is_s3(x, ENGINE_SOURCE) || x->doc->exported ||
        resource_there(r, x, "DataFormat"))
        return;
    struct host_setting s = host_setting(r->arena, x->doc, x->settings, name);
    if (s.unknown || host_setting_there(&s))
        return;
    struct finding *f =
        rules_report(r, FINDING_ENDPOINT_TABLE_DEFINITION, resource_place(x),
                     "nothing says which tables and columns the files of this "
                     "source have");
    rules_help(r, f, "give an external table definition as '%s'",
               resource_name(x, name));
}

static const struct resource_rule rules[] = {
    {ON(ENDPOINT) | ON(S3_ENDPOINT), timestamp_name},
    {ON(ENDPOINT) | ON(S3_ENDPOINT), timestamp_unit},
    {ON(ENDPOINT) | ON(S3_ENDPOINT), transactions},
    {ON(ENDPOINT) | ON(S3_ENDPOINT), inserts},
    {ON(ENDPOINT) | ON(S3_ENDPOINT), encryption_key},
    {ON(ENDPOINT) | ON(S3_ENDPOINT), partition_settings},
    {ON(ENDPOINT) | ON(S3_ENDPOINT), format_settings},
    {ON(ENDPOINT) | ON(S3_ENDPOINT), definition},
};

const struct resource_part resource_s3 = {rules, COUNT_OF(rules)};
