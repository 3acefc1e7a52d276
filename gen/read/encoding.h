/* Files that are no UTF-8 text from the first bytes on. */
#ifndef DMSC_READ_ENCODING_H
#define DMSC_READ_ENCODING_H

#include "text/finding.h"

/* Whether TEXT is UTF-16, as some editors and shells of Windows write it: by
 * its BOM, or because one of its first two bytes is NUL. Reported as ID. */
bool read_utf16(struct text *text, struct findings *fs, enum finding_id id);

/* Whether TEXT is no text at all: a program, an image, an archive, known by
 * the share of control characters among its first bytes. Reported as ID. */
bool read_binary(struct text *text, struct findings *fs, enum finding_id id);

#endif
