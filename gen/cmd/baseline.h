/* Baselines: findings that are known, and not shown again
 * (schemas/baseline.schema.json). They are known by fingerprints
 * (text/fingerprint.h), which survive moved lines, and by paths relative to
 * the folder of the baseline.
 */
#ifndef DMSC_CMD_BASELINE_H
#define DMSC_CMD_BASELINE_H

#include "cmd/cmd.h"

/* Writes what is in the session's list, which is sorted, into the baseline at
 * PATH, and takes it out of the list. How many there were; what fails is said.
 */
size_t baseline_write(struct session *s, const char *path);

/* Takes out of the session's list, which is sorted, what the baseline at PATH
 * has. How many there were; what fails is said, and what is wrong in the file
 * is a finding. With COMPLETE, what it has and nobody finds is one, too. */
size_t baseline_apply(struct session *s, const char *path, bool complete);

#endif
