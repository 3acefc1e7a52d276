/* What is wrong with one value: its type, its size, its form. */
#include "schema/format.h"
#include "schema/report_example.h"
#include "schema/report_parts.h"
#include "schema/report_words.h"
#include "tree/number.h"

/* ---- types ---- */

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
        report_remedy(r, REMEDY_SCALAR, is_yes ? STR("true") : STR("false"));
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
    report_remedy(r, REMEDY_SCALAR, s);
}

/* The value with or without quotes would be right, or is a truth in other
 * words: says so. */
void report_help_quotes(struct report *r, unsigned mask)
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
        report_remedy(r, REMEDY_STRING, s);
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

void report_help_example(struct report *r)
{
    if (r->help.len == 0)
        example_add(&r->help, r->m->p, r->failure, r->value);
}

void report_help_default(struct report *r)
{
    if (r->help.len == 0)
        example_add_default(&r->help, r->m->p, r->failure, r->value);
}

void report_say_type(struct report *r)
{
    unsigned mask = r->in->a;
    report_add(r, "must be ");
    words_types(&r->message, mask);
    report_add(r, ", is ");
    words_kind(&r->message, r->value);
    report_help_quotes(r, mask);
    if (mask & ~(unsigned)(TYPE_BOOLEAN | TYPE_NULL))
        report_help_example(r);
    else
        report_help_default(r);
}

/* ---- numbers, lengths, counts ---- */

void report_say_number(struct report *r)
{
    buf_printf(&r->message, "must be %s ", r->bound);
    words_value(&r->message, r->limit);
    report_add(r, ", is ");
    words_value(&r->message, r->value);
    report_help_default(r);
}

/* The nearest that may stand there, though another may have been meant. */
void report_say_limit(struct report *r)
{
    report_say_number(r);
    report_remedy(r, REMEDY_SCALAR, val_str(r->limit));
    r->remedy.unsafe = true;
}

static void say_count(struct report *r, const char *unit, size_t have)
{
    uint32_t limit = r->in->a;
    buf_printf(&r->message, "must have %s %u %s%s, has %zu", r->bound,
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

void report_say_length(struct report *r)
{
    say_count(r, "character", length(r->value));
}

void report_say_items(struct report *r)
{
    say_count(r, "item", val_count(r->value));
}

void report_say_keys(struct report *r)
{
    say_count(r, "key", val_count(r->value));
}

void report_say_unique(struct report *r)
{
    report_add(r, "this item stands here twice");
    buf_add_z(&r->help, "remove one of the two");
    report_remedy(r, REMEDY_REMOVE, STR(""));
}

void report_say_contains(struct report *r)
{
    uint32_t have = r->failure->detail;
    if (r->in->c != NONE && have > r->in->c)
        buf_printf(&r->message,
                   "must have at most %u item%s of the kind that 'contains' "
                   "describes, has %u",
                   (unsigned)r->in->c, r->in->c == 1 ? "" : "s",
                   (unsigned)have);
    else if (r->in->b == 1)
        report_add(r, "no item is of the kind that one must be");
    else
        buf_printf(&r->message,
                   "must have at least %u items of the kind that 'contains' "
                   "describes, has %u",
                   (unsigned)r->in->b, (unsigned)have);
}

/* ---- forms ---- */

void report_say_format(struct report *r)
{
    buf_printf(&r->message, "must be %s", format_words((enum format)r->in->a));
    report_help_example(r);
}

void report_say_pattern(struct report *r)
{
    words_value(&r->message, r->value);
    report_add(r, " does not match the pattern ");
    buf_add_str(&r->message, val_str(r->limit));
    report_help_example(r);
}

void report_say_forbidden(struct report *r)
{
    if (val_exists(r->value) && r->m->nodes[r->value.at].kind == NODE_KEY)
        buf_printf(&r->message, "'%.*s' must not stand here",
                   STR_ARG(val_str(r->value)));
    else
        report_add(r, "nothing may stand here");
}
