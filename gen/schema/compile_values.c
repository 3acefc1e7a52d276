#include "schema/compile_state.h"
#include "schema/format.h"
#include "tree/number.h"

static const struct {
    const char *name;
    enum schema_type bit;
} types[] = {
    {"null", TYPE_NULL},       {"boolean", TYPE_BOOLEAN},
    {"integer", TYPE_INTEGER}, {"number", TYPE_NUMBER},
    {"string", TYPE_STRING},   {"array", TYPE_ARRAY},
    {"object", TYPE_OBJECT},
};

const char *schema_type_name(enum schema_type bit)
{
    for (size_t i = 0; i < COUNT_OF(types); i++)
        if (types[i].bit == bit)
            return types[i].name;
    return NULL;
}

unsigned schema_type_bit(struct str name)
{
    for (size_t i = 0; i < COUNT_OF(types); i++)
        if (str_is(name, types[i].name))
            return types[i].bit;
    return 0;
}

static unsigned type_bit_at(struct compiler *c, struct val v)
{
    struct str names[COUNT_OF(types)];
    unsigned bit = schema_type_bit(val_str(v));
    if (val_is(v, NODE_STRING) && bit)
        return bit;
    struct finding *f =
        val_finding(c->set->findings, FINDING_SCHEMA_BAD_SCHEMA, v,
                    "'%.*s' is no type", STR_ARG(val_str(v)));
    for (size_t i = 0; i < COUNT_OF(types); i++)
        names[i] = str_of(types[i].name);
    int near = str_nearest(val_str(v), names, COUNT_OF(types));
    if (near >= 0)
        finding_help(c->set->findings, f, "did you mean '%s'?",
                     types[near].name);
    return 0;
}

static void compile_type(struct compiler *c)
{
    struct val v = c->kw[KEYWORD_TYPE];
    unsigned mask = 0;
    bool wrong = false;
    if (!val_exists(v))
        return;
    if (val_is(v, NODE_STRING))
        wrong = !(mask = type_bit_at(c, v));
    VAL_EACH(it, v)
    {
        unsigned bit = type_bit_at(c, it.value);
        wrong = wrong || !bit;
        mask |= bit;
    }
    if (mask & TYPE_NUMBER)
        mask |= TYPE_INTEGER;
    compiler_emit(c, wrong ? OP_UNKNOWN : OP_TYPE, KEYWORD_TYPE)->a = mask;
}

static void compile_enum(struct compiler *c)
{
    struct val one = c->kw[KEYWORD_CONST], many = c->kw[KEYWORD_ENUM];
    if (val_exists(one)) {
        struct instr *in = compiler_emit(c, OP_CONST, KEYWORD_CONST);
        in->a = compiler_const(c, one);
        in->b = 1;
    }
    if (!val_exists(many))
        return;
    struct instr *in = compiler_emit(c, OP_ENUM, KEYWORD_ENUM);
    in->a = (uint32_t)c->p->consts.n;
    in->b = val_count(many);
    VAL_EACH(it, many)
    compiler_const(c, it.value);
}

/* Keywords whose value is one number, and their instructions. */
static const struct {
    enum keyword keyword;
    enum op op;
} numbers[] = {
    {KEYWORD_MAXIMUM, OP_MAXIMUM},
    {KEYWORD_EXCLUSIVE_MAXIMUM, OP_EXCLUSIVE_MAXIMUM},
    {KEYWORD_MINIMUM, OP_MINIMUM},
    {KEYWORD_EXCLUSIVE_MINIMUM, OP_EXCLUSIVE_MINIMUM},
    {KEYWORD_MULTIPLE_OF, OP_MULTIPLE_OF},
};

static void compile_numbers(struct compiler *c)
{
    for (size_t i = 0; i < COUNT_OF(numbers); i++) {
        struct val v = c->kw[numbers[i].keyword];
        int64_t n;
        if (!val_exists(v))
            continue;
        struct instr *in = compiler_emit(c, numbers[i].op, numbers[i].keyword);
        in->a = compiler_const(c, v);
        if (val_int(v, &n)) {
            in->flags |= INSTR_SMALL;
            in->b = (uint32_t)(uint64_t)n;
            in->c = (uint32_t)((uint64_t)n >> 32);
        }
    }
}

/* Keywords whose value is a count. */
static const struct {
    enum keyword keyword;
    enum op op;
} counts[] = {
    {KEYWORD_MAX_LENGTH, OP_MAX_LENGTH},
    {KEYWORD_MIN_LENGTH, OP_MIN_LENGTH},
    {KEYWORD_MAX_ITEMS, OP_MAX_ITEMS},
    {KEYWORD_MIN_ITEMS, OP_MIN_ITEMS},
    {KEYWORD_MAX_PROPERTIES, OP_MAX_PROPERTIES},
    {KEYWORD_MIN_PROPERTIES, OP_MIN_PROPERTIES},
};

/* A count of a keyword; what is too large for any document is NONE. */
static uint32_t count_of(struct val v, uint32_t fallback)
{
    int64_t n;
    if (!val_exists(v))
        return fallback;
    return val_int(v, &n) && n < NONE ? (uint32_t)n : NONE;
}

static void compile_counts(struct compiler *c)
{
    for (size_t i = 0; i < COUNT_OF(counts); i++)
        if (val_exists(c->kw[counts[i].keyword]))
            compiler_emit(c, counts[i].op, counts[i].keyword)->a =
                count_of(c->kw[counts[i].keyword], 0);
}

static void compile_strings(struct compiler *c)
{
    struct val pattern = c->kw[KEYWORD_PATTERN];
    struct val format = c->kw[KEYWORD_FORMAT];
    if (val_exists(pattern)) {
        uint32_t index = compiler_pattern(c, val_str(pattern), pattern);
        enum op op = index == NONE ? OP_UNKNOWN : OP_PATTERN;
        compiler_emit(c, op, KEYWORD_PATTERN)->a = index;
    }
    bool check = c->assert_format ||
                 c->resource.vocabularies & VOCABULARY_FORMAT_ASSERTION;
    if (val_exists(format) && check) {
        int id = format_find(val_str(format));
        if (id >= 0)
            compiler_emit(c, OP_FORMAT, KEYWORD_FORMAT)->a = (uint32_t)id;
    }
}

void compile_values(struct compiler *c)
{
    compile_type(c);
    compile_enum(c);
    compile_numbers(c);
    compile_counts(c);
    compile_strings(c);
    if (val_bool(c->kw[KEYWORD_UNIQUE_ITEMS], false))
        compiler_emit(c, OP_UNIQUE_ITEMS, KEYWORD_UNIQUE_ITEMS);
}
