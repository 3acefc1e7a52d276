/* The resources of a template: those that stand there, and those that a loop
 * makes (Fn::ForEach of AWS::LanguageExtensions). */
#include "base/map.h"
#include "host/cloudformation_reader.h"
#include "host/functions.h"
#include "host/limits.h"

/* `Fn::ForEach::Name: [Identifier, Collection, {Key: Value}]`: the last. */
static struct val fragment(struct val loop)
{
    return val_is(loop, NODE_ARRAY) && val_count(loop) == 3 ? val_item(loop, 2)
                                                            : val_none();
}

static void add(struct template *t, struct val key, struct val written,
                struct val known)
{
    struct template_resource *x = vec_push(t->search->arena, &t->resources);
    *x = (struct template_resource){val_str(key), key, written, known};
    *map_put(t->by_name, x->name) = (void *)(uintptr_t)t->resources.n;
}

/* WRITTEN and KNOWN are twice the same, and have the same keys. */
static void collect(struct template *t, struct val written, struct val known,
                    unsigned depth)
{
    if (depth > FUNCTIONS_DEPTH_MAX)
        return;
    VAL_EACH(it, known)
    {
        struct str name = val_str(it.key);
        struct val as_written = val_get(written, name);
        if (!functions_is_loop(name)) {
            add(t, it.key, as_written, it.value);
            continue;
        }
        t->loops = true;
        collect(t, fragment(as_written), fragment(it.value), depth + 1);
    }
}

void cloudformation_resources(struct template *t)
{
    t->by_name = map_new(t->search->arena);
    collect(t, t->written, t->known, 0);
}

const struct template_resource *
cloudformation_resource(const struct template *t, struct str name)
{
    uintptr_t at = (uintptr_t)map_get(t->by_name, name);
    return at ? &t->resources.at[at - 1] : NULL;
}

struct val cloudformation_written(const struct template *t, struct str name)
{
    const struct template_resource *x = cloudformation_resource(t, name);
    return x ? x->written : val_none();
}

/* --- Values that are null --- */

/* Properties of JSON, in which null is a value like others. */
static bool is_json(struct val key)
{
    static const char names[] =
        "TableMappings ReplicationSettings SupplementalSettings";
    return str_among(val_str(key), names);
}

static void report_null(const struct template *t, struct val key, struct val v)
{
    struct findings *fs = t->search->findings;
    bool empty = !val_span(v).len && val_exists(key);
    struct finding *f =
        empty ? val_finding(fs, FINDING_CLOUDFORMATION_NULL_VALUE, key,
                            "'%.*s' has no value: CloudFormation takes no null",
                            STR_ARG(val_str(key)))
              : val_finding(fs, FINDING_CLOUDFORMATION_NULL_VALUE, v,
                            "CloudFormation takes no null");
    finding_help(fs, f, "write the value, or remove the key");
}

static void find_nulls(const struct template *t, struct val v, unsigned depth)
{
    VAL_EACH(it, v)
    {
        if (val_is(it.value, NODE_NULL))
            report_null(t, it.key, it.value);
        else if (depth < FUNCTIONS_DEPTH_MAX && !is_json(it.key) &&
                 (val_is(it.value, NODE_OBJECT) ||
                  val_is(it.value, NODE_ARRAY)))
            find_nulls(t, it.value, depth + 1);
    }
}

/* A program fills it in: "{}" stands for what has no value yet, and so may
 * null. */
static bool is_pattern(struct val resource)
{
    VAL_EACH(it, val_get(resource, STR("Properties")))
    if (str_is(val_str(it.value), "{}") &&
        !str_ends(val_str(it.key), STR("Settings")))
        return true;
    return false;
}

/* Macros may take them out, as AWS::LanguageExtensions does, and so may who
 * puts a part of a template into a whole one. */
void cloudformation_nulls(const struct template *t, struct val resource)
{
    struct val root = tree_root(t->search->tree);
    struct val transform = val_get(root, STR("Transform"));
    if (!t->part && !is_pattern(resource) &&
        (!val_exists(transform) ||
         str_starts(val_str(transform), STR("AWS::Serverless-"))))
        find_nulls(t, resource, 0);
}
