/* A schema and a document, parted by a NUL (or a line of dashes): compiled
 * and run in both passes. The verdict of both is the same, and is no if and
 * only if something is said about the document. */
#include <assert.h>
#include <stdint.h>

#include "read/json.h"
#include "schema/schema.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct str cut(struct str *rest)
{
    static const struct str dashes = {"\n---\n", 5};
    for (size_t i = 0; i < rest->len; i++) {
        struct str tail = str_sub(*rest, i, rest->len);
        bool line = str_starts(tail, dashes);
        if (rest->ptr[i] && !line)
            continue;
        struct str head = str_sub(*rest, 0, i);
        *rest = str_sub(tail, line ? dashes.len : 1, tail.len);
        return head;
    }
    struct str all = *rest;
    rest->len = 0;
    return all;
}

/* Makes some values unknown, by what lies at their place in the text. */
static void make_unknown(struct tree *t)
{
    for (uint32_t i = 0; i < t->count; i++) {
        struct node *n = &t->nodes[i];
        bool scalar = n->kind != NODE_OBJECT && n->kind != NODE_ARRAY &&
                      n->kind != NODE_KEY;
        if (scalar && n->off % 7 == 3)
            n->kind = NODE_UNKNOWN;
        else if (n->kind == NODE_STRING && n->off % 5 == 2)
            n->flags |= NODE_HOLES;
        else if (!scalar && n->kind != NODE_KEY && n->off % 6 == 4)
            n->flags |= NODE_OPEN;
    }
}

static void check(struct arena *a, struct schema *s, const struct tree *t)
{
    struct findings *fs = findings_new(a);
    enum tri quick = schema_check(s, tree_root(t), NULL);
    enum tri full = schema_check(s, tree_root(t), fs);
    bool mistake = false, limit = false;
    for (size_t i = 0; i < fs->list.n; i++) {
        const char *name = finding_rule(fs->list.at[i]->id)->name;
        bool is_limit = strstr(name, "limit") != NULL;
        limit = limit || is_limit;
        mistake = mistake || !is_limit;
    }
    assert(quick == full);
    assert(limit || mistake == (full == TRI_NO));
}

static void run(struct arena *a, enum schema_draft draft, struct str schema,
                struct str document)
{
    struct findings *fs = findings_new(a);
    struct schema_set *set = set_new(a, draft, fs);
    struct schema_options options = {.assert_format = true};
    struct schema *s = schema_compile(
        set, STR("file:///s.json"),
        json_read(a, text_new(a, "s", schema), NULL, fs), &options);
    struct tree *t = json_read(a, text_new(a, "d", document), NULL, fs);
    if (s && t->count) {
        check(a, s, t);
        make_unknown(t);
        check(a, s, t);
    }
    schema_free(s);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str rest = {(const char *)data, size};
    struct arena *a = arena_new();
    struct str schema = cut(&rest);
    run(a, SCHEMA_DRAFT_2020_12, schema, rest);
    run(a, SCHEMA_DRAFT_07, schema, rest);
    arena_free(a);
    return 0;
}
