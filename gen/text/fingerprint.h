/* Fingerprints: by what a finding is known again when lines were moved.
 *
 * A fingerprint is of the rule and of the text of the finding's line without
 * the blanks around it and a comma at its end, which comes and goes with the
 * line after it, and of its number among those in the same file of which all
 * of that is equal; of the place it holds nothing. Of a line longer than
 * FINDING_LINE_MAX only the part around the finding counts.
 *
 * They are written down by those who read our reports: the way they are made
 * may never change.
 */
#ifndef DMSC_TEXT_FINGERPRINT_H
#define DMSC_TEXT_FINGERPRINT_H

#include "text/finding.h"

struct fingerprint {
    uint64_t line;   /* of rule and line */
    unsigned number; /* from 1 */
};

/* Those of all findings, in their order, in the arena. */
const struct fingerprint *fingerprints_make(struct arena *a,
                                            const struct findings *fs);

#endif
