/* The checks over a whole model: names, Region, instance. */
#ifndef DMSC_SPEC_CHECK_H
#define DMSC_SPEC_CHECK_H

#include "spec/fill.h"

/* Once all parts of the model are filled. ROOT is the spec. */
void check_model(struct scope root);

#endif
