/* The documents in Terraform: which, where, and what is known around them. */
#include "unit/unit.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "host/find.h"
#include "host/limits.h"
#include "read/json.h"
#include "tree/limits.h"

/* A folder with main.tf (or another name) and what lies beside it. */
struct folder {
    struct arena *arena;
    char path[32];
    struct host_search search;
};

static void folder_start(struct folder *f)
{
    f->arena = arena_new();
    strcpy(f->path, "/tmp/dmsc-test.XXXXXX");
    assert_non_null(mkdtemp(f->path));
}

static char *folder_put(struct folder *f, const char *name, const char *text)
{
    char *path = file_join(f->arena, str_of(f->path), str_of(name));
    assert_true(file_write(path, str_of(text), 0600, NULL));
    return path;
}

static void folder_search(struct folder *f, const char *name, const char *text)
{
    char *path = folder_put(f, name, text);
    f->search = (struct host_search){
        .arena = f->arena,
        .findings = findings_new(f->arena),
        .text = text_new(f->arena, path, str_copy(f->arena, str_of(text)))};
    assert_true(host_find(&f->search));
}

static void folder_end(struct folder *f)
{
    struct str *names;
    size_t count;
    assert_true(file_list(f->arena, f->path, &names, &count, NULL));
    for (size_t i = 0; i < count; i++)
        unlink(file_join(f->arena, str_of(f->path), names[i]));
    rmdir(f->path);
    arena_free(f->arena);
}

static void show_place(struct buf *b, struct val v)
{
    struct span outer = span_outer(val_span(v));
    struct position p = text_position(outer.text, outer.off);
    buf_add_str(b, file_name(str_of(outer.text->name)));
    buf_printf(b, ":%u:%u", p.line, p.column);
}

static void show_known(struct buf *b, const char *what, struct str s)
{
    if (s.len)
        buf_printf(b, " %s=%.*s", what, STR_ARG(s));
}

/* "task settings aws_dms_replication_task.a main.tf:1:2 unknown", then what
 * is known of the task: "source=mysql type=cdc". */
static void show_document(struct buf *b, const struct host_document *d)
{
    const struct host_context *c = &d->context;
    buf_printf(b, "%s %.*s ", host_kind_name(d->kind), STR_ARG(d->name));
    show_place(b, d->val);
    if (val_is(d->val, NODE_UNKNOWN))
        buf_add_z(b, " unknown");
    if (val_flags(d->val) & NODE_OPEN)
        buf_add_z(b, " open");
    show_known(b, "source", c->source_engine);
    show_known(b, "target", c->target_engine);
    show_known(b, "type", val_str(c->migration_type));
    buf_add_char(b, '\n');
}

static const char *show(const struct folder *f)
{
    struct buf b;
    buf_init(&b, 0);
    for (size_t i = 0; i < f->search.documents.n; i++)
        show_document(&b, &f->search.documents.at[i]);
    for (size_t i = 0; i < f->search.findings->list.n; i++)
        buf_printf(&b, "%s\n",
                   finding_rule(f->search.findings->list.at[i]->id)->name);
    const char *shown = str_z(f->arena, buf_str(&b));
    buf_free(&b);
    return shown;
}

#define TASK(body) "resource \"aws_dms_replication_task\" \"a\" {\n" body "}\n"
#define OF_TASK    "aws_dms_replication_task.a main.tf:"
#define TASK_SHOWN "replication task " OF_TASK "1:41"
#define RULES      "{\"rules\": []}"

/* main.tf, what lies beside it as other.tf, and what is found. */
static const struct {
    const char *main, *other, *documents;
} searches[] = {
    {"", NULL, ""},
    {"resource \"aws_s3_bucket\" \"b\" {\n  x = <<E\n{\"rules\": [1]}\nE\n}\n",
     NULL, ""},
    /* each kind of resource */
    {"resource \"aws_dms_endpoint\" \"a\" {}\n"
     "resource \"aws_dms_s3_endpoint\" \"a\" {}\n"
     "resource \"aws_dms_replication_instance\" \"a\" {}\n"
     "resource \"aws_dms_replication_subnet_group\" \"a\" {}\n"
     "resource \"aws_dms_event_subscription\" \"a\" {}\n"
     "resource \"aws_dms_certificate\" \"a\" {}\n"
     "resource \"aws_dms_replication_config\" \"a\" {\n"
     "  replication_settings = jsonencode({})\n}\n",
     NULL,
     "endpoint aws_dms_endpoint.a main.tf:1:33\n"
     "S3 endpoint aws_dms_s3_endpoint.a main.tf:2:36\n"
     "replication instance aws_dms_replication_instance.a main.tf:3:45\n"
     "subnet group aws_dms_replication_subnet_group.a main.tf:4:49\n"
     "event subscription aws_dms_event_subscription.a main.tf:5:43\n"
     "certificate aws_dms_certificate.a main.tf:6:36\n"
     "serverless replication aws_dms_replication_config.a main.tf:7:43\n"
     "task settings aws_dms_replication_config.a main.tf:8:37\n"},
    /* what a value can be */
    {TASK("  table_mappings = jsonencode({ rules = [] })\n"), NULL,
     TASK_SHOWN "\ntable mappings " OF_TASK "2:31\n"},
    {TASK("  table_mappings = \"{\\\"rules\\\": []}\"\n"), NULL,
     TASK_SHOWN "\ntable mappings " OF_TASK "2:21\n"},
    {TASK("  table_mappings = <<-E\n    " RULES "\n  E\n"), NULL,
     TASK_SHOWN "\ntable mappings " OF_TASK "3:5\n"},
    {TASK("  table_mappings = \"${jsonencode({ rules = [] })}\"\n"), NULL,
     TASK_SHOWN "\ntable mappings " OF_TASK "2:34\n"},
    {TASK("  table_mappings = var.x\n"), NULL,
     TASK_SHOWN "\ntable mappings " OF_TASK "2:20 unknown\n"},
    {TASK("  table_mappings = null\n"), NULL, TASK_SHOWN "\n"},
    {TASK("  table_mappings = file(\"nowhere.json\")\n"), NULL,
     TASK_SHOWN "\ntable mappings " OF_TASK "2:20 unknown\n"},
    {TASK("  table_mappings = file(\"${path.module}/other.tf\")\n"), RULES,
     TASK_SHOWN "\ntable mappings aws_dms_replication_task.a other.tf:1:1\n"},
    {TASK("  table_mappings = templatefile(\"other.tf\", { x = 1 })\n"),
     "{\"rules\": [${x}]}",
     TASK_SHOWN "\ntable mappings aws_dms_replication_task.a other.tf:1:1\n"},
    {TASK("  table_mappings = templatefile(\"other.tf\", { x = 1 })\n"),
     "{\"rules\": [\"${Column} $${Column} ${x}\"]}",
     TASK_SHOWN "\ntable mappings aws_dms_replication_task.a "
                "other.tf:1:1\nhcl/unescaped-template\n"},
    {TASK("  table_mappings = templatefile(\"other.tf\", local.vars)\n"),
     "{\"rules\": [\"${Column}\"]}",
     TASK_SHOWN "\ntable mappings aws_dms_replication_task.a other.tf:1:1\n"},
    {TASK("  table_mappings = jsonencode(yamldecode(file(\"other.tf\")))\n"),
     "rules: []\n",
     TASK_SHOWN "\ntable mappings aws_dms_replication_task.a other.tf:1:1\n"},
    {TASK("  table_mappings = jsonencode(merge(local.x, { rules = [] }))\n"),
     NULL, TASK_SHOWN "\ntable mappings " OF_TASK "2:31 open\n"},
    {TASK("  table_mappings = jsonencode(merge({ rules = [] }, var.x))\n"),
     NULL, TASK_SHOWN "\ntable mappings " OF_TASK "2:31 open\n"},
    {TASK("  table_mappings = <<E\n%{ if a.b }{}%{ endif }\nE\n"), NULL,
     TASK_SHOWN "\ntable mappings " OF_TASK "3:1 unknown\n"},
    /* what it refers to */
    {TASK("  table_mappings = local.x\n"),
     "locals {\n  x = jsonencode({})\n}\n",
     TASK_SHOWN "\ntable mappings aws_dms_replication_task.a "
                "other.tf:2:18\n"},
    {TASK("  table_mappings = local.x[1].y[\"z\"]\n"),
     "locals {\n  x = [0, { y = { z = local.w } }]\n  w = \"{}\"\n}\n",
     TASK_SHOWN "\ntable mappings aws_dms_replication_task.a "
                "other.tf:3:8\n"},
    {TASK("  table_mappings = var.x\n"),
     "variable \"x\" {\n  default = \"{}\"\n}\n",
     TASK_SHOWN "\ntable mappings aws_dms_replication_task.a "
                "other.tf:2:14\n"},
    {TASK("  table_mappings = data.template_file.x.rendered\n"),
     "data \"template_file\" \"x\" {\n  template = \"{\\\"a\\\": $${b}}\"\n"
     "  vars = { b = 1 }\n}\n",
     TASK_SHOWN "\ntable mappings aws_dms_replication_task.a "
                "other.tf:2:15\n"},
    {TASK("  table_mappings = local.x\n"),
     "locals {\n  x = local.y\n  y = local.x\n}\n",
     TASK_SHOWN "\ntable mappings " OF_TASK "2:20 unknown\n"},
    {TASK("  table_mappings = local.x\n"),
     "locals {\n  x = templatefile(\"main.tf\", local.x)\n}\n",
     TASK_SHOWN "\ntable mappings aws_dms_replication_task.a "
                "main.tf:1:1\njson/syntax\njson/syntax\n"},
    /* what is known of a task */
    {TASK("  migration_type = \"cdc\"\n"
          "  source_endpoint_arn = aws_dms_endpoint.s.endpoint_arn\n"
          "  target_endpoint_arn = aws_dms_s3_endpoint.t[0].endpoint_arn\n"
          "  table_mappings = \"{}\"\n"),
     "resource \"aws_dms_endpoint\" \"s\" {\n  engine_name = \"mysql\"\n}\n"
     "resource \"aws_dms_s3_endpoint\" \"t\" {\n  count = 1\n}\n",
     TASK_SHOWN " source=mysql target=s3 type=cdc\n"
                "table mappings " OF_TASK
                "5:21 source=mysql target=s3 type=cdc\n"},
    {TASK("  migration_type = local.type\n"
          "  source_endpoint_arn = \"${aws_dms_endpoint.s.endpoint_arn}\"\n"
          "  target_endpoint_arn = aws_dms_endpoint.t.endpoint_arn\n"),
     "locals { type = \"full-load\" }\n"
     "variable \"engine\" { default = \"oracle\" }\n"
     "resource \"aws_dms_endpoint\" \"s\" {\n  engine_name = var.engine\n}\n",
     TASK_SHOWN " type=full-load\n"},
    /* the module */
    {"module \"m\" {\n  source = \"terraform-aws-modules/dms/aws\"\n"
     "  endpoints = { s = { engine_name = \"db2\" } }\n"
     "  s3_endpoints = { t = {} }\n"
     "  replication_tasks = local.tasks\n}\n",
     "locals {\n  tasks = {\n    a = {\n      migration_type = \"cdc\"\n"
     "      source_endpoint_key = \"s\"\n      target_endpoint_key = \"t\"\n"
     "      replication_task_settings = \"{}\"\n"
     "      serverless_config = {}\n    }\n  }\n}\n",
     "endpoint module.m.endpoints[\"s\"] main.tf:3:21\n"
     "serverless replication module.m.replication_tasks[\"a\"] other.tf:3:9 "
     "source=db2 target=s3 type=cdc\n"
     "task settings module.m.replication_tasks[\"a\"] other.tf:7:36 source=db2 "
     "target=s3 type=cdc\n"
     "S3 endpoint module.m.s3_endpoints[\"t\"] main.tf:4:24\n"},
    /* by content */
    {"locals {\n  a = jsonencode({ rules = [{ rule-type = 1 }] })\n"
     "  b = { TargetMetadata = {} }\n"
     "  c = \"{\\\"FullLoadSettings\\\": {}}\"\n  d = { Logging = {} }\n"
     "  e = { rules = [{ from = 1 }] }\n}\n",
     NULL,
     "table mappings /locals/a main.tf:2:18\n"
     "task settings /locals/b main.tf:3:7\n"
     "task settings /locals/c main.tf:4:8\n"},
};

static void finds_documents(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(searches); i++) {
        struct folder f;
        folder_start(&f);
        if (searches[i].other)
            folder_put(&f, "other.tf", searches[i].other);
        folder_search(&f, "main.tf", searches[i].main);
        assert_string_equal(show(&f), searches[i].documents);
        folder_end(&f);
    }
}

static void reads_terraform_in_json(void **state)
{
    (void)state;
    struct folder f;
    folder_start(&f);
    folder_put(&f, "other.tf.json", "{\"locals\": [{\"type\": \"cdc\"}]}");
    folder_search(&f, "main.tf.json",
                  "{\"resource\": [{\"aws_dms_replication_task\": {\"a\": [{\n"
                  "\"migration_type\": \"${local.type}\",\n"
                  "\"replication_task_settings\": \"${jsonencode({})}\",\n"
                  "\"table_mappings\": \"{\\\"rules\\\": \\\"$${x}\\\"}\"\n"
                  "}]}}]}\n");
    assert_string_equal(show(&f), "replication task aws_dms_replication_task.a "
                                  "main.tf.json:1:51 type=cdc\n"
                                  "task settings aws_dms_replication_task.a "
                                  "main.tf.json:3:44 type=cdc\n"
                                  "table mappings aws_dms_replication_task.a "
                                  "main.tf.json:4:20 type=cdc\n");
    const struct host_document *d = &f.search.documents.at[2];
    struct val rules = val_get(d->val, STR("rules"));
    assert_str(val_str(rules), "${x}");
    assert_false(val_flags(rules) & NODE_HOLES);
    folder_end(&f);
}

/* locals x0 = local.x1 ... and at the end a document. */
static bool follows(size_t n)
{
    struct folder f;
    struct buf b;
    folder_start(&f);
    buf_init(&b, 0);
    buf_add_z(&b, TASK("  table_mappings = local.x0\n") "locals {\n");
    for (size_t i = 0; i + 1 < n; i++)
        buf_printf(&b, "  x%zu = local.x%zu\n", i, i + 1);
    buf_printf(&b, "  x%zu = \"{}\"\n}\n", n - 1);
    folder_search(&f, "main.tf", b.ptr);
    bool found = !val_is(f.search.documents.at[1].val, NODE_UNKNOWN);
    buf_free(&b);
    folder_end(&f);
    return found;
}

static void has_a_ceiling_on_references(void **state)
{
    (void)state;
    assert_true(follows(TERRAFORM_FOLLOW_MAX));
    /* From there on what refers to it is worked out, which has its own. */
    assert_true(follows(TERRAFORM_FOLLOW_MAX + 1));
    assert_false(follows(TREE_DEPTH_MAX));
}

/* N neighbours, of which the last has what is looked for. */
static bool finds_among(size_t n)
{
    struct folder f;
    folder_start(&f);
    for (size_t i = 0; i + 1 < n; i++)
        folder_put(&f, arena_printf(f.arena, "a%06zu.tf", i), "");
    folder_put(&f, "z.tf", "locals {\n  x = \"{}\"\n}\n");
    folder_search(&f, "main.tf", TASK("  table_mappings = local.x\n"));
    bool found = !val_is(f.search.documents.at[1].val, NODE_UNKNOWN);
    folder_end(&f);
    return found;
}

static void has_a_ceiling_on_files(void **state)
{
    (void)state;
    assert_true(finds_among(TERRAFORM_FILES_MAX - 1));
    assert_false(finds_among(TERRAFORM_FILES_MAX));
}

/* Two neighbours of together N bytes, of which the last has what is looked
 * for. */
static bool finds_within(size_t n)
{
    static const char local[] = "locals {\n  x = \"{}\"\n}\n";
    struct folder f;
    folder_start(&f);
    size_t rest = n - strlen(local);
    char *comment = arena_alloc(f.arena, rest + 1);
    memset(comment, '#', rest);
    folder_put(&f, "a.tf", comment);
    folder_put(&f, "z.tf", local);
    folder_search(&f, "main.tf", TASK("  table_mappings = local.x\n"));
    bool found = !val_is(f.search.documents.at[1].val, NODE_UNKNOWN);
    folder_end(&f);
    return found;
}

static void has_a_ceiling_on_bytes(void **state)
{
    (void)state;
    assert_true(finds_within(TERRAFORM_BYTES_MAX));
    assert_false(finds_within(TERRAFORM_BYTES_MAX + 1));
}

#define OTHER "locals {\n  x = \"{\\\"rules\\\": [1]}\"\n}\n"

/* A file and another that is laid over all, and what they give. */
static const struct {
    const char *name, *text, *shown;
} overrides[] = {
    {"a_override.tf", OTHER, "a_override.tf:2:8"},
    {"override.tf.json", "{\"locals\": {\"x\": \"{}\"}}",
     "override.tf.json:1:19"},
    {"override.tf", "locals {\n  y = 1\n}\n", "other.tf:2:8"},
    {"override.tf", NULL, "main.tf:2:20 unknown"}, /* a folder */
    {"over.tf", OTHER, "other.tf:2:8"},            /* laid over nothing */
};

static const char *show_laid_over(struct folder *f, size_t i)
{
    struct buf b;
    char *path =
        file_join(f->arena, str_of(f->path), str_of(overrides[i].name));
    folder_put(f, "other.tf", "locals {\n  x = \"{}\"\n}\n");
    if (overrides[i].text)
        folder_put(f, overrides[i].name, overrides[i].text);
    else
        assert_int_equal(mkdir(path, 0700), 0);
    folder_search(f, "main.tf", TASK("  table_mappings = local.x\n"));
    struct val v = f->search.documents.at[1].val;
    buf_init(&b, 0);
    show_place(&b, v);
    buf_add_z(&b, val_is(v, NODE_UNKNOWN) ? " unknown" : "");
    rmdir(path);
    const char *shown = str_z(f->arena, buf_str(&b));
    buf_free(&b);
    return shown;
}

static void lays_files_over_others(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(overrides); i++) {
        struct folder f;
        folder_start(&f);
        assert_string_equal(show_laid_over(&f, i), overrides[i].shown);
        folder_end(&f);
    }
}

static void leaves_other_files_alone(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    static const char *const names[] = {"a.txt", "tf", "a.tf.bak", "a.json"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        struct host_search s = {.arena = a,
                                .findings = findings_new(a),
                                .text = text_new(a, names[i], STR("x = "))};
        assert_false(host_find(&s));
        assert_int_equal(s.findings->list.n, 0);
    }
    arena_free(a);
}

static const struct {
    const char *json;
    int kind;
} contents[] = {
    {"{\"rules\": [{\"rule-type\": \"x\"}]}", HOST_TABLE_MAPPINGS},
    {"{\"rules\": [1, {\"rule-id\": 1}]}", HOST_TABLE_MAPPINGS},
    {"{\"rules\": [{\"port\": 1}]}", -1},
    {"{\"rules\": {}}", -1},
    {"{\"TargetMetadata\": null}", HOST_TASK_SETTINGS},
    {"{\"Logging\": {}}", -1},
    {"{\"Logging\": {}, \"ErrorBehavior\": {}}", HOST_TASK_SETTINGS},
    {"{\"a\": 1, \"b\": {\"FullLoadSettings\": {}}}", HOST_TASK_SETTINGS},
    {"[]", -1},
};

static void knows_documents_by_their_content(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    for (size_t i = 0; i < COUNT_OF(contents); i++) {
        struct text *t = text_new(a, "t", str_of(contents[i].json));
        struct tree *tree = json_read(a, t, NULL, findings_new(a));
        assert_int_equal(host_content(tree_root(tree), NULL), contents[i].kind);
    }
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_documents),
        cmocka_unit_test(reads_terraform_in_json),
        cmocka_unit_test(has_a_ceiling_on_references),
        cmocka_unit_test(has_a_ceiling_on_bytes),
        cmocka_unit_test(has_a_ceiling_on_files),
        cmocka_unit_test(lays_files_over_others),
        cmocka_unit_test(leaves_other_files_alone),
        cmocka_unit_test(knows_documents_by_their_content),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
