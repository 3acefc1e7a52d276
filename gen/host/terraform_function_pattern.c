/* Functions of texts that take a pattern: regex, regexall, and replace where
 * slashes are around what is replaced. */
#include "host/limits.h"
#include "host/terraform_function.h"
#include "host/terraform_pattern.h"

/* What one match costs, whatever the text. */
enum { MATCH_WORK = 4096 };

/* Over the matches of a pattern in a text. */
struct matches {
    const struct call *call;
    struct terraform_pattern pattern;
    struct str text;
    struct regex_group *groups; /* of the last match, the whole first */
    size_t from;                /* where the next may begin */
    bool known;                 /* all so far are as Go has them */
};

static bool is_ascii(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.ptr[i] >= 0x80)
            return false;
    return true;
}

/* False if nobody knows what matches. */
static bool start(struct matches *m, const struct call *c, struct str pattern,
                  struct str text)
{
    *m = (struct matches){.call = c, .text = text, .known = true};
    outcome_charge(c->w, MATCH_WORK);
    if (outcome_is_spent(c->w) || !is_ascii(text) ||
        !terraform_pattern_compile(c->w->t->arena, pattern, &m->pattern))
        return false;
    m->groups = ARENA_ARRAY(c->w->t->arena, struct regex_group,
                            m->pattern.groups.n + 1);
    return true;
}

static bool next(struct matches *m)
{
    bool first = m->from == 0;
    size_t before = m->groups->end;
    while (m->known && m->from <= m->text.len) {
        outcome_charge(m->call->w, MATCH_WORK + m->text.len);
        enum regex_result found =
            regex_match(m->pattern.regex, m->text, m->from, m->groups,
                        m->pattern.groups.n + 1);
        m->known = found != REGEX_LIMIT && !outcome_is_spent(m->call->w);
        if (found != REGEX_YES || !m->known)
            return false;
        size_t at = m->groups->start, end = m->groups->end;
        m->from = end + (at == end);
        /* Go leaves out an empty one right behind another. */
        if (first || at != end || at != before)
            return true;
    }
    return false;
}

static const struct outcome *group(const struct matches *m, size_t i)
{
    const struct call *c = m->call;
    struct regex_group g = m->groups[i];
    return g.start > g.end
               ? outcome_new(c->w, NODE_NULL, c->at)
               : outcome_string(c->w, c->at,
                                str_sub(m->text, g.start, g.end - g.start));
}

/* A match: its text, the list of its groups, or an object where these have
 * names. */
static const struct outcome *match(const struct matches *m)
{
    const struct call *c = m->call;
    size_t n = m->pattern.groups.n;
    if (!n)
        return group(m, 0);
    struct outcome *all =
        outcome_new(c->w, m->pattern.named ? NODE_OBJECT : NODE_ARRAY, c->at);
    for (size_t i = 0; i < n; i++) {
        struct outcome_member named = {.key = m->pattern.groups.at[i],
                                       .key_span = c->at,
                                       .value = group(m, i + 1)};
        if (m->pattern.named)
            outcome_put(c->w, all, &named);
        else
            outcome_add(c->w, all, named.value);
    }
    return all;
}

const struct outcome *function_regex(const struct call *c)
{
    struct str pattern, text;
    struct matches m;
    if (!call_text(c, 0, &pattern) || !call_text(c, 1, &text) ||
        !start(&m, c, pattern, text))
        return call_unknown(c);
    const struct outcome *found = next(&m)  ? match(&m)
                                  : m.known ? outcome_failed(c->w, c->at)
                                            : call_unknown(c);
    regex_free(m.pattern.regex);
    return found;
}

const struct outcome *function_regexall(const struct call *c)
{
    struct str pattern, text;
    struct matches m;
    if (!call_text(c, 0, &pattern) || !call_text(c, 1, &text) ||
        !start(&m, c, pattern, text))
        return call_unknown(c);
    struct outcome *all = call_list(c);
    while (next(&m))
        outcome_add(c->w, all, match(&m));
    regex_free(m.pattern.regex);
    return m.known ? call_if_done(c, all) : call_unknown(c);
}

/* --- replace -------------------------------------------------------------- */

/* The group that NAME, a number or a name, is; "" if it is none. */
static struct str named(const struct matches *m, struct str name)
{
    uint64_t i = 0;
    size_t n = m->pattern.groups.n;
    if (!str_to_u64(name, &i))
        for (i = 1; i <= n; i++)
            if (str_eq(m->pattern.groups.at[i - 1], name))
                break;
    if (i > n || m->groups[i].start > m->groups[i].end)
        return STR("");
    return str_sub(m->text, m->groups[i].start,
                   m->groups[i].end - m->groups[i].start);
}

/* The length of the "$1", "${name}" or "$$" that S begins with, its NAME; 0 if
 * it is none of them. */
static size_t template_name(struct str s, struct str *name)
{
    bool braces = s.len > 1 && s.ptr[1] == '{';
    size_t from = 1 + braces, n = 0;
    if (s.len > 1 && s.ptr[1] == '$')
        return 2;
    while (from + n < s.len && char_is_name(s.ptr[from + n]))
        n++;
    *name = str_sub(s, from, n);
    if (!n || (braces && (from + n == s.len || s.ptr[from + n] != '}')))
        return 0;
    return from + n + braces;
}

static void add_replacement(struct matches *m, struct buf *out, struct str with)
{
    struct evaluation *w = m->call->w;
    for (size_t i = 0; i < with.len && !outcome_is_spent(w); i++) {
        struct str name = STR("");
        size_t n = 0, before = out->len;
        if (with.ptr[i] == '$')
            n = template_name(str_sub(with, i, with.len), &name);
        if (!n || !name.len)
            buf_add_char(out, with.ptr[i]);
        else
            buf_add_str(out, named(m, name));
        outcome_charge(w, out->len - before);
        i += n ? n - 1 : 0;
    }
}

const struct outcome *call_replace(const struct call *c, struct str text,
                                   struct str pattern, struct str with)
{
    struct matches m;
    struct buf out;
    size_t at = 0;
    if (!start(&m, c, pattern, text))
        return call_unknown(c);
    buf_init(&out, 0);
    while (next(&m)) {
        buf_add_str(&out, str_sub(text, at, m.groups->start - at));
        add_replacement(&m, &out, with);
        at = m.groups->end;
    }
    buf_add_str(&out, str_sub(text, at, text.len));
    regex_free(m.pattern.regex);
    const struct outcome *found = call_of_buf(c, &out);
    return m.known ? call_if_done(c, found) : call_unknown(c);
}
