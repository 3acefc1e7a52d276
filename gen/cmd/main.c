/* dmsc COMMAND [OPTION...] [OPERAND...]: finds the command, lets the parser
 * fill its options, and runs it. */
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "cmd/cmd.h"
#include "cmd/select.h"

/* A stream that is closed would give its number to the next file that is
 * opened. What stands in for it fails when it is used. */
static void keep_streams(void)
{
    static const int modes[] = {O_WRONLY, O_RDONLY, O_RDONLY};
    for (int fd = 0; fd <= 2; fd++)
        if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", modes[fd]) != fd)
            exit(EXIT_WRONG);
}

static void run_command(struct session *s, char **argv)
{
    const struct command *c = s->command;
    struct option_table tables[OPTION_TABLES];
    void *options = arena_alloc(s->arena, c->option_size);
    size_t n = command_tables(c, s, options, tables);
    struct names operands = {0};
    struct err err;
    const char *help;
    bool good = options_parse(s, tables, n, argv, &operands, &err, &help);
    if (s->shared.help)
        help_command(s, c, &s->out);
    else if (!good)
        session_error(s, EXIT_WRONG, err.message, help);
    else if (!c->selects || select_start(s, &operands))
        c->run(s, options, &operands);
}

static void dispatch(struct session *s, char **argv)
{
    const char *name = argv[0] ? argv[1] : NULL;
    if (!name) {
        help_program(s, &s->out);
        s->exit = EXIT_WRONG;
        return;
    }
    if (strcmp(name, "--version") == 0 || strcmp(name, "-V") == 0)
        name = "version";
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0)
        name = "help";
    s->command = command_find(name);
    if (s->command)
        run_command(s, argv + 2);
    else
        command_unknown(s, name);
}

int main(int argc, char **argv)
{
    (void)argc;
    keep_streams();
    signal(SIGPIPE, SIG_IGN); /* a write that fails says so by itself */
    signal(SIGXFSZ, SIG_IGN);
    struct session s = {.arena = arena_new()};
    s.findings = findings_new(s.arena);
    buf_init(&s.out, 0);
    dispatch(&s, argv);
    session_flush(&s);
    buf_free(&s.out);
    arena_free(s.arena);
    return (int)s.exit;
}
