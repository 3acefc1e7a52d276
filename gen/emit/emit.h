/* From the resource graph to files: what the printers share.
 *
 * A printer asks, for each resource that its target has as one of its own,
 * for the resource's body: the kind's template filled in, with the bodies of
 * the resources that are folded into it, and the spec's overrides laid over
 * it. No printer knows a kind.
 */
#ifndef DMSC_EMIT_EMIT_H
#define DMSC_EMIT_EMIT_H

#include "emit/output.h"
#include "graph/graph.h"

enum emit_target { EMIT_TERRAFORM, EMIT_CLOUDFORMATION, EMIT_CLI };

struct emit {
    struct arena *arena;
    enum emit_target target;
    const struct graph *graph;
    struct output *output;
    struct findings *findings;
    /* The target's spelling of a resource's tags, for @tags. */
    const struct term *(*tags)(struct emit *e, const struct resource *r);
    /* The name that `overrides:` knows a resource by. */
    struct str (*address)(struct emit *e, const struct resource *r);
    void *context; /* the printer's own */
};

/* "terraform", "cloudformation", "cli". */
const char *emit_target_name(enum emit_target t);

/* The kind's document for the target, or val_none() where it is absent. */
struct val emit_kind(const struct emit *e, const struct resource *r);

/* What stands for R in the target: R itself, the resource that it is folded
 * into, or NULL where it is absent. */
const struct resource *emit_owner(const struct emit *e,
                                  const struct resource *r);

/* A template of R's kind filled in. */
const struct term *emit_expand(struct emit *e, const struct resource *r,
                               struct val template);

/* A member of the kind's document ("arguments", "properties") filled in, with
 * that of all folded into R. */
const struct term *emit_body(struct emit *e, const struct resource *r,
                             const char *member);

/* BODY with the spec's override for R laid over it. */
const struct term *emit_overridden(struct emit *e, const struct resource *r,
                                   const struct term *body);

/* Reports overrides of the target that name no resource. */
void emit_check_overrides(struct emit *e);

/* The resources that R must say it depends on, since nothing in its body
 * refers to them; in the graph's order. How many; OUT has room for all. */
size_t emit_depends(struct emit *e, const struct resource *r,
                    const struct resource **out);

/* The groups of templates/kinds, in order, with a word for people. */
struct emit_group {
    const char *name, *title;
};
extern const struct emit_group emit_groups[];
extern const size_t emit_group_count;

/* Adds the JSON documents that the graph's resources hold as files. */
void emit_documents(struct emit *e, const char *folder);

/* Adds the files that all targets share. False if one of them cannot be
 * read. */
bool emit_files(const struct graph *g, struct output *o, struct err *err);

/* "Made by dmsc from migration.yaml." */
struct str emit_banner(const struct emit *e);

/* Our kebab-case as Pascal case ("private-1" is Private1), with the kind's
 * noun in front; "main" adds nothing. */
struct str emit_pascal(struct arena *a, struct str name);
struct str emit_noun(const struct resource *r);

#endif
