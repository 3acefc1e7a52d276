#include "host/terraform.h"

#include "base/file.h"
#include "host/member.h"
#include "host/rds.h"
#include "host/terraform_reader.h"
#include "read/read.h"

/* Whether the first line that says something opens a block, as in a file that
 * was put aside as main.txt. */
static bool begins_block(struct str s)
{
    static const char *const words[] = {"resource ", "data ",   "module ",
                                        "variable ", "locals ", "provider ",
                                        "terraform "};
    while (s.len) {
        struct str line = str_trim(str_cut(&s, '\n'));
        if (!line.len || *line.ptr == '#' || str_starts(line, STR("//")))
            continue;
        for (size_t i = 0; i < COUNT_OF(words); i++)
            if (str_starts(line, str_of(words[i])))
                return str_ends(line, STR("{")) || str_ends(line, STR("{}"));
        return false;
    }
    return false;
}

bool terraform_is(const struct text *text)
{
    static const char *const endings[] = {".tf",          ".tf.json", ".tfvars",
                                          ".tfvars.json", ".tofu",    ".hcl"};
    for (size_t i = 0; !text->parent && i < COUNT_OF(endings); i++)
        if (str_ends(str_of(text->name), str_of(endings[i])))
            return true;
    return read_is_guess(text) && begins_block(text->bytes);
}

static const struct terraform_words task_words = {
    "migration_type",      "replication_task_settings",
    "table_mappings",      "start_replication_task",
    "source_endpoint_arn", "target_endpoint_arn",
};

static const struct terraform_words config_words = {
    "replication_type",  "replication_settings", "table_mappings",
    "start_replication", "source_endpoint_arn",  "target_endpoint_arn",
};

static const struct terraform_words module_words = {
    "migration_type",      "replication_task_settings",
    "table_mappings",      "start_replication_task",
    "source_endpoint_key", "target_endpoint_key",
};

int terraform_resource(struct str type)
{
    for (int kind = 0; kind < HOST_KIND_COUNT; kind++) {
        const char *name = member_object_type(
            host_kind_object((enum host_kind)kind), MEMBER_TERRAFORM);
        if (name && str_is(type, name))
            return kind;
    }
    return -1;
}

struct val terraform_ignored(struct val resource, const char *attribute)
{
    struct val list = val_path(resource, "lifecycle", "ignore_changes", NULL);
    if (val_exists(list) && str_is(span_str(val_span(list)), "all"))
        return list;
    if (val_is(list, NODE_ARRAY))
        VAL_EACH(it, list)
        {
            struct str name = val_is(it.value, NODE_STRING)
                                  ? val_str(it.value)
                                  : span_str(val_span(it.value));
            if (str_is(name, attribute) || str_is(name, "*"))
                return it.value;
        }
    return val_none();
}

const struct terraform_words *terraform_task_words(enum host_kind kind)
{
    return kind == HOST_TASK     ? &task_words
           : kind == HOST_CONFIG ? &config_words
                                 : NULL;
}

/* --- A task and what it says ------------------------------------------ */

/* What is said must be so whoever uses the folder: a default of a variable is
 * no more than a guess. */
static struct host_context task_context(struct terraform *t, struct val body,
                                        const struct terraform_words *words)
{
    t->defaults = false;
    struct host_context c = {
        .task = body,
        .migration_type =
            terraform_plain(t, val_get_z(body, words->migration_type)),
        .start_task = terraform_plain(t, val_get_z(body, words->start)),
        .cdc_start_position =
            terraform_plain(t, val_get_z(body, "cdc_start_position")),
        .cdc_start_time = terraform_plain(t, val_get_z(body, "cdc_start_time")),
    };
    t->defaults = true;
    return c;
}

static void find_database(struct terraform *t, struct host_context *c)
{
    if (rds_is_captured(c))
        c->database = terraform_rds(t, val_get_z(c->source, "server_name"));
}

static void add_task(struct terraform *t, const struct host_document *task,
                     const struct terraform_words *words)
{
    struct host_document d = *task;
    host_add(t->search, task);
    d.kind = HOST_TASK_SETTINGS;
    terraform_add(t, val_get_z(task->val, words->settings), &d);
    d.kind = HOST_TABLE_MAPPINGS;
    terraform_add(t, val_get_z(task->val, words->mappings), &d);
}

/* --- Resources -------------------------------------------------------- */

static struct str engine_of(struct terraform *t, struct val endpoint, bool s3)
{
    if (s3)
        return val_exists(endpoint) ? STR("s3") : STR("");
    t->defaults = false;
    struct str name = terraform_str(t, val_get_z(endpoint, "engine_name"));
    t->defaults = true;
    return name;
}

/* The endpoint that "aws_dms_endpoint.name.endpoint_arn" refers to. */
static struct val resource_endpoint(struct terraform *t, struct val arn,
                                    struct str *engine)
{
    size_t n;
    const struct str *path = terraform_reference(t, arn, &n);
    *engine = STR("");
    if (!path || !(str_is(path[0], "aws_dms_endpoint") ||
                   str_is(path[0], "aws_dms_s3_endpoint")))
        return val_none();
    struct val body = terraform_block(t, "resource", path[0], path[1]);
    *engine = engine_of(t, body, str_is(path[0], "aws_dms_s3_endpoint"));
    return body;
}

/* How the tables of an S3 source are described. */
static void add_definition(struct terraform *t,
                           const struct host_document *endpoint)
{
    static const char name[] = "external_table_definition";
    struct host_document d = *endpoint;
    bool is_endpoint = d.kind == HOST_ENDPOINT || d.kind == HOST_S3_ENDPOINT;
    if (!is_endpoint || !host_reads_definition(endpoint))
        return;
    struct val settings = val_get_z(endpoint->val, "s3_settings");
    if (val_is(settings, NODE_ARRAY) && val_count(settings) == 1)
        settings = val_item(settings, 0);
    struct val v = val_get_z(
        endpoint->kind == HOST_S3_ENDPOINT ? endpoint->val : settings, name);
    d.kind = HOST_TABLE_DEFINITION;
    if (!(val_is(v, NODE_STRING) && !val_str(v).len))
        terraform_add(t, v, &d);
}

/* The role that reads an endpoint's secret, in resources and in the maps of
 * the module. */
static const struct host_role *secrets_role(struct terraform *t,
                                            struct val endpoint)
{
    return terraform_role(
        t, val_get_z(endpoint, "secrets_manager_access_role_arn"));
}

/* The Region of a resource that names something of a Region. */
static struct val region_of(struct terraform *t, struct val body)
{
    struct str s = span_str(val_span(body));
    bool places = str_contains(s, STR("arn:")) ||
                  str_contains(s, STR(".es.amazonaws.com"));
    return places ? terraform_region(t, body) : val_none();
}

/* Not a file that was put aside as main.txt: nobody applies that. */
static bool is_applied(const struct text *text)
{
    struct str name = str_of(text->name);
    return str_ends(name, STR(".tf")) || str_ends(name, STR(".tf.json")) ||
           str_ends(name, STR(".tofu"));
}

/* What the folder tells of a resource. */
static void look_around(struct terraform *t, const struct terraform_block *b,
                        struct host_document *d)
{
    struct host_context *c = &d->context;
    bool s3 = val_exists(val_get_z(b->body, "s3_settings"));
    if (s3 || d->kind == HOST_EVENT_SUBSCRIPTION)
        d->provider = terraform_provider(t);
    if (s3)
        c->alone = terraform_alone(t, b->type, b->name) &&
                   !val_exists(terraform_block(
                       t, "resource", STR("aws_dms_s3_endpoint"), b->name));
    c->region = region_of(t, b->body);
    if (d->kind == HOST_ENDPOINT)
        c->secrets = secrets_role(t, b->body);
    if (d->kind == HOST_INSTANCE || d->kind == HOST_SUBNET_GROUP)
        c->unawaited = terraform_unawaited(t, b->body);
}

static void add_resource(struct terraform *t, const struct terraform_block *b,
                         enum host_kind kind)
{
    const struct terraform_words *words = terraform_task_words(kind);
    struct host_document d = {
        .kind = kind,
        .words = HOST_WORDS_TERRAFORM,
        .resolver = {terraform_certain, t},
        .name = str_printf(t->arena, "%.*s.%.*s", STR_ARG(b->type),
                           STR_ARG(b->name)),
        .val = b->body,
        .label = b->label,
        .holder = b->body,
        .partial = terraform_overrides(t->search->text),
        .whole = is_applied(t->search->text),
        .elsewhere = terraform_overridden,
    };
    look_around(t, b, &d);
    if (!words) {
        host_add(t->search, &d);
        add_definition(t, &d);
        return;
    }
    struct host_context *c = &d.context;
    *c = task_context(t, b->body, words);
    c->region = region_of(t, b->body);
    c->source = resource_endpoint(t, val_get_z(b->body, words->source),
                                  &c->source_engine);
    c->target = resource_endpoint(t, val_get_z(b->body, words->target),
                                  &c->target_engine);
    find_database(t, c);
    add_task(t, &d, words);
}

static void find_resources(struct terraform *t)
{
    terraform_blocks blocks = {0};
    terraform_collect(t, t->files.at[0], "resource", 2, &blocks);
    for (size_t i = 0; i < blocks.n; i++) {
        int kind = terraform_resource(blocks.at[i].type);
        if (kind >= 0)
            add_resource(t, &blocks.at[i], (enum host_kind)kind);
    }
}

/* --- The module terraform-aws-modules/dms ------------------------------ */

/* By its source, or (a copy of it) by the tasks that it is given. */
static bool is_dms_module(struct terraform *t, struct val module)
{
    struct str source = val_str(val_get_z(module, "source"));
    if (str_contains(source, STR("terraform-aws-modules/dms/aws")) ||
        str_contains(source, STR("terraform-aws-modules/terraform-aws-dms")))
        return true;
    struct val tasks =
        terraform_plain(t, val_get_z(module, "replication_tasks"));
    VAL_EACH(it, tasks)
    if (val_exists(val_get_z(terraform_plain(t, it.value), "table_mappings")))
        return true;
    return false;
}

static struct val module_endpoint(struct terraform *t, struct val module,
                                  struct str key, struct str *engine)
{
    struct val endpoints = terraform_plain(t, val_get_z(module, "endpoints"));
    struct val s3 = terraform_plain(t, val_get_z(module, "s3_endpoints"));
    struct val found = val_get(endpoints, key), in_s3 = val_get(s3, key);
    *engine = STR("");
    if (!key.len)
        return val_none();
    bool plain = val_exists(found);
    found = plain ? found : in_s3;
    *engine = engine_of(t, found, !plain);
    return found;
}

static void add_module_task(struct terraform *t, struct val module,
                            struct host_document *d)
{
    const struct terraform_words *words = &module_words;
    struct host_context *c = &d->context;
    struct str source = terraform_str(t, val_get_z(d->val, words->source));
    struct str target = terraform_str(t, val_get_z(d->val, words->target));
    *c = task_context(t, d->val, words);
    c->source = module_endpoint(t, module, source, &c->source_engine);
    c->target = module_endpoint(t, module, target, &c->target_engine);
    find_database(t, c);
    if (val_exists(val_get_z(d->val, "serverless_config")))
        d->kind = HOST_CONFIG;
    add_task(t, d, words);
}

static const struct {
    const char *argument;
    enum host_kind kind;
} module_maps[] = {
    {"certificates", HOST_CERTIFICATE},
    {"endpoints", HOST_ENDPOINT},
    {"event_subscriptions", HOST_EVENT_SUBSCRIPTION},
    {"replication_tasks", HOST_TASK},
    {"s3_endpoints", HOST_S3_ENDPOINT},
};

static void add_module_map(struct terraform *t, const struct terraform_block *b,
                           size_t row)
{
    const char *argument = module_maps[row].argument;
    struct val map = terraform_plain(t, val_get_z(b->body, argument));
    if (!val_is(map, NODE_OBJECT))
        return;
    VAL_EACH(it, map)
    {
        struct val v = terraform_plain(t, it.value);
        struct host_document d = {
            .kind = module_maps[row].kind,
            .words = HOST_WORDS_MODULE,
            .resolver = {terraform_certain, t},
            .name = str_printf(t->arena, "module.%.*s.%s[\"%.*s\"]",
                               STR_ARG(b->name), argument,
                               STR_ARG(val_str(it.key))),
            .val = v,
            .holder = v,
        };
        if (d.kind == HOST_ENDPOINT)
            d.context.secrets = secrets_role(t, v);
        if (d.kind == HOST_TASK) {
            add_module_task(t, b->body, &d);
        } else {
            host_add(t->search, &d);
            add_definition(t, &d);
        }
    }
}

/* Its arguments are the module's own: repl_instance_class. */
static void add_module_instance(struct terraform *t,
                                const struct terraform_block *b)
{
    struct host_document d = {
        .kind = HOST_INSTANCE,
        .words = HOST_WORDS_MODULE,
        .resolver = {terraform_certain, t},
        .name = str_printf(t->arena, "module.%.*s", STR_ARG(b->name)),
        .val = b->body,
        .holder = b->body,
        .partial = true, /* the module has defaults */
    };
    if (val_exists(val_get_z(b->body, "repl_instance_class")))
        host_add(t->search, &d);
}

static void find_modules(struct terraform *t)
{
    terraform_blocks blocks = {0};
    terraform_collect(t, t->files.at[0], "module", 1, &blocks);
    for (size_t i = 0; i < blocks.n; i++)
        if (is_dms_module(t, blocks.at[i].body)) {
            add_module_instance(t, &blocks.at[i]);
            for (size_t row = 0; row < COUNT_OF(module_maps); row++)
                add_module_map(t, &blocks.at[i], row);
        }
}

bool terraform_find(struct host_search *s)
{
    /* It outlives the search: the documents' resolvers need it. */
    struct terraform *t = ARENA_NEW(s->arena, struct terraform);
    *t = (struct terraform){.search = s, .arena = s->arena, .defaults = true};
    struct tree *tree = terraform_is_json(s->text)
                            ? json_read(s->arena, s->text, NULL, s->findings)
                            : hcl_read(s->arena, s->text, s->findings);
    if (!tree->count)
        return true;
    t->folder = str_copy(s->arena, file_folder(str_of(s->text->name)));
    *vec_push(t->arena, &t->files) = tree_root(tree);
    find_resources(t);
    find_modules(t);
    terraform_roles(t);
    terraform_sweep(t);
    return true;
}
