#include <stddef.h>

#include "base/json.h"
#include "base/regex.h"
#include "base/xml.h"
#include "cmd/cmd.h"
#include "read/yaml.h"

struct version_options {
    bool verbose;
};

static void run(struct session *s, const void *given,
                const struct names *operands)
{
    const struct version_options *o = given;
    (void)operands;
    buf_add_z(&s->out, "dmsc " DMSC_VERSION "\n");
    if (!o->verbose)
        return;
    buf_printf(&s->out, "json-c %s\n", json_library());
    buf_printf(&s->out, "libyaml %s\n", yaml_library());
    buf_printf(&s->out, "libxml2 %s\n", xml_library());
    buf_printf(&s->out, "pcre2 %s\n", regex_library(s->arena));
}

static const struct option options[] = {
    {"verbose", 'v', OPTION_FLAG, NULL,
     offsetof(struct version_options, verbose), "with the libraries' versions",
     NULL},
};

static const struct example examples[] = {
    {"dmsc version", "the version, in one line"},
    {"dmsc version -v", "what a bug report should carry"},
    {"dmsc --version", "the same as dmsc version"},
    {NULL, NULL},
};

const struct command command_version = {
    .name = "version",
    .summary = "print the version of dmsc",
    .operands = "",
    .examples = examples,
    .options = options,
    .option_count = COUNT_OF(options),
    .option_size = sizeof(struct version_options),
    .run = run,
};
