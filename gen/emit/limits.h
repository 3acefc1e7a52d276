/* The ceilings of this layer. Each has a test at it and one over it. */
#ifndef DMSC_EMIT_LIMITS_H
#define DMSC_EMIT_LIMITS_H

#define OUTPUT_FILES_MAX 5000 /* files of one build */

/* Bytes of a template that CloudFormation takes within a request (quotas of the
 * CloudFormation user guide); a larger one goes by way of a bucket. */
#define TEMPLATE_INLINE_MAX 51200

#endif
