/* Which lines were changed since a revision of git. */
#ifndef DMSC_CMD_SINCE_H
#define DMSC_CMD_SINCE_H

#include "cmd/cmd.h"

/* Takes out of the session's list what is on lines that were not changed since
 * REV was the last that the present state had in common with it; a range is
 * taken as git takes it. FOLDER lies in the repository. A finding stays if one
 * of its lines, or of its related places, was changed, or stands beside lines
 * that were taken away; so does one in a file that git does not track. How
 * many were taken out; what fails is said, and nothing is. */
size_t since_apply(struct session *s, const char *rev, const char *folder);

#endif
