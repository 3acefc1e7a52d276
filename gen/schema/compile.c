#include "schema/compile.h"

#include <assert.h>

#include "base/map.h"
#include "schema/compile_state.h"
#include "schema/limits.h"
#include "schema/pattern.h"
#include "schema/uri.h"

uint32_t compiler_list(struct compiler *c, uint32_t item)
{
    *vec_push(c->arena, &c->p->lists) = item;
    return (uint32_t)c->p->lists.n - 1;
}

struct instr *compiler_emit(struct compiler *c, enum op op, enum keyword k)
{
    struct instr *in = vec_push(c->arena, &c->p->code);
    in->op = (uint8_t)op;
    in->keyword = (uint8_t)k;
    in->node = val_exists(c->kw[k]) ? c->kw[k].at : c->schema.at;
    c->p->subs.at[c->sub].count++;
    return in;
}

static uint32_t add_string(struct compiler *c, struct str s)
{
    uint32_t off = (uint32_t)c->p->strings.n;
    for (size_t i = 0; i < s.len; i++)
        *vec_push(c->arena, &c->p->strings) = s.ptr[i];
    return off;
}

uint32_t compiler_const(struct compiler *c, struct val v)
{
    v = val_target(v);
    struct const_row row = {.doc = c->doc, .node = v.at};
    if (val_is(v, NODE_STRING)) {
        row.hash = val_hash(v);
        row.off = add_string(c, val_str(v));
        row.len = (uint32_t)val_str(v).len;
    }
    *vec_push(c->arena, &c->p->consts) = row;
    return (uint32_t)c->p->consts.n - 1;
}

uint32_t compiler_name(struct compiler *c, struct str name)
{
    void **id = map_put(c->name_ids, name);
    if (*id)
        return (uint32_t)((uintptr_t)*id - 1);
    struct name_row row = {str_hash(name), add_string(c, name),
                           (uint32_t)name.len};
    *vec_push(c->arena, &c->p->names) = row;
    *id = (void *)(uintptr_t)c->p->names.n;
    return (uint32_t)c->p->names.n - 1;
}

uint32_t compiler_pattern(struct compiler *c, struct str source,
                          struct val where)
{
    void **id = map_put(c->pattern_ids, source);
    if (*id)
        return (uint32_t)((uintptr_t)*id - 1);
    const char *message;
    struct pattern *p = pattern_compile(c->arena, source, &message);
    if (!p) {
        val_finding(c->set->findings, FINDING_SCHEMA_BAD_SCHEMA, where,
                    "not a pattern: %s", message);
        return NONE;
    }
    *vec_push(c->arena, &c->p->patterns) = p;
    *id = (void *)(uintptr_t)c->p->patterns.n;
    return (uint32_t)c->p->patterns.n - 1;
}

/* The cell that holds the sub of a node, once it has one. */
static uint32_t *sub_id(struct compiler *c, uint32_t doc, uint32_t node)
{
    if (doc >= c->sub_ids_cap) {
        size_t cap = c->set->docs.n + 8;
        c->sub_ids = arena_grow(c->arena, c->sub_ids,
                                c->sub_ids_cap * sizeof *c->sub_ids,
                                cap * sizeof *c->sub_ids);
        c->sub_ids_cap = cap;
    }
    if (!c->sub_ids[doc])
        c->sub_ids[doc] =
            ARENA_ARRAY(c->arena, uint32_t, c->set->docs.at[doc]->count);
    return &c->sub_ids[doc][node];
}

static bool has_words(struct val schema)
{
    VAL_EACH(it, schema)
    if (str_starts(val_str(it.key), STR("x-dmsc-")))
        return true;
    return false;
}

uint32_t compiler_sub(struct compiler *c, uint32_t doc, struct val v)
{
    v = val_target(v);
    uint32_t *id = sub_id(c, doc, v.at);
    if (*id)
        return *id - 1;
    struct sub sub = {.doc = doc, .node = v.at};
    enum node_kind kind = val_kind(v);
    sub.resource = set_resource_of(c->set, doc, v.at);
    if (kind == NODE_TRUE)
        sub.flags = SUB_TRUE;
    else if (kind == NODE_FALSE)
        sub.flags = SUB_FALSE;
    else if (kind == NODE_OBJECT && has_words(v))
        sub.flags = SUB_WORDS;
    *vec_push(c->arena, &c->p->subs) = sub;
    *id = (uint32_t)c->p->subs.n;
    return *id - 1;
}

/* What a reference leads to. */
struct target {
    uint32_t doc, resource;
    struct val schema;
    const struct anchor *anchor; /* if that is how it is named */
};

static struct finding *bad_ref(struct compiler *c, enum keyword k,
                               struct str uri, const char *why)
{
    return val_finding(c->set->findings, FINDING_SCHEMA_BAD_REF, c->kw[k],
                       "'%.*s' leads to nothing: %s", STR_ARG(uri), why);
}

/* No such place: names the one that is nearest in the same container. */
static void bad_pointer(struct compiler *c, enum keyword k, struct val root,
                        struct str pointer)
{
    VEC(struct str) names = {0};
    size_t slash = pointer.len;
    while (slash && pointer.ptr[slash - 1] != '/')
        slash--;
    struct str last = str_sub(pointer, slash, pointer.len);
    struct str parent = str_sub(pointer, 0, slash ? slash - 1 : 0);
    VAL_EACH(it, val_at_pointer(root, parent))
    if (it.object)
        *vec_push(c->arena, &names) = val_str(it.key);
    int near = str_nearest(last, names.at, names.n);
    struct finding *f =
        bad_ref(c, k, val_str(c->kw[k]), "there is no such place");
    if (near >= 0)
        finding_help(c->set->findings, f, "did you mean '#%.*s/%.*s'?",
                     STR_ARG(parent), STR_ARG(names.at[near]));
}

static bool resolve_fragment(struct compiler *c, enum keyword k,
                             struct str fragment, struct target *t)
{
    const struct resource *r = &c->set->resources.at[t->resource];
    struct val root = {c->set->docs.at[r->doc], r->node};
    struct str name = uri_decode(c->arena, fragment);
    t->doc = r->doc;
    if (name.len == 0 || name.ptr[0] == '/') {
        t->schema = val_at_pointer(root, name);
        if (!val_exists(t->schema))
            bad_pointer(c, k, root, name);
        return val_exists(t->schema);
    }
    t->anchor = set_anchor(c->set, t->resource, name);
    if (!t->anchor) {
        bad_ref(c, k, val_str(c->kw[k]), "there is no such anchor");
        return false;
    }
    t->schema = (struct val){root.tree, t->anchor->node};
    return true;
}

/* The folder part of a URI, to be named as a --schema-map prefix. */
static struct str uri_folder(struct str uri)
{
    while (uri.len && uri.ptr[uri.len - 1] != '/')
        uri.len--;
    return uri;
}

static bool resolve(struct compiler *c, enum keyword k, struct target *t)
{
    struct str text = val_str(c->kw[k]);
    if (text.len > SCHEMA_URI_MAX) {
        bad_ref(c, k, STR(""), "it is too long");
        return false;
    }
    struct str uri = uri_resolve(c->arena, c->resource.uri, text);
    struct str fragment = uri_cut_fragment(&uri);
    const struct resource *r = set_find(c->set, uri);
    if (!r) {
        struct finding *f = bad_ref(c, k, uri, "no such document is known");
        finding_help(c->set->findings, f,
                     "say where it lies: --schema-map %.*s=FOLDER; nothing "
                     "is ever fetched",
                     STR_ARG(uri_folder(uri)));
        return false;
    }
    t->resource = (uint32_t)(r - c->set->resources.at);
    if (!resolve_fragment(c, k, fragment, t))
        return false;
    enum node_kind kind = val_kind(t->schema);
    if (kind == NODE_OBJECT || kind == NODE_TRUE || kind == NODE_FALSE)
        return true;
    if (kind != NODE_ERROR)
        bad_ref(c, k, text, "what stands there is no schema");
    return false;
}

static void compile_ref(struct compiler *c)
{
    struct target t = {0};
    if (!val_exists(c->kw[KEYWORD_REF]))
        return;
    bool found = resolve(c, KEYWORD_REF, &t);
    uint32_t sub = found ? compiler_sub(c, t.doc, t.schema) : NONE;
    compiler_emit(c, found ? OP_REF : OP_UNKNOWN, KEYWORD_REF)->a = sub;
}

/* The index of a name that $dynamicRefs look for. */
static uint32_t dynamic_name(struct compiler *c, struct str name)
{
    for (size_t i = 0; i < c->dynamic_names.n; i++)
        if (str_eq(c->dynamic_names.at[i], name))
            return (uint32_t)i;
    *vec_push(c->arena, &c->dynamic_names) = str_copy(c->arena, name);
    return (uint32_t)c->dynamic_names.n - 1;
}

/* A $dynamicRef is a $ref, unless what it leads to is a $dynamicAnchor and
 * named as such. */
static void compile_dynamic_ref(struct compiler *c)
{
    struct target t = {0};
    if (!val_exists(c->kw[KEYWORD_DYNAMIC_REF]))
        return;
    bool found = resolve(c, KEYWORD_DYNAMIC_REF, &t);
    bool dynamic = found && t.anchor && t.anchor->dynamic;
    uint32_t sub = found ? compiler_sub(c, t.doc, t.schema) : NONE;
    uint32_t name = dynamic ? dynamic_name(c, t.anchor->name) : NONE;
    enum op op = !found ? OP_UNKNOWN : dynamic ? OP_DYNAMIC_REF : OP_REF;
    struct instr *in = compiler_emit(c, op, KEYWORD_DYNAMIC_REF);
    in->a = sub;
    in->b = name;
}

static bool known_dynamic(const struct program *p, uint32_t resource,
                          uint32_t name)
{
    for (size_t i = 0; i < p->dynamics.n; i++)
        if (p->dynamics.at[i].resource == resource &&
            p->dynamics.at[i].name == name)
            return true;
    return false;
}

/* Takes in all $dynamicAnchors that a $dynamicRef may come to. */
static void compile_dynamic_anchors(struct compiler *c)
{
    for (size_t i = 0; i < c->set->anchors.n; i++) {
        struct anchor anchor = c->set->anchors.at[i];
        for (uint32_t n = 0; anchor.dynamic && n < c->dynamic_names.n; n++) {
            if (!str_eq(c->dynamic_names.at[n], anchor.name) ||
                known_dynamic(c->p, anchor.resource, n))
                continue;
            uint32_t doc = c->set->resources.at[anchor.resource].doc;
            struct val v = {c->set->docs.at[doc], anchor.node};
            uint32_t sub = compiler_sub(c, doc, v);
            *vec_push(c->arena, &c->p->dynamics) =
                (struct dynamic_row){anchor.resource, n, sub};
        }
    }
}

uint32_t compile_only_values(const struct program *p, uint32_t index)
{
    const struct sub *sub = &p->subs.at[index];
    if (sub->count != 1)
        return NONE;
    enum op op = (enum op)p->code.at[sub->first].op;
    return op == OP_CONST || op == OP_ENUM ? sub->first : NONE;
}

/* The discriminator of a condition, or NONE. */
static uint32_t discriminator_of(struct compiler *c, uint32_t condition)
{
    struct program *p = c->p;
    const struct sub *sub = &p->subs.at[condition];
    for (uint32_t i = 0; i < sub->count; i++) {
        const struct instr *in = &p->code.at[sub->first + i];
        if (in->op != OP_MEMBERS)
            continue;
        const struct members *table = &p->members.at[in->a];
        for (uint32_t j = 0; j < table->count; j++) {
            const struct member *row = &p->member_rows.at[table->first + j];
            if (!row->required || row->sub == NONE ||
                compile_only_values(p, row->sub) == NONE)
                continue;
            *vec_push(c->arena, &p->discriminators) = (struct discriminator){
                row->name, compile_only_values(p, row->sub)};
            return (uint32_t)p->discriminators.n - 1;
        }
    }
    return NONE;
}

static void compile_discriminators(struct compiler *c)
{
    for (size_t i = 0; i < c->p->code.n; i++)
        if (c->p->code.at[i].op == OP_IF)
            c->p->code.at[i].d = discriminator_of(c, c->p->code.at[i].a);
}

/* Each is seen after loops were taken out. A $dynamicRef wants to know all
 * resources on its way. */
static void compile_ends(struct program *p)
{
    for (uint32_t i = 0; i < p->subs.n; i++) {
        uint32_t end = i;
        for (const struct sub *s = &p->subs.at[i];
             p->dynamics.n == 0 && s->count == 1 &&
             p->code.at[s->first].op == OP_REF;
             s = &p->subs.at[end])
            end = p->code.at[s->first].a;
        p->subs.at[i].end = end;
    }
}

static void compile_sub(struct compiler *c, uint32_t index)
{
    struct sub *sub = &c->p->subs.at[index];
    sub->first = (uint32_t)c->p->code.n;
    c->sub = index;
    c->doc = sub->doc;
    c->schema = (struct val){c->set->docs.at[sub->doc], sub->node};
    c->resource = c->set->resources.at[sub->resource];
    enum node_kind kind = val_kind(c->schema);
    if (kind == NODE_TRUE || kind == NODE_FALSE)
        return;
    memset(c->kw, 0, sizeof c->kw);
    if (kind != NODE_OBJECT) {
        compiler_emit(c, OP_UNKNOWN, KEYWORD_SCHEMA);
        if (kind != NODE_ERROR && kind != NODE_UNKNOWN)
            val_finding(c->set->findings, FINDING_SCHEMA_BAD_SCHEMA, c->schema,
                        "a schema must be an object, true or false");
        return;
    }
    compile_take_keywords(c);
    compile_values(c);
    compile_ref(c);
    compile_dynamic_ref(c);
    compile_parts(c);
    compile_unevaluated(c);
}

struct program *compile(struct schema_set *set, uint32_t doc, uint32_t node,
                        bool assert_format)
{
    struct compiler c = {.set = set, .arena = set->arena};
    c.p = ARENA_NEW(set->arena, struct program);
    c.p->arena = set->arena;
    c.assert_format = assert_format;
    c.pattern_ids = map_new(set->arena);
    c.name_ids = map_new(set->arena);
    c.p->root = compiler_sub(&c, doc, (struct val){set->docs.at[doc], node});
    for (uint32_t done = 0; done < c.p->subs.n;) {
        compile_sub(&c, done++);
        if (done == c.p->subs.n)
            compile_dynamic_anchors(&c);
    }
    c.p->docs = set->docs.at;
    compile_check_loops(&c);
    compile_discriminators(&c);
    compile_dispatches(&c);
    compile_ends(c.p);
    return c.p;
}

void compile_free(struct program *p)
{
    if (!p)
        return;
    for (size_t i = 0; i < p->patterns.n; i++)
        pattern_free(p->patterns.at[i]);
    p->patterns.n = 0;
}
