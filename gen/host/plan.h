/* A plan or a state of Terraform as JSON: `terraform show -json`.
 *
 * Its resources are those of the plan (planned_values), else of the state
 * (values), else what is changed (resource_changes). What is only known after
 * the apply is not written there, so that resources are NODE_OPEN.
 */
#ifndef DMSC_HOST_PLAN_H
#define DMSC_HOST_PLAN_H

#include "host/host.h"

extern const char *const plan_signs[];

bool plan_find(struct host_search *s);

#endif
