#include "graph/kind.h"

#include <assert.h>

#include "base/embed.h"
#include "base/map.h"
#include "read/json.h"

struct kinds {
    struct arena *arena;
    struct map *by_name; /* struct kind */
};

static const char folder[] = "templates/kinds/";

struct kinds *kinds_new(struct arena *a)
{
    struct kinds *ks = ARENA_NEW(a, struct kinds);
    ks->arena = a;
    ks->by_name = map_new(a);
    return ks;
}

/* Kinds are ours, and a test holds them against their schema: one that does
 * not read is our mistake. */
static struct kind *read_kind(struct kinds *ks, const char *path,
                              struct str bytes)
{
    struct findings *fs = findings_new(ks->arena);
    struct text *text = text_new(ks->arena, path, bytes);
    struct kind *k = ARENA_NEW(ks->arena, struct kind);
    k->document = tree_root(json_read(ks->arena, text, NULL, fs));
    assert(fs->list.n == 0);
    k->name = val_str(val_get(k->document, STR("kind")));
    k->attributes = val_get(k->document, STR("attributes"));
    k->outputs = val_get(k->document, STR("outputs"));
    k->terraform = val_get(k->document, STR("terraform"));
    k->cloudformation = val_get(k->document, STR("cloudformation"));
    k->cli = val_get(k->document, STR("cli"));
    *map_put(ks->by_name, k->name) = k;
    return k;
}

const struct kind *kinds_find(struct kinds *ks, struct str name)
{
    const struct kind *known = map_get(ks->by_name, name);
    struct str bytes;
    if (known)
        return known;
    char *path = arena_printf(ks->arena, "%s%.*s.json", folder, STR_ARG(name));
    return embed_find(path, &bytes) ? read_kind(ks, path, bytes) : NULL;
}

/* "vpc" of "templates/kinds/vpc.json". */
static struct str stem(struct str path)
{
    struct str name = str_sub(path, sizeof folder - 1, path.len);
    return str_sub(name, 0, name.len - 5);
}

size_t kinds_load_all(struct kinds *ks)
{
    struct str bytes;
    for (unsigned i = 0; i < embed_total(); i++) {
        struct str path = str_of(embed_path(i, &bytes));
        if (str_starts(path, str_of(folder)))
            kinds_find(ks, stem(path));
    }
    return map_count(ks->by_name);
}

const struct kind *kinds_at(const struct kinds *ks, size_t i)
{
    return map_at(ks->by_name, i)->value;
}

struct expansion {
    struct arena *arena;
    kind_lookup lookup;
    void *context;
};

/* "text @{name} text": pieces of text and names, joined. */
static const struct term *expand_pieces(struct expansion *e, struct str text)
{
    struct term_builder b;
    term_start(&b, e->arena, TERM_JOIN);
    while (text.len) {
        size_t at = 0;
        while (at < text.len && !str_starts(str_sub(text, at, 2), STR("@{")))
            at++;
        if (at)
            term_add(&b, term_string(e->arena, str_sub(text, 0, at)));
        text = str_sub(text, at + 2, text.len);
        if (text.len == 0)
            break;
        struct str name = str_cut(&text, '}');
        term_add(&b, e->lookup(e->context, name));
    }
    return term_finish(&b);
}

static bool is_name(struct str s)
{
    return s.len > 1 && s.ptr[0] == '@' && s.ptr[1] != '{';
}

static const struct term *expand_string(struct expansion *e, struct str s)
{
    if (is_name(s))
        return e->lookup(e->context, str_sub(s, 1, s.len));
    return expand_pieces(e, s);
}

static struct str expand_key(struct expansion *e, struct str key)
{
    if (!is_name(key))
        return key;
    const struct term *t = e->lookup(e->context, str_sub(key, 1, key.len));
    assert(t->kind == TERM_STRING);
    return t->text;
}

static const struct term *expand(struct expansion *e, struct val pattern,
                                 bool in_list);

/* What is not set leaves no shell: an absent item is left out, and so is a
 * container that has lost all it had, and an object of a list that has lost
 * one of its texts. */
static const struct term *expand_container(struct expansion *e,
                                           struct val pattern, bool in_list)
{
    bool object = val_is(pattern, NODE_OBJECT), lost_text = false;
    struct term_builder b;
    term_start(&b, e->arena, object ? TERM_MAP : TERM_LIST);
    VAL_EACH(it, pattern)
    {
        const struct term *item = expand(e, it.value, !object);
        lost_text |= item->kind == TERM_ABSENT && val_is(it.value, NODE_STRING);
        if (object)
            term_put(&b, expand_key(e, val_str(it.key)), item);
        else
            term_add(&b, item);
    }
    const struct term *t = term_finish(&b);
    bool lost_all = t->count == 0 && val_count(pattern);
    return lost_all || (object && in_list && lost_text) ? term_absent() : t;
}

static const struct term *expand(struct expansion *e, struct val pattern,
                                 bool in_list)
{
    switch (val_kind(pattern)) {
    case NODE_STRING:
        return expand_string(e, val_str(pattern));
    case NODE_OBJECT:
    case NODE_ARRAY:
        return expand_container(e, pattern, in_list);
    default:
        return term_of_val(e->arena, pattern);
    }
}

const struct term *kind_expand(struct arena *a, struct val pattern,
                               kind_lookup lookup, void *context)
{
    struct expansion e = {a, lookup, context};
    return expand(&e, pattern, false);
}
