/* Members without which a resource is not made. Of Terraform's resources
 * `terraform validate` says it; JSON that stands alone may be filled up by the
 * options of the call that sends it. */
#include "base/buf.h"
#include "rules/resource.h"
#include "rules/rules.h"

static bool is_asked(const struct rules_resource *x)
{
    return x->doc->creates && (x->doc->words == HOST_WORDS_CLOUDFORMATION ||
                               x->doc->words == HOST_WORDS_API);
}

static bool is_required(const struct rules_resource *x, const struct member *m)
{
    bool template = x->doc->words == HOST_WORDS_CLOUDFORMATION;
    return m->required && member_name(m, host_member_words(x->doc)) &&
           !(template && m->named);
}

/* Whether all that the resource gets is in sight: no function of
 * CloudFormation puts in more, no option of the AWS CLI. */
static bool is_whole(struct val v)
{
    static const char *const options[] = {"CliInputJson", "CliInputYaml",
                                          "GenerateCliSkeleton"};
    for (size_t i = 0; i < COUNT_OF(options); i++)
        if (val_exists(val_get(v, str_of(options[i]))))
            return false;
    VAL_EACH(it, v)
    if (str_starts(val_str(it.key), STR("Fn::")))
        return false;
    return val_is(v, NODE_OBJECT);
}

/* null is there to be filled in. */
static bool is_null(const struct rules_resource *x, const struct member *m)
{
    const char *name = member_name(m, host_member_words(x->doc));
    return val_exists(val_key(x->doc->val, str_of(name)));
}

/* What is missing may stand there under a name that was reported. */
static bool is_misspelt(const struct rules *r, struct val v)
{
    struct span span = span_outer(val_span(v));
    for (size_t i = r->c->first; i < r->fs->list.n; i++) {
        const struct finding *f = r->fs->list.at[i];
        if (f->id == FINDING_RESOURCE_UNKNOWN_MEMBER &&
            f->place.off >= span.off &&
            f->place.off + f->place.len <= span.off + span.len)
            return true;
    }
    return false;
}

/* A resource without properties is its document itself: there it is looked
 * for, and is not found. */
static void missing(struct rules *r, const struct rules_resource *x)
{
    const struct member *m = NULL;
    struct val v = x->doc->val;
    struct buf names;
    unsigned n = 0;
    if (!is_asked(x) || x->doc->partial || x->doc->exported || !is_whole(v) ||
        val_exists(val_get(v, STR("Properties"))))
        return;
    buf_init(&names, 0);
    while ((m = member_next(x->object, m)))
        if (is_required(x, m) && host_absent(x->doc, m->name) && !is_null(x, m))
            buf_printf(&names, "%s'%s'", n++ ? ", " : "",
                       member_name(m, host_member_words(x->doc)));
    struct val place = x->doc->options ? v : resource_place(x);
    if (n && !is_misspelt(r, v)) {
        struct finding *f = rules_report_span(
            r, FINDING_RESOURCE_MISSING_MEMBER, place, val_span(place),
            "%.*s %s missing", STR_ARG(buf_str(&names)), n == 1 ? "is" : "are");
        rules_help(r, f, "AWS does not make the resource without %s",
                   n == 1 ? "it" : "them");
    }
    buf_free(&names);
}

static const struct resource_rule rules[] = {
    {~0u, missing},
};

const struct resource_part resource_required = {rules, COUNT_OF(rules)};
