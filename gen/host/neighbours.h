/* What lies beside the files that are searched. The files of a folder of
 * Terraform speak of each other: each is read once for all of them.
 */
#ifndef DMSC_HOST_NEIGHBOURS_H
#define DMSC_HOST_NEIGHBOURS_H

#include "base/arena.h"
#include "text/finding.h"
#include "tree/tree.h"

struct neighbour {
    size_t size;              /* in bytes */
    struct tree *tree;        /* NULL: it cannot be read */
    struct findings *unheard; /* what is wrong in it */
};

struct neighbours;

/* None yet. They hold while files of one folder are searched. */
struct neighbours *neighbours_new(void);
void neighbours_free(struct neighbours *n);

/* The next file to be searched is PATH: what lies in another folder than its
 * own is forgotten. */
void neighbours_enter(struct neighbours *n, const char *path);

/* Where the neighbour NAME in FOLDER is kept, NULL before it is read; *A
 * becomes the arena that it has to live in. NULL if N is, or if it was not
 * entered there: then nothing is kept. */
struct neighbour **neighbours_at(struct neighbours *n, struct str folder,
                                 struct str name, struct arena **a);

#endif
