/* Terms as expressions of Terraform. */
#ifndef DMSC_EMIT_TERRAFORM_TERM_H
#define DMSC_EMIT_TERRAFORM_TERM_H

#include "emit/hcl.h"
#include "graph/graph.h"

/* "aws_vpc.main": the resource must be one of its own in Terraform. */
struct str terraform_address(struct arena *a, const struct resource *r);

/* The expression of a term, of one line or several (hcl.h). */
struct str terraform_term(struct arena *a, const struct term *t);

/* A list of scalars on one line: ["dev", "prod"]. */
struct str terraform_term_line(struct arena *a, const struct term *list);

/* The map of the graph's tags. */
struct str terraform_tags(struct arena *a, const struct graph *g);

/* Terraform's word for the type of an input. */
struct str terraform_type(struct str type);

/* Adds the data sources that the graph's terms read. */
void terraform_data_sources(struct hcl_body *file, const struct graph *g);

#endif
