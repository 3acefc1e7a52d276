/* The ceilings of this layer. Each has a test at it and one over it. */
#ifndef DMSC_BASE_LIMITS_H
#define DMSC_BASE_LIMITS_H

#define BUF_MAX           ((size_t)1 << 30)  /* bytes in one buffer */
#define FILE_MAX_BYTES    ((size_t)64 << 20) /* an input file, in bytes */
#define ERR_MAX           512                /* bytes in an error's message */
#define STR_DISTANCE_MAX  64      /* bytes of names that are compared */
#define REGEX_MATCH_LIMIT 1000000 /* backtracking steps of a match */
#define REGEX_DEPTH_LIMIT 10000   /* nesting of a match */

#endif
