/* Texts that must have a form: ARNs, certificates; and options of a command
 * that another one of the same name replaces. */
#include "rules/resource.h"
#include "rules/rules.h"

/* What people write where a value will stand. */
static bool is_stand_in(struct str s)
{
    static const char *const words[] = {
        "arn",  "your",  "example", "placeholder", "xxx",    "todo",  "change",
        "fill", "dummy", "fake",    "mock",        "string", "value", "replace",
    };
    bool lower = false;
    for (size_t i = 0; i < s.len; i++) {
        if (strchr("{}<>[]$%* ", s.ptr[i]) || (unsigned char)s.ptr[i] > '~')
            return true;
        lower |= s.ptr[i] >= 'a' && s.ptr[i] <= 'z';
    }
    for (size_t i = 0; i < COUNT_OF(words); i++)
        for (size_t at = 0; at < s.len; at++)
            if (str_eq_nocase(str_sub(s, at, strlen(words[i])),
                              str_of(words[i])))
                return true;
    return !lower || str_contains(s, STR(".."));
}

/* --- ARNs ---------------------------------------------------------------- */

/* By the end of the member's name; services and types from "Actions, resources
 * and condition keys" of AWS DMS, IAM and SNS. cfn-lint holds roles and topics
 * to a pattern, the aws provider of Terraform takes nothing but ARNs. */
static const struct arn {
    const char *name, *service, *type, *what, *form;
} arns[] = {
    {"EndpointArn", "dms", "endpoint", "an endpoint",
     "arn:aws:dms:REGION:ACCOUNT:endpoint:ID"},
    {"ReplicationInstanceArn", "dms", "rep", "a replication instance",
     "arn:aws:dms:REGION:ACCOUNT:rep:ID"},
    {"ReplicationTaskArn", "dms", "task", "a replication task",
     "arn:aws:dms:REGION:ACCOUNT:task:ID"},
    {"ReplicationConfigArn", "dms", "replication-config",
     "a serverless replication",
     "arn:aws:dms:REGION:ACCOUNT:replication-config:ID"},
    {"CertificateArn", "dms", "cert", "a certificate of DMS",
     "arn:aws:dms:REGION:ACCOUNT:cert:ID"},
    {"SnsTopicArn", "sns", "", "a topic of SNS",
     "arn:aws:sns:REGION:ACCOUNT:NAME"},
    {"RoleArn", "iam", "role", "a role", "arn:aws:iam::ACCOUNT:role/NAME"},
};

/* The types that an ARN of a service may have, where they tell. */
static const char *const types[][2] = {
    {"dms", "endpoint rep task cert es subgrp replication-config"},
    {"iam", "role user group policy instance-profile"},
};

static const struct arn *arn_of(const struct member *m)
{
    for (size_t i = 0; i < COUNT_OF(arns); i++)
        if (str_ends(str_of(m->name), str_of(arns[i].name)))
            return &arns[i];
    return NULL;
}

static bool is_type(struct str service, struct str type)
{
    for (size_t i = 0; i < COUNT_OF(types); i++)
        if (str_is(service, types[i][0]))
            return str_among(type, types[i][1]);
    return false;
}

/* Whether S, an ARN, is surely one of something else than A. Those with the
 * account of AWS's documentation are examples. */
static bool is_of_other(struct str s, const struct arn *a)
{
    struct str rest = s;
    str_cut(&rest, ':');
    str_cut(&rest, ':');
    struct str service = str_cut(&rest, ':');
    str_cut(&rest, ':');
    struct str account = str_cut(&rest, ':');
    if (account.len && !resource_is_account(account))
        return false;
    size_t n = 0;
    while (n < rest.len && rest.ptr[n] != ':' && rest.ptr[n] != '/')
        n++;
    struct str type = str_sub(rest, 0, n);
    if (!str_is(service, a->service))
        return service.len && !is_stand_in(service);
    return *a->type && !str_is(type, a->type) && is_type(service, type);
}

/* In a template an empty text is sent as such; elsewhere it may stand for
 * nothing. */
static bool is_no_arn(const struct rules_resource *x, const struct arn *a,
                      struct str s)
{
    bool template = x->doc->words == HOST_WORDS_CLOUDFORMATION;
    if (!s.len)
        return template && !str_is(str_of(a->service), "dms");
    return !str_starts(s, STR("arn:")) && !is_stand_in(s);
}

static struct finding *report(struct rules *r, const struct rules_resource *x,
                              const struct host_setting *at, const char *words)
{
    if (val_exists(at->val))
        return rules_report(r, FINDING_RESOURCE_ARN, at->val, "%s", words);
    return rules_report_span(r, FINDING_RESOURCE_ARN,
                             host_member(x->doc, "ExtraConnectionAttributes"),
                             at->attribute.span, "%s", words);
}

/* The settings of an engine may have a role beside that of the endpoint. */
static void arn(struct rules *r, const struct rules_resource *x,
                enum object object, const struct member *m)
{
    const struct arn *a = arn_of(m);
    struct host_setting at;
    struct str s;
    const char *words = NULL;
    if (!a || m->type != MEMBER_STRING || m->answer)
        return;
    at = object == x->object ? resource_setting(r, x, m->name)
                             : host_setting(r->arena, x->doc, object, m->name);
    if (!host_setting_str(&at, &s))
        return;
    if (is_no_arn(x, a, s))
        words = arena_printf(r->arena, "'%.*s' is no ARN", STR_ARG(s));
    else if (str_starts(s, STR("arn:")) && is_of_other(s, a))
        words = arena_printf(r->arena, "this is not the ARN of %s", a->what);
    if (words)
        rules_help(r, report(r, x, &at, words), "write the ARN of %s: '%s'",
                   a->what, a->form);
}

static void all_arns(struct rules *r, const struct rules_resource *x)
{
    const enum object objects[] = {x->object, x->settings};
    /* The community module names endpoints by keys of its own. */
    if (x->doc->exported || x->doc->words == HOST_WORDS_MODULE)
        return;
    for (size_t i = 0; i < COUNT_OF(objects); i++) {
        const struct member *m = NULL;
        while ((m = member_next(objects[i], m)))
            arn(r, x, objects[i], m);
    }
}

/* --- Certificates -------------------------------------------------------- */

static bool is_base64(struct str s)
{
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        bool good = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                    (c >= '0' && c <= '9') || memchr("+/=\r\n", c, 5);
        if (!good)
            return false;
    }
    return s.len > 0;
}

static bool is_path(struct str s)
{
    static const char *const ends[] = {".pem", ".crt", ".cer", ".cert",
                                       ".der", ".sso", ".p12"};
    for (size_t i = 0; i < COUNT_OF(ends); i++)
        if (str_ends(s, str_of(ends[i])))
            return true;
    return str_starts(s, STR("file://")) || str_starts(s, STR("fileb://"));
}

static void help_path(struct rules *r, const struct rules_resource *x,
                      struct finding *f, const char *name, struct str path)
{
    bool wallet = str_is(str_of(name), "CertificateWallet");
    if (x->doc->options)
        rules_help(r, f, "write '%s://%.*s'", wallet ? "fileb" : "file",
                   STR_ARG(path));
    else if (x->doc->words == HOST_WORDS_TERRAFORM)
        rules_help(r, f, "write %s(\"%.*s\")", wallet ? "filebase64" : "file",
                   STR_ARG(path));
    else
        rules_help(r, f, "write what is in the file%s",
                   wallet ? ", in Base64" : "");
}

static void certificate(struct rules *r, const struct rules_resource *x)
{
    static const char *const names[] = {"CertificatePem", "CertificateWallet"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        struct str s;
        bool wallet = i == 1;
        if (x->doc->exported || !resource_str(r, x, names[i], &s) || !s.len)
            continue;
        if (is_path(s)) {
            struct finding *f = resource_report(
                r, x, FINDING_RESOURCE_CERTIFICATE, names[i],
                "a path stands for the %s", wallet ? "wallet" : "certificate");
            help_path(r, x, f, names[i], s);
            continue;
        }
        /* A command reads the bytes of a wallet. */
        bool right = wallet ? x->doc->options || is_base64(s)
                            : str_contains(s, STR("-----BEGIN "));
        if (right || is_stand_in(s))
            continue;
        struct finding *f = resource_report(
            r, x, FINDING_RESOURCE_CERTIFICATE, names[i],
            wallet ? "the wallet is not in Base64" : "this is no PEM");
        rules_help(r, f,
                   wallet ? "write what 'base64 cwallet.sso' prints"
                          : "write the certificate with its lines "
                            "'-----BEGIN CERTIFICATE-----' and "
                            "'-----END CERTIFICATE-----'");
    }
}

/* --- Options ------------------------------------------------------------- */

/* The AWS CLI takes the last of several options of one name, of lists too. */
static void option_twice(struct rules *r, const struct rules_resource *x)
{
    struct val v = x->doc->val;
    if (!x->doc->options)
        return;
    VAL_EACH(it, v)
    {
        struct val first = val_first_key(v, val_str(it.key));
        if (val_same(first, it.key))
            continue;
        struct str option = span_str(val_span(first));
        option = str_cut(&option, '=');
        struct val before = {first.tree, first.at + 1};
        if (str_eq(span_str(val_span(before)), span_str(val_span(it.value))))
            continue;
        const struct member *m = member_at(x->object, val_str(it.key));
        struct finding *f =
            rules_report(r, FINDING_RESOURCE_OPTION_TWICE, first,
                         "'%.*s' is given again, and only the last one counts",
                         STR_ARG(option));
        rules_help(r, f,
                   m && m->type == MEMBER_LIST
                       ? "write all values behind one option"
                       : "remove one of them");
        rules_related(r, f, it.key, "this one counts");
    }
}

static const struct resource_rule rules[] = {
    {~0u, option_twice},
    {~0u, all_arns},
    {ON(CERTIFICATE), certificate},
};

const struct resource_part resource_texts = {rules, COUNT_OF(rules)};
