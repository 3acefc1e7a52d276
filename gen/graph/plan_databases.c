#include "dms/engine.h"
#include "graph/plan_parts.h"
#include "spec/name.h"

/* "source-password": the input that a database's password comes from. */
static struct str password_input(struct plan *p, const struct database *d)
{
    return str_printf(p->arena, "%.*s-password", STR_ARG(val_str(d->key)));
}

static void plan_input(struct plan *p, const struct database *d)
{
    *vec_push(p->arena, &p->graph->inputs) = (struct input){
        .name = password_input(p, d),
        .description = str_printf(p->arena, "Password of the %.*s database.",
                                  STR_ARG(val_str(d->key))),
        .type = STR("string"),
        .secret = true,
        /* What RDS takes (CreateDBInstance, MasterUserPassword), and no
         * backslash, since the password also stands in a JSON document. */
        .pattern = STR("^[!#-.0-?A-\\[\\]-~]{8,128}$"),
        .pattern_words = STR("has 8 to 128 printable ASCII characters, "
                             "without space, \", /, @ and \\"),
        .fallback = term_absent(),
        .allowed = term_absent(),
        .origin = d->secret,
    };
}

/* What a secret holds, as DMS reads it (user guide, "Using secrets to access
 * AWS DMS endpoints"). HOST is absent where it is not known yet. */
static const struct term *secret_value(struct plan *p, const struct database *d,
                                       const struct term *host)
{
    struct term_builder b;
    term_start(&b, p->arena, TERM_MAP);
    term_put(&b, STR("username"), plan_string(p, d->user));
    term_put(&b, STR("password"),
             term_secret(p->arena, password_input(p, d), NULL));
    term_put(&b, STR("host"), host);
    if (host->kind != TERM_ABSENT)
        term_put(&b, STR("port"), plan_quantity(p, d->port));
    return term_json(p->arena, term_finish(&b));
}

static struct resource *plan_secret(struct plan *p, const struct database *d)
{
    struct str key = val_str(d->key);
    struct resource *secret = graph_add(p->graph, "secret", key, d->secret);
    plan_val(p, secret, "name", d->secret);
    plan_text(p, secret, "note",
              str_printf(p->arena, "How DMS reaches the %.*s database of %.*s",
                         STR_ARG(key), STR_ARG(val_str(p->model->name))));
    resource_set(
        p->graph, secret, "value",
        secret_value(p, d,
                     d->create ? term_absent() : plan_string(p, d->host)));
    resource_set(p->graph, secret, "recovery-days", term_number(p->arena, 0));
    return secret;
}

/* The value comes after the database, whose address it holds. */
static void plan_secret_version(struct plan *p, const struct database *d,
                                const struct resource *secret,
                                const struct resource *instance)
{
    const struct term *host =
        instance ? term_reference(p->arena, instance, "address")
                 : plan_string(p, d->host);
    struct resource *version =
        graph_add(p->graph, "secret-version", val_str(d->key), d->secret);
    plan_ref(p, version, "secret", secret, "id");
    resource_set(p->graph, version, "value", secret_value(p, d, host));
    if (!instance)
        return;
    struct resource *join = graph_add(p->graph, "secret-target-attachment",
                                      val_str(d->key), d->secret);
    plan_ref(p, join, "secret", secret, "id");
    plan_ref(p, join, "target", instance, "id");
}

/* RDS applies changes of static parameters at a reboot; this value is right
 * for both kinds, since the group is made before the instance. */
static void plan_parameter(struct plan *p, const struct resource *group,
                           const struct database *d, struct pair pair)
{
    struct str name = val_str(pair.key);
    struct resource *parameter =
        graph_add(p->graph, "db-parameter",
                  str_printf(p->arena, "%.*s-%.*s", STR_ARG(val_str(d->key)),
                             STR_ARG(name)),
                  pair.value);
    plan_ref(p, parameter, "group", group, "id");
    plan_text(p, parameter, "name", name);
    plan_val(p, parameter, "value", pair.value);
    plan_text(p, parameter, "apply-method", STR("pending-reboot"));
}

static const struct resource *plan_parameter_group(struct plan *p,
                                                   const struct database *d)
{
    const struct database_create *c = &d->created;
    if (c->parameters.n == 0)
        return NULL;
    struct resource *group =
        graph_add(p->graph, "db-parameter-group", val_str(d->key), c->origin);
    plan_text(p, group, "name", name_database(p->model, d));
    plan_text(p, group, "family", c->family);
    plan_text(p, group, "note",
              str_printf(p->arena, "Parameters of the %.*s database of %.*s",
                         STR_ARG(val_str(d->key)),
                         STR_ARG(val_str(p->model->name))));
    for (size_t i = 0; i < c->parameters.n; i++)
        plan_parameter(p, group, d, c->parameters.at[i]);
    return group;
}

static const struct resource *plan_subnet_group(struct plan *p,
                                                const char *label,
                                                const char *part,
                                                const struct term *subnets)
{
    struct resource *group = graph_add(p->graph, "db-subnet-group",
                                       str_of(label), p->model->network.origin);
    plan_text(p, group, "name", name_of(p->model, part));
    plan_text(p, group, "note",
              str_printf(p->arena, "%s of %.*s",
                         part ? "Public subnets" : "Subnets",
                         STR_ARG(val_str(p->model->name))));
    resource_set(p->graph, group, "subnets", subnets);
    return group;
}

/* The group that a database goes into, made when first asked for. One that is
 * public needs subnets that are, where the network is ours and has both. */
static const struct resource *subnet_group(struct plan *p,
                                           const struct database *d)
{
    bool public = d->created.public.on && p->public_subnets;
    if (public && !p->public_subnet_group)
        p->public_subnet_group =
            plan_subnet_group(p, "public", "public", p->public_subnets);
    if (!public && !p->subnet_group)
        p->subnet_group = plan_subnet_group(p, "main", NULL, p->subnets);
    return public ? p->public_subnet_group : p->subnet_group;
}

static struct planned_database *planned(struct plan *p,
                                        const struct database *d)
{
    return &p->databases[d - p->model->databases];
}

static void plan_connection(struct plan *p, struct resource *r,
                            const struct database *d,
                            const struct resource *secret)
{
    plan_val(p, r, "database", d->name);
    plan_val(p, r, "user", d->user);
    resource_set(p->graph, r, "password",
                 term_secret(p->arena, password_input(p, d), secret));
    plan_number(p, r, "port", d->port);
    plan_ref(p, r, "subnet-group", subnet_group(p, d), "id");
    resource_set(p->graph, r, "security-groups",
                 plan_list_of(p, planned(p, d)->group, "id"));
}

static const struct resource *plan_instance(struct plan *p,
                                            const struct database *d,
                                            const struct resource *secret)
{
    const struct database_create *c = &d->created;
    const struct resource *parameters = plan_parameter_group(p, d);
    struct resource *r =
        graph_add(p->graph, "db-instance", val_str(d->key), c->origin);
    plan_text(p, r, "name", name_database(p->model, d));
    plan_text(p, r, "engine", d->engine->name);
    plan_val(p, r, "engine-version", c->version);
    resource_set(p->graph, r, "auto-minor-version-upgrade",
                 term_bool(p->arena, false));
    plan_val(p, r, "class", c->class);
    plan_number(p, r, "storage", c->storage);
    if (c->max_storage.n)
        plan_number(p, r, "max-storage", c->max_storage);
    plan_val(p, r, "storage-type", c->storage_type);
    plan_flag(p, r, "encrypted", c->encrypted);
    plan_val(p, r, "kms-key", c->kms_key);
    plan_connection(p, r, d, secret);
    if (parameters)
        plan_ref(p, r, "parameter-group", parameters, "id");
    plan_flag(p, r, "publicly-accessible", c->public);
    plan_flag(p, r, "multi-az", c->multi_az);
    plan_number(p, r, "backup-days", c->backup_retention);
    resource_set(p->graph, r, "copy-tags-to-snapshot",
                 term_bool(p->arena, true));
    plan_flag(p, r, "deletion-protection", c->deletion_protection);
    plan_ref(p, r, "secret", secret, "id");
    plan_sql(p, d, r);
    return r;
}

static void plan_database(struct plan *p, const struct database *d,
                          struct planned_database *out)
{
    plan_input(p, d);
    struct resource *secret = plan_secret(p, d);
    if (d->create)
        out->instance = plan_instance(p, d, secret);
    else
        plan_sql(p, d, NULL);
    plan_secret_version(p, d, secret, out->instance);
    out->secret = term_reference(p->arena, secret, "id");
}

void plan_databases(struct plan *p)
{
    const struct model *m = p->model;
    for (size_t i = 0; i < m->database_count; i++)
        plan_database(p, &m->databases[i], &p->databases[i]);
}
