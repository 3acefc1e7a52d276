/* JSON Schema, drafts 2020-12 and 07: compiled once, run over many documents.
 *
 *     struct schema_set *set = set_new(arena, SCHEMA_DRAFT_2020_12, findings);
 *     struct schema *s = schema_compile(set, uri, tree, NULL);
 *     enum tri verdict = schema_check(s, tree_root(document), findings);
 *     schema_free(s);
 *
 * What hangs on a value that nobody knows here (NODE_UNKNOWN, strings with
 * holes, open containers) is neither right nor wrong, and silent. Nodes that
 * could not be read silence all that is on and below them.
 *
 * Words of ours in schemas change what is said, never the verdict. Each is a
 * string, which holds for all failures of its schema over the value at hand,
 * or an object of strings by keyword:
 *
 *     x-dmsc-message   instead of the generic message
 *     x-dmsc-help      what to type instead
 *     x-dmsc-severity  "warning", "error", or of unknown keys "error-if-near":
 *                      a warning, unless it is a known one but for a slip
 *     x-dmsc-rule      the id of the finding, "group/slug"
 */
#ifndef DMSC_SCHEMA_SCHEMA_H
#define DMSC_SCHEMA_SCHEMA_H

#include "schema/set.h"
#include "schema/tri.h"

struct schema;

struct schema_options {
    bool assert_format; /* check `format` where it can be checked */
};

/* Compiles the document TREE, found at URI (absolute), and what it refers to.
 * OPTIONS may be NULL. What is wrong with the schema goes to the set's
 * findings, with its place in the schema; that part then neither accepts nor
 * rejects anything. Freed by schema_free; the set must live as long. */
struct schema *schema_compile(struct schema_set *set, struct str uri,
                              const struct tree *tree,
                              const struct schema_options *options);

/* The same for the schema that URI stands for, fragment and all; NULL, and
 * nothing reported, if there is none. Finds those of the program itself:
 * "https://dmsc.dev/schemas/task-settings.schema.json". */
struct schema *schema_compile_uri(struct schema_set *set, struct str uri,
                                  const struct schema_options *options);

void schema_free(struct schema *s);

/* Whether V is as the schema says. With FS, each mistake becomes a finding;
 * where the verdict is no there is at least one. Without FS nothing is
 * allocated but memory that the schema keeps for the next call. */
enum tri schema_check(struct schema *s, struct val v, struct findings *fs);

/* How many instructions the schema became. */
size_t schema_size(const struct schema *s);

#endif
