#include "cmd/inspect.h"

#include <stddef.h>

#include "cmd/schemas.h"
#include "cmd/select.h"
#include "cmd/walk.h"
#include "dms/engine.h"
#include "host/database.h"
#include "read/read.h"
#include "rules/resource.h"
#include "rules/together.h"
#include "spec/spec.h"

struct inspection {
    struct session *s;
    struct schemas *schemas;
    struct arena *arena;        /* of one file, taken back after each */
    struct rules_context given; /* what the options say of tasks */
    struct rules_together *together;
    struct inspected counts;
};

/* The names are those of enum task_type, in its order. */
static const char *const task_types[] = {"full-load", "cdc",
                                         "full-load-and-cdc", NULL};

static int type_of(struct str name)
{
    for (int i = 0; task_types[i]; i++)
        if (str_is(name, task_types[i]))
            return i;
    return -1;
}

/* ── The documents of a file ─────────────────────────────────────────── */

/* What is known of a document's task: from the host, else as given. */
static struct rules_context context_of(const struct inspection *in,
                                       const struct host_document *d)
{
    struct rules_context c = in->given;
    const struct host_context *h = &d->context;
    c.exported = d->exported;
    c.host = d->host;
    c.partial = d->partial;
    if (h->source_engine.len)
        c.source = engine_find(h->source_engine);
    if (h->target_engine.len)
        c.target = engine_find(h->target_engine);
    if (val_exists(h->migration_type)) {
        c.type = type_of(val_str(h->migration_type));
        c.type_at = h->migration_type;
    }
    return c;
}

static bool same_task(const struct host_document *a,
                      const struct host_document *b)
{
    struct val x = a->context.task, y = b->context.task;
    return val_exists(x) && x.tree == y.tree && x.at == y.at;
}

/* The document of KIND of the same task as D, or NULL. */
static const struct host_document *partner(const struct host_search *s,
                                           const struct host_document *d,
                                           enum host_kind kind)
{
    for (size_t i = 0; i < s->documents.n; i++)
        if (s->documents.at[i].kind == kind &&
            same_task(&s->documents.at[i], d))
            return &s->documents.at[i];
    return NULL;
}

/* What is kept of a task for what comes in other files. */
static void keep_task(const struct inspection *in,
                      const struct host_document *d,
                      const struct rules_context *c)
{
    const struct host_context *h = &d->context;
    bool task = val_exists(h->task);
    struct rules_ends ends = {
        .name = task ? d->name : str_of(val_span(d->val).text->name),
        .at = val_span(val_exists(d->holder) ? d->holder : d->val),
        .whole = task,
        .source = host_database(in->arena, h->source),
        .target = host_database(in->arena, h->target),
    };
    rules_together_add(in->together, c, &ends, in->arena);
}

/* The documents of a task are checked together, when its settings are met. */
static void check_rules(const struct inspection *in,
                        const struct host_search *s,
                        const struct host_document *d, size_t first)
{
    struct rules_context c = context_of(in, d);
    const struct host_document *other;
    c.first = first;
    if (d->kind == HOST_TASK_SETTINGS) {
        other = partner(s, d, HOST_TABLE_MAPPINGS);
        c.settings = d->val;
        c.mappings = other ? other->val : val_none();
    } else if (d->kind == HOST_TABLE_MAPPINGS &&
               !partner(s, d, HOST_TASK_SETTINGS)) {
        c.mappings = d->val;
    } else {
        return;
    }
    rules_check(&c, s->arena, s->findings);
    keep_task(in, d, &c);
}

static void check_documents(struct inspection *in, const struct host_search *s,
                            size_t first)
{
    for (size_t i = 0; i < s->documents.n; i++) {
        const struct host_document *d = &s->documents.at[i];
        struct schema *schema = schemas_of(in->schemas, d->kind);
        if (schema)
            schema_check(schema, d->val, s->findings);
    }
    for (size_t i = 0; i < s->documents.n; i++)
        check_rules(in, s, &s->documents.at[i], first);
    rules_check_resources(s, first, s->arena, s->findings);
}

/* ── A file ──────────────────────────────────────────────────────────── */

/* Whether a file that could not be read well may be a migration, or hold what
 * DMS reads. */
static bool may_be_ours(struct str bytes)
{
    return str_contains(bytes, STR("dmsc:")) ||
           str_contains(bytes, STR("\"dmsc\"")) ||
           str_contains(bytes, STR("aws_dms_")) ||
           str_contains(bytes, STR("AWS::DMS::"));
}

/* What was read as a migration, and is none. Its syntax may be that of another
 * trade, with tags in YAML and holes of a template; or not even that is known
 * (notes.md). */
static void read_again(struct inspection *in, struct text *text, size_t before)
{
    static const struct read_options options = {
        .json = {.templated = true}, .yaml = {.tags = YAML_TAGS_UNKNOWN}};
    struct findings *fs = in->s->findings;
    if (fs->list.n == before)
        return;
    fs->list.n = before;
    if (!read_is_guess(text))
        read_document(in->arena, text, &options, fs);
}

/* How many documents a text holds; they are checked. *OTHER: there is more
 * that is checked, but no document: roles. */
static size_t check_text(struct inspection *in, struct text *text, size_t first,
                         bool *other)
{
    struct findings *fs = in->s->findings;
    if (config_is(text->name)) {
        config_check(in->s, in->arena, text);
        return 1;
    }
    struct host_search search = {
        .arena = in->arena, .findings = fs, .text = text};
    if (host_find(&search)) {
        check_documents(in, &search, first);
        *other = search.roles.n > 0;
        return search.documents.n;
    }
    struct tree *tree = read_document(in->arena, text, NULL, fs);
    if (!spec_is(tree_root(tree))) {
        read_again(in, text, first);
        return 0;
    }
    rules_check_spec(spec_check(in->arena, tree, text->name, fs), first, fs);
    return 1;
}

/* What lies in a folder and is not ours is none of our business, not even its
 * syntax; a file that was named is at least read. */
void inspect_file(struct inspection *in, const char *path, bool named)
{
    struct findings *fs = in->s->findings;
    struct walk_file file = {path, named};
    size_t before = fs->list.n, dropped = fs->dropped;
    arena_reset(in->arena);
    struct text *text = walk_read(in->s, in->arena, &file);
    if (!text)
        return;
    in->counts.folder |= !named;
    bool other = false;
    size_t documents = check_text(in, text, before, &other);
    if (documents || (other && named)) {
        in->counts.documents += documents;
        in->counts.files++;
    } else if (other) {
        /* Of a folder the documents are counted, and their files. */
    } else if (named || (fs->list.n > before && may_be_ours(text->bytes))) {
        in->counts.unknown++;
    } else {
        fs->list.n = before;
        fs->dropped = dropped;
        return;
    }
    select_file(in->s, text);
}

void inspect_paths(struct inspection *in, const struct names *paths)
{
    struct walk walk = {0};
    for (size_t i = 0; i < paths->list.n; i++)
        walk_add(in->s, &walk, paths->list.at[i]);
    in->counts.excluded += walk.excluded;
    for (size_t i = 0; i < walk.files.n; i++)
        inspect_file(in, walk.files.at[i].path, walk.files.at[i].named);
    rules_together_check(in->together);
}

const struct inspected *inspect_counts(const struct inspection *in)
{
    return &in->counts;
}

/* ── The options ─────────────────────────────────────────────────────── */

static bool engine_given(struct session *s, const char *option,
                         const char *name, const struct engine **out)
{
    if (!name)
        return true;
    *out = engine_find(str_of(name));
    if (*out)
        return true;
    struct str *names = ARENA_ARRAY(s->arena, struct str, engine_count());
    for (size_t i = 0; i < engine_count(); i++)
        names[i] = engine_at(i)->name;
    session_error(
        s, EXIT_WRONG,
        arena_printf(s->arena, "%s: DMS has no engine '%s'", option, name),
        did_you_mean(s, str_of(name), names, engine_count()));
    return false;
}

struct inspection *inspect_new(struct session *s)
{
    const struct inspect_options *o = &s->inspect;
    struct inspection *in = ARENA_NEW(s->arena, struct inspection);
    in->s = s;
    in->given.type = o->type ? type_of(str_of(o->type)) : -1;
    if (!engine_given(s, "--source", o->source, &in->given.source) ||
        !engine_given(s, "--target", o->target, &in->given.target))
        return NULL;
    in->schemas = schemas_new(s);
    in->together = rules_together_new(s->findings);
    in->arena = arena_new();
    return in;
}

void inspect_free(struct inspection *in)
{
    schemas_free(in->schemas);
    arena_free(in->arena);
}

const struct option inspect_options[] = {
    {"source", 0, OPTION_TEXT, "ENGINE",
     offsetof(struct inspect_options, source),
     "engine that tasks read from: oracle, s3", NULL},
    {"target", 0, OPTION_TEXT, "ENGINE",
     offsetof(struct inspect_options, target),
     "engine that they write to: postgres, s3", NULL},
    {"migration-type", 0, OPTION_TEXT, NULL,
     offsetof(struct inspect_options, type), "of tasks", task_types},
};

const size_t inspect_option_count = COUNT_OF(inspect_options);
