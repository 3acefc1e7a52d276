/* The engine of an endpoint, and what hangs on it. */
#include "rules/resource.h"
#include "rules/rules.h"

/* "expected engine_name to be one of [...], got Postgres". */
static void engine_case(struct rules *r, const struct rules_resource *x,
                        struct val v)
{
    struct str name;
    if (!x->engine || x->doc->host != HOST_IS_terraform || !rules_known(v) ||
        !host_val_str(v, &name) || str_eq(name, x->engine->name) ||
        !str_eq_nocase(name, x->engine->name))
        return;
    struct finding *f =
        rules_report(r, FINDING_ENDPOINT_UNKNOWN_ENGINE, v,
                     "the aws provider has no engine '%.*s'", STR_ARG(name));
    rules_help(r, f, "write '%.*s'", STR_ARG(x->engine->name));
    resource_fix(r, f, x, "EngineName", str_z(r->arena, x->engine->name), true);
}

static void unknown_engine(struct rules *r, const struct rules_resource *x)
{
    struct val v = host_member(x->doc, "EngineName");
    struct str name;
    /* Skeletons of requests hold "" for what is not given. */
    bool empty_is_none = x->doc->words == HOST_WORDS_API && !x->doc->options;
    engine_case(r, x, v);
    if (x->engine || !rules_known(v) || !host_val_str(v, &name) ||
        (!name.len && (empty_is_none || x->doc->words == HOST_WORDS_MODULE)))
        return;
    const struct engine *near = engine_nearest(name);
    struct finding *f = rules_report(r, FINDING_ENDPOINT_UNKNOWN_ENGINE, v,
                                     "DMS has no engine '%.*s'", STR_ARG(name));
    if (f && near)
        rules_help(r, f, "did you mean '%.*s'?", STR_ARG(near->name));
    if (f && near)
        resource_fix(r, f, x, "EngineName", str_z(r->arena, near->name), false);
    else if (f && name.len)
        f->severity = SEVERITY_WARNING;
    else
        rules_help(r, f, "write one, such as 'mysql' or 'postgres'");
}

static void engine_role(struct rules *r, const struct rules_resource *x)
{
    if (!x->engine || !x->role || x->engine->roles & (unsigned)x->role)
        return;
    bool source = x->role == ENGINE_SOURCE;
    struct finding *f =
        resource_report(r, x, FINDING_ENDPOINT_ENGINE_ROLE, "EndpointType",
                        "%.*s can only be a %s", STR_ARG(x->engine->words),
                        source ? "target" : "source");
    resource_related(r, f, x, "EngineName", "this is the engine");
}

static void ssl_mode(struct rules *r, const struct rules_resource *x)
{
    struct str mode;
    if (!x->engine || !resource_str(r, x, "SslMode", &mode))
        return;
    struct str known = member_value(host_member_at(x->doc, "SslMode"), mode);
    if (!known.len || str_among(known, x->engine->ssl_modes.ptr))
        return;
    struct finding *f =
        resource_report(r, x, FINDING_ENDPOINT_SSL_MODE, "SslMode",
                        "endpoints of %.*s have no TLS mode '%.*s'",
                        STR_ARG(x->engine->words), STR_ARG(mode));
    rules_help(r, f, "they have: %.*s", STR_ARG(x->engine->ssl_modes));
}

/* What the settings of the engine are called, if the document has them. */
static void help_settings(struct rules *r, const struct rules_resource *x,
                          struct finding *f)
{
    enum member_words words = host_member_words(x->doc);
    const struct member *m = NULL;
    while ((m = member_next(x->object, m)))
        if (m->object == x->settings && member_name(m, words))
            rules_help(r, f, "those of %.*s are '%s'",
                       STR_ARG(x->engine->words), member_name(m, words));
    if (f && !f->help.len)
        rules_help(r, f, "remove them: %.*s has none here",
                   STR_ARG(x->engine->words));
}

static void settings_engine(struct rules *r, const struct rules_resource *x)
{
    const struct member *m = NULL;
    if (x->settings == OBJECT_NONE)
        return;
    while ((m = member_next(x->object, m))) {
        struct val key = host_member_key(x->doc, m->name);
        if (m->type != MEMBER_OBJECT || m->object == OBJECT_NONE ||
            m->object == x->settings || !val_exists(key))
            continue;
        struct finding *f = rules_report(
            r, FINDING_ENDPOINT_SETTINGS_ENGINE, key, "'%.*s' are not for %.*s",
            STR_ARG(val_str(key)), STR_ARG(x->engine->words));
        resource_related(r, f, x, "EngineName", "this is the engine");
        help_settings(r, x, f);
    }
}

/* Whether the setting is written, does something where it belongs, and stands
 * in an endpoint of the other role. What repeats the default is what tools
 * write out, and hurts nobody. */
static bool is_of_other(struct rules *r, const struct rules_resource *x,
                        const struct member *m)
{
    return m->role && m->role != x->role && resource_there(r, x, m->name) &&
           !(m->fallback && resource_is(r, x, m->name, m->fallback));
}

/* Of S3 most settings say how files look, for whoever reads or writes them, and
 * of heartbeats endpoint/heartbeat-target speaks. Who copied the endpoint
 * copied all of them: that is one mistake. */
static void setting_role(struct rules *r, const struct rules_resource *x)
{
    const struct member *m = NULL, *first = NULL;
    size_t n = 0;
    if (!x->role || x->settings == OBJECT_NONE || x->doc->exported ||
        !(x->engine->roles & (unsigned)x->role) ||
        rules_engine(x->engine, "s3"))
        return;
    while ((m = member_next(x->settings, m))) {
        if (str_starts(str_of(m->name), STR("Heartbeat")) ||
            !is_of_other(r, x, m))
            continue;
        first = first ? first : m;
        n++;
    }
    if (!n)
        return;
    bool target = x->role == ENGINE_TARGET;
    struct finding *f = resource_report(
        r, x, FINDING_ENDPOINT_SETTING_ROLE, first->name,
        "DMS takes '%s'%s of %s only, and this is a %s",
        resource_name(x, first->name),
        n > 2    ? str_printf(r->arena, " and %zu others", n - 1).ptr
        : n == 2 ? " and 1 other"
                 : "",
        target ? "sources" : "targets", target ? "target" : "source");
    rules_help(r, f, "remove %s, or set %s in the %s endpoint",
               n > 1 ? "them" : "it", n > 1 ? "them" : "it",
               target ? "source" : "target");
    resource_related(r, f, x, "EndpointType", "as it is");
}

static const struct resource_rule rules[] = {
    {ON(ENDPOINT), unknown_engine},
    {ON(ENDPOINT) | ON(S3_ENDPOINT), engine_role},
    {ON(ENDPOINT) | ON(S3_ENDPOINT), ssl_mode},
    {ON(ENDPOINT), settings_engine},
    {ON(ENDPOINT), setting_role},
};

const struct resource_part resource_engines = {rules, COUNT_OF(rules)};
