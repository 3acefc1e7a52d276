#include "dms/engine.h"

#include <assert.h>

#include "base/vec.h"

static const struct engine engines[] = {
#define LITERAL(z) {z, sizeof(z) - 1}
#define ENGINE(name, words, port, roles, captures, ssl, versions)              \
    {LITERAL(name), LITERAL(words), port,             ENGINE_##roles,          \
     captures,      LITERAL(ssl),   LITERAL(versions)},
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
        if (str_eq(engines[i].name, name))
            return &engines[i];
    return NULL;
}

struct str engine_ssl_default(const struct engine *e)
{
    struct str words = e->ssl_modes;
    return str_cut(&words, ' ');
}

bool engine_has_word(struct str words, struct str word)
{
    while (words.len)
        if (str_eq(str_cut(&words, ' '), word))
            return true;
    return false;
}
