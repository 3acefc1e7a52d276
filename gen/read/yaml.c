/* Events into nodes. */
#include "read/yaml.h"

#include "base/map.h"
#include "read/yaml_reader.h"

struct finding *yaml_say(struct yaml_reader *r, enum finding_id id,
                         uint32_t off, uint32_t end, const char *message,
                         const char *help)
{
    struct span span = {r->text, off, end - off};
    if (r->errors++ >= READ_ERRORS_MAX)
        return NULL;
    struct finding *f = finding_add(r->fs, id, span, "%s", message);
    finding_help(r->fs, f, "%s", help);
    return f;
}

bool yaml_next(struct yaml_reader *r, struct yaml_event *e)
{
    struct yaml_problem p;
    if (yaml_events_next(r->events, e, &p))
        return true;
    yaml_report(r->text, r->fs, &p);
    if (build_top(&r->b))
        build_top(&r->b)->flags |= NODE_BROKEN;
    /* What was read last may have taken in lines that are not its own. */
    if (r->b.count && r->b.nodes[r->b.count - 1].kind == NODE_STRING)
        r->b.nodes[r->b.count - 1].flags |= NODE_BROKEN;
    return false;
}

static bool start_document(struct yaml_reader *r, uint32_t off, uint32_t end)
{
    if (r->again) {
        yaml_say(r, FINDING_YAML_SYNTAX, off, end,
                 "a second document in the file",
                 "one file holds one document: move it to a file of its own");
        return false;
    }
    r->again = true;
    return true;
}

/* An alias as a key: what it stands for may be text, but says nothing to who
 * reads it. */
static void alias_key(struct yaml_reader *r, uint32_t off, uint32_t end)
{
    yaml_say(r, FINDING_YAML_KEY, off, end, "an alias as a key",
             "write the key itself");
    uint32_t len = end - off;
    uint32_t at = build_raw_string(&r->b, NODE_KEY, off, len, off, len);
    r->b.nodes[at].flags |= NODE_BROKEN;
    yaml_top(r)->key_next = false;
    r->end = end;
}

/* False when nothing more is to be read. */
static bool read_event(struct yaml_reader *r, const struct yaml_event *e)
{
    uint32_t off = e->off, end = e->end;
    switch (e->kind) {
    case YAML_AT_DOCUMENT:
        return start_document(r, off, end);
    case YAML_AT_ALIAS:
        yaml_take_comments(r, off);
        r->gap = end;
        if (yaml_in_key(r))
            alias_key(r, off, end);
        else
            yaml_read_alias(r, e);
        break;
    case YAML_AT_SCALAR:
        yaml_read_scalar(r, e);
        break;
    case YAML_AT_ARRAY:
    case YAML_AT_OBJECT:
        return yaml_open_container(r, e);
    case YAML_AT_CLOSE:
        yaml_close_container(r, e);
        break;
    default:
        break;
    }
    if (r->total > YAML_EXPANSION_MAX) {
        yaml_say(r, FINDING_YAML_LIMIT, off, end,
                 "too many values in a document",
                 "split it, or write it as JSON");
        return false;
    }
    return e->kind != YAML_AT_END;
}

static void read_events(struct yaml_reader *r)
{
    struct yaml_event e;
    bool more = true;
    while (more && yaml_next(r, &e)) {
        more = read_event(r, &e);
        if (e.kind == YAML_AT_END)
            yaml_take_comments(r, (uint32_t)r->text->bytes.len);
    }
}

/* CloudFormation takes such templates, and the last of the keys. */
static bool is_template(const struct yaml_reader *r, const struct tree *t)
{
    return r->tags == YAML_TAGS_FUNCTIONS &&
           val_is(val_get(tree_root(t), STR("Resources")), NODE_OBJECT);
}

static void report_duplicates(struct yaml_reader *r, const struct tree *t)
{
    uint32_t open[READ_DEPTH_MAX], depth = 0;
    bool template = is_template(r, t);
    for (uint32_t i = 0; i < t->count; i++) {
        while (depth && t->nodes[open[depth - 1]].next <= i)
            depth--;
        if (t->nodes[i].kind == NODE_OBJECT || t->nodes[i].kind == NODE_ARRAY)
            open[depth++] = i;
        if (!(t->nodes[i].flags & NODE_DUPLICATE))
            continue;
        struct val object = {t, open[depth - 1]};
        struct str name = val_str((struct val){t, i});
        if (r->errors++ >= READ_ERRORS_MAX)
            return;
        struct finding *f = val_finding(
            r->fs, FINDING_YAML_DUPLICATE_KEY, (struct val){t, i},
            "the key '%.*s' stands twice in this mapping", STR_ARG(name));
        finding_help(r->fs, f,
                     template ? "remove one of the two; CloudFormation takes "
                                "the last"
                              : "remove one of the two");
        if (f && template)
            f->severity = SEVERITY_WARNING;
        finding_related(r->fs, f, val_span(val_first_key(object, name)),
                        "it is first here");
    }
}

static bool readable(struct yaml_reader *r)
{
    if (r->text->bytes.len > YAML_BYTES_MAX) {
        yaml_say(r, FINDING_YAML_LIMIT, 0, 0, "the document is too large",
                 "split it, or write it as JSON");
        return false;
    }
    return yaml_check(r->text, r->fs);
}

static void run_parser(struct yaml_reader *r)
{
    struct yaml_index index = yaml_index_new(r->scratch, r->text);
    r->gap = index.base;
    r->events = yaml_events_new(&index, r->scratch);
    if (!r->events)
        return;
    read_events(r);
    yaml_events_free(r->events);
}

struct tree *yaml_read(struct arena *a, struct text *text,
                       const struct yaml_options *options, struct findings *fs)
{
    struct arena *scratch = arena_new();
    struct yaml_reader *r = ARENA_NEW(scratch, struct yaml_reader);
    r->scratch = scratch;
    r->text = text;
    r->fs = fs;
    r->tags = options ? options->tags : YAML_TAGS_ERROR;
    r->anchors = map_new(scratch);
    build_start(&r->b, a, text);
    r->b.tree->syntax = TREE_YAML;
    bool good = readable(r);
    if (good)
        run_parser(r);
    if (r->b.count == 0)
        build_scalar(&r->b, good && r->errors == 0 ? NODE_NULL : NODE_ERROR, 0,
                     0);
    struct tree *tree = build_finish(&r->b);
    if (r->b.duplicates)
        report_duplicates(r, tree);
    arena_free(scratch);
    return tree;
}
