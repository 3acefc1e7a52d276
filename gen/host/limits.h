/* The ceilings of this layer. Each has a test at it and one over it. */
#ifndef DMSC_HOST_LIMITS_H
#define DMSC_HOST_LIMITS_H

/* Of CloudFormation itself: bytes of a template in a request, and in S3. */
#define TEMPLATE_BODY_MAX     51200
#define TEMPLATE_OBJECT_MAX   (1 << 20)

#define FUNCTIONS_DEPTH_MAX   16        /* functions within functions */
#define IGNORE_PATTERNS_MAX   10000     /* in all .gitignore files of a path */
#define IGNORE_STEPS_MAX      20000     /* steps of matching one pattern */
#define SCRIPT_FOLLOW_MAX     16        /* variables followed for one word */
#define SUPPRESSIONS_MAX      1000      /* in the comments of a file */
#define TERRAFORM_BYTES_MAX   (8 << 20) /* of files read beside another */
#define TERRAFORM_FILES_MAX   1000 /* of a folder that are read for a value */
#define TERRAFORM_FOLLOW_MAX  32   /* references followed for one value */
#define TERRAFORM_JSON_MAX    (1 << 20) /* bytes of jsonencode() in a string */
#define TERRAFORM_NEEDLE_MAX  256       /* bytes that split() looks for */
#define TERRAFORM_NODES_MAX   100000    /* of a document that is put together */
#define TERRAFORM_PATTERN_MAX 10000     /* steps of a match of regex() */
#define TERRAFORM_WORK_MAX    (32 << 20) /* bytes worked out for one file */

#endif
