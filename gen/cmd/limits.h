/* The ceilings of this layer. Each has a test at it and one over it. */
#ifndef DMSC_CMD_LIMITS_H
#define DMSC_CMD_LIMITS_H

#define WALK_DEPTH_MAX 64 /* folders within folders */

#endif
