#include "mistake_tools.h"

#include <ctype.h>
#include <stdio.h>

#include "base/vec.h"

const struct mistake *mistake_at(size_t index)
{
    const struct {
        const struct mistake *at;
        size_t n;
    } tables[] = {
        {mistakes_settings, mistakes_settings_count},
        {mistakes_mappings, mistakes_mappings_count},
        {mistakes_syntax, mistakes_syntax_count},
        {mistakes_catalogue, mistakes_catalogue_count},
        {mistakes_resources, mistakes_resources_count},
    };
    for (size_t i = 0; i < COUNT_OF(tables); i++) {
        if (index < tables[i].n)
            return &tables[i].at[index];
        index -= tables[i].n;
    }
    return NULL;
}

bool mistake_plant(const struct mistake *m, struct item *doc, struct arena *a,
                   struct chance *c)
{
    return m->plant(m, doc, a, c);
}

bool mistake_among(const char *name, const char *words)
{
    struct str rest = str_of(words);
    while (rest.len)
        if (str_is(str_cut(&rest, ' '), name))
            return true;
    return false;
}

struct item *mistake_path(struct item *item, const char *path,
                          struct item **parent)
{
    struct str rest = str_of(path);
    char name[80];
    while (rest.len && item) {
        struct str part = str_cut(&rest, '/');
        snprintf(name, sizeof name, "%.*s", STR_ARG(part));
        *parent = item;
        item =
            isdigit((unsigned char)*name) ? item->first : item_get(item, name);
    }
    return item;
}

const char *mistake_misspell(struct arena *a, struct chance *c,
                             const char *name)
{
    size_t n = strlen(name);
    char *s = arena_alloc(a, n + 2);
    size_t at = 1 + chance_below(c, (unsigned)n - 2);
    unsigned how = chance_below(c, 4);
    memcpy(s, name, n);
    if (how == 0) {
        memmove(s + at, s + at + 1, n - at);
    } else if (how == 1) {
        memmove(s + at + 1, s + at, n - at);
    } else if (how == 2 && s[at] != s[at + 1]) {
        char c1 = s[at];
        s[at] = s[at + 1];
        s[at + 1] = c1;
    } else {
        s[at] = s[at] == 'q' ? 'w' : 'q';
    }
    return s;
}

static void walk(struct item *parent, item_test *wanted, struct chance *c,
                 struct item **found, struct item **of, unsigned *seen)
{
    for (struct item *i = parent->first; i; i = i->next) {
        if ((!wanted || wanted(parent, i)) && chance_one_in(c, ++*seen)) {
            *found = i;
            *of = parent;
        }
        walk(i, wanted, c, found, of, seen);
    }
}

struct item *mistake_pick(struct item *doc, struct chance *c, item_test *wanted,
                          struct item **parent)
{
    struct item *found = NULL, *of = NULL;
    unsigned seen = 0;
    walk(doc, wanted, c, &found, &of, &seen);
    if (parent)
        *parent = of;
    return found;
}

void mistake_set(struct item *item, const char *value)
{
    bool plain = isdigit((unsigned char)*value) || *value == '-' ||
                 mistake_among(value, "true false null");
    item->kind = strcmp(value, "{}") == 0   ? ITEM_OBJECT
                 : strcmp(value, "[]") == 0 ? ITEM_ARRAY
                 : plain                    ? ITEM_PLAIN
                                            : ITEM_STRING;
    if (*value == '\'') /* a string of digits */
        value++;
    item->text = value;
    item->first = NULL;
    item->flags |= ITEM_AT_VALUE;
}
