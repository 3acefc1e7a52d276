/* Terraform: .tf, .tf.json and .tfvars.
 *
 * Of the resources aws_dms_* and of the module terraform-aws-modules/dms all
 * that they hold is found; besides, whatever is a document by its content
 * (host_content): in locals, defaults of variables, arguments of other
 * modules.
 *
 * Values are followed through jsonencode, jsondecode, yamldecode, file,
 * templatefile, locals and defaults of variables of the same folder,
 * template_file; merge() gives what its last argument is sure of. What
 * remains is unknown. Mistakes in the neighbours are not reported: they are
 * when it is their turn.
 */
#ifndef DMSC_HOST_TERRAFORM_H
#define DMSC_HOST_TERRAFORM_H

#include "host/host.h"

/* By the end of its name. */
bool terraform_is(const struct text *text);

bool terraform_find(struct host_search *s);

#endif
