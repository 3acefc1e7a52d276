#include "schema/report.h"

#include "schema/compile.h"
#include "schema/format.h"
#include "schema/limits.h"
#include "schema/once.h"
#include "schema/report_example.h"
#include "schema/report_fix.h"
#include "schema/report_words.h"
#include "tree/number.h"

/* One failure on its way to a finding. */
struct report {
    const struct machine *m;
    const struct collector *out;
    const struct failure *failure;
    const struct instr *in; /* NULL: a false schema */
    struct val value;       /* what is wrong */
    struct val limit;       /* what the schema says */
    struct buf message, help;
    bool misplaced; /* a key that is known elsewhere */
    struct remedy remedy;
};

static void start(struct report *r, const struct machine *m,
                  const struct collector *out, const struct failure *failure)
{
    const struct sub *sub = &m->p->subs.at[failure->sub];
    *r = (struct report){.m = m, .out = out, .failure = failure};
    r->value = (struct val){m->tree, failure->at};
    if (failure->instr != NONE) {
        r->in = &m->p->code.at[failure->instr];
        r->limit = program_val(m->p, sub->doc, r->in->node);
    }
    buf_init(&r->message, 0);
    buf_init(&r->help, 0);
}

static void finish(struct report *r)
{
    buf_free(&r->message);
    buf_free(&r->help);
}

static void add(struct report *r, const char *words)
{
    buf_add_z(&r->message, words);
}

static void remedy(struct report *r, enum remedy_kind kind, struct str text)
{
    r->remedy = (struct remedy){.kind = kind, .text = text};
}

/* ---- types and values ---- */

/* The truths of YAML 1.1 and of other languages, which are strings by now, or
 * numbers: says how to write them. */
static bool help_truth(struct report *r, struct str s)
{
    static const char *const yes[] = {"yes", "on", "y", "true", "1"};
    static const char *const no[] = {"no", "off", "n", "false", "0"};
    if (str_is(s, "true") || str_is(s, "false"))
        return false;
    for (size_t i = 0; i < COUNT_OF(yes); i++) {
        bool is_yes = str_eq_nocase(s, str_of(yes[i]));
        if (!is_yes && !str_eq_nocase(s, str_of(no[i])))
            continue;
        buf_printf(&r->help, "write %s", is_yes ? "true" : "false");
        remedy(r, REMEDY_SCALAR, is_yes ? STR("true") : STR("false"));
        return true;
    }
    return false;
}

/* The string would be right without its quotes: says so. */
static void help_bare(struct report *r, unsigned mask, struct str s)
{
    bool fits = false;
    if (words_is_number(s))
        fits =
            mask & TYPE_NUMBER || (mask & TYPE_INTEGER && number_is_whole(s));
    else if (str_is(s, "true") || str_is(s, "false"))
        fits = mask & TYPE_BOOLEAN;
    else if (str_is(s, "null"))
        fits = mask & TYPE_NULL;
    if (!fits)
        return;
    buf_printf(&r->help, "write %.*s without quotes", STR_ARG(s));
    remedy(r, REMEDY_SCALAR, s);
}

/* The value with or without quotes would be right, or is a truth in other
 * words: says so. */
static void help_quotes(struct report *r, unsigned mask)
{
    struct str s = val_str(r->value);
    bool string = val_is(r->value, NODE_STRING);
    bool number = val_is(r->value, NODE_NUMBER);
    bool truth = val_is(r->value, NODE_TRUE) || val_is(r->value, NODE_FALSE);
    bool numbers = mask & (TYPE_NUMBER | TYPE_INTEGER);
    /* Where something larger may stand, a string is the name of it; where a
     * whole number may, quotes do not mend a fraction. */
    if ((number || truth) && mask & TYPE_STRING &&
        !(mask & (TYPE_OBJECT | TYPE_ARRAY)) && !(number && numbers)) {
        buf_printf(&r->help, "write \"%.*s\", in quotes", STR_ARG(s));
        remedy(r, REMEDY_STRING, s);
        return;
    }
    if ((!string && !number) || s.len > 40)
        return;
    if (mask & TYPE_BOOLEAN && !(numbers && words_is_number(s)) &&
        help_truth(r, s))
        return;
    if (string)
        help_bare(r, mask, s);
}

static void help_example(struct report *r)
{
    if (r->help.len == 0)
        example_add(&r->help, r->m->p, r->failure, r->value);
}

static void help_default(struct report *r)
{
    if (r->help.len == 0)
        example_add_default(&r->help, r->m->p, r->failure, r->value);
}

static void say_type(struct report *r, unsigned mask)
{
    add(r, "must be ");
    words_types(&r->message, mask);
    add(r, ", is ");
    words_kind(&r->message, r->value);
    help_quotes(r, mask);
    if (mask & ~(unsigned)(TYPE_BOOLEAN | TYPE_NULL))
        help_example(r);
    else
        help_default(r);
}

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
    add(r, count > 1 && !c->mask ? "must be one of " : "must be ");
    for (uint32_t i = 0; i < shown; i++) {
        if (i)
            add(r, ", ");
        words_value(&r->message, c->list.at[i]);
    }
    if (shown < count)
        buf_printf(&r->message, " and %u more", count - shown);
    if (c->mask) {
        add(r, count ? " or " : "");
        words_types(&r->message, c->mask);
        add(r, ", is ");
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
        remedy(r, quoted ? REMEDY_STRING : REMEDY_SCALAR, s);
        return;
    }
    if (kind != NODE_STRING && kind != NODE_KEY)
        return;
    int near = str_nearest(s, names.at, names.n);
    if (near < 0)
        return;
    buf_printf(&r->help, "did you mean '%.*s'?", STR_ARG(names.at[near]));
    remedy(r, REMEDY_STRING, names.at[near]);
    r->remedy.unsafe = !remedy_same_name(s, names.at[near]);
}

static void add_choices(struct report *r, struct choices *c,
                        const struct instr *in)
{
    for (uint32_t i = in->a; i < in->a + in->b; i++)
        *vec_push(r->out->arena, &c->list) = program_const(r->m->p, i);
}

static void say_enum(struct report *r)
{
    struct choices c = {0};
    add_choices(r, &c, r->in);
    if (c.list.n == 0) {
        add(r, "no value is right here");
        return;
    }
    say_choices(r, &c);
    help_choices(r, &c);
    if (c.list.n > 1)
        help_default(r);
}

/* ---- numbers, lengths, counts ---- */

static void say_number(struct report *r, const char *words)
{
    add(r, words);
    words_value(&r->message, r->limit);
    add(r, ", is ");
    words_value(&r->message, r->value);
    help_default(r);
}

/* The nearest that may stand there, though another may have been meant. */
static void say_limit(struct report *r, const char *words)
{
    say_number(r, words);
    remedy(r, REMEDY_SCALAR, val_str(r->limit));
    r->remedy.unsafe = true;
}

static void say_count(struct report *r, const char *words, const char *unit,
                      size_t have)
{
    uint32_t limit = r->in->a;
    buf_printf(&r->message, "must have %s %u %s%s, has %zu", words,
               (unsigned)limit, unit, limit == 1 ? "" : "s", have);
}

static size_t length(struct val v)
{
    struct str s = val_str(v);
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++)
        n += ((unsigned char)s.ptr[i] & 0xC0) != 0x80;
    return n;
}

static void say_unique(struct report *r)
{
    add(r, "this item stands here twice");
    buf_add_z(&r->help, "remove one of the two");
    remedy(r, REMEDY_REMOVE, STR(""));
}

static void say_contains(struct report *r)
{
    uint32_t have = r->failure->detail;
    if (r->in->c != NONE && have > r->in->c)
        buf_printf(&r->message,
                   "must have at most %u item%s of the kind that 'contains' "
                   "describes, has %u",
                   (unsigned)r->in->c, r->in->c == 1 ? "" : "s",
                   (unsigned)have);
    else if (r->in->b == 1)
        add(r, "no item is of the kind that one must be");
    else
        buf_printf(&r->message,
                   "must have at least %u items of the kind that 'contains' "
                   "describes, has %u",
                   (unsigned)r->in->b, (unsigned)have);
}

/* ---- keys ---- */

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

static void say_unknown_key(struct report *r)
{
    struct str near = r->failure->suggestion;
    buf_printf(&r->message, "unknown key '%.*s'", STR_ARG(val_str(r->value)));
    help_elsewhere(r, val_str(r->value));
    r->misplaced = r->help.len > 0;
    if (!near.len || r->misplaced)
        return;
    buf_printf(&r->help, "did you mean '%.*s'?", STR_ARG(near));
    remedy(r, REMEDY_STRING, near);
    r->remedy.unsafe = !r->failure->certain;
}

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

static void say_missing(struct report *r)
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
    remedy(r, REMEDY_STRING, name);
    r->remedy.unsafe = !remedy_is_certain(val_str(key), name, &name, 1);
}

static void say_dependent(struct report *r)
{
    struct str trigger = program_name(r->m->p, r->in->a);
    say_missing(r);
    buf_printf(&r->message, ", which '%.*s' needs beside it", STR_ARG(trigger));
}

/* ---- other schemas ---- */

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

static void say_not(struct report *r)
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
        add(r, "must not be ");
        words_value(&r->message, r->value);
    } else if (sub->count == 1 && in->op == OP_TYPE) {
        add(r, "must not be ");
        words_types(&r->message, in->a);
    } else {
        add(r, "is just what must not stand here");
    }
}

/* All that may have been meant differs in the value only: one list of what
 * it may be. */
static bool say_other_values(struct report *r)
{
    const struct failure *f = r->failure;
    const struct failure *others = r->out->others.at + f->others;
    struct choices c = {0};
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
    if (f->other_count < f->branches || f->other_count == 0)
        return false;
    say_choices(r, &c);
    help_choices(r, &c);
    if (r->help.len == 0)
        help_quotes(r, c.mask);
    help_example(r);
    return true;
}

/* The same for keys: "missing 'a' or 'b'". */
static bool say_other_keys(struct report *r)
{
    const struct failure *f = r->failure;
    const struct failure *others = r->out->others.at + f->others;
    if (f->other_count != f->branches || f->other_count == 0)
        return false;
    for (uint32_t i = 0; i < f->other_count; i++)
        if (others[i].keyword != KEYWORD_REQUIRED || others[i].at != f->at)
            return false;
    add(r, "missing ");
    for (uint32_t i = 0; i < f->other_count; i++) {
        words_or(&r->message, i, f->other_count);
        buf_printf(&r->message, "'%.*s'",
                   STR_ARG(program_name(r->m->p, others[i].detail)));
    }
    return true;
}

static void say(struct report *r);

/* The branches in short, one after the other. */
static void help_branches(struct report *r)
{
    const struct failure *f = r->failure;
    uint32_t shown = f->other_count < 3 ? f->other_count : 3;
    for (uint32_t i = 0; i < shown; i++) {
        struct report other;
        start(&other, r->m, r->out, &r->out->others.at[f->others + i]);
        say(&other);
        buf_add_z(&r->help, i ? "; or: " : "either: ");
        buf_add_str(&r->help, buf_str(&other.message));
        finish(&other);
    }
}

static void say_branches(struct report *r)
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
    if (say_other_values(r) || say_other_keys(r))
        return;
    buf_printf(&r->message, "fits none of the %u forms that may stand here",
               (unsigned)r->in->b);
    help_branches(r);
}

/* ---- one failure ---- */

static void say_format(struct report *r)
{
    buf_printf(&r->message, "must be %s", format_words((enum format)r->in->a));
    help_example(r);
}

static void say_pattern(struct report *r)
{
    words_value(&r->message, r->value);
    add(r, " does not match the pattern ");
    buf_add_str(&r->message, val_str(r->limit));
    help_example(r);
}

static void say_forbidden(struct report *r)
{
    if (val_exists(r->value) && r->m->nodes[r->value.at].kind == NODE_KEY)
        buf_printf(&r->message, "'%.*s' must not stand here",
                   STR_ARG(val_str(r->value)));
    else
        add(r, "nothing may stand here");
}

/* The generic words of a failure, by keyword: a long row of short cases. */
static void say(struct report *r)
{
    switch ((enum keyword)r->failure->keyword) {
    case KEYWORD_TYPE:
        say_type(r, r->in->a);
        break;
    case KEYWORD_CONST:
    case KEYWORD_ENUM:
        say_enum(r);
        break;
    case KEYWORD_MAXIMUM:
        say_limit(r, "must be at most ");
        break;
    case KEYWORD_EXCLUSIVE_MAXIMUM:
        say_number(r, "must be less than ");
        break;
    case KEYWORD_MINIMUM:
        say_limit(r, "must be at least ");
        break;
    case KEYWORD_EXCLUSIVE_MINIMUM:
        say_number(r, "must be more than ");
        break;
    case KEYWORD_MULTIPLE_OF:
        say_number(r, "must be a multiple of ");
        break;
    case KEYWORD_MAX_LENGTH:
        say_count(r, "at most", "character", length(r->value));
        break;
    case KEYWORD_MIN_LENGTH:
        say_count(r, "at least", "character", length(r->value));
        break;
    case KEYWORD_PATTERN:
        say_pattern(r);
        break;
    case KEYWORD_FORMAT:
        say_format(r);
        break;
    case KEYWORD_MAX_ITEMS:
        say_count(r, "at most", "item", val_count(r->value));
        break;
    case KEYWORD_MIN_ITEMS:
        say_count(r, "at least", "item", val_count(r->value));
        break;
    case KEYWORD_MAX_PROPERTIES:
        say_count(r, "at most", "key", val_count(r->value));
        break;
    case KEYWORD_MIN_PROPERTIES:
        say_count(r, "at least", "key", val_count(r->value));
        break;
    case KEYWORD_UNIQUE_ITEMS:
        say_unique(r);
        break;
    case KEYWORD_CONTAINS:
        say_contains(r);
        break;
    case KEYWORD_REQUIRED:
        say_missing(r);
        break;
    case KEYWORD_DEPENDENT_REQUIRED:
        say_dependent(r);
        break;
    case KEYWORD_ADDITIONAL_PROPERTIES:
    case KEYWORD_UNEVALUATED_PROPERTIES:
        say_unknown_key(r);
        break;
    case KEYWORD_NOT:
        say_not(r);
        break;
    case KEYWORD_ANY_OF:
    case KEYWORD_ONE_OF:
        say_branches(r);
        break;
    default:
        say_forbidden(r);
        break;
    }
}

static enum finding_id id_of(enum keyword k)
{
    static const enum finding_id ids[KEYWORD_COUNT] = {
        [KEYWORD_SCHEMA] = FINDING_SCHEMA_FALSE,
        [KEYWORD_TYPE] = FINDING_SCHEMA_TYPE,
        [KEYWORD_CONST] = FINDING_SCHEMA_CONST,
        [KEYWORD_ENUM] = FINDING_SCHEMA_ENUM,
        [KEYWORD_MULTIPLE_OF] = FINDING_SCHEMA_RANGE,
        [KEYWORD_MAXIMUM] = FINDING_SCHEMA_RANGE,
        [KEYWORD_EXCLUSIVE_MAXIMUM] = FINDING_SCHEMA_RANGE,
        [KEYWORD_MINIMUM] = FINDING_SCHEMA_RANGE,
        [KEYWORD_EXCLUSIVE_MINIMUM] = FINDING_SCHEMA_RANGE,
        [KEYWORD_MAX_LENGTH] = FINDING_SCHEMA_LENGTH,
        [KEYWORD_MIN_LENGTH] = FINDING_SCHEMA_LENGTH,
        [KEYWORD_PATTERN] = FINDING_SCHEMA_PATTERN,
        [KEYWORD_FORMAT] = FINDING_SCHEMA_FORMAT,
        [KEYWORD_MAX_ITEMS] = FINDING_SCHEMA_COUNT,
        [KEYWORD_MIN_ITEMS] = FINDING_SCHEMA_COUNT,
        [KEYWORD_MAX_PROPERTIES] = FINDING_SCHEMA_COUNT,
        [KEYWORD_MIN_PROPERTIES] = FINDING_SCHEMA_COUNT,
        [KEYWORD_CONTAINS] = FINDING_SCHEMA_COUNT,
        [KEYWORD_UNIQUE_ITEMS] = FINDING_SCHEMA_UNIQUE,
        [KEYWORD_REQUIRED] = FINDING_SCHEMA_REQUIRED,
        [KEYWORD_DEPENDENT_REQUIRED] = FINDING_SCHEMA_DEPENDENCY,
        [KEYWORD_PROPERTIES] = FINDING_SCHEMA_FALSE,
        [KEYWORD_PATTERN_PROPERTIES] = FINDING_SCHEMA_FALSE,
        [KEYWORD_ADDITIONAL_PROPERTIES] = FINDING_SCHEMA_UNKNOWN_KEY,
        [KEYWORD_UNEVALUATED_PROPERTIES] = FINDING_SCHEMA_UNKNOWN_KEY,
        [KEYWORD_NOT] = FINDING_SCHEMA_NOT,
        [KEYWORD_ANY_OF] = FINDING_SCHEMA_ANY_OF,
        [KEYWORD_ONE_OF] = FINDING_SCHEMA_ONE_OF,
    };
    return ids[k];
}

/* The failure's own words, where the schema has some. */
static struct str word(const struct report *r, enum words w)
{
    struct val v = r->failure->words[w];
    return val_exists(v) ? val_str(v) : STR("");
}

/* Whether a key is a known one, in the wrong place or with a slip of the
 * finger, and not another name that happens to be like it. */
static bool is_slip(const struct report *r)
{
    struct str near = r->failure->suggestion;
    return r->misplaced ||
           (near.len && str_distance(val_str(r->value), near, 2) <= 2);
}

static void add_finding(struct report *r, struct findings *fs)
{
    struct str message = word(r, WORDS_MESSAGE), help = word(r, WORDS_HELP);
    struct str severity = word(r, WORDS_SEVERITY);
    enum finding_id id = id_of((enum keyword)r->failure->keyword);
    int own = finding_by_name(word(r, WORDS_RULE));
    if (own >= 0)
        id = (enum finding_id)own;
    if (message.len == 0)
        message = buf_str(&r->message);
    if (help.len == 0)
        help = buf_str(&r->help);
    struct finding *f = val_finding(fs, id, r->value, "%.*s", STR_ARG(message));
    if (str_is(severity, "error-if-near"))
        severity = is_slip(r) ? STR("error") : STR("warning");
    if (str_is(severity, "warning"))
        f->severity = SEVERITY_WARNING;
    else if (str_is(severity, "error"))
        f->severity = SEVERITY_ERROR;
    if (help.len)
        finding_help(fs, f, "%.*s", STR_ARG(help));
    remedy_fix(&r->remedy, fs, f, r->value);
    if (r->failure->keyword == KEYWORD_UNIQUE_ITEMS)
        finding_related(fs, f,
                        val_span((struct val){r->m->tree, r->failure->detail}),
                        "it is first here");
}

void report_failures(const struct machine *m, const struct collector *out,
                     struct findings *fs)
{
    size_t n = out->list.n;
    if (n > SCHEMA_FAILURES_MAX) {
        fs->dropped += n - SCHEMA_FAILURES_MAX;
        n = SCHEMA_FAILURES_MAX;
    }
    for (size_t i = 0; i < n; i++) {
        struct report r;
        if (once_is_elsewhere(m, out, &out->list.at[i]) ||
            once_is_said(m, out, i))
            continue;
        start(&r, m, out, &out->list.at[i]);
        say(&r);
        add_finding(&r, fs);
        finish(&r);
    }
}

void report_limit(const struct machine *m, struct findings *fs)
{
    static const struct {
        enum finding_id id;
        const char *message, *help;
    } rows[] = {
        [LIMIT_STEPS] = {FINDING_SCHEMA_LIMIT,
                         "the schema asks for too much work over this "
                         "document; the check was given up",
                         "look for anyOf within anyOf in the schema"},
        [LIMIT_DEPTH] = {FINDING_SCHEMA_LIMIT,
                         "the schema leads from reference to reference "
                         "without end; the check was given up",
                         "look for a $dynamicRef that leads back to itself"},
        [LIMIT_PATTERN] = {FINDING_SCHEMA_PATTERN_LIMIT,
                           "a pattern of the schema takes too long over this "
                           "text; it was not checked",
                           "look for repeats within repeats, like (a+)+, in "
                           "the schema's pattern"},
    };
    if (m->limit == LIMIT_NONE)
        return;
    struct val v = {m->tree, m->limit_at};
    struct finding *f =
        val_finding(fs, rows[m->limit].id, v, "%s", rows[m->limit].message);
    finding_help(fs, f, "%s", rows[m->limit].help);
}
