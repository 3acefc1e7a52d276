/* How files are looked at: what they hold is found, read, and checked. What
 * `check` reports and `fix` repairs comes from here.
 *
 *     path ──walk──▶ file ──host──▶ documents ──schema, rules──▶ findings
 *                      └──▶ migration ──spec──▶ ─────rules──────▶
 *
 * Findings go to the session's list, trees and texts of a file into an arena
 * that is taken back after it.
 */
#ifndef DMSC_CMD_INSPECT_H
#define DMSC_CMD_INSPECT_H

#include "cmd/cmd.h"

/* What an inspection did. */
struct inspected {
    size_t files;     /* that hold something of DMS */
    size_t documents; /* in them; a migration counts as one */
    size_t unknown;   /* files that were named, and only read */
    size_t excluded;  /* files and folders that the configuration excludes */
    bool folder;      /* some were found in a folder, not named */
};

struct inspection;
struct map;

/* Prepares to look at files as the options of the session (s->inspect) say.
 * NULL if these are wrong, which was said. */
struct inspection *inspect_new(struct session *s);
void inspect_free(struct inspection *in);

/* Looks at the files that PATHS name, and those in the folders that they
 * name. What cannot be opened is said, and the next is looked at. */
void inspect_paths(struct inspection *in, const struct names *paths);

/* Looks at a file, or "-". NAMED: by the user, not found in a folder. */
void inspect_file(struct inspection *in, const char *path, bool named);

/* Holds what was found in all files so far against each other, as
 * inspect_paths does at its end. */
void inspect_together(struct inspection *in);

/* Files as they are about to be (text/text.h), which are looked at in place of
 * what the disk has. */
void inspect_drafts(struct inspection *in, const struct map *drafts);

/* Counts what was looked at so far. */
const struct inspected *inspect_counts(const struct inspection *in);

/* The engine that an option names; *OUT is left alone without NAME. False if
 * DMS has no such, which was said. */
struct engine;
bool inspect_engine(struct session *s, const char *option, const char *name,
                    const struct engine **out);

/* Whether the catalogue has a table; one without is a mistake, which is said.
 */
struct catalogue;
bool inspect_catalogue(struct session *s, const struct catalogue *c);

/* The options of the commands that inspect, for s->inspect. */
extern const struct option inspect_options[];
extern const size_t inspect_option_count;

#endif
