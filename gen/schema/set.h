/* A set of schema documents, and what is where in them: the resources (what
 * has a URI of its own) and their anchors.
 *
 * Documents come into the set by set_add, or when a reference asks for them:
 * from the folders of set_map, and the standard ones from the program itself.
 * Nothing is ever fetched.
 *
 * All lives in the set's arena. Trees that are added must live as long.
 */
#ifndef DMSC_SCHEMA_SET_H
#define DMSC_SCHEMA_SET_H

#include "schema/keywords.h"
#include "tree/tree.h"

struct map;

/* What has a URI: a document's root, or a schema with an $id. */
struct resource {
    struct str uri; /* absolute, without fragment; of the innermost $id */
    uint32_t doc, node, end;
    enum schema_draft draft;
    unsigned vocabularies;
};

struct anchor {
    struct str name;
    uint32_t resource, node;
    bool dynamic;
};

struct schema_folder {
    struct str prefix, folder;
};

struct schema_set {
    struct arena *arena;
    struct findings *findings; /* of documents that are loaded */
    enum schema_draft fallback;
    VEC(const struct tree *) docs;
    VEC(struct resource) resources;
    VEC(struct anchor) anchors;
    VEC(struct schema_folder) folders;
    struct map *by_uri;   /* URI to index + 1 of a resource */
    struct map *missing;  /* URIs that were looked for in vain */
    unsigned loads_under; /* metaschemas being loaded for metaschemas */
};

/* An empty set. Where a document does not say its draft, FALLBACK holds. What
 * is wrong with documents that have to be loaded goes to FINDINGS, as does
 * what schema_compile finds. */
struct schema_set *set_new(struct arena *a, enum schema_draft fallback,
                           struct findings *findings);

/* Adds a document; its index. URI is where it was found (absolute); its $id
 * is known beside it. */
uint32_t set_add(struct schema_set *set, struct str uri,
                 const struct tree *tree);

/* References that begin with PREFIX are looked for in FOLDER. */
void set_map(struct schema_set *set, struct str prefix, struct str folder);

/* The resource with URI (without fragment), loaded if need be; NULL if it is
 * not to be had. The pointer holds until the next document is added. */
const struct resource *set_find(struct schema_set *set, struct str uri);

/* The resource that a node lies in. */
uint32_t set_resource_of(const struct schema_set *set, uint32_t doc,
                         uint32_t node);

/* The anchor NAME of a resource, or NULL. */
const struct anchor *set_anchor(const struct schema_set *set, uint32_t resource,
                                struct str name);

#endif
