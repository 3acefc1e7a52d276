#include "emit/terraform_term.h"

#include <assert.h>

/* What the account knows, by term_pseudo: the data source and its field. */
static const struct {
    const char *type, *name, *field;
} data_sources[] = {
    [PSEUDO_REGION] = {"aws_region", "current", "name"},
    [PSEUDO_ACCOUNT] = {"aws_caller_identity", "current", "account_id"},
    [PSEUDO_PARTITION] = {"aws_partition", "current", "partition"},
    [PSEUDO_ZONE] = {"aws_availability_zones", "available", "names"},
};

struct str terraform_address(struct arena *a, const struct resource *r)
{
    struct str type = val_str(val_get(r->kind->terraform, STR("type")));
    assert(type.len);
    return str_printf(a, "%.*s.%.*s", STR_ARG(type),
                      STR_ARG(hcl_name(a, r->label)));
}

static struct str reference(struct arena *a, const struct term *t)
{
    struct val output = val_get(t->resource->kind->outputs, t->text);
    struct str field = val_str(val_get(output, STR("terraform")));
    assert(field.len);
    return str_printf(a, "%.*s.%.*s",
                      STR_ARG(terraform_address(a, t->resource)),
                      STR_ARG(field));
}

static struct str pseudo(struct arena *a, const struct term *t)
{
    struct str s =
        str_printf(a, "data.%s.%s.%s", data_sources[t->pseudo].type,
                   data_sources[t->pseudo].name, data_sources[t->pseudo].field);
    if (t->pseudo == PSEUDO_ZONE)
        s = str_printf(a, "%.*s[%u]", STR_ARG(s), t->number);
    return s;
}

static struct str join(struct arena *a, const struct term *t)
{
    struct buf b;
    buf_init(&b, 0);
    buf_add_char(&b, '"');
    for (size_t i = 0; i < t->count; i++) {
        if (t->items[i]->kind == TERM_STRING) {
            hcl_add_escaped(&b, t->items[i]->text);
        } else {
            buf_add_z(&b, "${");
            buf_add_str(&b, terraform_term(a, t->items[i]));
            buf_add_char(&b, '}');
        }
    }
    buf_add_char(&b, '"');
    struct str s = str_copy(a, buf_str(&b));
    buf_free(&b);
    return s;
}

static struct str list(struct arena *a, const struct term *t)
{
    struct str *items = ARENA_ARRAY(a, struct str, t->count + 1);
    for (size_t i = 0; i < t->count; i++)
        items[i] = terraform_term(a, t->items[i]);
    return hcl_list(a, items, t->count);
}

static struct str map(struct arena *a, const struct term *t)
{
    struct hcl_pair *pairs = ARENA_ARRAY(a, struct hcl_pair, t->count + 1);
    for (size_t i = 0; i < t->count; i++)
        pairs[i] =
            (struct hcl_pair){t->keys[i], terraform_term(a, t->items[i])};
    return hcl_object(a, pairs, t->count);
}

struct str terraform_term(struct arena *a, const struct term *t)
{
    switch (t->kind) {
    case TERM_STRING:
        return hcl_quote(a, t->text);
    case TERM_NUMBER:
        return t->text;
    case TERM_BOOL:
        return t->truth ? STR("true") : STR("false");
    case TERM_REFERENCE:
        return reference(a, t);
    case TERM_PARAMETER:
    case TERM_SECRET:
        return str_printf(a, "var.%.*s", STR_ARG(hcl_name(a, t->text)));
    case TERM_PSEUDO:
        return pseudo(a, t);
    case TERM_JOIN:
        return join(a, t);
    case TERM_LIST:
        return list(a, t);
    case TERM_MAP:
        return map(a, t);
    case TERM_JSON:
        return str_printf(a, "jsonencode(%.*s)",
                          STR_ARG(terraform_term(a, t->items[0])));
    case TERM_DOCUMENT:
        return str_printf(a, "file(\"${path.module}/%.*s\")", STR_ARG(t->text));
    case TERM_ABSENT:
        break;
    }
    return STR("null");
}

struct str terraform_term_line(struct arena *a, const struct term *t)
{
    struct buf b;
    buf_init(&b, 0);
    for (size_t i = 0; i < t->count; i++) {
        buf_add_z(&b, i ? ", " : "[");
        buf_add_str(&b, terraform_term(a, t->items[i]));
    }
    buf_add_z(&b, t->count ? "]" : "[]");
    struct str s = str_copy(a, buf_str(&b));
    buf_free(&b);
    return s;
}

struct str terraform_tags(struct arena *a, const struct graph *g)
{
    struct hcl_pair *pairs = ARENA_ARRAY(a, struct hcl_pair, g->tags.n + 1);
    for (size_t i = 0; i < g->tags.n; i++)
        pairs[i] = (struct hcl_pair){g->tags.at[i].name,
                                     terraform_term(a, g->tags.at[i].value)};
    return hcl_object(a, pairs, g->tags.n);
}

struct str terraform_type(struct str type)
{
    return str_is(type, "boolean") ? STR("bool") : type;
}

static void note_pseudos(const struct term *t, bool *used)
{
    if (t->kind == TERM_PSEUDO)
        used[t->pseudo] = true;
    for (size_t i = 0; i < t->count; i++)
        note_pseudos(t->items[i], used);
}

/* Zones that an account has to opt in to are no zones for us. */
static void add_zone_filter(struct hcl_body *data)
{
    hcl_attribute(data, STR("state"), STR("\"available\""));
    struct hcl_body *filter = hcl_block(data, STR("filter"), STR(""), STR(""));
    hcl_attribute(filter, STR("name"), STR("\"opt-in-status\""));
    hcl_attribute(filter, STR("values"), STR("[\"opt-in-not-required\"]"));
}

void terraform_data_sources(struct hcl_body *file, const struct graph *g)
{
    bool used[COUNT_OF(data_sources)] = {false};
    for (size_t i = 0; i < g->resources.n; i++)
        for (size_t j = 0; j < g->resources.at[i]->attributes.n; j++)
            note_pseudos(g->resources.at[i]->attributes.at[j].value, used);
    for (size_t i = 0; i < COUNT_OF(data_sources); i++) {
        if (!used[i])
            continue;
        struct hcl_body *data =
            hcl_block(file, STR("data"), str_of(data_sources[i].type),
                      str_of(data_sources[i].name));
        if (i == PSEUDO_ZONE)
            add_zone_filter(data);
    }
}
