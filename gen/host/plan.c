#include "host/plan.h"

#include "host/member.h"
#include "host/terraform.h"
#include "read/read.h"

const char *const plan_signs[] = {"\"aws_dms_", NULL};

struct resource {
    struct str address;
    struct val values;
    struct val change; /* or none */
    enum host_kind kind;
};

struct plan {
    struct host_search *search;
    struct val root;
    VEC(struct resource) resources;
};

/* --- Which resources there are ------------------------------------------ */

/* What is to be done with the resource at ADDRESS, or val_none(). */
static struct val change_of(const struct plan *p, struct str address)
{
    VAL_EACH(it, val_get_z(p->root, "resource_changes"))
    if (str_eq(val_str(val_get_z(it.value, "address")), address))
        return val_get_z(it.value, "change");
    return val_none();
}

static void add_resource(struct plan *p, struct val resource, struct val values)
{
    struct str address = val_str(val_get_z(resource, "address"));
    int kind = terraform_resource(val_str(val_get_z(resource, "type")));
    if (kind < 0 || !val_is(values, NODE_OBJECT) ||
        str_is(val_str(val_get_z(resource, "mode")), "data"))
        return;
    values = val_target(values);
    p->search->tree->nodes[values.at].flags |= NODE_OPEN;
    *vec_push(p->search->arena, &p->resources) = (struct resource){
        address, values, change_of(p, address), (enum host_kind)kind};
}

static void collect_module(struct plan *p, struct val module)
{
    VAL_EACH(it, val_get_z(module, "resources"))
    add_resource(p, it.value, val_get_z(it.value, "values"));
    VAL_EACH(child, val_get_z(module, "child_modules"))
    collect_module(p, child.value);
}

static void collect(struct plan *p)
{
    struct val planned = val_get_z(p->root, "planned_values");
    struct val values = val_get_z(p->root, "values");
    collect_module(
        p, val_get_z(val_exists(planned) ? planned : values, "root_module"));
    if (val_exists(planned) || val_exists(values))
        return;
    VAL_EACH(it, val_get_z(p->root, "resource_changes"))
    add_resource(p, it.value, val_path(it.value, "change", "after", NULL));
}

/* --- What they refer to ------------------------------------------------- */

/* The endpoint that an attribute refers to, by the configuration that a plan
 * repeats: references are ["aws_dms_endpoint.a.endpoint_arn",
 * "aws_dms_endpoint.a"]. Of modules that is not followed. */
static struct val endpoint(const struct plan *p, struct str address,
                           const char *attribute, struct str *engine)
{
    struct val all =
        val_path(p->root, "configuration", "root_module", "resources", NULL);
    *engine = STR("");
    VAL_EACH(it, all)
    {
        if (!str_eq(val_str(val_get_z(it.value, "address")), address))
            continue;
        struct str name = val_str(val_item(
            val_path(it.value, "expressions", attribute, "references", NULL),
            1));
        for (size_t i = 0; name.len && i < p->resources.n; i++)
            if (str_eq(p->resources.at[i].address, name)) {
                *engine = val_str(
                    val_get_z(p->resources.at[i].values, "engine_name"));
                return p->resources.at[i].values;
            }
    }
    return val_none();
}

/* --- Documents ----------------------------------------------------------- */

/* How the tables of an S3 source are described; none if they are not. */
static struct val definition(const struct resource *r)
{
    struct val in = r->kind == HOST_S3_ENDPOINT
                        ? r->values
                        : val_item(val_get_z(r->values, "s3_settings"), 0);
    return val_get_z(in, "external_table_definition");
}

static void add_documents(const struct plan *p, const struct resource *r)
{
    const struct terraform_words *words = terraform_task_words(r->kind);
    struct host_document d = {
        .kind = r->kind,
        .words = HOST_WORDS_TERRAFORM,
        .name = r->address,
        .change = r->change,
        .val = r->values,
        .holder = r->values,
    };
    if (!words) {
        host_add(p->search, &d);
        if (val_exists(definition(r)) && host_reads_definition(&d))
            host_add_embedded(p->search, &d, HOST_TABLE_DEFINITION,
                              definition(r));
        return;
    }
    struct host_context *c = &d.context;
    *c = (struct host_context){
        .task = r->values,
        .migration_type = val_get_z(r->values, words->migration_type),
        .start_task = val_get_z(r->values, words->start),
        .cdc_start_position = val_get_z(r->values, "cdc_start_position"),
        .cdc_start_time = val_get_z(r->values, "cdc_start_time"),
    };
    c->source = endpoint(p, r->address, words->source, &c->source_engine);
    c->target = endpoint(p, r->address, words->target, &c->target_engine);
    d.before = host_embedded(
        p->search, val_get_z(val_get_z(r->change, "before"), words->settings));
    host_add(p->search, &d);
    host_add_embedded(p->search, &d, HOST_TASK_SETTINGS,
                      val_get_z(r->values, words->settings));
    host_add_embedded(p->search, &d, HOST_TABLE_MAPPINGS,
                      val_get_z(r->values, words->mappings));
}

bool plan_find(struct host_search *s)
{
    if (read_syntax(s->text) != READ_JSON)
        return false;
    struct plan p = {.search = s, .root = host_root(s)};
    if (!val_exists(val_get_z(p.root, "format_version")))
        return false;
    collect(&p);
    for (size_t i = 0; i < p.resources.n; i++)
        add_documents(&p, &p.resources.at[i]);
    return true;
}
