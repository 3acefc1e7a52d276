/* What other schemas say of the same value: not, anyOf, oneOf. */
#include "schema/report_parts.h"
#include "schema/report_words.h"

/* The one key that a schema asks for, if that is all it does. */
static bool only_required(const struct program *p, uint32_t sub,
                          struct str *name)
{
    const struct sub *s = &p->subs.at[sub];
    const struct instr *in = p->code.at + s->first;
    if (s->count != 1 || in->op != OP_MEMBERS)
        return false;
    const struct members *table = &p->members.at[in->a];
    if (table->count != 1 || table->required != 1 || table->listed ||
        table->pattern_count || table->additional != NONE ||
        table->names != NONE)
        return false;
    *name = program_name(p, p->member_rows.at[table->first].name);
    return true;
}

void report_say_not(struct report *r)
{
    const struct program *p = r->m->p;
    const struct sub *sub = &p->subs.at[r->in->a];
    const struct instr *in = p->code.at + sub->first;
    struct str name;
    struct val key = val_none();
    if (only_required(p, r->in->a, &name))
        key = val_key(r->value, name);
    if (val_exists(key)) {
        r->value = key;
        buf_printf(&r->message, "'%.*s' must not stand here", STR_ARG(name));
    } else if (sub->count == 1 && (in->op == OP_CONST || in->op == OP_ENUM)) {
        report_add(r, "must not be ");
        words_value(&r->message, r->value);
    } else if (sub->count == 1 && in->op == OP_TYPE) {
        report_add(r, "must not be ");
        words_types(&r->message, in->a);
    } else {
        report_add(r, "is just what must not stand here");
    }
}

/* The forms in short, one after the other. */
static void help_forms(struct report *r)
{
    const struct failure *f = r->failure;
    uint32_t shown = f->other_count < 3 ? f->other_count : 3;
    for (uint32_t i = 0; i < shown; i++) {
        struct report other;
        report_start(&other, r->m, r->out, &r->out->others.at[f->others + i]);
        buf_add_z(&r->help, i ? "; or: " : "either: ");
        buf_add_str(&r->help, buf_str(&other.message));
        report_finish(&other);
    }
}

void report_say_forms(struct report *r)
{
    const struct failure *f = r->failure;
    if (f->keyword == KEYWORD_ONE_OF && f->detail != NONE) {
        buf_printf(&r->message,
                   "fits two forms that exclude one another, number %u and "
                   "number %u of 'oneOf'",
                   (unsigned)(f->detail >> 16) + 1,
                   (unsigned)(f->detail & 0xFFFF) + 1);
        return;
    }
    if (report_say_other_values(r) || report_say_other_keys(r))
        return;
    buf_printf(&r->message, "fits none of the %u forms that may stand here",
               (unsigned)r->in->b);
    help_forms(r);
}
