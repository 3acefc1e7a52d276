/* Sets of rules, as users name them: "group/slug" is one, "group" and
 * "group/" with a star are all of a group.
 *
 * Findings about suppressions, configuration and baseline (groups suppress,
 * config, baseline) speak of what silences others, and are not silenced by
 * it.
 */
#ifndef DMSC_TEXT_RULE_SET_H
#define DMSC_TEXT_RULE_SET_H

#include "text/finding.h"

struct rule_set {
    bool has[FINDING_COUNT];
};

/* Adds the rules that NAME stands for; false if there are none. */
bool rule_set_add(struct rule_set *set, struct str name);

/* The rule or group that may be meant by NAME, "" if none is near. */
struct str rule_set_nearest(struct arena *a, struct str name);

/* Whether the rule is about suppressions, configuration or baseline. */
bool rule_is_meta(enum finding_id id);

#endif
