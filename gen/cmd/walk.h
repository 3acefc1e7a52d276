/* The files that somebody means who names a folder. */
#ifndef DMSC_CMD_WALK_H
#define DMSC_CMD_WALK_H

#include "cmd/cmd.h"

struct walk_file {
    const char *path;
    bool named; /* by the user, and not found in a folder */
};

struct walk {
    VEC(struct walk_file) files;
};

/* Adds PATH: a file (or "-") as it is; of a folder its *.json, *.yaml and
 * *.yml, in order of names, and those of the folders within. What begins with
 * a dot, node_modules, and folders behind a link are left out. What cannot be
 * opened is said (session_error), and the walk goes on. */
void walk_add(struct session *s, struct walk *walk, const char *path);

/* "did you mean 'NAME'?" of a file that is not there, from what lies beside
 * it; "" where nothing is near. */
const char *walk_did_you_mean(struct session *s, const char *path);

#endif
