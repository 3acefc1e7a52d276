/* The errors of AWS and Terraform that dmsc can explain: the pages of
 * docs/errors, found by the text of an error as people paste it.
 *
 * A page's heading is the literal text of an error, as are the items of its
 * section "Also"; "…" in them stands for what differs from case to case. They
 * are compared word by word, letters and digits only and without case, so that
 * quotes, line ends, frames and colours do not matter; what stands before and
 * after does not either. If several fit, the longest is the one.
 */
#ifndef DMSC_CMD_AWS_ERROR_H
#define DMSC_CMD_AWS_ERROR_H

#include "base/str.h"

struct arena;

/* The page that explains the error in TEXT; false if there is none. */
bool aws_error_find(struct arena *a, struct str text, struct str *page);

/* The known error that has most words with TEXT in common, if those are half
 * of its words; "" if none. */
struct str aws_error_nearest(struct arena *a, struct str text);

#endif
