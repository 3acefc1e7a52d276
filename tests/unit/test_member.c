/* The tables of members hold together, and one path finds a member in every
 * host. */
#include "unit/unit.h"

#include <stdio.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "dms/engine.h"
#include "host/find.h"
#include "host/member.h"

/* --- The tables ------------------------------------------------------------
 */

static bool among(const char *words, const char *word)
{
    for (struct str rest = str_of(words); rest.len;)
        if (str_is(str_cut(&rest, ' '), word))
            return true;
    return false;
}

static void check_facts(const struct member *m)
{
    bool sound = m->min <= m->max || !m->max;
    sound = sound && !(m->values && m->type == MEMBER_BOOLEAN);
    sound = sound &&
            (!m->max || m->type == MEMBER_INTEGER || m->type == MEMBER_STRING);
    sound = sound && (m->object == OBJECT_NONE || m->type == MEMBER_OBJECT);
    sound =
        sound && (!m->values || !m->fallback || among(m->values, m->fallback));
    sound = sound && (m->type != MEMBER_BOOLEAN || !m->fallback ||
                      among("true false", m->fallback));
    if (!sound)
        fail_msg("%s does not hold together", m->name);
}

/* Nobody calls two members of an object alike. */
static void check_names(enum object object, enum member_words words)
{
    struct arena *a = arena_new();
    struct map *names = map_new(a);
    const struct member *m = NULL;
    while ((m = member_next(object, m))) {
        const char *name = member_name(m, words);
        if (!name)
            continue;
        void **slot = map_put(names, str_of(name));
        if (*slot)
            fail_msg("two members are called %s", name);
        *slot = (void *)m;
        assert_ptr_equal(member_find(object, words, str_of(name)), m);
    }
    arena_free(a);
}

static void tables(void **state)
{
    (void)state;
    for (int object = OBJECT_NONE + 1; object < OBJECT_COUNT; object++) {
        const struct member *m = NULL;
        assert_non_null(member_next((enum object)object, NULL));
        while ((m = member_next((enum object)object, m)))
            check_facts(m);
        for (int words = MEMBER_API; words <= MEMBER_MODULE; words++) {
            check_names((enum object)object, (enum member_words)words);
            member_nearest((enum object)object, (enum member_words)words,
                           STR("Nme"));
        }
        member_extra_nearest((enum object)object, STR("nme"));
    }
}

static void engines(void **state)
{
    (void)state;
    for (size_t i = 0; i < engine_count(); i++) {
        const struct engine *e = engine_at(i);
        assert_true(str_contains(e->ssl_modes, e->ssl_mode));
        if (e->settings == OBJECT_NONE)
            assert_str(e->name, "babelfish");
    }
    assert_str(engine_nearest(STR("postgress"))->name, "postgres");
    assert_null(engine_nearest(STR("cobol")));
}

/* Every engine whose endpoints have the settings of a family is in it, and
 * nothing else. */
static void families(void **state)
{
    static const struct {
        const char *words;
        enum object settings, other;
    } rows[] = {
        {ENGINES_POSTGRES, OBJECT_POSTGRES, OBJECT_POSTGRES},
        {ENGINES_MYSQL, OBJECT_MYSQL, OBJECT_GCP_MYSQL},
        {ENGINES_SQLSERVER, OBJECT_SQLSERVER, OBJECT_SQLSERVER},
        {ENGINES_REDSHIFT, OBJECT_REDSHIFT, OBJECT_REDSHIFT},
        {ENGINES_SEARCH, OBJECT_ELASTICSEARCH, OBJECT_ELASTICSEARCH},
        {ENGINES_STREAMS, OBJECT_KAFKA, OBJECT_KINESIS},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct str rest = str_of(rows[i].words);
        size_t count = 0, in = 0;
        while (rest.len) {
            assert_non_null(engine_find(str_cut(&rest, ' ')));
            count++;
        }
        for (size_t j = 0; j < engine_count(); j++) {
            const struct engine *e = engine_at(j);
            bool is =
                e->settings == rows[i].settings || e->settings == rows[i].other;
            assert_true(is == str_among(e->name, rows[i].words));
            in += is;
        }
        assert_int_equal(count, in);
    }
    for (size_t j = 0; j < engine_count(); j++) {
        const struct engine *e = engine_at(j);
        if (str_among(e->name, ENGINES_MYSQL))
            assert_true((e->roles == ENGINE_BOTH) ==
                        str_among(e->name, ENGINES_MYSQL_BOTH));
    }
}

/* The same thing by another handle, and nothing that only sounds like it. */
static void handles(void **state)
{
    (void)state;
    assert_str(member_handle(OBJECT_TASK, MEMBER_TERRAFORM,
                             STR("replication_instance_id")),
               "replication_instance_arn");
    assert_str(member_handle(OBJECT_TASK, MEMBER_CLOUDFORMATION,
                             STR("SourceEndpointIdentifier")),
               "SourceEndpointArn");
    assert_str(member_handle(OBJECT_TASK, MEMBER_API, STR("sourceendpointid")),
               "SourceEndpointArn");
    assert_str(member_handle(OBJECT_INSTANCE, MEMBER_TERRAFORM,
                             STR("replication_instance_identifier")),
               "replication_instance_id");
    assert_str(member_handle(OBJECT_TASK, MEMBER_TERRAFORM, STR("id")), "");
    assert_str(
        member_handle(OBJECT_TASK, MEMBER_TERRAFORM, STR("endpoint_arn")), "");
    assert_str(member_handle(OBJECT_TASK, MEMBER_TERRAFORM,
                             STR("replication_instance_name")),
               "");
}

static void ends(void **state)
{
    (void)state;
    const struct member *m =
        member_at(OBJECT_INSTANCE, STR("ReplicationInstanceClass"));
    assert_true(member_ends(m, MEMBER_API, STR("InstanceClass")));
    assert_true(member_ends(m, MEMBER_TERRAFORM, STR("instance_class")));
    assert_false(member_ends(m, MEMBER_API, STR("Class")));
    assert_false(member_ends(m, MEMBER_API, STR("nstanceClass")));
    assert_false(member_ends(m, MEMBER_TERRAFORM, STR("nstance_class")));
    assert_false(
        member_ends(m, MEMBER_TERRAFORM, STR("replication_instance_class")));
}

static void values(void **state)
{
    (void)state;
    const struct member *m = member_at(OBJECT_S3, STR("EncryptionMode"));
    assert_str(member_value(m, STR("SSE_KMS")), "sse-kms");
    assert_str(member_value(m, STR("sse-kms")), "sse-kms");
    assert_int_equal(member_value(m, STR("kms")).len, 0);
    m = member_at(OBJECT_S3, STR("BucketName"));
    assert_str(member_value(m, STR("any")), "any");
}

static void extras(void **state)
{
    (void)state;
    struct member_extra e;
    assert_true(member_extra(OBJECT_ORACLE, STR("asm_user"), &e));
    assert_string_equal(e.member->name, "AsmUser");
    assert_true(member_extra(OBJECT_POSTGRES, STR("fetchcachesize"), &e));
    assert_null(e.member);
    assert_false(member_extra(OBJECT_POSTGRES, STR("hearbeatEnable"), &e));
    assert_str(member_extra_nearest(OBJECT_POSTGRES, STR("hearbeatEnable")),
               "HeartbeatEnable");
}

/* --- Documents -------------------------------------------------------------
 */

/* The search must stay where it is: resolvers know it. */
static const struct host_document *search(struct arena *a, const char *name,
                                          const char *bytes)
{
    struct host_search *s = ARENA_NEW(a, struct host_search);
    *s = (struct host_search){.arena = a, .findings = findings_new(a)};
    s->text = text_new(a, name, str_copy(a, str_of(bytes)));
    assert_true(host_find(s));
    assert_int_equal(s->findings->list.n, 0);
    assert_true(s->documents.n > 0);
    return &s->documents.at[0];
}

static const struct {
    const char *name, *bytes;
} same[] = {
    {"a.tf", "locals {\n  on = true\n}\n"
             "resource \"aws_dms_endpoint\" \"a\" {\n"
             "  engine_name = \"${local.name}\"\n"
             "  port = \"5432\"\n  kms_key_arn = var.key\n"
             "  server_name = null\n"
             "  postgres_settings {\n    heartbeat_enable = local.on\n  }\n"
             "  extra_connection_attributes = \"slotName=a;captureDdls=N\"\n"
             "}\nlocals {\n  name = \"postgres\"\n}\n"},
    {"a.tf.json",
     "{\"resource\":{\"aws_dms_endpoint\":{\"a\":{\n"
     "\"engine_name\":\"postgres\",\"port\":5432,\"kms_key_arn\":\"${var.k}\","
     "\"postgres_settings\":[{\"heartbeat_enable\":\"true\"}],\n"
     "\"extra_connection_attributes\":\"slotName=a;captureDdls=N\"}}}}"},
    {"main.tf", "module \"m\" {\n  source = \"terraform-aws-modules/dms/aws\"\n"
                "  endpoints = {\n    a = {\n      engine_name = \"postgres\"\n"
                "      port = 5432\n      kms_key_arn = var.key\n"
                "      postgres_settings = { heartbeat_enable = true }\n"
                "      extra_connection_attributes = <<-EOT\n"
                "        slotName=a;captureDdls=N\n      EOT\n    }\n  }\n}\n"},
    {"a.yaml", "Resources:\n  A:\n    Type: AWS::DMS::Endpoint\n"
               "    Properties:\n      EngineName: postgres\n"
               "      Port: '5432'\n      KmsKeyId: !Ref Key\n"
               "      PostgreSqlSettings: { HeartbeatEnable: 'true' }\n"
               "      ExtraConnectionAttributes: >-\n"
               "        slotName=a;captureDdls=N\n"},
    {"a.json", "{\"EndpointIdentifier\":\"a\",\"EngineName\":\"postgres\",\n"
               "\"Port\":5432,\"KmsKeyId\":\"${KEY}\",\n"
               "\"PostgreSQLSettings\":{\"HeartbeatEnable\":true},\n"
               "\"ExtraConnectionAttributes\":\"slotName=a;captureDdls=N\"}"},
    {"a.sh", "aws dms create-endpoint --engine-name postgres --port 5432 \\\n"
             "  --kms-key-id \"$KEY\" \\\n"
             "  --postgre-sql-settings HeartbeatEnable=true \\\n"
             "  --extra-connection-attributes 'slotName=a;captureDdls=N'\n"},
};

static void check_same(const struct host_document *d, struct arena *a)
{
    struct str s;
    int64_t port = 0;
    bool on = false;
    struct host_setting slot, ddls, none;
    assert_true(host_str(d, "EngineName", &s));
    assert_str(s, "postgres");
    assert_true(host_int(d, "Port", &port));
    assert_int_equal(port, 5432);
    assert_true(host_bool(d, "PostgreSQLSettings.HeartbeatEnable", &on) && on);
    assert_true(host_absent(d, "ServerName"));
    assert_true(host_absent(d, "PostgreSQLSettings.SlotName"));
    assert_true(host_absent(d, "S3Settings.BucketName"));
    assert_false(host_absent(d, "KmsKeyId"));
    assert_false(host_str(d, "KmsKeyId", &s));
    slot = host_setting(a, d, OBJECT_POSTGRES, "SlotName");
    assert_true(host_setting_str(&slot, &s));
    assert_str(s, "a");
    assert_str(span_str(span_outer(host_setting_span(&slot))), "slotName=a");
    ddls = host_setting(a, d, OBJECT_POSTGRES, "CaptureDdls");
    assert_true(host_setting_bool(&ddls, &on) && !on);
    none = host_setting(a, d, OBJECT_POSTGRES, "MaxFileSize");
    assert_false(none.unknown || host_setting_there(&none));
}

static void one_path(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(same); i++) {
        struct arena *a = arena_new();
        print_message("%s\n", same[i].name);
        check_same(search(a, same[i].name, same[i].bytes), a);
        arena_free(a);
    }
}

/* Nobody knows what a dynamic block has, or a map that was merged, or what a
 * command that changes something leaves as it is. */
static void not_known(void **state)
{
    (void)state;
    static const struct {
        const char *name, *bytes;
    } open[] = {
        {"a.tf", "resource \"aws_dms_endpoint\" \"a\" {\n"
                 "  engine_name = \"postgres\"\n"
                 "  dynamic \"postgres_settings\" {\n    for_each = var.x\n"
                 "    content {}\n  }\n}\n"},
        {"a.tf", "resource \"aws_dms_endpoint\" \"a\" {\n"
                 "  engine_name = \"postgres\"\n"
                 "  postgres_settings {\n    slot_name = var.slot\n  }\n}\n"},
        {"a.tf", "module \"m\" {\n"
                 "  source = \"terraform-aws-modules/dms/aws\"\n"
                 "  endpoints = {\n    a = merge(var.all, {\n"
                 "      engine_name = \"postgres\"\n    })\n  }\n}\n"},
        {"a.sh", "aws dms modify-endpoint --engine-name postgres\n"},
        {"a.sh", "aws dms create-endpoint --engine-name postgres "
                 "--postgre-sql-settings \"$ALL\"\n"},
    };
    for (size_t i = 0; i < COUNT_OF(open); i++) {
        struct arena *a = arena_new();
        const struct host_document *d = search(a, open[i].name, open[i].bytes);
        struct str s;
        print_message("%s\n", open[i].bytes);
        assert_true(host_str(d, "EngineName", &s));
        assert_false(host_absent(d, "PostgreSQLSettings.SlotName"));
        assert_false(host_str(d, "PostgreSQLSettings.SlotName", &s));
        struct host_setting slot =
            host_setting(a, d, OBJECT_POSTGRES, "SlotName");
        assert_true(slot.unknown && !host_setting_str(&slot, &s));
        arena_free(a);
    }
}

/* What is flat in Terraform has the same path. */
static void flat(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    const struct host_document *d =
        search(a, "a.tf",
               "resource \"aws_dms_s3_endpoint\" \"a\" {\n"
               "  bucket_name = \"b\"\n  cdc_path = var.x\n}\n");
    struct str s;
    assert_true(host_str(d, "S3Settings.BucketName", &s));
    assert_str(s, "b");
    assert_true(host_absent(d, "S3Settings.BucketFolder"));
    assert_false(host_absent(d, "S3Settings.CdcPath"));
    struct host_setting bucket = host_setting(a, d, OBJECT_S3, "BucketName");
    assert_true(host_setting_str(&bucket, &s));
    arena_free(a);
}

static void attributes(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    const struct host_document *d = search(
        a, "a.tf",
        "resource \"aws_dms_endpoint\" \"a\" {\n"
        "  extra_connection_attributes = \"a = 1 ; b=${join(\";\", [1])};;c\"\n"
        "}\n");
    struct host_attributes all = host_attributes(a, d);
    const struct host_attribute *at = all.list.at;
    assert_int_equal(all.list.n, 3);
    assert_str(at[0].name, "a");
    assert_str(at[0].value, "1");
    assert_str(span_str(span_outer(at[0].span)), "a = 1");
    assert_true(at[0].spaced && at[1].unknown && !at[2].spaced);
    assert_str(at[2].name, "c");
    assert_false(at[2].assigned || all.unknown);
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tables),     cmocka_unit_test(engines),
        cmocka_unit_test(families),   cmocka_unit_test(handles),
        cmocka_unit_test(ends),       cmocka_unit_test(values),
        cmocka_unit_test(extras),     cmocka_unit_test(one_path),
        cmocka_unit_test(not_known),  cmocka_unit_test(flat),
        cmocka_unit_test(attributes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
