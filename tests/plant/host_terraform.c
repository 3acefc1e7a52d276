/* Documents in Terraform. */
#include "host.h"

#define HCL  (MISTAKE_HCL | MISTAKE_SENT | MISTAKE_NAMED)
#define JSON (MISTAKE_JSON | MISTAKE_SENT | MISTAKE_NAMED)

static const char *attribute(bool mappings)
{
    return mappings ? "table_mappings" : "replication_task_settings";
}

static void start(struct wrapping *w, struct buf *b)
{
    buf_add_z(b, "resource \"aws_dms_replication_task\" ");
    wrap_label(w, b);
    buf_add_z(b, "\"shop\" {\n");
}

static void resource(struct wrapping *w, wrap_fn *write)
{
    struct buf *b = wrap_file(w, "main.tf");
    start(w, b);
    wrap_needed(w, b, "  replication_task_id      = \"shop\"\n");
    wrap_needed(w, b, "  migration_type           = \"full-load-and-cdc\"\n");
    wrap_needed(w, b, "  replication_instance_arn = var.instance_arn\n");
    wrap_needed(w, b, "  source_endpoint_arn      = var.source_arn\n");
    wrap_needed(w, b, "  target_endpoint_arn      = var.target_arn\n");
    if (!wrap_has_mappings(w))
        buf_add_z(b, "  table_mappings           = var.table_mappings\n");
    buf_add_char(b, '\n');
    wrap_both(w, b, write);
    buf_add_z(b, "\n  tags = {\n    Name = \"shop\"\n  }\n}\n");
}

/* A '${' that is DMS's own, in a template. */
static struct str escaped(struct wrapping *w, struct str text)
{
    return wrap_replace(w->a, text, "${", "$${");
}

static void expression(struct wrapping *w, struct buf *out,
                       const struct item *doc, unsigned depth, bool colon)
{
    struct writing hcl = {.out = out,
                          .layout = wrap_layout(w),
                          .step = 2,
                          .depth = depth,
                          .colon = colon};
    write_hcl(&hcl, doc);
}

static void encode(struct wrapping *w, struct buf *out, const struct item *doc,
                   bool mappings, bool colon)
{
    buf_printf(out, "  %s = jsonencode(", attribute(mappings));
    expression(w, out, doc, 1, colon);
    buf_add_z(out, ")\n");
}

static void encode_equals(struct wrapping *w, struct buf *out,
                          const struct item *doc, bool mappings)
{
    encode(w, out, doc, mappings, false);
}

static void encode_colon(struct wrapping *w, struct buf *out,
                         const struct item *doc, bool mappings)
{
    encode(w, out, doc, mappings, true);
}

static void heredoc(struct wrapping *w, struct buf *out, const struct item *doc,
                    bool mappings)
{
    struct str text = escaped(w, wrap_json(w, doc, wrap_layout(w), 0));
    buf_printf(out, "  %s = <<EOF\n", attribute(mappings));
    wrap_lines(out, text, 0);
    buf_add_z(out, "EOF\n");
}

static void heredoc_indented(struct wrapping *w, struct buf *out,
                             const struct item *doc, bool mappings)
{
    struct str text = escaped(w, wrap_json(w, doc, wrap_layout(w), 0));
    buf_printf(out, "  %s = <<-JSON\n", attribute(mappings));
    wrap_lines(out, text, 4);
    buf_add_z(out, "  JSON\n");
}

static void string(struct wrapping *w, struct buf *out, const struct item *doc,
                   bool mappings)
{
    enum layout layout =
        chance_one_in(w->c, 2) ? LAYOUT_ONE_LINE : LAYOUT_COMPACT;
    buf_printf(out, "  %s = ", attribute(mappings));
    write_hcl_string(out, wrap_json(w, doc, layout, 0));
    buf_add_char(out, '\n');
}

static const char *file_of(bool mappings)
{
    return mappings ? "mappings.json" : "settings.json";
}

static void json_file(struct wrapping *w, const struct item *doc, bool mappings)
{
    struct str text = wrap_json(w, doc, wrap_layout(w), 0);
    wrap_lines(wrap_file(w, file_of(mappings)), text, 0);
}

static void by_file(struct wrapping *w, struct buf *out, const struct item *doc,
                    bool mappings)
{
    buf_printf(out, "  %s = file(\"%s%s\")\n", attribute(mappings),
               chance_one_in(w->c, 2) ? "" : "${path.module}/",
               file_of(mappings));
    json_file(w, doc, mappings);
}

/* As the last step, since a value may be written into another file. */
static void local_value(struct wrapping *w, struct buf *out,
                        const struct item *doc, bool mappings)
{
    bool encoded = chance_one_in(w->c, 2);
    const char *name = mappings ? "mappings" : "settings";
    buf_printf(out,
               encoded ? "  %s = local.%s\n" : "  %s = jsonencode(local.%s)\n",
               attribute(mappings), name);
    struct buf *b = wrap_file(w, mappings ? "mappings.tf" : "settings.tf");
    buf_printf(b, "locals {\n  %s = %s", name, encoded ? "jsonencode(" : "");
    expression(w, b, doc, 1, false);
    buf_add_z(b, encoded ? ")\n}\n" : "\n}\n");
}

/* What may stand elsewhere: nothing is wrong with the member itself. */
static bool is_movable(const struct item *item)
{
    return item->key && item_is_container(item) && !item->flags;
}

/* A copy of the document in which members are locals, that go to LOCALS. */
static struct item *take_apart(struct wrapping *w, struct buf *locals,
                               const struct item *doc, bool mappings)
{
    struct item *copy = item_copy(w->a, doc);
    for (struct item *i = copy->first; i; i = i->next) {
        if (!is_movable(i) || chance_one_in(w->c, 3))
            continue;
        struct item alone = *i;
        const char *name = arena_printf(
            w->a, "%s_%s", mappings ? "mappings" : "settings", i->key);
        alone.next = NULL;
        buf_printf(locals, "  %s = ", name);
        expression(w, locals, &alone, 1, false);
        buf_add_char(locals, '\n');
        i->kind = ITEM_PLAIN;
        i->text = arena_printf(w->a, "local.%s", name);
        i->first = NULL;
    }
    return copy;
}

static void value_in_pieces(struct wrapping *w, struct buf *out,
                            const struct item *doc, bool mappings)
{
    if (w->file_count == 1)
        buf_add_z(wrap_file(w, "locals.tf"), "locals {\n");
    struct buf *locals = &w->files[1].bytes;
    encode(w, out, take_apart(w, locals, doc, mappings), mappings, false);
}

/* The second file has what the documents in the first refer to. */
static void in_pieces(struct wrapping *w)
{
    resource(w, value_in_pieces);
    buf_add_z(&w->files[1].bytes, "}\n");
}

static void variable_value(struct wrapping *w, struct buf *out,
                           const struct item *doc, bool mappings)
{
    const char *name = mappings ? "mappings" : "settings";
    buf_printf(out, "  %s = var.%s\n", attribute(mappings), name);
    struct buf *b = wrap_file(w, mappings ? "mappings.tf" : "settings.tf");
    buf_printf(b, "variable \"%s\" {\n  type    = string\n  default = <<EOT\n",
               name);
    wrap_lines(b, escaped(w, wrap_json(w, doc, wrap_layout(w), 0)), 0);
    buf_add_z(b, "EOT\n}\n");
}

static void old_value(struct wrapping *w, struct buf *out,
                      const struct item *doc, bool mappings)
{
    if (chance_one_in(w->c, 2)) {
        buf_printf(out, "  %s = \"${file(\"${path.module}/%s\")}\"\n",
                   attribute(mappings), file_of(mappings));
        json_file(w, doc, mappings);
    } else {
        buf_printf(out, "  %s = <<EOF\n", attribute(mappings));
        wrap_lines(out, escaped(w, wrap_json(w, doc, wrap_layout(w), 0)), 0);
        buf_add_z(out, "EOF\n");
    }
}

#define RESOURCE(name, write)                                                  \
    static void name(struct wrapping *w)                                       \
    {                                                                          \
        resource(w, write);                                                    \
    }
RESOURCE(jsonencode_equals, encode_equals)
RESOURCE(jsonencode_colon, encode_colon)
RESOURCE(in_heredoc, heredoc)
RESOURCE(in_heredoc_indented, heredoc_indented)
RESOURCE(in_string, string)
RESOURCE(in_file, by_file)
RESOURCE(in_local, local_value)
RESOURCE(in_variable, variable_value)

static void old_style(struct wrapping *w)
{
    struct buf *b = wrap_file(w, "main.tf");
    start(w, b);
    wrap_needed(w, b, "  replication_task_id = \"${var.name}\"\n");
    wrap_needed(w, b, "  migration_type      = \"full-load-and-cdc\"\n");
    wrap_needed(w, b, "  source_endpoint_arn = \"${var.source_arn}\"\n");
    wrap_needed(w, b, "  target_endpoint_arn = \"${var.target_arn}\"\n");
    wrap_needed(w, b, "  replication_instance_arn = \"${var.instance}\"\n");
    if (!wrap_has_mappings(w))
        buf_add_z(b, "  table_mappings = \"${var.table_mappings}\"\n");
    wrap_both(w, b, old_value);
    buf_add_z(b, "\n  tags {\n    Name = \"${var.name}\"\n  }\n}\n");
}

static void module_value(struct wrapping *w, struct buf *out,
                         const struct item *doc, bool mappings)
{
    buf_printf(out, "      %s = jsonencode(", attribute(mappings));
    expression(w, out, doc, 3, false);
    buf_add_z(out, ")\n");
}

static void in_module(struct wrapping *w)
{
    struct buf *b = wrap_file(w, "main.tf");
    buf_add_z(b, "module \"dms\" {\n"
                 "  source  = \"terraform-aws-modules/dms/aws\"\n"
                 "  version = \"~> 2.0\"\n\n"
                 "  replication_tasks = {\n"
                 "    shop = {\n"
                 "      replication_task_id = \"shop\"\n"
                 "      migration_type      = \"full-load-and-cdc\"\n"
                 "      source_endpoint_key = \"source\"\n");
    wrap_both(w, b, module_value);
    buf_add_z(b, "    }\n  }\n}\n");
}

static void json_value(struct wrapping *w, struct buf *out,
                       const struct item *doc, bool mappings)
{
    enum layout layout =
        chance_one_in(w->c, 2) ? LAYOUT_ONE_LINE : LAYOUT_LINES;
    buf_printf(out, ",\n        \"%s\": ", attribute(mappings));
    write_json_string(out, escaped(w, wrap_json(w, doc, layout, 0)));
}

#define JSON_MEMBER(name, value) ",\n        \"" name "\": \"" value "\""

static void tf_json(struct wrapping *w)
{
    struct buf *b = wrap_file(w, "main.tf.json");
    buf_add_z(b, "{\n  \"resource\": {\n"
                 "    \"aws_dms_replication_task\": {\n      ");
    wrap_label(w, b);
    buf_add_z(b, "\"shop\": {\n        \"start_replication_task\": false");
    wrap_needed(w, b, JSON_MEMBER("replication_task_id", "shop"));
    wrap_needed(w, b, JSON_MEMBER("migration_type", "${var.type}"));
    wrap_needed(w, b, JSON_MEMBER("source_endpoint_arn", "${var.source}"));
    wrap_needed(w, b, JSON_MEMBER("target_endpoint_arn", "${var.target}"));
    wrap_needed(w, b, JSON_MEMBER("replication_instance_arn", "${var.i}"));
    if (!wrap_has_mappings(w))
        buf_add_z(b, JSON_MEMBER("table_mappings", "${var.table_mappings}"));
    wrap_both(w, b, json_value);
    buf_add_z(b, "\n      }\n    }\n  }\n}\n");
}

const struct plant_host hosts_terraform[] = {
    {"tf-jsonencode", HCL, false, false, jsonencode_equals, 5},
    {"tf-jsonencode-colon", HCL, false, false, jsonencode_colon, 5},
    {"tf-heredoc", JSON, false, false, in_heredoc, 5},
    {"tf-heredoc-indented", JSON, false, false, in_heredoc_indented, 5},
    {"tf-string", JSON, false, false, in_string, 5},
    {"tf-file", JSON, false, false, in_file, 5},
    {"tf-local", HCL, false, false, in_local, 5},
    {"tf-pieces", HCL, false, false, in_pieces, 5},
    {"tf-variable", JSON, false, false, in_variable, 5},
    {"tf-0.11", JSON, false, false, old_style, 5},
    {"tf-module", HCL, false, false, in_module, 0},
    {"tf.json", JSON, false, false, tf_json, 5},
    {NULL, 0, false, false, NULL, 0},
};
