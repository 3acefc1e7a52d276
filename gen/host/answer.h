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

/* Adds V as a request of that kind, whatever members it has: the command that
 * takes it says so. PARTIAL: it changes what is there. */
void answer_request(struct host_search *s, struct val v, enum host_kind kind,
                    bool partial);

#endif
