/* A SQLite database as a target. Tables are declared with the types of
 * sqlite_declaration; awsdms_txn_state and awsdms_apply_exceptions are those
 * of DMS. */
#ifndef DMSC_RUN_SQLITE_TARGET_H
#define DMSC_RUN_SQLITE_TARGET_H

#include "run/driver.h"

extern const struct target_ops sqlite_target_ops;

#endif
