/* The ceilings of this layer. Each has a test at it and one over it. */
#ifndef DMSC_TEXT_LIMITS_H
#define DMSC_TEXT_LIMITS_H

#define FINDINGS_MAX      10000 /* kept in one run; the rest is only counted */
#define FINDING_LINE_MAX  4096  /* bytes of a source line kept for its frame */
#define FINDING_WORDS_MAX 1024  /* bytes of a message, a help; then "…" */
#define DIFF_LINES_MAX    2000  /* that differ, and are told apart */
#define RELATED_SHOWN     8     /* related places that a frame shows */

#endif
