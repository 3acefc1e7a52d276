/* The ceilings of this layer. Each has a test at it and one over it. */
#ifndef DMSC_EMIT_LIMITS_H
#define DMSC_EMIT_LIMITS_H

#define OUTPUT_FILES_MAX 1000 /* files of one build */

#endif
