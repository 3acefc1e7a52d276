#include <stddef.h>

#include "base/json.h"
#include "cmd/cmd.h"

enum { FORM_VERSION = 1 };

struct rules_options {
    const char *format;
};

static const char *fix_name(enum fix_kind kind)
{
    static const char *const names[] = {
        [FIX_NONE] = "none", [FIX_SAFE] = "safe", [FIX_UNSAFE] = "unsafe"};
    return names[kind];
}

static void print_json_list(struct buf *out)
{
    struct json *o = json_new_object(), *list = json_new_array();
    json_put(o, "version", json_new_int(FORM_VERSION));
    for (enum finding_id id = 0; id < FINDING_COUNT; id++) {
        const struct finding_rule *r = finding_rule(id);
        struct json *row = json_new_object();
        json_put(row, "rule", json_new_string(str_of(r->name)));
        json_put(row, "severity",
                 json_new_string(str_of(severity_name(r->severity))));
        json_put(row, "fix", json_new_string(str_of(fix_name(r->fix))));
        json_put(row, "title", json_new_string(str_of(r->title)));
        json_push(list, row);
    }
    json_put(o, "rules", list);
    json_print(o, out);
    buf_add_z(out, "\n");
    json_free(o);
}

static void print_table(struct buf *out)
{
    size_t width = 0;
    for (enum finding_id id = 0; id < FINDING_COUNT; id++) {
        size_t len = strlen(finding_rule(id)->name);
        width = len > width ? len : width;
    }
    for (enum finding_id id = 0; id < FINDING_COUNT; id++) {
        const struct finding_rule *r = finding_rule(id);
        buf_printf(out, "%-*s  %-7s  %s", (int)width, r->name,
                   severity_name(r->severity), r->title);
        if (r->fix != FIX_NONE)
            buf_printf(out, " (%s fix)", fix_name(r->fix));
        buf_add_z(out, "\n");
    }
}

static void run(struct session *s, const void *given,
                const struct names *operands)
{
    const struct rules_options *o = given;
    (void)operands;
    if (o->format && strcmp(o->format, "json") == 0)
        print_json_list(&s->out);
    else
        print_table(&s->out);
}

static const char *const formats[] = {"human", "json", NULL};

static const struct option options[] = {
    {"format", 'f', OPTION_TEXT, NULL, offsetof(struct rules_options, format),
     "how they are printed (default: human)", formats},
};

static const struct example examples[] = {
    {"dmsc rules", "all of them, with severity and title"},
    {"dmsc rules | grep yaml/", "those of a group"},
    {"dmsc rules --format json", "for programs"},
    {NULL, NULL},
};

const struct command command_rules = {
    .name = "rules",
    .summary = "list what dmsc finds",
    .operands = "",
    .examples = examples,
    .more = "'dmsc explain RULE' tells more about one.",
    .options = options,
    .option_count = COUNT_OF(options),
    .option_size = sizeof(struct rules_options),
    .run = run,
};
