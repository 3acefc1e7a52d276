/* What .gitignore files leave out (gitignore(5)): patterns with *, **, ?, [],
 * \, a leading ! and /, a trailing /; the last that matches decides.
 */
#ifndef DMSC_HOST_IGNORE_H
#define DMSC_HOST_IGNORE_H

#include "base/str.h"

struct ignore;

struct ignore *ignore_new(struct arena *a);

/* Adds the patterns in BYTES, the .gitignore of FOLDER. Both must live as
 * long; paths are written in one way throughout (all absolute, say). */
void ignore_add(struct ignore *ig, struct str folder, struct str bytes);

/* How many patterns there are, and back to that many. */
size_t ignore_count(const struct ignore *ig);
void ignore_cut(struct ignore *ig, size_t count);

/* Whether PATH, a folder or not, is left out. Of what lies in a folder that
 * is left out this is not asked. */
bool ignore_has(const struct ignore *ig, struct str path, bool is_folder);

#endif
