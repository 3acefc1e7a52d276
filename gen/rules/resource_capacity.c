/* What tasks run on: instances, serverless capacity, and their network. */
#include "dms/capacity.h"
#include "rules/resource.h"
#include "rules/rules.h"

static void multi_az(struct rules *r, const struct rules_resource *x,
                     const char *both, const char *zone)
{
    if (!resource_on(r, x, both) || !resource_given(r, x, zone))
        return;
    struct finding *f =
        resource_report(r, x, FINDING_RESOURCE_MULTI_AZ, zone,
                        "with Multi-AZ, DMS chooses the zones itself");
    rules_help(r, f, "remove '%s', or set '%s' to false",
               resource_name(x, zone), resource_name(x, both));
    resource_related(r, f, x, both, "Multi-AZ is on");
    /* Which of the two was meant is anybody's guess. */
    const char *const names[] = {zone, NULL};
    resource_fix_remove(r, f, x, names, false);
}

static void instance_zones(struct rules *r, const struct rules_resource *x)
{
    multi_az(r, x, "MultiAZ", "AvailabilityZone");
}

static void serverless_zones(struct rules *r, const struct rules_resource *x)
{
    multi_az(r, x, "ComputeConfig.MultiAZ", "ComputeConfig.AvailabilityZone");
}

/* Old and new classes are told apart by names that AWS may add to, so that an
 * unknown one is an error only when it is misspelt. */
static void instance_class(struct rules *r, const struct rules_resource *x)
{
    const char *name = "ReplicationInstanceClass";
    struct str class, instead;
    if (!resource_str(r, x, name, &class) || !class.len || x->doc->exported)
        return;
    enum class_state state = capacity_class(r->arena, class, &instead);
    struct finding *f = NULL;
    if (state == CLASS_OLD)
        f = resource_report(r, x, FINDING_INSTANCE_OLD_CLASS, name,
                            "'%.*s' is a class of a former generation",
                            STR_ARG(class));
    else if (state == CLASS_UNKNOWN)
        f = resource_report(r, x, FINDING_INSTANCE_UNKNOWN_CLASS, name,
                            "DMS has no instance class '%.*s'", STR_ARG(class));
    if (state == CLASS_UNKNOWN)
        rules_fix_name(r, f, host_member(x->doc, name), instead);
    if (f && state == CLASS_UNKNOWN && instead.len)
        rules_help(r, f, "did you mean '%.*s'?", STR_ARG(instead));
    else if (instead.len)
        rules_help(r, f, "use '%.*s'", STR_ARG(instead));
    else if (f && state == CLASS_UNKNOWN)
        f->severity = SEVERITY_WARNING;
}

/* The oldest version that AWS supports: "AWS DMS release notes". */
enum { VERSION_OLDEST = 30503 };

static void old_version(struct rules *r, const struct rules_resource *x)
{
    const char *name = "EngineVersion";
    struct str s;
    unsigned version;
    if (x->doc->exported || !resource_str(r, x, name, &s) ||
        !(version = rules_version(s)) || version >= VERSION_OLDEST)
        return;
    struct finding *f = resource_report(
        r, x, FINDING_INSTANCE_OLD_VERSION, name,
        "AWS no longer supports version %.*s of the DMS engine", STR_ARG(s));
    rules_help(r, f,
               version < 30500 ? "write '3.5.4' or a newer one, and set '%s' "
                                 "to true for the upgrade"
                               : "write '3.5.4' or a newer one",
               resource_name(x, "AllowMajorVersionUpgrade"));
}

static void public_instance(struct rules *r, const struct rules_resource *x)
{
    if (!resource_on(r, x, "PubliclyAccessible") || x->doc->exported)
        return;
    struct finding *f = resource_report(
        r, x, FINDING_INSTANCE_PUBLIC, "PubliclyAccessible",
        "the instance, which reads and writes your databases, gets a public "
        "address");
    rules_help(r, f,
               "set it to false, and reach databases elsewhere through a "
               "NAT gateway or a VPN");
    resource_fix(r, f, x, "PubliclyAccessible", "false", false);
}

/* ── Serverless capacity ─────────────────────────────────────────────── */

static const char *const limits[] = {"ComputeConfig.MinCapacityUnits",
                                     "ComputeConfig.MaxCapacityUnits"};

/* The smallest number of units that holds N, else the largest there is. */
static unsigned next_units(int64_t n, bool *is)
{
    size_t count;
    const unsigned *units = capacity_units(&count);
    size_t i = 0;
    while (i + 1 < count && units[i] < n)
        i++;
    *is = units[i] == n;
    return units[i];
}

static void capacity(struct rules *r, const struct rules_resource *x)
{
    int64_t n[2] = {0, 0};
    bool is;
    for (size_t i = 0; i < COUNT_OF(limits); i++) {
        if (!resource_int(r, x, limits[i], &n[i]))
            continue;
        unsigned next = next_units(n[i], &is);
        if (is)
            continue;
        struct finding *f = resource_report(
            r, x, FINDING_RESOURCE_CAPACITY, limits[i],
            "a serverless replication cannot have %lld capacity units",
            (long long)n[i]);
        rules_fix(r, f, host_member(x->doc, limits[i]),
                  arena_printf(r->arena, "%u", next));
        rules_help(r, f,
                   "write %u; there are 1, 2, 4, 8, 16, 32, 64, 128, "
                   "192, 256 and 384",
                   next);
    }
    if (n[0] && n[1] && n[0] > n[1]) {
        struct finding *f =
            resource_report(r, x, FINDING_RESOURCE_CAPACITY, limits[0],
                            "the smallest capacity is above the largest");
        rules_help(r, f, "write %lld or less, or raise the largest",
                   (long long)n[1]);
        resource_related(r, f, x, limits[1], "the largest");
    }
}

/* ── Networks ────────────────────────────────────────────────────────── */

/* The name in `!Ref Subnet` and {"Ref": "Subnet"}, or "". */
static struct str referred(struct str text)
{
    struct str name = text;
    if (str_starts(text, STR("!Ref ")))
        return str_trim(str_sub(text, 5, text.len));
    str_cut(&name, ':');
    name = str_trim(str_sub(name, 0, name.len - (name.len > 0)));
    bool quoted = name.len > 2 && str_starts(name, STR("\"")) &&
                  str_ends(name, STR("\"")) &&
                  str_contains(text, STR("\"Ref\""));
    return quoted ? str_sub(name, 1, name.len - 2) : STR("");
}

/* Whether a template's name is that of one subnet: of the resource, or of a
 * parameter that is no list. */
static bool is_one_of_template(const struct rules_resource *x, struct str text)
{
    struct val root = tree_root(x->doc->val.tree);
    struct str name = referred(text);
    struct val parameter = val_get(val_get(root, STR("Parameters")), name);
    struct val resource = val_get(val_get(root, STR("Resources")), name);
    struct str type, made;
    if (x->doc->words != HOST_WORDS_CLOUDFORMATION || !name.len)
        return false;
    return (host_val_str(val_get(parameter, STR("Type")), &type) &&
            (str_is(type, "String") || str_is(type, "AWS::EC2::Subnet::Id"))) ||
           (host_val_str(val_get(resource, STR("Type")), &made) &&
            str_is(made, "AWS::EC2::Subnet"));
}

/* Whether an item of a list surely is one subnet, and not several. */
static bool is_one(const struct rules_resource *x, struct val v)
{
    struct str text = span_str(val_span(v));
    if (rules_known(v) || is_one_of_template(x, text))
        return true;
    if (str_contains(text, STR("*")) || str_contains(text, STR("[")) ||
        str_contains(text, STR("${")))
        return false;
    return (str_starts(text, STR("aws_subnet.")) && str_ends(text, STR(".id")));
}

/* "--subnet-ids subnet-1": a list of one word is no list yet. */
static bool is_one_word(const struct rules_resource *x, struct val v)
{
    struct str s;
    return x->doc->options && rules_known(v) && host_val_str(v, &s) &&
           str_starts(s, STR("subnet-")) && !str_contains(s, STR(" ")) &&
           !str_contains(s, STR(","));
}

static void subnets(struct rules *r, const struct rules_resource *x)
{
    struct val list = host_member(x->doc, "SubnetIds");
    if (!is_one_word(x, list) &&
        (!val_is(list, NODE_ARRAY) || val_flags(list) & NODE_OPEN ||
         val_count(list) != 1 || !is_one(x, val_item(list, 0))))
        return;
    struct finding *f = resource_report(
        r, x, FINDING_RESOURCE_ONE_SUBNET, "SubnetIds",
        "a subnet group needs subnets in at least two availability zones");
    rules_help(r, f, "add a subnet of another zone");
}

static const struct resource_rule rules[] = {
    {ON(INSTANCE), instance_zones},  {ON(INSTANCE), instance_class},
    {ON(INSTANCE), public_instance}, {ON(CONFIG), serverless_zones},
    {ON(INSTANCE), old_version},     {ON(CONFIG), capacity},
    {ON(SUBNET_GROUP), subnets},
};

const struct resource_part resource_capacity = {rules, COUNT_OF(rules)};
