#include "dms/engine.h"
#include "graph/plan_parts.h"
#include "spec/name.h"

static struct resource *add(struct plan *p, const char *kind, struct str label)
{
    return graph_add(p->graph, kind, label, p->model->network.origin);
}

static struct str zone_label(struct plan *p, const char *what, unsigned zone)
{
    return str_printf(p->arena, "%s-%u", what, zone + 1);
}

static struct resource *plan_vpc(struct plan *p)
{
    const struct network *n = &p->model->network;
    struct resource *vpc = add(p, "vpc", STR("main"));
    plan_text(p, vpc, "name", name_of(p->model, NULL));
    plan_val(p, vpc, "cidr", n->cidr);
    resource_set(p->graph, vpc, "dns-support", term_bool(p->arena, true));
    resource_set(p->graph, vpc, "dns-hostnames", term_bool(p->arena, true));
    return vpc;
}

static const struct resource *plan_gateway(struct plan *p,
                                           const struct resource *vpc)
{
    struct resource *gateway = add(p, "internet-gateway", STR("main"));
    plan_text(p, gateway, "name", name_of(p->model, NULL));
    struct resource *join = add(p, "gateway-attachment", STR("main"));
    plan_ref(p, join, "gateway", gateway, "id");
    plan_ref(p, join, "vpc", vpc, "id");
    return gateway;
}

static const char *subnet_word(const struct subnet *s)
{
    return s->public ? "public" : "private";
}

static void plan_subnet(struct plan *p, const struct resource *vpc,
                        const struct subnet *s)
{
    struct str label = zone_label(p, subnet_word(s), s->zone);
    struct resource *subnet = add(p, "subnet", label);
    plan_text(p, subnet, "name", name_of(p->model, str_z(p->arena, label)));
    plan_ref(p, subnet, "vpc", vpc, "id");
    plan_text(p, subnet, "cidr", s->cidr);
    resource_set(p->graph, subnet, "zone",
                 term_pseudo(p->arena, PSEUDO_ZONE, s->zone));
}

static const struct resource *find_subnet(struct plan *p, const char *word,
                                          unsigned zone)
{
    return graph_find(p->graph, STR("subnet"), zone_label(p, word, zone));
}

static struct resource *plan_table(struct plan *p, const struct resource *vpc,
                                   struct str label)
{
    struct resource *table = add(p, "route-table", label);
    plan_text(p, table, "name", name_of(p->model, str_z(p->arena, label)));
    plan_ref(p, table, "vpc", vpc, "id");
    return table;
}

static void plan_default_route(struct plan *p, const struct resource *table,
                               struct str label, const char *attribute,
                               const struct resource *to)
{
    struct resource *route = add(p, "route", label);
    plan_ref(p, route, "table", table, "id");
    plan_text(p, route, "destination", STR("0.0.0.0/0"));
    plan_ref(p, route, attribute, to, "id");
}

static void associate(struct plan *p, const struct resource *table,
                      const struct subnet *s)
{
    struct resource *join = add(p, "route-table-association",
                                zone_label(p, subnet_word(s), s->zone));
    plan_ref(p, join, "table", table, "id");
    plan_ref(p, join, "subnet", find_subnet(p, subnet_word(s), s->zone), "id");
}

/* A NAT gateway in a zone's public subnet. */
static const struct resource *plan_nat(struct plan *p, unsigned zone,
                                       struct str label, const char *part)
{
    struct resource *address = add(p, "eip", label);
    plan_text(p, address, "name", name_of(p->model, part));
    struct resource *nat = add(p, "nat-gateway", label);
    plan_text(p, nat, "name", name_of(p->model, part));
    plan_ref(p, nat, "subnet", find_subnet(p, "public", zone), "id");
    plan_ref(p, nat, "address", address, "id");
    return nat;
}

static void plan_public_routes(struct plan *p, const struct resource *vpc,
                               const struct resource *gateway)
{
    const struct network *n = &p->model->network;
    struct resource *table = plan_table(p, vpc, STR("public"));
    plan_default_route(p, table, STR("public"), "gateway", gateway);
    for (size_t i = 0; i < n->subnet_count; i++)
        if (n->subnets[i].public)
            associate(p, table, &n->subnets[i]);
}

/* One table for all private subnets; with a NAT gateway in each zone, one for
 * each. */
static void plan_private_routes(struct plan *p, const struct resource *vpc)
{
    const struct network *n = &p->model->network;
    const struct resource *table = NULL;
    for (size_t i = 0; i < n->subnet_count; i++) {
        const struct subnet *s = &n->subnets[i];
        bool own = n->nat == NAT_PER_ZONE;
        if (s->public)
            continue;
        if (!table || own) {
            struct str label =
                own ? zone_label(p, "private", s->zone) : STR("private");
            struct str nat_label =
                own ? zone_label(p, "nat", s->zone) : STR("nat");
            table = plan_table(p, vpc, label);
            if (n->nat != NAT_NONE)
                plan_default_route(p, table, label, "nat-gateway",
                                   plan_nat(p, s->zone, nat_label,
                                            str_z(p->arena, nat_label)));
        }
        associate(p, table, s);
    }
}

static bool has_public(const struct network *n)
{
    for (size_t i = 0; i < n->subnet_count; i++)
        if (n->subnets[i].public)
            return true;
    return false;
}

static const struct term *list_subnets(struct plan *p, bool public)
{
    const struct network *n = &p->model->network;
    struct term_builder b;
    term_start(&b, p->arena, TERM_LIST);
    for (size_t i = 0; i < n->subnet_count; i++) {
        const struct subnet *s = &n->subnets[i];
        if (s->public == public)
            term_add(&b, term_reference(p->arena,
                                        find_subnet(p, subnet_word(s), s->zone),
                                        "id"));
    }
    return term_finish(&b);
}

/* DMS and the databases live in the private subnets; in a network without
 * any, in the public ones. */
static void choose_subnets(struct plan *p)
{
    const struct term *private = list_subnets(p, false),
                      *public = list_subnets(p, true);
    p->subnets = private->count ? private : public;
    p->public_subnets = private->count && public->count ? public : NULL;
}

static struct resource *plan_group(struct plan *p, const struct term *vpc,
                                   struct str label, const char *note)
{
    struct resource *group = add(p, "security-group", label);
    plan_text(p, group, "name", name_of(p->model, str_z(p->arena, label)));
    plan_text(p, group, "note",
              str_printf(p->arena, "%s of %.*s", note,
                         STR_ARG(val_str(p->model->name))));
    resource_set(p->graph, group, "vpc", vpc);
    struct resource *out = add(p, "security-group-egress-rule", label);
    plan_ref(p, out, "group", group, "id");
    plan_text(p, out, "note", STR("All traffic out"));
    plan_text(p, out, "protocol", STR("-1"));
    plan_text(p, out, "cidr", STR("0.0.0.0/0"));
    return group;
}

/* Who is let in to a database. */
struct guest {
    const char *label, *words; /* "dms", "DMS" */
    const char *attribute;     /* "source-group" or "cidr" */
    const struct term *source;
};

static void let_in(struct plan *p, const struct resource *group,
                   const struct database *d, struct guest guest)
{
    struct resource *rule = add(
        p, "security-group-ingress-rule",
        str_printf(p->arena, "%.*s-%s", STR_ARG(group->label), guest.label));
    plan_ref(p, rule, "group", group, "id");
    plan_text(p, rule, "note",
              str_printf(p->arena, "%.*s from %s", STR_ARG(d->engine->words),
                         guest.words));
    plan_text(p, rule, "protocol", STR("tcp"));
    plan_number(p, rule, "from-port", d->port);
    plan_number(p, rule, "to-port", d->port);
    resource_set(p->graph, rule, guest.attribute, guest.source);
}

static const char *numbered(struct plan *p, const char *word, size_t i)
{
    return i ? arena_printf(p->arena, "%s-%zu", word, i + 1) : word;
}

/* Opens a database's port to DMS, in a network of ours to the VPC (where
 * those who prepare and compare the databases work from), and to the ranges
 * that the spec allows. */
static void open_port(struct plan *p, const struct resource *group,
                      const struct database *d)
{
    const struct network *n = &p->model->network;
    struct vals ranges = d->created.allow_from;
    for (size_t i = 0; i < p->dms_groups->count; i++)
        let_in(p, group, d,
               (struct guest){numbered(p, "dms", i), "DMS", "source-group",
                              p->dms_groups->items[i]});
    if (n->create)
        let_in(
            p, group, d,
            (struct guest){"vpc", "the VPC", "cidr", plan_string(p, n->cidr)});
    for (size_t i = 0; i < ranges.n; i++)
        let_in(p, group, d,
               (struct guest){numbered(p, "range", i),
                              "a range that is allowed", "cidr",
                              plan_string(p, ranges.at[i])});
}

/* The groups of DMS (given, or one of ours), and one for each database that
 * we create. */
static void plan_groups(struct plan *p, const struct term *vpc)
{
    const struct model *m = p->model;
    if (!p->dms_groups)
        p->dms_groups = plan_list_of(
            p, plan_group(p, vpc, STR("dms"), "DMS replication instance"),
            "id");
    for (size_t i = 0; i < m->database_count; i++) {
        const struct database *d = &m->databases[i];
        if (!d->create)
            continue;
        const char *note =
            arena_printf(p->arena, "Database %.*s", STR_ARG(val_str(d->key)));
        struct str label =
            str_printf(p->arena, "database-%.*s", STR_ARG(val_str(d->key)));
        p->databases[i].group = plan_group(p, vpc, label, note);
        open_port(p, p->databases[i].group, d);
    }
}

static const struct term *plan_strings(struct plan *p, struct vals vals)
{
    struct term_builder b;
    term_start(&b, p->arena, TERM_LIST);
    for (size_t i = 0; i < vals.n; i++)
        term_add(&b, plan_string(p, vals.at[i]));
    return term_finish(&b);
}

/* A network that is there already, with the security groups for DMS if it has
 * some. */
static void plan_existing(struct plan *p)
{
    const struct network *n = &p->model->network;
    p->subnets = plan_strings(p, n->subnet_ids);
    if (n->security_groups.n)
        p->dms_groups = plan_strings(p, n->security_groups);
    plan_groups(p, plan_string(p, n->vpc));
}

void plan_network(struct plan *p)
{
    const struct network *n = &p->model->network;
    if (!n->create) {
        plan_existing(p);
        return;
    }
    const struct resource *vpc = plan_vpc(p), *gateway = NULL;
    if (has_public(n))
        gateway = plan_gateway(p, vpc);
    for (size_t i = 0; i < n->subnet_count; i++)
        plan_subnet(p, vpc, &n->subnets[i]);
    if (gateway)
        plan_public_routes(p, vpc, gateway);
    plan_private_routes(p, vpc);
    choose_subnets(p);
    plan_groups(p, term_reference(p->arena, vpc, "id"));
}
