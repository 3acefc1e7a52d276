/* The spec language: values with their origins, defaults, names, the two
 * documents, and for each mistake the finding that it makes, at its place. */
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/embed.h"
#include "base/file.h"
#include "dms/engine.h"
#include "read/read.h"
#include "spec/name.h"
#include "spec/spec.h"
#include "spec/sugar.h"
#include "unit/unit.h"

#define SPEC                                                                   \
    "dmsc: 1\n"                                                                \
    "name: shop\n"                                                             \
    "region: eu-west-1\n"                                                      \
    "tags: {project: moving}\n"                                                \
    "network:\n"                                                               \
    "  create: {cidr: 10.20.0.0/16, zones: 2}\n"                               \
    "databases:\n"                                                             \
    "  source:\n"                                                              \
    "    create:\n"                                                            \
    "      service: rds\n"                                                     \
    "      engine: postgres\n"                                                 \
    "      version: \"15.14\"\n"                                               \
    "      class: db.t3.medium\n"                                              \
    "      storage: 20 GiB\n"                                                  \
    "    database: shop\n"                                                     \
    "    user: dms_user\n"                                                     \
    "    password: {secret: shop/source}\n"                                    \
    "  orders:\n"                                                              \
    "    host: db.example.com\n"                                               \
    "    engine: postgres\n"                                                   \
    "    database: orders\n"                                                   \
    "    user: dms_user\n"                                                     \
    "    password: {secret: shop/orders}\n"                                    \
    "tasks:\n"                                                                 \
    "  shop:\n"                                                                \
    "    from: source\n"                                                       \
    "    to: orders\n"                                                         \
    "    type: full-load-and-cdc\n"                                            \
    "    tables:\n"                                                            \
    "      - include: public.%\n"                                              \
    "      - exclude: public.audit\n"                                          \
    "    settings:\n"                                                          \
    "      Logging: {EnableLogging: true}\n"

struct fixture {
    struct arena *arena;
    struct findings *findings;
    struct model *model;
    struct text *text;
};

static struct fixture load(struct str spec)
{
    struct fixture x = {.arena = arena_new()};
    x.findings = findings_new(x.arena);
    x.text = text_new(x.arena, "migration.yaml", str_copy(x.arena, spec));
    struct tree *tree = read_document(x.arena, x.text, NULL, x.findings);
    x.model = spec_check(x.arena, tree, "migration.yaml", NULL, x.findings);
    return x;
}

/* SPEC with its first OLD replaced by NEW. */
static struct str edited(struct arena *a, const char *old, const char *new)
{
    const char *at = strstr(SPEC, old);
    assert_non_null(at);
    return str_printf(a, "%.*s%s%s", (int)(at - SPEC), SPEC, new,
                      at + strlen(old));
}

static struct fixture load_edited(const char *old, const char *new)
{
    struct arena *a = arena_new();
    struct fixture x = load(edited(a, old, new));
    arena_free(a);
    return x;
}

static struct str embedded_schema(void)
{
    struct str bytes;
    assert_true(embed_find("schemas/migration.schema.json", &bytes));
    return bytes;
}

static void drop(struct fixture *x)
{
    arena_free(x->arena);
}

static struct str marked(const struct fixture *x, size_t i)
{
    const struct place *p = &x->findings->list.at[i]->place;
    return str_sub(x->text->bytes, p->off, p->len);
}

static void a_good_spec_has_no_finding(void **state)
{
    (void)state;
    struct fixture x = load(STR(SPEC));
    for (size_t i = 0; i < x.findings->list.n; i++)
        print_message("%.*s\n", STR_ARG(x.findings->list.at[i]->message));
    assert_int_equal(x.findings->list.n, 0);
    assert_false(x.model->flawed);
    drop(&x);
}

/* Where a value came from is the text that its span names. */
static void values_know_their_origin(void **state)
{
    (void)state;
    struct fixture x = load(STR(SPEC));
    const struct model *m = x.model;
    const struct database *d = &m->databases[0];
    assert_ptr_equal(val_span(d->created.storage.origin).text, x.text);
    assert_str(span_str(val_span(d->created.storage.origin)), "20 GiB");
    assert_int_equal(d->created.storage.n, 20);

    struct span span = val_span(m->instance.class);
    assert_string_equal(span.text->name, "schemas/migration.schema.json");
    assert_str(span_str(span), "\"dms.t3.medium\"");
    span = val_span(d->created.backup_retention.origin);
    assert_string_equal(span.text->name, "schemas/migration.schema.json");
    assert_int_equal(d->created.backup_retention.n, 1);

    /* What the engine implies came from the engine. */
    d = &m->databases[1];
    assert_int_equal(d->port.n, 5432);
    assert_str(span_str(val_span(d->port.origin)), "postgres");
    assert_str(d->ssl_mode, "require");
    drop(&x);
}

static void names_are_resolved(void **state)
{
    (void)state;
    struct fixture x = load(STR(SPEC));
    const struct model *m = x.model;
    const struct task *t = &m->tasks[0];
    assert_ptr_equal(t->from, &m->databases[0]);
    assert_ptr_equal(t->to, &m->databases[1]);
    assert_true(t->from->is_source && t->from->cdc_source);
    assert_true(t->to->is_target && !t->to->is_source);
    assert_int_equal(t->type, TASK_FULL_LOAD_AND_CDC);
    assert_str(name_task(m, t), "shop");
    assert_str(name_database(m, t->from), "shop-source");
    assert_str(name_endpoint(m, t->from, false), "shop-source");
    assert_str(name_endpoint(m, t->from, true), "shop-source-target");
    assert_str(name_endpoint(m, t->to, true), "shop-orders-target");
    assert_str(name_of(m, "dms"), "shop-dms");
    drop(&x);
}

static void a_cdc_source_gets_its_parameters(void **state)
{
    (void)state;
    struct fixture x = load_edited(
        "      storage: 20 GiB\n",
        "      storage: 1 TiB\n"
        "      parameters: {wal_sender_timeout: 30000, work_mem: 8192}\n");
    const struct database *d = &x.model->databases[0];
    assert_int_equal(d->created.storage.n, 1024);
    assert_int_equal(d->created.parameters.n, 3);
    const struct pair *p = d->created.parameters.at;
    assert_str(val_str(p[0].key), "rds.logical_replication");
    assert_string_equal(val_span(p[0].value).text->name,
                        "dms/db_parameter.def");
    assert_str(val_str(p[1].key), "wal_sender_timeout");
    assert_str(val_str(p[1].value), "30000");
    drop(&x);

    x = load_edited("full-load-and-cdc", "full-load");
    assert_int_equal(x.model->databases[0].created.parameters.n, 0);
    drop(&x);
}

/* A subnet's range hangs on its kind and zone alone. */
static void subnets_stay_where_they_are(void **state)
{
    (void)state;
    struct fixture x = load(STR(SPEC));
    const struct network *n = &x.model->network;
    assert_int_equal(n->subnet_count, 4);
    assert_str(n->subnets[0].cidr, "10.20.0.0/24");
    assert_true(n->subnets[0].public);
    assert_str(n->subnets[3].cidr, "10.20.9.0/24");
    drop(&x);
    x = load_edited("zones: 2}", "zones: 3, subnets: [private], nat: none}");
    n = &x.model->network;
    assert_int_equal(n->subnet_count, 3);
    assert_str(n->subnets[1].cidr, "10.20.9.0/24");
    drop(&x);
    x = load_edited("10.20.0.0/16", "10.20.0.0/24");
    n = &x.model->network;
    assert_str(n->subnets[3].cidr, "10.20.0.144/28");
    drop(&x);
}

/* A short form's rule is a view: its parts stand where the entry has them. */
static void short_forms_become_rules(void **state)
{
    (void)state;
    struct fixture x = load(STR(SPEC));
    const struct task *t = &x.model->tasks[0];
    assert_int_equal(t->rule_count, 2);
    struct val locator = val_get(t->rules[1].doc, STR("object-locator"));
    struct val table = val_get(locator, STR("table-name"));
    assert_str(val_str(table), "audit");
    struct span outer = span_outer(val_span(table));
    assert_ptr_equal(outer.text, x.text);
    assert_str(span_str(outer), "audit");
    outer = span_outer(val_span(t->rules[1].doc));
    assert_str(span_str(outer), "exclude: public.audit");
    assert_str(val_str(val_get(t->rules[1].doc, STR("rule-action"))),
               "exclude");
    drop(&x);
}

/* Ids come from what an entry selects, not from where it stands. */
static void ids_stay_when_entries_move(void **state)
{
    (void)state;
    struct fixture x = load(STR(SPEC));
    struct fixture y = load_edited("      - include: public.%\n",
                                   "      - include: sales.%\n"
                                   "      - include: public.%\n");
    const struct task *a = &x.model->tasks[0], *b = &y.model->tasks[0];
    assert_int_equal(b->rule_count, 3);
    assert_true(str_eq(a->rules[0].id, b->rules[1].id));
    assert_true(str_eq(a->rules[1].id, b->rules[2].id));
    assert_false(str_eq(b->rules[0].id, b->rules[1].id));
    drop(&x);
    drop(&y);
    uint32_t id = sugar_id(STR("include"), STR("public.%"));
    assert_true(id >= 100000000 && id <= 999999999);
    assert_int_not_equal(id, sugar_id(STR("exclude"), STR("public.%")));
}

static void settings_are_laid_over_the_defaults(void **state)
{
    (void)state;
    struct fixture x =
        load_edited("Logging: {EnableLogging: true}",
                    "Logging: {EnableLogging: true, CloudWatchLogGroup: null}\n"
                    "      TTSettings: null\n"
                    "      StreamBufferSettings: {StreamBufferCount: 4}");
    const struct task *t = &x.model->tasks[0];
    struct val mine =
        task_setting(t, STR("StreamBufferSettings"), STR("StreamBufferCount"));
    assert_str(val_str(mine), "4");
    assert_ptr_equal(val_span(mine).text, x.text);
    struct val theirs = task_setting(t, STR("StreamBufferSettings"),
                                     STR("StreamBufferSizeInMB"));
    assert_str(val_str(theirs), "8");
    assert_string_equal(val_span(theirs).text->name,
                        "schemas/task-settings.defaults.json");
    assert_false(val_exists(task_setting(t, STR("TTSettings"), STR(""))));

    struct buf b;
    buf_init(&b, 0);
    model_settings_json(t, &b);
    struct str json = buf_str(&b);
    assert_true(str_contains(json, STR("  \"Logging\": {\n"
                                       "    \"EnableLogging\": true,\n"
                                       "    \"LogComponents\": []\n  },\n")));
    assert_true(str_contains(json, STR("\"StreamBufferCount\": 4,\n")));
    assert_false(str_contains(json, STR("null")));
    assert_false(str_contains(json, STR("CloudWatch")));
    buf_free(&b);
    drop(&x);
}

static void mappings_are_a_document(void **state)
{
    (void)state;
    struct fixture x = load_edited("      - exclude: public.audit\n",
                                   "      - {include: a.b, id: 7}\n");
    struct buf b;
    buf_init(&b, 0);
    model_mappings_json(&x.model->tasks[0], &b);
    assert_true(
        str_ends(buf_str(&b), STR("    {\n"
                                  "      \"rule-type\": \"selection\",\n"
                                  "      \"rule-id\": \"7\",\n"
                                  "      \"rule-name\": \"7\",\n"
                                  "      \"object-locator\": {\n"
                                  "        \"schema-name\": \"a\",\n"
                                  "        \"table-name\": \"b\"\n"
                                  "      },\n"
                                  "      \"rule-action\": \"include\"\n"
                                  "    }\n"
                                  "  ]\n"
                                  "}\n")));
    buf_free(&b);
    drop(&x);
}

static void strings_come_in_pieces(void **state)
{
    (void)state;
    struct fixture x =
        load_edited("tags: {project: moving}\n",
                    "tags: {project: \"${env}-$${env}-a$b-${env}\"}\n"
                    "parameters: {env: {default: dev}}\n");
    const struct model *m = x.model;
    struct piece *p;
    assert_int_equal(x.findings->list.n, 1); /* AWS takes no $ in a tag */
    assert_int_equal(model_pieces(m, m->tags.at[0].value, &p), 4);
    assert_ptr_equal(p[0].parameter, &m->parameters[0]);
    assert_str(p[1].text, "-$");
    assert_str(p[2].text, "{env}-a$b-");
    assert_ptr_equal(p[3].parameter, &m->parameters[0]);
    assert_false(model_is_fixed(m->tags.at[0].value));
    assert_true(model_is_fixed(m->name));
    drop(&x);
}

/* What is wrong in SPEC once OLD is NEW: the finding and what it marks. */
struct mistake {
    const char *old, *new, *rule, *marks;
};

static const struct mistake mistakes[] = {
    {"eu-west-1", "eu-wst-1", "spec/unknown-region", "eu-wst-1"},
    {"eu-west-1", "xx-nowhere-1", "spec/unknown-region", "xx-nowhere-1"},
    {"from: source", "from: sorce", "spec/unknown-database", "sorce"},
    {"to: orders", "to: source", "spec/same-database", "source"},
    {"10.20.0.0/16", "10.20.1.0/16", "spec/cidr-host-bits", "10.20.1.0/16"},
    {"zones: 2", "zones: 5", "spec/too-many-zones", "5"},
    {"zones: 2", "zones: 2, subnets: [private]", "spec/public-subnet",
     "[private]"},
    {"zones: 2", "zones: 2, subnets: [private], nat: single",
     "spec/public-subnet", "single"},
    {"cidr: 10.20.0.0/16", "cidr: \"${range}\"", "spec/fixed-value",
     "\"${range}\""},
    {"\"15.14\"", "\"9.6.24\"", "spec/engine-version", "\"9.6.24\""},
    {"\"15.14\"", "\"99.1\"", "spec/engine-version", "\"99.1\""},
    {"20 GiB", "10 GiB", "spec/size-range", "10 GiB"},
    {"20 GiB", "100 TiB", "spec/size-range", "100 TiB"},
    {"20 GiB\n", "20 GiB\n      max-storage: 20 GiB\n", "spec/size-range",
     "20 GiB"},
    {"20 GiB\n", "20 GiB\n      parameters: {rds.logical_replication: 0}\n",
     "spec/cdc-parameter", "0"},
    {"20 GiB\n", "20 GiB\n      parameters: {wal_sender_timeout: 5000}\n",
     "spec/cdc-parameter", "5000"},
    {"20 GiB\n", "20 GiB\n    populate: nowhere.sql\n", "spec/missing-file",
     "nowhere.sql"},
    {"20 GiB\n", "20 GiB\n    rehearse: {sqlite: nowhere.sql}\n",
     "spec/missing-file", "nowhere.sql"},
    {"shop/orders", "shop/source", "spec/shared-secret", "shop/source"},
    {"- include: public.%\n", "- exclude: public.%\n", "spec/no-include",
     "tables"},
    {"- exclude: public.audit\n", "- exclude: sales.%\n",
     "spec/unmatched-exclude", "exclude: sales.%"},
    {"- exclude: public.audit\n", "- include: public.%\n",
     "spec/duplicate-entry", "include: public.%"},
    {"- include: public.%\n      - exclude: public.audit",
     "- {include: a.b, id: 5}\n      - {include: c.d, id: 5}", "spec/rule-id",
     "5"},
    {"eu-west-1\n", "eu-west-1\nparameters: {env: {default: a}}\n",
     "spec/unused-parameter", "env"},
    {"moving}",
     "moving, env: \"${evn}\"}\nparameters: {env: {}, box: {}}\n"
     "overrides: {terraform: {a: {x: var.env, y: box}}}\n",
     "spec/unknown-parameter", "evn"},
    {"moving}", "\"${env}\"}\nparameters: {env: {default: a, allowed: [b]}}\n",
     "spec/parameter-default", "a"},
    {"\"15.14\"", "\"${major}.1\"", "spec/fixed-value", "\"${major}.1\""},
    {"tasks:\n",
     "  other:\n"
     "    host: h\n    engine: postgres\n    database: d\n    user: u\n"
     "    password: {secret: o}\ntasks:\n",
     "spec/unused-database", "other"},
    {"engine: postgres\n    database: orders",
     "engine: azuredb\n    database: orders", "spec/engine-role", "orders"},
    {"    settings:\n",
     "    cdc-start: {time: \"2026-01-01T00:00:00Z\"}\n"
     "    settings:\n",
     "spec/cdc-start", "\"2026-01-01T00:00:00Z\""},
    {"Logging: {EnableLogging: true}\n",
     "Logging: {EnableLogging: true}\n"
     "  shop-shop:\n    from: source\n    to: orders\n    type: cdc\n"
     "    identifier: shop\n"
     "    tables: [{include: a.b}]\n",
     "spec/name-collision", "shop"},
    {"{EnableLogging: true}", "{CloudWatchLogGroup: x}",
     "settings/read-only-key", "CloudWatchLogGroup"},
    {"    settings:\n      Logging: {EnableLogging: true}\n",
     "    settings: nowhere.json\n", "spec/missing-file", "nowhere.json"},
};

static void each_mistake_has_its_finding(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(mistakes); i++) {
        const struct mistake *k = &mistakes[i];
        struct fixture x = load_edited(k->old, k->new);
        if (x.findings->list.n != 1)
            for (size_t j = 0; j < x.findings->list.n; j++)
                print_message("%.*s\n",
                              STR_ARG(x.findings->list.at[j]->message));
        if (x.findings->list.n != 1)
            fail_msg("%s makes %zu findings", k->new, x.findings->list.n);
        const struct finding *f = x.findings->list.at[0];
        assert_string_equal(finding_rule(f->id)->name, k->rule);
        assert_str(marked(&x, 0), k->marks);
        assert_true(f->help.len > 0);
        assert_int_equal(x.model->flawed, f->severity == SEVERITY_ERROR);
        drop(&x);
    }
}

static void a_near_name_is_suggested(void **state)
{
    (void)state;
    struct fixture x = load_edited("from: source", "from: sorce");
    assert_str(x.findings->list.at[0]->help, "did you mean 'source'?");
    drop(&x);
    x = load_edited("eu-west-1", "eu-wst-1");
    assert_str(x.findings->list.at[0]->help, "did you mean 'eu-west-1'?");
    drop(&x);
}

/* The longest ids that the schema takes make names that AWS takes. */
static void names_have_room(void **state)
{
    (void)state;
    struct fixture x = load(STR(SPEC));
    struct model *m = x.model;
    struct val schema = tree_root(
        read_document(x.arena, text_new(x.arena, "s.json", embedded_schema()),
                      NULL, x.findings));
    int64_t longest;
    assert_true(val_int(val_path(schema, "$defs", "name", "maxLength", NULL),
                        &longest));
    struct buf id;
    buf_init(&id, 0);
    buf_add_repeat(&id, 'x', (size_t)longest);
    struct text *text =
        text_new(x.arena, "long.yaml", str_copy(x.arena, buf_str(&id)));
    struct val v = tree_root(read_document(x.arena, text, NULL, x.findings));
    m->name = v;
    size_t name = (size_t)longest, both = 2 * (size_t)longest + 1;
    assert_int_equal(name_of(m, NULL).len, name);
    assert_true(name <= name_kind_max(NAME_REPLICATION_INSTANCE));
    assert_true(name <= name_kind_max(NAME_STACK));
    assert_true(name_of(m, "dms-secrets").len <= name_kind_max(NAME_IAM_ROLE));
    assert_true(both <= name_kind_max(NAME_DB_INSTANCE));
    assert_true(both <= name_kind_max(NAME_TASK));
    assert_true(both + strlen("-target") <= name_kind_max(NAME_ENDPOINT));
    buf_free(&id);
    drop(&x);
}

/* Whatever is missing or of a wrong kind, there is a model to look at. */
static void survives_what_is_no_spec(void **state)
{
    (void)state;
    static const char *const specs[] = {
        "",
        "[]",
        "dmsc",
        "{dmsc: 1}",
        "databases: [1]\ntasks: {a: 1}",
        "databases: {a: {create: 1, password: x}}\ntasks: {t: {tables: x}}",
        "network: {create: {zones: 99, subnets: public}}",
        "network: {existing: {vpc: 1}}",
        "tasks: {t: {tables: [1, {}, []]}}",
        "tasks: {t: {rules: [1, {}, {rule-id: {}}], settings: [1]}}",
        "parameters: {a: 1, b: {default: [], allowed: 1}}\ntags: [\"${a}\"]",
    };
    for (size_t i = 0; i < COUNT_OF(specs); i++) {
        struct fixture x = load(str_of(specs[i]));
        assert_non_null(x.model);
        drop(&x);
    }
}

static void write_file(struct arena *a, const char *folder, const char *name,
                       struct str bytes)
{
    struct err err;
    const char *path = arena_printf(a, "%s/%s", folder, name);
    assert_true(file_write(path, bytes, 0600, &err));
}

/* Documents in files have their places in those files. */
static void files_lie_beside_the_spec(void **state)
{
    (void)state;
    char folder[] = "/tmp/dmsc-spec-XXXXXX";
    assert_non_null(mkdtemp(folder));
    struct arena *a = arena_new();
    struct findings *fs = findings_new(a);
    struct err err = {0};
    const char *path = arena_printf(a, "%s/migration.yaml", folder);
    assert_null(spec_load(a, path, fs, &err));
    assert_true(strlen(err.message) > 0);

    write_file(a, folder, "migration.yaml",
               edited(a,
                      "    settings:\n      Logging: {EnableLogging: true}\n",
                      "    settings: s.json\n    rules: m.json\n"));
    write_file(a, folder, "s.json",
               STR("{\"FullLoadSettings\": {\"CommitRate\": 7}}"));
    write_file(a, folder, "m.json",
               STR("{\"rules\": [{\"rule-type\": \"selection\"}]}"));
    struct model *m = spec_load(a, path, fs, &err);
    const struct task *t = &m->tasks[0];
    struct val rate =
        task_setting(t, STR("FullLoadSettings"), STR("CommitRate"));
    assert_str(val_str(rate), "7");
    assert_string_equal(val_span(rate).text->name, t->settings_path);
    assert_int_equal(t->rule_count, 3);
    assert_true(t->rules[0].sugar && !t->rules[2].sugar);
    assert_true(m->flawed && fs->list.n > 0);
    for (size_t i = 0; i < fs->list.n; i++)
        assert_string_equal(fs->list.at[i]->place.file, t->rules_path);
    static const char *const names[] = {"migration.yaml", "s.json", "m.json"};
    for (size_t i = 0; i < COUNT_OF(names); i++)
        unlink(arena_printf(a, "%s/%s", folder, names[i]));
    rmdir(folder);
    arena_free(a);
}

/* "-" in a spec is no way to standard input. */
static void a_dash_is_a_file(void **state)
{
    (void)state;
    struct fixture x =
        load_edited("    settings:\n      Logging: {EnableLogging: true}\n",
                    "    populate: x\n    rules: \"-\"\n");
    struct val v =
        val_path(tree_root(x.model->tree), "tasks", "shop", "rules", NULL);
    assert_string_equal(model_file(x.model, v), "./-");
    drop(&x);
}

/* A password that stands in a spec is in no line that is shown. */
static void passwords_are_not_shown(void **state)
{
    (void)state;
    struct fixture x = load_edited("{secret: shop/source}", "hunter2");
    assert_int_equal(x.findings->list.n, 1);
    assert_str(x.findings->list.at[0]->place.line, "    password: *******");
    assert_string_equal(finding_rule(x.findings->list.at[0]->id)->name,
                        "spec/plain-password");
    drop(&x);
}

static void all_mistakes_come_at_once(void **state)
{
    (void)state;
    struct fixture x =
        load(STR("dmsc: 1\nname: shop\nregion: eu-wst-1\n"
                 "network: {create: {cidr: 10.20.1.0/16}}\n"
                 "databases:\n"
                 "  one: {create: {service: rds, engine: postgres, version: "
                 "\"9.6\", class: db.t3.micro, storage: 1 GiB}, database: a, "
                 "user: u, password: {secret: s/one}}\n"
                 "  two: {host: h, engine: postgres, database: b, user: u, "
                 "password: {secret: s/one}}\n"
                 "tasks:\n"
                 "  move: {from: on, to: one, type: cdc, tables: [{exclude: "
                 "x.y}]}\n"));
    static const char *const rules[] = {
        "spec/unknown-region", "spec/cidr-host-bits", "spec/engine-version",
        "spec/size-range",     "spec/shared-secret",  "spec/unknown-database",
        "spec/no-include"};
    findings_sort(x.findings);
    assert_int_equal(x.findings->list.n, COUNT_OF(rules));
    for (size_t i = 0; i < COUNT_OF(rules); i++)
        assert_string_equal(finding_rule(x.findings->list.at[i]->id)->name,
                            rules[i]);
    drop(&x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_good_spec_has_no_finding),
        cmocka_unit_test(values_know_their_origin),
        cmocka_unit_test(names_are_resolved),
        cmocka_unit_test(a_cdc_source_gets_its_parameters),
        cmocka_unit_test(subnets_stay_where_they_are),
        cmocka_unit_test(short_forms_become_rules),
        cmocka_unit_test(ids_stay_when_entries_move),
        cmocka_unit_test(settings_are_laid_over_the_defaults),
        cmocka_unit_test(mappings_are_a_document),
        cmocka_unit_test(strings_come_in_pieces),
        cmocka_unit_test(each_mistake_has_its_finding),
        cmocka_unit_test(a_near_name_is_suggested),
        cmocka_unit_test(names_have_room),
        cmocka_unit_test(survives_what_is_no_spec),
        cmocka_unit_test(files_lie_beside_the_spec),
        cmocka_unit_test(a_dash_is_a_file),
        cmocka_unit_test(passwords_are_not_shown),
        cmocka_unit_test(all_mistakes_come_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
