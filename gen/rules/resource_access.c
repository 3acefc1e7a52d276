/* How an endpoint gets at its database: secrets, passwords, TLS, names. */
#include "rules/resource.h"
#include "rules/rules.h"

/* Engines that take their login from a secret, or as it is. */
static bool has_login(const struct rules_resource *x)
{
    return x->engine && x->engine->port;
}

static bool has_secret(struct rules *r, const struct rules_resource *x)
{
    return resource_there(r, x, "SecretsManagerSecretId");
}

static void secret_and_login(struct rules *r, const struct rules_resource *x)
{
    static const char *const logins[] = {"ServerName", "Username", "Password",
                                         "Port"};
    if (!has_login(x) || !has_secret(r, x))
        return;
    for (size_t i = 0; i < COUNT_OF(logins); i++) {
        if (!resource_there(r, x, logins[i]))
            continue;
        struct finding *f =
            resource_report(r, x, FINDING_ENDPOINT_SECRET_AND_LOGIN, logins[i],
                            "'%s' is given, and a secret that holds it too",
                            resource_name(x, logins[i]));
        rules_help(r, f,
                   "remove it, or the secret: DMS takes one or the "
                   "other");
        resource_related(r, f, x, "SecretsManagerSecretId", "the secret");
        return;
    }
}

static void secret_without_role(struct rules *r, const struct rules_resource *x)
{
    static const char *const names[] = {"SecretsManagerSecretId",
                                        "SecretsManagerAccessRoleArn"};
    /* The module makes a role where it is given none. */
    if (!has_login(x) || x->doc->words == HOST_WORDS_MODULE)
        return;
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        const char *other = names[1 - i];
        if (!resource_there(r, x, names[i]) || !resource_absent(r, x, other))
            continue;
        struct finding *f =
            resource_report(r, x, FINDING_ENDPOINT_SECRET_ROLE, names[i],
                            "a secret and the role that may read it go "
                            "together");
        rules_help(r, f, "add '%s'", resource_name(x, other));
    }
}

/* Stars are what AWS and Terraform show of a secret. */
static bool is_starred(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] != '*')
            return false;
    return true;
}

/* "your-password", "<password>", "changeme": what the reader is to replace. */
static bool is_stand_in(struct str s)
{
    static const char *const starts[] = {"your", "change", "replace",
                                         "<",    "{",      "["};
    for (size_t i = 0; i < COUNT_OF(starts); i++) {
        struct str start = str_of(starts[i]);
        if (str_eq_nocase(str_sub(s, 0, start.len), start))
            return true;
    }
    return str_contains(s, STR("{{resolve:")) || str_contains(s, STR("****")) ||
           is_starred(s);
}

/* A password that is written out. */
static void password(struct rules *r, const struct rules_resource *x)
{
    struct str s;
    if (x->doc->exported || !resource_str(r, x, "Password", &s) || !s.len ||
        is_stand_in(s))
        return;
    struct finding *f =
        resource_report(r, x, FINDING_ENDPOINT_PLAIN_PASSWORD, "Password",
                        "a password stands in the file");
    if (x->doc->words == HOST_WORDS_TERRAFORM ||
        x->doc->words == HOST_WORDS_MODULE)
        rules_help(r, f,
                   "use a secret ('secrets_manager_arn'), or a variable "
                   "that is sensitive");
    else
        rules_help(r, f, "use a secret: '%s'",
                   resource_name(x, "SecretsManagerSecretId"));
}

static void certificate(struct rules *r, const struct rules_resource *x)
{
    struct str mode;
    if (!resource_str(r, x, "SslMode", &mode) ||
        !str_starts(mode, STR("verify-")) ||
        !resource_absent(r, x, "CertificateArn") || !has_login(x) ||
        rules_engine(x->engine,
                     ENGINES_MYSQL_BOTH " " ENGINES_POSTGRES " sqlserver"))
        return;
    struct finding *f = resource_report(
        r, x, FINDING_ENDPOINT_NO_CERTIFICATE, "SslMode",
        "a server of %.*s is verified by a certificate, and there is none",
        STR_ARG(x->engine->words));
    rules_help(r, f,
               "import the certificate of the authority, and give its "
               "ARN as '%s'",
               resource_name(x, "CertificateArn"));
}

/* The settings of an engine have a name of the database too. */
static bool settings_name_database(struct rules *r,
                                   const struct rules_resource *x)
{
    struct host_setting own =
        host_setting(r->arena, x->doc, x->settings, "DatabaseName");
    return own.unknown || host_setting_there(&own);
}

/* A secret has all of a login but the database, which is forgotten then. */
static void database_name(struct rules *r, const struct rules_resource *x)
{
    static const char *const engines =
        ENGINES_POSTGRES " redshift sqlserver azuredb babelfish db2 sybase "
                         "oracle";
    if (x->doc->partial || x->doc->exported || !has_secret(r, x) ||
        !rules_engine(x->engine, engines) ||
        !resource_absent(r, x, "DatabaseName") || settings_name_database(r, x))
        return;
    struct finding *f =
        rules_report(r, FINDING_ENDPOINT_NO_DATABASE, resource_place(x),
                     "an endpoint of %.*s needs the name of a database",
                     STR_ARG(x->engine->words));
    rules_help(r, f, "give it as '%s': DMS does not take it from the secret",
               resource_name(x, "DatabaseName"));
}

static const struct resource_rule rules[] = {
    {ON(ENDPOINT), secret_and_login}, {ON(ENDPOINT), secret_without_role},
    {ON(ENDPOINT), password},         {ON(ENDPOINT), certificate},
    {ON(ENDPOINT), database_name},
};

const struct resource_part resource_access = {rules, COUNT_OF(rules)};
