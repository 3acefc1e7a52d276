#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/file.h"
#include "cmd/cmd.h"
#include "text/show.h"

enum { WIDTH_UNKNOWN = 80, WIDTH_MIN = 40, WIDTH_MAX = 500 };

void session_flush(struct session *s)
{
    bool good = file_write_all(STDOUT_FILENO, buf_str(&s->out));
    buf_clear(&s->out);
    if (good)
        return;
    struct err err;
    err_errno(&err, "cannot write to standard output");
    session_error(s, EXIT_WRONG, err.message, NULL);
}

static bool color_on(const struct session *s, int fd)
{
    const char *when = s->shared.color;
    if (when && strcmp(when, "auto") != 0)
        return strcmp(when, "always") == 0;
    const char *no = getenv("NO_COLOR"), *term = getenv("TERM");
    if ((no && *no) || !isatty(fd))
        return false;
    return term && strcmp(term, "dumb") != 0;
}

static unsigned width_of(int fd)
{
    const char *columns = getenv("COLUMNS");
    struct winsize size;
    uint64_t n = 0;
    if (!columns || !str_to_u64(str_of(columns), &n) || n == 0)
        n = ioctl(fd, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
    if (n == 0)
        n = WIDTH_UNKNOWN;
    if (n < WIDTH_MIN)
        n = WIDTH_MIN;
    return (unsigned)(n > WIDTH_MAX ? WIDTH_MAX : n);
}

struct print_options session_look(const struct session *s)
{
    return (struct print_options){
        .color = color_on(s, STDOUT_FILENO),
        .wrap = isatty(STDOUT_FILENO),
        .width = width_of(STDOUT_FILENO),
    };
}

void session_error(struct session *s, enum exit_code code, const char *message,
                   const char *help)
{
    struct buf line;
    bool color = color_on(s, STDERR_FILENO);
    buf_init(&line, 0);
    buf_add_z(&line, color ? "\033[1;31merror\033[0m: " : "error: ");
    show_str(&line, str_of(message));
    buf_add_z(&line, "\n");
    if (help && *help) {
        buf_add_z(&line, color ? "    \033[36mhelp:\033[0m " : "    help: ");
        show_str(&line, str_of(help));
        buf_add_z(&line, "\n");
    }
    file_write_all(STDERR_FILENO,
                   buf_str(&line)); /* there is nobody else to tell */
    buf_free(&line);
    if (s->exit < code)
        s->exit = code;
}

void session_say(struct session *s, struct str text)
{
    (void)s;
    file_write_all(STDERR_FILENO, text);
}

bool session_on_terminal(void)
{
    const char *term = getenv("TERM");
    return isatty(STDERR_FILENO) && term && strcmp(term, "dumb") != 0;
}

bool session_for_people(const struct session *s)
{
    return !s->shared.format || strcmp(s->shared.format, "human") == 0;
}
