/* What a resource may be called, by which AWS knows it. */
#include "rules/resource.h"
#include "rules/rules.h"

/* Identifiers of letters, digits and single hyphens that begin with a letter,
 * and of a subnet group also of dots, blanks and underscores. From the API
 * reference of AWS DMS; the smallest length is Terraform's. */
static const struct {
    enum host_kind kind;
    const char *name;
    size_t max;
    bool loose;
} names[] = {
    {HOST_TASK, "ReplicationTaskIdentifier", 255, false},
    {HOST_CONFIG, "ReplicationConfigIdentifier", 255, false},
    {HOST_ENDPOINT, "EndpointIdentifier", 255, false},
    {HOST_S3_ENDPOINT, "EndpointIdentifier", 255, false},
    {HOST_INSTANCE, "ReplicationInstanceIdentifier", 63, false},
    {HOST_SUBNET_GROUP, "ReplicationSubnetGroupIdentifier", 255, true},
    {HOST_CERTIFICATE, "CertificateIdentifier", 255, false},
    {HOST_TASK, "ResourceIdentifier", 31, false},
    {HOST_CONFIG, "ResourceIdentifier", 31, false},
    {HOST_ENDPOINT, "ResourceIdentifier", 31, false},
    {HOST_INSTANCE, "ResourceIdentifier", 31, false},
};

/* The first character that may not stand in S, or 0. */
static char bad_character(struct str s, bool loose)
{
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        bool good = char_is_letter(c) || char_is_digit(c) || c == '-' ||
                    (loose && (c == '.' || c == '_' || c == ' '));
        if (!good)
            return c;
    }
    return 0;
}

/* "{}", "{name}", "<name>", "%s": some program fills it in. */
static bool is_pattern(struct str s)
{
    return str_contains(s, STR("{")) || str_contains(s, STR("<")) ||
           str_contains(s, STR("%s"));
}

/* What is wrong with a name, NULL if nothing. */
static const char *fault(struct rules *r, struct str s, size_t max, bool loose)
{
    char bad = bad_character(s, loose);
    if (s.len > max)
        return arena_printf(r->arena, "is longer than %zu characters", max);
    if (bad)
        return (unsigned char)bad < ' ' || (unsigned char)bad > '~'
                   ? "has a character that is no letter, digit or hyphen"
                   : arena_printf(r->arena, "has a '%c'", bad);
    if (loose)
        return str_eq_nocase(s, STR("default")) ? "is a name of AWS's own"
                                                : NULL;
    if (!char_is_letter(s.ptr[0]))
        return "does not begin with a letter";
    if (s.ptr[s.len - 1] == '-')
        return "ends with a hyphen";
    return str_contains(s, STR("--")) ? "has two hyphens in a row" : NULL;
}

/* S as it could be, "" if nothing is left of it. */
static struct str repaired(struct rules *r, struct str s, size_t max)
{
    char *out = arena_alloc(r->arena, s.len + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.len && n < max; i++) {
        char c = s.ptr[i];
        if (!char_is_letter(c) && !char_is_digit(c))
            c = '-';
        bool first = n == 0 && !char_is_letter(c);
        if (!first && !(c == '-' && out[n - 1] == '-'))
            out[n++] = c;
    }
    while (n && out[n - 1] == '-')
        n--;
    return (struct str){out, n};
}

static void identifier(struct rules *r, const struct rules_resource *x)
{
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        struct str s;
        if (names[i].kind != x->doc->kind ||
            !resource_str(r, x, names[i].name, &s) || !s.len || is_pattern(s))
            continue;
        const char *wrong = fault(r, s, names[i].max, names[i].loose);
        if (!wrong)
            continue;
        struct finding *f =
            resource_report(r, x, FINDING_RESOURCE_IDENTIFIER, names[i].name,
                            "the identifier %s", wrong);
        struct str good = repaired(r, s, names[i].max);
        if (!good.len || names[i].loose)
            continue;
        rules_help(r, f, "write '%.*s'", STR_ARG(good));
        resource_fix(r, f, x, names[i].name, str_z(r->arena, good), false);
    }
}

static const struct resource_rule rules[] = {
    {~0u, identifier},
};

const struct resource_part resource_names = {rules, COUNT_OF(rules)};
