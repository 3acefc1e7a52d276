/* Databases of RDS in a folder of Terraform. */
#include "host/member.h"
#include "host/rds.h"
#include "host/terraform_reader.h"

static const struct rds_words instance = {
    .type = "aws_db_instance",
    .identifier = "identifier",
    .engine = "engine",
    .version = "engine_version",
    .retention = "backup_retention_period",
    .group = "parameter_group_name",
    .group_type = "aws_db_parameter_group",
    .family = "family",
    .source = "replicate_source_db",
    .copies = {"restore_to_point_in_time", "s3_import", "snapshot_identifier"},
    /* RDS would keep them for a day, but the provider sends what is not
     * written as 0. */
    .unwritten = 0,
};

static const struct rds_words cluster = {
    .type = "aws_rds_cluster",
    .identifier = "cluster_identifier",
    .engine = "engine",
    .version = "engine_version",
    .retention = "backup_retention_period",
    .group = "db_cluster_parameter_group_name",
    .group_type = "aws_rds_cluster_parameter_group",
    .family = "family",
    .source = "replication_source_identifier",
    .copies = {"restore_to_point_in_time", "s3_import", "snapshot_identifier"},
    .unwritten = 1,
};

/* What V refers to, by way of a local or two. */
static const struct str *reference(struct terraform *t, struct val v, size_t *n)
{
    const struct str *path = terraform_reference(t, v, n);
    for (unsigned steps = 0; path && steps < 4; steps++) {
        if (*n != 2 || !str_is(path[0], "local"))
            return path;
        path = terraform_reference(t, terraform_local(t, path[1]), n);
    }
    return NULL;
}

/* The resource of TYPE that V refers to by one of its ATTRIBUTES. */
static struct val referred(struct terraform *t, struct val v, const char *type,
                           const char *attributes)
{
    size_t n;
    const struct str *path = reference(t, v, &n);
    if (!path || n < 3 || !str_is(path[0], type) ||
        !str_among(path[n - 1], attributes))
        return val_none();
    return terraform_block(t, "resource", path[0], path[1]);
}

/* V, if it surely is a database. */
static struct val replicated(struct terraform *t, struct val v)
{
    size_t n;
    const struct str *path = reference(t, v, &n);
    bool data = path && n > 3 && str_is(path[0], "data");
    return path && str_among(path[data], "aws_db_instance aws_rds_cluster")
               ? v
               : val_none();
}

static void read_parameter(struct terraform *t, struct host_rds *db,
                           struct val block)
{
    struct host_parameter p = {
        .name_at = terraform_certain(t, val_get_z(block, "name")),
        .value = terraform_certain(t, val_get_z(block, "value")),
        .method = terraform_certain(t, val_get_z(block, "apply_method")),
    };
    host_val_str(p.name_at, &p.name);
    rds_add(t->arena, db, p);
}

static void read_group(struct terraform *t, struct host_rds *db,
                       const struct rds_words *words, struct val group)
{
    const struct host_resolver by = {terraform_certain, t};
    struct val all = val_get_z(group, "parameter");
    rds_read_group(db, words, &by, group);
    bool known = val_is(all, NODE_OBJECT) ||
                 (val_is(all, NODE_ARRAY) && !(val_flags(all) & NODE_OPEN));
    if (val_exists(val_path(group, "dynamic", "parameter", (char *)NULL)) ||
        (val_exists(all) && !known))
        db->whole = false;
    if (val_is(all, NODE_OBJECT))
        read_parameter(t, db, all);
    else
        VAL_EACH(it, all)
    read_parameter(t, db, it.value);
}

static const struct host_rds *read_database(struct terraform *t,
                                            const struct rds_words *words,
                                            struct val body)
{
    const struct host_resolver by = {terraform_certain, t};
    struct host_rds *db = ARENA_NEW(t->arena, struct host_rds);
    struct val name = val_get_z(body, words->group);
    struct val group = referred(t, name, words->group_type, "id name");
    struct val version = val_get_z(body, words->version);
    *db = rds_read(words, &by, body, val_exists(version) ? version : body);
    db->methods = true;
    if (!val_exists(db->source))
        db->source = replicated(t, val_get_z(body, words->source));
    /* It may make it out of another. */
    if (val_exists(val_get_z(body, "dynamic")))
        db->unwritten = -1;
    if (val_exists(group))
        read_group(t, db, words, group);
    else
        rds_read_name(db, terraform_certain(t, name));
    return db;
}

const struct host_rds *terraform_rds(struct terraform *t, struct val server)
{
    struct val body = referred(t, server, instance.type, "address endpoint");
    if (val_exists(body))
        return read_database(t, &instance, body);
    body = referred(t, server, "aws_rds_cluster_instance", "endpoint");
    if (val_exists(body))
        server = val_get_z(body, "cluster_identifier");
    body = referred(t, server, cluster.type, "cluster_identifier endpoint id");
    return val_exists(body) ? read_database(t, &cluster, body) : NULL;
}
