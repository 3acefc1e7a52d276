#include "schema/machine_parts.h"
#include "schema/report_fix.h"

/* ---- which branch was meant ---- */

/* How far the document got in a branch. Compared from top to bottom. */
struct progress {
    bool fits;           /* the value itself is of the right kind */
    bool recognized;     /* a const or enum just below it holds, none fails */
    bool undisputed;     /* none of those fails */
    uint32_t depth;      /* of the shallowest failure */
    size_t start, count; /* its failures, in the collector */
};

static bool is_value(const struct failure *failure)
{
    return failure->keyword == KEYWORD_CONST ||
           failure->keyword == KEYWORD_ENUM;
}

/* Whether a failure says that the value at hand is something else
 * altogether. */
static bool is_other_kind(const struct frame *f, const struct failure *failure)
{
    return failure->at == f->at &&
           (is_value(failure) || failure->keyword == KEYWORD_TYPE ||
            failure->keyword == KEYWORD_SCHEMA);
}

static struct progress measure(const struct machine *m, const struct frame *f,
                               size_t start)
{
    struct progress p = {true, m->out->hits > 0, true, NONE, start, 0};
    p.count = m->out->list.n - start;
    for (size_t i = start; i < m->out->list.n; i++) {
        const struct failure *failure = &m->out->list.at[i];
        if (is_other_kind(f, failure))
            p.fits = false;
        if (is_value(failure) && failure->level == f->level + 1)
            p.recognized = p.undisputed = false;
        if (failure->level < p.depth)
            p.depth = failure->level;
    }
    return p;
}

static int compare(const struct progress *a, const struct progress *b)
{
    if (a->fits != b->fits)
        return a->fits - b->fits;
    if (a->recognized != b->recognized)
        return a->recognized - b->recognized;
    if (a->undisputed != b->undisputed)
        return a->undisputed - b->undisputed;
    /* Of two that are about something else neither is the nearer. */
    if (a->depth != b->depth && a->undisputed)
        return a->depth < b->depth ? -1 : 1;
    return 0;
}

/* Runs one branch with everything noted. */
static struct progress try_branch(struct machine *m, const struct frame *f,
                                  uint32_t sub)
{
    struct collector *out = m->out;
    uint32_t level = out->watch_level, hits = out->hits;
    size_t start = out->list.n;
    out->watch_level = f->level;
    out->hits = 0;
    machine_same(m, f, sub, RELATION_BRANCH);
    struct progress p = measure(m, f, start);
    out->watch_level = level;
    out->hits = hits;
    return p;
}

/* Whether the author of the schema has words for the keyword as such. */
static bool has_own_words(const struct machine *m, const struct frame *f,
                          enum keyword k)
{
    const struct sub *s = &m->p->subs.at[f->sub];
    struct val schema = program_val(m->p, s->doc, s->node);
    struct val message = val_get(schema, STR("x-dmsc-message"));
    return val_is(message, NODE_OBJECT) &&
           val_exists(val_get(message, keyword_row(k)->name));
}

/* The failure by which a branch says that it is about something else: that of
 * a const or enum just below the value, over node AT (NONE: any). */
static const struct failure *dispute(const struct machine *m,
                                     const struct frame *f,
                                     const struct progress *p, uint32_t at)
{
    for (size_t i = 0; i < p->count; i++) {
        const struct failure *failure = &m->out->list.at[p->start + i];
        if (is_value(failure) && failure->level == f->level + 1 &&
            (at == NONE || failure->at == at))
            return failure;
    }
    return NULL;
}

/* The node that all branches which are as good as the best dispute: the kind
 * of the value, of which there is none such. NONE if there is no such node. */
static uint32_t disputed(const struct machine *m, const struct frame *f,
                         const struct progress *tries, size_t n, size_t best)
{
    const struct failure *first = dispute(m, f, &tries[best], NONE);
    for (size_t i = 0; first && i < n; i++)
        if (compare(&tries[i], &tries[best]) == 0 &&
            !dispute(m, f, &tries[i], first->at))
            return NONE;
    return first ? first->at : NONE;
}

/* Notes what is wrong in one branch: all, or the one thing that is disputed. */
static void note_branch(struct machine *m, const struct frame *f,
                        const struct progress *p, uint32_t at)
{
    struct collector *out = m->out;
    if (at != NONE) {
        struct failure other = *dispute(m, f, p, at);
        *vec_push(out->arena, &out->others) = other;
        return;
    }
    for (size_t i = 0; i < p->count; i++)
        *vec_push(out->arena, &out->others) = out->list.at[p->start + i];
}

/* One failure about the keyword, with those of the branches that are as good
 * as one another beside it. */
static void fail_as_one(struct machine *m, const struct frame *f,
                        const struct instr *in, size_t start,
                        const struct progress *tries, size_t best)
{
    struct collector *out = m->out;
    uint32_t first = (uint32_t)out->others.n, branches = 0;
    uint32_t at = disputed(m, f, tries, in->b, best);
    for (size_t i = 0; i < in->b; i++) {
        if (compare(&tries[i], &tries[best]) != 0)
            continue;
        branches++;
        note_branch(m, f, &tries[i], at);
    }
    uint32_t count = (uint32_t)out->others.n - first;
    out->list.n = start;
    struct failure *failure = machine_fail(m, f, in, (enum keyword)in->keyword,
                                           at == NONE ? f->at : at);
    failure->level = at == NONE ? f->level : f->level + 1;
    failure->others = first;
    failure->other_count = count;
    failure->branches = branches;
}

static void keep(struct collector *out, size_t start, const struct progress *p)
{
    for (size_t i = 0; i < p->count; i++)
        out->list.at[start + i] = out->list.at[p->start + i];
    out->list.n = start + p->count;
}

void machine_choose(struct machine *m, const struct frame *f,
                    const struct instr *in, size_t start)
{
    struct progress *tries = ARENA_ARRAY(m->out->arena, struct progress, in->b);
    size_t best = 0, as_good = 0;
    for (uint32_t i = 0; i < in->b; i++) {
        tries[i] = try_branch(m, f, m->p->lists.at[in->a + i]);
        int c = i ? compare(&tries[i], &tries[best]) : 1;
        if (c > 0)
            best = i;
        as_good = c > 0 ? 1 : as_good + (c == 0);
        if (c == 0 && tries[i].depth > f->level &&
            tries[i].count < tries[best].count)
            best = i;
    }
    if (in->b == 0) {
        machine_fail(m, f, in, (enum keyword)in->keyword, f->at);
        return;
    }
    bool tie = as_good > 1 &&
               (tries[best].depth <= f->level || !tries[best].undisputed);
    if (tie || tries[best].count == 0 ||
        has_own_words(m, f, (enum keyword)in->keyword))
        fail_as_one(m, f, in, start, tries, best);
    else
        keep(m->out, start, &tries[best]);
}

/* ---- which key was meant ---- */

struct names {
    struct machine *m;
    const struct frame *f;
    VEC(struct str) list;
};

static void names_of_sub(struct names *names, uint32_t sub, unsigned depth);

static bool is_present(const struct names *names, struct str key)
{
    return val_exists(
        val_key((struct val){names->m->tree, names->f->node}, key));
}

static void names_of_members(struct names *names, uint32_t index)
{
    const struct program *p = names->m->p;
    const struct members *table = &p->members.at[index];
    for (uint32_t i = 0; i < table->count; i++) {
        const struct member *row = &p->member_rows.at[table->first + i];
        struct str name = program_name(p, row->name);
        bool forbidden =
            row->sub == NONE || p->subs.at[row->sub].flags & SUB_FALSE;
        if (!forbidden && !is_present(names, name))
            *vec_push(names->m->out->arena, &names->list) = name;
    }
}

/* The branch of an `if` that applies. */
static uint32_t taken(struct names *names, const struct instr *in)
{
    struct collector *out = names->m->out;
    names->m->out = NULL;
    enum tri t = machine_same(names->m, names->f, in->a, RELATION_ASIDE);
    names->m->out = out;
    return t == TRI_UNKNOWN ? NONE : t == TRI_YES ? in->b : in->c;
}

static void names_of_instr(struct names *names, const struct instr *in,
                           unsigned depth)
{
    switch (in->op) {
    case OP_MEMBERS:
        names_of_members(names, in->a);
        break;
    case OP_REF:
    case OP_DYNAMIC_REF:
        names_of_sub(names, in->a, depth);
        break;
    case OP_DEPENDENT_SCHEMA:
        if (is_present(names, program_name(names->m->p, in->a)))
            names_of_sub(names, in->b, depth);
        break;
    case OP_ALL_OF:
    case OP_ANY_OF:
    case OP_ONE_OF:
        for (uint32_t i = 0; i < in->b; i++)
            names_of_sub(names, names->m->p->lists.at[in->a + i], depth);
        break;
    case OP_IF:
        names_of_sub(names, taken(names, in), depth);
        break;
    default:
        break;
    }
}

enum { NAMES_DEPTH = 32 };

static void names_of_sub(struct names *names, uint32_t index, unsigned depth)
{
    if (index == NONE || depth > NAMES_DEPTH)
        return;
    const struct sub *sub = &names->m->p->subs.at[index];
    for (uint32_t i = 0; i < sub->count; i++)
        names_of_instr(names, &names->m->p->code.at[sub->first + i], depth + 1);
}

bool machine_suggest(struct machine *m, const struct frame *f,
                     const struct instr *in, struct str key,
                     struct failure *failure)
{
    struct names names = {.m = m, .f = f};
    if (in->op == OP_MEMBERS) /* others would be refused as well */
        names_of_members(&names, in->a);
    else
        names_of_sub(&names, f->sub, 0);
    int near = str_nearest(key, names.list.at, names.list.n);
    if (near < 0)
        return false;
    failure->suggestion = names.list.at[near];
    failure->certain = remedy_is_certain(key, failure->suggestion,
                                         names.list.at, names.list.n);
    return true;
}
