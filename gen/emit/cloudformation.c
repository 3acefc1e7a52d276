#include "emit/cloudformation.h"

#include "emit/cloudformation_term.h"
#include "emit/limits.h"
#include "emit/yaml_text.h"

/* A list of Key and Value, the name first. */
static const struct term *tag(struct emit *e, struct str key,
                              const struct term *value)
{
    struct term_builder b;
    term_start(&b, e->arena, TERM_MAP);
    term_put(&b, STR("Key"), term_string(e->arena, key));
    term_put(&b, STR("Value"), value);
    return term_finish(&b);
}

static const struct term *tags(struct emit *e, const struct resource *r)
{
    struct val named = val_get(r->kind->document, STR("name-tag"));
    struct term_builder b;
    term_start(&b, e->arena, TERM_LIST);
    if (val_bool(named, false))
        term_add(&b, tag(e, STR("Name"), resource_get(r, STR("name"))));
    for (size_t i = 0; i < e->graph->tags.n; i++)
        term_add(&b,
                 tag(e, e->graph->tags.at[i].name, e->graph->tags.at[i].value));
    return term_finish(&b);
}

static struct str address(struct emit *e, const struct resource *r)
{
    return cloudformation_id(e->arena, r);
}

static const char *parameter_type(struct str type)
{
    return str_is(type, "number") ? "Number" : "String";
}

/* A map of a template, whose members are set one after the other. */
struct section {
    struct emit *emit;
    struct term_builder b;
};

static void put(struct section *s, const char *key, const struct term *t)
{
    term_put(&s->b, str_of(key), t);
}

static void put_text(struct section *s, const char *key, struct str text)
{
    if (text.len)
        put(s, key, term_string(s->emit->arena, text));
}

static void put_switch(struct section *s, const char *key, bool on)
{
    if (on)
        put(s, key, term_bool(s->emit->arena, true));
}

static struct section section(struct emit *e)
{
    struct section s = {.emit = e};
    term_start(&s.b, e->arena, TERM_MAP);
    return s;
}

static const struct term *booleans(struct emit *e)
{
    struct term_builder b;
    term_start(&b, e->arena, TERM_LIST);
    term_add(&b, term_z(e->arena, "true"));
    term_add(&b, term_z(e->arena, "false"));
    return term_finish(&b);
}

/* Parameters know no boolean: its default is a word. */
static const struct term *default_value(struct emit *e, const struct input *in)
{
    if (in->fallback->kind != TERM_BOOL)
        return in->fallback;
    return term_z(e->arena, in->fallback->truth ? "true" : "false");
}

static void add_parameter(struct emit *e, struct buf *out,
                          const struct input *in)
{
    bool boolean = str_is(in->type, "boolean");
    struct section s = section(e);
    put(&s, "Type", term_z(e->arena, parameter_type(in->type)));
    put_text(&s, "Description", in->description);
    put_switch(&s, "NoEcho", in->secret);
    put(&s, "Default", default_value(e, in));
    put(&s, "AllowedValues", boolean ? booleans(e) : in->allowed);
    put_text(&s, "AllowedPattern", in->pattern);
    put_text(&s, "ConstraintDescription", in->pattern_words);
    cloudformation_member(e->arena, out, emit_pascal(e->arena, in->name),
                          term_finish(&s.b), 2);
}

static void add_parameters(struct emit *e, struct buf *out)
{
    if (e->graph->inputs.n)
        buf_add_z(out, "\nParameters:\n");
    for (size_t i = 0; i < e->graph->inputs.n; i++) {
        if (i)
            buf_add_char(out, '\n');
        add_parameter(e, out, &e->graph->inputs.at[i]);
    }
}

static const struct term *depends(struct emit *e, const struct resource *r)
{
    const struct resource **on = ARENA_ARRAY(e->arena, const struct resource *,
                                             e->graph->resources.n + 1);
    size_t n = emit_depends(e, r, on);
    struct term_builder b;
    term_start(&b, e->arena, TERM_LIST);
    for (size_t i = 0; i < n; i++)
        term_add(&b, term_string(e->arena, address(e, on[i])));
    const struct term *all = term_finish(&b);
    return n == 0 ? term_absent() : n == 1 ? all->items[0] : all;
}

static void add_resource(struct emit *e, struct buf *out,
                         const struct resource *r)
{
    struct val kind = emit_kind(e, r);
    struct section s = section(e);
    put_text(&s, "Type", val_str(val_get(kind, STR("type"))));
    put(&s, "DependsOn", depends(e, r));
    put_text(&s, "DeletionPolicy",
             val_str(val_get(kind, STR("deletion-policy"))));
    put_text(&s, "UpdateReplacePolicy",
             val_str(val_get(kind, STR("update-replace-policy"))));
    put(&s, "Properties", emit_overridden(e, r, emit_body(e, r, "properties")));
    cloudformation_member(e->arena, out, address(e, r), term_finish(&s.b), 2);
}

static void add_group(struct emit *e, struct buf *out,
                      const struct emit_group *group)
{
    bool first = true;
    for (size_t i = 0; i < e->graph->resources.n; i++) {
        const struct resource *r = e->graph->resources.at[i];
        struct val where = val_get(r->kind->document, STR("group"));
        if (!str_is(val_str(where), group->name) || emit_owner(e, r) != r)
            continue;
        if (first)
            buf_printf(out, "\n  # %s\n", group->title);
        buf_add_char(out, '\n');
        add_resource(e, out, r);
        first = false;
    }
}

static void add_outputs(struct emit *e, struct buf *out)
{
    buf_add_z(out, "\nOutputs:\n");
    for (size_t i = 0; i < e->graph->outlets.n; i++) {
        const struct outlet *o = &e->graph->outlets.at[i];
        struct section s = section(e);
        put_text(&s, "Description", o->description);
        put(&s, "Value", o->value);
        if (i)
            buf_add_char(out, '\n');
        cloudformation_member(e->arena, out, emit_pascal(e->arena, o->name),
                              term_finish(&s.b), 2);
    }
}

/* How to deploy it. Secrets go by a file: what is typed can be seen by others
 * and is kept in the shell's history. BY_BUCKET: the CLI takes it only by way
 * of a bucket. */
static void add_usage(struct emit *e, struct buf *out, bool by_bucket)
{
    struct str name = e->graph->name;
    bool first = true;
    buf_printf(out,
               "#\n#   aws cloudformation deploy --region %.*s --stack-name "
               "%.*s \\\n#     --template-file %.*s.yaml --capabilities "
               "CAPABILITY_NAMED_IAM",
               STR_ARG(e->graph->region), STR_ARG(name), STR_ARG(name));
    if (by_bucket)
        buf_add_z(out, " \\\n#     --s3-bucket BUCKET");
    for (size_t i = 0; i < e->graph->inputs.n; i++) {
        const struct input *in = &e->graph->inputs.at[i];
        if (in->fallback->kind != TERM_ABSENT)
            continue;
        buf_printf(out,
                   first ? " \\\n#     --parameter-overrides "
                           "file://parameters.json\n#\n"
                           "# where parameters.json is "
                           "[\"%.*s=...\""
                         : ", \"%.*s=...\"",
                   STR_ARG(emit_pascal(e->arena, in->name)));
        first = false;
    }
    buf_add_z(out, first ? "\n" : "]\n");
    if (by_bucket)
        buf_add_z(out,
                  "#\n# A template of more than 51,200 bytes goes by way of "
                  "S3: BUCKET is one of yours.\n");
}

static void add_body(struct emit *e, struct buf *out)
{
    buf_add_z(out, "AWSTemplateFormatVersion: '2010-09-09'\n");
    buf_add_z(out, "Description: ");
    yaml_add_string(out, str_printf(e->arena, "The migration %.*s",
                                    STR_ARG(e->graph->name)));
    buf_add_char(out, '\n');
    add_parameters(e, out);
    buf_add_z(out, "\nResources:");
    for (size_t i = 0; i < emit_group_count; i++)
        add_group(e, out, &emit_groups[i]);
    add_outputs(e, out);
}

/* The head of the file says how it is deployed, which its size decides. */
static void add_template(struct emit *e, struct buf *out)
{
    struct buf body, head;
    buf_init(&body, 0);
    buf_init(&head, 0);
    buf_printf(out, "# %.*s\n", STR_ARG(emit_banner(e)));
    add_body(e, &body);
    add_usage(e, &head, false);
    if (out->len + head.len + body.len > TEMPLATE_INLINE_MAX) {
        buf_clear(&head);
        add_usage(e, &head, true);
    }
    buf_add_str(out, buf_str(&head));
    buf_add_str(out, buf_str(&body));
    buf_free(&head);
    buf_free(&body);
}

void cloudformation_emit(struct arena *a, const struct graph *g,
                         struct output *output, struct findings *fs)
{
    struct emit e = {.arena = a,
                     .target = EMIT_CLOUDFORMATION,
                     .graph = g,
                     .output = output,
                     .findings = fs,
                     .tags = tags,
                     .address = address};
    struct buf out;
    buf_init(&out, 0);
    emit_check_overrides(&e);
    add_template(&e, &out);
    output_add(output,
               str_printf(a, "cloudformation/%.*s.yaml", STR_ARG(g->name)),
               str_copy(a, buf_str(&out)), false);
    buf_free(&out);
}
