/* The AWS Regions (dms/region.def). */
#ifndef DMSC_DMS_REGION_H
#define DMSC_DMS_REGION_H

#include "base/str.h"

struct region {
    struct str name;
    unsigned zones; /* the most availability zones that an account may see */
};

size_t region_count(void);
const struct region *region_at(size_t i);

/* The region of that name, or NULL. */
const struct region *region_find(struct str name);

/* The region whose name is nearest to one that is none ("did you mean"), or
 * NULL. */
const struct region *region_nearest(struct str name);

#endif
