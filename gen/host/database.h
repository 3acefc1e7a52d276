/* Which database an endpoint leads to. */
#ifndef DMSC_HOST_DATABASE_H
#define DMSC_HOST_DATABASE_H

#include "host/host.h"

/* A name, in A, for what ENDPOINT (HOST_ENDPOINT or HOST_S3_ENDPOINT) leads
 * to: a server and database, a bucket and folder, a secret. Equal names are
 * surely the same place: they are values, or expressions of one folder. "" if
 * that is not known. */
struct str host_database(struct arena *a, const struct host_document *endpoint);

#endif
