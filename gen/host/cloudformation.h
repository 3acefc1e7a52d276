/* CloudFormation, what the CDK makes and SAM: the resources AWS::DMS::* of a
 * template in JSON or YAML.
 *
 * Settings and mappings may be strings, blocks, Fn::Sub and Fn::Join (holes
 * where only CloudFormation knows more), or objects. All other functions are
 * unknown.
 */
#ifndef DMSC_HOST_CLOUDFORMATION_H
#define DMSC_HOST_CLOUDFORMATION_H

#include "host/host.h"

extern const char *const cloudformation_signs[];

bool cloudformation_find(struct host_search *s);

#endif
