/* The commands of a shell script, and what their words are.
 *
 * POSIX's words (2.2 Quoting, 2.6 Word Expansions, 2.7.4 Here-Document) with
 * what bash adds: $'...', <<<. Nothing is run or guessed: what the shell would
 * put in ($NAME, ${...}, $(...), `...`) is a hole of the word's view, and so is
 * a <placeholder> of the docs. Commands
 * in $(...), (...), functions and branches stand in the list like any other,
 * those in a word before the one that it is part of; keywords are words. A
 * script with mistakes gives what can be made of it: there are no findings.
 */
#ifndef DMSC_READ_SHELL_H
#define DMSC_READ_SHELL_H

#include "base/vec.h"
#include "text/text.h"

struct shell_word {
    struct span span;  /* as written */
    struct text *view; /* its value, over the text that was read; NULL: there
                          is no such word */
    bool quoted;       /* some of it was in quotes or escaped */
};

struct shell_command {
    VEC(struct shell_word) words;    /* with assignments in front */
    struct shell_word input, output; /* < and >, the last of each */
    struct text *document;           /* of << or <<<, or NULL; over the text */
};

typedef VEC(struct shell_command) shell_commands;

/* The commands of SPAN, all in A. */
shell_commands shell_read(struct arena *a, struct span span);

/* The comments of SPAN, in order, each from its # to the line's end. */
typedef VEC(struct span) shell_spans;
shell_spans shell_comments(struct arena *a, struct span span);

/* The value of a word as far as it is known: "" if it has a hole. */
struct str shell_str(const struct shell_word *w);

#endif
