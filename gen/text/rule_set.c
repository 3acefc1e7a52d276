#include "text/rule_set.h"

static struct str name_of(int id)
{
    return str_of(finding_rule((enum finding_id)id)->name);
}

static struct str group_of(int id)
{
    struct str name = name_of(id);
    return str_cut(&name, '/');
}

bool rule_set_add(struct rule_set *set, struct str name)
{
    struct str group = name;
    bool any = false;
    if (str_ends(name, STR("/*")))
        group.len -= 2;
    for (int id = 0; id < FINDING_COUNT; id++) {
        if (!str_eq(name_of(id), name) && !str_eq(group_of(id), group))
            continue;
        set->has[id] = true;
        any = true;
    }
    return any;
}

/* A slug of another group is what people most often get wrong by more than a
 * letter: "settings/dead-selection". */
static struct str same_slug(struct str name)
{
    struct str slug = name;
    str_cut(&slug, '/');
    for (int id = 0; slug.len && id < FINDING_COUNT; id++) {
        struct str known = name_of(id);
        str_cut(&known, '/');
        if (str_eq(known, slug))
            return name_of(id);
    }
    return STR("");
}

struct str rule_set_nearest(struct arena *a, struct str name)
{
    VEC(struct str) names = {0};
    for (int id = 0; id < FINDING_COUNT; id++) {
        *vec_push(a, &names) = name_of(id);
        if (id == 0 || !str_eq(group_of(id), group_of(id - 1)))
            *vec_push(a, &names) = group_of(id);
    }
    int best = str_nearest(name, names.at, names.n);
    return best >= 0 ? names.at[best] : same_slug(name);
}

bool rule_is_meta(enum finding_id id)
{
    struct str group = group_of((int)id);
    return str_is(group, "suppress") || str_is(group, "config") ||
           str_is(group, "baseline");
}
