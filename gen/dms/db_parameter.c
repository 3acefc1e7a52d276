#include "dms/db_parameter.h"

#include "base/vec.h"

static const struct db_parameter parameters[] = {
#define PARAMETER(engines_, name_, needed_, ...)                               \
    {.engines = engines_, .name = name_, .needed = needed_, __VA_ARGS__},
#include "dms/db_parameter.def"
#undef PARAMETER
};

size_t db_parameter_count(void)
{
    return COUNT_OF(parameters);
}

const struct db_parameter *db_parameter_at(size_t i)
{
    return &parameters[i];
}

bool db_parameter_is_of(const struct db_parameter *p, struct str engine)
{
    return str_among(engine, p->engines);
}

const struct db_parameter *db_parameter_find(struct str engine, struct str name)
{
    for (size_t i = 0; i < COUNT_OF(parameters); i++)
        if (db_parameter_is_of(&parameters[i], engine) &&
            str_is(name, parameters[i].name))
            return &parameters[i];
    return NULL;
}

bool db_parameter_is_wrong(const struct db_parameter *p, struct str value)
{
    struct str words = str_of(p->wrong ? p->wrong : "");
    uint64_t n;
    while (words.len)
        if (str_eq_nocase(str_cut(&words, ' '), value))
            return true;
    return p->wrong_to && str_to_u64(value, &n) &&
           n >= (uint64_t)p->wrong_from && n <= (uint64_t)p->wrong_to;
}

/* "8.0" is the start of "8.0.35", and of no "8.01". */
static bool is_version(struct str version, struct str start)
{
    return str_starts(version, start) &&
           (version.len == start.len || version.ptr[start.len] == '.');
}

bool db_parameter_falls_back(const struct db_parameter *p, struct str version)
{
    struct str words = str_of(p->versions ? p->versions : "");
    if (!p->fallback || !p->versions)
        return p->fallback != NULL;
    while (words.len)
        if (is_version(version, str_cut(&words, ' ')))
            return true;
    return false;
}
