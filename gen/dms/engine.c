#include "dms/engine.h"

#include <assert.h>

#include "base/vec.h"

static const struct engine engines[] = {
#define LITERAL(z)                                                             \
    {                                                                          \
        z, sizeof(z) - 1                                                       \
    }
#define ENGINE(name, words, port, roles, captures, ssl, versions, settings,    \
               modes)                                                          \
    {LITERAL(name),     LITERAL(words),    port,                               \
     ENGINE_##roles,    captures,          LITERAL(ssl),                       \
     LITERAL(versions), OBJECT_##settings, LITERAL(modes)},
#include "dms/engine.def"
#undef ENGINE
#undef LITERAL
};

size_t engine_count(void)
{
    return COUNT_OF(engines);
}

const struct engine *engine_at(size_t i)
{
    assert(i < COUNT_OF(engines));
    return &engines[i];
}

const struct engine *engine_find(struct str name)
{
    for (size_t i = 0; i < COUNT_OF(engines); i++)
        if (str_eq_nocase(engines[i].name, name))
            return &engines[i];
    return NULL;
}

const struct engine *engine_nearest(struct str name)
{
    struct str names[COUNT_OF(engines)];
    for (size_t i = 0; i < COUNT_OF(engines); i++)
        names[i] = engines[i].name;
    int i = str_nearest(name, names, COUNT_OF(engines));
    return i < 0 ? NULL : &engines[i];
}

int engine_version(const struct engine *e, struct str major)
{
    struct str words = e->versions;
    uint64_t wanted, known = 0;
    if (!str_to_u64(major, &wanted))
        return -1;
    while (words.len) {
        str_to_u64(str_cut(&words, ' '), &known);
        if (known == wanted)
            return 0;
    }
    return wanted > known ? 1 : -1;
}
