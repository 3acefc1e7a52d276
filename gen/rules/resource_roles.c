/* The IAM roles that DMS needs: what they are called, whom they trust, and who
 * waits for them. */
#include "host/role.h"
#include "rules/resource.h"
#include "rules/rules.h"

/* --- Names ------------------------------------------------------------------
 */

/* NAME without its holes. */
static struct str literal(struct rules *r, struct str name)
{
    char *out = arena_alloc(r->arena, name.len + 1);
    size_t n = 0;
    for (size_t i = 0; i < name.len; i++) {
        if (name.ptr[i] != '$' || i + 1 == name.len || name.ptr[i + 1] != '{') {
            out[n++] = name.ptr[i];
            continue;
        }
        for (unsigned depth = 0; i < name.len; i++) {
            depth += name.ptr[i] == '{';
            if (name.ptr[i] == '}' && --depth == 0)
                break;
        }
    }
    return (struct str){out, n};
}

/* Whether a role so called surely is to be the one called FACT, and is not:
 * there is more around the name, or it is misspelt. A hole alone may be
 * nothing. */
static bool misses(struct rules *r, struct str name, const char *fact)
{
    struct str rest = literal(r, name), wanted = str_of(fact);
    bool holes = rest.len != name.len;
    if (str_is(rest, fact))
        return false;
    return str_contains(rest, wanted) ||
           (!holes && str_distance(rest, wanted, 2) <= 2);
}

/* An endpoint may well have a role of its own with a name like that of
 * dms-access-for-endpoint; the others serve nobody else. */
static bool is_meant(const struct host_role *role, const struct role_fact *fact)
{
    return role_carries(role, fact->policy) ||
           (fact->alone && role_trusts(role) & ROLE_TRUST_GLOBAL);
}

static struct val role_place(const struct host_role *role)
{
    return role->body;
}

static bool name_misses(struct rules *r, const struct host_role *role,
                        const struct role_fact *fact)
{
    struct str name = role->name.text, prefix = role->prefix.text;
    bool wrong = name.ptr && misses(r, name, fact->name);
    /* "dms-vpc-role" and "dms-vpc-role-" alike. */
    bool made = prefix.ptr && (str_contains(prefix, str_of(fact->name)) ||
                               misses(r, prefix, fact->name));
    if ((!wrong && !made) || !is_meant(role, fact))
        return false;
    struct finding *f = rules_report_span(
        r, FINDING_ROLE_NAME, role_place(role),
        wrong ? role->name.at : role->prefix.at,
        made ? "DMS looks for a role that is called '%s', and a prefix makes "
               "another name"
             : "DMS looks for a role that is called '%s', just so",
        fact->name);
    rules_help(r, f, made ? "write its name: '%s'" : "write '%s'", fact->name);
    return true;
}

/* A role that is there for a policy alone, under another name. */
static void name_differs(struct rules *r, const struct host_role *role,
                         const struct role_fact *fact)
{
    bool named = role->name.text.ptr && role->name.text.len == 0;
    if (!fact->alone || role->policies.n != 1 ||
        !role_carries(role, fact->policy) ||
        !(role_trusts(role) & ROLE_TRUST_GLOBAL) || named ||
        !(role->unnamed || role->name.text.ptr || role->prefix.text.ptr) ||
        role_is(role, fact->name) ||
        (role->name.text.ptr &&
         str_is(literal(r, role->name.text), fact->name)) ||
        (role->name.text.ptr && !literal(r, role->name.text).len))
        return;
    struct span at = role->name.text.ptr     ? role->name.at
                     : role->prefix.text.ptr ? role->prefix.at
                                             : val_span(role_place(role));
    struct finding *f = rules_report_span(
        r, FINDING_ROLE_NAME, role_place(role), at,
        "'%s' is of use in the role '%s' only", fact->policy, fact->name);
    rules_help(r, f, "call the role '%s': DMS finds it by that name",
               fact->name);
    if (f)
        f->severity = SEVERITY_WARNING;
}

void rules_check_roles(struct rules *r)
{
    for (size_t i = 0; i < r->role_count; i++)
        for (size_t k = 0; k < ROLE_FACTS; k++)
            if (!name_misses(r, r->roles[i], &role_facts[k]))
                name_differs(r, r->roles[i], &role_facts[k]);
}

/* --- Secrets
 * ------------------------------------------------------------------
 */

/* The role whose ARN is written out, if it is made in the same file. */
static const struct host_role *role_named(const struct rules *r, struct str arn)
{
    for (size_t i = 0; i < r->role_count; i++) {
        struct str name = r->roles[i]->name.text;
        bool ends = str_starts(arn, STR("arn:")) && name.len &&
                    arn.len > name.len && str_ends(arn, name) &&
                    arn.ptr[arn.len - name.len - 1] == '/';
        if (ends)
            return r->roles[i];
    }
    return NULL;
}

static void secrets(struct rules *r, const struct rules_resource *x)
{
    const char *member = "SecretsManagerAccessRoleArn";
    const struct host_role *role = x->doc->context.secrets;
    struct str arn;
    if (!role && resource_str(r, x, member, &arn))
        role = role_named(r, arn);
    if (!role || role_trusts(role) != ROLE_TRUST_GLOBAL)
        return;
    struct finding *f = resource_report(
        r, x, FINDING_ROLE_SECRETS_PRINCIPAL, member,
        "the role trusts 'dms.amazonaws.com', and secrets are read by the DMS "
        "of the Region");
    rules_help(r, f,
               "let it trust 'dms.REGION.amazonaws.com', with the Region in "
               "place of REGION");
    const struct host_word *global = role_global(role);
    if (f && global)
        finding_related(r->fs, f, global->at, "whom the role trusts");
}

/* --- Order
 * -------------------------------------------------------------------- */

static void race(struct rules *r, const struct rules_resource *x)
{
    const struct host_role *role = x->doc->context.unawaited;
    bool terraform = x->doc->words == HOST_WORDS_TERRAFORM;
    if (!role)
        return;
    struct finding *f =
        rules_report(r, FINDING_ROLE_RACE, resource_place(x),
                     "nothing makes this wait for the role '%s', which DMS "
                     "needs for it",
                     ROLE_VPC);
    rules_help(r, f,
               terraform ? "add a depends_on that names the role's policy "
                           "attachment"
                         : "add a DependsOn that names the role");
    if (f)
        finding_related(r->fs, f, role->name.at, "the role");
}

static const struct resource_rule rules[] = {
    {ON(ENDPOINT), secrets},
    {ON(INSTANCE) | ON(SUBNET_GROUP), race},
};

const struct resource_part resource_roles = {rules, COUNT_OF(rules)};
