/* When the world fails: a file that cannot be opened, a full disk, a database
 * that says no. (What users wrote wrong is a finding, text/finding.h; what we
 * did wrong is an assert.)
 *
 * Who fails returns false or NULL and fills the err; who passes it on may add
 * context in front; main prints it once and exits with 2, or 3 for a run.
 */
#ifndef DMSC_BASE_ERR_H
#define DMSC_BASE_ERR_H

#include <stdbool.h>

#include "base/limits.h"

struct err {
    char message[ERR_MAX]; /* one line, no final stop; "" if nothing failed */
};

/* Fills ERR (may be NULL) as printf does; always false, to be returned. */
bool err_set(struct err *err, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The same with ": " and the words for errno at the end. */
bool err_errno(struct err *err, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Puts "CONTEXT: " in front of what ERR says; always false. */
bool err_context(struct err *err, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
