/* How expressions are worked out (host/terraform_outcome.h). */
#include <stdlib.h>

#include "base/map.h"
#include "host/limits.h"
#include "host/terraform_outcome.h"
#include "read/read.h"
#include "tree/limits.h"

/* What it costs to read a byte of an expression, in bytes of work. */
enum { READ_WORK = 8 };

static bool is_spent(const struct evaluation *w)
{
    return w->t->depth > TREE_DEPTH_MAX || outcome_is_spent(w);
}

/* --- Literals ----------------------------------------------------------- */

/* The string that a view is, its holes worked out. */
static const struct outcome *template(struct evaluation *w, struct outcome *t,
                                      struct text *view)
{
    struct outcome_template found = outcome_template(w, view, true);
    t->kind = NODE_UNKNOWN;
    if (!found.text || is_spent(w))
        return t;
    t->kind = NODE_STRING;
    t->str = found.text->bytes;
    t->holes = text_has_hole(found.text);
    t->derived |= found.worked_out;
    return t;
}

/* In .tf.json a string is a template within JSON's quotes. */
static const struct outcome *json_string(struct evaluation *w,
                                         struct outcome *t, struct val v)
{
    struct text *text = json_string_view(w->t->arena, v), *view;
    view = hcl_template_view(w->t->arena, text);
    struct span all = {text, 0, (uint32_t)text->bytes.len};
    return terraform_is_one_hole(view) ? outcome_at(w, all)
                                       : template(w, t, view);
}

static bool has_template(struct str s)
{
    return str_contains(s, STR("${")) || str_contains(s, STR("%{"));
}

static const struct outcome *string(struct evaluation *w, struct outcome *t,
                                    struct val v)
{
    struct val target = val_target(v);
    bool json = terraform_is_json(target.tree->text);
    t->str = val_str(v);
    if (json && has_template(t->str))
        return json_string(w, t, target);
    if (val_flags(v) & NODE_HOLES && !json)
        return template(w, t, hcl_string_view(w->t->arena, v));
    return t;
}

/* Whether V was reported: what else belongs beside it nobody knows. */
static bool is_broken(struct val v)
{
    return val_is(v, NODE_ERROR) || val_flags(v) & NODE_BROKEN;
}

static const struct outcome *array(struct evaluation *w, struct outcome *t,
                                   struct val v)
{
    VAL_EACH(it, v)
    {
        const struct outcome *item = outcome_of(w, it.value);
        struct outcome_member *m = vec_push(w->t->arena, &t->members);
        *m = (struct outcome_member){.value = item, .at = val_span(it.value)};
        t->open |= is_broken(it.value);
    }
    return t;
}

/* A key with holes, or in parentheses, is an expression. */
static bool key_of(struct evaluation *w, struct val key, struct str *out)
{
    *out = val_str(key);
    char start = *span_str(val_span(key)).ptr;
    if (!(val_flags(key) & NODE_HOLES)) /* 1.0 is "1" */
        return start < '0' || start > '9' || outcome_is_plain(*out);
    const struct outcome *name = outcome_at(w, val_span(key));
    *out = name->str;
    return outcome_is_text(name);
}

static const struct outcome *object(struct evaluation *w, struct outcome *t,
                                    struct val v)
{
    bool unseen = false, holes = false;
    VAL_EACH(it, v)
    {
        struct outcome_member m = {.key_span = val_span(it.key),
                                   .at = val_span(it.value)};
        holes |= val_flags(it.key) & NODE_HOLES;
        unseen |= is_broken(it.value);
        if (!key_of(w, it.key, &m.key)) {
            unseen = true;
            continue;
        }
        m.value = outcome_of(w, it.value);
        if (t->open) /* keys that are worked out may be equal */
            outcome_put(w, t, &m);
        else
            *vec_push(w->t->arena, &t->members) = m;
    }
    /* The reader left it open for its keys, all of which may be known now. */
    t->open = unseen || (t->open && !holes);
    return t;
}

const struct outcome *outcome_of(struct evaluation *w, struct val v)
{
    v = val_target(v);
    enum node_kind kind = val_kind(v);
    struct span span = val_exists(v) ? val_span(v) : (struct span){0};
    if (is_spent(w))
        return outcome_unknown(w, span);
    if (is_broken(v))
        return outcome_unseen(w, span);
    if (kind == NODE_UNKNOWN)
        return outcome_at(w, span);
    struct outcome *t = outcome_new(w, kind, span);
    t->derived = w->loops > 0 || !v.tree || v.tree->syntax != TREE_HCL;
    t->open = val_flags(v) & NODE_OPEN;
    w->t->depth++;
    const struct outcome *found = t;
    if (kind == NODE_STRING)
        found = string(w, t, v);
    else if (kind == NODE_NUMBER)
        t->str = val_str(v);
    else if (kind == NODE_ARRAY)
        found = array(w, t, v);
    else if (kind == NODE_OBJECT)
        found = object(w, t, v);
    else if (kind == NODE_NONE || kind == NODE_ERROR)
        t->kind = NODE_UNKNOWN;
    w->t->depth--;
    return found;
}

/* --- References --------------------------------------------------------- */

/* What a local is, worked out once. One that is being worked out refers to
 * itself. */
static const struct outcome *local(struct evaluation *w, struct str name,
                                   struct span at)
{
    struct map **memo = &w->t->locals[w->t->defaults];
    struct val v = terraform_local(w->t, name);
    if (!*memo)
        *memo = map_new(w->t->arena);
    const struct outcome *known = map_get(*memo, name);
    if (known || !val_exists(v))
        return known ? known : outcome_unknown(w, at);
    struct evaluation own = {.t = w->t};
    terraform_hear(w->t, v);
    *map_put(*memo, name) = (void *)outcome_unknown(w, at);
    known = outcome_of(&own, v);
    *map_put(*memo, name) = (void *)known;
    return known;
}

/* A variable of which only the type is known. */
static const struct outcome *typed(struct evaluation *w, struct val type,
                                   struct span at)
{
    struct outcome *t = outcome_new(w, NODE_UNKNOWN, at);
    struct str s = val_exists(type) ? span_str(val_span(type)) : STR("");
    s = str_among(s, "\"string\" \"number\" \"bool\"")
            ? str_sub(s, 1, s.len - 2)
            : s;
    t->promise = str_is(s, "string")   ? NODE_STRING
                 : str_is(s, "number") ? NODE_NUMBER
                 : str_is(s, "bool")   ? NODE_TRUE
                                       : NODE_NONE;
    return t;
}

/* A default that is a list or a map with something in it is written to be
 * used; another is for the caller to fill. */
static const struct outcome *variable(struct evaluation *w, struct str name,
                                      struct span at)
{
    struct val block = terraform_block(w->t, "variable", STR(""), name);
    struct val v = val_get(block, STR("default"));
    struct val type = val_get(block, STR("type"));
    bool several = val_is(v, NODE_ARRAY) || val_is(v, NODE_OBJECT);
    struct evaluation own = {.t = w->t};
    if (!w->t->defaults || !several || !val_count(v))
        return typed(w, type, at);
    const struct outcome *found = outcome_of(&own, v);
    return val_exists(type)
               ? outcome_typed(w, found, span_str(val_span(type)), at)
               : found;
}

static const struct outcome *
reference(struct evaluation *w, const struct hcl_expression *e, struct span at)
{
    const struct outcome *found = NULL;
    size_t i = 1;
    for (const struct outcome_name *n = w->names; n && !found; n = n->up)
        if (str_eq(n->name, e->path[0]))
            found = n->value;
    if (!found && e->path_count > 1) {
        i = 2;
        if (str_is(e->path[0], "local"))
            found = local(w, e->path[1], at);
        else if (str_is(e->path[0], "var"))
            found = variable(w, e->path[1], at);
    }
    for (; found && i < e->path_count; i++)
        found = outcome_index(w, found, e->path[i], at);
    return found ? found : outcome_unknown(w, at);
}

/* --- Operators ---------------------------------------------------------- */

static const struct outcome *
operation(struct evaluation *w, const struct hcl_expression *e, struct span at)
{
    const struct outcome *a = outcome_of(w, val_item(e->args, 0)), *b = NULL;
    if (val_count(e->args) > 1)
        b = outcome_of(w, val_item(e->args, 1));
    if (a->failed || (b && b->failed))
        return a->failed ? a : b;
    return outcome_operate(w, e->name, a, b, at);
}

static const struct outcome *
condition(struct evaluation *w, const struct hcl_expression *e, struct span at)
{
    bool yes;
    if (!outcome_is_bool(outcome_of(w, val_item(e->args, 0)), &yes))
        return outcome_unknown(w, at);
    const struct outcome *is = outcome_of(w, val_item(e->args, yes ? 1 : 2));
    const struct outcome *not = outcome_of(w, val_item(e->args, yes ? 2 : 1));
    return outcome_unify(w, is, not, at);
}

static const struct outcome *
index_of(struct evaluation *w, const struct hcl_expression *e, struct span at)
{
    const struct outcome *value = outcome_of(w, val_item(e->args, 0));
    const struct outcome *key = outcome_of(w, val_item(e->args, 1));
    return outcome_is_text(key) ? outcome_index(w, value, key->str, at)
                                : outcome_unknown(w, at);
}

/* --- for ---------------------------------------------------------------- */

struct loop {
    const struct hcl_expression *e;
    struct span at;
    struct outcome *result;
};

/* Adds what a member of a collection gives. */
static void turn(struct evaluation *w, void *of)
{
    const struct loop *l = of;
    const struct hcl_expression *e = l->e;
    bool yes = true;
    struct val filter = val_item(e->args, HCL_FOR_IF);
    struct val name = val_item(e->args, HCL_FOR_KEY);
    if (!val_is(filter, NODE_NULL) &&
        !outcome_is_bool(outcome_of(w, filter), &yes)) {
        l->result->open = true;
        yes = true;
    }
    struct outcome_member m = {.key_span = l->at};
    const struct outcome *named =
        val_is(name, NODE_NULL) ? NULL : outcome_of(w, name);
    if (named)
        m.key = named->str;
    if (named && (!outcome_is_text(named) || e->grouped))
        l->result->open = true;
    else if (yes)
        m.value = outcome_of(w, val_item(e->args, HCL_FOR_VALUE));
    if (m.value && named)
        outcome_put(w, l->result, &m);
    else if (m.value)
        outcome_add(w, l->result, m.value);
}

static int by_key(const void *a, const void *b)
{
    const struct outcome_member *x = a, *y = b;
    return str_cmp(x->key, y->key);
}

/* The members of a collection in Terraform's order. */
static const struct outcome_member *in_order(struct evaluation *w,
                                             const struct outcome *in)
{
    size_t n = in->members.n;
    struct outcome_member *members =
        ARENA_ARRAY(w->t->arena, struct outcome_member, n + 1);
    if (n)
        memcpy(members, in->members.at, n * sizeof *members);
    if (in->kind == NODE_OBJECT)
        qsort(members, n, sizeof *members, by_key);
    return members;
}

static void with_names(struct evaluation *w, const struct outcome_loop *loop,
                       const struct outcome *key, const struct outcome *value)
{
    bool two = loop->names_count > 1;
    struct outcome_name outer = {w->names, loop->names[0], two ? key : value};
    struct outcome_name inner = {&outer, loop->names[two], value};
    struct evaluation own = *w;
    own.names = two ? &inner : &outer;
    own.loops++;
    loop->turn(&own, loop->of);
    w->found = own.found;
}

bool outcome_each(struct evaluation *w, const struct outcome *in,
                  const struct outcome_loop *loop)
{
    const struct outcome_member *members = in_order(w, in);
    struct span at = loop->at;
    bool object = in->kind == NODE_OBJECT;
    bool unseen = (in->kind != NODE_ARRAY && !object) || in->open;
    for (size_t i = 0; i < in->members.n && !is_spent(w); i++)
        with_names(w, loop,
                   object
                       ? outcome_string(w, members[i].key_span, members[i].key)
                   : in->set ? members[i].value
                             : outcome_int(w, at, (int64_t)i),
                   members[i].value);
    if (unseen)
        with_names(w, loop, outcome_unseen(w, at), outcome_unseen(w, at));
    return unseen || is_spent(w);
}

static const struct outcome *
for_each(struct evaluation *w, const struct hcl_expression *e, struct span at)
{
    const struct outcome *in = outcome_of(w, val_item(e->args, HCL_FOR_IN));
    bool object = !val_is(val_item(e->args, HCL_FOR_KEY), NODE_NULL);
    struct loop l = {e, at,
                     outcome_new(w, object ? NODE_OBJECT : NODE_ARRAY, at)};
    struct outcome_loop loop = {e->path, e->path_count, at, turn, &l};
    w->found++;
    l.result->open |= outcome_each(w, in, &loop);
    return l.result;
}

/* --- Splats --------------------------------------------------------------- */

/* What a step of the path leads to, in each item: of one value that is no list
 * a list of it, of null an empty one. */
static const struct outcome *
splat(struct evaluation *w, const struct hcl_expression *e, struct span at)
{
    const struct outcome *in = outcome_of(w, val_item(e->args, 0));
    bool list = in->kind == NODE_ARRAY;
    size_t n = list ? in->members.n : in->kind != NODE_NULL;
    if (in->kind == NODE_UNKNOWN)
        return in->failed ? in : outcome_unknown(w, at);
    struct outcome *all = outcome_new(w, NODE_ARRAY, at);
    all->open = list && in->open;
    for (size_t i = 0; i < n && !is_spent(w); i++) {
        const struct outcome *item = list ? in->members.at[i].value : in;
        for (size_t k = 0; k < e->path_count; k++)
            item = outcome_index(w, item, e->path[k], at);
        if (item->failed)
            return item;
        outcome_add(w, all, item);
    }
    return all;
}

/* --- Calls -------------------------------------------------------------- */

static struct str key_of_span(struct evaluation *w, struct span span)
{
    return str_printf(w->t->arena, "%p %u %u %d", (void *)span.text, span.off,
                      span.len, w->t->defaults);
}

static bool has_hole(struct text *text)
{
    struct span all = {text, 0, (uint32_t)text->bytes.len};
    return span_has_hole(all);
}

/* Those that need a file, or read a text, are terraform_value.c's. They know
 * no names but the folder's, so what they give once they always give. */
static const struct outcome *other_call(struct evaluation *w, struct span at)
{
    struct str key = key_of_span(w, at);
    if (!w->t->calls)
        w->t->calls = map_new(w->t->arena);
    const struct outcome *known = map_get(w->t->calls, key);
    if (known)
        return known;
    *map_put(w->t->calls, key) = (void *)outcome_unknown(w, at);
    struct terraform_value found = terraform_call(w->t, at);
    struct evaluation own = {.t = w->t};
    if (found.form == TERRAFORM_VALUE)
        known = outcome_of(&own, found.val);
    else if (found.form == TERRAFORM_TEXT && !has_hole(found.text))
        known = outcome_string(w, at, found.text->bytes);
    else
        return outcome_unknown(w, at);
    *map_put(w->t->calls, key) = (void *)known;
    return known;
}

static const struct outcome *
call(struct evaluation *w, const struct hcl_expression *e, struct span at)
{
    VEC(const struct outcome *) args = {0};
    VAL_EACH(it, e->args)
    *vec_push(w->t->arena, &args) = outcome_of(w, it.value);
    if (val_flags(e->args) & NODE_OPEN && args.n) { /* f(list...) */
        const struct outcome *last = args.at[--args.n];
        if (last->kind != NODE_ARRAY || last->open)
            return outcome_unknown(w, at);
        for (size_t i = 0; i < last->members.n; i++)
            *vec_push(w->t->arena, &args) = last->members.at[i].value;
    }
    for (size_t i = 0; i < args.n; i++)
        if (args.at[i]->failed && !str_among(e->name, "try can"))
            return args.at[i];
    const struct outcome *found = outcome_call(w, e->name, args.at, args.n, at);
    return found ? found : other_call(w, at);
}

/* --- All of them -------------------------------------------------------- */

/* Within a loop the same is asked again and again. */
static const struct hcl_expression *parts_of(struct evaluation *w,
                                             struct span span)
{
    struct map **memo = &w->t->expressions;
    struct str key = key_of_span(w, span);
    if (!*memo)
        *memo = map_new(w->t->arena);
    void **slot = map_put(*memo, key);
    if (!*slot) {
        struct hcl_expression *e =
            ARENA_NEW(w->t->arena, struct hcl_expression);
        *e = hcl_expression(w->t->arena, span);
        outcome_charge(w, (size_t)span.len * READ_WORK);
        *slot = e;
    }
    return *slot;
}

const struct outcome *outcome_at(struct evaluation *w, struct span span)
{
    if (is_spent(w))
        return outcome_unknown(w, span);
    const struct hcl_expression *e = parts_of(w, span);
    const struct outcome *found;
    w->t->depth++;
    switch (e->form) {
    case HCL_VALUE:
        found = outcome_of(w, val_item(e->args, 0));
        break;
    case HCL_CALL:
        found = call(w, e, span);
        break;
    case HCL_REFERENCE:
        found = reference(w, e, span);
        break;
    case HCL_INDEX:
        found = index_of(w, e, span);
        break;
    case HCL_OPERATION:
        found = operation(w, e, span);
        break;
    case HCL_CONDITION:
        found = condition(w, e, span);
        break;
    case HCL_FOR:
        found = for_each(w, e, span);
        break;
    case HCL_SPLAT:
        found = splat(w, e, span);
        break;
    default:
        found = outcome_unknown(w, span);
    }
    w->t->depth--;
    w->found += found->kind != NODE_UNKNOWN;
    return found;
}

void outcome_name_all(struct evaluation *w, struct val vars)
{
    struct evaluation own = {.t = w->t};
    VAL_EACH(it, vars)
    {
        struct outcome_name *n = ARENA_NEW(w->t->arena, struct outcome_name);
        *n = (struct outcome_name){w->names, val_str(it.key),
                                   outcome_of(&own, it.value)};
        w->names = n;
    }
}
