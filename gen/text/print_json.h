/* One JSON document, as schemas/findings.schema.json describes it. */
#ifndef DMSC_TEXT_PRINT_JSON_H
#define DMSC_TEXT_PRINT_JSON_H

#include "text/printer.h"

print_function print_json;

#endif
