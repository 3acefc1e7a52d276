/* Texts that are not UTF-8 from the first byte on. */
#ifndef DMSC_READ_ENCODING_H
#define DMSC_READ_ENCODING_H

#include "text/finding.h"

/* Whether TEXT is UTF-16, as some editors and shells of Windows write it: by
 * its BOM, or because one of its first two bytes is NUL. Reported as ID. */
bool read_utf16(struct text *text, struct findings *fs, enum finding_id id);

#endif
