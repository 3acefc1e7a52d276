/* What the AWS CLI says and takes as JSON: output of describe-, create- and
 * modify-replication-task and its kin, and requests for --cli-input-json.
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

/* Adds what lies in V, a value of JSON. */
void answer_search(struct host_search *s, struct val v);

/* Adds V, an object, as the request of a command that makes a KIND: one that
 * has an identifier. OPTIONS stand beside it in the command. */
void answer_request(struct host_search *s, struct val v, enum host_kind kind,
                    struct val options);

#endif
