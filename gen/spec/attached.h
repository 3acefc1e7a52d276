/* The JSON documents of a spec: those in files that it names, and those that
 * are part of the program. */
#ifndef DMSC_SPEC_ATTACHED_H
#define DMSC_SPEC_ATTACHED_H

#include "spec/fill.h"

/* The document in the file that PATH (a string of the spec) names, held to
 * the schema SCHEMA ("schemas/…"); *OPENED is the path as opened. What is wrong
 * with it is reported, there or, if there is no such file, at PATH; then
 * val_none(). */
struct val attached_read(struct fill *f, struct val path, const char *schema,
                         const char **opened);

/* The document NAME of the program, which must be there. Read once. */
struct val attached_embedded(struct fill *f, const char *name);

/* Holds a document to the schema of the program whose file is NAME
 * ("schemas/…"), which is compiled once and kept until attached_free. */
void attached_hold(struct fill *f, struct val document, const char *name);
void attached_free(struct fill *f);

/* The schema NAME itself. */
struct val attached_schema(struct fill *f, const char *name);

/* A file that the spec names must be there before anything relies on it. */
void attached_check(struct fill *f, struct val path);

#endif
