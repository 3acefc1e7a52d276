/* What a printer is. The table of them: text/print.h. */
#ifndef DMSC_TEXT_PRINTER_H
#define DMSC_TEXT_PRINTER_H

#include "base/buf.h"
#include "text/finding.h"

struct print_options {
    bool color;     /* escape sequences are welcome */
    bool wrap;      /* break prose at WIDTH; a pipe gets it in one line */
    unsigned width; /* columns of the terminal */
};

/* Adds the findings, which are sorted, to OUT. */
typedef void print_function(const struct findings *fs,
                            const struct print_options *options,
                            struct buf *out);

#endif
