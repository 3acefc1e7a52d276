#include "dms/member.h"

#include <assert.h>
#include <stddef.h>

#include "base/vec.h"
#include "schema/report_fix.h"

#define SAME "" /* as in the API */

static const struct member members[] = {
#define OBJECT(id, shape, cloudformation, terraform)
#define MEMBER(object_, name_, cloudformation_, terraform_, ...)               \
    {.of = OBJECT_##object_,                                                   \
     .name = #name_,                                                           \
     .cloudformation = cloudformation_,                                        \
     .terraform = terraform_,                                                  \
     __VA_ARGS__},
#define MODULE(object, name, module)
#define ATTRIBUTE(object, name)
#include "dms/resource.def"
#include "dms/setting.def"
#undef OBJECT
#undef MEMBER
#undef MODULE
#undef ATTRIBUTE
};

static const struct module_name {
    enum object of;
    const char *name, *module;
} module_names[] = {
#define OBJECT(id, shape, cloudformation, terraform)
#define MEMBER(...)
#define MODULE(object, name, module) {OBJECT_##object, #name, module},
#define ATTRIBUTE(object, name)
#include "dms/resource.def"
#include "dms/setting.def"
#undef OBJECT
#undef MEMBER
#undef MODULE
#undef ATTRIBUTE
};

static const struct {
    enum object of;
    const char *name;
} attributes[] = {
#define OBJECT(id, shape, cloudformation, terraform)
#define MEMBER(...)
#define MODULE(object, name, module)
#define ATTRIBUTE(object, name) {OBJECT_##object, name},
#include "dms/resource.def"
#include "dms/setting.def"
#undef OBJECT
#undef MEMBER
#undef MODULE
#undef ATTRIBUTE
};

static const struct {
    const char *cloudformation, *terraform;
} types[OBJECT_COUNT] = {
#define OBJECT(id, shape, cloudformation, terraform)                           \
    [OBJECT_##id] = {cloudformation, terraform},
#define MEMBER(...)
#define MODULE(...)
#define ATTRIBUTE(...)
#include "dms/resource.def"
#include "dms/setting.def"
#undef OBJECT
#undef MEMBER
#undef MODULE
#undef ATTRIBUTE
};

const struct member *member_next(enum object object, const struct member *m)
{
    for (m = m ? m + 1 : members; m < members + COUNT_OF(members); m++)
        if (m->of == object)
            return m;
    return NULL;
}

const struct member *member_at(enum object object, struct str name)
{
    const struct member *m = NULL;
    while ((m = member_next(object, m)))
        if (str_is(name, m->name))
            return m;
    return NULL;
}

const struct member *member_folded(enum object object, struct str name)
{
    const struct member *m = NULL;
    while ((m = member_next(object, m)))
        if (str_eq_nocase(name, str_of(m->name)))
            return m;
    return NULL;
}

static const char *module_name(const struct member *m)
{
    for (size_t i = 0; i < COUNT_OF(module_names); i++)
        if (module_names[i].of == m->of &&
            str_is(str_of(m->name), module_names[i].name))
            return module_names[i].module;
    return m->terraform;
}

const char *member_name(const struct member *m, enum member_words words)
{
    switch (words) {
    case MEMBER_API:
        return m->foreign ? NULL : m->name;
    case MEMBER_CLOUDFORMATION:
        return m->cloudformation && !*m->cloudformation ? m->name
                                                        : m->cloudformation;
    case MEMBER_TERRAFORM:
        return m->terraform;
    case MEMBER_MODULE:
        return module_name(m);
    }
    return NULL;
}

static bool is_flat(const struct member *m, enum member_words words)
{
    return m->flat && (words == MEMBER_TERRAFORM || words == MEMBER_MODULE);
}

const struct member *member_find(enum object object, enum member_words words,
                                 struct str name)
{
    const struct member *m = NULL, *found = NULL;
    while (!found && (m = member_next(object, m))) {
        const char *called = member_name(m, words);
        if (is_flat(m, words))
            found = member_find((enum object)m->object, words, name);
        else if (called && str_is(name, called))
            found = m;
        else if (words == MEMBER_MODULE && m->terraform &&
                 str_is(name, m->terraform))
            found = m;
    }
    return found;
}

/* --- What may be meant -------------------------------------------------- */

#define NAMES_MAX 160 /* more than any object has members */

struct names {
    struct str at[NAMES_MAX];
    size_t n;
};

static void add_name(struct names *names, const char *name)
{
    assert(names->n < NAMES_MAX);
    names->at[names->n++] = str_of(name);
}

static void add_names(struct names *names, enum object object,
                      enum member_words words)
{
    const struct member *m = NULL;
    while ((m = member_next(object, m))) {
        const char *called = member_name(m, words);
        if (is_flat(m, words))
            add_names(names, (enum object)m->object, words);
        else if (called && !m->answer)
            add_name(names, called);
    }
}

/* NAME without its end that says how it points at a thing; "" if it has none.
 */
static struct str pointed_at(struct str name)
{
    static const char *const ends[] = {"Arn", "Identifier", "Id"};
    for (size_t i = 0; i < COUNT_OF(ends); i++) {
        size_t len = strlen(ends[i]);
        if (name.len > len &&
            str_eq_nocase(str_sub(name, name.len - len, len), str_of(ends[i])))
            return str_sub(name, 0, name.len - len);
    }
    return STR("");
}

struct str member_handle(enum object object, enum member_words words,
                         struct str name)
{
    struct names names = {.n = 0};
    struct str thing = pointed_at(name);
    add_names(&names, object, words);
    for (size_t i = 0; thing.len && i < names.n; i++)
        if (str_eq_nocase(pointed_at(names.at[i]), thing))
            return names.at[i];
    return STR("");
}

bool member_ends(const struct member *m, enum member_words words,
                 struct str name)
{
    const char *z = member_name(m, words);
    struct str called = str_of(z ? z : "");
    if (name.len >= called.len || 2 * name.len < called.len ||
        !str_ends(called, name))
        return false;
    size_t start = called.len - name.len;
    return called.ptr[start - 1] == '_' ||
           (*name.ptr >= 'A' && *name.ptr <= 'Z');
}

static struct str nearest(const struct names *names, struct str name)
{
    int i = str_nearest(name, names->at, names->n);
    return i < 0 ? STR("") : names->at[i];
}

struct str member_nearest(enum object object, enum member_words words,
                          struct str name)
{
    struct names names = {.n = 0};
    add_names(&names, object, words);
    return nearest(&names, name);
}

/* --- Values --------------------------------------------------------------- */

static char folded(char c)
{
    if (c == '_')
        return '-';
    return c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
}

static bool same_value(struct str a, struct str b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (folded(a.ptr[i]) != folded(b.ptr[i]))
            return false;
    return true;
}

struct str member_value(const struct member *m, struct str v)
{
    if (!m->values)
        return v;
    struct str rest = str_of(m->values);
    while (rest.len) {
        struct str value = str_cut(&rest, ' ');
        if (same_value(value, v))
            return value;
    }
    return STR("");
}

struct str member_spelt(const struct member *m, struct str v)
{
    struct str rest = str_of(m->spelt ? m->spelt : m->values);
    if (!rest.len)
        return member_value(m, v).len ? v : STR("");
    while (rest.len) {
        struct str value = str_cut(&rest, ' ');
        if (same_value(value, v))
            return value;
    }
    return STR("");
}

struct str member_value_nearest(const struct member *m, struct str v)
{
    struct names names = {.n = 0};
    struct str rest = str_of(m->values ? m->values : "");
    while (rest.len) {
        assert(names.n < NAMES_MAX);
        names.at[names.n++] = str_cut(&rest, ' ');
    }
    return nearest(&names, v);
}

const char *member_object_type(enum object object, enum member_words words)
{
    if (words == MEMBER_CLOUDFORMATION)
        return types[object].cloudformation;
    return words == MEMBER_TERRAFORM ? types[object].terraform : NULL;
}

/* --- Extra connection attributes ------------------------------------------ */

/* "asm_user" is asmUser: the guide has both. */
static bool same_extra(struct str a, const char *b)
{
    size_t i = 0;
    for (; i < a.len; i++) {
        if (a.ptr[i] == '_')
            continue;
        if (!*b || folded(a.ptr[i]) != folded(*b++))
            return false;
    }
    return !*b;
}

bool member_extra(enum object object, struct str name, struct member_extra *out)
{
    const struct member *m = NULL;
    while ((m = member_next(object, m))) {
        const char *best = m->eca ? m->eca : m->name;
        *out = (struct member_extra){str_of(best), m};
        if (same_extra(name, best) || same_extra(name, m->name))
            return true;
    }
    for (size_t i = 0; i < COUNT_OF(attributes); i++) {
        *out = (struct member_extra){str_of(attributes[i].name), NULL};
        if (attributes[i].of == object && same_extra(name, attributes[i].name))
            return true;
    }
    return false;
}

static void add_extras(struct names *names, enum object object)
{
    const struct member *m = NULL;
    while ((m = member_next(object, m)))
        add_name(names, m->eca ? m->eca : m->name);
    for (size_t i = 0; i < COUNT_OF(attributes); i++)
        if (attributes[i].of == object)
            add_name(names, attributes[i].name);
}

struct str member_extra_nearest(enum object object, struct str name)
{
    struct names names = {.n = 0};
    add_extras(&names, object);
    return nearest(&names, name);
}

bool member_extra_certain(enum object object, struct str name, struct str near)
{
    struct names names = {.n = 0};
    add_extras(&names, object);
    return remedy_is_certain(name, near, names.at, names.n);
}
