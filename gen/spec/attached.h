/* The JSON documents of a spec that are in files which it names. */
#ifndef DMSC_SPEC_ATTACHED_H
#define DMSC_SPEC_ATTACHED_H

#include "spec/fill.h"

/* The document in the file that PATH (a string of the spec) names, held to
 * the schema SCHEMA ("schemas/…"); *OPENED is the path as opened. What is wrong
 * with it is reported, there or, if there is no such file, at PATH; then
 * val_none(). */
struct val attached_read(struct fill *f, struct val path, const char *schema,
                         const char **opened);

/* A file that the spec names must be there before anything relies on it. */
void attached_check(struct fill *f, struct val path);

#endif
