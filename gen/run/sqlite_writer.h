/* Who writes to a SQLite source while it is moved: the transactions of a file
 * of SQL, on a connection of their own, with foreign keys enforced. */
#ifndef DMSC_RUN_SQLITE_WRITER_H
#define DMSC_RUN_SQLITE_WRITER_H

#include "run/driver.h"

extern const struct writer_ops sqlite_writer_ops;

#endif
