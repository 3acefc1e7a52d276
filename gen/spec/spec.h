/* Migration specs: from a file to the checked model.
 *
 *     read (YAML or JSON) ▶ schema ▶ fill the model, part by part, each part
 *     with its checks ▶ checks over the whole
 *
 * All mistakes are found in one pass: no stage stops because an earlier one
 * reported something. What was reported once is silent afterwards.
 */
#ifndef DMSC_SPEC_SPEC_H
#define DMSC_SPEC_SPEC_H

#include "base/err.h"
#include "spec/model.h"

/* Reads the spec in the file PATH ("-" is standard input) with all that it
 * names, into A. What is wrong with it goes to FS, and the model's `flawed`
 * says whether any of it is an error: then the model may be looked at, but
 * nothing is to be made of it. NULL, with ERR filled, only if the file cannot
 * be read. */
struct model *spec_load(struct arena *a, const char *path, struct findings *fs,
                        struct err *err);

/* The same of a document that was read already, from the file PATH. SHELF has
 * the schemas, and must live as long as the model, which has their defaults;
 * NULL: made for this one spec. */
struct shelf;
struct model *spec_check(struct arena *a, const struct tree *tree,
                         const char *path, struct shelf *shelf,
                         struct findings *fs);

/* Whether a document is a spec: an object with the key "dmsc", or, since that
 * is the line that is forgotten, with databases and tasks. */
bool spec_is(struct val document);

#endif
