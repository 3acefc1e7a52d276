/* Comments that silence findings, in the files that have comments:
 *
 *     # dmsc-ignore[mapping/dead-selection]: the table comes in May
 *     # dmsc-ignore-file[settings, mapping/case]: made by a tool
 *
 * (with slashes where the format has those). A comment behind something
 * covers its line; one on a line of its own the next line that is neither
 * blank nor a comment. Where that line is part of what takes several lines
 * and cannot hold comments (a heredoc, a block of YAML, a string in quotes, a
 * command of a script), all of it is covered. A finding is where its first
 * line is.
 */
#ifndef DMSC_HOST_SUPPRESS_H
#define DMSC_HOST_SUPPRESS_H

#include "text/rule_set.h"

/* One name in the brackets of one comment. */
struct suppression {
    struct rule_set rules;
    uint32_t first, last;   /* lines that it covers; none if FIRST > LAST */
    struct finding *unused; /* what is to be said if it silences nothing */
    bool used;
};

typedef VEC(struct suppression) suppressions;

/* The suppressions of a file, in A, which is read as what its name and content
 * say. Mistakes in them are added to FS, whose arena must live as long as A;
 * mistakes in the file are not. */
suppressions suppress_read(struct arena *a, struct text *text,
                           struct findings *fs);

/* Whether the suppressions cover F, a finding in their file; those that do
 * are marked as used. */
bool suppress_covers(suppressions *list, const struct finding *f);

#endif
