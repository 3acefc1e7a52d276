/* Which findings are wanted: what comments, configuration and options leave of
 * those that were found.
 *
 *     found ─▶ suppressions ─▶ only, ignore, severity ─▶ wanted
 *                   └─▶ those that silence nothing
 *
 * The configuration (cmd/config.h) is read when the command begins. Commands
 * say which files they looked at (select_file), and report_findings does the
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
 * has changed since the last is what holds. WHOLE: nothing else is found in it
 * when more is looked at. A local that a file beside it uses, or rules that a
 * task elsewhere reads, have mistakes only there. */
void select_file(struct session *s, struct text *text, bool whole);

/* All rules had a look at the files: suppressions that silenced nothing are
 * to be reported. */
void select_complete(struct session *s);

/* Takes out of FS what is suppressed, ignored, or not asked for, and gives
 * the rest the severity that the configuration wants. Files that were not
 * noted are read for their comments. */
void select_findings(struct session *s, struct findings *fs);

/* The same of the session's list; what silences nothing is added. Whether it
 * was known: all rules had their look, and no finding was dropped. */
bool select_session(struct session *s);

/* What to say of a file that cannot be opened: "did you mean 'NAME'?", or that
 * the configuration names it, or "". */
const char *select_help_file(struct session *s, const char *path);

/* The first path of the command line. */
const char *select_folder(const struct session *s);

/* The path of the file NAME, as findings name it, absolute. */
struct str select_full(struct session *s, const char *name);

/* Whether the file, absolute, was looked at, and nothing else is found in
 * it. */
bool select_was_checked(const struct session *s, struct str full);

/* Whether findings of the rule are shown. */
bool select_wants(const struct session *s, enum finding_id id);

/* Whether F, which is wanted, is so not only because it is easily repaired. */
bool select_shows(const struct session *s, const struct finding *f);

/* Whether they are also asked for: not shown only because whoever asks for
 * some rules must know that a file cannot be read. */
bool select_asks(const struct session *s, enum finding_id id);

/* The options of the commands that select findings, for s->select_options. */
extern const struct option select_options[];
extern const size_t select_option_count;

#endif
