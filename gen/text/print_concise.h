/* A line a finding, which editors take apart and grep finds:
 *
 *     FILE:LINE:COLUMN: SEVERITY: MESSAGE (HELP) [GROUP/SLUG]
 */
#ifndef DMSC_TEXT_PRINT_CONCISE_H
#define DMSC_TEXT_PRINT_CONCISE_H

#include "text/printer.h"

print_function print_concise;

/* The line of one finding, with its end. */
void concise_line(const struct finding *f, struct buf *out);

#endif
