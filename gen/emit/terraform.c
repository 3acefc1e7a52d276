#include "emit/terraform.h"

#include "emit/hcl.h"
#include "emit/terraform_term.h"

/* Tags come from the provider's default_tags; only a name is a resource's
 * own. */
static const struct term *name_tag(struct emit *e, const struct resource *r)
{
    struct val named = val_get(r->kind->document, STR("name-tag"));
    struct term_builder b;
    if (!val_bool(named, false))
        return term_absent();
    term_start(&b, e->arena, TERM_MAP);
    term_put(&b, STR("Name"), resource_get(r, STR("name")));
    return term_finish(&b);
}

static struct str resource_type(const struct resource *r)
{
    return val_str(val_get(r->kind->terraform, STR("type")));
}

static struct str address(struct emit *e, const struct resource *r)
{
    return terraform_address(e->arena, r);
}

/* All arguments but the tags, which come at the end. */
static void add_arguments(struct emit *e, struct hcl_body *body,
                          const struct term *arguments)
{
    for (size_t i = 0; i < arguments->count; i++)
        if (!str_is(arguments->keys[i], "tags"))
            hcl_attribute(body, arguments->keys[i],
                          terraform_term(e->arena, arguments->items[i]));
}

static void add_blocks(struct emit *e, struct hcl_body *body,
                       const struct term *blocks)
{
    for (size_t i = 0; i < blocks->count; i++) {
        const struct term *t = blocks->items[i];
        bool several = t->kind == TERM_LIST;
        for (size_t j = 0; j < (several ? t->count : 1); j++)
            add_arguments(e, hcl_block(body, blocks->keys[i], STR(""), STR("")),
                          several ? t->items[j] : t);
    }
}

static void add_depends(struct emit *e, struct hcl_body *body,
                        const struct resource *r)
{
    const struct resource **on = ARENA_ARRAY(e->arena, const struct resource *,
                                             e->graph->resources.n + 1);
    size_t n = emit_depends(e, r, on);
    struct str *names = ARENA_ARRAY(e->arena, struct str, n + 1);
    for (size_t i = 0; i < n; i++)
        names[i] = terraform_address(e->arena, on[i]);
    if (n == 0)
        return;
    hcl_blank(body);
    hcl_attribute(body, STR("depends_on"), hcl_list(e->arena, names, n));
}

static void add_resource(struct emit *e, struct hcl_body *file,
                         const struct resource *r)
{
    struct hcl_body *body = hcl_block(file, STR("resource"), resource_type(r),
                                      hcl_name(e->arena, r->label));
    const struct term *arguments =
        emit_overridden(e, r, emit_body(e, r, "arguments"));
    const struct term *tags = term_get(arguments, STR("tags"));
    add_arguments(e, body, arguments);
    add_blocks(e, body, emit_body(e, r, "blocks"));
    if (tags->kind != TERM_ABSENT) {
        hcl_blank(body);
        hcl_attribute(body, STR("tags"), terraform_term(e->arena, tags));
    }
    add_depends(e, body, r);
}

static void add_file(struct emit *e, const char *name, struct hcl_body *body)
{
    struct buf b;
    buf_init(&b, 0);
    buf_printf(&b, "# %.*s\n\n", STR_ARG(emit_banner(e)));
    hcl_print(body, &b);
    output_add(e->output, str_printf(e->arena, "terraform/%s", name),
               str_copy(e->arena, buf_str(&b)), false);
    buf_free(&b);
}

static void emit_group(struct emit *e, const char *group)
{
    struct hcl_body *file = hcl_body(e->arena);
    for (size_t i = 0; i < e->graph->resources.n; i++) {
        const struct resource *r = e->graph->resources.at[i];
        struct val where = val_get(r->kind->document, STR("group"));
        if (str_is(val_str(where), group) && emit_owner(e, r) == r)
            add_resource(e, file, r);
    }
    if (!hcl_is_empty(file))
        add_file(e, arena_printf(e->arena, "%s.tf", group), file);
}

static void emit_versions(struct emit *e)
{
    struct arena *a = e->arena;
    struct hcl_body *file = hcl_body(a);
    struct hcl_body *terraform =
        hcl_block(file, STR("terraform"), STR(""), STR(""));
    hcl_attribute(terraform, STR("required_version"), STR("\">= 1.3\""));
    struct hcl_body *providers =
        hcl_block(terraform, STR("required_providers"), STR(""), STR(""));
    const struct hcl_pair aws[] = {
        {STR("source"), STR("\"hashicorp/aws\"")},
        {STR("version"), STR("\"~> 5.0\"")},
    };
    hcl_attribute(providers, STR("aws"), hcl_object(a, aws, COUNT_OF(aws)));
    struct hcl_body *provider =
        hcl_block(file, STR("provider"), STR("aws"), STR(""));
    hcl_attribute(provider, STR("region"), hcl_quote(a, e->graph->region));
    struct hcl_body *tags =
        hcl_block(provider, STR("default_tags"), STR(""), STR(""));
    hcl_attribute(tags, STR("tags"), terraform_tags(a, e->graph));
    add_file(e, "versions.tf", file);
}

static void emit_data(struct emit *e)
{
    struct hcl_body *file = hcl_body(e->arena);
    terraform_data_sources(file, e->graph);
    if (!hcl_is_empty(file))
        add_file(e, "data.tf", file);
}

static void add_validation(struct emit *e, struct hcl_body *variable,
                           struct str condition, struct str message)
{
    struct hcl_body *v =
        hcl_block(variable, STR("validation"), STR(""), STR(""));
    hcl_attribute(v, STR("condition"), condition);
    hcl_attribute(v, STR("error_message"), hcl_quote(e->arena, message));
}

static void add_validations(struct emit *e, struct hcl_body *variable,
                            const struct input *in)
{
    struct arena *a = e->arena;
    struct str name = hcl_name(a, in->name);
    if (in->allowed->kind == TERM_LIST) {
        struct str list = terraform_term_line(a, in->allowed);
        add_validation(e, variable,
                       str_printf(a, "contains(%.*s, var.%.*s)", STR_ARG(list),
                                  STR_ARG(name)),
                       str_printf(a, "Must be one of %.*s.", STR_ARG(list)));
    }
    if (in->pattern.len) {
        struct str pattern = hcl_quote(a, in->pattern);
        add_validation(e, variable,
                       str_printf(a, "can(regex(%.*s, var.%.*s))",
                                  STR_ARG(pattern), STR_ARG(name)),
                       str_printf(a, "It %.*s.", STR_ARG(in->pattern_words)));
    }
}

static void add_variable(struct emit *e, struct hcl_body *file,
                         const struct input *in)
{
    struct arena *a = e->arena;
    struct hcl_body *v =
        hcl_block(file, STR("variable"), hcl_name(a, in->name), STR(""));
    hcl_attribute(v, STR("description"), hcl_quote(a, in->description));
    hcl_attribute(v, STR("type"), terraform_type(in->type));
    if (in->fallback->kind != TERM_ABSENT)
        hcl_attribute(v, STR("default"), terraform_term(a, in->fallback));
    if (in->secret)
        hcl_attribute(v, STR("sensitive"), STR("true"));
    add_validations(e, v, in);
}

static void emit_variables(struct emit *e)
{
    struct hcl_body *file = hcl_body(e->arena);
    for (size_t i = 0; i < e->graph->inputs.n; i++)
        add_variable(e, file, &e->graph->inputs.at[i]);
    if (!hcl_is_empty(file))
        add_file(e, "variables.tf", file);
}

/* An example of values; secrets are named there, but have no place in it. */
static void emit_example(struct emit *e)
{
    struct hcl_body *file = hcl_body(e->arena);
    struct arena *a = e->arena;
    hcl_comment(file, STR("Copy to terraform.tfvars and change what differs."));
    for (size_t i = 0; i < e->graph->inputs.n; i++) {
        const struct input *in = &e->graph->inputs.at[i];
        struct str value = in->fallback->kind == TERM_ABSENT
                               ? STR("\"\"")
                               : terraform_term(a, in->fallback);
        if (!in->secret)
            hcl_attribute(file, hcl_name(a, in->name), value);
    }
    hcl_blank(file);
    hcl_comment(file, STR("Secrets come from the environment, never from a "
                          "file:"));
    for (size_t i = 0; i < e->graph->inputs.n; i++) {
        const struct input *in = &e->graph->inputs.at[i];
        if (in->secret)
            hcl_comment(file, str_printf(a, "  export TF_VAR_%.*s=...",
                                         STR_ARG(hcl_name(a, in->name))));
    }
    add_file(e, "terraform.tfvars.example", file);
}

static void emit_outputs(struct emit *e)
{
    struct arena *a = e->arena;
    struct hcl_body *file = hcl_body(a);
    for (size_t i = 0; i < e->graph->outlets.n; i++) {
        const struct outlet *o = &e->graph->outlets.at[i];
        struct hcl_body *body =
            hcl_block(file, STR("output"), hcl_name(a, o->name), STR(""));
        hcl_attribute(body, STR("description"), hcl_quote(a, o->description));
        hcl_attribute(body, STR("value"), terraform_term(a, o->value));
    }
    add_file(e, "outputs.tf", file);
}

void terraform_emit(struct arena *a, const struct graph *g,
                    struct output *output, struct findings *fs)
{
    struct emit e = {.arena = a,
                     .target = EMIT_TERRAFORM,
                     .graph = g,
                     .output = output,
                     .findings = fs,
                     .tags = name_tag,
                     .address = address};
    emit_check_overrides(&e);
    emit_versions(&e);
    emit_variables(&e);
    emit_data(&e);
    for (size_t i = 0; i < emit_group_count; i++)
        emit_group(&e, emit_groups[i].name);
    emit_outputs(&e);
    emit_example(&e);
    emit_documents(&e, "terraform");
}
