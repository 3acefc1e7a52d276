#include "spec/size.h"

bool size_parse(struct str s, int64_t *gib)
{
    size_t digits = 0;
    while (digits < s.len && s.ptr[digits] >= '0' && s.ptr[digits] <= '9')
        digits++;
    struct str unit = str_sub(s, digits, s.len);
    if (unit.len && unit.ptr[0] == ' ')
        unit = str_sub(unit, 1, unit.len);
    bool tib = str_is(unit, "TiB");
    uint64_t n;
    if ((!tib && !str_is(unit, "GiB")) ||
        !str_to_u64(str_sub(s, 0, digits), &n) || n > INT32_MAX)
        return false;
    *gib = (int64_t)n * (tib ? 1024 : 1);
    return true;
}
