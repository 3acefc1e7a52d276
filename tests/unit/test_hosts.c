/* What lies in files of each host, and where. */
#include "unit/unit.h"

#include <stdio.h>

#include "base/arena.h"
#include "base/buf.h"
#include "host/find.h"
#include "host/limits.h"

static void show_place(struct buf *b, struct val v)
{
    struct span s = span_outer(val_span(v));
    struct position from = text_position(s.text, s.off);
    struct position to = text_position(s.text, s.off + s.len);
    buf_printf(b, " %u:%u-%u:%u", from.line, from.column, to.line, to.column);
}

/* The leaves: "/rules/0/rule-id '1' 3:4-3:7". */
static void show_leaves(struct buf *b, struct arena *a, struct val v)
{
    static const char *const words[] = {
        [NODE_NULL] = "null", [NODE_FALSE] = "false", [NODE_TRUE] = "true",
        [NODE_UNKNOWN] = "?", [NODE_ERROR] = "error",
    };
    if (val_is(v, NODE_OBJECT) || val_is(v, NODE_ARRAY)) {
        VAL_EACH(it, v)
        show_leaves(b, a, it.value);
        return;
    }
    buf_printf(b, "  %.*s ", STR_ARG(val_pointer(a, v)));
    if (val_is(v, NODE_STRING) || val_is(v, NODE_NUMBER))
        buf_printf(b, "'%.*s'", STR_ARG(val_str(v)));
    else
        buf_add_z(b, words[val_kind(v)]);
    if (val_is(v, NODE_STRING) && val_flags(v) & NODE_HOLES)
        buf_add_z(b, " holes");
    show_place(b, v);
    buf_add_char(b, '\n');
}

static void show_document(struct buf *b, struct arena *a,
                          const struct host_document *d)
{
    const struct host_context *c = &d->context;
    buf_printf(b, "%s %.*s", host_kind_name(d->kind), STR_ARG(d->name));
    if (d->exported)
        buf_add_z(b, " exported");
    if (val_is(c->migration_type, NODE_STRING))
        buf_printf(b, " %.*s", STR_ARG(val_str(c->migration_type)));
    if (c->source_engine.len || c->target_engine.len)
        buf_printf(b, " %.*s>%.*s", STR_ARG(c->source_engine),
                   STR_ARG(c->target_engine));
    buf_add_char(b, '\n');
    show_leaves(b, a, d->val);
}

static void check(const char *name, const char *bytes, const char *expected)
{
    struct arena *a = arena_new();
    struct host_search s = {.arena = a, .findings = findings_new(a)};
    struct buf b;
    s.text = text_new(a, name, str_of(bytes));
    buf_init(&b, 0);
    if (!host_find(&s))
        buf_add_z(&b, "nothing\n");
    for (size_t i = 0; i < s.documents.n; i++)
        show_document(&b, a, &s.documents.at[i]);
    for (size_t i = 0; i < s.findings->list.n; i++) {
        const struct finding *f = s.findings->list.at[i];
        buf_printf(&b, "%u:%u %.*s\n", f->place.start.line,
                   f->place.start.column, STR_ARG(f->message));
    }
    if (!str_is(buf_str(&b), expected)) {
        printf("--- %s\n%s\n--- gives\n%.*s\n", name, bytes,
               STR_ARG(buf_str(&b)));
        assert_string_equal(b.ptr ? b.ptr : "", expected);
    }
    buf_free(&b);
    arena_free(a);
}

struct row {
    const char *name, *bytes, *expected;
};

static void check_rows(const struct row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++)
        check(rows[i].name, rows[i].bytes, rows[i].expected);
}

/* --- Bare documents ------------------------------------------------------ */

static const struct row bare[] = {
    {"m.json", "{\"rules\": [{\"rule-id\": \"1\"}]}",
     "table mappings table mappings\n"
     "  /rules/0/rule-id '1' 1:24-1:27\n"},
    {"settings", "\357\273\277{\r\n \"TargetMetadata\": {\"LobMaxSize\": 32}}",
     "task settings task settings\n"
     "  /TargetMetadata/LobMaxSize '32' 2:35-2:37\n"
     "1:1 the file begins with a byte order mark\n"},
    {"w.json",
     "{\"ReplicationTaskSettings\": {\"FullLoadSettings\": {\"x\": <N>,},\n"
     "// why\n"
     "\"Logging\": {\"EnableLogging\": ${on}}}}",
     "task settings ReplicationTaskSettings\n"
     "  /ReplicationTaskSettings/FullLoadSettings/x ? 1:56-1:59\n"
     "  /ReplicationTaskSettings/Logging/EnableLogging ? 3:30-3:35\n"
     "1:59 a ',' after the last member\n"
     "2:1 JSON has no comments\n"},
    {"m.yaml", "rules:\n- rule-id: !Ref X\n  rule-type: selection\n",
     "table mappings table mappings\n"
     "  /rules/0/rule-id ? 2:12-2:18\n"
     "  /rules/0/rule-type 'selection' 3:14-3:23\n"},
    {"x.json", "{\"rules\": [{\"name\": 1}], \"Settings\": 1}", "nothing\n"},
    {"x.yaml", "dmsc: 1\nrules:\n- rule-id: 1\n", "nothing\n"},
    {"x.json", "", "nothing\n"},
};

static void test_bare(void **state)
{
    (void)state;
    check_rows(bare, sizeof bare / sizeof *bare);
}

/* --- CloudFormation ------------------------------------------------------ */

static const struct row cloudformation[] = {
    {"a.yaml",
     "Parameters: {On: {Type: String}}\nResources:\n"
     "  Task:\n"
     "    Type: AWS::DMS::ReplicationTask\n"
     "    Properties:\n"
     "      MigrationType: cdc\n"
     "      SourceEndpointArn: !Ref From\n"
     "      TargetEndpointArn: !GetAtt To.Arn\n"
     "      TableMappings: |\n"
     "        {\"rules\": [\n"
     "          {\"rule-id\": \"1\"}]}\n"
     "      ReplicationTaskSettings: !Sub |\n"
     "        {\"Logging\": {\"EnableLogging\": ${On},\n"
     "         \"G\": \"a${AWS::Region}b\", \"H\": \"${!Column}\"}}\n"
     "  From:\n"
     "    Type: AWS::DMS::Endpoint\n"
     "    Properties: {EngineName: mysql, Port: !Ref Port}\n"
     "  To:\n"
     "    Type: AWS::DMS::Endpoint\n"
     "    Properties:\n"
     "      EngineName: s3\n"
     "      S3Settings: !If [A, {BucketName: x}, !Ref AWS::NoValue]\n",
     "replication task Task cdc mysql>s3\n"
     "  /Resources/Task/Properties/MigrationType 'cdc' 6:22-6:25\n"
     "  /Resources/Task/Properties/SourceEndpointArn ? 7:26-7:35\n"
     "  /Resources/Task/Properties/TargetEndpointArn ? 8:26-8:40\n"
     "  /Resources/Task/Properties/TableMappings '{\"rules\": [\n"
     "  {\"rule-id\": \"1\"}]}\n"
     "' 9:22-11:29\n"
     "  /Resources/Task/Properties/ReplicationTaskSettings ? 12:32-14:54\n"
     "task settings Task cdc mysql>s3\n"
     "  /Logging/EnableLogging ? 13:39-13:44\n"
     "  /Logging/G 'a${AWS::Region}b' holes 14:15-14:33\n"
     "  /Logging/H '${Column}' 14:40-14:52\n"
     "table mappings Task cdc mysql>s3\n"
     "  /rules/0/rule-id '1' 11:23-11:26\n"
     "endpoint From\n"
     "  /Resources/From/Properties/EngineName 'mysql' 17:30-17:35\n"
     "  /Resources/From/Properties/Port ? 17:43-17:52\n"
     "endpoint To\n"
     "  /Resources/To/Properties/EngineName 's3' 21:19-21:21\n"
     "  /Resources/To/Properties/S3Settings ? 22:19-22:62\n"},
    {"join.template",
     "{\"Resources\": {\"T\": {\"Type\": \"AWS::DMS::ReplicationTask\",\n"
     "\"Properties\": {\"MigrationType\": {\"Ref\": \"M\"},\n"
     "\"TableMappings\": {\"Fn::Join\": [\"\", [\"{\\\"rules\\\": [{\",\n"
     "  \"\\\"rule-id\\\": \\\"\", {\"Ref\": \"Id\"}, \"\\\"}]}\"]]},\n"
     "\"ReplicationTaskSettings\": {\"Fn::GetAtt\": [\"A\", \"B\"]}}},\n"
     "\"Q\": {\"Type\": \"AWS::SQS::Queue\"}}}",
     "replication task T\n"
     "  /Resources/T/Properties/MigrationType ? 2:33-2:45\n"
     "  /Resources/T/Properties/TableMappings ? 3:18-4:47\n"
     "  /Resources/T/Properties/ReplicationTaskSettings ? 5:28-5:54\n"
     "task settings T\n"
     "  /Resources/T/Properties/ReplicationTaskSettings ? 5:28-5:54\n"
     "table mappings T\n"
     "  /rules/0/rule-id ? 4:17-4:40\n"},
    {"written-out.yaml",
     "Resources:\n"
     "  T:\n"
     "    Type: AWS::DMS::ReplicationTask\n"
     "    Properties:\n"
     "      TableMappings:\n"
     "        Fn::ToJsonString: {rules: [{rule-id: !Ref A}]}\n",
     "replication task T\n"
     "  /Resources/T/Properties/TableMappings/rules/0/rule-id ? 6:46-6:52\n"
     "table mappings T\n"
     "  /Resources/T/Properties/TableMappings/rules/0/rule-id ? 6:46-6:52\n"},
    {"serverless.yml",
     "Resources:\n"
     "  C:\n"
     "    Type: AWS::DMS::ReplicationConfig\n"
     "    Properties:\n"
     "      ReplicationType: full-load\n"
     "      TableMappings: {rules: [{rule-id: !Ref A}]}\n"
     "      ReplicationSettings: !Join [',', ['{\"Logging\": {\"a\": 1', "
     "'\"b\": 2}}']]\n",
     "serverless replication C full-load\n"
     "  /Resources/C/Properties/ReplicationType 'full-load' 5:24-5:33\n"
     "  /Resources/C/Properties/TableMappings/rules/0/rule-id ? 6:41-6:47\n"
     "  /Resources/C/Properties/ReplicationSettings ? 7:28-7:76\n"
     "task settings C full-load\n"
     "  /Logging/a '1' 7:60-7:61\n"
     "  /Logging/b '2' 7:70-7:71\n"
     "table mappings C full-load\n"
     "  /Resources/C/Properties/TableMappings/rules/0/rule-id ? 6:41-6:47\n"},
    {"w.json",
     "{\"Resources\": {\"T\": {\"Type\": \"AWS::DMS::ReplicationTask\",\n"
     "\"Properties\": {\"TableMappings\": \"{\\\"rules\\\": [,]}\"}}}}",
     "replication task T\n"
     "  /Resources/T/Properties/TableMappings '{\"rules\": [,]}' 2:33-2:51\n"
     "table mappings T\n"
     "2:47 nothing stands before this ','\n"},
    {"doc.yaml", "Text: AWS::DMS::Endpoint\n", "nothing\n"},
};

static void test_cloudformation(void **state)
{
    (void)state;
    check_rows(cloudformation, sizeof cloudformation / sizeof *cloudformation);
}

/* --- The AWS CLI, plans ------------------------------------------------- */

static const struct row answers[] = {
    {"describe.json",
     "{\"ReplicationTasks\": [{\"ReplicationTaskIdentifier\": \"t\",\n"
     "\"MigrationType\": \"cdc\", \"Status\": \"stopped\",\n"
     "\"TableMappings\": \"{\\n\\\"rules\\\":[{\\\"rule-id\\\":1}]}\",\n"
     "\"ReplicationTaskSettings\": \"{\\\"Logging\\\":{\\\"a\\\":null}}\"}]}",
     "replication task t exported cdc\n"
     "  /ReplicationTasks/0/ReplicationTaskIdentifier 't' 1:53-1:56\n"
     "  /ReplicationTasks/0/MigrationType 'cdc' 2:18-2:23\n"
     "  /ReplicationTasks/0/Status 'stopped' 2:35-2:44\n"
     "  /ReplicationTasks/0/TableMappings '{\n"
     "\"rules\":[{\"rule-id\":1}]}' 3:18-3:51\n"
     "  /ReplicationTasks/0/ReplicationTaskSettings "
     "'{\"Logging\":{\"a\":null}}' 4:28-4:56\n"
     "task settings t exported cdc\n"
     "  /Logging/a null 4:49-4:53\n"
     "table mappings t exported cdc\n"
     "  /rules/0/rule-id '1' 3:46-3:47\n"},
    {"request.json",
     "{\"ReplicationTaskIdentifier\": \"t\", \"TableMappings\": \"\",\n"
     " \"ReplicationTaskSettings\": \"{\\\"Logging\\\": 1,}\"}",
     "replication task t\n"
     "  /ReplicationTaskIdentifier 't' 1:31-1:34\n"
     "  /TableMappings '' 1:53-1:55\n"
     "  /ReplicationTaskSettings '{\"Logging\": 1,}' 2:29-2:48\n"
     "task settings t\n"
     "  /Logging '1' 2:44-2:45\n"
     "2:45 a ',' after the last member\n"},
    {"ends.json",
     "[{\"EndpointIdentifier\": \"e\", \"EngineName\": \"mysql\"}]",
     "endpoint e\n"
     "  /0/EndpointIdentifier 'e' 1:25-1:28\n"
     "  /0/EngineName 'mysql' 1:44-1:51\n"},
    {"both.json",
     "{\"ReplicationTaskSettings\": {\"TargetMetadata\": {\"a\": 1}},\n"
     "\"TableMappings\": {\"rules\": [{\"rule-id\": 1}]}}",
     "task settings ReplicationTaskSettings\n"
     "  /ReplicationTaskSettings/TargetMetadata/a '1' 1:54-1:55\n"
     "table mappings TableMappings\n"
     "  /TableMappings/rules/0/rule-id '1' 2:41-2:42\n"},
    {"cut.json",
     "{\"ReplicationTaskArn\": \"t\", \"TableMappings\": ...output "
     "omitted...,\n"
     "\"ReplicationTaskSettings\": \"{\\\"Logging\\\": fal\nse}\"}",
     "replication task replication task\n"
     "  /ReplicationTaskArn 't' 1:24-1:27\n"
     "  /TableMappings ? 1:46-1:66\n"
     "  /ReplicationTaskSettings '{\"Logging\": fal\n"
     "se}' 2:28-3:5\n"
     "table mappings replication task\n"
     "  /TableMappings ? 1:46-1:66\n"
     "2:46 a line end in a string\n"},
    {"plan.json",
     "{\"format_version\": \"1.2\", \"planned_values\": {\"root_module\": {\n"
     "\"resources\": [{\"address\": \"aws_dms_endpoint.e\",\n"
     "\"type\": \"aws_dms_endpoint\", \"values\": {\"engine_name\": "
     "\"s3\"}}],\n"
     "\"child_modules\": [{\"resources\": [\n"
     "{\"address\": \"aws_dms_replication_task.t\",\n"
     "\"type\": \"aws_dms_replication_task\", \"values\": {\n"
     "\"migration_type\": \"full-load\",\n"
     "\"replication_task_settings\": null,\n"
     "\"table_mappings\": \"{\\\"rules\\\":[{\\\"rule-id\\\":1}]}\"}}]}]}},\n"
     "\"configuration\": {\"root_module\": {\"resources\": [\n"
     "{\"address\": \"aws_dms_replication_task.t\", \"expressions\": {\n"
     "\"target_endpoint_arn\": {\"references\": "
     "[\"aws_dms_endpoint.e.endpoint_arn\", \"aws_dms_endpoint.e\"]}}}]}}}",
     "endpoint aws_dms_endpoint.e\n"
     "  /planned_values/root_module/resources/0/values/engine_name 's3' "
     "3:55-3:59\n"
     "replication task aws_dms_replication_task.t full-load >s3\n"
     "  "
     "/planned_values/root_module/child_modules/0/resources/0/values/"
     "migration_type 'full-load' 7:19-7:30\n"
     "  "
     "/planned_values/root_module/child_modules/0/resources/0/values/"
     "replication_task_settings null 8:30-8:34\n"
     "  "
     "/planned_values/root_module/child_modules/0/resources/0/values/"
     "table_mappings '{\"rules\":[{\"rule-id\":1}]}' 9:19-9:50\n"
     "table mappings aws_dms_replication_task.t full-load >s3\n"
     "  /rules/0/rule-id '1' 9:45-9:46\n"},
    {"changes.json",
     "{\"format_version\": \"1.2\", \"resource_changes\": [\n"
     "{\"address\": \"a\", \"type\": \"aws_dms_replication_config\",\n"
     "\"change\": {\"after\": {\"replication_type\": \"cdc\",\n"
     "\"table_mappings\": \"{\\\"rules\\\": [\\\"x\\\"]}\"}}}]}",
     "serverless replication a cdc\n"
     "  /resource_changes/0/change/after/replication_type 'cdc' 3:42-3:47\n"
     "  /resource_changes/0/change/after/table_mappings '{\"rules\": [\"x\"]}' "
     "4:19-4:41\n"
     "table mappings a cdc\n"
     "  /rules/0 'x' 4:33-4:38\n"},
};

static void test_answers(void **state)
{
    (void)state;
    check_rows(answers, sizeof answers / sizeof *answers);
}

/* --- Shell scripts -------------------------------------------------------- */

static const struct row scripts[] = {
    {"single.sh",
     "# aws dms create-replication-task --table-mappings '{'\n"
     "if ! /usr/bin/aws --region eu-west-1 dms create-replication-task \\\n"
     "  --replication-task-identifier t --migration-type cdc \\\n"
     "  --table-mappings '{\"rules\": [\n"
     "    {\"rule-id\": \"1\"}]}' > log 2>&1; then exit; fi\n",
     "replication task t cdc\n"
     "  /ReplicationTaskIdentifier 't' 3:33-3:34\n"
     "  /MigrationType 'cdc' 3:52-3:55\n"
     "  /TableMappings ? 4:20-5:24\n"
     "table mappings t cdc\n"
     "  /rules/0/rule-id '1' 5:17-5:20\n"},
    {"double.sh",
     "aws dms modify-replication-task --replication-task-arn $ARN "
     "--replication-task-settings "
     "\"{\\\"Logging\\\": {\\\"a\\\": $ON, \\\"b\\\": \\\"x$(date)y\\\"}}\"\n",
     "replication task replication task\n"
     "  /ReplicationTaskArn ? 1:56-1:60\n"
     "  /ReplicationTaskSettings ? 1:89-1:140\n"
     "task settings replication task\n"
     "  /Logging/a ? 1:112-1:115\n"
     "  /Logging/b 'x${}y' holes 1:124-1:137\n"},
    {"here.sh",
     "#!/bin/bash\n"
     "SETTINGS=$(cat <<-'END'\n"
     "\t{\"Logging\": {\"a\": \"$x\"}}\n"
     "\tEND\n"
     ")\n"
     "cat > m.json <<EOF\n"
     "{\"rules\": [{\"rule-id\": \"${N}\", \"x\": \"\\$s\"}]}\n"
     "EOF\n"
     "task=$(aws dms create-replication-task --table-mappings file://m.json "
     "\\\n"
     "  --replication-task-settings \"$SETTINGS\")\n",
     "replication task replication task\n"
     "  /TableMappings ? 9:57-9:70\n"
     "  /ReplicationTaskSettings ? 10:31-10:42\n"
     "task settings replication task\n"
     "  /Logging/a '$x' 3:20-3:24\n"
     "table mappings replication task\n"
     "  /rules/0/rule-id ? 7:24-7:30\n"
     "  /rules/0/x '$s' 7:37-7:42\n"},
    {"other.sh",
     "read -r -d '' MAP <<'EOF'\n"
     "{\"rules\": [{\"rule-id\": 7}]}\n"
     "EOF\n"
     "S=$'{\"Logging\":\\n{\"a\": \\x31}}'\n"
     "aws dms create-replication-config --replication-settings=$S \\\n"
     "  --table-mappings \"$MAP\" --multi-az --no-x --ids a b \"$@\"\n"
     "aws dms create-endpoint --engine-name s3 --port 3306 "
     "--s3-settings BucketName=b --endpoint-identifier `id`\n",
     "serverless replication serverless replication\n"
     "  /ReplicationSettings ? 5:35-5:60\n"
     "  /TableMappings ? 6:20-6:26\n"
     "  /MultiAz true 6:27-6:37\n"
     "  /X false 6:38-6:44\n"
     "  /Ids/0 'a' 6:51-6:52\n"
     "  /Ids/1 'b' 6:53-6:54\n"
     "task settings serverless replication\n"
     "  /Logging/a '1' 4:24-4:28\n"
     "table mappings serverless replication\n"
     "  /rules/0/rule-id '7' 2:24-2:25\n"
     "endpoint endpoint\n"
     "  /EngineName 's3' 7:39-7:41\n"
     "  /Port '3306' 7:49-7:53\n"
     "  /S3Settings ? 7:68-7:80\n"
     "  /EndpointIdentifier ? 7:103-7:107\n"},
    {"unknown.sh",
     "aws dms create-replication-task --table-mappings \"$1\" "
     "--replication-task-settings file://$DIR/x.json\n"
     "aws dms describe-endpoints\n"
     "aws dms create-replication-task --cli-input-json "
     "'{\"ReplicationTaskIdentifier\": \"t\", \"TableMappings\": "
     "\"{\\\"rules\\\": [1]}\"}'\n",
     "replication task replication task\n"
     "  /TableMappings ? 1:50-1:54\n"
     "  /ReplicationTaskSettings ? 1:83-1:101\n"
     "task settings replication task\n"
     "   ? 1:83-1:101\n"
     "table mappings replication task\n"
     "   ? 1:50-1:54\n"
     "replication task t\n"
     "  /ReplicationTaskIdentifier 't' 3:81-3:84\n"
     "  /TableMappings '{\"rules\": [1]}' 3:103-3:121\n"
     "table mappings t\n"
     "  /rules/0 '1' 3:117-3:118\n"},
    {"run",
     "#!/usr/bin/env bash\n"
     "echo \"aws dms create-endpoint --engine-name x\"\n",
     ""},
    {"cut.sh",
     "aws dms create-replication-task --table-mappings '{\"rules\": [",
     "replication task replication task\n"
     "  /TableMappings ? 1:50-1:62\n"
     "table mappings replication task\n"
     "1:62 ']}' is missing at the end\n"},
};

static void test_scripts(void **state)
{
    (void)state;
    check_rows(scripts, sizeof scripts / sizeof *scripts);
}

/* Whether the table mappings in the file are known. */
static bool knows_mappings(const char *name, const struct buf *bytes)
{
    struct arena *a = arena_new();
    struct host_search s = {.arena = a, .findings = findings_new(a)};
    bool known = false;
    s.text = text_new(a, name, buf_str(bytes));
    assert_true(host_find(&s));
    for (size_t i = 0; i < s.documents.n; i++)
        if (s.documents.at[i].kind == HOST_TABLE_MAPPINGS)
            known |= val_is(s.documents.at[i].val, NODE_OBJECT);
    arena_free(a);
    return known;
}

/* Mappings in a variable, and COUNT variables to follow to them. */
static bool follows(unsigned count)
{
    struct buf b;
    buf_init(&b, 0);
    buf_add_z(&b, "V1='{\"rules\": []}'\n");
    for (unsigned i = 2; i <= count; i++)
        buf_printf(&b, "V%u=\"$V%u\"\n", i, i - 1);
    buf_printf(&b,
               "aws dms create-replication-task --table-mappings \"$V%u\"\n",
               count);
    bool known = knows_mappings("t.sh", &b);
    buf_free(&b);
    return known;
}

/* Mappings in a function with DEPTH functions within. */
static bool joins(unsigned depth)
{
    struct buf b;
    buf_init(&b, 0);
    buf_add_z(&b, "{\"Resources\": {\"T\": {\"Type\": "
                  "\"AWS::DMS::ReplicationTask\", \"Properties\": "
                  "{\"TableMappings\": ");
    for (unsigned i = 0; i <= depth; i++)
        buf_add_z(&b, "{\"Fn::Join\": [\"\", [");
    buf_add_z(&b, "\"{\\\"rules\\\": []}\"");
    for (unsigned i = 0; i <= depth; i++)
        buf_add_z(&b, "]]}");
    buf_add_z(&b, "}}}}");
    bool known = knows_mappings("t.json", &b);
    buf_free(&b);
    return known;
}

static void test_ceilings(void **state)
{
    (void)state;
    assert_true(follows(SCRIPT_FOLLOW_MAX));
    assert_false(follows(SCRIPT_FOLLOW_MAX + 1));
    assert_true(joins(FUNCTIONS_DEPTH_MAX));
    assert_false(joins(FUNCTIONS_DEPTH_MAX + 1));
}

/* What is said of a template of SIZE bytes: blanks do not change it. */
static const char *says_of_size(struct arena *a, size_t size)
{
    static const char start[] =
        "{\"Resources\": {\"T\": {\"Type\": \"AWS::DMS::ReplicationTask\", "
        "\"Properties\": {\"TableMappings\": \"{}\"}}}}";
    struct host_search s = {.arena = a, .findings = findings_new(a)};
    struct buf b;
    buf_init(&b, 0);
    buf_add_z(&b, start);
    buf_add_repeat(&b, ' ', size - strlen(start));
    s.text = text_new(a, "a.json", str_copy(a, buf_str(&b)));
    buf_free(&b);
    assert_true(host_find(&s));
    if (!s.findings->list.n)
        return "";
    const struct finding *f = s.findings->list.at[0];
    assert_int_equal(s.findings->list.n, 1);
    assert_string_equal(finding_rule(f->id)->name, "cloudformation/too-big");
    return f->severity == SEVERITY_ERROR ? "error" : "warning";
}

static void templates_have_sizes(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    assert_string_equal(says_of_size(a, TEMPLATE_BODY_MAX), "");
    assert_string_equal(says_of_size(a, TEMPLATE_BODY_MAX + 1), "warning");
    assert_string_equal(says_of_size(a, TEMPLATE_OBJECT_MAX), "warning");
    assert_string_equal(says_of_size(a, TEMPLATE_OBJECT_MAX + 1), "error");
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_answers),
        cmocka_unit_test(test_bare),
        cmocka_unit_test(test_cloudformation),
        cmocka_unit_test(test_scripts),
        cmocka_unit_test(test_ceilings),
        cmocka_unit_test(templates_have_sizes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
