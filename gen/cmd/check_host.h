/* The DMS documents that lie in files of other kinds (host/host.h). */
#ifndef DMSC_CMD_CHECK_HOST_H
#define DMSC_CMD_CHECK_HOST_H

#include "cmd/known.h"
#include "host/host.h"
#include "rules/rules.h"

/* Searches the file of S and checks what lies in it; where the host does not
 * say what a task is, GIVEN does. False if it is of no kind that holds
 * documents; then nothing was reported. */
bool check_host(struct known *known, struct host_search *s,
                const struct rules_context *given);

#endif
