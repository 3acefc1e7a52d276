/* Extra connection attributes. */
#include "rules/resource.h"
#include "rules/rules.h"

static const char *const attributes = "ExtraConnectionAttributes";

static void unknown(struct rules *r, const struct rules_resource *x,
                    const struct host_attribute *a)
{
    struct member_extra known;
    struct str near = member_extra_nearest(x->settings, a->name);
    if (a->unknown || !near.len || member_extra(x->settings, a->name, &known))
        return;
    struct finding *f = rules_report_span(
        r, FINDING_ENDPOINT_UNKNOWN_ATTRIBUTE, host_member(x->doc, attributes),
        a->name_span, "unknown extra connection attribute '%.*s'",
        STR_ARG(a->name));
    /* The guide begins them small, the API's settings are the same in large. */
    char first = *near.ptr;
    if (*a->name.ptr >= 'a' && first >= 'A' && first <= 'Z')
        first = (char)(first + 'a' - 'A');
    rules_help(r, f, "did you mean '%c%.*s'?", first, (int)near.len - 1,
               near.ptr + 1);
    rules_fix_span(
        r, f, a->name_span,
        str_printf(r->arena, "%c%.*s", first, (int)near.len - 1, near.ptr + 1),
        member_extra_certain(x->settings, a->name, near));
}

/* The attribute with the blanks around it, up to those that part it from the
 * others. */
static struct span with_blanks(struct span span)
{
    struct str bytes = span.text->bytes;
    uint32_t from = span.off, to = span.off + span.len;
    while (from && strchr(" \t\r\n", bytes.ptr[from - 1]))
        from--;
    while (to < bytes.len && strchr(" \t\r\n", bytes.ptr[to]))
        to++;
    if (!from || bytes.ptr[from - 1] != ';')
        from = span.off;
    if (to == bytes.len || bytes.ptr[to] != ';')
        to = span.off + span.len;
    return (struct span){span.text, from, to - from};
}

static void space(struct rules *r, const struct rules_resource *x,
                  const struct host_attribute *a)
{
    if (!a->spaced || a->unknown)
        return;
    struct finding *f = rules_report_span(
        r, FINDING_ENDPOINT_ATTRIBUTE_SPACE, host_member(x->doc, attributes),
        a->span, "blanks around extra connection attribute '%.*s'",
        STR_ARG(a->name));
    rules_help(r, f, "write '%.*s=%.*s', with ';' and no blank between two",
               STR_ARG(a->name), STR_ARG(a->value));
    if (a->assigned && a->value.len)
        rules_fix_span(r, f, with_blanks(a->span),
                       str_printf(r->arena, "%.*s=%.*s", STR_ARG(a->name),
                                  STR_ARG(a->value)),
                       true);
}

/* The typed setting that an attribute repeats. */
static void twice(struct rules *r, const struct rules_resource *x,
                  const struct host_attribute *a)
{
    struct member_extra known;
    if (a->unknown || !member_extra(x->settings, a->name, &known) ||
        !known.member)
        return;
    struct host_setting s =
        host_setting(r->arena, x->doc, x->settings, known.member->name);
    if (!val_exists(s.val))
        return;
    struct finding *f = rules_report_span(
        r, FINDING_ENDPOINT_SETTING_TWICE, host_member(x->doc, attributes),
        a->span, "'%.*s' is given twice", STR_ARG(a->name));
    rules_help(r, f, "keep one of the two");
    rules_related(r, f, s.val, "the other is here");
}

static void each(struct rules *r, const struct rules_resource *x)
{
    struct val v = host_member(x->doc, attributes);
    if (x->settings == OBJECT_NONE || x->doc->exported || !val_exists(v))
        return;
    struct host_attributes all = host_attributes(r->arena, x->doc);
    for (size_t i = 0; i < all.list.n; i++) {
        unknown(r, x, &all.list.at[i]);
        space(r, x, &all.list.at[i]);
        twice(r, x, &all.list.at[i]);
    }
}

static const struct resource_rule rules[] = {
    {ON(ENDPOINT), each},
};

const struct resource_part resource_attributes = {rules, COUNT_OF(rules)};
