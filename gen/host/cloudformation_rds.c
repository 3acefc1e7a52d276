/* Databases of RDS in a template. */
#include "host/cloudformation_reader.h"
#include "host/functions.h"
#include "host/rds.h"

static const struct rds_words instance = {
    .type = "AWS::RDS::DBInstance",
    .identifier = "DBInstanceIdentifier",
    .engine = "Engine",
    .version = "EngineVersion",
    .retention = "BackupRetentionPeriod",
    .group = "DBParameterGroupName",
    .group_type = "AWS::RDS::DBParameterGroup",
    .family = "Family",
    .source = "SourceDBInstanceIdentifier",
    .copies = {"DBSnapshotIdentifier", "DBClusterSnapshotIdentifier",
               "RestoreTime", "SourceDbiResourceId"},
    .unwritten = 1,
};

static const struct rds_words cluster = {
    .type = "AWS::RDS::DBCluster",
    .identifier = "DBClusterIdentifier",
    .engine = "Engine",
    .version = "EngineVersion",
    .retention = "BackupRetentionPeriod",
    .group = "DBClusterParameterGroupName",
    .group_type = "AWS::RDS::DBClusterParameterGroup",
    .family = "Family",
    .source = "ReplicationSourceIdentifier",
    .copies = {"RestoreType", "SnapshotIdentifier",
               "SourceDBClusterIdentifier"},
    .unwritten = 1,
};

/* A resource twice, as the template. */
struct resource {
    struct val written, known; /* properties */
    struct val at;             /* where it is pointed at if it has none */
};

/* The resource of TYPE that V refers to. */
static bool referred(const struct template *t, struct val v, const char *type,
                     struct resource *out)
{
    struct str name = functions_referred(v);
    struct val written = val_get(t->written, name);
    if (!name.len || !str_is(val_str(val_get_z(written, "Type")), type))
        return false;
    *out = (struct resource){
        val_get_z(written, "Properties"),
        val_get_z(val_get(t->known, name), "Properties"),
        val_key(t->written, name),
    };
    return true;
}

static void read_group(const struct template *t, struct host_rds *db,
                       const struct rds_words *words,
                       const struct resource *group)
{
    const struct host_resolver by = {NULL, NULL};
    struct val all = val_get_z(group->known, "Parameters");
    rds_read_group(db, words, &by, group->known);
    if (val_exists(all) && (!val_is(all, NODE_OBJECT) ||
                            val_flags(all) & (NODE_OPEN | NODE_BROKEN)))
        db->whole = false;
    if (val_is(all, NODE_OBJECT))
        VAL_EACH(it, all)
    rds_add(
        t->search->arena, db,
        (struct host_parameter){val_str(it.key), it.key, it.value, val_none()});
}

/* V, if it surely is a database. */
static struct val replicated(const struct template *t, struct val v)
{
    struct resource found;
    return referred(t, v, instance.type, &found) ||
                   referred(t, v, cluster.type, &found)
               ? v
               : val_none();
}

static const struct host_rds *read_database(const struct template *t,
                                            const struct rds_words *words,
                                            const struct resource *resource)
{
    const struct host_resolver by = {NULL, NULL};
    struct host_rds *db = ARENA_NEW(t->search->arena, struct host_rds);
    struct resource group;
    *db = rds_read(words, &by, resource->known, resource->at);
    if (!val_exists(db->source))
        db->source = replicated(t, val_get_z(resource->written, words->source));
    if (referred(t, val_get_z(resource->written, words->group),
                 words->group_type, &group))
        read_group(t, db, words, &group);
    else
        rds_read_name(db, val_get_z(resource->known, words->group));
    return db;
}

const struct host_rds *cloudformation_rds(const struct template *t,
                                          struct val server)
{
    struct resource found;
    /* Of a cluster the other one is that of its replicas. */
    if (!val_exists(server) ||
        str_contains(span_str(val_span(server)), STR("ReadEndpoint")))
        return NULL;
    if (referred(t, server, instance.type, &found)) {
        server = val_get_z(found.written, "DBClusterIdentifier");
        if (!val_exists(server))
            return read_database(t, &instance, &found);
    }
    return referred(t, server, cluster.type, &found)
               ? read_database(t, &cluster, &found)
               : NULL;
}
