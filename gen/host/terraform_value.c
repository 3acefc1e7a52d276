/* What values of Terraform are, as far as that can be known. */
#include "base/file.h"
#include "base/map.h"
#include "host/limits.h"
#include "host/terraform_outcome.h"
#include "read/read.h"
#include "tree/build.h"
#include "tree/limits.h"

/* A value while it is followed. */
struct way {
    struct terraform *t;
    unsigned steps;
};

static struct terraform_value follow(struct way *w, struct val v);

static struct terraform_value unknown(void)
{
    return (struct terraform_value){.form = TERRAFORM_UNKNOWN};
}

static struct terraform_value of_value(struct val v)
{
    return (struct terraform_value){.form = TERRAFORM_VALUE, .val = v};
}

static struct terraform_value of_text(struct text *text, struct val v)
{
    return (struct terraform_value){
        .form = TERRAFORM_TEXT, .val = v, .text = text};
}

/* What a template encodes that is one "${jsonencode(...)}": the form that
 * Terraform advises, and one of which more can be known than its text. */
static struct val encoded(struct evaluation *w, const struct text *view)
{
    struct span hole = {view->parent, 0, 0};
    for (size_t i = 0; i < view->segment_count; i++) {
        const struct segment *s = &view->segments[i];
        struct str value = str_sub(view->bytes, s->inner, s->inner_len);
        if (s->kind != SEGMENT_HOLE ? str_trim(value).len : hole.len)
            return val_none();
        if (s->kind == SEGMENT_HOLE)
            hole = (struct span){view->parent, s->outer, s->outer_len};
    }
    struct hcl_expression e = {0};
    if (hole.len && *span_str(hole).ptr == '$')
        e = hcl_expression(w->t->arena, hole);
    if (e.form != HCL_CALL || !str_is(e.name, "jsonencode"))
        return val_none();
    const struct outcome *o = outcome_of(w, val_item(e.args, 0));
    return o->kind == NODE_UNKNOWN ? val_none() : outcome_tree(w->t, o);
}

/* The text that a template gives; in a file the members of VARS have names. */
static struct terraform_value of_template(struct terraform *t,
                                          struct text *view, struct val v,
                                          struct val vars)
{
    struct evaluation w = {.t = t};
    outcome_name_all(&w, vars);
    struct outcome_template found = outcome_template(&w, view, false);
    if (!found.text)
        return unknown();
    struct terraform_value value = of_text(found.text, v);
    value.unsure = found.unsure;
    value.encoded = encoded(&w, view);
    return value;
}

bool terraform_is_one_hole(const struct text *view)
{
    const struct segment *s = view->segments;
    return view->segment_count == 1 && s->kind == SEGMENT_HOLE &&
           s->outer_len == view->parent->bytes.len &&
           *view->parent->bytes.ptr == '$';
}

/* --- Strings ---------------------------------------------------------- */

static struct terraform_value follow_expression(struct way *w,
                                                struct span span);

/* In .tf.json a string is a template within JSON's quotes. */
static struct terraform_value json_text(struct way *w, struct val v)
{
    struct text *text = json_string_view(w->t->arena, v);
    struct span all = {text, 0, (uint32_t)text->bytes.len};
    struct text *view = hcl_template_view(w->t->arena, text);
    return terraform_is_one_hole(view) ? follow_expression(w, all)
                                       : of_template(w->t, view, v, val_none());
}

static struct terraform_value string(struct way *w, struct val v)
{
    if (terraform_is_json(v.tree->text))
        return json_text(w, v);
    return of_template(w->t, hcl_string_view(w->t->arena, v), v, val_none());
}

/* --- Files ------------------------------------------------------------ */

/* The path that a text is: "${path.module}/" in front is the folder. False if
 * other parts are unknown. */
static bool path_of(struct terraform *t, const struct text *text, char **path)
{
    static const char *const folders[] = {"${path.module}", "${path.root}"};
    struct str s = str_trim(text->bytes);
    for (size_t i = 0; i < COUNT_OF(folders); i++)
        if (str_starts(s, str_of(folders[i])) && *text->bytes.ptr == '$')
            s = str_sub(s, strlen(folders[i]), s.len);
    if (s.len != text->bytes.len)
        while (s.len && *s.ptr == '/')
            s = str_sub(s, 1, s.len);
    if (str_contains(s, STR("${")) || !s.len)
        return false;
    while (str_starts(s, STR("./")))
        s = str_sub(s, 2, s.len);
    *path = file_join(t->arena, t->folder, s);
    return true;
}

/* The file that a call names with its first argument, or NULL. */
static struct text *named_file(struct way *w, struct val argument)
{
    struct terraform_value name = follow(w, argument);
    char *path;
    if (name.form != TERRAFORM_TEXT || !path_of(w->t, name.text, &path) ||
        !file_is_regular(path))
        return NULL;
    return text_open(w->t->arena, w->t->search->text, path, NULL);
}

static struct terraform_value file_call(struct way *w, struct val args)
{
    struct text *text = named_file(w, val_item(args, 0));
    return text ? of_text(text, val_none()) : unknown();
}

/* The name that a hole is, "" if it is more. */
static struct str hole_name(const struct text *view, const struct segment *s)
{
    struct str hole = str_sub(view->parent->bytes, s->outer, s->outer_len);
    struct str name = str_trim(str_sub(hole, 2, hole.len - 3));
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
              (i && ((c >= '0' && c <= '9') || c == '-'))))
            return STR("");
    }
    return name;
}

static void report_name(struct terraform *t, struct span span, struct str name,
                        struct val vars)
{
    struct findings *fs = t->search->findings;
    struct finding *f =
        finding_add(fs, FINDING_HCL_UNESCAPED_TEMPLATE, span,
                    "the template is not given '%.*s'", STR_ARG(name));
    finding_help(fs, f,
                 "write '$${%.*s}' to hand '${%.*s}' on to DMS, or give "
                 "the template a value of that name",
                 STR_ARG(name), STR_ARG(name));
    finding_related(fs, f, val_span(vars), "these are its values");
    span.len = 0;
    struct edit e = {span, STR("$")};
    finding_fix(fs, f, true, "write '$${'", &e, 1);
}

/* The names that loops give at a place of a template. */
struct scope {
    struct arena *arena;
    VEC(struct str) names;
    VEC(size_t) loops; /* how many names there were before each */
};

static void enter_or_leave(struct scope *s, struct span span)
{
    struct hcl_directive d = hcl_directive(s->arena, span);
    if (d.form == HCL_DIRECTIVE_FOR) {
        *vec_push(s->arena, &s->loops) = s->names.n;
        for (size_t i = 0; i < d.names_count; i++)
            *vec_push(s->arena, &s->names) = d.names[i];
    } else if (d.form == HCL_DIRECTIVE_ENDFOR && s->loops.n) {
        s->names.n = s->loops.at[--s->loops.n];
    }
}

static bool is_in_scope(const struct scope *s, struct str name)
{
    for (size_t i = 0; i < s->names.n; i++)
        if (str_eq(s->names.at[i], name))
            return true;
    return false;
}

/* Each name in a template file must be given: one that is not is most likely
 * DMS's. */
static void check_names(struct terraform *t, struct text *view, struct val vars)
{
    struct scope scope = {.arena = t->arena};
    if (!val_is(vars, NODE_OBJECT) || val_flags(vars) & NODE_OPEN)
        return;
    for (size_t i = 0; i < view->segment_count; i++) {
        const struct segment *s = &view->segments[i];
        struct span span = {view->parent, s->outer, s->outer_len};
        if (s->kind != SEGMENT_HOLE)
            continue;
        struct str name = hole_name(view, s);
        if (*span_str(span).ptr == '%')
            enter_or_leave(&scope, span);
        else if (name.len && !val_exists(val_get(vars, name)) &&
                 !is_in_scope(&scope, name))
            report_name(t, span, name, vars);
    }
}

static struct terraform_value template_of(struct terraform *t,
                                          struct text *text, struct val vars)
{
    struct text *view = hcl_template_view(t->arena, text);
    check_names(t, view, vars);
    return of_template(t, view, val_none(), vars);
}

/* What V is as one value, V itself if that is not known. */
static struct val plain(struct way *w, struct val v)
{
    if (!val_is(v, NODE_UNKNOWN) && !val_is(v, NODE_STRING))
        return v;
    struct terraform_value found = follow(w, v);
    bool known = found.form == TERRAFORM_VALUE || found.form == TERRAFORM_TEXT;
    return known && val_exists(found.val) ? found.val : v;
}

/* What it gives, and what is wrong in it, is found out once: many ask for the
 * mappings of a task. */
static struct terraform_value template_call(struct way *w, struct val args)
{
    struct terraform *t = w->t;
    struct span at = val_span(args);
    struct str key =
        str_printf(t->arena, "%p %u %d", (void *)at.text, at.off, t->defaults);
    if (!t->templates)
        t->templates = map_new(t->arena);
    struct terraform_value *known = map_get(t->templates, key);
    if (known)
        return *known;
    struct text *text = named_file(w, val_item(args, 0));
    if (!text)
        return unknown();
    known = ARENA_NEW(t->arena, struct terraform_value);
    *known = template_of(t, text, plain(w, val_item(args, 1)));
    *map_put(t->templates, key) = known;
    return *known;
}

/* --- What is within a value ------------------------------------------- */

/* Whether there is something in V that may be worked out, and nothing that
 * was reported. */
static bool has_expressions(struct val v)
{
    const struct node *nodes = v.tree->nodes;
    bool any = false;
    for (uint32_t i = v.at; i < nodes[v.at].next; i++) {
        if (nodes[i].kind == NODE_ERROR || nodes[i].flags & NODE_BROKEN)
            return false;
        any |= nodes[i].kind == NODE_UNKNOWN || nodes[i].flags & NODE_HOLES;
    }
    return any;
}

struct val terraform_settled(struct terraform *t, struct val v)
{
    struct evaluation w = {.t = t};
    v = val_target(v);
    if (!has_expressions(v))
        return v;
    const struct outcome *outcome = outcome_of(&w, v);
    return w.found ? outcome_tree(t, outcome) : v;
}

/* --- Calls ------------------------------------------------------------ */

static struct terraform_value json_encode(struct way *w, struct val args)
{
    struct terraform_value found = follow(w, val_item(args, 0));
    if (found.form != TERRAFORM_VALUE)
        return unknown();
    if (!found.settled)
        found.val = terraform_settled(w->t, found.val);
    found.form = TERRAFORM_DOCUMENT;
    return found;
}

static struct terraform_value decoded(struct way *w, struct val args, bool yaml)
{
    struct terraform_value found = follow(w, val_item(args, 0));
    struct host_search *s = w->t->search;
    if (found.form == TERRAFORM_DOCUMENT)
        return of_value(found.val);
    if (found.form != TERRAFORM_TEXT || (yaml && found.unsure))
        return unknown();
    struct val v =
        yaml ? tree_root(yaml_read(s->arena, found.text, NULL, s->findings))
             : terraform_json(w->t, &found);
    return val_exists(v) ? of_value(v) : unknown();
}

static struct terraform_value json_decode(struct way *w, struct val args)
{
    return decoded(w, args, false);
}

static struct terraform_value yaml_decode(struct way *w, struct val args)
{
    return decoded(w, args, true);
}

static struct terraform_value same(struct way *w, struct val args)
{
    return follow(w, val_item(args, 0));
}

static const struct {
    const char *name;
    struct terraform_value (*call)(struct way *, struct val args);
} functions[] = {
    {"chomp", same},
    {"file", file_call},
    {"jsondecode", json_decode},
    {"jsonencode", json_encode},
    {"nonsensitive", same},
    {"sensitive", same},
    {"templatefile", template_call},
    {"tolist", same},
    {"tomap", same},
    {"tostring", same},
    {"trimspace", same},
    {"yamldecode", yaml_decode},
};

static struct terraform_value call(struct way *w,
                                   const struct hcl_expression *e)
{
    for (size_t i = 0; i < COUNT_OF(functions); i++)
        if (str_is(e->name, functions[i].name))
            return functions[i].call(w, e->args);
    return unknown();
}

/* --- References ------------------------------------------------------- */

static struct terraform_value template_file(struct way *w, struct val data)
{
    struct terraform_value found = follow(w, val_get(data, STR("template")));
    struct val vars = plain(w, val_get(data, STR("vars")));
    if (found.form != TERRAFORM_TEXT)
        return unknown();
    return template_of(w->t, found.text, vars);
}

static struct terraform_value local_file(struct way *w, struct val data)
{
    struct text *text = named_file(w, val_get(data, STR("filename")));
    return text ? of_text(text, val_none()) : unknown();
}

static bool path_is(const struct hcl_expression *e, size_t at, const char *part)
{
    return at < e->path_count && str_is(e->path[at], part);
}

static struct terraform_value data_source(struct way *w,
                                          const struct hcl_expression *e)
{
    if (e->path_count != 4)
        return unknown();
    struct val data = terraform_block(w->t, "data", e->path[1], e->path[2]);
    if (path_is(e, 1, "template_file") && path_is(e, 3, "rendered"))
        return template_file(w, data);
    if (path_is(e, 1, "local_file") && path_is(e, 3, "content"))
        return local_file(w, data);
    return unknown();
}

/* What the parts of the path after the first two lead to. */
static struct terraform_value descend(struct way *w, struct val v,
                                      const struct hcl_expression *e)
{
    struct terraform_value found = follow(w, v);
    for (size_t i = 2; i < e->path_count; i++) {
        uint64_t index;
        if (found.form != TERRAFORM_VALUE || val_flags(found.val) & NODE_OPEN)
            return unknown();
        struct val next = val_get(found.val, e->path[i]);
        if (val_is(found.val, NODE_ARRAY) && str_to_u64(e->path[i], &index) &&
            index < UINT32_MAX)
            next = val_item(found.val, (uint32_t)index);
        if (!val_exists(next))
            return unknown();
        found = follow(w, next);
    }
    return found;
}

static struct terraform_value reference(struct way *w,
                                        const struct hcl_expression *e)
{
    struct val v = val_none();
    if (e->path_count < 2)
        return unknown();
    if (path_is(e, 0, "data"))
        return data_source(w, e);
    if (path_is(e, 0, "local"))
        v = terraform_local(w->t, e->path[1]);
    else if (path_is(e, 0, "var") && w->t->defaults)
        v = val_get(terraform_block(w->t, "variable", STR(""), e->path[1]),
                    STR("default"));
    return val_exists(v) ? descend(w, v, e) : unknown();
}

/* What is more than a name or a call of our own. */
static struct terraform_value worked_out(struct terraform *t, struct span span)
{
    struct evaluation w = {.t = t};
    const struct outcome *outcome = outcome_at(&w, span);
    if (outcome->kind == NODE_UNKNOWN || outcome->holes)
        return unknown();
    struct val v = outcome_tree(t, outcome);
    struct terraform_value found = of_value(v);
    found.settled = true;
    return outcome->kind == NODE_STRING
               ? of_text(hcl_string_view(t->arena, v), v)
               : found;
}

static struct terraform_value known_call(struct way *w, struct span span)
{
    struct hcl_expression e = hcl_expression(w->t->arena, span);
    if (e.form == HCL_CALL)
        return call(w, &e);
    if (e.form == HCL_REFERENCE)
        return reference(w, &e);
    if (e.form == HCL_VALUE)
        return follow(w, val_item(e.args, 0));
    return unknown();
}

static struct terraform_value follow_expression(struct way *w, struct span span)
{
    struct terraform_value found = known_call(w, span);
    return found.form == TERRAFORM_UNKNOWN ? worked_out(w->t, span) : found;
}

static struct terraform_value follow_within(struct way *w, struct val v)
{
    switch (val_kind(v)) {
    case NODE_NONE:
    case NODE_NULL:
        return (struct terraform_value){.form = TERRAFORM_NOTHING, .val = v};
    case NODE_UNKNOWN:
        return follow_expression(w, val_span(v));
    case NODE_STRING:
        return string(w, v);
    case NODE_ERROR:
        return unknown();
    default:
        return of_value(v);
    }
}

/* What a value leads to is worked out, which may lead to values that are
 * followed from their beginning: the depth is that of all of them. */
static struct terraform_value follow(struct way *w, struct val v)
{
    struct terraform *t = w->t;
    if (w->steps++ > TERRAFORM_FOLLOW_MAX || t->depth > TREE_DEPTH_MAX)
        return unknown();
    t->depth++;
    struct terraform_value found = follow_within(w, v);
    t->depth--;
    return found;
}

/* --- For the others --------------------------------------------------- */

struct val terraform_json(struct terraform *t,
                          const struct terraform_value *value)
{
    struct json_options options = {.templated = true};
    struct findings *unheard = findings_new(t->arena);
    if (val_exists(value->encoded))
        return value->encoded;
    if (value->unsure)
        json_read(t->arena, value->text, &options, unheard);
    return unheard->list.n ? val_none() : host_json(t->search, value->text);
}

struct terraform_value terraform_call(struct terraform *t, struct span span)
{
    struct way w = {t, 0};
    return known_call(&w, span);
}

struct terraform_value terraform_value(struct terraform *t, struct val v)
{
    struct way w = {t, 0};
    return follow(&w, v);
}

struct val terraform_plain(struct terraform *t, struct val v)
{
    struct way w = {t, 0};
    return plain(&w, v);
}

struct str terraform_str(struct terraform *t, struct val v)
{
    v = terraform_plain(t, v);
    if (!val_is(v, NODE_STRING) || val_flags(v) & NODE_HOLES)
        return STR("");
    return val_str(v);
}

const struct str *terraform_reference(struct terraform *t, struct val v,
                                      size_t *n)
{
    struct span span;
    if (!val_exists(v))
        return NULL;
    if (val_is(v, NODE_STRING) && terraform_is_json(v.tree->text)) {
        struct text *text = json_string_view(t->arena, v);
        span = (struct span){text, 0, (uint32_t)text->bytes.len};
    } else if (val_is(v, NODE_UNKNOWN)) {
        span = val_span(v);
    } else {
        return NULL;
    }
    struct hcl_expression e = hcl_expression(t->arena, span);
    *n = e.path_count;
    return e.form == HCL_REFERENCE && e.path_count > 1 ? e.path : NULL;
}

struct val terraform_unknown(struct terraform *t, struct val v)
{
    struct span span = val_span(v);
    struct builder b;
    build_start_part(&b, t->arena, span.text, 0);
    build_scalar(&b, NODE_UNKNOWN, span.off, span.len);
    return tree_root(build_finish(&b));
}

struct val terraform_certain(void *of, struct val v)
{
    struct terraform *t = of;
    bool defaults = t->defaults, json;
    if (!val_is(v, NODE_UNKNOWN) && !val_is(v, NODE_STRING))
        return v;
    t->defaults = false;
    v = terraform_plain(t, v);
    t->defaults = defaults;
    json = val_is(v, NODE_STRING) && terraform_is_json(v.tree->text);
    return json && str_contains(val_str(v), STR("${")) ? terraform_unknown(t, v)
                                                       : v;
}
