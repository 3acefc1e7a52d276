/* The documents that values hold, or may hold. */
#include "host/limits.h"
#include "host/terraform_reader.h"
#include "read/hcl.h"

/* Whether there is no document: the provider leaves settings out that are "",
 * and the empty default of a variable is the caller's to fill. */
static bool is_left_out(const struct terraform_value *value, struct val v,
                        enum host_kind kind)
{
    bool elsewhere = val_exists(value->val) && !val_same(value->val, v);
    return (elsewhere || kind == HOST_TASK_SETTINGS) &&
           !str_trim(value->text->bytes).len;
}

static bool add_known(struct terraform *t, struct val v,
                      const struct host_document *d, unsigned depth);

/* The parts of an expression of which it gives one: CONDITION ? A : B,
 * coalesce(A, B), try(A, B). */
static struct val choices(const struct hcl_expression *e)
{
    bool call = e->form == HCL_CALL && str_among(e->name, "coalesce try");
    return call || e->form == HCL_CONDITION ? e->args : val_none();
}

/* Adds what V may be, where nobody knows which. As one choice may go with
 * another of the same task, none is looked at together with its task. */
static bool add_choices(struct terraform *t, struct val v,
                        const struct host_document *d, unsigned depth)
{
    if (!val_is(v, NODE_UNKNOWN) || depth > TERRAFORM_FOLLOW_MAX)
        return false;
    struct hcl_expression e = hcl_expression(t->arena, val_span(v));
    struct host_document one = *d;
    bool any = false;
    one.context.task = val_none();
    VAL_EACH(it, choices(&e))
    if (e.form == HCL_CALL || it.index > 0)
        any |= add_known(t, it.value, &one, depth + 1);
    return any;
}

/* Adds the document that V is, or may be. False if that is not known. */
static bool add_known(struct terraform *t, struct val v,
                      const struct host_document *d, unsigned depth)
{
    struct host_document found = *d;
    struct terraform_value value = terraform_value(t, v);
    found.holder = v;
    found.words = HOST_WORDS_DMS;
    switch (value.form) {
    case TERRAFORM_NOTHING:
        return true;
    case TERRAFORM_UNKNOWN:
        return add_choices(t, v, d, depth);
    case TERRAFORM_TEXT:
        if (is_left_out(&value, v, d->kind))
            return true;
        found.val = terraform_json(t, &value);
        break;
    case TERRAFORM_VALUE:
        found.val = value.settled ? value.val : terraform_settled(t, value.val);
        break;
    case TERRAFORM_DOCUMENT:
        found.val = value.val;
    }
    if (!val_exists(found.val))
        return false;
    host_add(t->search, &found);
    return true;
}

void terraform_add(struct terraform *t, struct val v,
                   const struct host_document *d)
{
    struct host_document unknown = *d;
    if (add_known(t, v, d, 0))
        return;
    unknown.holder = v;
    unknown.words = HOST_WORDS_DMS;
    unknown.val = terraform_unknown(t, v);
    host_add(t->search, &unknown);
}
