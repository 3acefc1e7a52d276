#include "schema/report_example.h"

#include "tree/edit.h"

enum { EXAMPLE_MAX = 80 }; /* bytes of one that is shown */

/* Null and what is empty are right, but show nothing. */
static bool shows_something(struct val v)
{
    switch (val_kind(v)) {
    case NODE_TRUE:
    case NODE_FALSE:
    case NODE_NUMBER:
        return true;
    case NODE_STRING:
        return val_str(v).len > 0 && val_str(v).len <= EXAMPLE_MAX;
    case NODE_ARRAY:
    case NODE_OBJECT:
        return val_count(v) > 0 && val_span(v).len <= EXAMPLE_MAX &&
               !str_contains(span_str(val_span(v)), STR("\n"));
    default:
        return false;
    }
}

/* Schemas of other people have examples that are none. */
static bool is_good(const struct program *p, const struct failure *failure,
                    struct val v)
{
    return shows_something(v) && machine_try(p, failure->sub, v) == TRI_YES;
}

static struct val first_good(const struct program *p,
                             const struct failure *failure)
{
    if (val_is(failure->examples, NODE_ARRAY))
        VAL_EACH(it, failure->examples)
    if (is_good(p, failure, it.value))
        return it.value;
    return val_none();
}

/* The key of a member with what stands between it and its value, as it is
 * written: `zones: `, `"zones": `, `zones = `. */
static void add_key(struct buf *b, struct val v)
{
    if (v.at == 0 || v.tree->nodes[v.at - 1].kind != NODE_KEY)
        return;
    struct span key = val_span((struct val){v.tree, v.at - 1});
    struct str bytes = key.text->bytes, name = span_str(key);
    size_t at = key.off + key.len;
    while (at < bytes.len && (bytes.ptr[at] == ' ' || bytes.ptr[at] == '\t'))
        at++;
    char sign = at < bytes.len ? bytes.ptr[at] : '\0';
    if (name.len > EXAMPLE_MAX || (sign != ':' && sign != '='))
        return;
    buf_add_str(b, name);
    buf_add_z(b, sign == ':' ? ": " : " = ");
}

static void add_value(struct buf *b, struct val example, struct val v)
{
    if (val_is(example, NODE_STRING))
        edit_spell(b, v, val_str(example));
    else
        buf_add_str(b, span_str(val_span(example)));
}

void example_add(struct buf *b, const struct program *p,
                 const struct failure *failure, struct val v)
{
    struct val example = first_good(p, failure);
    bool normal = !val_exists(example);
    if (normal)
        example = failure->normal;
    if (normal && !is_good(p, failure, example))
        return;
    buf_add_z(b, "for example: ");
    add_key(b, v);
    add_value(b, example, v);
    buf_add_z(b, normal ? " (the default)" : "");
}

void example_add_default(struct buf *b, const struct program *p,
                         const struct failure *failure, struct val v)
{
    if (!is_good(p, failure, failure->normal))
        return;
    buf_add_z(b, "the default is ");
    add_value(b, failure->normal, v);
}
