/* The two documents that DMS reads, as a task of the model has them.
 *
 * Task settings are layers: DMS's defaults, and the user's laid over them,
 * section by section and key by key (a list or a nested object as a whole).
 * Table mappings are the task's rules, one after the other.
 */
#ifndef DMSC_SPEC_DOCUMENT_H
#define DMSC_SPEC_DOCUMENT_H

#include "base/buf.h"
#include "spec/model.h"

/* The setting KEY of SECTION (the section itself where KEY is ""; then it is
 * the user's alone if there is one), the user's before the default;
 * val_none() if neither has it. A null in the user's settings counts as not
 * written. */
struct val document_setting(const struct task *t, struct str section,
                            struct str key);

/* The whole settings document: every section in DMS's order, then those that
 * only the user has; without nulls, and without what DMS only ever reports
 * (CloudWatchLogGroup, CloudWatchLogStream). Two spaces, a final newline: the
 * same model gives the same bytes. */
void document_settings(const struct task *t, struct buf *out);

/* The table-mappings document {"rules": [...]}, in the same form. */
void document_mappings(const struct task *t, struct buf *out);

#endif
