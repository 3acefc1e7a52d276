/* The Terraform printer: the .tf files of OUT/terraform, for the provider
 * hashicorp/aws 5.x alone, as `terraform fmt` would have it. */
#ifndef DMSC_EMIT_TERRAFORM_H
#define DMSC_EMIT_TERRAFORM_H

#include "emit/emit.h"

/* Adds the files to OUTPUT. Overrides that name no resource are reported. */
void terraform_emit(struct arena *a, const struct graph *g,
                    struct output *output, struct findings *fs);

#endif
