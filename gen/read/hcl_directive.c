#include "read/hcl_reader.h"

static const struct {
    const char *word;
    enum hcl_directive_form form;
} words[] = {
    {"if", HCL_DIRECTIVE_IF},         {"else", HCL_DIRECTIVE_ELSE},
    {"endif", HCL_DIRECTIVE_ENDIF},   {"for", HCL_DIRECTIVE_FOR},
    {"endfor", HCL_DIRECTIVE_ENDFOR},
};

/* What follows the word and, of `for`, the names. */
static bool expression(struct hcl_reader *r, struct hcl_directive *d)
{
    hcl_peek(r);
    uint32_t off = r->at < r->limit ? r->tokens.at[r->at].off : r->last;
    bool ok = hcl_skip_value(r);
    d->of = (struct span){r->text, off, r->last > off ? r->last - off : 0};
    return ok;
}

static bool read(struct hcl_reader *r, struct hcl_directive *d)
{
    if (hcl_peek(r) != HCL_NAME)
        return false;
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (hcl_next_is(r, HCL_NAME, words[i].word))
            d->form = words[i].form;
    bool each = d->form == HCL_DIRECTIVE_FOR;
    if (each && !hcl_for_names(r))
        return false;
    d->names = r->scope.at;
    d->names_count = r->scope.n;
    if (!each)
        hcl_take(r);
    if ((each || d->form == HCL_DIRECTIVE_IF) && !expression(r, d))
        return false;
    return hcl_peek(r) == HCL_END;
}

struct hcl_directive hcl_directive(struct arena *a, struct span span)
{
    struct hcl_directive d = {0};
    struct hcl_reader r;
    struct str hole = span_str(span), in = hcl_hole_content(hole);
    uint32_t from = span.off + (uint32_t)(in.ptr - hole.ptr);
    hcl_start(&r, a, span.text, NULL, span.len);
    hcl_lex(&r, from, from + (uint32_t)in.len);
    r.limit = (uint32_t)r.tokens.n - 1;
    r.last = from;
    if (!read(&r, &d))
        d.form = HCL_DIRECTIVE_OTHER;
    build_finish(&r.b);
    return d;
}
