#include <stddef.h>

#include "cmd/cmd.h"
#include "cmd/inspect.h"
#include "cmd/report.h"
#include "cmd/select.h"

static const struct command *const commands[] = {
#define COMMAND(name) &command_##name,
    COMMANDS(COMMAND)
#undef COMMAND
};

const struct command *command_at(size_t i)
{
    return i < COUNT_OF(commands) ? commands[i] : NULL;
}

const struct command *command_find(const char *name)
{
    for (size_t i = 0; i < COUNT_OF(commands); i++)
        if (strcmp(commands[i]->name, name) == 0)
            return commands[i];
    return NULL;
}

void command_unknown(struct session *s, const char *name)
{
    struct str names[COUNT_OF(commands) + 2] = {STR("--help"),
                                                STR("--version")};
    for (size_t i = 0; i < COUNT_OF(commands); i++)
        names[i + 2] = str_of(commands[i]->name);
    const char *help = did_you_mean(s, str_of(name), names, COUNT_OF(names));
    const char *what = name[0] == '-' ? "option" : "command";
    session_error(s, EXIT_WRONG,
                  arena_printf(s->arena, "unknown %s '%s'", what, name),
                  *help ? help : "'dmsc help' shows all commands");
}

static const char *const formats[] = {
#define PRINTER(name, title) #name,
    PRINTERS(PRINTER)
#undef PRINTER
        NULL};

static const char *const severities[] = {"error", "warning", "info", NULL};
static const char *const colors[] = {"auto", "always", "never", NULL};

/* What all commands take. */
static const struct option for_all[] = {
    {"color", 0, OPTION_TEXT, NULL, offsetof(struct shared_options, color),
     "colours (default: auto, on a terminal)", colors},
    {"help", 'h', OPTION_FLAG, NULL, offsetof(struct shared_options, help),
     "this text", NULL},
};

/* What all commands that report findings take. */
static const struct option for_reports[] = {
    {"fail-on", 0, OPTION_TEXT, "SEVERITY",
     offsetof(struct shared_options, fail_on),
     "exit 1 for error (default), warning, or info", severities},
    {"format", 'f', OPTION_TEXT, NULL, offsetof(struct shared_options, format),
     "how findings are printed (default: human)", formats},
};

size_t command_tables(const struct command *command, struct session *s,
                      void *options, struct option_table *tables)
{
    size_t n = 0;
    if (command->option_count)
        tables[n++] = (struct option_table){command->options,
                                            command->option_count, options};
    if (command->inspects)
        tables[n++] = (struct option_table){inspect_options,
                                            inspect_option_count, &s->inspect};
    if (command->selects)
        tables[n++] = (struct option_table){select_options, select_option_count,
                                            &s->select_options};
    if (command->narrows)
        tables[n++] = (struct option_table){narrow_options, narrow_option_count,
                                            &s->select_options};
    if (command->reports)
        tables[n++] = (struct option_table){for_reports, COUNT_OF(for_reports),
                                            &s->shared};
    tables[n++] = (struct option_table){for_all, COUNT_OF(for_all), &s->shared};
    return n;
}
