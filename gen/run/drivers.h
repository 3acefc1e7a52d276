/* The table of the drivers that dmsc has. */
#ifndef DMSC_RUN_DRIVERS_H
#define DMSC_RUN_DRIVERS_H

#include "run/driver.h"

/* A driver by its name, or NULL. */
const struct driver *drivers_find(const char *name);

#endif
