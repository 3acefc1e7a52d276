/* Keys that nobody knows, and keys that are missing. */
#include "schema/once.h"
#include "schema/report_parts.h"
#include "schema/report_words.h"

/* ---- unknown ---- */

static const struct members *members_of(const struct program *p, uint32_t sub)
{
    if (sub == NONE)
        return NULL;
    const struct sub *s = &p->subs.at[p->subs.at[sub].end];
    for (uint32_t i = 0; i < s->count; i++) {
        const struct instr *in = &p->code.at[s->first + i];
        if (in->op == OP_MEMBERS)
            return &p->members.at[in->a];
    }
    return NULL;
}

static bool knows(const struct program *p, const struct members *table,
                  struct str key)
{
    for (uint32_t i = 0; table && i < table->count; i++) {
        const struct member *row = &p->member_rows.at[table->first + i];
        if (row->sub != NONE && str_eq(program_name(p, row->name), key))
            return true;
    }
    return false;
}

/* A key that is known, but elsewhere: at the root, or in the one object there
 * that has it. */
static void help_elsewhere(struct report *r, struct str key)
{
    const struct program *p = r->m->p;
    const struct members *root = members_of(p, p->root);
    struct str home = STR("");
    if (knows(p, root, key)) {
        buf_add_z(&r->help, "it belongs at the top of the document");
        return;
    }
    for (uint32_t i = 0; root && i < root->count; i++) {
        const struct member *row = &p->member_rows.at[root->first + i];
        if (!knows(p, members_of(p, row->sub), key))
            continue;
        if (home.len)
            return;
        home = program_name(p, row->name);
    }
    if (home.len)
        buf_printf(&r->help, "it belongs in '%.*s'", STR_ARG(home));
}

enum { NAME_LONG = 8 }; /* from there on one letter is a slip */

/* The key of TABLE that KEY is but for one letter, or none. */
static struct str slip_of(const struct program *p, const struct members *table,
                          struct str key)
{
    for (uint32_t i = 0; table && key.len >= NAME_LONG && i < table->count;
         i++) {
        const struct member *row = &p->member_rows.at[table->first + i];
        struct str name = program_name(p, row->name);
        if (row->sub != NONE && str_distance(key, name, 1) <= 1)
            return name;
    }
    return STR("");
}

/* Whether OBJECT has several keys, and TABLE all of them. */
static bool knows_all(const struct program *p, const struct members *table,
                      struct val object)
{
    if (!val_is(object, NODE_OBJECT) || val_count(object) < 2)
        return false;
    VAL_EACH(it, object)
    if (!knows(p, table, val_str(it.key)))
        return false;
    return true;
}

/* A key that is misspelt and elsewhere, or a name that is none of an object
 * whose keys are known: of the one object at the root that fits. */
static void help_by_likeness(struct report *r)
{
    const struct program *p = r->m->p;
    const struct members *root = members_of(p, p->root);
    struct val inner = {r->value.tree, r->value.at + 1};
    struct str home = STR(""), name = STR("");
    for (uint32_t i = 0; root && i < root->count; i++) {
        const struct member *row = &p->member_rows.at[root->first + i];
        const struct members *table = members_of(p, row->sub);
        struct str slip = slip_of(p, table, val_str(r->value));
        if (!slip.len && !knows_all(p, table, inner))
            continue;
        if (home.len)
            return;
        home = program_name(p, row->name);
        name = slip;
    }
    if (name.len)
        buf_printf(&r->help, "did you mean '%.*s', which belongs in '%.*s'?",
                   STR_ARG(name), STR_ARG(home));
    else if (home.len)
        buf_printf(&r->help, "its keys are those of '%.*s'", STR_ARG(home));
}

void report_say_unknown_key(struct report *r)
{
    struct str near = r->failure->suggestion;
    buf_printf(&r->message, "unknown key '%.*s'", STR_ARG(val_str(r->value)));
    help_elsewhere(r, val_str(r->value));
    if (!near.len && !r->help.len)
        help_by_likeness(r);
    r->misplaced = r->help.len > 0;
    if (!near.len || r->misplaced)
        return;
    buf_printf(&r->help, "did you mean '%.*s'?", STR_ARG(near));
    report_remedy(r, REMEDY_STRING, near);
    r->remedy.unsafe = !r->failure->certain;
}

/* ---- missing ---- */

static bool is_name(const struct program *p, struct str key)
{
    for (uint32_t i = 0; i < p->names.n; i++)
        if (str_eq(program_name(p, i), key))
            return true;
    return false;
}

/* The key of OBJECT that NAME was meant by, or val_none(): near to it, and
 * none that any part of the schema knows. */
static struct val misspelt_key(const struct program *p, struct val object,
                               struct str name)
{
    if (val_is(object, NODE_OBJECT))
        VAL_EACH(it, object)
    if (str_nearest(val_str(it.key), &name, 1) == 0 &&
        !is_name(p, val_str(it.key)))
        return it.key;
    return val_none();
}

/* The other keys that the same object misses. */
static void say_missing_too(struct report *r)
{
    const struct failure *other = NULL;
    for (size_t i = 0; i < r->out->list.n; i++) {
        const struct failure *g = &r->out->list.at[i];
        if (g <= r->failure || g->at != r->failure->at ||
            !once_plain_missing(g) || once_is_elsewhere(r->m, r->out, g))
            continue;
        if (other)
            buf_printf(&r->message, ", '%.*s'",
                       STR_ARG(program_name(r->m->p, other->detail)));
        other = g;
    }
    if (other)
        buf_printf(&r->message, " and '%.*s'",
                   STR_ARG(program_name(r->m->p, other->detail)));
}

void report_say_missing(struct report *r)
{
    struct str name = program_name(r->m->p, r->failure->detail);
    struct val key = misspelt_key(r->m->p, r->value, name);
    buf_printf(&r->message, "missing '%.*s'", STR_ARG(name));
    if (once_plain_missing(r->failure))
        say_missing_too(r);
    /* The schema's own words are about the object. */
    if (!val_exists(key) || val_exists(r->failure->words[WORDS_MESSAGE]))
        return;
    r->value = key;
    buf_printf(&r->help, "write '%.*s' instead of '%.*s'", STR_ARG(name),
               STR_ARG(val_str(key)));
    report_remedy(r, REMEDY_STRING, name);
    r->remedy.unsafe = !remedy_is_certain(val_str(key), name, &name, 1);
}

void report_say_dependent(struct report *r)
{
    struct str trigger = program_name(r->m->p, r->in->a);
    report_say_missing(r);
    buf_printf(&r->message, ", which '%.*s' needs beside it", STR_ARG(trigger));
}

/* The same for keys: "missing 'a' or 'b'". */
bool report_say_other_keys(struct report *r)
{
    const struct failure *f = r->failure, *others;
    if (f->other_count != f->branches || f->other_count == 0)
        return false;
    others = r->out->others.at + f->others;
    for (uint32_t i = 0; i < f->other_count; i++)
        if (others[i].keyword != KEYWORD_REQUIRED || others[i].at != f->at)
            return false;
    report_add(r, "missing ");
    for (uint32_t i = 0; i < f->other_count; i++) {
        words_or(&r->message, i, f->other_count);
        buf_printf(&r->message, "'%.*s'",
                   STR_ARG(program_name(r->m->p, others[i].detail)));
    }
    return true;
}
