#include "schema/tri.h"

#include "tree/number.h"

static bool is_unknown(enum node_kind kind)
{
    return kind == NODE_UNKNOWN || kind == NODE_ERROR;
}

static enum tri arrays_equal(struct val a, struct val b)
{
    bool open = (val_flags(a) | val_flags(b)) & NODE_OPEN;
    enum tri r = open ? TRI_UNKNOWN : TRI_YES;
    if (!open && val_count(a) != val_count(b))
        return TRI_NO;
    struct val_iter other = val_iter(b);
    VAL_EACH(it, a)
    {
        if (!val_step(&other) || r == TRI_NO)
            break;
        r = tri_and(r, tri_equal(it.value, other.value));
    }
    return r;
}

/* The members of A against those of B. */
static enum tri members_equal(struct val a, struct val b)
{
    bool open = val_flags(b) & NODE_OPEN;
    enum tri r = TRI_YES;
    VAL_EACH(it, a)
    {
        struct val other = val_get(b, val_str(it.key));
        enum tri t = TRI_UNKNOWN;
        if (val_exists(other))
            t = tri_equal(it.value, other);
        else if (!open)
            t = TRI_NO;
        r = tri_and(r, t);
        if (r == TRI_NO)
            break;
    }
    return r;
}

static enum tri objects_equal(struct val a, struct val b)
{
    bool open = (val_flags(a) | val_flags(b)) & NODE_OPEN;
    if (!open)
        return val_count(a) == val_count(b) ? members_equal(a, b) : TRI_NO;
    enum tri r = tri_and(members_equal(a, b), members_equal(b, a));
    return tri_and(r, TRI_UNKNOWN);
}

static bool is_string(enum node_kind kind)
{
    return kind == NODE_STRING || kind == NODE_KEY;
}

enum tri tri_equal(struct val a, struct val b)
{
    enum node_kind x = val_kind(a), y = val_kind(b);
    if (is_unknown(x) || is_unknown(y))
        return TRI_UNKNOWN;
    if (is_string(x) && is_string(y)) {
        if ((val_flags(a) | val_flags(b)) & NODE_HOLES)
            return TRI_UNKNOWN;
        return tri_of(val_hash(a) == val_hash(b) &&
                      str_eq(val_str(a), val_str(b)));
    }
    if (x != y)
        return TRI_NO;
    switch (x) {
    case NODE_NUMBER:
        return tri_of(number_compare(val_str(a), val_str(b)) == 0);
    case NODE_ARRAY:
        return arrays_equal(a, b);
    case NODE_OBJECT:
        return objects_equal(a, b);
    default:
        return TRI_YES;
    }
}
