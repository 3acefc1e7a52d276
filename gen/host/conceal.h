/* Passwords and keys that stand in a file are not shown to the world by the
 * findings about it: logs are kept and read. */
#ifndef DMSC_HOST_CONCEAL_H
#define DMSC_HOST_CONCEAL_H

#include "host/host.h"

/* Puts stars for the secrets in what S found, and for the values of all keys
 * that are called a password, wherever the lines of findings show them: of
 * those from FIRST on, and of those to come. */
void host_conceal(const struct host_search *s, size_t first);

#endif
