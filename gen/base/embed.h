/* The files that are part of the program: schemas, templates, samples. Their
 * names are their paths in the sources ("schemas/migration.schema.json"). */
#ifndef DMSC_BASE_EMBED_H
#define DMSC_BASE_EMBED_H

#include "base/str.h"

/* The bytes of a file, with a NUL after them; false if there is none. */
bool embed_find(const char *path, struct str *bytes);

/* The number of files, and the I-th of them in order of paths. */
unsigned embed_total(void);
const char *embed_path(unsigned i, struct str *bytes);

#endif
