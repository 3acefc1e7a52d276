/* The values of `format` that can be checked. A schema's format is only an
 * annotation unless somebody asks for more. */
#ifndef DMSC_SCHEMA_FORMAT_H
#define DMSC_SCHEMA_FORMAT_H

#include "base/str.h"

enum format {
#define FORMAT(id, name, words) FORMAT_##id,
#include "schema/formats.def"
#undef FORMAT
    FORMAT_COUNT
};

/* The format named so, or -1 if it is none that can be checked. */
int format_find(struct str name);

/* What a value of it is: "a date, such as 2024-01-31". */
const char *format_words(enum format f);

bool format_holds(enum format f, struct str s);

#endif
