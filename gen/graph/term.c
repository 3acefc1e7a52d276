#include "graph/term.h"

#include <assert.h>

#include "base/buf.h"

static struct term *make(struct arena *a, enum term_kind kind, struct str text)
{
    struct term *t = ARENA_NEW(a, struct term);
    t->kind = kind;
    t->text = text;
    return t;
}

const struct term *term_absent(void)
{
    static const struct term absent = {.kind = TERM_ABSENT};
    return &absent;
}

const struct term *term_string(struct arena *a, struct str text)
{
    return make(a, TERM_STRING, text);
}

const struct term *term_z(struct arena *a, const char *text)
{
    return make(a, TERM_STRING, str_of(text));
}

const struct term *term_number(struct arena *a, int64_t number)
{
    return make(a, TERM_NUMBER, str_printf(a, "%lld", (long long)number));
}

const struct term *term_bool(struct arena *a, bool truth)
{
    struct term *t = make(a, TERM_BOOL, STR(""));
    t->truth = truth;
    return t;
}

const struct term *term_reference(struct arena *a, const struct resource *r,
                                  const char *output)
{
    struct term *t = make(a, TERM_REFERENCE, str_of(output));
    t->resource = r;
    return t;
}

const struct term *term_parameter(struct arena *a, struct str name)
{
    return make(a, TERM_PARAMETER, name);
}

const struct term *term_secret(struct arena *a, struct str name,
                               const struct resource *holder)
{
    struct term *t = make(a, TERM_SECRET, name);
    t->resource = holder;
    return t;
}

const struct term *term_pseudo(struct arena *a, enum term_pseudo pseudo,
                               unsigned number)
{
    struct term *t = make(a, TERM_PSEUDO, STR(""));
    t->pseudo = pseudo;
    t->number = number;
    return t;
}

const struct term *term_json(struct arena *a, const struct term *body)
{
    struct term *t = make(a, TERM_JSON, STR(""));
    t->items = ARENA_NEW(a, const struct term *);
    t->items[0] = body;
    t->count = 1;
    return t;
}

const struct term *term_document(struct arena *a, struct str name,
                                 struct str body)
{
    struct term *t = make(a, TERM_DOCUMENT, name);
    t->body = body;
    return t;
}

const struct term *term_from(struct arena *a, const struct term *t,
                             struct val origin)
{
    struct term *copy = ARENA_NEW(a, struct term);
    *copy = *t;
    copy->origin = origin;
    return copy;
}

static const struct term *of_container(struct arena *a, struct val v)
{
    bool object = val_is(v, NODE_OBJECT);
    struct term_builder b;
    term_start(&b, a, object ? TERM_MAP : TERM_LIST);
    VAL_EACH(it, v)
    {
        const struct term *item = term_of_val(a, it.value);
        if (object)
            term_put(&b, val_str(it.key), item);
        else
            term_add(&b, item);
    }
    return term_finish(&b);
}

const struct term *term_of_val(struct arena *a, struct val v)
{
    const struct term *t;
    switch (val_kind(v)) {
    case NODE_STRING:
        t = term_string(a, val_str(v));
        break;
    case NODE_NUMBER:
        t = make(a, TERM_NUMBER, val_str(v));
        break;
    case NODE_TRUE:
    case NODE_FALSE:
        t = term_bool(a, val_bool(v, false));
        break;
    case NODE_ARRAY:
    case NODE_OBJECT:
        t = of_container(a, v);
        break;
    default:
        return term_absent();
    }
    return term_from(a, t, v);
}

void term_start(struct term_builder *b, struct arena *a, enum term_kind kind)
{
    assert(kind == TERM_JOIN || kind == TERM_LIST || kind == TERM_MAP);
    *b = (struct term_builder){.arena = a, .kind = kind};
}

/* Whether ITEM was made one with the string before it. */
static bool merged(struct term_builder *b, const struct term *item)
{
    const struct term *last = b->items.n ? b->items.at[b->items.n - 1] : NULL;
    if (b->kind != TERM_JOIN || !last || last->kind != TERM_STRING ||
        item->kind != TERM_STRING)
        return false;
    b->items.at[b->items.n - 1] = term_string(
        b->arena, str_printf(b->arena, "%.*s%.*s", STR_ARG(last->text),
                             STR_ARG(item->text)));
    return true;
}

void term_add(struct term_builder *b, const struct term *item)
{
    assert(b->kind != TERM_MAP);
    if (item->kind != TERM_ABSENT && !merged(b, item))
        *vec_push(b->arena, &b->items) = item;
}

void term_put(struct term_builder *b, struct str key, const struct term *item)
{
    assert(b->kind == TERM_MAP);
    if (item->kind == TERM_ABSENT)
        return;
    *vec_push(b->arena, &b->items) = item;
    *vec_push(b->arena, &b->keys) = key;
}

const struct term *term_finish(struct term_builder *b)
{
    if (b->kind == TERM_JOIN && b->items.n == 0)
        return term_z(b->arena, "");
    if (b->kind == TERM_JOIN && b->items.n == 1)
        return b->items.at[0];
    struct term *t = make(b->arena, b->kind, STR(""));
    t->items = b->items.at;
    t->keys = b->keys.at;
    t->count = b->items.n;
    return t;
}

const struct term *term_get(const struct term *map, struct str key)
{
    for (size_t i = 0; map->kind == TERM_MAP && i < map->count; i++)
        if (str_eq(map->keys[i], key))
            return map->items[i];
    return term_absent();
}

static const struct term *merge(struct arena *a, const struct term *x,
                                const struct term *y, bool lists);

static void put_merged(struct term_builder *b, const struct term *x,
                       const struct term *y, bool lists)
{
    for (size_t i = 0; i < x->count; i++)
        term_put(b, x->keys[i],
                 merge(b->arena, x->items[i], term_get(y, x->keys[i]), lists));
    for (size_t i = 0; i < y->count; i++)
        if (term_get(x, y->keys[i])->kind == TERM_ABSENT)
            term_put(b, y->keys[i], y->items[i]);
}

static const struct term *merge(struct arena *a, const struct term *x,
                                const struct term *y, bool lists)
{
    struct term_builder b;
    if (x->kind == TERM_ABSENT || y->kind == TERM_ABSENT)
        return y->kind == TERM_ABSENT ? x : y;
    bool same = x->kind == y->kind &&
                (x->kind == TERM_MAP || (lists && x->kind == TERM_LIST));
    if (!same)
        return y;
    term_start(&b, a, x->kind);
    if (x->kind == TERM_MAP)
        put_merged(&b, x, y, lists);
    for (size_t i = 0; x->kind == TERM_LIST && i < x->count + y->count; i++)
        term_add(&b, i < x->count ? x->items[i] : y->items[i - x->count]);
    return term_finish(&b);
}

const struct term *term_merge(struct arena *a, const struct term *x,
                              const struct term *y)
{
    return merge(a, x, y, true);
}

const struct term *term_override(struct arena *a, const struct term *x,
                                 const struct term *y)
{
    return merge(a, x, y, false);
}
