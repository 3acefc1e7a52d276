/* The end of a command that found something: what is to be shown is chosen,
 * sorted and printed.
 *
 *     found ─▶ select ─▶ baseline ─▶ since ─▶ printer
 *
 * Baselines and what git knows ask select which files and rules there were;
 * none of these knows of the report.
 */
#ifndef DMSC_CMD_REPORT_H
#define DMSC_CMD_REPORT_H

#include "cmd/cmd.h"

/* How many findings were not shown, for a reason that is worth a word to
 * people, or put into a baseline. */
struct reported {
    size_t baseline, unchanged, written;
};

/* Takes out of the session's findings what comments, configuration and options
 * say, sorts and prints the rest; the exit code follows from them. */
struct reported report_findings(struct session *s);

/* For commands that cannot go on with a spec that has errors: says so if none
 * of them was shown by report_findings. */
void report_flawed(struct session *s);

/* The options that narrow findings to new ones, for s->select_options. */
extern const struct option narrow_options[];
extern const size_t narrow_option_count;

#endif
