/* The files that `fix` changes: their bytes, round by round, until they are
 * written, shown or thrown away.
 */
#ifndef DMSC_CMD_FIX_FILES_H
#define DMSC_CMD_FIX_FILES_H

#include "base/map.h"
#include "cmd/cmd.h"
#include "text/patch.h"

/* A fix that was put in. */
struct fix_done {
    struct place place; /* of the finding, in the text as it was then */
    struct str title;
    enum finding_id id;
};

struct fix_file {
    struct str bytes;    /* as it is about to be; first, so that the file is
                            its own draft (text/text.h) */
    const char *path;    /* as it was first named */
    struct str original; /* as the disk has it */
    struct str last;     /* before the last round */
    size_t broken;       /* mistakes in its syntax, before the last round */
    size_t broken_now;   /* and those that were counted last */
    bool no_syntax;      /* fixes of its syntax do not help */
    bool given_up;       /* a fix broke it: it is left as it was then */
    bool elsewhere;      /* nobody said that it may be written */
    bool wanted;         /* and it would be */
    VEC(struct patch_fix) fixes;          /* of this round */
    VEC(const struct finding *) findings; /* to which they belong */
    VEC(struct fix_done) done;
    size_t done_last; /* before the last round */
};

/* The files by their real paths: the drafts of an inspection. */
struct fix_files {
    struct session *s;
    struct map *map;
    VEC(struct str) folders; /* real paths: what lies there may be written */
    bool bounded;            /* and nothing else */
};

void fix_files_init(struct fix_files *files, struct session *s);

/* The user names PATH: it may be written, and what lies beside or below it, or
 * in the same repository. Until then all may. What a document refers to may
 * lie anywhere, and so may what a link leads to. */
void fix_files_allow(struct fix_files *files, const char *path);

/* The I-th; NULL from the last on. */
struct fix_file *fix_files_at(const struct fix_files *files, size_t i);

/* The file PATH, read when it is first asked for; NULL if it cannot be, which
 * is said. */
struct fix_file *fix_files_open(struct fix_files *files, const char *path);

/* Gives the file a fix of a finding to be put in. */
void fix_files_add(struct fix_files *files, struct fix_file *file,
                   const struct finding_fix *fix,
                   const struct finding *finding);

/* Puts in what the files have got to be fixed; whether that was anything. NOW
 * is what was found in them as they are. */
bool fix_files_apply(struct fix_files *files, const struct findings *now);

/* Takes the last round back from those files that have more mistakes in their
 * syntax now than before it, or as many where that was to be fixed; whether
 * there was one. */
bool fix_files_undo(struct fix_files *files, const struct findings *now);

/* Writes what has changed, each file whole or not at all. Whether all were
 * written; which were not is said. */
bool fix_files_write(struct fix_files *files);

#endif
