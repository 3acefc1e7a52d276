/* the XML of Checkstyle: a file element a file, an error element a
 * finding; its source is the rule with a dot for the slash. */
#ifndef DMSC_TEXT_PRINT_CHECKSTYLE_H
#define DMSC_TEXT_PRINT_CHECKSTYLE_H

#include "text/printer.h"

print_function print_checkstyle;

#endif
