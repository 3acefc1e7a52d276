#include "schema/compile_state.h"

/* ---- keys of objects ---- */

struct table {
    struct members row;
    VEC(struct member) rows;
};

/* The row of KEY, a new one if there is none. */
static struct member *member_of(struct compiler *c, struct table *t,
                                struct str key)
{
    uint32_t name = compiler_name(c, key);
    for (size_t i = 0; i < t->rows.n; i++)
        if (t->rows.at[i].name == name)
            return &t->rows.at[i];
    struct member *m = vec_push(c->arena, &t->rows);
    m->hash = c->p->names.at[name].hash;
    m->name = name;
    m->sub = NONE;
    return m;
}

static void add_properties(struct compiler *c, struct table *t)
{
    VAL_EACH(it, c->kw[KEYWORD_PROPERTIES])
    {
        uint32_t sub = compiler_sub(c, c->doc, it.value);
        member_of(c, t, val_str(it.key))->sub = sub;
        t->row.listed++;
    }
    VAL_EACH(it, c->kw[KEYWORD_REQUIRED])
    {
        struct member *m = member_of(c, t, val_str(it.value));
        t->row.required += !m->required;
        m->required = true;
    }
}

static void add_patterns(struct compiler *c, struct table *t)
{
    VEC(uint32_t) pairs = {0};
    VAL_EACH(it, c->kw[KEYWORD_PATTERN_PROPERTIES])
    {
        uint32_t pattern = compiler_pattern(c, val_str(it.key), it.key);
        if (pattern == NONE)
            continue;
        *vec_push(c->arena, &pairs) = pattern;
        *vec_push(c->arena, &pairs) = compiler_sub(c, c->doc, it.value);
    }
    t->row.patterns = (uint32_t)c->p->lists.n;
    t->row.pattern_count = (uint32_t)pairs.n / 2;
    for (size_t i = 0; i < pairs.n; i++)
        compiler_list(c, pairs.at[i]);
}

static void add_slots(struct compiler *c, struct table *t)
{
    struct program *p = c->p;
    uint32_t size = 2;
    while (size < t->rows.n * 2)
        size *= 2;
    t->row.first = (uint32_t)p->member_rows.n;
    t->row.count = (uint32_t)t->rows.n;
    t->row.slots = (uint32_t)p->slots.n;
    t->row.slot_mask = size - 1;
    for (uint32_t i = 0; i < size; i++)
        *vec_push(c->arena, &p->slots) = 0;
    for (uint32_t i = 0; i < t->rows.n; i++) {
        *vec_push(c->arena, &p->member_rows) = t->rows.at[i];
        uint32_t s = t->rows.at[i].hash;
        while (p->slots.at[t->row.slots + (s & t->row.slot_mask)])
            s++;
        p->slots.at[t->row.slots + (s & t->row.slot_mask)] = i + 1;
    }
}

static uint32_t sub_of(struct compiler *c, enum keyword k)
{
    if (!val_exists(c->kw[k]))
        return NONE;
    return compiler_sub(c, c->doc, c->kw[k]);
}

static void compile_members(struct compiler *c)
{
    static const enum keyword mine[] = {
        KEYWORD_PROPERTIES, KEYWORD_PATTERN_PROPERTIES,
        KEYWORD_ADDITIONAL_PROPERTIES, KEYWORD_PROPERTY_NAMES,
        KEYWORD_REQUIRED};
    struct table t = {0};
    bool any = false;
    for (size_t i = 0; i < COUNT_OF(mine); i++) {
        any = any || val_exists(c->kw[mine[i]]);
        t.row.node[i] = val_exists(c->kw[mine[i]]) ? c->kw[mine[i]].at : NONE;
    }
    if (!any)
        return;
    add_properties(c, &t);
    add_patterns(c, &t);
    t.row.additional = sub_of(c, KEYWORD_ADDITIONAL_PROPERTIES);
    t.row.names = sub_of(c, KEYWORD_PROPERTY_NAMES);
    add_slots(c, &t);
    *vec_push(c->arena, &c->p->members) = t.row;
    compiler_emit(c, OP_MEMBERS, KEYWORD_PROPERTIES)->a =
        (uint32_t)c->p->members.n - 1;
}

static void dependent_names(struct compiler *c, enum keyword k,
                            struct val_iter it)
{
    uint32_t first = (uint32_t)c->p->lists.n;
    VAL_EACH(name, it.value)
    {
        uint32_t index = compiler_name(c, val_str(name.value));
        compiler_list(c, index);
    }
    struct instr *in = compiler_emit(c, OP_DEPENDENT_REQUIRED, k);
    in->a = compiler_name(c, val_str(it.key));
    in->b = first;
    in->c = val_count(it.value);
}

static void dependent_schema(struct compiler *c, enum keyword k,
                             struct val_iter it)
{
    struct instr *in = compiler_emit(c, OP_DEPENDENT_SCHEMA, k);
    in->a = compiler_name(c, val_str(it.key));
    in->b = compiler_sub(c, c->doc, it.value);
}

static void compile_dependencies(struct compiler *c)
{
    static const enum keyword mine[] = {KEYWORD_DEPENDENT_REQUIRED,
                                        KEYWORD_DEPENDENT_SCHEMAS,
                                        KEYWORD_DEPENDENCIES};
    for (size_t i = 0; i < COUNT_OF(mine); i++)
        VAL_EACH(it, c->kw[mine[i]])
        {
            if (val_is(it.value, NODE_ARRAY))
                dependent_names(c, mine[i], it);
            else
                dependent_schema(c, mine[i], it);
        }
}

/* ---- items of arrays ---- */

/* The subs of an array of schemas, in lists; their number in *COUNT. */
static uint32_t sub_list(struct compiler *c, struct val list, uint32_t *count)
{
    uint32_t first = (uint32_t)c->p->lists.n;
    VAL_EACH(it, list)
    {
        uint32_t sub = compiler_sub(c, c->doc, it.value);
        compiler_list(c, sub);
    }
    *count = val_count(list);
    return first;
}

static void compile_items(struct compiler *c)
{
    bool old_list = val_is(c->kw[KEYWORD_ITEMS], NODE_ARRAY);
    enum keyword list = old_list ? KEYWORD_ITEMS : KEYWORD_PREFIX_ITEMS;
    enum keyword rest = old_list ? KEYWORD_ADDITIONAL_ITEMS : KEYWORD_ITEMS;
    uint32_t count = 0, first = 0;
    if (!val_exists(c->kw[list]) && !val_exists(c->kw[rest]))
        return;
    if (val_exists(c->kw[list]))
        first = sub_list(c, c->kw[list], &count);
    uint32_t sub = sub_of(c, rest);
    struct instr *in =
        compiler_emit(c, OP_ITEMS, val_exists(c->kw[rest]) ? rest : list);
    in->a = first;
    in->b = count;
    in->c = sub;
}

static void compile_contains(struct compiler *c)
{
    int64_t n;
    struct val at_least = c->kw[KEYWORD_MIN_CONTAINS];
    struct val at_most = c->kw[KEYWORD_MAX_CONTAINS];
    if (!val_exists(c->kw[KEYWORD_CONTAINS]))
        return;
    uint32_t sub = sub_of(c, KEYWORD_CONTAINS);
    struct instr *in = compiler_emit(c, OP_CONTAINS, KEYWORD_CONTAINS);
    in->a = sub;
    in->b = 1;
    in->c = NONE;
    if (val_exists(at_least))
        in->b = val_int(at_least, &n) && n < NONE ? (uint32_t)n : NONE;
    if (val_int(at_most, &n) && n < NONE)
        in->c = (uint32_t)n;
}

/* ---- the same value by other schemas ---- */

static void compile_logic(struct compiler *c)
{
    static const struct {
        enum keyword keyword;
        enum op op;
    } lists[] = {{KEYWORD_ALL_OF, OP_ALL_OF},
                 {KEYWORD_ANY_OF, OP_ANY_OF},
                 {KEYWORD_ONE_OF, OP_ONE_OF}};
    for (size_t i = 0; i < COUNT_OF(lists); i++) {
        struct val v = c->kw[lists[i].keyword];
        uint32_t count = 0;
        if (!val_exists(v))
            continue;
        uint32_t first = sub_list(c, v, &count);
        struct instr *in = compiler_emit(c, lists[i].op, lists[i].keyword);
        in->a = first;
        in->b = count;
    }
    if (val_exists(c->kw[KEYWORD_NOT])) {
        uint32_t sub = sub_of(c, KEYWORD_NOT);
        compiler_emit(c, OP_NOT, KEYWORD_NOT)->a = sub;
    }
}

static void compile_if(struct compiler *c)
{
    if (!val_exists(c->kw[KEYWORD_IF]))
        return;
    uint32_t condition = sub_of(c, KEYWORD_IF);
    uint32_t yes = sub_of(c, KEYWORD_THEN), no = sub_of(c, KEYWORD_ELSE);
    struct instr *in = compiler_emit(c, OP_IF, KEYWORD_IF);
    in->a = condition;
    in->b = yes;
    in->c = no;
}

void compile_parts(struct compiler *c)
{
    compile_members(c);
    compile_dependencies(c);
    compile_items(c);
    compile_contains(c);
    compile_logic(c);
    compile_if(c);
}

void compile_unevaluated(struct compiler *c)
{
    static const struct {
        enum keyword keyword;
        enum op op;
    } rows[] = {{KEYWORD_UNEVALUATED_ITEMS, OP_UNEVALUATED_ITEMS},
                {KEYWORD_UNEVALUATED_PROPERTIES, OP_UNEVALUATED_PROPERTIES}};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        if (!val_exists(c->kw[rows[i].keyword]))
            continue;
        uint32_t sub = sub_of(c, rows[i].keyword);
        compiler_emit(c, rows[i].op, rows[i].keyword)->a = sub;
        c->p->subs.at[c->sub].flags |= SUB_MARKS;
    }
}
