/* The ceilings of this layer. Each has a test at it and one over it. */
#ifndef DMSC_SCHEMA_LIMITS_H
#define DMSC_SCHEMA_LIMITS_H

#define SCHEMA_DEPTH_MAX    3000 /* subschemas within one another in a run */
#define SCHEMA_STEPS_MAX    50000000 /* subschemas run over one document */
#define SCHEMA_LOAD_MAX     1000     /* documents in a set */
#define SCHEMA_FAILURES_MAX 1000     /* mistakes shown of one document */
#define PATTERN_ATOMS_MAX   16       /* pieces of a pattern matched by hand */
#define MULTIPLE_DIGITS_MAX                                                    \
    10000                   /* bytes of a number that multipleOf is tried on */
#define SCHEMA_URI_MAX 8192 /* bytes of a reference */

#endif
