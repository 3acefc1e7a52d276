/* The files that somebody means who names a folder. */
#ifndef DMSC_CMD_WALK_H
#define DMSC_CMD_WALK_H

#include "cmd/cmd.h"
#include "text/text.h"

struct walk_file {
    const char *path;
    bool named; /* by the user, and not found in a folder */
};

struct map;

struct walk {
    VEC(struct walk_file) files;
    size_t excluded;   /* files and folders, by the configuration */
    struct map *known; /* what is in FILES, by absolute path: its number */
};

/* Adds PATH, once, however often it is named and met: a file (or "-") as it is;
 * of a folder what may hold documents by its name (*.json, *.sh, *.template,
 * *.tf, *.yaml, ...) or is a script by its
 * "#!", in order of names, and those of the folders within. What begins with a
 * dot, node_modules, what .gitignore and the configuration leave out, folders
 * behind a link and files of more than WALK_FILE_MAX are left out. What cannot
 * be opened is said (session_error), and the walk goes on. */
void walk_add(struct session *s, struct walk *walk, const char *path);

/* Reads a file into A. NULL if it cannot be opened, which is said, or if it is
 * not named and no text: it has a NUL near its start. */
struct text *walk_read(struct session *s, struct arena *a,
                       const struct walk_file *file);

#endif
