/* Functions of texts. */
#include "host/limits.h"
#include "host/terraform_function.h"

/* Beyond ASCII this is a matter of tables. */
static const struct outcome *in_case(const struct call *c, char first, int to)
{
    struct str s;
    if (!call_text(c, 0, &s))
        return call_unknown(c);
    char *copy = str_z(c->w->t->arena, s);
    for (size_t i = 0; i < s.len; i++) {
        if ((unsigned char)copy[i] >= 0x80)
            return call_unknown(c);
        if (copy[i] >= first && copy[i] < first + 26)
            copy[i] = (char)(copy[i] + to);
    }
    return outcome_string(c->w, c->at, (struct str){copy, s.len});
}

const struct outcome *function_lower(const struct call *c)
{
    return in_case(c, 'A', 'a' - 'A');
}

const struct outcome *function_upper(const struct call *c)
{
    return in_case(c, 'a', 'A' - 'a');
}

const struct outcome *function_trimspace(const struct call *c)
{
    struct str s;
    bool known = call_text(c, 0, &s);
    s = str_trim(s);
    for (size_t i = 0; known && i < s.len; i++)
        known = (unsigned char)s.ptr[i] < 0x80 && s.ptr[i] >= ' ';
    return known ? outcome_string(c->w, c->at, s) : call_unknown(c);
}

const struct outcome *function_trimprefix(const struct call *c)
{
    struct str s, cut;
    if (!call_text(c, 0, &s) || !call_text(c, 1, &cut))
        return call_unknown(c);
    return outcome_string(c->w, c->at,
                          str_starts(s, cut) ? str_sub(s, cut.len, s.len) : s);
}

const struct outcome *function_trimsuffix(const struct call *c)
{
    struct str s, cut;
    if (!call_text(c, 0, &s) || !call_text(c, 1, &cut))
        return call_unknown(c);
    return outcome_string(
        c->w, c->at, str_ends(s, cut) ? str_sub(s, 0, s.len - cut.len) : s);
}

const struct outcome *function_startswith(const struct call *c)
{
    struct str s, with;
    return call_text(c, 0, &s) && call_text(c, 1, &with)
               ? outcome_bool(c->w, c->at, str_starts(s, with))
               : call_unknown(c);
}

const struct outcome *function_endswith(const struct call *c)
{
    struct str s, with;
    return call_text(c, 0, &s) && call_text(c, 1, &with)
               ? outcome_bool(c->w, c->at, str_ends(s, with))
               : call_unknown(c);
}

/* Where PART, which is not long, begins in S from AT on; S.len if it is not
 * there. */
static size_t find(struct str s, struct str part, size_t at)
{
    while (at + part.len <= s.len && !str_eq(str_sub(s, at, part.len), part))
        at++;
    return at + part.len <= s.len ? at : s.len;
}

const struct outcome *function_split(const struct call *c)
{
    struct str by, s;
    if (!call_text(c, 0, &by) || !call_text(c, 1, &s) || !by.len ||
        by.len > TERRAFORM_NEEDLE_MAX)
        return call_unknown(c);
    struct outcome *all = call_list(c);
    for (size_t at = 0;; at += by.len) {
        size_t end = find(s, by, at);
        outcome_add(c->w, all,
                    outcome_string(c->w, c->at, str_sub(s, at, end - at)));
        at = end;
        if (end == s.len || outcome_is_spent(c->w))
            return call_if_done(c, all);
    }
}

const struct outcome *function_join(const struct call *c)
{
    struct str by;
    struct buf out;
    struct outcome *all = call_list(c);
    for (size_t i = 1; i < c->n; i++)
        call_add_all(c, all, c->args[i]);
    bool good = call_text(c, 0, &by) && !all->open;
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
        return call_of_buf(c, &out);
    buf_free(&out);
    return call_unknown(c);
}

/* With slashes around it the part is a pattern. */
static bool is_pattern(struct str part)
{
    return part.len > 1 && str_starts(part, STR("/")) &&
           str_ends(part, STR("/"));
}

const struct outcome *function_replace(const struct call *c)
{
    struct str s, part, with;
    struct buf out;
    if (!call_text(c, 0, &s) || !call_text(c, 1, &part) ||
        !call_text(c, 2, &with) || !part.len || part.len > TERRAFORM_NEEDLE_MAX)
        return call_unknown(c);
    if (is_pattern(part))
        return call_replace(c, s, str_sub(part, 1, part.len - 2), with);
    buf_init(&out, 0);
    for (size_t at = 0; at < s.len && !outcome_is_spent(c->w);) {
        size_t end = find(s, part, at);
        buf_add_str(&out, str_sub(s, at, end - at));
        if (end < s.len)
            buf_add_str(&out, with);
        outcome_charge(c->w, end - at + with.len);
        at = end + part.len;
    }
    return call_if_done(c, call_of_buf(c, &out));
}

/* What length(), substr() and title() count are letters as people see them. */
static bool is_ascii(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.ptr[i] >= 0x80 || s.ptr[i] == '\r')
            return false;
    return true;
}

const struct outcome *call_length_of_text(const struct call *c, struct str s)
{
    return is_ascii(s) ? outcome_int(c->w, c->at, (int64_t)s.len)
                       : call_unknown(c);
}

/* From behind where the offset is negative, to the end where the length is. */
const struct outcome *function_substr(const struct call *c)
{
    struct str s;
    int64_t from, n;
    if (!call_text(c, 0, &s) || !outcome_is_int(call_argument(c, 1), &from) ||
        !outcome_is_int(call_argument(c, 2), &n) || !is_ascii(s))
        return call_unknown(c);
    int64_t len = (int64_t)s.len;
    if (from < 0)
        from = from + len > 0 ? from + len : 0;
    if (from > len)
        from = len;
    if (n < 0 || n > len)
        n = len;
    return outcome_string(c->w, c->at, str_sub(s, (size_t)from, (size_t)n));
}

const struct outcome *function_strcontains(const struct call *c)
{
    struct str s, part;
    if (!call_text(c, 0, &s) || !call_text(c, 1, &part) ||
        part.len > TERRAFORM_NEEDLE_MAX)
        return call_unknown(c);
    outcome_charge(c->w, s.len);
    bool there = !part.len || find(s, part, 0) < s.len;
    return outcome_bool(c->w, c->at, there);
}

/* The characters of the second at both ends of the first. */
const struct outcome *function_trim(const struct call *c)
{
    struct str s, set;
    if (!call_text(c, 0, &s) || !call_text(c, 1, &set) || !is_ascii(set))
        return call_unknown(c);
    while (s.len && set.len && memchr(set.ptr, *s.ptr, set.len))
        s = str_sub(s, 1, s.len);
    while (s.len && set.len && memchr(set.ptr, s.ptr[s.len - 1], set.len))
        s.len--;
    return outcome_string(c->w, c->at, s);
}

const struct outcome *function_chomp(const struct call *c)
{
    struct str s;
    if (!call_text(c, 0, &s))
        return call_unknown(c);
    while (s.len && (s.ptr[s.len - 1] == '\n' || s.ptr[s.len - 1] == '\r'))
        s.len--;
    return outcome_string(c->w, c->at, s);
}

/* Every line but the first. */
const struct outcome *function_indent(const struct call *c)
{
    struct str s;
    struct buf out;
    int64_t n;
    if (!outcome_is_int(call_argument(c, 0), &n) || !call_text(c, 1, &s) ||
        n < 0 || n > TERRAFORM_NEEDLE_MAX)
        return call_unknown(c);
    buf_init(&out, 0);
    for (size_t i = 0; i < s.len && !outcome_is_spent(c->w); i++) {
        buf_add_char(&out, s.ptr[i]);
        if (s.ptr[i] != '\n')
            continue;
        buf_add_repeat(&out, ' ', (size_t)n);
        outcome_charge(c->w, (size_t)n);
    }
    return call_if_done(c, call_of_buf(c, &out));
}
