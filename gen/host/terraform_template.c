/* What templates give: strings, heredocs and files with "${...}",
 * "%{ if }...%{ else }...%{ endif }" and "%{ for }...%{ endfor }". */
#include "host/limits.h"
#include "host/terraform_outcome.h"
#include "read/hcl.h"
#include "read/view.h"

/* What stands for what nobody knows. */
#define HOLE STR("${\xE2\x80\xA6}")

struct directive {
    struct hcl_directive is;
    size_t otherwise, end; /* the segments of its `else`, if it has one, and of
                              what ends it */
};

struct expansion {
    const struct text *view;
    struct directive *directives; /* by their segments; NULL: there are none */
    struct view out;
    bool spelt;
    struct outcome_template found;
};

static struct span hole_span(const struct expansion *x, size_t i)
{
    const struct segment *s = &x->view->segments[i];
    return (struct span){x->view->parent, s->outer, s->outer_len};
}

static bool is_directive(const struct expansion *x, size_t i)
{
    return x->view->segments[i].kind == SEGMENT_HOLE &&
           *span_str(hole_span(x, i)).ptr == '%';
}

/* --- What belongs together ------------------------------------------------ */

typedef VEC(size_t) open_directives;

static bool ends(struct expansion *x, open_directives *open, size_t i,
                 enum hcl_directive_form form)
{
    if (!open->n || x->directives[open->at[open->n - 1]].is.form != form)
        return false;
    x->directives[open->at[--open->n]].end = i;
    return true;
}

static bool otherwise(struct expansion *x, const open_directives *open,
                      size_t i)
{
    struct directive *d =
        open->n ? &x->directives[open->at[open->n - 1]] : NULL;
    if (!d || d->is.form != HCL_DIRECTIVE_IF || d->otherwise)
        return false;
    d->otherwise = i;
    return true;
}

static bool pair(struct evaluation *w, struct expansion *x,
                 open_directives *open, size_t i)
{
    struct directive *d = &x->directives[i];
    d->is = hcl_directive(w->t->arena, hole_span(x, i));
    switch (d->is.form) {
    case HCL_DIRECTIVE_IF:
    case HCL_DIRECTIVE_FOR:
        *vec_push(w->t->arena, open) = i;
        return open->n <= TERRAFORM_FOLLOW_MAX;
    case HCL_DIRECTIVE_ELSE:
        return otherwise(x, open, i);
    case HCL_DIRECTIVE_ENDIF:
        return ends(x, open, i, HCL_DIRECTIVE_IF);
    case HCL_DIRECTIVE_ENDFOR:
        return ends(x, open, i, HCL_DIRECTIVE_FOR);
    default:
        return false;
    }
}

/* Finds what ends each directive. False if one has no end, or no sense. */
static bool pair_all(struct evaluation *w, struct expansion *x)
{
    size_t n = x->view->segment_count;
    open_directives open = {0};
    bool good = true;
    for (size_t i = 0; i < n && good; i++) {
        if (!is_directive(x, i))
            continue;
        if (!x->directives)
            x->directives = ARENA_ARRAY(w->t->arena, struct directive, n);
        outcome_charge(w, sizeof *x->directives);
        good = pair(w, x, &open, i);
    }
    return good && !open.n;
}

/* --- The text ------------------------------------------------------------- */

static void expand(struct evaluation *w, struct expansion *x, size_t from,
                   size_t to);

/* A piece as it is written. */
static void add_piece(struct evaluation *w, struct expansion *x,
                      const struct segment *s)
{
    struct str value = str_sub(x->view->bytes, s->inner, s->inner_len);
    x->out.encoding = w->loops ? ENCODING_NONE : s->encoding;
    if (s->kind == SEGMENT_COPY)
        view_copy(&x->out, s->outer, s->outer_len);
    else if (s->kind == SEGMENT_ESCAPE)
        view_escape(&x->out, s->outer, s->outer_len, value);
    else
        view_hole(&x->out, s->outer, s->outer_len, value);
}

static void add_hole(struct evaluation *w, struct expansion *x, size_t i)
{
    const struct segment *s = &x->view->segments[i];
    const struct outcome *o = outcome_at(w, hole_span(x, i));
    struct str value;
    bool known = outcome_spell(o, &value) && (x->spelt || !o->holes);
    if (known)
        outcome_charge(w, value.len);
    if (!known || outcome_is_spent(w)) {
        add_piece(w, x, s);
        return;
    }
    x->found.worked_out = true;
    x->out.encoding = ENCODING_NONE;
    if (o->holes)
        view_hole(&x->out, s->outer, s->outer_len, value);
    else
        view_escape(&x->out, s->outer, s->outer_len, value);
}

/* Of the directive at segment I nobody knows what it gives, or what more. */
static void add_unknown(struct expansion *x, size_t i)
{
    const struct segment *from = &x->view->segments[i];
    const struct segment *to = &x->view->segments[x->directives[i].end];
    x->found.unsure = true;
    x->out.encoding = ENCODING_NONE;
    view_hole(&x->out, from->outer, to->outer + to->outer_len - from->outer,
              HOLE);
}

static void add_branch(struct evaluation *w, struct expansion *x, size_t i)
{
    const struct directive *d = &x->directives[i];
    size_t otherwise = d->otherwise ? d->otherwise : d->end;
    bool yes;
    if (!outcome_is_bool(outcome_at(w, d->is.of), &yes))
        add_unknown(x, i);
    else if (yes)
        expand(w, x, i + 1, otherwise);
    else if (d->otherwise)
        expand(w, x, otherwise + 1, d->end);
}

struct turn {
    struct expansion *x;
    size_t from, to;
};

static void turn(struct evaluation *w, void *of)
{
    const struct turn *t = of;
    expand(w, t->x, t->from, t->to);
}

static void add_loop(struct evaluation *w, struct expansion *x, size_t i)
{
    const struct directive *d = &x->directives[i];
    struct turn t = {x, i + 1, d->end};
    struct outcome_loop loop = {d->is.names, d->is.names_count, d->is.of, turn,
                                &t};
    if (outcome_each(w, outcome_at(w, d->is.of), &loop))
        add_unknown(x, i);
}

/* Adds what the segments FROM to TO give. */
static void expand(struct evaluation *w, struct expansion *x, size_t from,
                   size_t to)
{
    for (size_t i = from; i < to; i++) {
        const struct segment *s = &x->view->segments[i];
        if (w->loops)
            outcome_charge(w, sizeof *s + s->inner_len);
        if (s->kind != SEGMENT_HOLE) {
            add_piece(w, x, s);
        } else if (!is_directive(x, i)) {
            add_hole(w, x, i);
        } else {
            x->found.worked_out = true;
            if (x->directives[i].is.form == HCL_DIRECTIVE_IF)
                add_branch(w, x, i);
            else
                add_loop(w, x, i);
            i = x->directives[i].end;
        }
    }
}

struct outcome_template outcome_template(struct evaluation *w,
                                         struct text *view, bool spelt)
{
    struct expansion x = {.view = view, .spelt = spelt};
    if (!text_has_hole(view))
        return (struct outcome_template){.text = view};
    if (!pair_all(w, &x))
        return x.found;
    view_start(&x.out, w->t->arena, view->parent);
    expand(w, &x, 0, view->segment_count);
    struct text *text = view_text(&x.out);
    x.found.text = x.found.worked_out ? text : view;
    return x.found;
}
