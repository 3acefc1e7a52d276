/* What the parts of the plan share. Only plan*.c include this. */
#ifndef DMSC_GRAPH_PLAN_PARTS_H
#define DMSC_GRAPH_PLAN_PARTS_H

#include "graph/plan.h"

struct plan {
    struct arena *arena;
    const struct model *model;
    struct graph *graph;
    /* Where instances and databases go: lists of ids, created or given. */
    const struct term *subnets, *public_subnets; /* public ones: or NULL */
    const struct term *dms_groups;
    const struct term *secrets_role; /* ARN of the role that reads secrets */
    const struct resource *subnet_group, *public_subnet_group;
    /* By index of the model's databases. */
    struct planned_database {
        const struct resource *group, *instance; /* if we create it */
        const struct term *secret;               /* its ARN or name */
        const struct resource *endpoint_source, *endpoint_target;
    } * databases;
};

/* Add the resources of a part of the model, in this order: each refers to what
 * those before have put into P. */
void plan_network(struct plan *p);
void plan_databases(struct plan *p);
void plan_dms(struct plan *p);

/* What the kind of an engine's endpoints and the SQL that prepares it are
 * called after: engines whose endpoints have the same settings are of one
 * family. NULL: its endpoints are not known here. */
const char *plan_family(const struct engine *e);

/* The SQL of a database: what prepares it as a source, what fills it. R is
 * its instance, or NULL if it is there already. */
void plan_sql(struct plan *p, const struct database *d, struct resource *r);

/* Sets an attribute from text, a number, a switch, a string of the spec with
 * its parameters, or an output of another resource. */
void plan_text(struct plan *p, struct resource *r, const char *name,
               struct str text);
void plan_number(struct plan *p, struct resource *r, const char *name,
                 struct quantity q);
void plan_flag(struct plan *p, struct resource *r, const char *name,
               struct flag f);
void plan_val(struct plan *p, struct resource *r, const char *name,
              struct val v);
void plan_ref(struct plan *p, struct resource *r, const char *name,
              const struct resource *to, const char *output);

/* The term of a number of the spec: a parameter where one stands for it. */
const struct term *plan_quantity(struct plan *p, struct quantity q);

/* The term of a string of the spec: a join where it holds parameters. */
const struct term *plan_string(struct plan *p, struct val v);

/* A list of one reference. */
const struct term *plan_list_of(struct plan *p, const struct resource *to,
                                const char *output);

#endif
