/* What the tests of schemas share: a schema and a document as text, and the
 * verdict with its findings. */
#ifndef DMSC_TESTS_SCHEMA_CASE_H
#define DMSC_TESTS_SCHEMA_CASE_H

#include "unit/unit.h"

#include "base/buf.h"
#include "read/json.h"
#include "schema/schema.h"

struct schema_case {
    struct arena *arena;
    struct findings *schema_findings, *findings;
    struct schema_set *set;
    struct schema *schema;
    struct tree *document;
};

static inline struct tree *case_read(struct schema_case *c, const char *name,
                                     const char *text)
{
    return json_read(c->arena, text_new(c->arena, name, str_of(text)), NULL,
                     c->schema_findings);
}

static inline void case_start(struct schema_case *c, enum schema_draft draft)
{
    c->arena = arena_new();
    c->schema_findings = findings_new(c->arena);
    c->findings = findings_new(c->arena);
    c->set = set_new(c->arena, draft, c->schema_findings);
    c->schema = NULL;
}

static inline void case_compile(struct schema_case *c, const char *schema)
{
    c->schema = schema_compile(c->set, STR("file:///s.json"),
                               case_read(c, "s.json", schema), NULL);
}

static inline enum tri case_check(struct schema_case *c, const char *document)
{
    c->document = case_read(c, "d.json", document);
    enum tri fast = schema_check(c->schema, tree_root(c->document), NULL);
    enum tri full =
        schema_check(c->schema, tree_root(c->document), c->findings);
    assert_int_equal(fast, full);
    return full;
}

static inline void case_end(struct schema_case *c)
{
    schema_free(c->schema);
    arena_free(c->arena);
}

/* The findings, a line each: "/pointer: message (help) [rule]". */
static inline const char *case_lines(struct schema_case *c, struct findings *fs)
{
    struct buf b;
    buf_init(&b, 0);
    buf_add_z(&b, "");
    findings_sort(fs);
    for (size_t i = 0; i < fs->list.n; i++) {
        const struct finding *f = fs->list.at[i];
        buf_printf(&b, "%s%.*s: %s%.*s", i ? "\n" : "", STR_ARG(f->pointer),
                   f->severity == SEVERITY_WARNING ? "warning: " : "",
                   STR_ARG(f->message));
        if (f->help.len)
            buf_printf(&b, " (%.*s)", STR_ARG(f->help));
        buf_printf(&b, " [%s]", finding_rule(f->id)->name);
    }
    const char *lines = str_z(c->arena, buf_str(&b));
    buf_free(&b);
    return lines;
}

#endif
