#include "cmd/inspect.h"

#include <stddef.h>

#include "cmd/catalogue.h"
#include "cmd/schemas.h"
#include "cmd/select.h"
#include "cmd/walk.h"
#include "dms/engine.h"
#include "host/conceal.h"
#include "host/database.h"
#include "host/find.h"
#include "host/neighbours.h"
#include "host/task.h"
#include "host/terraform.h"
#include "read/read.h"
#include "rules/resource.h"
#include "rules/together.h"
#include "run/rehearse.h"
#include "spec/spec.h"

struct inspection {
    struct session *s;
    struct shelf *shelf;
    struct arena *arena;              /* of one file, taken back after each */
    struct rules_context given;       /* what the options say of tasks */
    struct catalogue_file *catalogue; /* --catalog, or NULL */
    struct rules_together *together;
    struct neighbours *neighbours;
    struct inspected counts;
    const struct map *drafts;
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

/* ── Tasks ───────────────────────────────────────────────────────────── */

/* What is known of a document's task: from the host, else as given. */
static struct rules_context context_of(const struct inspection *in,
                                       const struct host_document *d)
{
    struct rules_context c = in->given;
    const struct host_context *h = &d->context;
    c.exported = d->exported;
    c.task = h->task;
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

/* The document of KIND of the same task as D, or NULL. */
static const struct host_document *partner(const struct host_search *s,
                                           const struct host_document *d,
                                           enum host_kind kind)
{
    return host_task_document(s->documents.at, s->documents.n, d, kind);
}

/* The name of the database at an end of the task of D. */
static struct str database_of(const struct inspection *in,
                              const struct host_search *s,
                              const struct host_document *d,
                              enum engine_role end)
{
    const struct host_document *task = partner(s, d, HOST_TASK);
    struct host_document endpoint;
    if (!task)
        task = partner(s, d, HOST_CONFIG);
    return task && host_task_end(task, end, &endpoint)
               ? host_database(in->arena, &endpoint)
               : STR("");
}

/* What is kept of a task for what comes in other files. */
static void keep_task(const struct inspection *in, const struct host_search *s,
                      const struct host_document *d,
                      const struct rules_context *c)
{
    bool task = val_exists(d->context.task);
    struct rules_ends ends = {
        .name = task ? d->name : str_of(val_span(d->val).text->name),
        .at = val_span(val_exists(d->holder) ? d->holder : d->val),
        .whole = task,
        .source = database_of(in, s, d, ENGINE_SOURCE),
        .target = database_of(in, s, d, ENGINE_TARGET),
    };
    rules_together_add(in->together, c, &ends, in->arena);
}

/* ── Catalogues ──────────────────────────────────────────────────────── */

/* The tables of FILE as a task needs them; NULL if it cannot be read (which
 * was said when it was opened), or if nobody knows the schemas of its
 * tables. */
static const struct rules_catalogue *
catalogue_for(const struct inspection *in, struct catalogue_file *file,
              const struct catalogue_request *q)
{
    struct err err;
    const struct catalogue *c = catalogue_read(file, q, &err);
    if (!c || c->homeless)
        return NULL;
    struct rules_catalogue *out = ARENA_NEW(in->arena, struct rules_catalogue);
    *out = (struct rules_catalogue){
        .file = c->path,
        .tables = c->tables,
        .count = c->count,
        .dialect = c->dialect,
        .stand_in = q->stand_in,
    };
    return out;
}

static void set_catalogue(const struct inspection *in, struct rules_context *c)
{
    VEC(struct val) rules = {0};
    if (!in->catalogue || !val_exists(c->mappings))
        return;
    VAL_EACH(it, val_get(c->mappings, STR("rules")))
    *vec_push(in->arena, &rules) = it.value;
    struct catalogue_request q = {
        .dialect = c->source ? sql_dialect_of(c->source->name) : SQL_ANY,
        .mapping = mapping_new(in->arena, rules.at, rules.n),
    };
    c->catalogue = catalogue_for(in, in->catalogue, &q);
}

/* Of a task of a spec: the tables that the options give, else those of the
 * source's stand-in. */
static const struct rules_catalogue *
catalogue_of_task(const struct inspection *in, const struct model *m,
                  const struct task *t)
{
    struct err err;
    struct catalogue_file *file = in->catalogue;
    struct val path = t->from ? t->from->rehearse_sqlite : val_none();
    if (!t->from || !t->from->engine)
        return NULL;
    if (!file && rules_known(path))
        file = catalogue_open(in->arena, model_file(m, path), &err);
    if (!file)
        return NULL;
    struct catalogue_request q = {
        .dialect = sql_dialect_of(t->from->engine->name),
        .schema = rehearse_schema(t->from),
        .stand_in = file != in->catalogue,
        .mapping = mapping_new(in->arena, t->rule_docs.at, t->rule_docs.n),
    };
    return catalogue_for(in, file, &q);
}

static void check_spec(const struct inspection *in, const struct tree *tree,
                       const char *name, size_t first)
{
    struct findings *fs = in->s->findings;
    const struct model *m = spec_check(in->arena, tree, name, in->shelf, fs);
    const struct rules_catalogue **catalogues =
        ARENA_ARRAY(in->arena, const struct rules_catalogue *, m->task_count);
    for (size_t i = 0; i < m->task_count; i++)
        catalogues[i] = catalogue_of_task(in, m, &m->tasks[i]);
    rules_check_spec(m, catalogues, first, fs);
}

/* ── The documents of a file ─────────────────────────────────────────── */

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
    set_catalogue(in, &c);
    if (c.catalogue)
        c.types = rules_type_settings(s, d, in->arena);
    rules_check(&c, s->arena, s->findings);
    keep_task(in, s, d, &c);
}

static void check_documents(struct inspection *in, const struct host_search *s,
                            size_t first)
{
    for (size_t i = 0; i < s->documents.n; i++) {
        const struct host_document *d = &s->documents.at[i];
        struct schema *schema = schemas_of(in->shelf, d->kind);
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
static bool may_be_ours(const struct text *text)
{
    struct str bytes = text->bytes;
    return str_contains(bytes, STR("dmsc:")) ||
           str_contains(bytes, STR("\"dmsc\"")) ||
           str_contains(bytes, STR("AWS::DMS::")) ||
           (terraform_is(text) && str_contains(bytes, STR("aws_dms_")));
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

/* A plan, or what DMS has told, is made anew from what it was made of: there
 * a mistake is to be repaired. */
static void leave_made_files(const struct host_search *s, size_t first)
{
    bool made = s->host == HOST_IS_plan;
    for (size_t i = 0; i < s->documents.n; i++)
        made |= s->documents.at[i].exported;
    for (size_t i = first; made && i < s->findings->list.n; i++)
        s->findings->list.at[i]->fixes.n = 0;
}

/* What a file was found to be. */
struct looked {
    size_t documents;
    bool other; /* there is more that is checked, but no document: roles */
    bool open;  /* others may refer to what is in it, and say what it is */
};

/* Checks the documents that a text holds. */
static struct looked check_text(struct inspection *in, struct text *text,
                                size_t first, bool named)
{
    struct findings *fs = in->s->findings;
    if (config_is(text->name)) {
        config_check(in->s, select_config(in->s), in->arena, text);
        return (struct looked){.documents = 1};
    }
    struct host_search search = {
        .arena = in->arena,
        .findings = fs,
        .text = text,
        .neighbours = in->neighbours,
    };
    bool found = host_find(&search);
    if (!named)
        rules_together_watch(in->together, text, &search);
    if (found) {
        host_conceal(&search, first);
        check_documents(in, &search, first);
        leave_made_files(&search, first);
        return (struct looked){search.documents.n, search.roles.n > 0,
                               search.host == HOST_IS_terraform ||
                                   search.host == HOST_IS_bare};
    }
    struct tree *tree = read_document(in->arena, text, NULL, fs);
    if (!spec_is(tree_root(tree))) {
        read_again(in, text, first);
        return (struct looked){.open = true};
    }
    check_spec(in, tree, text->name, first);
    return (struct looked){.documents = 1};
}

/* What lies in a folder and is not ours is none of our business, not even its
 * syntax; a file that was named is at least read. */
void inspect_file(struct inspection *in, const char *path, bool named)
{
    struct findings *fs = in->s->findings;
    struct walk_file file = {path, named};
    size_t before = fs->list.n, dropped = fs->dropped;
    arena_reset(in->arena);
    neighbours_enter(in->neighbours, path);
    const struct str *draft = text_draft(in->drafts, path);
    struct text *text = draft ? text_new(in->arena, path, *draft)
                              : walk_read(in->s, in->arena, &file);
    if (!text)
        return;
    text->drafts = in->drafts;
    in->counts.folder |= !named;
    struct looked l = check_text(in, text, before, named);
    if (l.documents || (l.other && named)) {
        in->counts.documents += l.documents;
        in->counts.files++;
    } else if (l.other) {
        /* Of a folder the documents are counted, and their files. */
    } else if (named || (fs->list.n > before && may_be_ours(text))) {
        in->counts.unknown++;
    } else {
        fs->list.n = before;
        fs->dropped = dropped;
        return;
    }
    select_file(in->s, text, !named || !l.open);
}

void inspect_paths(struct inspection *in, const struct names *paths)
{
    struct walk walk = {0};
    for (size_t i = 0; i < paths->list.n; i++)
        walk_add(in->s, &walk, paths->list.at[i]);
    in->counts.excluded += walk.excluded;
    for (size_t i = 0; i < walk.files.n; i++)
        inspect_file(in, walk.files.at[i].path, walk.files.at[i].named);
    inspect_together(in);
}

void inspect_together(struct inspection *in)
{
    rules_together_check(in->together);
}

void inspect_drafts(struct inspection *in, const struct map *drafts)
{
    in->drafts = drafts;
}

const struct inspected *inspect_counts(const struct inspection *in)
{
    return &in->counts;
}

/* ── The options ─────────────────────────────────────────────────────── */

bool inspect_engine(struct session *s, const char *option, const char *name,
                    const struct engine **out)
{
    if (!name)
        return true;
    *out = engine_find(str_of(name));
    if (*out)
        return true;
    struct str *names = ARENA_ARRAY(s->arena, struct str, engine_count());
    for (size_t i = 0; i < engine_count(); i++)
        names[i] = engine_at(i)->name;
    const char *help = did_you_mean(s, str_of(name), names, engine_count());
    session_error(
        s, EXIT_WRONG,
        arena_printf(s->arena, "%s: DMS has no engine '%s'", option, name),
        *help ? help
              : "write it as the API does, such as oracle or "
                "aurora-postgresql");
    return false;
}

static bool version_given(struct session *s, const char *version, unsigned *out)
{
    if (!version)
        return true;
    *out = rules_version(str_of(version));
    if (!*out)
        session_error(s, EXIT_WRONG,
                      arena_printf(s->arena,
                                   "--engine-version: '%s' is no version of "
                                   "the DMS engine",
                                   version),
                      "write all three numbers: 3.5.4");
    return *out != 0;
}

/* What is said of a catalogue without a table: where it was not understood. */
static const char *first_note(struct session *s, const struct catalogue *c)
{
    if (!c->sql || !c->sql->notes.n)
        return "looked at are CREATE TABLE and VIEW of a dump of the schema, "
               "and SQLite databases";
    const struct sql_note *note = &c->sql->notes.at[0];
    struct position at = text_position(note->span.text, note->span.off);
    return arena_printf(s->arena, "%s:%u:%u: %.*s", c->path, at.line, at.column,
                        STR_ARG(note->message));
}

bool inspect_catalogue(struct session *s, const struct catalogue *c)
{
    if (!c->count)
        session_error(s, EXIT_WRONG,
                      arena_printf(s->arena,
                                   "--catalog: there is no table in %s",
                                   c->path),
                      first_note(s, c));
    return c->count > 0;
}

/* Opens the catalogue; one that has no table is a mistake. */
static bool catalogue_given(struct session *s, const char *path,
                            struct catalogue_file **out)
{
    struct err err;
    struct catalogue_request q = {.mapping = mapping_new(s->arena, NULL, 0)};
    if (!path)
        return true;
    *out = catalogue_open(s->arena, path, &err);
    const struct catalogue *c = *out ? catalogue_read(*out, &q, &err) : NULL;
    if (!c)
        session_error(s, EXIT_WRONG, err.message, select_help_file(s, path));
    return c && inspect_catalogue(s, c);
}

struct inspection *inspect_new(struct session *s)
{
    const struct inspect_options *o = &s->inspect;
    struct inspection *in = ARENA_NEW(s->arena, struct inspection);
    in->s = s;
    in->given.type = o->type ? type_of(str_of(o->type)) : -1;
    if (!inspect_engine(s, "--source", o->source, &in->given.source) ||
        !inspect_engine(s, "--target", o->target, &in->given.target) ||
        !version_given(s, o->engine_version, &in->given.engine_version) ||
        !catalogue_given(s, o->catalogue, &in->catalogue))
        return NULL;
    in->shelf = schemas_borrow(s);
    in->given.defaults =
        shelf_document(in->shelf, "schemas/task-settings.defaults.json");
    in->together = rules_together_new(s->findings);
    in->arena = arena_new();
    in->neighbours = neighbours_new();
    return in;
}

void inspect_free(struct inspection *in)
{
    schemas_give_back(in->s, in->shelf);
    arena_free(in->arena);
    neighbours_free(in->neighbours);
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
    {"engine-version", 0, OPTION_TEXT, "VERSION",
     offsetof(struct inspect_options, engine_version),
     "of the DMS engine: 3.5.4", NULL},
    {"catalog", 'c', OPTION_TEXT, "FILE",
     offsetof(struct inspect_options, catalogue),
     "the source's schema: SQL, or a SQLite database", NULL},
};

const size_t inspect_option_count = COUNT_OF(inspect_options);
