#include "dms/capacity.h"

#include "base/vec.h"

static const struct {
    const char *family, *sizes;
} classes[] = {
#define CLASS(family, sizes) {family, sizes},
#define OLD_CLASS(family, next)
#define CAPACITY(units)
#include "dms/capacity.def"
#undef CLASS
#undef OLD_CLASS
#undef CAPACITY
};

static const struct {
    const char *family, *next;
} old[] = {
#define CLASS(family, sizes)
#define OLD_CLASS(family, next) {family, next},
#define CAPACITY(units)
#include "dms/capacity.def"
#undef CLASS
#undef OLD_CLASS
#undef CAPACITY
};

static const unsigned units[] = {
#define CLASS(family, sizes)
#define OLD_CLASS(family, next)
#define CAPACITY(units) units,
#include "dms/capacity.def"
#undef CLASS
#undef OLD_CLASS
#undef CAPACITY
};

typedef VEC(struct str) names;

static void all_classes(struct arena *a, names *out)
{
    for (size_t i = 0; i < COUNT_OF(classes); i++) {
        struct str sizes = str_of(classes[i].sizes);
        while (sizes.len) {
            struct str size = str_cut(&sizes, ' ');
            *vec_push(a, out) =
                str_printf(a, "dms.%s.%.*s", classes[i].family, STR_ARG(size));
        }
    }
}

/* Of "dms.t2.medium" the family that came after, with the same size. */
static struct str successor(struct arena *a, struct str name)
{
    struct str rest = name;
    str_cut(&rest, '.');
    struct str family = str_cut(&rest, '.');
    for (size_t i = 0; i < COUNT_OF(old); i++)
        if (str_is(family, old[i].family))
            return str_printf(a, "dms.%s.%.*s", old[i].next, STR_ARG(rest));
    return STR("");
}

static bool is_among(const names *all, struct str name)
{
    for (size_t i = 0; i < all->n; i++)
        if (str_eq(all->at[i], name))
            return true;
    return false;
}

enum class_state capacity_class(struct arena *a, struct str name,
                                struct str *instead)
{
    names all = {0};
    all_classes(a, &all);
    *instead = STR("");
    if (is_among(&all, name))
        return CLASS_KNOWN;
    struct str next = successor(a, name);
    if (next.len) {
        *instead = is_among(&all, next) ? next : STR("");
        return CLASS_OLD;
    }
    int near = str_nearest(name, all.at, all.n);
    if (near >= 0)
        *instead = all.at[near];
    return CLASS_UNKNOWN;
}

const unsigned *capacity_units(size_t *count)
{
    *count = COUNT_OF(units);
    return units;
}
