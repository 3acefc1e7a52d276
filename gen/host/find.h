/* Which host a file is of: the door to all of them. Asked are first those that
 * know their files by name, then those whose signs the file has. */
#ifndef DMSC_HOST_FIND_H
#define DMSC_HOST_FIND_H

#include "host/host.h"

/* Searches the file. False if it is of no kind that holds documents; then
 * nothing was added or reported. */
bool host_find(struct host_search *s);

#endif
