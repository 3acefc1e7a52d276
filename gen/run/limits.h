/* The ceilings of this layer. Each has a test at it and one over it. */
#ifndef DMSC_RUN_LIMITS_H
#define DMSC_RUN_LIMITS_H

#define RUN_BATCH_ROWS      100  /* rows read, and loaded, at a time */
#define RUN_DIFFERENCES_MAX 20   /* rows of a table listed as different */
#define RUN_COLUMNS_MAX     900  /* columns of a table that is captured */
#define RUN_TABLES_MAX      5000 /* tables of one task */

#endif
