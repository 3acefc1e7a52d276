#include "schema/machine_parts.h"

#include "schema/limits.h"
#include "schema/pattern.h"

/* ---- one key of an object ---- */

struct key {
    uint32_t at;    /* its node; the value's is the next */
    uint32_t index; /* which member it is */
    struct str name;
};

/* What one pass over an object's keys adds up to. */
struct tally {
    enum tri result;
    uint32_t known;            /* keys of the table that were seen, */
    uint32_t listed, required; /* and of those */
    bool open;                 /* there may be keys that nobody sees here */
};

static void add(struct tally *t, enum tri result)
{
    t->result = tri_and(t->result, result);
}

/* A key that must not be there is one mistake, at the key. */
static enum tri member_value(struct machine *m, const struct frame *f,
                             const struct instr *in, const struct key *key,
                             enum keyword k, uint32_t sub)
{
    if (m->p->subs.at[sub].flags & SUB_FALSE) {
        struct failure *failure = machine_fail(m, f, in, k, key->at);
        if (failure)
            machine_suggest(m, f, in, key->name, failure);
        return TRI_NO;
    }
    return machine_child(m, f, sub, key->at + 1);
}

/* The patterns that a key matches. */
static bool run_patterns(struct machine *m, const struct frame *f,
                         const struct instr *in, const struct key *key,
                         struct tally *t)
{
    const struct members *table = &m->p->members.at[in->a];
    const uint32_t *pair = m->p->lists.at + table->patterns;
    bool known = false;
    for (uint32_t i = 0; i < table->pattern_count; i++, pair += 2) {
        enum regex_result r =
            pattern_search(m->p->patterns.at[pair[0]], key->name);
        if (r == REGEX_LIMIT) {
            machine_stop(m, f, LIMIT_PATTERN);
            add(t, TRI_UNKNOWN);
            known = true;
        }
        if (r != REGEX_YES)
            continue;
        known = true;
        add(t,
            member_value(m, f, in, key, KEYWORD_PATTERN_PROPERTIES, pair[1]));
    }
    return known;
}

static void run_key(struct machine *m, const struct frame *f,
                    const struct instr *in, const struct key *key,
                    struct tally *t)
{
    const struct members *table = &m->p->members.at[in->a];
    const struct member *row =
        program_member(m->p, table, m->nodes[key->at].hash, key->name);
    bool known = false;
    if (row) {
        t->known++;
        t->required += row->required;
    }
    if (row && row->sub != NONE) {
        known = true;
        t->listed++;
        add(t, member_value(m, f, in, key, KEYWORD_PROPERTIES, row->sub));
    }
    if (table->pattern_count && run_patterns(m, f, in, key, t))
        known = true;
    if (!known && table->additional != NONE) {
        known = true;
        add(t, member_value(m, f, in, key, KEYWORD_ADDITIONAL_PROPERTIES,
                            table->additional));
    }
    if (known)
        machine_mark(m, f, key->index, TRI_YES);
    if (table->names != NONE)
        add(t, machine_child(m, f, table->names, key->at));
}

/* ---- all keys ---- */

uint32_t machine_member(struct machine *m, const struct frame *f, uint32_t name)
{
    const struct node *object = &m->nodes[f->node];
    const struct name_row *row = &m->p->names.at[name];
    struct str key = program_name(m->p, name);
    if (m->last.node == f->node && m->last.name == name)
        return m->last.value;
    m->last.node = f->node;
    m->last.name = name;
    m->last.value = NONE;
    for (uint32_t i = f->node + 1; i < object->next; i = m->nodes[i + 1].next) {
        const struct node *n = &m->nodes[i];
        if (n->hash == row->hash &&
            !(n->flags & (NODE_HOLES | NODE_SHADOWED)) &&
            str_eq(machine_bytes(m, n), key))
            m->last.value = i + 1;
    }
    return m->last.value;
}

static void report_missing(struct machine *m, const struct frame *f,
                           const struct instr *in)
{
    const struct members *table = &m->p->members.at[in->a];
    for (uint32_t i = 0; m->out && i < table->count; i++) {
        const struct member *row = &m->p->member_rows.at[table->first + i];
        if (row->required && machine_member(m, f, row->name) == NONE)
            machine_fail(m, f, in, KEYWORD_REQUIRED, f->at)->detail = row->name;
    }
}

/* Whether a key that is not seen could change the verdict. */
static bool cares_for_unseen(const struct members *table, const struct tally *t)
{
    return table->additional != NONE || table->names != NONE ||
           table->pattern_count || t->listed < table->listed;
}

static enum tri sum_up(struct machine *m, const struct frame *f,
                       const struct instr *in, struct tally *t)
{
    const struct members *table = &m->p->members.at[in->a];
    if (t->open && cares_for_unseen(table, t))
        add(t, TRI_UNKNOWN);
    if (t->required == table->required)
        return t->result;
    if (t->open) {
        add(t, TRI_UNKNOWN);
    } else {
        report_missing(m, f, in);
        add(t, TRI_NO);
    }
    return t->result;
}

enum tri machine_members(struct machine *m, const struct frame *f,
                         const struct instr *in)
{
    const struct node *n = &m->nodes[f->node];
    struct tally t = {.result = TRI_YES, .open = n->flags & NODE_OPEN};
    struct key key = {.index = 0};
    if (machine_is_unknown(n))
        return TRI_UNKNOWN;
    if (n->kind != NODE_OBJECT)
        return TRI_YES;
    /* Where keys that are not in the table do not matter, the last one of the
     * table ends the search. */
    const struct members *table = &m->p->members.at[in->a];
    bool all = table->additional != NONE || table->names != NONE ||
               table->pattern_count;
    for (uint32_t i = f->node + 1; i < n->next; i = m->nodes[i + 1].next) {
        const struct node *k = &m->nodes[i];
        if (k->flags & NODE_SHADOWED)
            continue;
        if (k->flags & NODE_HOLES) {
            t.open = true;
        } else {
            key.at = i;
            key.name = machine_bytes(m, k);
            run_key(m, f, in, &key, &t);
            if (t.result == TRI_NO && !m->out)
                return TRI_NO;
            if (!all && t.known == table->count)
                break;
        }
        key.index++;
    }
    return sum_up(m, f, in, &t);
}

/* ---- keys that ask for others ---- */

bool machine_is_open(const struct machine *m, const struct frame *f)
{
    const struct node *n = &m->nodes[f->node];
    if (n->flags & NODE_OPEN)
        return true;
    for (uint32_t i = f->node + 1; i < n->next; i = m->nodes[i + 1].next)
        if (m->nodes[i].flags & NODE_HOLES)
            return true;
    return false;
}

static enum tri has_key(struct machine *m, const struct frame *f, uint32_t name)
{
    if (machine_member(m, f, name) != NONE)
        return TRI_YES;
    return machine_is_open(m, f) ? TRI_UNKNOWN : TRI_NO;
}

static enum tri names_present(struct machine *m, const struct frame *f,
                              const struct instr *in, bool report)
{
    enum tri result = TRI_YES;
    for (uint32_t i = 0; i < in->c; i++) {
        uint32_t name = m->p->lists.at[in->b + i];
        enum tri t = has_key(m, f, name);
        if (t == TRI_NO && report && m->out)
            machine_fail(m, f, in, KEYWORD_DEPENDENT_REQUIRED, f->at)->detail =
                name;
        result = tri_and(result, t);
    }
    return result;
}

enum tri machine_dependent(struct machine *m, const struct frame *f,
                           const struct instr *in)
{
    const struct node *n = &m->nodes[f->node];
    if (machine_is_unknown(n))
        return TRI_UNKNOWN;
    if (n->kind != NODE_OBJECT)
        return TRI_YES;
    enum tri trigger = has_key(m, f, in->a);
    if (trigger == TRI_NO)
        return TRI_YES;
    if (in->op == OP_DEPENDENT_REQUIRED) {
        enum tri all = names_present(m, f, in, trigger == TRI_YES);
        return tri_or(all, tri_not(trigger));
    }
    if (trigger == TRI_YES)
        return machine_same(m, f, in->b, RELATION_SHARE);
    struct collector *out = m->out;
    m->out = NULL;
    enum tri result = machine_same(m, f, in->b, RELATION_BRANCH);
    m->out = out;
    return tri_or(result, TRI_UNKNOWN);
}

/* ---- unevaluatedProperties, unevaluatedItems ---- */

/* Whether a key is what some condition of the schema looks at first. */
static bool is_discriminator(const struct machine *m, struct str key)
{
    const struct program *p = m->p;
    for (size_t i = 0; i < p->discriminators.n; i++)
        if (str_eq(program_name(p, p->discriminators.at[i].name), key))
            return true;
    return false;
}

/* The key that a failure over a member of f's value, or its absence, is
 * about; "" if it is about something else. */
static struct str key_of(const struct machine *m, const struct frame *f,
                         const struct failure *failure)
{
    if (failure->keyword == KEYWORD_REQUIRED && failure->at == f->at)
        return program_name(m->p, failure->detail);
    if (failure->level != f->level + 1 || failure->at <= f->node ||
        failure->at >= m->nodes[f->node].next)
        return STR("");
    const struct node *key = &m->nodes[failure->at - 1];
    return key->kind == NODE_KEY ? machine_bytes(m, key) : STR("");
}

/* Whether something failed that would have said which keys belong here: then
 * keys are not to blame. */
static bool kind_is_wrong(const struct machine *m, const struct frame *f)
{
    uint32_t end = m->nodes[f->node].next;
    for (size_t i = m->out ? m->out->list.n : 0; i > 0; i--) {
        const struct failure *failure = &m->out->list.at[i - 1];
        if (failure->at != f->at &&
            (failure->at < f->node || failure->at >= end))
            break; /* those of f's value are the newest */
        struct str key = key_of(m, f, failure);
        if (key.len && is_discriminator(m, key))
            return true;
    }
    return false;
}

static enum tri unevaluated_member(struct machine *m, const struct frame *f,
                                   const struct instr *in,
                                   const struct key *key, bool silent)
{
    if (m->nodes[key->at].flags & NODE_HOLES)
        return TRI_UNKNOWN;
    if (!silent)
        return member_value(m, f, in, key, KEYWORD_UNEVALUATED_PROPERTIES,
                            in->a);
    enum tri result = machine_ask(m, f, in->a, key->at + 1);
    if (result == TRI_NO && m->out) {
        struct failure near;
        if (machine_suggest(m, f, in, key->name, &near)) {
            struct failure *failure =
                machine_fail(m, f, in, KEYWORD_UNEVALUATED_PROPERTIES, key->at);
            failure->suggestion = near.suggestion;
            failure->certain = near.certain;
        }
    }
    return result;
}

static enum tri unevaluated_properties(struct machine *m, const struct frame *f,
                                       const struct instr *in)
{
    const struct node *n = &m->nodes[f->node];
    enum tri result = n->flags & NODE_OPEN ? TRI_UNKNOWN : TRI_YES;
    bool silent = kind_is_wrong(m, f);
    struct key key = {.index = 0};
    for (uint32_t i = f->node + 1; i < n->next; i = m->nodes[i + 1].next) {
        if (m->nodes[i].flags & NODE_SHADOWED)
            continue;
        key.at = i;
        key.name = machine_bytes(m, &m->nodes[i]);
        enum tri seen = (enum tri)m->marks.at[f->marks + key.index];
        if (seen == TRI_NO)
            result =
                tri_and(result, unevaluated_member(m, f, in, &key, silent));
        else if (seen == TRI_UNKNOWN &&
                 machine_ask(m, f, in->a, i + 1) != TRI_YES)
            result = tri_and(result, TRI_UNKNOWN);
        machine_mark(m, f, key.index++, TRI_YES);
    }
    return result;
}

static enum tri unevaluated_items(struct machine *m, const struct frame *f,
                                  const struct instr *in)
{
    const struct node *n = &m->nodes[f->node];
    enum tri result = n->flags & NODE_OPEN ? TRI_UNKNOWN : TRI_YES;
    uint32_t index = 0;
    for (uint32_t i = f->node + 1; i < n->next; i = m->nodes[i].next) {
        enum tri seen = (enum tri)m->marks.at[f->marks + index];
        if (seen == TRI_NO)
            result = tri_and(result, machine_child(m, f, in->a, i));
        else if (seen == TRI_UNKNOWN && machine_ask(m, f, in->a, i) != TRI_YES)
            result = tri_and(result, TRI_UNKNOWN);
        machine_mark(m, f, index++, TRI_YES);
    }
    return result;
}

enum tri machine_unevaluated(struct machine *m, const struct frame *f,
                             const struct instr *in)
{
    const struct node *n = &m->nodes[f->node];
    if (machine_is_unknown(n))
        return m->p->subs.at[in->a].count ? TRI_UNKNOWN : TRI_YES;
    if (in->op == OP_UNEVALUATED_ITEMS)
        return n->kind == NODE_ARRAY ? unevaluated_items(m, f, in) : TRI_YES;
    return n->kind == NODE_OBJECT ? unevaluated_properties(m, f, in) : TRI_YES;
}
