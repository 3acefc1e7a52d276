/* What a value may be, where the schema lists it. */
#include "schema/report_parts.h"
#include "schema/report_words.h"

enum { ALTERNATIVES_MAX = 12 }; /* values that a message names */

/* Values that would be right, as they come together. */
struct choices {
    VEC(struct val) list;
    unsigned mask; /* types that would be right as well */
};

static void say_choices(struct report *r, const struct choices *c)
{
    uint32_t count = (uint32_t)c->list.n;
    uint32_t shown = count > ALTERNATIVES_MAX ? ALTERNATIVES_MAX : count;
    report_add(r, count > 1 && !c->mask ? "must be one of " : "must be ");
    for (uint32_t i = 0; i < shown; i++) {
        if (i)
            report_add(r, ", ");
        words_value(&r->message, c->list.at[i]);
    }
    if (shown < count)
        buf_printf(&r->message, " and %u more", count - shown);
    if (c->mask) {
        report_add(r, count ? " or " : "");
        words_types(&r->message, c->mask);
        report_add(r, ", is ");
        if (count)
            words_value(&r->message, r->value);
        else
            words_kind(&r->message, r->value);
    }
}

/* A choice that was meant: near in spelling, or the same but for quotes. */
static void help_choices(struct report *r, const struct choices *c)
{
    struct str s = val_str(r->value);
    enum node_kind kind = val_kind(r->value);
    struct arena *a = r->out->arena;
    VEC(struct str) names = {0};
    for (size_t i = 0; i < c->list.n; i++) {
        struct str other = val_str(c->list.at[i]);
        enum node_kind other_kind = val_kind(c->list.at[i]);
        if (other_kind == NODE_STRING)
            *vec_push(a, &names) = other;
        if (kind == other_kind || !str_eq(s, other) || s.len == 0)
            continue;
        bool quoted = other_kind == NODE_STRING;
        if (quoted)
            buf_printf(&r->help, "write \"%.*s\", in quotes", STR_ARG(s));
        else
            buf_printf(&r->help, "write %.*s without quotes", STR_ARG(s));
        report_remedy(r, quoted ? REMEDY_STRING : REMEDY_SCALAR, s);
        return;
    }
    if (kind != NODE_STRING && kind != NODE_KEY)
        return;
    int near = str_nearest(s, names.at, names.n);
    if (near < 0)
        return;
    buf_printf(&r->help, "did you mean '%.*s'?", STR_ARG(names.at[near]));
    report_remedy(r, REMEDY_STRING, names.at[near]);
    r->remedy.unsafe = !remedy_same_name(s, names.at[near]);
}

static void add_choices(struct report *r, struct choices *c,
                        const struct instr *in)
{
    for (uint32_t i = in->a; i < in->a + in->b; i++)
        *vec_push(r->out->arena, &c->list) = program_const(r->m->p, i);
}

void report_say_enum(struct report *r)
{
    struct choices c = {0};
    add_choices(r, &c, r->in);
    if (c.list.n == 0) {
        report_add(r, "no value is right here");
        return;
    }
    say_choices(r, &c);
    help_choices(r, &c);
    if (c.list.n > 1)
        report_help_default(r);
}

/* All that may have been meant differs in the value only: one list of what
 * it may be. */
bool report_say_other_values(struct report *r)
{
    const struct failure *f = r->failure, *others;
    struct choices c = {0};
    if (f->other_count < f->branches || f->other_count == 0)
        return false;
    others = r->out->others.at + f->others;
    for (uint32_t i = 0; i < f->other_count; i++) {
        if (others[i].at != f->at || others[i].instr == NONE)
            return false;
        const struct instr *in = &r->m->p->code.at[others[i].instr];
        if (in->op == OP_TYPE)
            c.mask |= in->a;
        else if (in->op == OP_CONST || in->op == OP_ENUM)
            add_choices(r, &c, in);
        else
            return false;
    }
    say_choices(r, &c);
    help_choices(r, &c);
    if (r->help.len == 0)
        report_help_quotes(r, c.mask);
    report_help_example(r);
    return true;
}
