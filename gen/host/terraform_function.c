/* Terraform's functions that need nothing but their arguments. */
#include <stdlib.h>

#include "host/limits.h"
#include "host/terraform_outcome.h"
#include "tree/number.h"
#include "tree/write.h"

struct call {
    struct evaluation *w;
    const struct outcome *const *args;
    size_t n;
    struct span at;
};

static const struct outcome *unknown(const struct call *c)
{
    return outcome_unknown(c->w, c->at);
}

static const struct outcome *argument(const struct call *c, size_t i)
{
    return i < c->n ? c->args[i] : outcome_unseen(c->w, c->at);
}

/* The text that argument I is; false if not all of it is known. */
static bool text(const struct call *c, size_t i, struct str *out)
{
    const struct outcome *t = argument(c, i);
    *out = t->str;
    return outcome_is_text(t);
}

/* A new text, of which OUT, that is freed, has the bytes. */
static const struct outcome *of_buf(const struct call *c, struct buf *out)
{
    struct str s = str_copy(c->w->t->arena, buf_str(out));
    buf_free(out);
    return outcome_string(c->w, c->at, s);
}

/* What ALL is if it is all that was asked for. */
static const struct outcome *if_done(const struct call *c,
                                     const struct outcome *all)
{
    return outcome_is_spent(c->w) ? unknown(c) : all;
}

static bool is_list(const struct outcome *t)
{
    return t->kind == NODE_ARRAY;
}

/* Whether T is a list, and all of it is seen. */
static bool is_whole(const struct outcome *t)
{
    return is_list(t) && !t->open;
}

static struct outcome *list(const struct call *c)
{
    return outcome_new(c->w, NODE_ARRAY, c->at);
}

/* Adds the items of FROM, what is not seen with them. */
static void add_all(const struct call *c, struct outcome *to,
                    const struct outcome *from)
{
    to->open |= !is_whole(from);
    if (is_list(from))
        for (size_t i = 0; i < from->members.n && !outcome_is_spent(c->w); i++)
            outcome_add(c->w, to, from->members.at[i].value);
}

/* --- Lists --------------------------------------------------------------- */

static const struct outcome *concat(const struct call *c)
{
    struct outcome *all = list(c);
    for (size_t i = 0; i < c->n; i++)
        add_all(c, all, c->args[i]);
    return if_done(c, all);
}

static void flatten_into(const struct call *c, struct outcome *to,
                         const struct outcome *from)
{
    to->open |= from->open;
    for (size_t i = 0; i < from->members.n && !outcome_is_spent(c->w); i++) {
        const struct outcome *item = from->members.at[i].value;
        if (is_list(item))
            flatten_into(c, to, item);
        else if (item->kind == NODE_UNKNOWN)
            to->open = true;
        else
            outcome_add(c->w, to, item);
    }
}

static const struct outcome *flatten(const struct call *c)
{
    struct outcome *all = list(c);
    if (!is_list(argument(c, 0)))
        return unknown(c);
    flatten_into(c, all, argument(c, 0));
    return if_done(c, all);
}

/* Whether the two are known and the same text. */
static bool same(const struct outcome *a, const struct outcome *b)
{
    return outcome_is_text(a) && outcome_is_text(b) && a->kind == b->kind &&
           str_eq(a->str, b->str);
}

static bool has(const struct call *c, const struct outcome *in,
                const struct outcome *item)
{
    outcome_charge(c->w, in->members.n * 8);
    for (size_t i = 0; i < in->members.n; i++)
        if (same(in->members.at[i].value, item))
            return true;
    return false;
}

/* Whether Terraform makes a list of T's items as they are: all have one
 * type. */
static bool is_uniform(const struct call *c, const struct outcome *t)
{
    for (size_t i = 1; i < t->members.n; i++)
        if (!outcome_alike(c->w, t->members.at[0].value,
                           t->members.at[i].value))
            return false;
    return true;
}

/* Of texts; an item that nobody knows may be any of them. */
static const struct outcome *distinct(const struct call *c)
{
    const struct outcome *from = argument(c, 0);
    struct outcome *all = list(c);
    if (!is_list(from) || !is_uniform(c, from))
        return unknown(c);
    all->open = from->open;
    for (size_t i = 0; i < from->members.n && !outcome_is_spent(c->w); i++) {
        const struct outcome *item = from->members.at[i].value;
        bool known = outcome_is_text(item);
        if (!known && item->kind != NODE_UNKNOWN && !item->holes)
            return unknown(c);
        all->open |= !known;
        if (!has(c, all, item))
            outcome_add(c->w, all, item);
    }
    return if_done(c, all);
}

static int by_text(const void *a, const void *b)
{
    const struct outcome_member *x = a, *y = b;
    return str_cmp(x->value->str, y->value->str);
}

/* A scalar as an item of a list of strings. */
static const struct outcome *as_string(const struct call *c,
                                       const struct outcome *t)
{
    struct str s;
    if (t->kind == NODE_STRING || !outcome_spell(t, &s))
        return t;
    return outcome_string(c->w, t->span, s);
}

/* Of texts that are all known; others stay in their order, which nobody
 * knows. */
static const struct outcome *sort(const struct call *c)
{
    struct outcome *all = list(c);
    add_all(c, all, argument(c, 0));
    for (size_t i = 0; i < all->members.n; i++) {
        struct outcome_member *m = &all->members.at[i];
        m->value = as_string(c, m->value);
        all->open |= !outcome_is_text(m->value);
    }
    if (!all->open && all->members.n)
        qsort(all->members.at, all->members.n, sizeof *all->members.at,
              by_text);
    return all;
}

/* A set has each once, in the order of the texts; numbers have another. */
static const struct outcome *toset(const struct call *c)
{
    const struct outcome *once = distinct(c);
    struct call again = {c->w, &once, 1, c->at};
    if (!is_list(once))
        return once;
    for (size_t i = 0; i < once->members.n; i++)
        if (once->members.at[i].value->kind == NODE_NUMBER)
            return unknown(c);
    struct outcome *set = list(c);
    add_all(c, set, sort(&again));
    set->set = true;
    return set;
}

static const struct outcome *reverse(const struct call *c)
{
    const struct outcome *from = argument(c, 0);
    struct outcome *all = list(c);
    if (!is_list(from))
        return unknown(c);
    all->open = from->open;
    for (size_t i = from->members.n; i > 0; i--)
        outcome_add(c->w, all, from->members.at[i - 1].value);
    return all;
}

/* Leaves out empty texts and nulls, and makes strings of others. */
static const struct outcome *compact(const struct call *c)
{
    const struct outcome *from = argument(c, 0);
    struct outcome *all = list(c);
    if (!is_list(from))
        return unknown(c);
    all->open = from->open;
    for (size_t i = 0; i < from->members.n; i++) {
        const struct outcome *item = from->members.at[i].value;
        if (item->kind == NODE_UNKNOWN)
            all->open = true;
        else if (item->kind != NODE_NULL &&
                 (item->kind != NODE_STRING || item->str.len || item->holes))
            outcome_add(c->w, all, as_string(c, item));
    }
    return all;
}

static const struct outcome *range(const struct call *c)
{
    int64_t from = 0, to = 0, step = 1;
    bool good = c->n == 1 ? outcome_is_int(c->args[0], &to)
                          : outcome_is_int(argument(c, 0), &from) &&
                                outcome_is_int(argument(c, 1), &to);
    if (to < from)
        step = -1;
    if (!good || (c->n > 2 && !outcome_is_int(c->args[2], &step)) || !step ||
        (to < from) != (step < 0) ||
        (to - from) / step > 1024) /* Terraform's own limit */
        return unknown(c);
    struct outcome *all = list(c);
    for (; step > 0 ? from < to : from > to; from += step)
        outcome_add(c->w, all, outcome_int(c->w, c->at, from));
    return all;
}

static const struct outcome *element(const struct call *c)
{
    const struct outcome *from = argument(c, 0);
    int64_t i;
    if (!is_whole(from) || !from->members.n ||
        !outcome_is_int(argument(c, 1), &i) || i < 0)
        return unknown(c);
    return from->members.at[(size_t)i % from->members.n].value;
}

static const struct outcome *contains(const struct call *c)
{
    const struct outcome *in = argument(c, 0), *item = argument(c, 1);
    if (!is_list(in) || !outcome_is_text(item))
        return unknown(c);
    if (has(c, in, item))
        return outcome_bool(c->w, c->at, true);
    for (size_t i = 0; i < in->members.n; i++)
        if (!outcome_is_text(in->members.at[i].value))
            return unknown(c);
    return in->open ? unknown(c) : outcome_bool(c->w, c->at, false);
}

/* --- Maps ---------------------------------------------------------------- */

static void forget(const struct call *c, struct outcome *object)
{
    object->open = true;
    for (size_t i = 0; i < object->members.n; i++)
        object->members.at[i].value = outcome_unseen(c->w, c->at);
}

/* The last of equal keys counts; so what is not seen may replace all that
 * comes before it. */
static const struct outcome *merge(const struct call *c)
{
    struct outcome *all = outcome_new(c->w, NODE_OBJECT, c->at);
    for (size_t i = 0; i < c->n && !outcome_is_spent(c->w); i++) {
        const struct outcome *from = c->args[i];
        if (from->kind == NODE_NULL)
            continue;
        if (from->kind != NODE_OBJECT || from->open)
            forget(c, all);
        for (size_t k = 0; k < from->members.n; k++) {
            struct outcome_member m = from->members.at[k];
            m.at = (struct span){0};
            if (from->kind == NODE_OBJECT)
                outcome_put(c->w, all, &m);
        }
    }
    return if_done(c, all);
}

/* Those of an object, in the order of its keys, which Terraform sorts. */
static const struct outcome *keys(const struct call *c)
{
    const struct outcome *from = argument(c, 0);
    struct outcome *all = list(c);
    if (from->kind != NODE_OBJECT)
        return unknown(c);
    for (size_t i = 0; i < from->members.n; i++)
        outcome_add(c->w, all,
                    outcome_string(c->w, from->members.at[i].key_span,
                                   from->members.at[i].key));
    all->open = from->open;
    const struct outcome *found = all;
    struct call again = {c->w, &found, 1, c->at};
    return sort(&again);
}

static const struct outcome *values(const struct call *c)
{
    const struct outcome *from = argument(c, 0), *names = keys(c);
    struct outcome *all = list(c);
    if (from->kind != NODE_OBJECT)
        return unknown(c);
    all->open = from->open;
    for (size_t i = 0; i < names->members.n; i++)
        outcome_add(c->w, all,
                    outcome_get(from, names->members.at[i].value->str));
    return all;
}

static const struct outcome *lookup(const struct call *c)
{
    const struct outcome *in = argument(c, 0), *found;
    struct str key;
    if (in->kind != NODE_OBJECT || !text(c, 1, &key))
        return unknown(c);
    found = outcome_get(in, key);
    return found ? found : in->open ? unknown(c) : argument(c, 2);
}

static const struct outcome *zipmap(const struct call *c)
{
    const struct outcome *names = argument(c, 0), *of = argument(c, 1);
    struct outcome *all = outcome_new(c->w, NODE_OBJECT, c->at);
    if (!is_whole(names) || !is_whole(of) || names->members.n != of->members.n)
        return unknown(c);
    for (size_t i = 0; i < names->members.n; i++) {
        const struct outcome *name = names->members.at[i].value;
        struct outcome_member m = {.key = name->str,
                                   .key_span = name->span,
                                   .value = of->members.at[i].value};
        if (!outcome_is_text(name))
            return unknown(c);
        outcome_put(c->w, all, &m);
    }
    return all;
}

static const struct outcome *length(const struct call *c)
{
    const struct outcome *of = argument(c, 0);
    bool several = is_list(of) || of->kind == NODE_OBJECT;
    if (!several || of->open)
        return unknown(c);
    return outcome_int(c->w, c->at, (int64_t)of->members.n);
}

/* --- Texts ---------------------------------------------------------------- */

/* Beyond ASCII this is a matter of tables. */
static const struct outcome *in_case(const struct call *c, char first, int to)
{
    struct str s;
    if (!text(c, 0, &s))
        return unknown(c);
    char *copy = str_z(c->w->t->arena, s);
    for (size_t i = 0; i < s.len; i++) {
        if ((unsigned char)copy[i] >= 0x80)
            return unknown(c);
        if (copy[i] >= first && copy[i] < first + 26)
            copy[i] = (char)(copy[i] + to);
    }
    return outcome_string(c->w, c->at, (struct str){copy, s.len});
}

static const struct outcome *lower(const struct call *c)
{
    return in_case(c, 'A', 'a' - 'A');
}

static const struct outcome *upper(const struct call *c)
{
    return in_case(c, 'a', 'A' - 'a');
}

static const struct outcome *trimspace(const struct call *c)
{
    struct str s;
    bool known = text(c, 0, &s);
    s = str_trim(s);
    for (size_t i = 0; known && i < s.len; i++)
        known = (unsigned char)s.ptr[i] < 0x80 && s.ptr[i] >= ' ';
    return known ? outcome_string(c->w, c->at, s) : unknown(c);
}

static const struct outcome *trimprefix(const struct call *c)
{
    struct str s, cut;
    if (!text(c, 0, &s) || !text(c, 1, &cut))
        return unknown(c);
    return outcome_string(c->w, c->at,
                          str_starts(s, cut) ? str_sub(s, cut.len, s.len) : s);
}

static const struct outcome *trimsuffix(const struct call *c)
{
    struct str s, cut;
    if (!text(c, 0, &s) || !text(c, 1, &cut))
        return unknown(c);
    return outcome_string(
        c->w, c->at, str_ends(s, cut) ? str_sub(s, 0, s.len - cut.len) : s);
}

static const struct outcome *startswith(const struct call *c)
{
    struct str s, with;
    return text(c, 0, &s) && text(c, 1, &with)
               ? outcome_bool(c->w, c->at, str_starts(s, with))
               : unknown(c);
}

static const struct outcome *endswith(const struct call *c)
{
    struct str s, with;
    return text(c, 0, &s) && text(c, 1, &with)
               ? outcome_bool(c->w, c->at, str_ends(s, with))
               : unknown(c);
}

/* Where PART, which is not long, begins in S from AT on; S.len if it is not
 * there. */
static size_t find(struct str s, struct str part, size_t at)
{
    while (at + part.len <= s.len && !str_eq(str_sub(s, at, part.len), part))
        at++;
    return at + part.len <= s.len ? at : s.len;
}

static const struct outcome *split(const struct call *c)
{
    struct str by, s;
    if (!text(c, 0, &by) || !text(c, 1, &s) || !by.len ||
        by.len > TERRAFORM_NEEDLE_MAX)
        return unknown(c);
    struct outcome *all = list(c);
    for (size_t at = 0;; at += by.len) {
        size_t end = find(s, by, at);
        outcome_add(c->w, all,
                    outcome_string(c->w, c->at, str_sub(s, at, end - at)));
        at = end;
        if (end == s.len || outcome_is_spent(c->w))
            return if_done(c, all);
    }
}

static const struct outcome *join(const struct call *c)
{
    struct str by;
    struct buf out;
    struct outcome *all = list(c);
    for (size_t i = 1; i < c->n; i++)
        add_all(c, all, c->args[i]);
    bool good = text(c, 0, &by) && !all->open;
    buf_init(&out, 0);
    for (size_t i = 0; good && i < all->members.n; i++) {
        const struct str item = all->members.at[i].value->str;
        outcome_charge(c->w, by.len + item.len);
        good = outcome_is_text(all->members.at[i].value) &&
               !outcome_is_spent(c->w);
        if (i)
            buf_add_str(&out, by);
        buf_add_str(&out, item);
    }
    if (good)
        return of_buf(c, &out);
    buf_free(&out);
    return unknown(c);
}

/* With slashes around it the part is a pattern. */
static bool is_pattern(struct str part)
{
    return part.len > 1 && str_starts(part, STR("/")) &&
           str_ends(part, STR("/"));
}

static const struct outcome *replace(const struct call *c)
{
    struct str s, part, with;
    struct buf out;
    if (!text(c, 0, &s) || !text(c, 1, &part) || !text(c, 2, &with) ||
        !part.len || part.len > TERRAFORM_NEEDLE_MAX || is_pattern(part))
        return unknown(c);
    buf_init(&out, 0);
    for (size_t at = 0; at < s.len && !outcome_is_spent(c->w);) {
        size_t end = find(s, part, at);
        buf_add_str(&out, str_sub(s, at, end - at));
        if (end < s.len)
            buf_add_str(&out, with);
        outcome_charge(c->w, end - at + with.len);
        at = end + part.len;
    }
    return if_done(c, of_buf(c, &out));
}

/* %s, %d and %v of what is known; others are Go's. */
static bool format_into(const struct call *c, struct str f, struct buf *out)
{
    size_t next = 1;
    for (size_t i = 0; i < f.len; i++) {
        char verb = f.ptr[i] == '%' && i + 1 < f.len ? f.ptr[i + 1] : '\0';
        struct str value;
        int64_t n;
        if (f.ptr[i] != '%') {
            buf_add_char(out, f.ptr[i]);
            continue;
        }
        i++;
        if (verb == '%') {
            buf_add_char(out, '%');
            continue;
        }
        if (!verb || !strchr("sdv", verb) || !text(c, next, &value) ||
            (verb == 'd' &&
             (!outcome_is_plain(value) || !number_small(value, &n))))
            return false;
        outcome_charge(c->w, value.len);
        if (outcome_is_spent(c->w))
            return false;
        buf_add_str(out, value);
        next++;
    }
    return next >= c->n;
}

static const struct outcome *format(const struct call *c)
{
    struct str f;
    struct buf out;
    buf_init(&out, 0);
    if (text(c, 0, &f) && format_into(c, f, &out))
        return of_buf(c, &out);
    buf_free(&out);
    return unknown(c);
}

/* --- Other types ---------------------------------------------------------- */

static const struct outcome *first(const struct call *c)
{
    return argument(c, 0);
}

/* The first that is neither null nor "", with the type of all. */
static const struct outcome *coalesce(const struct call *c)
{
    for (size_t i = 0; i < c->n; i++) {
        const struct outcome *t = c->args[i];
        bool empty = t->kind == NODE_STRING && !t->holes && !t->str.len;
        if (t->kind == NODE_UNKNOWN || (t->kind == NODE_STRING && t->holes))
            return unknown(c);
        if (t->kind == NODE_NULL || empty)
            continue;
        for (size_t k = 0; k < c->n; k++)
            t = outcome_unify(c->w, t, c->args[k], c->at);
        return t;
    }
    return unknown(c);
}

static const struct outcome *tostring(const struct call *c)
{
    const struct outcome *t = argument(c, 0);
    if (t->kind == NODE_NUMBER && outcome_is_plain(t->str))
        return outcome_string(c->w, c->at, t->str);
    if (t->kind == NODE_TRUE || t->kind == NODE_FALSE)
        return outcome_string(
            c->w, c->at, t->kind == NODE_TRUE ? STR("true") : STR("false"));
    return t->kind == NODE_STRING || t->kind == NODE_NULL ? t : unknown(c);
}

static const struct outcome *tonumber(const struct call *c)
{
    const struct outcome *t = argument(c, 0);
    int64_t n;
    if (t->kind == NODE_STRING && outcome_is_int(t, &n))
        return outcome_int(c->w, c->at, n);
    return t->kind == NODE_NUMBER || t->kind == NODE_NULL ? t : unknown(c);
}

static const struct outcome *tobool(const struct call *c)
{
    const struct outcome *t = argument(c, 0);
    bool yes = str_is(t->str, "true");
    if (t->kind == NODE_STRING && !t->holes && (yes || str_is(t->str, "false")))
        return outcome_bool(c->w, c->at, yes);
    return t->kind == NODE_TRUE || t->kind == NODE_FALSE ? t : unknown(c);
}

static const struct outcome *tolist(const struct call *c)
{
    const struct outcome *from = argument(c, 0);
    struct outcome *all = list(c);
    if (!is_list(from) || !is_uniform(c, from))
        return unknown(c);
    add_all(c, all, from);
    return all;
}

static const struct outcome *tomap(const struct call *c)
{
    const struct outcome *from = argument(c, 0);
    return is_uniform(c, from) ? from : unknown(c);
}

static const struct outcome *jsonencode(const struct call *c)
{
    struct buf out;
    buf_init(&out, 0);
    if (outcome_json(c->w->t->arena, &out, argument(c, 0)))
        return of_buf(c, &out);
    buf_free(&out);
    return unknown(c);
}

static const struct {
    const char *name;
    const struct outcome *(*call)(const struct call *c);
} functions[] = {
    {"coalesce", coalesce},     {"compact", compact},
    {"concat", concat},         {"contains", contains},
    {"distinct", distinct},     {"element", element},
    {"endswith", endswith},     {"flatten", flatten},
    {"format", format},         {"join", join},
    {"jsonencode", jsonencode}, {"keys", keys},
    {"length", length},         {"lookup", lookup},
    {"lower", lower},           {"merge", merge},
    {"nonsensitive", first},    {"range", range},
    {"replace", replace},       {"reverse", reverse},
    {"sensitive", first},       {"sort", sort},
    {"split", split},           {"startswith", startswith},
    {"tobool", tobool},         {"tolist", tolist},
    {"tomap", tomap},           {"tonumber", tonumber},
    {"toset", toset},           {"tostring", tostring},
    {"trimprefix", trimprefix}, {"trimspace", trimspace},
    {"trimsuffix", trimsuffix}, {"upper", upper},
    {"values", values},         {"zipmap", zipmap},
};

const struct outcome *outcome_call(struct evaluation *w, struct str name,
                                   const struct outcome *const *args, size_t n,
                                   struct span at)
{
    struct call c = {w, args, n, at};
    for (size_t i = 0; i < COUNT_OF(functions); i++)
        if (str_is(name, functions[i].name))
            return functions[i].call(&c);
    return NULL;
}
