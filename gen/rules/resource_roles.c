/* The IAM roles that DMS needs: what they are called, whom they trust, and who
 * waits for them. */
#include "host/role.h"
#include "rules/resource.h"
#include "rules/rules.h"
#include "tree/edit.h"

/* --- Names --- */

/* The bytes of the "${...}" that S begins with. */
static size_t hole_length(struct str s)
{
    unsigned depth = 0;
    for (size_t i = 0; i < s.len; i++) {
        depth += s.ptr[i] == '{';
        if (s.ptr[i] == '}' && --depth == 0)
            return i + 1;
    }
    return s.len;
}

/* NAME without its holes. */
static struct str literal(struct rules *r, struct str name)
{
    char *out = arena_alloc(r->arena, name.len + 1);
    size_t n = 0;
    for (size_t i = 0; i < name.len;) {
        struct str rest = str_sub(name, i, name.len);
        if (str_starts(rest, STR("${")))
            i += hole_length(rest);
        else
            out[n++] = name.ptr[i++];
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
    unsigned limit = wanted.len > 16 ? 3 : 2;
    if (str_is(rest, fact))
        return false;
    return str_contains(rest, wanted) ||
           (!holes && str_distance(rest, wanted, limit) <= limit);
}

/* An endpoint may well have a role of its own with a name like that of
 * dms-access-for-endpoint; the others serve nobody else. */
static bool is_meant(const struct host_role *role, const struct role_fact *fact)
{
    return role_carries(role, fact->policy) ||
           (fact->alone && role_trusts(role) & ROLE_TRUST_GLOBAL);
}

/* Whether something else in the file speaks of the role by its name. */
static bool is_used(struct str name, const struct host_role *role)
{
    struct text *text = val_span(role->body).text;
    struct str rest = text->bytes;
    size_t n = 0;
    for (size_t i = 0; name.len && i + name.len <= rest.len; i++)
        n += memcmp(rest.ptr + i, name.ptr, name.len) == 0;
    return n > 1;
}

/* The name as it must be; what was not NAMED, but has a prefix, gets one. In a
 * script more than one command has the name. */
static void fix_name(struct rules *r, struct finding *f,
                     const struct host_role *role, const char *fact, bool named)
{
    static const char *const keys[] = {"name", "RoleName"};
    struct edits e = {.arena = r->fs->arena};
    struct val key = val_key(role->body, STR("name_prefix"));
    bool safe = f && f->severity == SEVERITY_ERROR;
    for (size_t i = 0; named && i < COUNT_OF(keys); i++)
        if (val_exists(val_get_z(role->body, keys[i])))
            key = val_key(role->body, str_of(keys[i]));
    struct val v = val_get(role->body, val_str(key));
    if (!f || !val_is(v, NODE_STRING) ||
        (named && is_used(role->name.text, role)))
        return;
    if (!named)
        edit_string(&e, key, STR("name"));
    edit_string(&e, v, str_of(fact));
    edit_fix(&e, r->fs, f, safe, arena_printf(e.arena, "write \"%s\"", fact));
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
        r, FINDING_ROLE_NAME, role->body,
        wrong ? role->name.at : role->prefix.at,
        made ? "DMS looks for a role that is called '%s', and a prefix makes "
               "another name"
             : "DMS looks for a role that is called '%s', just so",
        fact->name);
    rules_help(r, f, made ? "write its name: '%s'" : "write '%s'", fact->name);
    /* It may serve an endpoint for S3; or the account has the right one too,
     * and this is of no use. */
    bool affixed = wrong
                       ? !str_is(literal(r, name), fact->name) &&
                             str_contains(literal(r, name), str_of(fact->name))
                       : !str_starts(str_of(fact->name), prefix);
    if (f && (!fact->alone || affixed))
        f->severity = SEVERITY_WARNING;
    fix_name(r, f, role, fact->name, wrong);
    return true;
}

/* Whether NAME may come to be FACT: with its holes filled, if it has any. */
static bool may_be(struct str name, const char *fact)
{
    struct str rest = str_of(fact);
    for (bool first = true;; first = false) {
        size_t n = 0;
        while (n < name.len && !str_starts(str_sub(name, n, 2), STR("${")))
            n++;
        struct str part = str_sub(name, 0, n);
        bool last = n == name.len;
        if (first && !str_starts(rest, part))
            return false;
        if (last)
            return first ? rest.len == n : str_ends(rest, part);
        while (rest.len >= part.len && !str_starts(rest, part))
            rest = str_sub(rest, 1, rest.len);
        if (rest.len < part.len)
            return false;
        rest = str_sub(rest, part.len, rest.len);
        name = str_sub(name, n, name.len);
        name = str_sub(name, hole_length(name), name.len);
    }
}

/* Where a role gets its name, if that surely is another than FACT. */
static bool is_other(const struct host_role *role, const char *fact,
                     struct span *at)
{
    struct str name = role->name.text;
    *at = name.ptr                ? role->name.at
          : role->prefix.text.ptr ? role->prefix.at
                                  : val_span(role->body);
    if (name.ptr)
        return !may_be(name, fact);
    return role->unnamed || role->prefix.text.ptr;
}

/* A role that is there for a policy alone, under another name. */
static void name_differs(struct rules *r, const struct host_role *role,
                         const struct role_fact *fact)
{
    struct span at;
    if (!fact->alone || role->policies.n != 1 ||
        !role_carries(role, fact->policy) ||
        !(role_trusts(role) & ROLE_TRUST_GLOBAL) ||
        !is_other(role, fact->name, &at))
        return;
    struct finding *f = rules_report_span(
        r, FINDING_ROLE_NAME, role->body, at,
        "'%s' is of use in the role '%s' only", fact->policy, fact->name);
    rules_help(r, f,
               "attach it to a role of that name: DMS looks for no other");
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

/* --- Secrets --- */

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

static void fix_race(struct rules *r, struct finding *f,
                     const struct host_role *role, bool terraform)
{
    struct edits e = {.arena = r->fs->arena};
    struct str key = terraform ? STR("depends_on") : STR("DependsOn");
    struct val in = role->waiter, list = val_get(in, key);
    struct str name = role->wait_for;
    bool json = val_exists(in) && in.tree->syntax == TREE_JSON;
    if (!f || !val_exists(in) || !name.len)
        return;
    if (json)
        name = str_printf(e.arena, "\"%.*s\"", STR_ARG(name));
    if (val_exists(list))
        edit_append(&e, list, name);
    else if (terraform)
        edit_add_apart(&e, in, key,
                       str_printf(e.arena, "[%.*s]", STR_ARG(name)));
    else
        edit_add(&e, in, key, name);
    edit_fix(&e, r->fs, f, true,
             arena_printf(e.arena, "let it wait for %.*s", STR_ARG(name)));
}

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
    fix_race(r, f, role, terraform);
}

static const struct resource_rule rules[] = {
    {ON(ENDPOINT), secrets},
    {ON(INSTANCE) | ON(SUBNET_GROUP), race},
};

const struct resource_part resource_roles = {rules, COUNT_OF(rules)};
