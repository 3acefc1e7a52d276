/* Documents in templates of CloudFormation. */
#include "host.h"

#define JSON (MISTAKE_JSON | MISTAKE_SENT | MISTAKE_NAMED)
#define YAML (MISTAKE_YAML | MISTAKE_SENT | MISTAKE_NAMED)

static const char *property(bool mappings)
{
    return mappings ? "TableMappings" : "ReplicationTaskSettings";
}

static void yaml_template(struct wrapping *w, wrap_fn *write, const char *head)
{
    struct buf *b = wrap_file(w, "template.yaml");
    buf_add_z(b, head);
    buf_add_z(b, "Parameters:\n"
                 "  Source: {Type: String}\n"
                 "Resources:\n  ");
    wrap_label(w, b);
    buf_add_z(b, "Task:\n"
                 "    Type: AWS::DMS::ReplicationTask\n"
                 "    Properties:\n");
    wrap_needed(w, b, "      MigrationType: full-load-and-cdc\n");
    wrap_needed(w, b, "      SourceEndpointArn: !Ref Source\n");
    wrap_needed(w, b, "      TargetEndpointArn: !Ref Source\n");
    wrap_needed(w, b, "      ReplicationInstanceArn: !Ref Source\n");
    if (!wrap_has_mappings(w))
        buf_add_z(b, "      TableMappings: !Ref Source\n");
    wrap_both(w, b, write);
    buf_add_z(b, "      Tags:\n        - {Key: Name, Value: shop}\n");
}

#define HEAD "AWSTemplateFormatVersion: '2010-09-09'\n"

/* A line of a quoted scalar that goes on is indented at will. */
static void quoted(struct wrapping *w, struct buf *out, const struct item *doc,
                   bool mappings)
{
    struct str text = wrap_json(w, doc, wrap_layout(w), 8);
    buf_printf(out, "      %s: '", property(mappings));
    buf_add_str(out, wrap_replace(w->a, text, "'", "''"));
    buf_add_z(out, "'\n");
}

static void double_quoted(struct wrapping *w, struct buf *out,
                          const struct item *doc, bool mappings)
{
    enum layout layout =
        chance_one_in(w->c, 2) ? LAYOUT_ONE_LINE : LAYOUT_LINES;
    buf_printf(out, "      %s: ", property(mappings));
    write_json_string(out, wrap_json(w, doc, layout, 0));
    buf_add_char(out, '\n');
}

static void literal(struct wrapping *w, struct buf *out, const struct item *doc,
                    bool mappings)
{
    buf_printf(out, "      %s: %s\n", property(mappings),
               chance_one_in(w->c, 3) ? "|-" : "|");
    wrap_lines(out, wrap_json(w, doc, wrap_layout(w), 0), 8);
}

static void folded(struct wrapping *w, struct buf *out, const struct item *doc,
                   bool mappings)
{
    buf_printf(out, "      %s: %s\n", property(mappings),
               chance_one_in(w->c, 2) ? ">-" : ">");
    wrap_lines(out, wrap_json(w, doc, wrap_layout(w), 0), 8);
}

static void sub(struct wrapping *w, struct buf *out, const struct item *doc,
                bool mappings)
{
    struct str text = wrap_json(w, doc, wrap_layout(w), 0);
    text = wrap_replace(w->a, text, "${", "${!");
    buf_printf(out,
               chance_one_in(w->c, 2) ? "      %s:\n        Fn::Sub: |\n"
                                      : "      %s: !Sub |\n",
               property(mappings));
    wrap_lines(out, text, 10);
}

/* Each line is an item of what is joined. */
static void join(struct wrapping *w, struct buf *out, const struct item *doc,
                 bool mappings)
{
    struct str text = wrap_json(w, doc, wrap_layout(w), 0);
    bool newlines = chance_one_in(w->c, 2);
    buf_printf(out, "      %s:\n        !Join\n          - %s\n",
               property(mappings), newlines ? "\"\\n\"" : "''");
    for (bool first = true; text.len; first = false) {
        struct str line = str_cut(&text, '\n');
        buf_add_z(out, first ? "          - - '" : "            - '");
        buf_add_str(out, wrap_replace(w->a, line, "'", "''"));
        buf_add_z(out, "'\n");
    }
}

#define TEMPLATE(name, write, head)                                            \
    static void name(struct wrapping *w)                                       \
    {                                                                          \
        yaml_template(w, write, head);                                         \
    }
TEMPLATE(yaml_single, quoted, HEAD)
TEMPLATE(yaml_double, double_quoted, HEAD)
TEMPLATE(yaml_literal, literal, HEAD)
TEMPLATE(yaml_folded, folded, HEAD)
TEMPLATE(yaml_sub, sub, HEAD)
TEMPLATE(yaml_join, join, HEAD)
TEMPLATE(sam, literal, HEAD "Transform: AWS::Serverless-2016-10-31\n")

static void object(struct wrapping *w, struct buf *out, const struct item *doc,
                   bool mappings)
{
    (void)w;
    buf_printf(out, "      %s:\n",
               mappings ? "TableMappings" : "ReplicationSettings");
    write_yaml(out, doc, 8);
}

static void yaml_object(struct wrapping *w)
{
    struct buf *b = wrap_file(w, "template.yml");
    buf_add_z(b, HEAD "Resources:\n  ");
    wrap_label(w, b);
    buf_add_z(b, "Config:\n"
                 "    Type: AWS::DMS::ReplicationConfig\n"
                 "    Properties:\n");
    wrap_needed(w, b, "      ReplicationType: full-load-and-cdc\n");
    wrap_needed(w, b, "      SourceEndpointArn: !Ref Source\n");
    wrap_needed(w, b, "      TargetEndpointArn: !Ref Target\n");
    wrap_needed(
        w, b,
        "      ComputeConfig: {MaxCapacityUnits: 4, KmsKeyId: !Ref Key}\n");
    if (!wrap_has_mappings(w))
        buf_add_z(b, "      TableMappings: !Ref Source\n");
    wrap_both(w, b, object);
    buf_add_z(b, "      ReplicationConfigIdentifier: shop\n");
}

/* --- JSON ------------------------------------------------------------- */

#define LINE "\n        "

/* What a task cannot be made without, beside its documents. */
static void write_needed(struct wrapping *w, struct buf *b, bool task)
{
    wrap_needed(w, b,
                task ? LINE "\"MigrationType\": \"full-load-and-cdc\","
                     : LINE "\"ReplicationType\": \"full-load-and-cdc\",");
    wrap_needed(w, b, LINE "\"SourceEndpointArn\": {\"Ref\": \"Source\"},");
    wrap_needed(w, b, LINE "\"TargetEndpointArn\": {\"Ref\": \"Target\"},");
    wrap_needed(w, b,
                task ? LINE "\"ReplicationInstanceArn\": {\"Ref\": \"I\"},"
                     : LINE "\"ComputeConfig\": {\"Ref\": \"C\"},");
    if (!task)
        buf_add_z(b, LINE "\"ReplicationConfigIdentifier\": \"shop\",");
}

static void json_template(struct wrapping *w, const char *type, wrap_fn *write)
{
    struct buf *b = wrap_file(w, "template.json");
    buf_add_z(b, "{\n  \"AWSTemplateFormatVersion\": \"2010-09-09\",\n"
                 "  \"Resources\": {\n    ");
    wrap_label(w, b);
    buf_printf(b,
               "\"Task\": {\n      \"Type\": \"AWS::DMS::%s\",\n"
               "      \"Properties\": {",
               type);
    write_needed(w, b, strcmp(type, "ReplicationTask") == 0);
    if (!wrap_has_mappings(w))
        buf_add_z(b, "\n        \"TableMappings\": {\"Ref\": \"M\"},");
    wrap_both(w, b, write);
    buf_add_z(b, "\n        \"Tags\": []\n      }\n    }\n  }\n}\n");
}

static void json_text(struct wrapping *w, struct buf *out,
                      const struct item *doc, bool mappings)
{
    enum layout layout =
        chance_one_in(w->c, 2) ? LAYOUT_ONE_LINE : LAYOUT_LINES;
    buf_printf(out, "\n        \"%s\": ", property(mappings));
    write_json_string(out, wrap_json(w, doc, layout, 0));
    buf_add_char(out, ',');
}

static void json_inner(struct wrapping *w, struct buf *out,
                       const struct item *doc, bool mappings)
{
    buf_printf(out, "\n        \"%s\": ",
               mappings ? "TableMappings" : "ReplicationSettings");
    buf_add_str(out, wrap_json(w, doc, wrap_layout(w), 8));
    buf_add_char(out, ',');
}

static void json_joined(struct wrapping *w, struct buf *out,
                        const struct item *doc, bool mappings)
{
    struct str text = wrap_json(w, doc, wrap_layout(w), 0);
    buf_printf(out, "\n        \"%s\": { \"Fn::Join\": [ \"\", [",
               property(mappings));
    for (bool first = true; text.len; first = false) {
        buf_add_z(out, first ? "\n          " : ",\n          ");
        write_json_string(out, str_cut(&text, '\n'));
    }
    buf_add_z(out, "\n        ] ] },");
}

static void json_string(struct wrapping *w)
{
    json_template(w, "ReplicationTask", json_text);
}

static void json_object(struct wrapping *w)
{
    json_template(w, "ReplicationConfig", json_inner);
}

static void json_join(struct wrapping *w)
{
    json_template(w, "ReplicationTask", json_joined);
}

const struct plant_host hosts_cloudformation[] = {
    {"cfn-single-quotes", JSON, true, false, yaml_single, 4},
    {"cfn-double-quotes", JSON, false, false, yaml_double, 4},
    {"cfn-literal", JSON, false, false, yaml_literal, 4},
    {"cfn-folded", JSON, true, false, yaml_folded, 4},
    {"cfn-object", YAML, false, false, yaml_object, 4},
    {"cfn-sub", JSON, false, false, yaml_sub, 4},
    {"cfn-join", JSON, true, false, yaml_join, 4},
    {"cfn-json-string", JSON, false, false, json_string, 4},
    {"cfn-json-object", JSON, false, false, json_object, 4},
    {"cfn-json-join", JSON, true, false, json_join, 4},
    {"sam", JSON, false, false, sam, 4},
    {NULL, 0, false, false, NULL, 0},
};
