/* The ceilings of this layer. Each has a test at it and one over it. */
#ifndef DMSC_TREE_LIMITS_H
#define DMSC_TREE_LIMITS_H

#define TREE_DEPTH_MAX 512 /* containers within containers */

#endif
