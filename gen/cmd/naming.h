/* One name a file. What a folder's files refer to is named from where they
 * lie, "b/../a/rules.json", and may be named otherwise where it was looked at;
 * findings there are of one file, and one finding is told once.
 */
#ifndef DMSC_CMD_NAMING_H
#define DMSC_CMD_NAMING_H

#include "cmd/cmd.h"

struct map;

/* Gives the places of all findings of FS the name that their file has in
 * CHECKED, a map by the names of the files that were looked at. Others are
 * named from the current folder, without "." and ".." where that may be. */
void naming_unify(struct session *s, struct findings *fs,
                  const struct map *checked);

#endif
