/* Settings of an endpoint that need others. */
#include "rules/resource.h"
#include "rules/rules.h"

/* With the setting at the value, the other is needed; or it has to be on, or
 * off. From the AWS DMS user guide and the texts of the API. */
enum need { NEED_THERE, NEED_ON, NEED_OFF };

static const struct {
    const char *engines, *setting, *value;
    enum need need;
    const char *other;
} needs[] = {
    {"kafka", "SecurityProtocol", "sasl-ssl", NEED_THERE, "SaslUsername"},
    {"kafka", "SecurityProtocol", "sasl-ssl", NEED_THERE, "SaslPassword"},
    {"kafka", "SecurityProtocol", "ssl-authentication", NEED_THERE,
     "SslClientCertificateArn"},
    {"kafka", "SecurityProtocol", "ssl-authentication", NEED_THERE,
     "SslClientKeyArn"},
    {"oracle", "DirectPathParallelLoad", "true", NEED_ON,
     "UseDirectPathFullLoad"},
    {"oracle", "UseBFile", "true", NEED_OFF, "UseLogminerReader"},
    {"postgres aurora-postgresql", "DatabaseMode", "babelfish", NEED_THERE,
     "BabelfishDatabaseName"},
    {"redis", "AuthType", "auth-role", NEED_THERE, "AuthUserName"},
    {"redis", "AuthType", "auth-role", NEED_THERE, "AuthPassword"},
    {"redis", "AuthType", "auth-token", NEED_THERE, "AuthPassword"},
};

static bool holds(struct rules *r, const struct rules_resource *x, size_t i)
{
    return strcmp(needs[i].value, "true") == 0
               ? resource_on(r, x, needs[i].setting)
               : resource_is(r, x, needs[i].setting, needs[i].value);
}

static bool lacks(struct rules *r, const struct rules_resource *x, size_t i)
{
    switch (needs[i].need) {
    case NEED_ON:
        return resource_off(r, x, needs[i].other);
    case NEED_OFF:
        return resource_on(r, x, needs[i].other);
    default:
        return resource_absent(r, x, needs[i].other);
    }
}

static void needed(struct rules *r, const struct rules_resource *x)
{
    static const char *const how[] = {
        [NEED_THERE] = "add '%s'",
        [NEED_ON] = "set '%s' to true",
        [NEED_OFF] = "set '%s' to false",
    };
    for (size_t i = 0; i < COUNT_OF(needs); i++) {
        if (!rules_engine(x->engine, needs[i].engines) || !holds(r, x, i) ||
            !lacks(r, x, i))
            continue;
        const char *other = resource_name(x, needs[i].other);
        struct finding *f = resource_report(
            r, x, FINDING_ENDPOINT_SETTING_NEEDS, needs[i].setting,
            "'%s' %s needs '%s'%s", resource_name(x, needs[i].setting),
            needs[i].value, other,
            needs[i].need == NEED_OFF  ? " off"
            : needs[i].need == NEED_ON ? " on"
                                       : "");
        if (needs[i].need == NEED_THERE)
            rules_help(r, f, how[NEED_THERE], other);
        else if (needs[i].need == NEED_ON)
            rules_help(r, f, how[NEED_ON], other);
        else
            rules_help(r, f, how[NEED_OFF], other);
        resource_related(r, f, x, needs[i].other, "as it is");
    }
}

/* Who thinks of another unit gets files of some rows each, or a buffer that
 * takes all memory. Units and defaults are those of the API's texts; what is
 * below or above them by this much is meant in another unit. Where DMS itself
 * has a largest value, resource/range says it. */
#define CSV                                                                    \
    ENGINES_MYSQL_BOTH " " ENGINES_POSTGRES " " ENGINES_REDSHIFT               \
                       " s3 neptune db2"
#define GB 1048576 /* in KB */

static const struct size {
    const char *engines, *setting, *what;
    bool bytes;        /* else kilobytes */
    int64_t low, high; /* below, or from there on, it is another unit; 0: no */
} sizes[] = {
    {CSV, "MaxFileSize", "files", false, 1024, 8 * GB},
    {ENGINES_REDSHIFT " db2", "WriteBufferSize", "write buffers", false, 16,
     GB},
    {"s3", "CdcMinFileSize", "files", false, 0, 8 * GB},
    {"s3", "DataPageSize", "pages", true, 4096, 0},
    {"s3", "DictPageSizeLimit", "dictionary pages", true, 4096, 0},
    {"kafka", "MessageMaxBytes", "messages", true, 1025, 0},
    /* SQL Server takes packets of 512 to 32767 bytes. */
    {"sqlserver", "BcpPacketSize", "packets", true, 512, 0},
};

/* Small files may be wanted, so that changes come soon; a number as megabytes
 * have it (the default is 32 MB) is no such wish. */
static bool is_small(const struct size *s, int64_t n)
{
    if (s->low)
        return n < s->low;
    return n >= 8 && n <= 512 && (n & (n - 1)) == 0;
}

static void one_size(struct rules *r, const struct rules_resource *x,
                     const struct size *s)
{
    int64_t n;
    if (!rules_engine(x->engine, s->engines) ||
        !resource_int(r, x, s->setting, &n) || n < 1)
        return;
    bool small = is_small(s, n);
    if (!small && (!s->high || n < s->high))
        return;
    struct finding *f =
        resource_report(r, x, FINDING_ENDPOINT_MAX_FILE_SIZE, s->setting,
                        "%s of %lld %s are very %s", s->what, (long long)n,
                        s->bytes ? "bytes" : "KB", small ? "small" : "large");
    if (small)
        rules_help(r, f, "it is in %s: %lld %s are %lld",
                   s->bytes ? "bytes" : "kilobytes", (long long)n,
                   s->bytes ? "KB" : "MB", (long long)n * 1024);
    else
        rules_help(r, f, "it is in kilobytes: %lld bytes are %lld",
                   (long long)n, (long long)n / 1024);
}

static void file_size(struct rules *r, const struct rules_resource *x)
{
    for (size_t i = 0; i < COUNT_OF(sizes) && x->role == ENGINE_TARGET; i++)
        one_size(r, x, &sizes[i]);
}

static const struct resource_rule rules[] = {
    {ON(ENDPOINT), needed},
    {ON(ENDPOINT) | ON(S3_ENDPOINT), file_size},
};

const struct resource_part resource_settings = {rules, COUNT_OF(rules)};
