/* The engines whose endpoints, and the SQL that prepares them as sources, are
 * known: not yet all that the rest of dmsc knows. */
#include "base/buf.h"
#include "dms/engine.h"
#include "graph/plan.h"
#include "graph/plan_parts.h"

static const struct {
    enum object settings; /* of an engine's endpoints */
    const char *name, *words;
} families[] = {
    {OBJECT_POSTGRES, "postgres", "PostgreSQL and Aurora PostgreSQL"},
};

const char *plan_family(const struct engine *e)
{
    for (size_t i = 0; i < COUNT_OF(families); i++)
        if (families[i].settings == e->settings)
            return families[i].name;
    return NULL;
}

static void help_families(struct findings *fs, struct finding *f)
{
    struct buf b;
    buf_init(&b, 0);
    for (size_t i = 0; i < COUNT_OF(families); i++)
        buf_printf(&b, "%s%s", i ? ", " : "", families[i].words);
    finding_help(fs, f,
                 "build knows %.*s; check and run take this spec as it is",
                 STR_ARG(buf_str(&b)));
    buf_free(&b);
}

bool plan_possible(const struct model *m, struct findings *fs)
{
    bool possible = true;
    for (size_t i = 0; i < m->database_count; i++) {
        const struct database *d = &m->databases[i];
        if (!(d->is_source || d->is_target) || plan_family(d->engine))
            continue;
        possible = false;
        help_families(
            fs, val_finding(fs, FINDING_SPEC_UNBUILT_ENGINE, d->engine_origin,
                            "dmsc cannot build an endpoint of %.*s yet",
                            STR_ARG(d->engine->words)));
    }
    return possible;
}
