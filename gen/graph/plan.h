/* From the checked model to the resource graph. What a migration needs in AWS
 * is decided here, once for all targets:
 *
 *     plan_network.c    VPC, subnets, gateways, routes, security groups
 *     plan_databases.c  secrets, parameter groups, RDS instances
 *     plan_sql.c        the SQL that prepares and fills databases
 *     plan_dms.c        roles, replication instance, endpoints, tasks
 *     plan.c            inputs, tags, outlets, and the order of it all
 *     plan_set.c        what they set attributes with
 */
#ifndef DMSC_GRAPH_PLAN_H
#define DMSC_GRAPH_PLAN_H

#include "graph/graph.h"
#include "spec/model.h"

/* Whether all of a model can be planned; reports each database whose engine
 * has no kind of endpoint. */
bool plan_possible(const struct model *m, struct findings *fs);

/* The graph of a model without flaws, all of which can be planned. It lives in
 * ARENA and keeps pointers into the model. */
struct graph *plan_graph(struct arena *a, const struct model *m);

#endif
