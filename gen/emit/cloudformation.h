/* The CloudFormation printer: one YAML template, OUT/cloudformation/NAME.yaml.
 */
#ifndef DMSC_EMIT_CLOUDFORMATION_H
#define DMSC_EMIT_CLOUDFORMATION_H

#include "emit/emit.h"

/* Adds the template to OUTPUT. Overrides that name no resource are reported.
 */
void cloudformation_emit(struct arena *a, const struct graph *g,
                         struct output *output, struct findings *fs);

#endif
