#include <assert.h>

#include "base/buf.h"
#include "dms/engine.h"
#include "dms/member.h"
#include "dms/role.h"
#include "graph/plan_parts.h"
#include "spec/name.h"

/* A policy document of one statement. */
static const struct term *policy_of(struct arena *a,
                                    const struct term *statement)
{
    struct term_builder statements, policy;
    term_start(&statements, a, TERM_LIST);
    term_add(&statements, statement);
    term_start(&policy, a, TERM_MAP);
    term_put(&policy, STR("Version"), term_z(a, "2012-10-17"));
    term_put(&policy, STR("Statement"), term_finish(&statements));
    return term_finish(&policy);
}

/* One that lets a service of AWS take a role on. */
static const struct term *trust(struct plan *p, const struct term *service)
{
    struct arena *a = p->arena;
    struct term_builder who, statement;
    term_start(&who, a, TERM_MAP);
    term_put(&who, STR("Service"), service);
    term_start(&statement, a, TERM_MAP);
    term_put(&statement, STR("Effect"), term_z(a, "Allow"));
    term_put(&statement, STR("Principal"), term_finish(&who));
    term_put(&statement, STR("Action"), term_z(a, "sts:AssumeRole"));
    return policy_of(a, term_finish(&statement));
}

static struct resource *plan_role(struct plan *p, const char *label,
                                  struct str name, const char *note,
                                  const struct term *service)
{
    struct resource *role = graph_add(p->graph, "iam-role", str_of(label),
                                      p->model->instance.roles_origin);
    plan_text(p, role, "name", name);
    plan_text(p, role, "note", str_of(note));
    resource_set(p->graph, role, "trust", trust(p, service));
    return role;
}

static const struct {
    const char *label, *name, *note, *policy;
} fixed_roles[] = {
    {"dms-vpc", ROLE_VPC, "Lets DMS manage its network interfaces",
     ROLE_VPC_POLICY},
    {"dms-cloudwatch-logs", ROLE_LOGS, "Lets DMS write task logs",
     ROLE_LOGS_POLICY},
};

static const struct term *managed_policy(struct plan *p, const char *policy)
{
    struct term_builder arn;
    term_start(&arn, p->arena, TERM_JOIN);
    term_add(&arn, term_z(p->arena, "arn:"));
    term_add(&arn, term_pseudo(p->arena, PSEUDO_PARTITION, 0));
    term_add(&arn, term_z(p->arena, ":iam::aws:policy/service-role/"));
    term_add(&arn, term_z(p->arena, policy));
    return term_finish(&arn);
}

static void plan_fixed_roles(struct plan *p)
{
    for (size_t i = 0; i < COUNT_OF(fixed_roles); i++) {
        struct resource *role = plan_role(
            p, fixed_roles[i].label, str_of(fixed_roles[i].name),
            fixed_roles[i].note, term_z(p->arena, "dms.amazonaws.com"));
        struct resource *join = graph_add(p->graph, "iam-policy-attachment",
                                          str_of(fixed_roles[i].label),
                                          p->model->instance.roles_origin);
        plan_ref(p, join, "role", role, "id");
        resource_set(p->graph, join, "policy",
                     managed_policy(p, fixed_roles[i].policy));
    }
}

static const struct term *secrets_policy(struct plan *p)
{
    struct arena *a = p->arena;
    struct term_builder actions, secrets, statement;
    term_start(&actions, a, TERM_LIST);
    term_add(&actions, term_z(a, "secretsmanager:DescribeSecret"));
    term_add(&actions, term_z(a, "secretsmanager:GetSecretValue"));
    term_start(&secrets, a, TERM_LIST);
    for (size_t i = 0; i < p->model->database_count; i++)
        term_add(&secrets, p->databases[i].secret);
    term_start(&statement, a, TERM_MAP);
    term_put(&statement, STR("Effect"), term_z(a, "Allow"));
    term_put(&statement, STR("Action"), term_finish(&actions));
    term_put(&statement, STR("Resource"), term_finish(&secrets));
    return policy_of(a, term_finish(&statement));
}

/* The role by which the endpoints read their secrets. DMS takes it on as its
 * regional service principal. */
static void plan_secrets_role(struct plan *p)
{
    struct arena *a = p->arena;
    struct term_builder service;
    term_start(&service, a, TERM_JOIN);
    term_add(&service, term_z(a, "dms."));
    term_add(&service, term_pseudo(a, PSEUDO_REGION, 0));
    term_add(&service, term_z(a, ".amazonaws.com"));
    struct str note = str_printf(a, "Lets DMS read the secrets of %.*s",
                                 STR_ARG(val_str(p->model->name)));
    struct resource *role =
        plan_role(p, "dms-secrets", name_of(p->model, "dms-secrets"), note.ptr,
                  term_finish(&service));
    struct resource *policy = graph_add(p->graph, "iam-role-policy",
                                        STR("dms-secrets"), role->origin);
    plan_text(p, policy, "name", STR("read-secrets"));
    plan_ref(p, policy, "role", role, "id");
    resource_set(p->graph, policy, "policy", secrets_policy(p));
    p->secrets_role = term_reference(a, role, "arn");
}

static const struct resource *plan_instance(struct plan *p)
{
    const struct instance *i = &p->model->instance;
    struct resource *group = graph_add(p->graph, "dms-replication-subnet-group",
                                       STR("main"), p->model->network.origin);
    plan_text(p, group, "name", name_of(p->model, NULL));
    plan_text(p, group, "note",
              str_printf(p->arena, "Subnets of %.*s",
                         STR_ARG(val_str(p->model->name))));
    resource_set(p->graph, group, "subnets", p->subnets);
    struct resource *r =
        graph_add(p->graph, "dms-replication-instance", STR("main"), i->origin);
    plan_text(p, r, "name", name_instance(p->model));
    plan_val(p, r, "class", i->class);
    plan_number(p, r, "storage", i->storage);
    plan_val(p, r, "engine-version", i->engine_version);
    plan_flag(p, r, "auto-minor-version-upgrade",
              i->auto_minor_version_upgrade);
    plan_val(p, r, "maintenance-window", i->maintenance_window);
    plan_val(p, r, "kms-key", i->kms_key);
    plan_ref(p, r, "subnet-group", group, "id");
    resource_set(p->graph, r, "security-groups", p->dms_groups);
    plan_flag(p, r, "publicly-accessible", i->public);
    plan_flag(p, r, "multi-az", i->multi_az);
    return r;
}

/* Whether DMS takes the setting KEY of this end: some are of sources only. */
static bool is_of_end(const struct database *d, struct val key, bool target)
{
    const struct member *m = member_at(d->engine->settings, val_str(key));
    return !m || !m->role || m->role & (target ? ENGINE_TARGET : ENGINE_SOURCE);
}

/* "Key=value;" of each endpoint setting, as extra connection attributes. Of a
 * database that is source and target each end gets its own. */
static const struct term *
connection_attributes(struct plan *p, const struct database *d, bool target)
{
    bool both = d->is_source && d->is_target, any = false;
    struct term_builder b;
    term_start(&b, p->arena, TERM_JOIN);
    for (size_t i = 0; i < d->endpoint_settings.n; i++) {
        struct pair pair = d->endpoint_settings.at[i];
        if (both && !is_of_end(d, pair.key, target))
            continue;
        any = true;
        term_add(&b, term_string(p->arena, val_str(pair.key)));
        term_add(&b, term_z(p->arena, "="));
        term_add(&b, plan_string(p, pair.value));
        term_add(&b, term_z(p->arena, ";"));
    }
    return any ? term_finish(&b) : term_absent();
}

static const struct resource *plan_endpoint(struct plan *p, size_t index,
                                            bool target)
{
    const struct database *d = &p->model->databases[index];
    struct str name = name_endpoint(p->model, d, target);
    char *kind =
        arena_printf(p->arena, "dms-endpoint-%s", plan_family(d->engine));
    struct str label = val_str(d->key);
    if (d->is_source && d->is_target)
        label = str_printf(p->arena, "%.*s-%s", STR_ARG(label),
                           target ? "target" : "source");
    struct resource *r = graph_add(p->graph, kind, label, d->origin);
    plan_text(p, r, "name", name);
    plan_text(p, r, "end", target ? STR("target") : STR("source"));
    plan_text(p, r, "engine", d->engine->name);
    plan_val(p, r, "database", d->name);
    plan_text(p, r, "ssl-mode", d->ssl_mode);
    resource_set(p->graph, r, "secret", p->databases[index].secret);
    resource_set(p->graph, r, "secret-role", p->secrets_role);
    resource_set(p->graph, r, "connection-attributes",
                 connection_attributes(p, d, target));
    return r;
}

static void plan_endpoints(struct plan *p)
{
    for (size_t i = 0; i < p->model->database_count; i++) {
        const struct database *d = &p->model->databases[i];
        if (d->is_source)
            p->databases[i].endpoint_source = plan_endpoint(p, i, false);
        if (d->is_target)
            p->databases[i].endpoint_target = plan_endpoint(p, i, true);
    }
}

static const struct term *
document(struct plan *p, const struct task *t, const char *what,
         void (*print)(const struct task *, struct buf *))
{
    struct buf b;
    buf_init(&b, 0);
    print(t, &b);
    struct str body = str_copy(p->arena, buf_str(&b));
    buf_free(&b);
    return term_document(
        p->arena,
        str_printf(p->arena, "%s-%.*s.json", what, STR_ARG(val_str(t->key))),
        body);
}

/* Where the capture of changes starts. A time is a position too: DMS takes
 * dates there (API reference, CdcStartPosition), while of CdcStartTime it is
 * in doubt what unit CloudFormation means. */
static const struct term *cdc_start(struct plan *p, const struct task *t)
{
    struct str time = val_str(t->cdc_start_time);
    if (!val_exists(t->cdc_start_time))
        return plan_string(p, t->cdc_start_position);
    if (str_ends(time, STR("Z")))
        time.len--;
    return term_from(p->arena, term_string(p->arena, time), t->cdc_start_time);
}

/* "shop on db.example.com": where a replication slot keeps the log of changes
 * for the task. One that we make is known by its identifier. */
static const struct term *slot_place(struct plan *p, const struct database *d)
{
    struct term_builder b;
    term_start(&b, p->arena, TERM_JOIN);
    if (val_exists(d->name)) {
        term_add(&b, plan_string(p, d->name));
        term_add(&b, term_z(p->arena, " on "));
    }
    term_add(&b, d->create ? term_string(p->arena, name_database(p->model, d))
                           : plan_string(p, d->host));
    return term_finish(&b);
}

static void plan_slot(struct plan *p, struct resource *r, const struct task *t)
{
    if (!task_captures(t) ||
        !str_is(str_of(plan_family(t->from->engine)), "postgres"))
        return;
    const struct term *place = slot_place(p, t->from);
    resource_set(p->graph, r, "log-kept-in", place);
    if (!t->from->create)
        resource_set(p->graph, r, "slot-left-in", place);
}

static void plan_task(struct plan *p, const struct resource *instance,
                      const struct task *t)
{
    const struct database *all = p->model->databases;
    struct resource *r =
        graph_add(p->graph, "dms-replication-task", val_str(t->key), t->origin);
    plan_text(p, r, "name", name_task(p->model, t));
    plan_text(p, r, "type", val_str(t->type_origin));
    plan_ref(p, r, "instance", instance, "id");
    plan_ref(p, r, "source", p->databases[t->from - all].endpoint_source, "id");
    plan_ref(p, r, "target", p->databases[t->to - all].endpoint_target, "id");
    plan_slot(p, r, t);
    resource_set(p->graph, r, "cdc-start-position", cdc_start(p, t));
    resource_set(p->graph, r, "table-mappings",
                 document(p, t, "table-mappings", model_mappings_json));
    resource_set(p->graph, r, "task-settings",
                 document(p, t, "task-settings", model_settings_json));
}

void plan_dms(struct plan *p)
{
    if (p->model->instance.roles == ROLES_CREATE)
        plan_fixed_roles(p);
    plan_secrets_role(p);
    const struct resource *instance = plan_instance(p);
    plan_endpoints(p);
    for (size_t i = 0; i < p->model->task_count; i++)
        plan_task(p, instance, &p->model->tasks[i]);
}
