/* What the parts of the host of templates share: which resources there are
 * (cloudformation_resources.c), what they hold (cloudformation.c), the roles
 * and databases among them (cloudformation_role.c, cloudformation_rds.c). */
#ifndef DMSC_HOST_CLOUDFORMATION_READER_H
#define DMSC_HOST_CLOUDFORMATION_READER_H

#include "host/cloudformation.h"

/* A resource twice: as it is written, and with its functions unknown. In a
 * loop its name has a hole, "Task${Name}", and stands for many. */
struct template_resource {
    struct str name;
    struct val key; /* its name, where it stands */
    struct val written, known;
};

struct template
{
    struct host_search *search;
    struct val written, known; /* the Resources */
    bool part;  /* of a template: its parameters stand elsewhere */
    bool loops; /* some resources are made by Fn::ForEach */
    VEC(struct template_resource) resources;
    struct map *by_name; /* their numbers, from 1 */
};

/* Fills in the resources. */
void cloudformation_resources(struct template *t);

/* The resource of that name; NULL, val_none() if there is none. */
const struct template_resource *
cloudformation_resource(const struct template *t, struct str name);
struct val cloudformation_written(const struct template *t, struct str name);

/* Reports what is null in a resource, as it is written. */
void cloudformation_nulls(const struct template *t, struct val resource);

/* Adds the roles that are about DMS. */
void cloudformation_roles(const struct template *t);

/* The role that an endpoint, as it is written, names to read its secret; NULL
 * if the template does not make it. */
const struct host_role *cloudformation_secrets(const struct template *t,
                                               struct val endpoint);

/* dms-vpc-role, if the template makes it and the resource NAME surely does not
 * wait for it; NULL otherwise. */
const struct host_role *cloudformation_unawaited(const struct template *t,
                                                 struct str name);

/* The database that the address SERVER, as it is written, is of; NULL if the
 * template does not make it. */
const struct host_rds *cloudformation_rds(const struct template *t,
                                          struct val server);

#endif
