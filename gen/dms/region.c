#include "dms/region.h"

#include <assert.h>

#include "base/vec.h"

static const struct region regions[] = {
#define REGION(name, zones) {{name, sizeof(name) - 1}, zones},
#include "dms/region.def"
#undef REGION
};

size_t region_count(void)
{
    return COUNT_OF(regions);
}

const struct region *region_at(size_t i)
{
    assert(i < COUNT_OF(regions));
    return &regions[i];
}

const struct region *region_find(struct str name)
{
    for (size_t i = 0; i < COUNT_OF(regions); i++)
        if (str_eq(regions[i].name, name))
            return &regions[i];
    return NULL;
}

const struct region *region_nearest(struct str name)
{
    struct str names[COUNT_OF(regions)];
    for (size_t i = 0; i < COUNT_OF(regions); i++)
        names[i] = regions[i].name;
    int i = str_nearest(name, names, COUNT_OF(regions));
    return i < 0 ? NULL : &regions[i];
}
