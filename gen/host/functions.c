#include "host/functions.h"

#include "host/limits.h"
#include "read/read.h"
#include "read/view.h"

bool functions_is_loop(struct str key)
{
    return str_starts(key, STR("Fn::ForEach::"));
}

struct str functions_name(struct val v, struct val *argument)
{
    if (!val_is(v, NODE_OBJECT) || val_count(v) != 1)
        return STR("");
    VAL_EACH(it, v)
    {
        struct str name = val_str(it.key);
        if (argument)
            *argument = it.value;
        /* {"Condition": x} is a condition's name only within conditions. */
        if (str_is(name, "Ref") ||
            (str_starts(name, STR("Fn::")) && !functions_is_loop(name)))
            return name;
    }
    return STR("");
}

struct str functions_referred(struct val v)
{
    struct val argument = val_none();
    struct str name = functions_name(v, &argument);
    if (str_is(name, "Fn::Sub")) { /* !Sub "${Name}", "${Name.Arn}" */
        struct str s = val_str(argument);
        bool whole = s.len > 3 && s.ptr[0] == '$' && s.ptr[s.len - 1] == '}';
        s = whole ? str_sub(s, 2, s.len - 3) : STR("");
        return str_cut(&s, '.');
    }
    if (!str_is(name, "Ref") && !str_is(name, "Fn::GetAtt"))
        return STR("");
    if (val_is(argument, NODE_ARRAY))
        argument = val_item(argument, 0);
    struct str path = val_str(argument);
    return str_cut(&path, '.');
}

/* --- Functions as unknowns -------------------------------------------- */

static bool is_function(const struct tree *t, uint32_t at)
{
    const struct node *n = &t->nodes[at];
    return n->kind == NODE_OBJECT && n->value == 1 &&
           functions_name((struct val){t, at}, NULL).len;
}

/* Whether what is at AT stands for its argument, written out as JSON: what is
 * an object there is one to DMS. */
static bool is_written_out(const struct tree *t, uint32_t at)
{
    return is_function(t, at) && t->nodes[at].next > at + 2 &&
           str_is(functions_name((struct val){t, at}, NULL),
                  "Fn::ToJsonString");
}

static bool is_loop(const struct tree *t, uint32_t at)
{
    return t->nodes[at].kind == NODE_KEY &&
           functions_is_loop(val_str((struct val){t, at}));
}

/* A loop among the members of an object, or a macro beside them. */
static bool gets_members(const struct tree *t, uint32_t object)
{
    uint32_t end = t->nodes[object].next;
    for (uint32_t i = object + 1; i < end; i = t->nodes[i + 1].next)
        if (is_loop(t, i) ||
            str_is(val_str((struct val){t, i}), "Fn::Transform"))
            return true;
    return false;
}

/* Within a loop "${Name}" and "&{Name}" are filled in wherever they stand. */
static bool has_hole(const struct tree *t, const struct node *n)
{
    struct str s = n->kind == NODE_STRING ? node_str(t, n) : STR("");
    return str_contains(s, STR("${")) || str_contains(s, STR("&{"));
}

/* Copies the nodes, functions as one each; TO gets the new index of each. */
static uint32_t copy_nodes(const struct tree *t, struct node *out, uint32_t *to)
{
    uint32_t count = 0, loop_end = 0;
    for (uint32_t i = 0; i < t->count;) {
        uint32_t next = i + 1;
        struct node n = t->nodes[i];
        if (is_loop(t, i) && t->nodes[next].next > loop_end)
            loop_end = t->nodes[next].next;
        if (n.kind == NODE_OBJECT && gets_members(t, i))
            n.flags |= NODE_OPEN;
        if (i < loop_end && has_hole(t, &n))
            n.flags |= NODE_HOLES;
        if (is_written_out(t, i)) {
            to[i] = to[i + 1] = count;
            i += 2;
            continue;
        }
        if (is_function(t, i)) {
            next = n.next;
            n.kind = NODE_UNKNOWN;
            n.flags = 0;
            n.value = 0;
        }
        for (uint32_t k = i; k < next; k++)
            to[k] = count;
        out[count++] = n;
        i = next;
    }
    to[t->count] = count;
    return count;
}

static bool has_function(const struct tree *t)
{
    if (str_contains(t->text->bytes, STR("Fn::ForEach::")) ||
        str_contains(t->text->bytes, STR("Fn::Transform")))
        return true;
    for (uint32_t i = 0; t->singles && i < t->count; i++)
        if (is_function(t, i))
            return true;
    return false;
}

const struct tree *functions_unknown(struct arena *a, const struct tree *t)
{
    if (!has_function(t))
        return t;
    struct tree *copy = ARENA_NEW(a, struct tree);
    uint32_t *to = ARENA_ARRAY(a, uint32_t, t->count + 1);
    *copy = *t;
    copy->nodes = ARENA_ARRAY(a, struct node, t->count);
    copy->count = copy_nodes(t, copy->nodes, to);
    for (uint32_t i = 0; i < copy->count; i++) {
        struct node *n = &copy->nodes[i];
        n->next = n->kind == NODE_UNKNOWN ? i + 1 : to[n->next];
        /* What stood within a function is as unknown as that. */
        if (n->kind == NODE_ALIAS)
            n->value = to[n->value];
    }
    return copy;
}

static bool gives(struct val v, struct str name, unsigned depth)
{
    struct val argument = val_none();
    bool sub = str_is(functions_name(v, &argument), "Fn::Sub");
    if (sub && val_exists(val_get(val_item(argument, 1), name)))
        return true;
    if (depth > FUNCTIONS_DEPTH_MAX ||
        (!val_is(v, NODE_OBJECT) && !val_is(v, NODE_ARRAY)))
        return false;
    VAL_EACH(it, v)
    if (gives(it.value, name, depth + 1))
        return true;
    return false;
}

bool functions_gives(struct val v, struct str name)
{
    return gives(v, name, 0);
}

/* --- Texts ------------------------------------------------------------- */

static struct text *string_view(struct arena *a, struct val v)
{
    v = val_target(v);
    bool json = read_syntax(v.tree->text) == READ_JSON;
    return json ? json_string_view(a, v) : yaml_string_view(a, v);
}

/* "${Name}" is a hole, "${!Name}" what DMS gets as "${Name}". */
static void add_sub(struct view *out, struct text *from)
{
    struct str s = from->bytes;
    uint32_t done = 0, len = (uint32_t)s.len;
    for (uint32_t i = 0; i + 1 < len; i++) {
        if (s.ptr[i] != '$' || s.ptr[i + 1] != '{')
            continue;
        const char *close = memchr(s.ptr + i, '}', len - i);
        if (!close)
            break;
        uint32_t end = (uint32_t)(close - s.ptr) + 1;
        view_part(out, from, done, i - done);
        if (s.ptr[i + 2] == '!') {
            view_part(out, from, i, 2);
            view_part(out, from, i + 3, end - i - 3);
        } else {
            view_part_hole(out, from, i, end - i, str_sub(s, i, end - i));
        }
        done = end;
        i = end - 1;
    }
    view_part(out, from, done, len - done);
}

static bool add_text(struct arena *a, struct view *out, struct val v,
                     unsigned depth);

/* [DELIMITER, [PIECES]]. The delimiter has no place of its own between two
 * pieces: it stands where the piece before it ends. */
static bool add_join(struct arena *a, struct view *out, struct val v,
                     unsigned depth)
{
    struct val delimiter = val_item(v, 0), pieces = val_item(v, 1);
    if (!val_is(delimiter, NODE_STRING) || !val_is(pieces, NODE_ARRAY))
        return false;
    uint32_t end = 0;
    VAL_EACH(it, pieces)
    {
        struct span span = val_span(it.value);
        if (it.index && val_str(delimiter).len)
            view_escape(out, end, 0, val_str(delimiter));
        if (!add_text(a, out, it.value, depth + 1))
            view_hole(out, span.off, span.len, STR("${}"));
        end = span.off + span.len;
    }
    return true;
}

/* False if nothing is known of V; then nothing was added. */
static bool add_text(struct arena *a, struct view *out, struct val v,
                     unsigned depth)
{
    struct val argument = val_none();
    struct str name = functions_name(v, &argument);
    if (val_is(v, NODE_STRING)) {
        struct text *text = string_view(a, v);
        view_part(out, text, 0, (uint32_t)text->bytes.len);
        return true;
    }
    if (depth > FUNCTIONS_DEPTH_MAX)
        return false;
    if (str_is(name, "Fn::Join"))
        return add_join(a, out, argument, depth);
    if (!str_is(name, "Fn::Sub"))
        return false;
    if (val_is(argument, NODE_ARRAY))
        argument = val_item(argument, 0);
    if (!val_is(argument, NODE_STRING))
        return false;
    out->sub = true;
    add_sub(out, string_view(a, argument));
    out->sub = false;
    return true;
}

struct text *functions_text(struct arena *a, struct val v)
{
    struct view out;
    view_start(&out, a, v.tree->text);
    bool known = add_text(a, &out, v, 0);
    if (known && out.segments.n == 0) {
        struct span span = val_span(v);
        view_escape(&out, span.off, span.len, STR(""));
    }
    struct text *text = view_text(&out);
    return known ? text : NULL;
}
