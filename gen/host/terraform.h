/* Terraform, OpenTofu and Terragrunt: .tf, .tf.json, .tfvars, .tofu, .hcl.
 *
 * Of the resources aws_dms_* and of the module terraform-aws-modules/dms all
 * that they hold is found; besides, whatever is a document by its content
 * (host_content): in locals, defaults of variables, arguments of other
 * modules.
 *
 * Values are followed through jsonencode, jsondecode, yamldecode, file,
 * templatefile, template_file, locals and defaults of variables of the same
 * folder, and worked out where they are expressions (terraform_outcome.h).
 * What remains is unknown. Mistakes in the neighbours are not reported: they
 * are when it is their turn.
 */
#ifndef DMSC_HOST_TERRAFORM_H
#define DMSC_HOST_TERRAFORM_H

#include "host/host.h"

/* By the end of its name; one that tells nothing, by its first line. */
bool terraform_is(const struct text *text);

bool terraform_find(struct host_search *s);

/* The attributes of a task, which the resource for a serverless replication
 * and the module call otherwise. */
struct terraform_words {
    const char *migration_type, *settings, *mappings, *start;
    const char *source, *target;
};

/* What a resource's type, such as "aws_dms_endpoint", is: enum host_kind; -1
 * if it is none of DMS. */
int terraform_resource(struct str type);

/* What in the lifecycle of RESOURCE, the body of one, keeps Terraform from ever
 * changing ATTRIBUTE: its name or `all` in ignore_changes; or val_none(). */
struct val terraform_ignored(struct val resource, const char *attribute);

/* The words of a kind of task; NULL if it is none. */
const struct terraform_words *terraform_task_words(enum host_kind kind);

#endif
