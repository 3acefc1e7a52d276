/* The ceilings of this layer. Each has a test at it and one over it. */
#ifndef DMSC_CMD_LIMITS_H
#define DMSC_CMD_LIMITS_H

#define CONFIG_ENTRIES_MAX 10000 /* suppressions in a configuration */

#define FIX_ROUNDS_MAX     20 /* of fixing what the round before left or made */

#define WALK_DEPTH_MAX     64        /* folders within folders */
#define WALK_FILE_MAX      (8 << 20) /* bytes of a file looked at unasked */
#define WALK_BINARY_BYTES  8192      /* that are looked through for a NUL */

#define ERROR_WORDS_MAX    20000 /* of a text that is to be explained */
#define ERROR_WORD_MAX     256   /* bytes; the rest is a word of its own */
#define ERROR_GAP_MAX      12    /* words that "..." stands for in an error */

#endif
