/* The short forms of a task's `tables:`, written out as DMS selection rules.
 *
 *     - include: public.%    {"rule-type": "selection",
 *                             "rule-id": "347204431", …
 *                             "object-locator": {"schema-name": "public",
 *                                                "table-name": "%"},
 *                             "rule-action": "include"}
 *
 * The rules are read from a text that is made here: a view over the spec in
 * which each rule stands for its entry, and each pattern for its part of it.
 * So they are documents like those that users write, and a message about one
 * underlines the spec.
 *
 * The id of a rule comes from what its entry selects, action and pattern, not
 * from its place: an entry more or less renumbers no other.
 */
#ifndef DMSC_SPEC_SUGAR_H
#define DMSC_SPEC_SUGAR_H

#include "spec/fill.h"

/* Appends to T's rules those of ENTRIES (an array, or none). Entries that are
 * wrong (and were reported) make none. */
void sugar_rules(struct fill *f, struct task *t, struct val entries);

/* The id that an entry gets unless it names one: 100000000 to 999999999. */
uint32_t sugar_id(struct str action, struct str pattern);

#endif
