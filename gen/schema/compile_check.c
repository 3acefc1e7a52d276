#include "schema/compile_state.h"

#include "schema/limits.h"
#include "tree/number.h"

/* ---- the shapes of keywords ---- */

static bool is_schema(struct val v)
{
    enum node_kind kind = val_kind(v);
    return kind == NODE_OBJECT || kind == NODE_TRUE || kind == NODE_FALSE;
}

static bool all_items(struct val v, bool (*test)(struct val))
{
    if (!val_is(v, NODE_ARRAY))
        return false;
    VAL_EACH(it, v)
    if (!test(it.value))
        return false;
    return true;
}

static bool all_members(struct val v, bool (*test)(struct val))
{
    if (!val_is(v, NODE_OBJECT))
        return false;
    VAL_EACH(it, v)
    if (!test(it.value))
        return false;
    return true;
}

static bool is_string(struct val v)
{
    return val_is(v, NODE_STRING);
}

static bool is_schema_list(struct val v)
{
    return all_items(v, is_schema);
}

static bool is_name_list(struct val v)
{
    return all_items(v, is_string);
}

static bool is_dependency(struct val v)
{
    return is_schema(v) || is_name_list(v);
}

static bool is_number(struct val v)
{
    return val_is(v, NODE_NUMBER);
}

static bool is_count(struct val v)
{
    return is_number(v) && number_is_whole(val_str(v)) &&
           number_compare(val_str(v), STR("0")) >= 0;
}

static bool is_positive(struct val v)
{
    return is_number(v) && val_str(v).len <= MULTIPLE_DIGITS_MAX &&
           number_compare(val_str(v), STR("0")) > 0;
}

static bool is_boolean(struct val v)
{
    return val_is(v, NODE_TRUE) || val_is(v, NODE_FALSE);
}

static bool is_type(struct val v)
{
    return is_string(v) || is_name_list(v);
}

static bool fits(enum keyword_shape shape, struct val v, unsigned draft)
{
    switch (shape) {
    case SHAPE_ANY:
        return true;
    case SHAPE_ONE:
        return is_schema(v);
    case SHAPE_LIST:
        return is_schema_list(v);
    case SHAPE_MAP:
        return all_members(v, is_schema);
    case SHAPE_ITEMS:
        return is_schema(v) || (draft == SCHEMA_DRAFT_07 && is_schema_list(v));
    case SHAPE_DEPENDENCIES:
        return all_members(v, is_dependency);
    case SHAPE_STRING:
        return is_string(v);
    case SHAPE_BOOLEAN:
        return is_boolean(v);
    case SHAPE_NUMBER:
        return is_number(v);
    case SHAPE_POSITIVE:
        return is_positive(v);
    case SHAPE_COUNT:
        return is_count(v);
    case SHAPE_TYPE:
        return is_type(v);
    case SHAPE_VALUES:
        return val_is(v, NODE_ARRAY);
    case SHAPE_NAMES:
        return is_name_list(v);
    case SHAPE_NAMES_MAP:
        return all_members(v, is_name_list);
    }
    return false;
}

static const char *shape_words(enum keyword_shape shape)
{
    static const char *const words[] = {
        [SHAPE_ANY] = "anything",
        [SHAPE_ONE] = "a schema",
        [SHAPE_LIST] = "an array of schemas",
        [SHAPE_MAP] = "an object of schemas",
        [SHAPE_ITEMS] = "a schema (in draft-07 also an array of schemas)",
        [SHAPE_DEPENDENCIES] = "an object of schemas or arrays of keys",
        [SHAPE_STRING] = "a string",
        [SHAPE_BOOLEAN] = "true or false",
        [SHAPE_NUMBER] = "a number",
        [SHAPE_POSITIVE] = "a number above 0",
        [SHAPE_COUNT] = "a whole number from 0 on",
        [SHAPE_TYPE] = "the name of a type or an array of those",
        [SHAPE_VALUES] = "an array",
        [SHAPE_NAMES] = "an array of strings",
        [SHAPE_NAMES_MAP] = "an object of arrays of strings",
    };
    return words[shape];
}

static void take(struct compiler *c, struct val_iter it)
{
    struct str name = val_str(it.key);
    int k = keyword_find(name, c->resource.draft);
    if (k < 0)
        return;
    const struct keyword_row *row = keyword_row((enum keyword)k);
    if (!(row->vocabulary & (c->resource.vocabularies | VOCABULARY_CORE)))
        return;
    if (val_is(it.value, NODE_ERROR))
        return;
    if (fits(row->shape, it.value, c->resource.draft)) {
        c->kw[k] = val_target(it.value);
        return;
    }
    val_finding(c->set->findings, FINDING_SCHEMA_BAD_SCHEMA, it.value,
                "'%.*s' must be %s", STR_ARG(name), shape_words(row->shape));
    compiler_emit(c, OP_UNKNOWN, (enum keyword)k);
}

void compile_take_keywords(struct compiler *c)
{
    VAL_EACH(it, c->schema)
    take(c, it);
    if (c->resource.draft == SCHEMA_DRAFT_07 && val_exists(c->kw[KEYWORD_REF]))
        for (int k = 0; k < KEYWORD_COUNT; k++)
            if (k != KEYWORD_REF)
                c->kw[k] = val_none();
}

/* ---- loops ---- */

enum { WHITE, GREY, BLACK };

struct walk {
    uint32_t sub, instr, part; /* where it goes on */
};

/* The PART-th sub that an instruction runs over the same value, or NONE. */
static uint32_t same_value_sub(const struct program *p, const struct instr *in,
                               uint32_t part)
{
    switch (in->op) {
    case OP_REF:
    case OP_NOT:
        return part == 0 ? in->a : NONE;
    case OP_DEPENDENT_SCHEMA:
        return part == 0 ? in->b : NONE;
    case OP_ALL_OF:
    case OP_ANY_OF:
    case OP_ONE_OF:
        return part < in->b ? p->lists.at[in->a + part] : NONE;
    case OP_IF: {
        uint32_t all[3], n = 0;
        all[n++] = in->a;
        if (in->b != NONE)
            all[n++] = in->b;
        if (in->c != NONE)
            all[n++] = in->c;
        return part < n ? all[part] : NONE;
    }
    default:
        return NONE;
    }
}

static void report_loop(struct compiler *c, uint32_t sub, struct instr *in)
{
    struct val v = {c->set->docs.at[c->p->subs.at[sub].doc], in->node};
    struct finding *f = val_finding(
        c->set->findings, FINDING_SCHEMA_BAD_REF, v,
        "this leads back to itself without going deeper into the document");
    finding_help(c->set->findings, f,
                 "put it under 'properties' or 'items', or remove it");
    in->op = OP_UNKNOWN;
}

/* One step of a walk in depth; false when TOP is done. */
static bool walk_on(struct compiler *c, uint8_t *color, struct walk *top,
                    uint32_t *down)
{
    const struct sub *sub = &c->p->subs.at[top->sub];
    *down = NONE;
    if (top->instr == sub->count)
        return false;
    struct instr *in = &c->p->code.at[sub->first + top->instr];
    uint32_t next = same_value_sub(c->p, in, top->part++);
    if (next == NONE) {
        top->instr++;
        top->part = 0;
    } else if (color[next] == GREY) {
        report_loop(c, top->sub, in);
    } else if (color[next] == WHITE) {
        *down = next;
    }
    return true;
}

static void walk_from(struct compiler *c, uint8_t *color, struct walk *stack,
                      uint32_t sub)
{
    size_t n = 0;
    stack[n++] = (struct walk){sub, 0, 0};
    color[sub] = GREY;
    while (n) {
        uint32_t down;
        if (!walk_on(c, color, &stack[n - 1], &down)) {
            color[stack[--n].sub] = BLACK;
        } else if (down != NONE) {
            color[down] = GREY;
            stack[n++] = (struct walk){down, 0, 0};
        }
    }
}

void compile_check_loops(struct compiler *c)
{
    size_t n = c->p->subs.n;
    uint8_t *color = ARENA_ARRAY(c->arena, uint8_t, n);
    struct walk *stack = ARENA_ARRAY(c->arena, struct walk, n);
    for (uint32_t i = 0; i < n; i++)
        if (color[i] == WHITE)
            walk_from(c, color, stack, i);
}
