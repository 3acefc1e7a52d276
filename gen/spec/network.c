#include "spec/network.h"

#include "dms/region.h"
#include "spec/cidr.h"

static void fill_existing(struct scope s)
{
    struct network *n = &s.f->m->network;
    n->origin = s.object;
    n->vpc = ask(s, "vpc", NODE_STRING);
    n->subnet_ids = ask_vals(s, "subnets");
    n->security_groups = ask_vals(s, "security-groups");
}

/* Reads the network's range; false if it cannot be divided. */
static bool read_cidr(struct fill *f, struct cidr *out)
{
    struct val v = f->m->network.cidr;
    if (!val_exists(v))
        return false;
    if (!model_is_fixed(v)) {
        struct finding *e =
            fill_error(f, FINDING_SPEC_FIXED_VALUE, v,
                       "the subnets follow from this range, so it cannot be a "
                       "parameter");
        fill_help(f, e, "write the range itself, such as 10.20.0.0/16");
        return false;
    }
    if (!cidr_parse(val_str(v), out) || out->prefix < 16 || out->prefix > 24)
        return false; /* the schema told */
    struct cidr base = cidr_base(*out);
    if (base.address == out->address)
        return true;
    struct finding *e = fill_error(f, FINDING_SPEC_CIDR_HOST_BITS, v,
                                   "'%.*s' is an address within a network, "
                                   "not a network",
                                   STR_ARG(val_str(v)));
    fill_help(f, e, "write '%.*s'", STR_ARG(cidr_str(f->m->arena, base)));
    return false;
}

static bool lists(struct vals words, const char *word)
{
    for (size_t i = 0; i < words.n; i++)
        if (str_is(val_str(words.at[i]), word))
            return true;
    return false;
}

static void add_subnets(struct fill *f, struct cidr range, bool public)
{
    struct network *n = &f->m->network;
    for (unsigned zone = 0; zone < (unsigned)n->zones.n; zone++) {
        unsigned slot = (public ? 0 : CIDR_SLOTS / 2) + zone;
        struct cidr c = cidr_subnet(range, slot);
        n->subnets[n->subnet_count++] =
            (struct subnet){public, zone, cidr_str(f->m->arena, c)};
    }
}

static void check_zones(struct fill *f)
{
    struct quantity zones = f->m->network.zones;
    const struct region *r = region_find(val_str(f->m->region));
    if (!r || zones.n <= (int64_t)r->zones)
        return;
    struct finding *e = fill_error(f, FINDING_SPEC_TOO_MANY_ZONES, zones.origin,
                                   "'%.*s' has %u availability zones",
                                   STR_ARG(r->name), r->zones);
    fill_help(f, e, "write a number from 2 to %u", r->zones);
}

static enum nat_mode nat_mode(struct val v)
{
    if (str_is(val_str(v), "none"))
        return NAT_NONE;
    return str_is(val_str(v), "per-zone") ? NAT_PER_ZONE : NAT_SINGLE;
}

/* KINDS is the list of subnets as written; the gateway may be a default. */
static void check_nat(struct fill *f, struct val kinds, bool public)
{
    const struct network *n = &f->m->network;
    if (public || n->nat == NAT_NONE || !val_exists(n->nat_origin))
        return;
    bool written = n->nat_origin.tree == kinds.tree;
    struct finding *e = fill_error(
        f, FINDING_SPEC_PUBLIC_SUBNET, written ? n->nat_origin : kinds,
        "a NAT gateway stands in a public subnet, and there is none");
    fill_help(f, e, "write 'subnets: [public, private]' or 'nat: none'");
}

static void fill_created(struct scope s)
{
    struct fill *f = s.f;
    struct network *n = &f->m->network;
    struct vals kinds = ask_vals(s, "subnets");
    struct cidr range;
    n->create = true;
    n->origin = s.object;
    n->cidr = ask(s, "cidr", NODE_STRING);
    n->zones = ask_number(s, "zones");
    n->nat_origin = ask(s, "nat", NODE_STRING);
    n->nat = nat_mode(n->nat_origin);
    check_zones(f);
    if (kinds.n)
        check_nat(f, ask(s, "subnets", NODE_ARRAY), lists(kinds, "public"));
    if (!read_cidr(f, &range) || n->zones.n < 1 || n->zones.n > CIDR_SLOTS / 2)
        return;
    n->subnets = ARENA_ARRAY(f->m->arena, struct subnet, n->zones.n * 2);
    if (lists(kinds, "public"))
        add_subnets(f, range, true);
    if (lists(kinds, "private"))
        add_subnets(f, range, false);
}

void network_fill(struct scope root)
{
    struct scope s = scope_in(root, "network");
    if (scope_has(s, "existing") && !scope_has(s, "create"))
        fill_existing(scope_in(s, "existing"));
    else
        fill_created(scope_in(s, "create"));
}

bool network_is_public(const struct network *n)
{
    if (!n->create || !n->subnet_count)
        return true;
    return n->subnets[0].public;
}
