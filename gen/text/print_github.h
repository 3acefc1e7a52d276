/* a workflow command a line, which GitHub Actions shows beside the
 * source: ::error file=FILE,line=L,endLine=L,col=C,endColumn=C,title=RULE::TEXT
 * Columns stand only where the place is on one line, since GitHub takes them
 * for nothing else; endColumn is exclusive, as all our ends are. */
#ifndef DMSC_TEXT_PRINT_GITHUB_H
#define DMSC_TEXT_PRINT_GITHUB_H

#include "text/printer.h"

print_function print_github;

#endif
