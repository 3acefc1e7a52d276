/* IAM roles in a template, and who waits for them. */
#include "base/map.h"
#include "host/cloudformation_reader.h"
#include "host/functions.h"
#include "host/role.h"

/* What a function gives is not known, unless it gives a text. */
static struct val plain(void *of, struct val v)
{
    (void)of;
    return functions_name(v, NULL).len ? val_none() : v;
}

static struct host_word word(void *of, struct val v)
{
    struct host_word none = {{NULL, 0}, {NULL, 0, 0}};
    const struct template *t = of;
    bool may = val_is(v, NODE_STRING) || functions_name(v, NULL).len;
    struct text *text = may ? functions_text(t->search->arena, v) : NULL;
    if (!text)
        return none;
    bool hole =
        str_starts(text->bytes, STR("${")) && str_ends(text->bytes, STR("}"));
    return hole ? none : (struct host_word){text->bytes, val_span(v)};
}

static struct host_role read_role(const struct template *t, struct val resource)
{
    const struct role_reader by = {(void *)t, word, plain};
    struct val body = val_get_z(resource, "Properties");
    struct val name = val_get_z(body, "RoleName");
    struct host_role role = {
        .body = val_exists(body) ? body : resource,
        .name = word((void *)t, name),
        .unnamed = !val_exists(name) && val_is(body, NODE_OBJECT) &&
                   !(val_flags(body) & (NODE_OPEN | NODE_BROKEN)),
    };
    role_read_trust(t->search->arena, &role, &by,
                    val_get_z(body, "AssumeRolePolicyDocument"));
    VAL_EACH(it, val_get_z(body, "ManagedPolicyArns"))
    role_add_policy(t->search->arena, &role, word((void *)t, it.value).text);
    return role;
}

static bool is_role(struct val resource)
{
    return str_is(val_str(val_get_z(resource, "Type")), "AWS::IAM::Role");
}

void cloudformation_roles(const struct template *t)
{
    for (size_t i = 0; i < t->resources.n; i++) {
        if (!is_role(t->resources.at[i].written))
            continue;
        struct host_role role = read_role(t, t->resources.at[i].written);
        role_add(t->search, &role);
    }
}

/* --- Secrets --- */

static const struct host_role *named_role(const struct template *t,
                                          struct val arn)
{
    struct str name = functions_referred(arn);
    struct val resource = cloudformation_written(t, name);
    if (!name.len || !is_role(resource))
        return NULL;
    struct host_role *role = ARENA_NEW(t->search->arena, struct host_role);
    *role = read_role(t, resource);
    return role;
}

/* It is a member of the settings of the engine. */
const struct host_role *cloudformation_secrets(const struct template *t,
                                               struct val endpoint)
{
    VAL_EACH(it, endpoint)
    {
        struct val arn = val_get_z(it.value, "SecretsManagerAccessRoleArn");
        const struct host_role *role = named_role(t, arn);
        if (role)
            return role;
    }
    return NULL;
}

/* --- Who waits for whom --- */

struct walk {
    const struct template *t;
    struct map *seen; /* names of resources */
};

static bool is_vpc_role(const struct template *t, struct val resource)
{
    struct val name =
        val_path(resource, "Properties", "RoleName", (char *)NULL);
    return is_role(resource) && str_is(word((void *)t, name).text, ROLE_VPC);
}

/* Whether the resource refers to the role, by whatever function or DependsOn,
 * or to what does; or to a subnet group, of which it is said when it is its
 * turn. A name that stands there for another reason is taken for a reference
 * too. */
static bool waits(const struct walk *w, struct val resource)
{
    struct str text = span_str(val_span(resource)), name;
    while ((name = role_next_name(&text)).len) {
        name = str_cut(&name, '.');
        struct val other = cloudformation_written(w->t, name);
        if (!val_exists(other) || map_get(w->seen, name))
            continue;
        *map_put(w->seen, name) = (void *)w;
        struct str type = val_str(val_get_z(other, "Type"));
        if (is_vpc_role(w->t, other) ||
            str_is(type, "AWS::DMS::ReplicationSubnetGroup") || waits(w, other))
            return true;
    }
    return false;
}

const struct host_role *cloudformation_unawaited(const struct template *t,
                                                 struct str name)
{
    struct arena *a = t->search->arena;
    struct walk w = {t, map_new(a)};
    struct val self = cloudformation_written(t, name), found = val_none();
    struct str wait_for = STR("");
    for (size_t i = 0; i < t->resources.n; i++)
        if (is_vpc_role(t, t->resources.at[i].written)) {
            found = t->resources.at[i].written;
            wait_for = t->resources.at[i].name;
        }
    /* What a resource of a loop is called is not written. */
    if (!val_exists(found) || !val_exists(self) || t->loops)
        return NULL;
    *map_put(w.seen, name) = &w;
    if (waits(&w, self))
        return NULL;
    struct host_role *role = ARENA_NEW(a, struct host_role);
    *role = read_role(t, found);
    role->waiter = self;
    w.seen = map_new(a);
    *map_put(w.seen, wait_for) = &w;
    /* What the role itself waits for cannot wait for it. */
    if (!waits(&w, found) && !map_get(w.seen, name))
        role->wait_for = wait_for;
    return role;
}
