#include <stdlib.h>

#include "host/terraform_outcome.h"

#include "base/map.h"
#include "host/limits.h"
#include "tree/number.h"
#include "tree/write.h"

void outcome_charge(struct evaluation *w, size_t bytes)
{
    size_t left = TERRAFORM_WORK_MAX + 1 - w->t->work;
    w->t->work += bytes < left ? bytes : left;
}

bool outcome_is_spent(const struct evaluation *w)
{
    return w->t->work > TERRAFORM_WORK_MAX;
}

struct outcome *outcome_new(struct evaluation *w, enum node_kind kind,
                            struct span at)
{
    struct outcome *t = ARENA_NEW(w->t->arena, struct outcome);
    outcome_charge(w, sizeof *t);
    t->kind = kind;
    t->span = at;
    t->derived = true;
    return t;
}

const struct outcome *outcome_unknown(struct evaluation *w, struct span at)
{
    return outcome_new(w, NODE_UNKNOWN, at);
}

const struct outcome *outcome_failed(struct evaluation *w, struct span at)
{
    struct outcome *t = outcome_new(w, NODE_UNKNOWN, at);
    t->failed = true;
    return t;
}

const struct outcome *outcome_unseen(struct evaluation *w, struct span at)
{
    at.len = 0;
    return outcome_new(w, NODE_UNKNOWN, at);
}

const struct outcome *outcome_string(struct evaluation *w, struct span at,
                                     struct str s)
{
    struct outcome *t = outcome_new(w, NODE_STRING, at);
    t->str = s;
    outcome_charge(w, s.len);
    return t;
}

const struct outcome *outcome_int(struct evaluation *w, struct span at,
                                  int64_t n)
{
    struct outcome *t = outcome_new(w, NODE_NUMBER, at);
    t->str = str_printf(w->t->arena, "%lld", (long long)n);
    return t;
}

const struct outcome *outcome_bool(struct evaluation *w, struct span at,
                                   bool yes)
{
    return outcome_new(w, yes ? NODE_TRUE : NODE_FALSE, at);
}

void outcome_add(struct evaluation *w, struct outcome *to,
                 const struct outcome *item)
{
    vec_push(w->t->arena, &to->members)->value = item;
    outcome_charge(w, sizeof *to->members.at);
}

void outcome_put(struct evaluation *w, struct outcome *to,
                 const struct outcome_member *m)
{
    if (!to->index)
        to->index = map_new(w->t->arena);
    void **slot = map_put(to->index, m->key);
    if (!*slot) {
        vec_push(w->t->arena, &to->members);
        *slot = (void *)to->members.n; /* from 1 */
    }
    to->members.at[(size_t)*slot - 1] = *m;
    outcome_charge(w, sizeof *m);
}

const struct outcome *outcome_get(const struct outcome *object, struct str key)
{
    size_t at = 0, n = object->members.n;
    if (object->index)
        at = (size_t)map_get(object->index, key);
    for (size_t i = 0; !object->index && i < n && !at; i++)
        if (str_eq(object->members.at[i].key, key))
            at = i + 1;
    return at ? object->members.at[at - 1].value : NULL;
}

const struct outcome *outcome_index(struct evaluation *w,
                                    const struct outcome *value, struct str key,
                                    struct span at)
{
    const struct outcome *found = NULL;
    bool object = value->kind == NODE_OBJECT;
    bool array = value->kind == NODE_ARRAY;
    uint64_t i;
    if (object)
        found = outcome_get(value, key);
    else if (array && !value->open && !value->set && str_to_u64(key, &i) &&
             i < value->members.n)
        found = value->members.at[i].value;
    if (found)
        return found;
    bool nothing = value->kind != NODE_UNKNOWN && !value->open;
    return value->failed || nothing ? outcome_failed(w, at)
                                    : outcome_unknown(w, at);
}

bool outcome_is_plain(struct str n)
{
    size_t i = str_starts(n, STR("-")), point = n.len;
    if (n.len > 15 || i == n.len || str_is(n, "-0"))
        return false;
    for (size_t k = i; k < n.len; k++)
        if (n.ptr[k] == '.' && point == n.len)
            point = k;
        else if (n.ptr[k] < '0' || n.ptr[k] > '9')
            return false;
    bool whole = point == n.len;
    return (n.ptr[i] != '0' || point == i + 1) && point > i &&
           (whole || (point + 1 < n.len && n.ptr[n.len - 1] != '0'));
}

bool outcome_is_text(const struct outcome *t)
{
    return (t->kind == NODE_STRING && !t->holes) ||
           (t->kind == NODE_NUMBER && outcome_is_plain(t->str));
}

bool outcome_is_int(const struct outcome *t, int64_t *out)
{
    bool text = t->kind == NODE_NUMBER || (t->kind == NODE_STRING && !t->holes);
    return text && number_small(t->str, out);
}

bool outcome_is_bool(const struct outcome *t, bool *out)
{
    bool text = t->kind == NODE_STRING && !t->holes;
    *out = t->kind == NODE_TRUE || (text && str_is(t->str, "true"));
    return *out || t->kind == NODE_FALSE || (text && str_is(t->str, "false"));
}

bool outcome_spell(const struct outcome *t, struct str *out)
{
    *out = t->kind == NODE_TRUE    ? STR("true")
           : t->kind == NODE_FALSE ? STR("false")
                                   : t->str;
    return t->kind == NODE_TRUE || t->kind == NODE_FALSE ||
           t->kind == NODE_STRING ||
           (t->kind == NODE_NUMBER && outcome_is_plain(t->str));
}

/* --- JSON --------------------------------------------------------------- */

static int by_key(const void *a, const void *b)
{
    const struct outcome_member *x = a, *y = b;
    return str_cmp(x->key, y->key);
}

/* Go's encoder keeps what means something in HTML out of its strings. */
static void add_string(struct buf *out, struct str s)
{
    struct buf json;
    buf_init(&json, 0);
    write_json_string(&json, s);
    struct str rest = buf_str(&json);
    for (size_t at = 0; at < rest.len; at++) {
        struct str three = str_sub(rest, at, 3);
        bool line = str_is(three, "\xE2\x80\xA8");
        if (line || str_is(three, "\xE2\x80\xA9")) {
            buf_add_z(out, line ? "\\u2028" : "\\u2029");
            at += 2;
        } else if (strchr("<>&", rest.ptr[at])) {
            buf_printf(out, "\\u%04x", (unsigned)rest.ptr[at]);
        } else {
            buf_add_char(out, rest.ptr[at]);
        }
    }
    buf_free(&json);
}

static bool members_json(struct arena *a, struct buf *out,
                         const struct outcome *t)
{
    size_t n = t->members.n;
    struct outcome_member *members =
        ARENA_ARRAY(a, struct outcome_member, n + 1);
    if (n)
        memcpy(members, t->members.at, n * sizeof *members);
    if (t->kind == NODE_OBJECT)
        qsort(members, n, sizeof *members, by_key);
    for (size_t i = 0; i < n; i++) {
        if (i)
            buf_add_char(out, ',');
        if (t->kind == NODE_OBJECT) {
            add_string(out, members[i].key);
            buf_add_char(out, ':');
        }
        if (!outcome_json(a, out, members[i].value))
            return false;
    }
    return true;
}

bool outcome_json(struct arena *a, struct buf *out, const struct outcome *t)
{
    bool object = t->kind == NODE_OBJECT, good;
    if (t->kind == NODE_UNKNOWN || t->open || t->holes)
        return false;
    if (object || t->kind == NODE_ARRAY) {
        buf_add_char(out, object ? '{' : '[');
        good = members_json(a, out, t);
        buf_add_char(out, object ? '}' : ']');
        return good && out->len <= TERRAFORM_JSON_MAX;
    }
    if (t->kind == NODE_STRING)
        add_string(out, t->str);
    else
        buf_add_str(out, t->kind == NODE_NULL    ? STR("null")
                         : t->kind == NODE_TRUE  ? STR("true")
                         : t->kind == NODE_FALSE ? STR("false")
                                                 : t->str);
    return t->kind != NODE_NUMBER || outcome_is_plain(t->str);
}
