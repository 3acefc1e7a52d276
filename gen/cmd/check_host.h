/* The DMS documents that lie in files of other kinds (host/host.h). */
#ifndef DMSC_CMD_CHECK_HOST_H
#define DMSC_CMD_CHECK_HOST_H

#include "cmd/known.h"
#include "host/host.h"

/* Searches the file of S and checks what lies in it. False if it is of no
 * kind that holds documents; then nothing was reported. */
bool check_host(struct known *known, struct host_search *s);

#endif
