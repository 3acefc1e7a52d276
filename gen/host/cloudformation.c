#include "host/cloudformation.h"

#include "host/cloudformation_reader.h"
#include "host/functions.h"
#include "host/limits.h"
#include "host/member.h"
#include "host/rds.h"

/* The latter: of a template that makes the roles of DMS alone. */
const char *const cloudformation_signs[] = {"AWS::DMS::", "dms.amazonaws.com",
                                            NULL};

/* What properties of a task are called. */
struct task_words {
    const char *migration_type, *settings;
};

static const struct task_words task_words = {"MigrationType",
                                             "ReplicationTaskSettings"};
static const struct task_words config_words = {"ReplicationType",
                                               "ReplicationSettings"};

/* NULL of what is no task. */
static const struct task_words *words_of(enum host_kind kind)
{
    return kind == HOST_TASK     ? &task_words
           : kind == HOST_CONFIG ? &config_words
                                 : NULL;
}

/* One that is not AWS's own may fill in properties too. */
static bool has_own_macro(const struct template *t)
{
    struct val v = val_get_z(tree_root(t->search->tree), "Transform");
    if (val_is(v, NODE_STRING))
        return !str_starts(val_str(v), STR("AWS::"));
    VAL_EACH(it, v)
    if (!str_starts(val_str(it.value), STR("AWS::")))
        return true;
    return false;
}

/* --- Tasks ---------------------------------------------------------------- */

static struct val endpoint(const struct template *t, struct val arn,
                           struct str *engine)
{
    struct str name = functions_referred(arn);
    const struct template_resource *found = cloudformation_resource(t, name);
    struct val resource = found ? found->known : val_none();
    *engine = STR("");
    if (!name.len ||
        !str_is(val_str(val_get_z(resource, "Type")), "AWS::DMS::Endpoint"))
        return val_none();
    struct val properties = val_get_z(resource, "Properties");
    struct val engine_name = val_get_z(properties, "EngineName");
    if (val_is(engine_name, NODE_STRING))
        *engine = val_str(engine_name);
    return properties;
}

/* The database that the endpoint ARN names as its server. */
static const struct host_rds *database(const struct template *t, struct val arn)
{
    struct val endpoint = val_get(t->written, functions_referred(arn));
    return cloudformation_rds(
        t, val_path(endpoint, "Properties", "ServerName", (char *)NULL));
}

static struct host_context task_context(const struct template *t,
                                        struct val written, struct val known,
                                        const struct task_words *words)
{
    struct host_context c = {
        .task = known,
        .migration_type = val_get_z(known, words->migration_type),
        .cdc_start_position = val_get_z(known, "CdcStartPosition"),
        .cdc_start_time = val_get_z(known, "CdcStartTime"),
    };
    c.source =
        endpoint(t, val_get_z(written, "SourceEndpointArn"), &c.source_engine);
    c.target =
        endpoint(t, val_get_z(written, "TargetEndpointArn"), &c.target_engine);
    if (rds_is_captured(&c) && val_exists(c.source) && !has_own_macro(t))
        c.database = database(t, val_get_z(written, "SourceEndpointArn"));
    return c;
}

/* --- "${Column}" in Fn::Sub ----------------------------------------------- */

/* The name in a hole "${Name}", "" if it is more, or none. */
static struct str hole_name(const struct text *view, const struct segment *s)
{
    struct str hole = str_sub(view->bytes, s->inner, s->inner_len);
    if (s->kind != SEGMENT_HOLE || !str_starts(hole, STR("${")) ||
        hole.len < 4 || hole.ptr[hole.len - 1] != '}')
        return STR("");
    struct str name = str_trim(str_sub(hole, 2, hole.len - 3));
    for (size_t i = 0; i < name.len; i++)
        if (memchr(".:${", name.ptr[i], 4))
            return STR("");
    return name;
}

/* Macros make resources that are not written. */
static bool has_macro(const struct template *t)
{
    struct val transform = val_get_z(tree_root(t->search->tree), "Transform");
    return val_exists(transform) &&
           !str_is(val_str(transform), "AWS::Serverless-2016-10-31");
}

/* CloudFormation fills in what it knows, and rejects the rest: what is meant
 * for DMS needs a '!'. */
static void check_names(const struct template *t, struct text *view,
                        struct val written)
{
    struct findings *fs = t->search->findings;
    struct val parameters = val_get_z(tree_root(t->search->tree), "Parameters");
    if (t->part || has_macro(t))
        return;
    for (size_t i = 0; i < view->segment_count; i++) {
        const struct segment *s = &view->segments[i];
        struct str name = hole_name(view, s);
        if (!name.len || val_exists(val_get(parameters, name)) ||
            cloudformation_resource(t, name) || functions_gives(written, name))
            continue;
        struct span span = {view, s->inner, s->inner_len};
        struct finding *f = finding_add(
            fs, FINDING_CLOUDFORMATION_UNESCAPED_SUB, span,
            "the template has no parameter or resource '%.*s'", STR_ARG(name));
        finding_help(fs, f, "write '${!%.*s}' to hand '${%.*s}' on to DMS",
                     STR_ARG(name), STR_ARG(name));
        struct edit e = {{view->parent, s->outer + 2, 0}, STR("!")};
        if (str_starts(str_sub(view->parent->bytes, s->outer, 2), STR("${")))
            finding_fix(fs, f, true, "write '${!'", &e, 1);
    }
}

/* A document of JSON in a property: an object, or a text in whatever way. */
static void add_json(const struct template *t, struct host_document d,
                     enum host_kind kind, struct val written, struct val known)
{
    d.kind = kind;
    d.words = HOST_WORDS_DMS;
    d.holder = known;
    d.val = known;
    if (!val_exists(known) || val_is(known, NODE_NULL) ||
        val_flags(known) & NODE_BROKEN)
        return;
    bool text = val_is(known, NODE_STRING) || val_is(known, NODE_UNKNOWN);
    struct text *view = text ? functions_text(t->search->arena, written) : NULL;
    if (view && kind != HOST_TABLE_MAPPINGS && !str_trim(view->bytes).len)
        return;
    if (view) {
        check_names(t, view, written);
        d.val = host_json(t->search, view);
    }
    host_add(t->search, &d);
}

/* How the tables of an S3 source are described. */
static struct val definition(struct val endpoint)
{
    return val_path(endpoint, "S3Settings", "ExternalTableDefinition",
                    (char *)NULL);
}

static void add_one(const struct template *t, const struct template_resource *x,
                    enum host_kind kind)
{
    const struct task_words *words = words_of(kind);
    struct val known = val_get_z(x->known, "Properties");
    cloudformation_nulls(t, x->written);
    struct val written = val_get_z(x->written, "Properties");
    struct host_document d = {
        .kind = kind,
        .words = HOST_WORDS_CLOUDFORMATION,
        .name = x->name,
        .label = x->key,
        .val = val_exists(known) ? known : x->known,
        .whole = !t->part,
    };
    d.holder = d.val;
    d.partial = has_own_macro(t);
    if (words)
        d.context = task_context(t, written, known, words);
    if (kind == HOST_ENDPOINT)
        d.context.secrets = cloudformation_secrets(t, written);
    if (kind == HOST_INSTANCE || kind == HOST_SUBNET_GROUP)
        d.context.unawaited = cloudformation_unawaited(t, x->name);
    host_add(t->search, &d);
    if (kind == HOST_ENDPOINT && host_reads_definition(&d))
        add_json(t, d, HOST_TABLE_DEFINITION, definition(written),
                 definition(known));
    if (!words)
        return;
    add_json(t, d, HOST_TASK_SETTINGS, val_get_z(written, words->settings),
             val_get_z(known, words->settings));
    add_json(t, d, HOST_TABLE_MAPPINGS, val_get_z(written, "TableMappings"),
             val_get_z(known, "TableMappings"));
}

static int kind_of(struct str type)
{
    for (int kind = 0; kind < HOST_KIND_COUNT; kind++) {
        const char *name = member_object_type(
            host_kind_object((enum host_kind)kind), MEMBER_CLOUDFORMATION);
        if (name && str_is(type, name))
            return kind;
    }
    return -1;
}

/* A part of a template, as people share it: the resources alone, or one of
 * them. */
static bool is_part(struct val root)
{
    if (kind_of(val_str(val_get_z(root, "Type"))) >= 0)
        return true;
    VAL_EACH(it, root)
    if (val_is(it.value, NODE_OBJECT) &&
        kind_of(val_str(val_get_z(it.value, "Type"))) >= 0)
        return true;
    return false;
}

/* The CDK brings its templates by way of S3 whatever their size. */
static void check_size(const struct template *t)
{
    struct findings *fs = t->search->findings;
    struct str bytes = t->search->text->bytes;
    bool object = bytes.len > TEMPLATE_OBJECT_MAX;
    if (bytes.len <= TEMPLATE_BODY_MAX ||
        (!object && str_contains(bytes, STR("aws:cdk"))))
        return;
    struct val key = val_key(tree_root(t->search->tree), STR("Resources"));
    struct finding *f =
        val_finding(fs, FINDING_CLOUDFORMATION_TOO_BIG, key,
                    "the template has %zu bytes, and CloudFormation takes %d%s",
                    bytes.len, object ? TEMPLATE_OBJECT_MAX : TEMPLATE_BODY_MAX,
                    object ? "" : " in a request");
    if (object) {
        finding_help(fs, f,
                     "give each task a stack of its own, or write the "
                     "table mappings without blanks");
        return;
    }
    f->severity = SEVERITY_WARNING;
    finding_help(fs, f,
                 "deploy it through S3 ('aws cloudformation deploy "
                 "--s3-bucket ...'), or write the table mappings "
                 "without blanks");
}

bool cloudformation_find(struct host_search *s)
{
    struct val root = host_root(s), written = val_get_z(root, "Resources");
    bool part = !val_exists(written) && val_is(root, NODE_OBJECT);
    if (part ? !is_part(root) : !val_is(written, NODE_OBJECT))
        return false;
    struct val known = tree_root(functions_unknown(s->arena, s->tree));
    struct template t = {.search = s, .part = part};
    t.written = part ? root : written;
    t.known = part ? known : val_get_z(known, "Resources");
    cloudformation_resources(&t);
    int kind = part ? kind_of(val_str(val_get_z(known, "Type"))) : -1;
    if (kind >= 0) {
        struct template_resource alone = {.written = root, .known = known};
        add_one(&t, &alone, (enum host_kind)kind);
        return true;
    }
    for (size_t i = 0; i < t.resources.n; i++) {
        const struct template_resource *x = &t.resources.at[i];
        kind = kind_of(val_str(val_get_z(x->known, "Type")));
        if (kind >= 0)
            add_one(&t, x, (enum host_kind)kind);
    }
    cloudformation_roles(&t);
    if (s->documents.n)
        check_size(&t);
    return true;
}
