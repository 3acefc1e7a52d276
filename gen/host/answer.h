/* What the AWS CLI says and takes as JSON: output of describe-, create- and
 * modify-replication-task and its kin, and requests for --cli-input-json and
 * --cli-input-yaml.
 *
 * Known by the members of an object, wherever it stands: people cut answers
 * with --query and jq. What has members that only DMS writes (Status,
 * ReplicationTaskCreationDate, ...) is `exported`.
 */
#ifndef DMSC_HOST_ANSWER_H
#define DMSC_HOST_ANSWER_H

#include "host/host.h"

extern const char *const answer_signs[];

bool answer_find(struct host_search *s);

/* Adds V as a request of the kind that CALL makes or changes, whatever members
 * it has: the command that takes it says so. The options of the command, which
 * are CALL's document, stand beside it. */
void answer_request(struct host_search *s, struct val v,
                    const struct host_document *call);

#endif
