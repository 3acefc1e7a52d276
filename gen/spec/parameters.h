/* The parameters of a spec, and the strings that use them. */
#ifndef DMSC_SPEC_PARAMETERS_H
#define DMSC_SPEC_PARAMETERS_H

#include "spec/fill.h"

/* Reads `parameters:` of ROOT, the spec; mistakes become findings. */
void parameters_fill(struct scope root);

/* Every "${name}" must be a parameter, and each parameter is used. What DMS
 * or a target reads itself (settings, rules, overrides) is left alone. */
void parameters_check(struct scope root);

#endif
