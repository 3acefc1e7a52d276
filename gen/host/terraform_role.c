/* IAM roles in a folder of Terraform: the resource, the policy documents of
 * its trust, what is attached to it in whatever file. */
#include "base/map.h"
#include "host/limits.h"
#include "host/role.h"
#include "host/terraform_reader.h"
#include "read/json.h"

/* Values of JSON in a string stand for themselves: what is unknown there is
 * no expression. */
static bool is_expression(struct val v)
{
    return val_is(v, NODE_UNKNOWN) && !val_span(v).text->parent;
}

static struct val plain(void *of, struct val v)
{
    return is_expression(v) ? terraform_certain(of, v) : v;
}

static struct host_word word(void *of, struct val v)
{
    struct host_word none = {{NULL, 0}, {NULL, 0, 0}};
    v = plain(of, v);
    struct str s = val_str(v);
    bool hole = str_starts(s, STR("${")) && str_ends(s, STR("}"));
    if (!val_is(v, NODE_STRING) || val_flags(v) & NODE_BROKEN || hole)
        return none;
    return (struct host_word){s, val_span(v)};
}

/* --- Blocks: one is an object, several are an array --- */

typedef void block_fn(struct terraform *t, struct host_role *role,
                      struct val block);

static void each_block(struct terraform *t, struct host_role *role,
                       struct val blocks, block_fn *use)
{
    if (val_is(blocks, NODE_OBJECT))
        use(t, role, blocks);
    else
        VAL_EACH(it, blocks)
    if (val_is(it.value, NODE_OBJECT))
        use(t, role, it.value);
}

/* --- data "aws_iam_policy_document" --- */

static void read_principals(struct terraform *t, struct host_role *role,
                            struct val v)
{
    struct str type = word(t, val_get_z(v, "type")).text;
    if (!type.ptr || str_is(type, "*"))
        role->trusted_all = false;
    if (!str_is(type, "Service"))
        return;
    struct val list = plain(t, val_get_z(v, "identifiers"));
    if (!val_is(list, NODE_ARRAY) || val_flags(list) & NODE_OPEN)
        role->trusted_all = false;
    VAL_EACH(it, list)
    role_add_service(t->arena, role, word(t, it.value));
}

static void read_statement(struct terraform *t, struct host_role *role,
                           struct val v)
{
    if (str_is(word(t, val_get_z(v, "effect")).text, "Deny"))
        return;
    if (val_exists(val_get_z(v, "dynamic")) ||
        val_exists(val_get_z(v, "not_principals")))
        role->trusted_all = false;
    each_block(t, role, val_get_z(v, "principals"), read_principals);
}

static void read_document(struct terraform *t, struct host_role *role,
                          struct val document)
{
    static const char *const more[] = {
        "dynamic", "override_json", "override_policy_documents", "source_json",
        "source_policy_documents"};
    role->trusted_all = val_exists(document);
    for (size_t i = 0; i < COUNT_OF(more); i++)
        if (val_exists(val_get_z(document, more[i])))
            role->trusted_all = false;
    each_block(t, role, val_get_z(document, "statement"), read_statement);
}

/* --- A role --- */

static void read_trust(struct terraform *t, struct host_role *role,
                       struct val v)
{
    static const struct json_options options = {.templated = true};
    const struct role_reader by = {t, word, plain};
    size_t n;
    const struct str *path = terraform_reference(t, v, &n);
    if (path && n >= 4 && str_is(path[0], "data") &&
        str_is(path[1], "aws_iam_policy_document")) {
        read_document(t, role, terraform_block(t, "data", path[1], path[2]));
        return;
    }
    bool defaults = t->defaults;
    t->defaults = false;
    struct terraform_value value = terraform_value(t, v);
    t->defaults = defaults;
    struct val policy = value.val;
    /* Whose mistakes in IAM's JSON these are, others say. */
    if (value.form == TERRAFORM_TEXT)
        policy = tree_root(
            json_read(t->arena, value.text, &options, findings_new(t->arena)));
    if (value.form == TERRAFORM_TEXT || value.form == TERRAFORM_DOCUMENT)
        role_read_trust(t->arena, role, &by, policy);
}

/* Whether V names the role LABEL, which is called NAME. */
static bool is_of(struct terraform *t, struct val v, struct str label,
                  struct str name)
{
    size_t n;
    const struct str *path = terraform_reference(t, v, &n);
    if (path)
        return str_is(path[0], "aws_iam_role") && str_eq(path[1], label);
    return name.len && str_eq(word(t, v).text, name);
}

/* What aws_iam_role_policy_attachment and its elder give to the role. */
static void read_attachments(struct terraform *t, struct host_role *role,
                             struct val file, struct str label)
{
    terraform_blocks all = {0};
    terraform_collect(t, file, "resource", 2, &all);
    for (size_t i = 0; i < all.n; i++) {
        struct val body = all.at[i].body;
        struct str arn = word(t, val_get_z(body, "policy_arn")).text;
        bool one = str_is(all.at[i].type, "aws_iam_role_policy_attachment");
        bool many = str_is(all.at[i].type, "aws_iam_policy_attachment");
        if (one && is_of(t, val_get_z(body, "role"), label, role->name.text))
            role_add_policy(t->arena, role, arn);
        if (!many)
            continue;
        VAL_EACH(it, plain(t, val_get_z(body, "roles")))
        if (is_of(t, it.value, label, role->name.text))
            role_add_policy(t->arena, role, arn);
    }
}

static struct host_role read_role(struct terraform *t, struct val body,
                                  struct str label)
{
    struct val name = val_get_z(body, "name"),
               prefix = val_get_z(body, "name_prefix");
    struct host_role role = {
        .body = body,
        .name = word(t, name),
        .prefix = word(t, prefix),
        .unnamed = !val_exists(name) && !val_exists(prefix) &&
                   !(val_flags(body) & (NODE_OPEN | NODE_BROKEN)),
    };
    read_trust(t, &role, val_get_z(body, "assume_role_policy"));
    VAL_EACH(it, plain(t, val_get_z(body, "managed_policy_arns")))
    role_add_policy(t->arena, &role, word(t, it.value).text);
    terraform_neighbours(t);
    for (size_t i = 0; i < t->files.n; i++)
        read_attachments(t, &role, t->files.at[i], label);
    return role;
}

static bool is_role(const struct terraform_block *b)
{
    return str_is(b->type, "aws_iam_role");
}

/* Folders of hundreds of files are not read for roles of others. */
static bool may_be_dms(struct str bytes)
{
    return str_contains(bytes, STR("dms")) || str_contains(bytes, STR("DMS"));
}

void terraform_roles(struct terraform *t)
{
    terraform_blocks all = {0};
    if (!may_be_dms(t->search->text->bytes))
        return;
    terraform_collect(t, t->files.at[0], "resource", 2, &all);
    for (size_t i = 0; i < all.n; i++) {
        if (!is_role(&all.at[i]))
            continue;
        struct host_role role = read_role(t, all.at[i].body, all.at[i].name);
        role_add(t->search, &role);
    }
}

const struct host_role *terraform_role(struct terraform *t, struct val arn)
{
    size_t n;
    const struct str *path = terraform_reference(t, arn, &n);
    if (!path || n < 3 || !str_is(path[0], "aws_iam_role") ||
        !str_is(path[n - 1], "arn"))
        return NULL;
    struct val body = terraform_block(t, "resource", path[0], path[1]);
    if (!val_exists(body))
        return NULL;
    struct host_role *role = ARENA_NEW(t->arena, struct host_role);
    *role = read_role(t, body, path[1]);
    return role;
}

/* --- Who waits for whom --- */

/* What can be referred to: the body, by its name. */
struct item {
    struct str name;
    struct val body;
    bool seen;
};

static void add_item(struct terraform *t, struct map *out, struct str name,
                     struct val body)
{
    struct item *item = ARENA_NEW(t->arena, struct item);
    *item = (struct item){.name = name, .body = body};
    *map_put(out, name) = item;
}

static void add_blocks(struct terraform *t, struct val file,
                       const char *keyword, unsigned labels, const char *prefix,
                       struct map *out)
{
    terraform_blocks all = {0};
    terraform_collect(t, file, keyword, labels, &all);
    for (size_t i = 0; i < all.n; i++) {
        const struct terraform_block *b = &all.at[i];
        struct str name =
            str_printf(t->arena, "%s%.*s%s%.*s", prefix, STR_ARG(b->type),
                       labels == 2 ? "." : "", STR_ARG(b->name));
        add_item(t, out, name, b->body);
    }
}

static void add_locals(struct terraform *t, struct val file, struct map *out)
{
    terraform_blocks all = {0};
    terraform_collect(t, file, "locals", 0, &all);
    for (size_t i = 0; i < all.n; i++)
        VAL_EACH(it, all.at[i].body)
    add_item(t, out,
             str_printf(t->arena, "local.%.*s", STR_ARG(val_str(it.key))),
             it.value);
}

static struct map *all_items(struct terraform *t)
{
    struct map *out = map_new(t->arena);
    for (size_t i = 0; i < t->files.n; i++) {
        add_blocks(t, t->files.at[i], "resource", 2, "", out);
        add_blocks(t, t->files.at[i], "data", 2, "data.", out);
        add_blocks(t, t->files.at[i], "module", 1, "module.", out);
        add_locals(t, t->files.at[i], out);
    }
    return out;
}

/* "aws_iam_role.a.arn" without what is not the block's name. */
static struct str block_name(struct str path)
{
    unsigned parts = str_starts(path, STR("data.")) ? 3 : 2;
    for (size_t i = 0; i < path.len; i++)
        if (path.ptr[i] == '.' && --parts == 0)
            return str_sub(path, 0, i);
    return path;
}

/* Marks what BODY refers to, and what that refers to, and what stops there:
 * whether one of them is ROLE, or another subnet group, of which it is said
 * when it is its turn. */
static bool waits(struct map *all, struct val body, struct str role)
{
    struct str text = span_str(val_span(body)), name;
    while ((name = role_next_name(&text)).len) {
        name = block_name(name);
        struct item *item = map_get(all, name);
        if (!item || item->seen)
            continue;
        item->seen = true;
        if (str_eq(name, role) ||
            str_starts(name, STR("aws_dms_replication_subnet_group.")) ||
            waits(all, item->body, role))
            return true;
    }
    return false;
}

static struct val vpc_role(struct terraform *t, struct str *label)
{
    terraform_blocks blocks = {0};
    for (size_t i = 0; i < t->files.n; i++)
        terraform_collect(t, t->files.at[i], "resource", 2, &blocks);
    for (size_t i = 0; i < blocks.n; i++) {
        *label = blocks.at[i].name;
        struct val body = blocks.at[i].body;
        if (is_role(&blocks.at[i]) &&
            str_is(word(t, val_get_z(body, "name")).text, ROLE_VPC))
            return body;
    }
    return val_none();
}

/* The attachment of the role's policy, which comes after the role; NULL if it
 * is not there. */
static const struct terraform_block *
attachment(struct terraform *t, const terraform_blocks *all, struct str label)
{
    const struct terraform_block *any = NULL;
    for (size_t i = 0; i < all->n; i++) {
        const struct terraform_block *b = &all->at[i];
        if (!str_is(b->type, "aws_iam_role_policy_attachment") ||
            !is_of(t, val_get_z(b->body, "role"), label, str_of(ROLE_VPC)))
            continue;
        if (str_ends(word(t, val_get_z(b->body, "policy_arn")).text,
                     STR("/" ROLE_VPC_POLICY)))
            return b;
        any = any ? any : b;
    }
    return any;
}

/* Whether what BODY refers to, and so on, comes to LAST, or to a subnet group:
 * these cannot wait for it. */
static bool leads_to(struct terraform *t, struct val body, struct val last)
{
    struct map *all = all_items(t);
    if (waits(all, body, STR("")))
        return true;
    for (size_t i = 0; i < map_count(all); i++) {
        const struct item *item = map_at(all, i)->value;
        if (item->seen && item->body.tree == last.tree &&
            item->body.at == last.at)
            return true;
    }
    return false;
}

/* What BODY may wait for, so that the role LABEL is there; "" if that is not
 * certain. */
static struct str to_wait_for(struct terraform *t, struct val role,
                              struct str label, struct val body)
{
    terraform_blocks all = {0};
    for (size_t i = 0; i < t->files.n; i++)
        terraform_collect(t, t->files.at[i], "resource", 2, &all);
    const struct terraform_block *b = attachment(t, &all, label);
    if (leads_to(t, role, body) || (b && leads_to(t, b->body, body)))
        return STR("");
    return str_printf(t->arena, "%s.%.*s",
                      b ? "aws_iam_role_policy_attachment" : "aws_iam_role",
                      STR_ARG(b ? b->name : label));
}

const struct host_role *terraform_unawaited(struct terraform *t,
                                            struct val body)
{
    struct str label;
    terraform_neighbours(t);
    struct val found = vpc_role(t, &label);
    if (!val_exists(found) || t->partly)
        return NULL;
    struct str name = str_printf(t->arena, "aws_iam_role.%.*s", STR_ARG(label));
    if (waits(all_items(t), body, name))
        return NULL;
    struct host_role *role = ARENA_NEW(t->arena, struct host_role);
    *role = (struct host_role){
        .body = found,
        .name = word(t, val_get_z(found, "name")),
        .waiter = body,
        .wait_for = to_wait_for(t, found, label, body),
    };
    return role;
}
