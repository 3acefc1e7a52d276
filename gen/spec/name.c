#include "spec/name.h"

#include <assert.h>

static const struct {
    const char *words;
    size_t max;
} kinds[] = {
#define NAME_KIND(id, words, max) {words, max},
    NAME_KINDS(NAME_KIND)
#undef NAME_KIND
};

const char *name_kind_words(enum name_kind kind)
{
    assert(kind < NAME_KIND_COUNT);
    return kinds[kind].words;
}

size_t name_kind_max(enum name_kind kind)
{
    assert(kind < NAME_KIND_COUNT);
    return kinds[kind].max;
}

static bool begins_with_part(struct str id, struct str part)
{
    return str_starts(id, part) &&
           (id.len == part.len || id.ptr[part.len] == '-');
}

static bool ends_with_part(struct str id, struct str part)
{
    return str_ends(id, part) &&
           (id.len == part.len || id.ptr[id.len - part.len - 1] == '-');
}

static struct str join(const struct model *m, struct str id)
{
    struct str name = val_str(m->name);
    if (begins_with_part(id, name))
        return id;
    return str_printf(m->arena, "%.*s-%.*s", STR_ARG(name), STR_ARG(id));
}

struct str name_of(const struct model *m, const char *part)
{
    return part ? join(m, str_of(part)) : val_str(m->name);
}

static struct str given(struct val identifier, struct str otherwise)
{
    return val_is(identifier, NODE_STRING) ? val_str(identifier) : otherwise;
}

struct str name_instance(const struct model *m)
{
    return given(m->instance.identifier, val_str(m->name));
}

struct str name_database(const struct model *m, const struct database *d)
{
    return given(d->created.identifier, join(m, val_str(d->key)));
}

struct str name_endpoint(const struct model *m, const struct database *d,
                         bool target)
{
    struct str role = target ? STR("target") : STR("source");
    struct str name = join(m, val_str(d->key));
    if (ends_with_part(val_str(d->key), role))
        return name;
    return str_printf(m->arena, "%.*s-%.*s", STR_ARG(name), STR_ARG(role));
}

struct str name_task(const struct model *m, const struct task *t)
{
    return given(t->identifier, join(m, val_str(t->key)));
}
