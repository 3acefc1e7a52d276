/* Which findings are shown: what comments, configuration and options leave of
 * those that were found.
 *
 *     found ─▶ suppressions ─▶ only, ignore, severity ─▶ baseline ─▶ since
 *                   └─▶ those that silence nothing
 *
 * The configuration (cmd/config.h) is read when the command begins. Commands
 * say which files they looked at (select_file), and session_report does the
 * rest; who needs findings sooner asks select_findings.
 */
#ifndef DMSC_CMD_SELECT_H
#define DMSC_CMD_SELECT_H

#include "cmd/config.h"
#include "text/text.h"

struct select;

/* Reads options and configuration for a command about PATHS, fills what the
 * configuration says and the command line did not, and sets s->select. False
 * if something is wrong with the options, which was said. */
bool select_start(struct session *s, const struct names *paths);

/* What the configuration leaves out; NULL before select_start. */
const struct config *select_config(const struct session *s);

/* Takes note of a file that was looked at, with its comments. Of a file that
 * has changed since the last is what holds. */
void select_file(struct session *s, struct text *text);

/* All rules had a look at the files: suppressions that silenced nothing are
 * to be reported. */
void select_complete(struct session *s);

/* Takes out of FS what is suppressed, ignored, or not asked for, and gives
 * the rest the severity that the configuration wants. Files that were not
 * noted are read for their comments. */
void select_findings(struct session *s, struct findings *fs);

/* The same of the session's list, and all else that the options say. */
void select_report(struct session *s);

/* For commands that cannot go on with a spec that has errors: says so if none
 * of them was shown, after session_report. */
void select_flawed(struct session *s);

/* How many findings select_report did not show, for a reason that is worth
 * a word to people, or put into a baseline. */
struct select_counts {
    size_t baseline, unchanged, written;
};
struct select_counts select_counts(const struct session *s);

/* The path of the file NAME, as findings name it, absolute. */
struct str select_full(struct session *s, const char *name);

/* Whether the file, absolute, was looked at. */
bool select_was_checked(const struct session *s, struct str full);

/* Whether findings of the rule are shown. */
bool select_wants(const struct session *s, enum finding_id id);

/* Whether they are also asked for: not shown only because whoever asks for
 * some rules must know that a file cannot be read. */
bool select_asks(const struct session *s, enum finding_id id);

/* The options, for s->select_options: those of all that select findings, and
 * those that narrow them to new ones. */
extern const struct option select_options[], narrow_options[];
extern const size_t select_option_count, narrow_option_count;

#endif
