/* The printers: a list of findings becomes text for people or for machines.
 *
 * PRINTERS is their one table: PRINTER(name, what it is for). Each is a
 * function print_<name> in a file of that name, whose header print.c
 * includes.
 */
#ifndef DMSC_TEXT_PRINT_H
#define DMSC_TEXT_PRINT_H

#include "text/printer.h"

#define PRINTERS(PRINTER)                                                      \
    PRINTER(human, "the source with the place marked, for people")             \
    PRINTER(concise, "a line a finding, for editors and grep")                 \
    PRINTER(json, "schemas/findings.schema.json, for programs")                \
    PRINTER(sarif, "SARIF 2.1.0, for code scanning")                           \
    PRINTER(github, "commands of GitHub Actions, which annotate")              \
    PRINTER(gitlab, "a code quality report of GitLab")                         \
    PRINTER(junit, "JUnit XML, for what shows test results")                   \
    PRINTER(checkstyle, "Checkstyle XML, for what shows that")

struct printer {
    const char *name, *title;
    print_function *print;
};

/* The printer of that name, or NULL. */
const struct printer *printer_find(struct str name);

/* All of them; NULL from the last on. */
const struct printer *printer_at(unsigned i);

#endif
