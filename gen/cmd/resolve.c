#include <stddef.h>

#include "base/file.h"
#include "base/json.h"
#include "cmd/catalogue.h"
#include "cmd/cmd.h"
#include "cmd/inspect.h"
#include "cmd/report.h"
#include "cmd/resolve_print.h"
#include "cmd/schemas.h"
#include "cmd/select.h"
#include "dms/engine.h"
#include "read/read.h"
#include "run/rehearse.h"
#include "spec/spec.h"

enum { FORM_VERSION = 1 };

struct resolve_options {
    const char *task, *catalogue, *source, *table, *schema, *target_schema,
        *format;
};

/* Rules, and the tables that they are about. */
struct job {
    struct session *s;
    const struct resolve_options *o;
    const char *document;
    struct str task;
    const struct mapping *mapping;
    struct str target_schema;
    enum sql_dialect dialect; /* of the source, if it is known */
    struct str schema;        /* of tables without one; "" if not known */
    const char *catalogue;    /* as given, or configured; or NULL */
    const char *stand_in;     /* the source's, or NULL */
    struct json *list;        /* of what was resolved; NULL for people */
};

/* ── The catalogue ───────────────────────────────────────────────────── */

static const struct catalogue *read_catalogue(struct job *j, const char *path)
{
    struct err err;
    struct catalogue_request q = {
        .dialect = j->dialect,
        .schema = j->schema,
        .stand_in = path == j->stand_in,
        .mapping = j->mapping,
    };
    struct catalogue_file *file = catalogue_open(j->s->arena, path, &err);
    const struct catalogue *c = file ? catalogue_read(file, &q, &err) : NULL;
    if (!c)
        session_error(j->s, EXIT_WRONG, err.message,
                      select_help_file(j->s, path));
    return c;
}

/* ── Resolving ───────────────────────────────────────────────────────── */

static void resolve(struct job *j)
{
    struct session *s = j->s;
    struct resolve_view v = {
        .document = j->document,
        .task = j->task,
        .catalogue = j->catalogue ? j->catalogue : j->stand_in,
        .pattern = str_of(j->o->table),
    };
    if (j->o->schema)
        j->schema = str_of(j->o->schema);
    if (j->o->target_schema)
        j->target_schema = str_of(j->o->target_schema);
    if (!v.catalogue) {
        session_error(s, EXIT_WRONG, "nothing says which tables there are",
                      "add --catalog FILE, a dump of the source's schema");
        return;
    }
    const struct catalogue *c = read_catalogue(j, v.catalogue);
    if (!c || (j->catalogue && !inspect_catalogue(s, c)))
        return;
    v.dialect = c->words;
    v.assumed = c->assumed;
    v.sql = c->sql;
    v.res = resolution_make(s->arena, j->mapping, c->tables, c->count,
                            j->target_schema);
    if (j->list) {
        json_push(j->list, resolve_json(&v));
        return;
    }
    struct print_options look = session_look(s);
    if (s->out.len)
        buf_add_z(&s->out, "\n");
    resolve_print_text(&v, &look, &s->out);
}

static void resolve_task(struct job *j, const struct model *m,
                         const struct task *t)
{
    struct val schema =
        task_setting(t, STR("TargetMetadata"), STR("TargetSchema"));
    j->task = val_str(t->key);
    j->mapping = mapping_new(j->s->arena, t->rule_docs.at, t->rule_docs.n);
    j->target_schema = val_str(schema);
    j->dialect = sql_dialect_of(t->from->engine->name);
    j->schema = rehearse_schema(t->from);
    j->stand_in = model_file(m, t->from->rehearse_sqlite);
    resolve(j);
}

static void resolve_spec(struct job *j, const struct model *m)
{
    VEC(struct str) names = {0};
    bool found = false;
    for (size_t i = 0; i < m->task_count && j->s->exit < EXIT_WRONG; i++) {
        struct str name = val_str(m->tasks[i].key);
        *vec_push(j->s->arena, &names) = name;
        if (j->o->task && !str_is(name, j->o->task))
            continue;
        found = true;
        resolve_task(j, m, &m->tasks[i]);
    }
    if (j->o->task && !found)
        session_error(
            j->s, EXIT_WRONG,
            arena_printf(j->s->arena, "there is no task '%s'", j->o->task),
            did_you_mean_one(j->s, str_of(j->o->task), names.at, names.n));
}

static void resolve_mappings(struct job *j, struct val document)
{
    VEC(struct val) items = {0};
    VAL_EACH(it, val_get(document, STR("rules")))
    *vec_push(j->s->arena, &items) = it.value;
    if (j->o->task) {
        session_error(j->s, EXIT_WRONG, "table mappings have no tasks",
                      "leave --task out");
        return;
    }
    j->mapping = mapping_new(j->s->arena, items.at, items.n);
    resolve(j);
}

/* ── The document ────────────────────────────────────────────────────── */

/* Reports what is wrong with it; false if nothing is to be made of it. */
static bool is_sound(struct session *s, bool flawed)
{
    select_findings(s, s->findings);
    bool errors = findings_count(s->findings, SEVERITY_ERROR) > 0;
    if (errors || session_for_people(s))
        report_findings(s);
    if (flawed)
        report_flawed(s);
    return !errors && !flawed;
}

static bool has_rules(struct val document)
{
    VAL_EACH(it, val_get(document, STR("rules")))
    if (val_exists(val_get(it.value, STR("rule-type"))))
        return true;
    return false;
}

static void resolve_document(struct job *j, const struct tree *tree)
{
    struct session *s = j->s;
    struct val root = tree_root(tree);
    if (spec_is(root)) {
        struct model *m =
            spec_check(s->arena, tree, j->document, NULL, s->findings);
        if (is_sound(s, m->flawed))
            resolve_spec(j, m);
        return;
    }
    if (has_rules(root)) {
        struct shelf *shelf = schemas_borrow(s);
        schema_check(schemas_of(shelf, HOST_TABLE_MAPPINGS), root, s->findings);
        schemas_give_back(s, shelf);
    }
    if (!is_sound(s, false))
        return;
    if (has_rules(root))
        resolve_mappings(j, root);
    else
        session_error(s, EXIT_WRONG,
                      arena_printf(s->arena,
                                   "%s is no migration and has no table "
                                   "mappings",
                                   j->document),
                      "table mappings are {\"rules\": [...]}");
}

static void print_list(struct job *j)
{
    struct json *o = json_new_object();
    json_put(o, "version", json_new_int(FORM_VERSION));
    json_put(o, "resolutions", j->list);
    if (j->s->exit == EXIT_OK) {
        json_print(o, &j->s->out);
        buf_add_z(&j->s->out, "\n");
    }
    json_free(o);
}

static void run(struct session *s, const void *given,
                const struct names *operands)
{
    struct job j = {.s = s, .o = given, .document = operands->list.at[0]};
    const struct engine *source = NULL;
    struct str bytes;
    struct err err;
    s->shared.format = j.o->format;
    j.catalogue = j.o->catalogue ? j.o->catalogue : s->inspect.catalogue;
    if (!inspect_engine(s, "--source",
                        j.o->source ? j.o->source : s->inspect.source, &source))
        return;
    j.dialect = source ? sql_dialect_of(source->name) : SQL_ANY;
    if (!file_read(s->arena, j.document, &bytes, &err)) {
        session_error(s, EXIT_WRONG, err.message,
                      did_you_mean_file(s, j.document));
        return;
    }
    struct text *text = text_new(s->arena, j.document, bytes);
    if (!session_for_people(s))
        j.list = json_new_array();
    resolve_document(&j, read_document(s->arena, text, NULL, s->findings));
    if (j.list)
        print_list(&j);
}

static const char *const formats[] = {"human", "json", NULL};

static const struct option options[] = {
    {"catalog", 'c', OPTION_TEXT, "FILE",
     offsetof(struct resolve_options, catalogue),
     "the source's schema: SQL, or a SQLite database", NULL},
    {"source", 0, OPTION_TEXT, "ENGINE",
     offsetof(struct resolve_options, source),
     "engine that the rules read from: oracle, mysql", NULL},
    {"task", 't', OPTION_TEXT, "NAME", offsetof(struct resolve_options, task),
     "this task only (default: all, in order)", NULL},
    {"table", 0, OPTION_TEXT, "PATTERN",
     offsetof(struct resolve_options, table),
     "these only, with all columns: orders, shop.%", NULL},
    {"schema", 's', OPTION_TEXT, "NAME",
     offsetof(struct resolve_options, schema),
     "of tables that the catalogue names without one", NULL},
    {"target-schema", 0, OPTION_TEXT, "NAME",
     offsetof(struct resolve_options, target_schema),
     "as TargetSchema of the task settings", NULL},
    {"format", 'f', OPTION_TEXT, NULL, offsetof(struct resolve_options, format),
     "how it is printed (default: human)", formats},
};

static const struct example examples[] = {
    {"dmsc resolve migration.yaml", "all tasks, by their stand-ins"},
    {"dmsc resolve m.json --catalog dump.sql", "table mappings, by a dump"},
    {"dmsc resolve m.yaml --table orders", "one table, with all columns"},
    {NULL, NULL},
};

const struct command command_resolve = {
    .name = "resolve",
    .summary = "tell which source becomes which target, and by which rule",
    .operands = "SPEC|MAPPINGS",
    .operands_min = 1,
    .operands_max = 1,
    .examples = examples,
    .more = "Says for each table of the source what it becomes, which are not "
            "selected and\nwhy, and which rules do nothing. Without --catalog "
            "the tables are those of the\nstand-in (rehearse: in the spec).",
    .options = options,
    .option_count = COUNT_OF(options),
    .option_size = sizeof(struct resolve_options),
    .selects = true,
    .run = run,
};
