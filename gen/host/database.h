/* Which database an endpoint leads to. */
#ifndef DMSC_HOST_DATABASE_H
#define DMSC_HOST_DATABASE_H

#include "tree/tree.h"

struct arena;

/* A name, in A, for what ENDPOINT (the endpoint of a host_context) leads to: a
 * server and database, a bucket and folder, a secret. Equal names are surely
 * the same place: they are values, or expressions of one folder. "" if that is
 * not known. */
struct str host_database(struct arena *a, struct val endpoint);

#endif
