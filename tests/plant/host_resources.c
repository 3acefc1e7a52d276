/* What stands beside a task, and the task itself, as resources. */
#include "host.h"

#define TERRAFORM (MISTAKE_HCL | MISTAKE_RESOURCES)
#define YAML      (MISTAKE_YAML | MISTAKE_RESOURCES)
#define JSON      (MISTAKE_JSON | MISTAKE_RESOURCES)

/* --- Values ------------------------------------------------------------- */

static struct item *part(const struct wrapping *w, const char *name)
{
    return item_get((struct item *)w->doc, name);
}

/* Terraform's half of "engine|Engine", or CloudFormation's. */
static struct str half(const char *key, bool second)
{
    struct str rest = str_of(key), first = str_cut(&rest, '|');
    return second ? rest : first;
}

static void place(struct buf *b, const struct item *i, unsigned at)
{
    if (i->flags & at)
        buf_add_char(b, PLACE);
}

static void value(struct buf *b, const struct item *i)
{
    place(b, i, ITEM_AT_VALUE);
    if (i->kind == ITEM_PLAIN)
        buf_add_z(b, i->text);
    else
        write_json_string(b, str_of(i->text));
}

/* --- Terraform ------------------------------------------------------------ */

static void hcl_member(struct buf *b, const struct item *i, unsigned depth)
{
    struct str name = half(i->key, false);
    if (!name.len)
        return;
    buf_add_repeat(b, ' ', depth);
    place(b, i, ITEM_AT_KEY);
    buf_printf(b, "%.*s = ", STR_ARG(name));
    value(b, i);
    buf_add_char(b, '\n');
}

/* A resource of that type and name, up to what its members do not say. */
static void hcl_open(struct wrapping *w, struct buf *b, const char *type,
                     const char *name, const char *members)
{
    buf_printf(b, "resource \"%s\" ", type);
    place(b, part(w, members), ITEM_AT_VALUE);
    buf_printf(b, "\"%s\" {\n", name);
    for (struct item *i = part(w, members)->first; i; i = i->next)
        hcl_member(b, i, 2);
}

static void hcl_parameters(struct wrapping *w, struct buf *b)
{
    for (struct item *p = part(w, "parameters")->first; p; p = p->next) {
        buf_add_z(b, "\n  parameter {\n    name = ");
        place(b, p, ITEM_AT_KEY | ITEM_AT_VALUE);
        buf_printf(b, "\"%s\"\n", p->key);
        for (struct item *i = p->first; i; i = i->next)
            hcl_member(b, i, 4);
        buf_add_z(b, "  }\n");
    }
}

static void hcl_resources(struct wrapping *w)
{
    struct buf *b = wrap_file(w, "main.tf");
    hcl_open(w, b, "aws_db_instance", "shop", "database");
    buf_add_z(b, "  parameter_group_name = aws_db_parameter_group.shop.name\n"
                 "}\n\n");
    hcl_open(w, b, "aws_db_parameter_group", "shop", "group");
    hcl_parameters(w, b);
    buf_add_z(b, "}\n\n");
    hcl_open(w, b, "aws_dms_endpoint", "source", "endpoint");
    buf_add_z(b, "  password = var.password\n}\n\n");
    hcl_open(w, b, "aws_dms_replication_instance", "shop", "instance");
    buf_add_z(b, "}\n\n");
    hcl_open(w, b, "aws_dms_certificate", "authority", "certificate");
    buf_add_z(b, "}\n\n");
    hcl_open(w, b, "aws_dms_replication_task", "shop", "task");
    buf_add_z(b,
              "  replication_instance_arn = "
              "aws_dms_replication_instance.shop.replication_instance_arn\n"
              "  source_endpoint_arn = aws_dms_endpoint.source.endpoint_arn\n"
              "  target_endpoint_arn = var.target_arn\n"
              "  table_mappings      = var.mappings\n}\n");
}

/* --- CloudFormation ---------------------------------------------------------
 */

/* A resource whose members are in the document, and those that refer to other
 * resources: "Property=Resource", "Property=Resource.Attribute". */
struct resource {
    const char *name, *type, *members, *refers;
};

static const struct resource resources[] = {
    {"Database", "AWS::RDS::DBInstance", "database",
     "DBParameterGroupName=Group"},
    {"Group", "AWS::RDS::DBParameterGroup", "group", ""},
    {"Source", "AWS::DMS::Endpoint", "endpoint",
     "ServerName=Database.Endpoint.Address Password=Password"},
    {"Instance", "AWS::DMS::ReplicationInstance", "instance", ""},
    {"Authority", "AWS::DMS::Certificate", "certificate", ""},
    {"Task", "AWS::DMS::ReplicationTask", "task",
     "ReplicationInstanceArn=Instance SourceEndpointArn=Source "
     "TargetEndpointArn=Target TableMappings=Mappings"},
};

static void yaml_parameters(struct wrapping *w, struct buf *b)
{
    buf_add_z(b, "      Parameters:\n");
    for (struct item *p = part(w, "parameters")->first; p; p = p->next) {
        buf_add_z(b, "        ");
        place(b, p, ITEM_AT_KEY | ITEM_AT_VALUE);
        buf_printf(b, "%s: ", p->key);
        value(b, p->first);
        buf_add_char(b, '\n');
    }
}

static void yaml_resource(struct wrapping *w, struct buf *b,
                          const struct resource *r)
{
    struct str rest = str_of(r->refers);
    buf_add_z(b, "  ");
    place(b, part(w, r->members), ITEM_AT_VALUE);
    buf_printf(b, "%s:\n    Type: %s\n    Properties:\n", r->name, r->type);
    for (struct item *i = part(w, r->members)->first; i; i = i->next) {
        struct str name = half(i->key, true);
        if (!name.len)
            continue;
        buf_add_z(b, "      ");
        place(b, i, ITEM_AT_KEY);
        buf_printf(b, "%.*s: ", STR_ARG(name));
        value(b, i);
        buf_add_char(b, '\n');
    }
    while (rest.len) {
        struct str to = str_cut(&rest, ' '), name = str_cut(&to, '=');
        buf_printf(b, "      %.*s: %s %.*s\n", STR_ARG(name),
                   str_contains(to, STR(".")) ? "!GetAtt" : "!Ref",
                   STR_ARG(to));
    }
    if (strcmp(r->members, "group") == 0)
        yaml_parameters(w, b);
}

static void yaml_resources(struct wrapping *w)
{
    struct buf *b = wrap_file(w, "template.yaml");
    buf_add_z(b, "AWSTemplateFormatVersion: \"2010-09-09\"\n"
                 "Parameters:\n"
                 "  Password: {Type: String, NoEcho: true}\n"
                 "  Target: {Type: String}\n"
                 "  Mappings: {Type: String}\n"
                 "Resources:\n");
    for (size_t i = 0; i < sizeof resources / sizeof *resources; i++)
        yaml_resource(w, b, &resources[i]);
}

static void json_parameters(struct wrapping *w, struct buf *b)
{
    const char *before = "";
    buf_add_z(b, ",\n        \"Parameters\": {");
    for (struct item *p = part(w, "parameters")->first; p; p = p->next) {
        buf_printf(b, "%s\n          ", before);
        place(b, p, ITEM_AT_KEY | ITEM_AT_VALUE);
        buf_printf(b, "\"%s\": ", p->key);
        value(b, p->first);
        before = ",";
    }
    buf_add_z(b, "\n        }");
}

static void json_refer(struct buf *b, struct str name, struct str to)
{
    struct str attribute = to, resource = str_cut(&attribute, '.');
    buf_printf(b, ",\n        \"%.*s\": ", STR_ARG(name));
    if (attribute.len)
        buf_printf(b, "{\"Fn::GetAtt\": [\"%.*s\", \"%.*s\"]}",
                   STR_ARG(resource), STR_ARG(attribute));
    else
        buf_printf(b, "{\"Ref\": \"%.*s\"}", STR_ARG(resource));
}

static void json_resource(struct wrapping *w, struct buf *b,
                          const struct resource *r)
{
    struct str rest = str_of(r->refers);
    const char *before = "";
    buf_add_z(b, "    ");
    place(b, part(w, r->members), ITEM_AT_VALUE);
    buf_printf(b,
               "\"%s\": {\n      \"Type\": \"%s\",\n"
               "      \"Properties\": {",
               r->name, r->type);
    for (struct item *i = part(w, r->members)->first; i; i = i->next) {
        struct str name = half(i->key, true);
        if (!name.len)
            continue;
        buf_printf(b, "%s\n        ", before);
        place(b, i, ITEM_AT_KEY);
        buf_printf(b, "\"%.*s\": ", STR_ARG(name));
        value(b, i);
        before = ",";
    }
    while (rest.len) {
        struct str to = str_cut(&rest, ' '), name = str_cut(&to, '=');
        json_refer(b, name, to);
    }
    if (strcmp(r->members, "group") == 0)
        json_parameters(w, b);
    buf_add_z(b, "\n      }\n    }");
}

static void json_resources(struct wrapping *w)
{
    struct buf *b = wrap_file(w, "template.json");
    buf_add_z(b, "{\n  \"Parameters\": {\n"
                 "    \"Password\": {\"Type\": \"String\", \"NoEcho\": true},\n"
                 "    \"Target\": {\"Type\": \"String\"},\n"
                 "    \"Mappings\": {\"Type\": \"String\"}\n  },\n"
                 "  \"Resources\": {\n");
    for (size_t i = 0; i < sizeof resources / sizeof *resources; i++) {
        buf_add_z(b, i ? ",\n" : "");
        json_resource(w, b, &resources[i]);
    }
    buf_add_z(b, "\n  }\n}\n");
}

const struct plant_host hosts_resources[] = {
    {"tf-resources", TERRAFORM, false, false, hcl_resources, 0},
    {"cfn-resources", YAML, false, false, yaml_resources, 0},
    {"cfn-resources-json", JSON, false, false, json_resources, 0},
    {NULL, 0, false, false, NULL, 0},
};
