#include "base/embed.h"
#include "base/file.h"
#include "base/template.h"
#include "dms/engine.h"
#include "graph/plan_parts.h"

/* The user's name where it is known now; else the one who runs the file has
 * to name it. */
static struct str default_user(const struct database *d)
{
    return model_is_fixed(d->user) ? val_str(d->user) : STR("dms_user");
}

/* In psql's single quotes. */
static struct str psql_quoted(struct arena *a, struct str text)
{
    char *out = arena_alloc(a, text.len * 2 + 3);
    size_t n = 0;
    out[n++] = '\'';
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '\'' || text.ptr[i] == '\\')
            out[n++] = text.ptr[i];
        out[n++] = text.ptr[i];
    }
    out[n++] = '\'';
    return (struct str){out, n};
}

/* The schema that the heartbeat of a source writes in; "" if it is off. */
static struct str heartbeat_schema(const struct database *d)
{
    bool on = false;
    struct str schema = STR("public"); /* unless HeartbeatSchema says where */
    for (size_t i = 0; i < d->endpoint_settings.n; i++) {
        struct pair pair = d->endpoint_settings.at[i];
        if (str_is(val_str(pair.key), "HeartbeatEnable"))
            on = val_is(pair.value, NODE_TRUE);
        if (str_is(val_str(pair.key), "HeartbeatSchema") &&
            model_is_fixed(pair.value) && val_str(pair.value).len)
            schema = val_str(pair.value);
    }
    return on ? schema : STR("");
}

/* "sql/prepare-source.sql", if there is something to prepare with that
 * engine. */
static void plan_prepare(struct plan *p, const struct database *d,
                         struct resource *r)
{
    struct arena *a = p->arena;
    struct str bytes;
    char *template =
        arena_printf(a, "templates/sql/prepare-%s.sql", plan_family(d->engine));
    struct str path =
        str_printf(a, "sql/prepare-%.*s.sql", STR_ARG(val_str(d->key)));
    struct template_hole holes[] = {
        {"database", val_str(d->key)},
        {"migration", val_str(p->model->name)},
        {"spec", file_name(str_of(p->model->path))},
        {"user", psql_quoted(a, default_user(d))},
        {"heartbeat", psql_quoted(a, heartbeat_schema(d))},
        {"changes", d->cdc_source ? STR("true") : STR("false")},
    };
    if (!d->is_source || !embed_find(template, &bytes))
        return;
    *vec_push(a, &p->graph->files) = (struct graph_file){
        .path = path,
        .bytes = template_fill(a, template, holes, COUNT_OF(holes))};
    if (r)
        plan_text(p, r, "prepare", path);
}

/* A copy named after the database and the file: two may be filled with files
 * of one name. */
static void plan_populate(struct plan *p, const struct database *d,
                          struct resource *r)
{
    const char *source = model_file(p->model, d->populate);
    if (!source)
        return;
    struct str path =
        str_printf(p->arena, "sql/%.*s-%.*s", STR_ARG(val_str(d->key)),
                   STR_ARG(file_name(str_of(source))));
    *vec_push(p->arena, &p->graph->files) =
        (struct graph_file){.path = path, .source = source};
    plan_text(p, r, "populate", path);
}

void plan_sql(struct plan *p, const struct database *d, struct resource *r)
{
    plan_prepare(p, d, r);
    if (r)
        plan_populate(p, d, r);
}
