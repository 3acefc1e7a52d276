/* The commands, and what they share: the session, the options, the streams.
 *
 * COMMANDS is the one table of commands: each is a file of its name that
 * defines `const struct command command_<name>`. What a command takes stands
 * in its table of options, which the parser, the help text and all else that
 * speaks of options read.
 *
 * Only this folder prints, and only here does anybody know of exit codes.
 */
#ifndef DMSC_CMD_CMD_H
#define DMSC_CMD_CMD_H

#include "base/buf.h"
#include "base/err.h"
#include "base/vec.h"
#include "text/print.h"

#define COMMANDS(COMMAND)                                                      \
    COMMAND(check)                                                             \
    COMMAND(fix)                                                               \
    COMMAND(build)                                                             \
    COMMAND(run)                                                               \
    COMMAND(resolve)                                                           \
    COMMAND(explain)                                                           \
    COMMAND(rules)                                                             \
    COMMAND(schema)                                                            \
    COMMAND(init)                                                              \
    COMMAND(completion)                                                        \
    COMMAND(version)                                                           \
    COMMAND(help)

/* If several hold, the largest wins. */
enum exit_code {
    EXIT_OK = 0,    /* clean, or warnings only */
    EXIT_FOUND = 1, /* errors found */
    EXIT_WRONG = 2, /* wrong usage, or a file that cannot be opened */
    EXIT_RUN = 3    /* a run that failed */
};

/* ---- options ---- */

enum option_kind {
    OPTION_FLAG, /* bool */
    OPTION_TEXT, /* const char *, NULL if not given; the last one holds */
    OPTION_LIST  /* struct names: as often as one likes */
};

struct names {
    VEC(const char *) list;
};

/* A row of a table of options. */
struct option {
    const char *name; /* without the dashes */
    char letter;      /* 0 if it has none */
    enum option_kind kind;
    const char *argument; /* what it takes, as the help names it; NULL of a
                             flag, and where the list of choices says it */
    size_t field;         /* offsetof in the struct that it is put into */
    const char *help;
    const char *const *choices; /* if only these are right; ends with NULL */
};

/* A table, and the struct that its values are put into. */
struct option_table {
    const struct option *rows;
    size_t n;
    void *into;
};

struct example {
    const char *line, *what;
};

struct session;

struct command {
    const char *name;
    const char *summary;  /* one line, lower case, no final stop */
    const char *operands; /* "FILE..."; "" if it takes none */
    size_t operands_min, operands_max;
    const struct example *examples; /* three; ends with a NULL line */
    const char *more;               /* paragraphs after the options, or NULL */
    const struct option *options;
    size_t option_count, option_size;
    bool reports;  /* findings: takes --format and --fail-on */
    bool inspects; /* documents: takes what is known of their tasks */
    bool selects;  /* findings: takes --only, --config and their like */
    bool narrows;  /* them to new ones: takes --baseline and --since */
    bool tidies;   /* follows advice too, where that is safe */
    /* Adds what an operand may be, where that is one of a few; or NULL. */
    void (*words)(struct session *s, struct names *list);
    /* OPTIONS is the zeroed struct of option_size bytes, filled. */
    void (*run)(struct session *s, const void *options,
                const struct names *operands);
};

#define COMMAND(name) extern const struct command command_##name;
COMMANDS(COMMAND)
#undef COMMAND

/* The I-th command; NULL from the last on. */
const struct command *command_at(size_t i);
const struct command *command_find(const char *name);

/* Says that there is no such command, and which one may be meant. */
void command_unknown(struct session *s, const char *name);

/* The tables of options that COMMAND takes: its own, and those that all or
 * many have. At most OPTION_TABLES. OPTIONS is what its own go into. */
enum { OPTION_TABLES = 6 };
size_t command_tables(const struct command *command, struct session *s,
                      void *options, struct option_table *tables);

/* Takes ARGV (from after the command's name, ends with NULL) apart. What is
 * no option is an operand; after `--` everything is. False with ERR and HELP
 * (in the session's arena, "" if there is none) if something is wrong. */
bool options_parse(struct session *s, const struct option_table *tables,
                   size_t n, char **argv, struct names *operands,
                   struct err *err, const char **help);

/* What an option takes, as the help names it: "FILE", "a|b|c", or "". */
const char *option_argument(struct session *s, const struct option *o);

/* The help texts. */
void help_program(struct session *s, struct buf *out);
void help_command(struct session *s, const struct command *command,
                  struct buf *out);

/* The manual page, dmsc(1), as roff. */
void help_manual(struct session *s, struct buf *out);

/* "did you mean 'NAME'?", or "" where no candidate is near. */
const char *did_you_mean(struct session *s, struct str typed,
                         const struct str *candidates, size_t n);

/* The same, or which there are: for what a document has few of. */
const char *did_you_mean_one(struct session *s, struct str typed,
                             const struct str *candidates, size_t n);

/* The same of a file that is not there, from what lies beside it; of a
 * folder where a file is wanted, the migration in it. */
const char *did_you_mean_file(struct session *s, const char *path);

/* ---- the session ---- */

struct shared_options {
    bool help;
    const char *color;   /* "auto", "always", "never", or NULL */
    const char *format;  /* of findings: the name of a printer, or NULL */
    const char *fail_on; /* "error", "warning", or NULL */
};

/* What is known of tasks whose documents do not say it (cmd/inspect.h). */
struct inspect_options {
    const char *source, *target; /* names of engines, or NULL */
    const char *type;            /* "full-load", ..., or NULL */
    const char *catalogue;       /* the source's tables, or NULL */
    const char *engine_version;  /* of DMS, or NULL */
};

/* Which findings are shown (cmd/select.h). */
struct select_options {
    struct names only, ignore; /* rules and groups, parted by commas */
    const char *config;        /* the file, or NULL */
    bool no_config;
    bool info;                                     /* advice too */
    const char *baseline, *write_baseline, *since; /* or NULL */
};

struct shelf;
struct select;

struct session {
    struct arena *arena; /* lives as long as the session */
    struct findings *findings;
    struct shared_options shared;
    struct inspect_options inspect;
    struct select_options select_options;
    struct select *select;         /* NULL before select_start */
    const struct command *command; /* NULL before one is known */
    struct shelf *shelf;           /* NULL: each who needs one makes it */
    struct buf out;                /* for standard output */
    enum exit_code exit;
};

/* Writes what is in S->out. Long outputs are written piece by piece. */
void session_flush(struct session *s);

/* Says on standard error what the world did (ERR), or what the user typed
 * wrong, with a line of help (NULL or "": none); the exit code is CODE at
 * least. */
void session_error(struct session *s, enum exit_code code, const char *message,
                   const char *help);

/* Writes to standard error what is no error: progress. */
void session_say(struct session *s, struct str text);

/* Whether standard error is a terminal that takes escape sequences. */
bool session_on_terminal(void);

/* Whether the format of findings is the one for people: then a command may
 * say more on standard output. */
bool session_for_people(const struct session *s);

/* How standard output is to look: colours, columns. */
struct print_options session_look(const struct session *s);

#endif
