#include "schema/machine_parts.h"

#include "base/utf8.h"
#include "schema/compile.h"
#include "schema/format.h"
#include "schema/limits.h"
#include "schema/pattern.h"
#include "tree/number.h"

/* ---- numbers ---- */

static struct str number_text(const struct machine *m, const struct node *n)
{
    if (n->flags & NODE_DECODED) /* 0x20 in YAML */
        return (struct str){m->tree->strings + n->value, n->size};
    return (struct str){m->tree->text->bytes.ptr + n->off, n->len};
}

/* How a number of the document stands to the one of an instruction. */
static int compare(const struct machine *m, const struct node *n,
                   const struct instr *in)
{
    struct str text = number_text(m, n);
    int64_t value;
    if (in->flags & INSTR_SMALL && number_small(text, &value)) {
        int64_t limit = (int64_t)((uint64_t)in->c << 32 | in->b);
        return (value > limit) - (value < limit);
    }
    return number_compare(text, val_str(program_const(m->p, in->a)));
}

static bool is_multiple(const struct machine *m, const struct node *n,
                        const struct instr *in)
{
    struct str text = number_text(m, n);
    int64_t value, of = (int64_t)((uint64_t)in->c << 32 | in->b);
    if (in->flags & INSTR_SMALL && number_small(text, &value))
        return value % of == 0;
    return number_is_multiple(text, val_str(program_const(m->p, in->a)));
}

static enum tri number_holds(const struct machine *m, const struct node *n,
                             const struct instr *in)
{
    if (machine_is_unknown(n))
        return TRI_UNKNOWN;
    if (n->kind != NODE_NUMBER)
        return TRI_YES;
    switch (in->op) {
    case OP_MAXIMUM:
        return tri_of(compare(m, n, in) <= 0);
    case OP_EXCLUSIVE_MAXIMUM:
        return tri_of(compare(m, n, in) < 0);
    case OP_MINIMUM:
        return tri_of(compare(m, n, in) >= 0);
    case OP_EXCLUSIVE_MINIMUM:
        return tri_of(compare(m, n, in) > 0);
    default:
        if (number_text(m, n).len > MULTIPLE_DIGITS_MAX)
            return TRI_UNKNOWN;
        return tri_of(is_multiple(m, n, in));
    }
}

/* ---- types ---- */

static unsigned type_bits(const struct machine *m, const struct node *n)
{
    switch (n->kind) {
    case NODE_NULL:
        return TYPE_NULL;
    case NODE_TRUE:
    case NODE_FALSE:
        return TYPE_BOOLEAN;
    case NODE_NUMBER: {
        int64_t value;
        struct str text = number_text(m, n);
        bool whole = number_small(text, &value) || number_is_whole(text);
        return whole ? TYPE_INTEGER | TYPE_NUMBER : TYPE_NUMBER;
    }
    case NODE_ARRAY:
        return TYPE_ARRAY;
    case NODE_OBJECT:
        return TYPE_OBJECT;
    default:
        return TYPE_STRING;
    }
}

static enum tri type_holds(const struct machine *m, const struct node *n,
                           const struct instr *in)
{
    if ((in->a & TYPE_ANY) == TYPE_ANY)
        return TRI_YES;
    if (machine_is_unknown(n))
        return TRI_UNKNOWN;
    return tri_of(type_bits(m, n) & in->a);
}

/* ---- values ---- */

bool machine_among(const struct machine *m, const struct node *n,
                   const struct instr *in)
{
    const struct const_row *row = m->p->consts.at + in->a;
    for (uint32_t i = 0; i < in->b; i++, row++)
        if (row->hash == n->hash && row->len == n->size &&
            !memcmp(m->p->strings.at + row->off, machine_bytes(m, n).ptr,
                    n->size))
            return true;
    return false;
}

static enum tri value_among(struct machine *m, const struct frame *f,
                            const struct instr *in)
{
    const struct node *n = &m->nodes[f->node];
    struct val v = machine_val(m, f->node);
    enum tri result = TRI_NO;
    if (machine_is_string(n) && !(n->flags & NODE_HOLES))
        return tri_of(machine_among(m, n, in));
    for (uint32_t i = in->a; i < in->a + in->b && result != TRI_YES; i++)
        result = tri_or(result, tri_equal(v, program_const(m->p, i)));
    return result;
}

/* An anyOf wants to know which of its branches recognized the value by a
 * const or enum just below it. */
static void note_hit(struct machine *m, const struct frame *f, enum tri result)
{
    if (m->out && result == TRI_YES && f->level == m->out->watch_level + 1)
        m->out->hits++;
}

/* ---- strings ---- */

/* The number of code points against LIMIT, counted only where the number of
 * bytes does not tell. */
static bool length_holds(const struct machine *m, const struct node *n,
                         const struct instr *in)
{
    size_t most = n->size, least = (most + 3) / 4;
    if (in->op == OP_MAX_LENGTH) {
        if (most <= in->a || least > in->a)
            return most <= in->a;
        return utf8_count(machine_bytes(m, n)) <= in->a;
    }
    if (least >= in->a || most < in->a)
        return least >= in->a;
    return utf8_count(machine_bytes(m, n)) >= in->a;
}

static enum tri pattern_holds(struct machine *m, const struct frame *f,
                              const struct instr *in)
{
    const struct node *n = &m->nodes[f->node];
    switch (pattern_search(m->p->patterns.at[in->a], machine_bytes(m, n))) {
    case REGEX_YES:
        return TRI_YES;
    case REGEX_NO:
        return TRI_NO;
    default:
        machine_stop(m, f, LIMIT_PATTERN);
        return TRI_UNKNOWN;
    }
}

static enum tri string_holds(struct machine *m, const struct frame *f,
                             const struct instr *in)
{
    const struct node *n = &m->nodes[f->node];
    if (machine_is_unknown(n))
        return TRI_UNKNOWN;
    if (!machine_is_string(n))
        return TRI_YES;
    if (n->flags & NODE_HOLES)
        return TRI_UNKNOWN;
    if (in->op == OP_PATTERN)
        return pattern_holds(m, f, in);
    if (in->op == OP_FORMAT)
        return tri_of(format_holds((enum format)in->a, machine_bytes(m, n)));
    return tri_of(length_holds(m, n, in));
}

static enum tri holds(struct machine *m, const struct frame *f,
                      const struct instr *in)
{
    const struct node *n = &m->nodes[f->node];
    switch (in->op) {
    case OP_TYPE:
        return type_holds(m, n, in);
    case OP_CONST:
    case OP_ENUM:
        return value_among(m, f, in);
    case OP_MAX_LENGTH:
    case OP_MIN_LENGTH:
    case OP_PATTERN:
    case OP_FORMAT:
        return string_holds(m, f, in);
    default:
        return number_holds(m, n, in);
    }
}

enum tri machine_value(struct machine *m, const struct frame *f,
                       const struct instr *in)
{
    enum tri result = holds(m, f, in);
    if (result == TRI_NO)
        machine_fail(m, f, in, (enum keyword)in->keyword, f->at);
    else if (in->op == OP_CONST || in->op == OP_ENUM)
        note_hit(m, f, result);
    return result;
}
