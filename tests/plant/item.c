#include "item.h"

#include "base/vec.h"

/* The generator of Steele, Lea and Flood (SplitMix64). */
static uint64_t next_random(struct chance *c)
{
    uint64_t z = c->state += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

unsigned chance_below(struct chance *c, unsigned n)
{
    return (unsigned)(next_random(c) >> 32) % n;
}

bool chance_one_in(struct chance *c, unsigned n)
{
    return chance_below(c, n) == 0;
}

const char *chance_word(struct chance *c, struct arena *a, const char *words)
{
    unsigned n = 1;
    for (const char *p = words; *p; p++)
        n += *p == '|';
    struct str rest = str_of(words), word = {0};
    for (unsigned i = chance_below(c, n) + 1; i > 0; i--)
        word = str_cut(&rest, '|');
    return str_z(a, word);
}

struct item *item_new(struct arena *a, enum item_kind kind, const char *key,
                      const char *text)
{
    struct item *item = ARENA_NEW(a, struct item);
    item->kind = kind;
    item->key = key;
    item->text = text;
    return item;
}

struct item *item_add(struct item *parent, struct item *child)
{
    struct item **end = &parent->first;
    while (*end)
        end = &(*end)->next;
    *end = child;
    return child;
}

struct item *item_object(struct arena *a, struct item *parent, const char *key)
{
    return item_add(parent, item_new(a, ITEM_OBJECT, key, NULL));
}

struct item *item_array(struct arena *a, struct item *parent, const char *key)
{
    return item_add(parent, item_new(a, ITEM_ARRAY, key, NULL));
}

struct item *item_string(struct arena *a, struct item *parent, const char *key,
                         const char *text)
{
    return item_add(parent, item_new(a, ITEM_STRING, key, text));
}

struct item *item_plain(struct arena *a, struct item *parent, const char *key,
                        const char *text)
{
    return item_add(parent, item_new(a, ITEM_PLAIN, key, text));
}

struct item *item_get(struct item *object, const char *key)
{
    for (struct item *i = object->first; i; i = i->next)
        if (i->key && strcmp(i->key, key) == 0)
            return i;
    return NULL;
}

void item_remove(struct item *parent, struct item *child)
{
    struct item **at = &parent->first;
    while (*at != child)
        at = &(*at)->next;
    *at = child->next;
}

unsigned item_count(const struct item *item)
{
    unsigned n = 0;
    for (const struct item *i = item->first; i; i = i->next)
        n++;
    return n;
}

struct item *item_at(struct item *item, unsigned index)
{
    struct item *i = item->first;
    while (index-- > 0)
        i = i->next;
    return i;
}

bool item_is_container(const struct item *item)
{
    return item->kind == ITEM_OBJECT || item->kind == ITEM_ARRAY;
}

bool item_says(const struct item *item, const char *text)
{
    return item && !item_is_container(item) && strcmp(item->text, text) == 0;
}

struct item *item_copy(struct arena *a, const struct item *item)
{
    struct item *copy = ARENA_NEW(a, struct item);
    *copy = *item;
    struct item **end = &copy->first;
    for (const struct item *i = item->first; i; i = i->next) {
        *end = item_copy(a, i);
        end = &(*end)->next;
    }
    return copy;
}
