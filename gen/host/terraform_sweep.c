/* Documents in places that only their content tells: locals, defaults of
 * variables, arguments of modules, values for other resources. */
#include "host/terraform_reader.h"
#include "read/hcl.h"
#include "read/json.h"

/* Whether a text may be an object of JSON at all. */
static bool begins_object(struct str s)
{
    s = str_trim(s);
    return s.len > 1 && *s.ptr == '{';
}

/* What TEXT holds, read without a word about its mistakes. */
static int content_of(struct terraform *t, struct text *text)
{
    struct json_options options = {.templated = true};
    if (!begins_object(text->bytes))
        return -1;
    struct findings *unheard = findings_new(t->arena);
    return host_content(tree_root(json_read(t->arena, text, &options, unheard)),
                        NULL);
}

static void add(struct terraform *t, struct val v, struct val document,
                int kind)
{
    struct host_document d = {
        .kind = (enum host_kind)kind,
        .words = HOST_WORDS_DMS,
        .name = val_pointer(t->arena, v),
        .val = document,
        .holder = v,
    };
    host_add(t->search, &d);
}

/* A piece that is put together with others: a quoted string that stops in the
 * midst of its object. */
static bool is_piece(struct val v, const struct text *text)
{
    struct span span = val_span(v);
    bool quoted = span.len && span.text->bytes.ptr[span.off] == '"';
    return quoted && !str_ends(str_trim(text->bytes), STR("}"));
}

static void try_string(struct terraform *t, struct val v)
{
    if (!begins_object(val_str(v)))
        return;
    struct terraform_value value = terraform_value(t, v);
    if (value.form != TERRAFORM_TEXT || is_piece(v, value.text))
        return;
    int kind = content_of(t, value.text);
    struct val document;
    if (kind < 0 || host_has(t->search, v))
        return;
    struct val root = terraform_json(t, &value);
    if (!val_exists(root))
        return;
    host_content(root, &document);
    add(t, v, document, kind);
}

/* Only what is written right here: what it refers to has its own turn. */
static void try_expression(struct terraform *t, struct val v)
{
    struct hcl_expression e = hcl_expression(t->arena, val_span(v));
    struct val inner = val_item(e.args, 0);
    if (e.form != HCL_CALL && e.form != HCL_VALUE)
        return;
    VAL_EACH(it, e.args)
    {
        int kind = host_content(it.value, &inner);
        if (kind >= 0 && !host_has(t->search, v))
            add(t, v, inner, kind);
        else if (val_is(it.value, NODE_STRING))
            try_string(t, it.value);
    }
}

/* Whether an object is a body: its arguments may happen to be called as the
 * members of a document are. */
static bool is_body(struct terraform *t, struct val v)
{
    static const struct {
        const char *word;
        unsigned labels;
    } blocks[] = {{"locals", 0}, {"module", 1}};
    struct span span = val_span(v);
    struct str before = str_trim(str_sub(span.text->bytes, 0, span.off));
    if (!terraform_is_json(span.text))
        return !before.len || !strchr("=:([{,?", before.ptr[before.len - 1]);
    for (size_t i = 0; i < COUNT_OF(blocks); i++) {
        terraform_blocks found = {0};
        terraform_collect(t, t->files.at[0], blocks[i].word, blocks[i].labels,
                          &found);
        for (size_t k = 0; k < found.n; k++)
            if (val_same(found.at[k].body, v))
                return true;
    }
    return false;
}

static void try_object(struct terraform *t, struct val v)
{
    struct val inner;
    int kind = host_content(v, &inner);
    /* A file of nothing but settings is one that was put aside. */
    bool settings = v.at == 0 && kind == HOST_TASK_SETTINGS;
    if (kind >= 0 && inner.at == v.at && !host_has(t->search, v) &&
        (settings || !is_body(t, v)))
        add(t, v, v, kind);
}

void terraform_sweep(struct terraform *t)
{
    const struct tree *tree = t->files.at[0].tree;
    for (uint32_t i = 0; i < tree->count; i++) {
        struct val v = {tree, i};
        switch (tree->nodes[i].kind) {
        case NODE_STRING:
            try_string(t, v);
            break;
        case NODE_UNKNOWN:
            try_expression(t, v);
            break;
        case NODE_OBJECT:
            try_object(t, v);
            break;
        default:
            break;
        }
    }
}
