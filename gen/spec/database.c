#include "spec/database.h"

#include "dms/db_parameter.h"
#include "dms/engine.h"
#include "read/json.h"
#include "spec/attached.h"
#include "spec/network.h"

struct database *database_find(const struct model *m, struct str name)
{
    for (size_t i = 0; i < m->database_count; i++)
        if (str_eq(val_str(m->databases[i].key), name))
            return &m->databases[i];
    return NULL;
}

struct database *database_nearest(const struct model *m, struct str name)
{
    struct str *names = ARENA_ARRAY(m->arena, struct str, m->database_count);
    for (size_t i = 0; i < m->database_count; i++)
        names[i] = val_str(m->databases[i].key);
    int i = str_nearest(name, names, m->database_count);
    return i < 0 ? NULL : &m->databases[i];
}

static void help_versions(struct fill *f, struct finding *bad,
                          struct str versions)
{
    struct str first = str_cut(&versions, ' '), last = first;
    while (versions.len)
        last = str_cut(&versions, ' ');
    fill_help(f, bad, "write a version from %.*s to %.*s, in quotes",
              STR_ARG(first), STR_ARG(last));
}

static void check_version(struct fill *f, struct database *d)
{
    struct val v = d->created.version;
    struct str rest = val_str(v), major = str_cut(&rest, '.');
    const struct engine *e = d->engine;
    if (!e || !val_exists(v))
        return;
    if (!model_is_fixed(v)) {
        struct finding *bad =
            fill_error(f, FINDING_SPEC_FIXED_VALUE, v,
                       "the family of the parameter group follows from the "
                       "version, so it cannot be a parameter");
        fill_help(f, bad, "write the version itself");
        return;
    }
    d->created.family =
        str_printf(f->m->arena, "%.*s%.*s", STR_ARG(e->name), STR_ARG(major));
    int known = engine_version(e, major);
    if (!known)
        return;
    struct finding *bad =
        fill_error(f, FINDING_SPEC_ENGINE_VERSION, v,
                   known < 0 ? "RDS does not make %.*s %.*s"
                             : "%.*s %.*s is not known to dmsc",
                   STR_ARG(e->words), STR_ARG(major));
    help_versions(f, bad, e->versions);
    if (bad && known > 0)
        bad->severity = SEVERITY_WARNING;
}

static void check_size(struct fill *f, struct quantity q, int64_t min,
                       int64_t max)
{
    if (q.n < 0 || !val_exists(q.origin) || (q.n >= min && q.n <= max))
        return;
    struct finding *e = fill_error(f, FINDING_SPEC_SIZE_RANGE, q.origin,
                                   "this disk is %s than RDS makes one",
                                   q.n < min ? "smaller" : "larger");
    fill_help(f, e, "write a size from %lld GiB to %lld GiB", (long long)min,
              (long long)max);
}

/* Sizes of disks, from the RDS user guide, "Amazon RDS DB instance storage".
 */
static void check_storage(struct fill *f, const struct database_create *c)
{
    bool iops = str_starts(val_str(c->storage_type), STR("io"));
    check_size(f, c->storage, iops ? 100 : 20, 65536);
    if (c->max_storage.n <= 0 || c->max_storage.n > c->storage.n)
        return;
    struct finding *e = fill_error(
        f, FINDING_SPEC_SIZE_RANGE, c->max_storage.origin,
        "the disk cannot grow to a size that is not larger than 'storage'");
    fill_help(f, e, "write more than %lld GiB, or remove it",
              (long long)c->storage.n);
}

static void check_public(struct fill *f, const struct database_create *c)
{
    if (!c->public.on || network_is_public(&f->m->network))
        return;
    struct finding *e =
        fill_error(f, FINDING_SPEC_PUBLIC_SUBNET, c->public.origin,
                   "a public database stands in public subnets, and the "
                   "network has none");
    fill_help(f, e,
              "write 'public: false', or 'subnets: [public, private]' "
              "in 'network'");
}

static void fill_created(struct scope s, struct database *d)
{
    struct database_create *c = &d->created;
    c->origin = s.object;
    c->service = ask(s, "service", NODE_STRING);
    c->version = ask(s, "version", NODE_STRING);
    c->class = ask(s, "class", NODE_STRING);
    c->storage = ask_size(s, "storage");
    c->max_storage = ask_size(s, "max-storage");
    c->storage_type = ask(s, "storage-type", NODE_STRING);
    c->multi_az = ask_flag(s, "multi-az");
    c->public = ask_flag(s, "public");
    c->encrypted = ask_flag(s, "encrypted");
    c->deletion_protection = ask_flag(s, "deletion-protection");
    c->kms_key = ask(s, "kms-key", NODE_STRING);
    c->allow_from = ask_vals(s, "allow-from");
    c->backup_retention = ask_number(s, "backup-retention");
    c->parameters = ask_pairs(s, "parameters");
    c->identifier = ask(s, "identifier", NODE_STRING);
    check_version(s.f, d);
    check_storage(s.f, c);
    check_public(s.f, c);
}

/* What an engine implies has the engine as its origin. */
static void fill_implied(struct scope s, struct database *d)
{
    const struct engine *e = d->engine;
    d->ssl_origin = ask(s, "ssl-mode", NODE_STRING);
    d->ssl_mode = val_str(d->ssl_origin);
    if (e && !scope_has(s, "ssl-mode")) {
        d->ssl_origin = d->engine_origin;
        d->ssl_mode = e->ssl_mode;
    }
    if (e && !val_exists(d->port.origin))
        d->port = (struct quantity){d->engine_origin, e->port};
}

static void fill_database(struct scope s, struct database *d)
{
    d->origin = s.object;
    d->create = scope_has(s, "create");
    struct scope where = d->create ? scope_in(s, "create") : s;
    d->engine_origin = ask(where, "engine", NODE_STRING);
    d->engine = engine_find(val_str(d->engine_origin));
    d->port = ask_number(where, "port");
    d->host = ask(s, "host", NODE_STRING);
    d->name = ask(s, "database", NODE_STRING);
    d->user = ask(s, "user", NODE_STRING);
    d->secret = ask(scope_in(s, "password"), "secret", NODE_STRING);
    d->endpoint_settings = ask_pairs(s, "endpoint-settings");
    d->populate = ask(s, "populate", NODE_STRING);
    d->rehearse_sqlite = ask(scope_in(s, "rehearse"), "sqlite", NODE_STRING);
    fill_implied(s, d);
    if (d->create)
        fill_created(where, d);
    attached_check(s.f, d->populate);
    attached_check(s.f, d->rehearse_sqlite);
}

/* Two databases would each make the secret, and the second would fail. */
static void check_secret(struct fill *f, const struct database *d)
{
    for (const struct database *o = f->m->databases; o < d; o++) {
        if (!val_exists(d->secret) ||
            !str_eq(val_str(o->secret), val_str(d->secret)))
            continue;
        struct finding *e = fill_error(
            f, FINDING_SPEC_SHARED_SECRET, d->secret,
            "this secret is that of database '%.*s': a secret holds one "
            "database's user, password and address",
            STR_ARG(val_str(o->key)));
        fill_help(f, e, "give each database a secret of its own");
        if (e)
            finding_related(f->fs, e, val_span(o->secret), "it stands here");
        return;
    }
}

void databases_fill(struct scope root)
{
    struct model *m = root.f->m;
    struct scope map = scope_in(root, "databases");
    m->databases =
        ARENA_ARRAY(m->arena, struct database, val_count(map.object));
    VAL_EACH(it, map.object)
    {
        struct database *d = &m->databases[m->database_count++];
        d->key = it.key;
        fill_database(scope_entry(map, it.value), d);
        check_secret(root.f, d);
    }
}

/* The parameters that dmsc sets for a source, as JSON. */
static struct val cdc_parameters(struct fill *f, const struct database *d)
{
    struct arena *a = f->m->arena;
    struct str json = STR("{");
    for (size_t i = 0; i < db_parameter_count(); i++) {
        const struct db_parameter *p = db_parameter_at(i);
        if (p->set && db_parameter_is_of(p, d->engine->name))
            json = str_printf(a, "%.*s%s\"%s\": \"%s\"", STR_ARG(json),
                              json.len > 1 ? ", " : "", p->name, p->set);
    }
    json = str_printf(a, "%.*s}", STR_ARG(json));
    struct text *text = text_new(a, "dms/db_parameter.def", json);
    return tree_root(json_read(a, text, NULL, f->fs));
}

static struct val user_parameter(const struct database *d, struct str name)
{
    for (size_t i = 0; i < d->created.parameters.n; i++)
        if (str_eq(val_str(d->created.parameters.at[i].key), name))
            return d->created.parameters.at[i].value;
    return val_none();
}

/* Puts what CDC needs in front of what the user sets. */
static void add_cdc_parameters(struct fill *f, struct database *d)
{
    VEC(struct pair) all = {0};
    VAL_EACH(it, cdc_parameters(f, d))
    {
        struct str name = val_str(it.key);
        struct val mine = user_parameter(d, name);
        if (!val_exists(mine)) {
            *vec_push(f->m->arena, &all) = (struct pair){it.key, it.value};
        } else if (db_parameter_is_wrong(
                       db_parameter_find(d->engine->name, name),
                       val_str(mine))) {
            struct finding *e = fill_error(
                f, FINDING_SPEC_CDC_PARAMETER, mine,
                "a task captures the changes of this database, which this "
                "parameter prevents");
            fill_help(f, e, "remove it: what DMS needs is set for you");
        }
    }
    for (size_t i = 0; i < d->created.parameters.n; i++)
        *vec_push(f->m->arena, &all) = d->created.parameters.at[i];
    d->created.parameters = (struct pairs){all.at, all.n};
}

/* A quiet source keeps its write-ahead log for the task until its disk is
 * full, unless something moves the task's slot on. One that is made here is no
 * replica, so that it can be written to. */
static void add_heartbeat(struct fill *f, struct database *d)
{
    struct arena *a = f->m->arena;
    VEC(struct pair) all = {0};
    if (!str_among(d->engine->name, ENGINES_POSTGRES))
        return;
    for (size_t i = 0; i < d->endpoint_settings.n; i++)
        if (str_starts(val_str(d->endpoint_settings.at[i].key),
                       STR("Heartbeat")))
            return;
    struct text *text =
        text_new(a, "endpoint-settings", STR("{\"HeartbeatEnable\": true}"));
    VAL_EACH(it, tree_root(json_read(a, text, NULL, f->fs)))
    *vec_push(a, &all) = (struct pair){it.key, it.value};
    for (size_t i = 0; i < d->endpoint_settings.n; i++)
        *vec_push(a, &all) = d->endpoint_settings.at[i];
    d->endpoint_settings = (struct pairs){all.at, all.n};
}

void databases_finish(struct scope root)
{
    struct fill *f = root.f;
    struct val tasks = val_get(root.object, STR("tasks"));
    bool clean = val_exists(tasks) && !fill_faulty(f, tasks) &&
                 !fill_unsure(f, root.object);
    for (size_t i = 0; i < f->m->database_count; i++) {
        struct database *d = &f->m->databases[i];
        if (d->create && d->cdc_source && d->engine) {
            add_cdc_parameters(f, d);
            add_heartbeat(f, d);
        }
        if (!clean || d->is_source || d->is_target)
            continue;
        struct finding *e =
            val_finding(f->fs, FINDING_SPEC_UNUSED_DATABASE, d->key,
                        "no task reads or writes the database '%.*s'",
                        STR_ARG(val_str(d->key)));
        finding_help(f->fs, e,
                     "name it in 'from' or 'to' of a task, or "
                     "remove it");
    }
}
