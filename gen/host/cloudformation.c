#include "host/cloudformation.h"

#include "host/functions.h"

const char *const cloudformation_signs[] = {"AWS::DMS::", NULL};

/* What properties of a task are called. */
struct task_words {
    const char *migration_type, *settings;
};

static const struct task_words task_words = {"MigrationType",
                                             "ReplicationTaskSettings"};
static const struct task_words config_words = {"ReplicationType",
                                               "ReplicationSettings"};

static const struct {
    const char *type; /* after AWS::DMS:: */
    enum host_kind kind;
    const struct task_words *words;
} types[] = {
    {"Certificate", HOST_CERTIFICATE, NULL},
    {"Endpoint", HOST_ENDPOINT, NULL},
    {"EventSubscription", HOST_EVENT_SUBSCRIPTION, NULL},
    {"ReplicationConfig", HOST_CONFIG, &config_words},
    {"ReplicationInstance", HOST_INSTANCE, NULL},
    {"ReplicationSubnetGroup", HOST_SUBNET_GROUP, NULL},
    {"ReplicationTask", HOST_TASK, &task_words},
};

/* A template twice: as it is written, and with its functions unknown. */
struct template
{
    struct host_search *search;
    struct val written, known; /* the Resources */
};

static struct val get(struct val v, const char *key)
{
    return val_get(v, str_of(key));
}

/* --- Tasks ---------------------------------------------------------------- */

/* The resource that `!Ref Name` or `!GetAtt Name.Arn` is, in whatever form;
 * "" if it is another function. */
static struct str referred(struct val v)
{
    struct val argument = val_none();
    struct str name = functions_name(v, &argument);
    if (str_is(name, "Fn::Sub")) { /* !Sub "${Name}", "${Name.Arn}" */
        struct str s = val_str(argument);
        bool whole = s.len > 3 && s.ptr[0] == '$' && s.ptr[s.len - 1] == '}';
        s = whole ? str_sub(s, 2, s.len - 3) : STR("");
        return str_cut(&s, '.');
    }
    if (!str_is(name, "Ref") && !str_is(name, "Fn::GetAtt"))
        return STR("");
    if (val_is(argument, NODE_ARRAY))
        argument = val_item(argument, 0);
    struct str path = val_str(argument);
    return str_cut(&path, '.');
}

static struct val endpoint(const struct template *t, struct val arn,
                           struct str *engine)
{
    struct str name = referred(arn);
    struct val resource = val_get(t->known, name);
    *engine = STR("");
    if (!name.len ||
        !str_is(val_str(get(resource, "Type")), "AWS::DMS::Endpoint"))
        return val_none();
    struct val properties = get(resource, "Properties");
    struct val engine_name = get(properties, "EngineName");
    if (val_is(engine_name, NODE_STRING))
        *engine = val_str(engine_name);
    return properties;
}

static struct host_context task_context(const struct template *t,
                                        struct val written, struct val known,
                                        const struct task_words *words)
{
    struct host_context c = {
        .task = known,
        .migration_type = get(known, words->migration_type),
        .cdc_start_position = get(known, "CdcStartPosition"),
        .cdc_start_time = get(known, "CdcStartTime"),
    };
    c.source = endpoint(t, get(written, "SourceEndpointArn"), &c.source_engine);
    c.target = endpoint(t, get(written, "TargetEndpointArn"), &c.target_engine);
    return c;
}

/* A document of JSON in a property: an object, or a text in whatever way. */
static void add_json(const struct template *t, struct host_document d,
                     enum host_kind kind, struct val written, struct val known)
{
    d.kind = kind;
    d.words = HOST_WORDS_DMS;
    d.holder = known;
    d.val = known;
    if (!val_exists(known) || val_is(known, NODE_NULL))
        return;
    bool text = val_is(known, NODE_STRING) || val_is(known, NODE_UNKNOWN);
    struct text *view = text ? functions_text(t->search->arena, written) : NULL;
    if (view)
        d.val = host_json(t->search, view);
    host_add(t->search, &d);
}

static void add_one(const struct template *t, struct str name,
                    struct val written, struct val resource, size_t row)
{
    const struct task_words *words = types[row].words;
    struct val known = get(resource, "Properties");
    written = get(written, "Properties");
    struct host_document d = {
        .kind = types[row].kind,
        .words = HOST_WORDS_CLOUDFORMATION,
        .name = name,
        .val = val_exists(known) ? known : resource,
    };
    d.holder = d.val;
    if (words)
        d.context = task_context(t, written, known, words);
    host_add(t->search, &d);
    if (!words)
        return;
    add_json(t, d, HOST_TASK_SETTINGS, get(written, words->settings),
             get(known, words->settings));
    add_json(t, d, HOST_TABLE_MAPPINGS, get(written, "TableMappings"),
             get(known, "TableMappings"));
}

static void add_resource(const struct template *t, struct str name, size_t row)
{
    add_one(t, name, val_get(t->written, name), val_get(t->known, name), row);
}

static int type_of(struct str type)
{
    const struct str prefix = STR("AWS::DMS::");
    if (!str_starts(type, prefix))
        return -1;
    for (size_t i = 0; i < COUNT_OF(types); i++)
        if (str_is(str_sub(type, prefix.len, type.len), types[i].type))
            return (int)i;
    return -1;
}

/* A part of a template, as people share it: the resources alone, or one of
 * them. */
static bool is_part(struct val root)
{
    if (type_of(val_str(get(root, "Type"))) >= 0)
        return true;
    VAL_EACH(it, root)
    if (val_is(it.value, NODE_OBJECT) &&
        type_of(val_str(get(it.value, "Type"))) >= 0)
        return true;
    return false;
}

bool cloudformation_find(struct host_search *s)
{
    struct val root = host_root(s), written = get(root, "Resources");
    bool part = !val_exists(written) && val_is(root, NODE_OBJECT);
    if (part ? !is_part(root) : !val_is(written, NODE_OBJECT))
        return false;
    struct val known = tree_root(functions_unknown(s->arena, s->tree));
    struct template t = {.search = s, .written = part ? root : written};
    t.known = part ? known : get(known, "Resources");
    int row = part ? type_of(val_str(get(known, "Type"))) : -1;
    if (row >= 0) {
        add_one(&t, STR(""), root, known, (size_t)row);
        return true;
    }
    VAL_EACH(it, t.known)
    {
        row = type_of(val_str(get(it.value, "Type")));
        if (row >= 0)
            add_resource(&t, val_str(it.key), (size_t)row);
    }
    return true;
}
