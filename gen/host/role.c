#include "host/role.h"

const struct role_fact role_facts[ROLE_FACTS] = {
    {ROLE_VPC, ROLE_VPC_POLICY, true},
    {ROLE_LOGS, ROLE_LOGS_POLICY, true},
    /* It gives access to the buckets dms-*, which roles of S3 endpoints may
     * like to have. */
    {ROLE_REDSHIFT, ROLE_REDSHIFT_POLICY, false},
};

bool role_carries(const struct host_role *role, const char *policy)
{
    for (size_t i = 0; i < role->policies.n; i++)
        if (str_is(role->policies.at[i], policy))
            return true;
    return false;
}

/* --- Whom it trusts --- */

static unsigned trust_of(struct str service)
{
    struct str domain = STR(".amazonaws.com");
    bool holes =
        str_contains(service, STR("${")) || str_contains(service, STR("*"));
    if (str_is(service, "dms.amazonaws.com") ||
        str_is(service, "dms.amazonaws.com.cn"))
        return ROLE_TRUST_GLOBAL;
    if (str_starts(service, STR("dms.")) && str_contains(service, domain))
        return ROLE_TRUST_REGIONAL;
    return holes ? ROLE_TRUST_UNKNOWN : ROLE_TRUST_NONE;
}

unsigned role_trusts(const struct host_role *role)
{
    unsigned trust = role->trusted_all ? 0 : ROLE_TRUST_UNKNOWN;
    for (size_t i = 0; i < role->trusted.n; i++)
        trust |= trust_of(role->trusted.at[i].text);
    return trust;
}

const struct host_word *role_global(const struct host_role *role)
{
    for (size_t i = 0; i < role->trusted.n; i++)
        if (trust_of(role->trusted.at[i].text) == ROLE_TRUST_GLOBAL)
            return &role->trusted.at[i];
    return NULL;
}

bool role_is(const struct host_role *role, const char *name)
{
    return str_is(role->name.text, name);
}

static bool begins_as_fact(struct str name)
{
    for (size_t i = 0; i < ROLE_FACTS; i++)
        if (str_starts(name, str_of(role_facts[i].name)))
            return true;
    return false;
}

bool role_is_dms(const struct host_role *role)
{
    if (begins_as_fact(role->name.text) || begins_as_fact(role->prefix.text) ||
        role_trusts(role) & (ROLE_TRUST_GLOBAL | ROLE_TRUST_REGIONAL))
        return true;
    for (size_t i = 0; i < role->policies.n; i++)
        if (str_starts(role->policies.at[i], STR("AmazonDMS")))
            return true;
    return false;
}

/* --- Policies --- */

void role_add_service(struct arena *a, struct host_role *role,
                      struct host_word service)
{
    if (service.text.ptr)
        *vec_push(a, &role->trusted) = service;
    else
        role->trusted_all = false;
}

static void read_services(struct arena *a, struct host_role *role,
                          const struct role_reader *by, struct val v)
{
    struct val list = by->plain(by->of, v);
    if (!val_is(list, NODE_ARRAY)) {
        role_add_service(a, role, by->word(by->of, v));
        return;
    }
    if (val_flags(list) & NODE_OPEN)
        role->trusted_all = false;
    VAL_EACH(it, list)
    role_add_service(a, role, by->word(by->of, it.value));
}

static void read_statement(struct arena *a, struct host_role *role,
                           const struct role_reader *by, struct val v)
{
    struct val statement = by->plain(by->of, v);
    if (!val_is_closed(statement, NODE_OBJECT)) {
        role->trusted_all = false;
        return;
    }
    if (str_is(by->word(by->of, val_get_z(statement, "Effect")).text, "Deny"))
        return;
    struct val who = by->plain(by->of, val_get_z(statement, "Principal"));
    if (!val_is_closed(who, NODE_OBJECT)) {
        role->trusted_all = false;
        return;
    }
    struct val service = val_get_z(who, "Service");
    if (val_exists(service))
        read_services(a, role, by, service);
}

void role_read_trust(struct arena *a, struct host_role *role,
                     const struct role_reader *by, struct val policy)
{
    policy = by->plain(by->of, policy);
    struct val all = by->plain(by->of, val_get_z(policy, "Statement"));
    role->trusted_all =
        val_is_closed(policy, NODE_OBJECT) &&
        (val_is_closed(all, NODE_ARRAY) || val_is(all, NODE_OBJECT));
    if (val_is(all, NODE_OBJECT))
        read_statement(a, role, by, all);
    else
        VAL_EACH(it, all)
    read_statement(a, role, by, it.value);
}

void role_add_policy(struct arena *a, struct host_role *role, struct str arn)
{
    size_t start = arn.len;
    while (start && arn.ptr[start - 1] != '/')
        start--;
    if (start < arn.len)
        *vec_push(a, &role->policies) = str_sub(arn, start, arn.len - start);
}

void role_add(struct host_search *s, const struct host_role *role)
{
    if (!role_is_dms(role))
        return;
    struct host_role *added = ARENA_NEW(s->arena, struct host_role);
    *added = *role;
    *vec_push(s->arena, &s->roles) = added;
}

/* --- Words --- */

static bool is_name_char(char c)
{
    return char_is_word(c) || c == '.';
}

struct str role_next_name(struct str *rest)
{
    size_t start = 0, end;
    while (start < rest->len && !is_name_char(rest->ptr[start]))
        start++;
    for (end = start; end < rest->len && is_name_char(rest->ptr[end]);)
        end++;
    struct str name = str_sub(*rest, start, end - start);
    *rest = str_sub(*rest, end, rest->len);
    return name;
}
