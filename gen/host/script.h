/* Shell scripts that call the AWS CLI: `aws dms create-*` and `modify-*`.
 *
 * Options are followed through file:// (a file that the same script writes
 * with a here-document, or one beside the script), "$(cat FILE)" and variables
 * that the script sets once before. What is left is unknown. A request behind
 * --cli-input-json or --cli-input-yaml is of the call's kind, whatever it says
 * of itself.
 */
#ifndef DMSC_HOST_SCRIPT_H
#define DMSC_HOST_SCRIPT_H

#include "host/host.h"

/* By the end of its name, or "#!" and a shell. */
bool script_is(const struct text *text);

bool script_find(struct host_search *s);

#endif
