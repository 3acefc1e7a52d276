/* Puts fixes into the bytes of a file.
 *
 * Fixes that touch what another one changes wait: the file is looked at again
 * and gives its findings anew, until nothing changes. So each fix is right for
 * the text that it was made for.
 */
#ifndef DMSC_TEXT_PATCH_H
#define DMSC_TEXT_PATCH_H

#include "text/finding.h"

/* A fix, and whether it was put in. */
struct patch_fix {
    const struct finding_fix *fix; /* its edits are all of one file */
    bool done;
};

/* BYTES with the fixes that can be put in together, the first ones first;
 * made in A. */
struct str patch_bytes(struct arena *a, struct str bytes,
                       struct patch_fix *fixes, size_t n);

/* Whether the edits of a fix are all of one file, and which. */
bool patch_file(const struct finding_fix *fix, const char **file);

#endif
