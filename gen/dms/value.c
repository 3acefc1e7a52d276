#include "dms/value.h"

#include <assert.h>

#include "tree/number.h"

static const struct {
    const char *name;
    enum dms_class class;
} types[] = {
#define DMS_TYPE(id, name, class) {name, DMS_CLASS_##class},
#include "dms/types.def"
#undef DMS_TYPE
};

const char *dms_type_name(enum dms_type t)
{
    assert(t < DMS_TYPE_COUNT);
    return types[t].name;
}

enum dms_class dms_type_class(enum dms_type t)
{
    assert(t < DMS_TYPE_COUNT);
    return types[t].class;
}

int dms_type_by_name(struct str name)
{
    for (int i = 0; i < DMS_TYPE_COUNT; i++)
        if (str_is(name, types[i].name))
            return i;
    return -1;
}

bool value_equal(struct value a, struct value b)
{
    if (a.null || b.null)
        return a.null && b.null;
    return str_eq(a.bytes, b.bytes);
}

/* Whether S is a number as number_compare reads one (not NaN, Infinity). */
static bool is_number(struct str s)
{
    size_t at = s.len && s.ptr[0] == '-';
    return at < s.len && s.ptr[at] >= '0' && s.ptr[at] <= '9';
}

int value_compare(struct value a, struct value b)
{
    if (a.null || b.null)
        return (int)b.null - (int)a.null;
    bool numbers = dms_type_class(a.type) == DMS_CLASS_NUMBER &&
                   is_number(a.bytes) && is_number(b.bytes);
    return numbers ? number_compare(a.bytes, b.bytes)
                   : str_cmp(a.bytes, b.bytes);
}
