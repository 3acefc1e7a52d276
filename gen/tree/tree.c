#include "tree/tree.h"

#include <assert.h>
#include <stdarg.h>

#include "base/buf.h"
#include "tree/number.h"

static const struct node *raw_node(struct val v)
{
    assert(v.tree && v.at < v.tree->count);
    return &v.tree->nodes[v.at];
}

struct val tree_root(const struct tree *tree)
{
    if (!tree || tree->count == 0)
        return val_none();
    return (struct val){tree, 0};
}

unsigned val_flags(struct val v)
{
    v = val_target(v);
    return v.tree ? raw_node(v)->flags : 0;
}

struct span val_span(struct val v)
{
    const struct node *n = raw_node(v);
    return (struct span){v.tree->text, n->off, n->len};
}

struct str val_other_str(struct val v)
{
    if (!val_exists(v))
        return STR("");
    const struct node *n = raw_node(v);
    switch (n->kind) {
    case NODE_NUMBER:
        if (n->flags & NODE_DECODED)
            return (struct str){v.tree->strings + n->value, n->size};
        return span_str(val_span(v));
    case NODE_TRUE:
        return STR("true");
    case NODE_FALSE:
        return STR("false");
    case NODE_NULL:
        return STR("null");
    default:
        return STR("");
    }
}

uint32_t val_hash(struct val v)
{
    v = val_target(v);
    return v.tree ? raw_node(v)->hash : 0;
}

bool val_bool(struct val v, bool fallback)
{
    enum node_kind kind = val_kind(v);
    if (kind != NODE_TRUE && kind != NODE_FALSE)
        return fallback;
    return kind == NODE_TRUE;
}

bool val_int(struct val v, int64_t *out)
{
    return val_is(v, NODE_NUMBER) && number_to_int(val_str(v), out);
}

uint32_t val_count(struct val v)
{
    enum node_kind kind = val_kind(v);
    if (kind != NODE_ARRAY && kind != NODE_OBJECT)
        return 0;
    return raw_node(val_target(v))->value;
}

struct val val_find(struct val object, struct str key, uint32_t hash)
{
    if (!val_is(object, NODE_OBJECT))
        return val_none();
    struct val v = val_target(object);
    const struct node *nodes = v.tree->nodes;
    uint32_t end = nodes[v.at].next;
    for (uint32_t at = v.at + 1; at < end; at = nodes[at + 1].next)
        if (nodes[at].hash == hash && !(nodes[at].flags & NODE_SHADOWED) &&
            str_eq(node_str(v.tree, &nodes[at]), key))
            return (struct val){v.tree, at};
    return val_none();
}

struct val val_first_key(struct val object, struct str name)
{
    struct val v = val_target(object);
    if (!val_is(v, NODE_OBJECT))
        return val_none();
    const struct node *nodes = v.tree->nodes;
    uint32_t end = nodes[v.at].next;
    for (uint32_t at = v.at + 1; at < end; at = nodes[at + 1].next)
        if (str_eq(node_str(v.tree, &nodes[at]), name))
            return (struct val){v.tree, at};
    return val_none();
}

struct val val_path(struct val v, ...)
{
    va_list args;
    va_start(args, v);
    for (const char *key; (key = va_arg(args, const char *));)
        v = val_get_z(v, key);
    va_end(args);
    return v;
}

struct val val_item(struct val array, uint32_t index)
{
    if (val_is(array, NODE_ARRAY)) {
        VAL_EACH(it, array)
        if (it.index == index)
            return it.value;
    }
    return val_none();
}

static void add_pointer_key(struct buf *b, struct str key)
{
    for (size_t i = 0; i < key.len; i++) {
        if (key.ptr[i] == '~')
            buf_add_z(b, "~0");
        else if (key.ptr[i] == '/')
            buf_add_z(b, "~1");
        else
            buf_add_char(b, key.ptr[i]);
    }
}

/* The child of V whose subtree (or key) holds the node at AT. */
static bool child_with(struct val v, uint32_t at, struct val_iter *child)
{
    VAL_EACH(it, v)
    {
        if (at >= it.next)
            continue;
        *child = it;
        return at >= (val_exists(it.key) ? it.key.at : it.value.at);
    }
    return false;
}

/* The way from FROM to V, which stands within it. */
static void add_way(struct buf *b, struct val from, struct val v)
{
    struct val_iter child;
    while (from.at != v.at && child_with(from, v.at, &child)) {
        buf_add_char(b, '/');
        if (val_exists(child.key))
            add_pointer_key(b, val_str(child.key));
        else
            buf_printf(b, "%u", child.index);
        if (val_exists(child.key) && child.key.at == v.at)
            break;
        from = child.value;
    }
}

/* The alias before V that stands for what V is in, or val_none(). */
static struct val alias_of(struct val v)
{
    const struct node *nodes = v.tree->nodes;
    for (uint32_t i = 0; i < v.at; i++)
        if (nodes[i].kind == NODE_ALIAS && nodes[i].value > i &&
            nodes[i].value <= v.at && v.at < nodes[nodes[i].value].next)
            return (struct val){v.tree, i};
    return val_none();
}

/* What is beyond the root is there for an alias within it. */
static void add_pointer(struct buf *b, struct val v)
{
    struct val from = tree_root(v.tree), alias = val_none();
    if (val_exists(from) && v.at >= v.tree->nodes[0].next)
        alias = alias_of(v);
    if (val_exists(alias)) {
        add_pointer(b, alias);
        from = val_target(alias);
    }
    add_way(b, from, v);
}

struct str val_pointer(struct arena *a, struct val v)
{
    struct buf b;
    buf_init(&b, 0);
    add_pointer(&b, v);
    return buf_take(&b, a);
}

static bool pointer_key_is(struct str written, struct str key)
{
    size_t at = 0;
    for (size_t i = 0; i < key.len; i++, at++) {
        bool special = key.ptr[i] == '~' || key.ptr[i] == '/';
        if (special && (at >= written.len || written.ptr[at++] != '~'))
            return false;
        char want = !special ? key.ptr[i] : key.ptr[i] == '~' ? '0' : '1';
        if (at >= written.len || written.ptr[at] != want)
            return false;
    }
    return at == written.len;
}

struct val val_at_pointer(struct val root, struct str pointer)
{
    struct val v = root;
    if (pointer.len && pointer.ptr[0] != '/')
        return val_none();
    str_cut(&pointer, '/');
    while (pointer.ptr && val_exists(v)) {
        struct str key = str_cut(&pointer, '/');
        struct val found = val_none();
        uint64_t index;
        if (val_is(v, NODE_ARRAY) && str_to_u64(key, &index))
            found = val_item(v, (uint32_t)index);
        VAL_EACH(it, v)
        if (it.object && pointer_key_is(key, val_str(it.key)))
            found = it.value;
        v = found;
    }
    return v;
}

struct finding *val_finding(struct findings *fs, enum finding_id id,
                            struct val v, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    struct finding *f = val_vfinding(fs, id, v, format, args);
    va_end(args);
    return f;
}

struct finding *val_vfinding(struct findings *fs, enum finding_id id,
                             struct val v, const char *format, va_list args)
{
    struct finding *f = finding_vadd(fs, id, val_span(v), format, args);
    f->pointer = val_pointer(fs->arena, v);
    return f;
}

static bool objects_equal(struct val a, struct val b)
{
    VAL_EACH(it, a)
    {
        struct val other = val_get(b, val_str(it.key));
        if (!val_exists(other) || !val_equal(it.value, other))
            return false;
    }
    return true;
}

static bool arrays_equal(struct val a, struct val b)
{
    struct val_iter other = val_iter(b);
    VAL_EACH(it, a)
    if (!val_step(&other) || !val_equal(it.value, other.value))
        return false;
    return true;
}

bool val_equal(struct val a, struct val b)
{
    enum node_kind kind = val_kind(a);
    if (kind != val_kind(b) || kind == NODE_UNKNOWN || kind == NODE_ERROR)
        return false;
    if ((val_flags(a) | val_flags(b)) & (NODE_HOLES | NODE_OPEN))
        return false;
    switch (kind) {
    case NODE_NUMBER:
        return number_compare(val_str(a), val_str(b)) == 0;
    case NODE_STRING:
        return str_eq(val_str(a), val_str(b));
    case NODE_ARRAY:
        return val_count(a) == val_count(b) && arrays_equal(a, b);
    case NODE_OBJECT:
        return val_count(a) == val_count(b) && objects_equal(a, b);
    default:
        return true;
    }
}
