/* The ceilings of this layer. Each has a test at it and one over it. */
#ifndef DMSC_READ_LIMITS_H
#define DMSC_READ_LIMITS_H

#include "tree/limits.h"

#define READ_DEPTH_MAX TREE_DEPTH_MAX /* containers within containers */
#define READ_ERRORS_MAX                                                        \
    50 /* mistakes shown of one document; one more says that there are more */
#define READ_ANGLE_MAX      256        /* bytes of <PLACEHOLDER> in JSON */
#define HCL_TEMPLATE_DEPTH  32         /* strings within holes within strings */
#define HCL_HOLE_MAX        (1 << 17)  /* bytes of a hole */
#define READ_BINARY_BYTES   512        /* looked at to tell text from others */
#define SHELL_DEPTH_MAX     32         /* commands within commands */
#define SHELL_DOCUMENTS_MAX 64         /* here-documents of one line */
#define YAML_BYTES_MAX      (16 << 20) /* in a YAML document */
#define YAML_NUMBER_MAX     120       /* bytes of a number not as JSON has it */
#define YAML_MEND_BYTES_MAX (1 << 18) /* of one that is tried to be mended */
#define YAML_MEND_TRIES_MAX 24        /* ways to mend it */
#define YAML_EXPANSION_MAX  1000000   /* nodes, with aliases looked through */

#endif
