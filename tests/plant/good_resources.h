/* What stands beside a task in Terraform and CloudFormation: the database that
 * it captures the changes of, the endpoint that leads there, the instance. */
#ifndef DMSC_PLANT_GOOD_RESOURCES_H
#define DMSC_PLANT_GOOD_RESOURCES_H

#include "item.h"

/* An object of resources: "database", "group", "parameters", "endpoint",
 * "instance", "task". Their members are named "engine|Engine", as Terraform and
 * CloudFormation do, with nothing where one of them has no such thing; but the
 * parameters by themselves, each with value and apply_method. */
struct item *good_resources(struct arena *a, struct chance *c);

#endif
