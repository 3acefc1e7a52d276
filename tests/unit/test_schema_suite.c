/* The JSON Schema Test Suite, run over in place: $DMSC_SUITES/json-schema.
 * All of the required tests must pass; of the optional ones the numbers are
 * shown. "suite -v" names each miss. */
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "read/json.h"
#include "schema/schema.h"

struct run {
    struct str root; /* of the suite */
    const char *folder;
    enum schema_draft draft;
    bool assert_format;
    bool verbose, required;
    unsigned passed, total;
};

static const struct tree *read_file(struct arena *a, const char *path)
{
    struct str bytes;
    struct err err;
    struct findings *fs = findings_new(a);
    if (!file_read(a, path, &bytes, &err)) {
        fprintf(stderr, "%s\n", err.message);
        exit(1);
    }
    return json_read(a, text_new(a, path, bytes), NULL, fs);
}

static void run_test(struct run *r, struct schema *schema, const char *file,
                     struct val group, struct val test)
{
    struct arena *a = arena_new();
    struct findings *fs = findings_new(a);
    struct val data = val_get(test, STR("data"));
    bool valid = val_bool(val_get(test, STR("valid")), false);
    enum tri verdict = schema ? schema_check(schema, data, fs) : TRI_UNKNOWN;
    bool consistent = (verdict == TRI_NO) == (fs->list.n > 0);
    bool ok = verdict == (valid ? TRI_YES : TRI_NO) && consistent;
    r->total++;
    r->passed += ok;
    if (!ok && (r->verbose || r->required))
        printf("  miss: %s: %.*s: %.*s (said %d, %zu findings)\n", file,
               STR_ARG(val_str(val_get(group, STR("description")))),
               STR_ARG(val_str(val_get(test, STR("description")))),
               (int)verdict, fs->list.n);
    arena_free(a);
}

static void run_group(struct run *r, const char *file, struct val group)
{
    struct arena *a = arena_new();
    struct findings *fs = findings_new(a);
    struct schema_options options = {.assert_format = r->assert_format};
    struct schema_set *set = set_new(a, r->draft, fs);
    set_map(set, STR("http://localhost:1234/"),
            str_printf(a, "%.*s/remotes", STR_ARG(r->root)));
    struct str text = span_str(val_span(val_get(group, STR("schema"))));
    const struct tree *tree = json_read(a, text_new(a, file, text), NULL, fs);
    struct schema *schema =
        schema_compile(set, STR("file:///schema.json"), tree, &options);
    for (size_t i = 0; i < fs->list.n && (r->verbose || r->required); i++)
        printf("  finding in %s: %.*s: %.*s\n", file,
               STR_ARG(val_str(val_get(group, STR("description")))),
               STR_ARG(fs->list.at[i]->message));
    VAL_EACH(it, val_get(group, STR("tests")))
    run_test(r, schema, file, group, it.value);
    schema_free(schema);
    arena_free(a);
}

static void run_folder(struct run *r)
{
    struct arena *a = arena_new();
    struct str *names;
    size_t count;
    struct err err;
    const char *folder =
        arena_printf(a, "%.*s/tests/%s", STR_ARG(r->root), r->folder);
    if (!file_list(a, folder, &names, &count, &err)) {
        fprintf(stderr, "%s\n", err.message);
        exit(1);
    }
    for (size_t i = 0; i < count; i++) {
        if (!str_ends(names[i], STR(".json")))
            continue;
        const char *path = file_join(a, str_of(folder), names[i]);
        const struct tree *tree = read_file(a, path);
        VAL_EACH(it, tree_root(tree))
        run_group(r, path, it.value);
    }
    arena_free(a);
}

int main(int argc, char **argv)
{
    static const struct run runs[] = {
        {.folder = "draft7", .draft = SCHEMA_DRAFT_07, .required = true},
        {.folder = "draft2020-12",
         .draft = SCHEMA_DRAFT_2020_12,
         .required = true},
        {.folder = "draft7/optional", .draft = SCHEMA_DRAFT_07},
        {.folder = "draft2020-12/optional", .draft = SCHEMA_DRAFT_2020_12},
        {.folder = "draft7/optional/format",
         .draft = SCHEMA_DRAFT_07,
         .assert_format = true},
        {.folder = "draft2020-12/optional/format",
         .draft = SCHEMA_DRAFT_2020_12,
         .assert_format = true},
    };
    const char *suites = getenv("DMSC_SUITES");
    bool missed = false;
    if (!suites || !*suites) {
        const char *must = getenv("DMSC_REQUIRE_TOOLS");
        printf("skipped: DMSC_SUITES is not set (JSON Schema Test Suite)\n");
        return must && *must == '1' ? 1 : 77;
    }
    struct arena *a = arena_new();
    for (size_t i = 0; i < sizeof runs / sizeof *runs; i++) {
        struct run r = runs[i];
        r.root = str_printf(a, "%s/json-schema", suites);
        r.verbose = argc > 1 && str_is(str_of(argv[1]), "-v");
        run_folder(&r);
        printf("%-28s %u/%u\n", r.folder, r.passed, r.total);
        missed = missed || (r.required && (r.passed < r.total || !r.total));
    }
    arena_free(a);
    return missed ? 1 : 0;
}
