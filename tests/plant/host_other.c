/* Documents alone, in what the AWS CLI reads and writes, in scripts. */
#include "base/vec.h"
#include "host.h"

#define JSON  (MISTAKE_JSON | MISTAKE_SENT)
#define NAMED (JSON | MISTAKE_NAMED)
#define YAML  (MISTAKE_YAML | MISTAKE_SENT)
#define SHELL (NAMED | MISTAKE_OPTIONS)

/* --- Alone ------------------------------------------------------------ */

static void alone(struct wrapping *w, const char *start, const char *line_end)
{
    struct str text = wrap_json(w, w->doc, wrap_layout(w), 0);
    struct buf *b =
        wrap_file(w, w->mappings ? "mappings.json" : "settings.json");
    buf_add_z(b, start);
    buf_add_str(b, wrap_replace(w->a, text, "\n", line_end));
    buf_add_z(b, line_end);
}

static void plain(struct wrapping *w)
{
    alone(w, "", "\n");
}

static void crlf(struct wrapping *w)
{
    alone(w, "", "\r\n");
}

static void bom(struct wrapping *w)
{
    alone(w, "\357\273\277", "\n");
}

static void wrapped(struct wrapping *w)
{
    const char *key =
        w->mappings
            ? chance_word(w->c, w->a, "TableMappings|mapping")
            : chance_word(w->c, w->a, "ReplicationTaskSettings|settings");
    struct buf *b = wrap_file(w, "document.json");
    buf_printf(b, "{\n  \"%s\": ", key);
    buf_add_str(b, wrap_json(w, w->doc, wrap_layout(w), 2));
    buf_add_z(b, "\n}\n");
}

static void yaml(struct wrapping *w)
{
    write_yaml(wrap_file(w, "document.yaml"), w->doc, 0);
}

/* --- The AWS CLI ------------------------------------------------------ */

static void member(struct wrapping *w, struct buf *out, const struct item *doc,
                   bool mappings)
{
    enum layout layout =
        chance_one_in(w->c, 2) ? LAYOUT_ONE_LINE : LAYOUT_LINES;
    buf_printf(out, "    \"%s\": ",
               mappings ? "TableMappings" : "ReplicationTaskSettings");
    write_json_string(out, wrap_json(w, doc, layout, 0));
    buf_add_z(out, ",\n");
}

static void skeleton(struct wrapping *w)
{
    struct buf *b = wrap_file(w, "task.json");
    buf_add_z(b, "{\n    \"ReplicationTaskIdentifier\": \"shop\",\n"
                 "    \"MigrationType\": \"full-load-and-cdc\",\n");
    wrap_both(w, b, member);
    buf_add_z(b, "    \"CdcStartPosition\": \"\"\n}\n");
}

/* A request and the command that sends it. */
static void request(struct wrapping *w)
{
    buf_add_z(wrap_file(w, "deploy.sh"),
              "aws dms create-replication-task \\\n"
              "    --cli-input-json file://task.json --output text\n");
    struct buf *b = wrap_file(w, "task.json");
    wrap_label(w, b);
    buf_add_z(b, "{\n");
    wrap_needed(w, b, "    \"MigrationType\": \"full-load-and-cdc\",\n");
    wrap_needed(w, b, "    \"SourceEndpointArn\": \"<SOURCE>\",\n");
    wrap_needed(w, b, "    \"TargetEndpointArn\": \"<TARGET>\",\n");
    wrap_needed(w, b, "    \"ReplicationInstanceArn\": \"<INSTANCE>\",\n");
    if (!wrap_has_mappings(w))
        buf_add_z(b, "    \"TableMappings\": \"<MAPPINGS>\",\n");
    wrap_both(w, b, member);
    buf_add_z(b, "    \"ReplicationTaskIdentifier\": ");
    wrap_label(w, b);
    buf_add_z(b, "\"shop\"\n}\n");
}

static void describe(struct wrapping *w)
{
    struct buf *b = wrap_file(w, "tasks.json");
    buf_add_z(b, "{\n  \"ReplicationTasks\": [\n   {\n"
                 "    \"ReplicationTaskIdentifier\": \"shop\",\n"
                 "    \"MigrationType\": \"full-load-and-cdc\",\n");
    wrap_both(w, b, member);
    buf_add_z(b, "    \"Status\": \"running\"\n   }\n  ]\n}\n");
}

static void planned(struct wrapping *w, struct buf *out, const struct item *doc,
                    bool mappings)
{
    buf_printf(out, ",\"%s\":",
               mappings ? "table_mappings" : "replication_task_settings");
    write_json_string(out, wrap_json(w, doc, LAYOUT_ONE_LINE, 0));
}

static void plan(struct wrapping *w)
{
    struct buf *b = wrap_file(w, "plan.json");
    buf_add_z(b, "{\"format_version\":\"1.2\",\"terraform_version\":\"1.9.0\","
                 "\"planned_values\":{\"root_module\":{\"resources\":[\n"
                 "{\"address\":\"aws_dms_replication_task.shop\","
                 "\"mode\":\"managed\",\"type\":\"aws_dms_replication_task\","
                 "\"name\":\"shop\",\n\"values\":{\"migration_type\":"
                 "\"full-load-and-cdc\"");
    wrap_both(w, b, planned);
    buf_add_z(b, "}}]}}}\n");
}

/* --- Scripts ---------------------------------------------------------- */

static const char *option(bool mappings)
{
    return mappings ? "--table-mappings" : "--replication-task-settings";
}

#define OPTION " \\\n    "

/* What a task needs, and another value where the option stands once more. */
static const struct {
    const char *name, *value, *other;
} options[] = {
    {"--replication-task-identifier", "shop", "shop-two"},
    {"--migration-type", "full-load-and-cdc", "\"$TYPE\""},
    {"--source-endpoint-arn", "\"$SOURCE\"", "\"$OTHER\""},
    {"--target-endpoint-arn", "\"$TARGET\"", "\"$OTHER\""},
    {"--replication-instance-arn", "\"$INSTANCE\"", "\"$OTHER\""},
};

static void needed(struct wrapping *w, struct buf *b)
{
    static const char here[] = {PLACE, '\0'};
    for (unsigned i = 0; i < COUNT_OF(options); i++) {
        const char *place = i + 1 == w->twice ? here : "";
        wrap_needed(w, b,
                    arena_printf(w->a, OPTION "%s%s %s", place, options[i].name,
                                 options[i].value));
    }
}

static void again(const struct wrapping *w, struct buf *b)
{
    if (w->twice)
        buf_printf(b, OPTION "%s %s", options[w->twice - 1].name,
                   options[w->twice - 1].other);
}

static void script(struct wrapping *w, wrap_fn *before, wrap_fn *write)
{
    struct buf *b = wrap_file(w, "deploy.sh");
    buf_add_z(b, "#!/bin/sh\nset -eu\n");
    if (before)
        wrap_both(w, b, before);
    buf_add_z(b, "aws dms ");
    wrap_label(w, b);
    buf_add_z(b, "create-replication-task");
    needed(w, b);
    if (!wrap_has_mappings(w))
        buf_add_z(b, " \\\n    --table-mappings \"$MAPPINGS\"");
    wrap_both(w, b, write);
    again(w, b);
    buf_add_z(b, OPTION "--tags Key=Name,Value=shop\n");
}

static void in_single(struct wrapping *w, struct buf *out,
                      const struct item *doc, bool mappings)
{
    struct str text = wrap_json(w, doc, wrap_layout(w), 0);
    buf_printf(out, " \\\n    %s '", option(mappings));
    buf_add_str(out, wrap_replace(w->a, text, "'", "'\\''"));
    buf_add_char(out, '\'');
}

static void in_double(struct wrapping *w, struct buf *out,
                      const struct item *doc, bool mappings)
{
    struct str text = wrap_json(w, doc, wrap_layout(w), 0);
    buf_printf(out, " \\\n    %s \"", option(mappings));
    for (size_t i = 0; i < text.len; i++) {
        if (strchr("\\\"$`", text.ptr[i]))
            buf_add_char(out, '\\');
        buf_add_char(out, text.ptr[i]);
    }
    buf_add_char(out, '"');
}

static const char *variable(bool mappings)
{
    return mappings ? "mappings" : "settings";
}

/* In a here-document of quoted END nothing is replaced. */
static void here_document(struct wrapping *w, struct buf *out,
                          const struct item *doc, bool mappings)
{
    bool raw = chance_one_in(w->c, 2);
    struct str text = wrap_json(w, doc, wrap_layout(w), 0);
    if (!raw)
        text = wrap_replace(w->a, wrap_replace(w->a, text, "\\", "\\\\"), "$",
                            "\\$");
    buf_printf(out, "%s=$(cat <<%s\n", variable(mappings),
               raw ? "'END'" : "END");
    wrap_lines(out, text, 0);
    buf_add_z(out, "END\n)\n");
}

static void by_variable(struct wrapping *w, struct buf *out,
                        const struct item *doc, bool mappings)
{
    (void)w;
    (void)doc;
    buf_printf(out, " \\\n    %s \"$%s\"", option(mappings),
               variable(mappings));
}

static void by_file(struct wrapping *w, struct buf *out, const struct item *doc,
                    bool mappings)
{
    const char *name = mappings ? "mappings.json" : "settings.json";
    buf_printf(out, " \\\n    %s file://%s", option(mappings), name);
    wrap_lines(wrap_file(w, name), wrap_json(w, doc, wrap_layout(w), 0), 0);
}

static void shell_single(struct wrapping *w)
{
    script(w, NULL, in_single);
}

static void shell_double(struct wrapping *w)
{
    script(w, NULL, in_double);
}

static void shell_here(struct wrapping *w)
{
    script(w, here_document, by_variable);
}

static void shell_file(struct wrapping *w)
{
    script(w, NULL, by_file);
}

const struct plant_host hosts_other[] = {
    {"json", JSON, false, false, plain, 0},
    {"json-crlf", JSON, false, false, crlf, 0},
    {"json-bom", JSON, false, false, bom, 0},
    {"json-console", JSON, false, true, plain, 0},
    {"json-wrapped", JSON, false, false, wrapped, 0},
    {"yaml", YAML, false, false, yaml, 0},
    {"cli-input", NAMED, false, false, skeleton, 0},
    {"cli-request", NAMED, false, false, request, 4},
    {"cli-describe", MISTAKE_JSON | MISTAKE_NAMED, false, true, describe, 0},
    {"terraform-plan", NAMED, false, false, plan, 0},
    {"sh-single-quotes", SHELL, false, false, shell_single, COUNT_OF(options)},
    {"sh-double-quotes", SHELL, false, false, shell_double, COUNT_OF(options)},
    {"sh-here-document", SHELL, false, false, shell_here, COUNT_OF(options)},
    {"sh-file", SHELL, false, false, shell_file, COUNT_OF(options)},
    {NULL, 0, false, false, NULL, 0},
};
