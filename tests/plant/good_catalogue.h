/* Table mappings beside the schema of their source: each table and column that
 * they name is there. */
#ifndef DMSC_PLANT_GOOD_CATALOGUE_H
#define DMSC_PLANT_GOOD_CATALOGUE_H

#include "item.h"

/* The schema, as pg_dump has it. */
extern const char good_catalogue_sql[];

/* Rules are known by their rule-name, and which of them there are is chance. */
struct item *good_catalogued(struct arena *a, struct chance *c);

#endif
