/* What the database that a task captures the changes of needs, where RDS makes
 * it beside the task; and how an endpoint names it. */
#include "dms/db_parameter.h"
#include "host/rds.h"
#include "rules/resource.h"
#include "rules/rules.h"

static void related(struct rules *r, struct finding *f,
                    const struct rules_resource *x)
{
    rules_related(r, f, x->doc->context.migration_type,
                  "this task captures its changes");
}

/* --- The engine --- */

/* DMS's name of an engine of RDS; NULL of those that are not looked at. */
static const struct engine *engine_of(const struct host_rds *db)
{
    return engine_find(str_is(db->engine, "aurora-mysql") ? STR("aurora")
                                                          : db->engine);
}

/* MySQL and its kin are one to DMS, and so are PostgreSQL and its. */
static bool is_looked_at(const struct engine *e)
{
    return e && (e->settings == OBJECT_MYSQL || e->settings == OBJECT_POSTGRES);
}

/* The database that X captures changes of; NULL if it is not known, or is none
 * that the endpoint can speak with. */
static const struct host_rds *database(struct rules *r,
                                       const struct rules_resource *x,
                                       struct rules_resource *source)
{
    const struct host_rds *db = x->doc->context.database;
    const struct engine *own = db ? engine_of(db) : NULL;
    bool suits = is_looked_at(own) &&
                 resource_end(r, x, ENGINE_SOURCE, source) && source->engine &&
                 source->engine->settings == own->settings;
    return suits ? db : NULL;
}

bool resource_is_led_astray(const struct rules_resource *task,
                            const struct rules_resource *source)
{
    const struct host_rds *db = task->doc->context.database;
    const struct engine *own = db ? engine_of(db) : NULL;
    return is_looked_at(own) && is_looked_at(source->engine) &&
           source->engine->settings != own->settings;
}

static void engine(struct rules *r, const struct rules_resource *x)
{
    const struct host_rds *db = x->doc->context.database;
    struct rules_resource source;
    if (!resource_end(r, x, ENGINE_SOURCE, &source) ||
        !resource_is_led_astray(x, &source))
        return;
    struct finding *f = resource_report(
        r, &source, FINDING_DATABASE_ENGINE, "EngineName",
        "the endpoint is for %.*s, and the engine of its database is '%.*s'",
        STR_ARG(source.engine->words), STR_ARG(db->engine));
    rules_help(r, f, "write '%s', or name another server",
               str_z(r->arena, engine_of(db)->name));
    rules_related(r, f, db->at, "the database");
}

/* --- Parameters --- */

static void is_set(struct rules *r, const struct rules_resource *x,
                   const struct db_parameter *p,
                   const struct host_parameter *set)
{
    struct str value;
    if (!rules_heard(r, set->value) || !host_val_str(set->value, &value) ||
        !db_parameter_is_wrong(p, value))
        return;
    struct finding *f = rules_report(
        r,
        p->advice ? FINDING_DATABASE_SLOT_SIZE : FINDING_DATABASE_CDC_PARAMETER,
        set->value, "'%s' is %.*s, and %s", p->name, STR_ARG(value), p->why);
    rules_help(r, f, "write %s", p->needed);
    related(r, f, x);
    const char *fix = p->set ? p->set : p->needed;
    if (!p->advice)
        rules_fix_string(r, f, set->value, str_of(fix));
}

/* The groups that RDS makes cannot be changed. */
static void is_missing(struct rules *r, const struct rules_resource *x,
                       const struct host_rds *db, const struct db_parameter *p)
{
    struct finding *f = rules_report(
        r,
        p->advice ? FINDING_DATABASE_SLOT_SIZE : FINDING_DATABASE_CDC_PARAMETER,
        db->group,
        db->grouped ? "the parameter group has no '%s', which then is %s, "
                      "and %s"
                    : "the database has a parameter group of RDS, where '%s' "
                      "is %s, and %s",
        p->name, p->fallback, p->why);
    if (db->grouped)
        rules_help(r, f, "add the parameter, with %s", p->needed);
    else
        rules_help(r, f,
                   "give the database a parameter group of its own, which "
                   "sets '%s' to %s",
                   p->name, p->needed);
    related(r, f, x);
}

static void parameters(struct rules *r, const struct rules_resource *x)
{
    struct rules_resource source;
    const struct host_rds *db = database(r, x, &source);
    for (size_t i = 0; db && i < db_parameter_count(); i++) {
        const struct db_parameter *p = db_parameter_at(i);
        const struct host_parameter *set = rds_parameter(db, p->name);
        if (!db_parameter_is_of(p, db->engine))
            continue;
        if (set)
            is_set(r, x, p, set);
        else if (db->whole && db_parameter_falls_back(p, db->version))
            is_missing(r, x, db, p);
    }
}

static void methods(struct rules *r, const struct rules_resource *x)
{
    struct rules_resource source;
    const struct host_rds *db = database(r, x, &source);
    for (size_t i = 0; db && db->methods && i < db->parameters.n; i++) {
        const struct host_parameter *set = &db->parameters.at[i];
        const struct db_parameter *p = db_parameter_find(db->engine, set->name);
        struct str method = STR("immediate");
        if (!p || !p->fixed ||
            (val_exists(set->method) && !host_val_str(set->method, &method)) ||
            !str_eq_nocase(method, STR("immediate")))
            continue;
        struct finding *f = rules_report(
            r, FINDING_DATABASE_APPLY_METHOD,
            val_exists(set->method) ? set->method : set->name_at,
            "'%s' changes by a reboot alone, and RDS refuses to apply it at "
            "once",
            p->name);
        rules_help(r, f, "write apply_method = \"pending-reboot\"");
        related(r, f, x);
    }
}

/* --- Backups --- */

static void backups(struct rules *r, const struct rules_resource *x)
{
    struct rules_resource source;
    const struct host_rds *db = database(r, x, &source);
    if (!db || !str_among(db->engine, "mysql mariadb"))
        return;
    bool written = val_exists(db->retention);
    int64_t days = db->unwritten;
    if ((written && !host_val_int(db->retention, &days)) || days != 0)
        return;
    struct finding *f = rules_report(
        r, FINDING_DATABASE_NO_BACKUPS, written ? db->retention : db->at,
        written ? "without backups the database writes no binary log, which "
                  "its changes are read from"
                : "no backups are kept unless 'backup_retention_period' says "
                  "so, and without them the database writes no binary log, "
                  "which its changes are read from");
    rules_help(r, f,
               written ? "write 1 or more"
                       : "add backup_retention_period = 1, or more");
    related(r, f, x);
}

/* --- The address --- */

/* What of a resource of Terraform is no name of a server, and what is. */
static const struct address {
    const char *type, *words, *right;
    enum finding_id id;
} addresses[] = {
    /* The address and the port in one: of a cluster of RDS it is the address
     * alone, as it is of a cluster that is data. */
    {"aws_db_instance", "endpoint", "address", FINDING_ENDPOINT_SERVER_PORT},
    {"data.aws_db_instance", "endpoint", "address",
     FINDING_ENDPOINT_SERVER_PORT},
    {"aws_redshift_cluster", "endpoint", "dns_name",
     FINDING_ENDPOINT_SERVER_PORT},
    {"aws_db_instance", "id identifier resource_id arn", "address",
     FINDING_ENDPOINT_SERVER_NAME},
    {"aws_rds_cluster", "id cluster_identifier cluster_resource_id arn",
     "endpoint", FINDING_ENDPOINT_SERVER_NAME},
    {"aws_rds_cluster_instance", "id identifier cluster_identifier arn",
     "endpoint", FINDING_ENDPOINT_SERVER_NAME},
    {"aws_docdb_cluster", "id cluster_identifier cluster_resource_id arn",
     "endpoint", FINDING_ENDPOINT_SERVER_NAME},
    {"aws_redshift_cluster", "id cluster_identifier arn", "dns_name",
     FINDING_ENDPOINT_SERVER_NAME},
    {"aws_instance", "id arn", "private_dns", FINDING_ENDPOINT_SERVER_NAME},
};

/* "aws_db_instance.shop.endpoint", alone or in quotes: the row, and the word
 * at its end; NULL if it is none of them. */
static const struct address *address_of(struct str path, struct str *word)
{
    if (str_starts(path, STR("\"${")) && str_ends(path, STR("}\"")))
        path = str_trim(str_sub(path, 3, path.len - 5));
    for (size_t i = 0; i < path.len; i++)
        if (memchr(" (?:+", path.ptr[i], 5))
            return NULL;
    struct str rest = path;
    struct str type = str_cut(&rest, '.');
    if (str_is(type, "data")) {
        type = str_sub(path, 0, type.len + 1 + str_cut(&rest, '.').len);
    }
    str_cut(&rest, '.');
    for (size_t i = 0; i < COUNT_OF(addresses); i++)
        if (str_is(type, addresses[i].type) &&
            str_among(rest, addresses[i].words)) {
            *word = rest;
            return &addresses[i];
        }
    return NULL;
}

/* "db.example.com:3306" */
static bool has_port(struct str server)
{
    struct str port = server, host = str_cut(&port, ':');
    uint64_t n;
    return host.len && str_to_u64(port, &n);
}

static void server_attribute(struct rules *r, struct val v,
                             const struct address *address, struct str word)
{
    bool port = address->id == FINDING_ENDPOINT_SERVER_PORT;
    const char *of = strstr(address->type, "aws_");
    struct finding *f = rules_report(
        r, address->id, v,
        port ? "'%.*s' of an %s is its address with the port, which is no name "
               "of a server"
             : "'%.*s' of an %s is no name of a server",
        STR_ARG(word), of);
    rules_help(r, f, "write '%s' in place of '%.*s'", address->right,
               STR_ARG(word));
    struct span at = val_span(v);
    while (at.len && !str_ends(span_str(at), word))
        at.len--;
    at.off += at.len - (uint32_t)word.len;
    at.len = (uint32_t)word.len;
    struct edit e = {at, str_of(address->right)};
    if (f)
        finding_fix(r->fs, f, true,
                    arena_printf(r->arena, "write '%s'", address->right), &e,
                    1);
}

static void server(struct rules *r, const struct rules_resource *x)
{
    struct val v = host_member(x->doc, "ServerName");
    struct str s, word;
    bool terraform = x->doc->words == HOST_WORDS_TERRAFORM ||
                     x->doc->words == HOST_WORDS_MODULE;
    const struct address *address =
        terraform && val_is(v, NODE_UNKNOWN)
            ? address_of(span_str(val_span(v)), &word)
            : NULL;
    if (address) {
        server_attribute(r, v, address, word);
        return;
    }
    if (!is_looked_at(x->engine) || !rules_heard(r, v) ||
        !host_val_str(v, &s) || !has_port(s))
        return;
    struct finding *f = rules_report(r, FINDING_ENDPOINT_SERVER_PORT, v,
                                     "the port is no part of the server's "
                                     "name");
    rules_help(r, f, "write the port in '%s'", resource_name(x, "Port"));
}

#define TASKS (ON(TASK) | ON(CONFIG))

static const struct resource_rule rules[] = {
    {ON(ENDPOINT), server}, {TASKS, engine},  {TASKS, parameters},
    {TASKS, methods},       {TASKS, backups},
};

const struct resource_part resource_databases = {rules, COUNT_OF(rules)};
