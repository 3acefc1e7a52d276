/* Strings with parameters in them: "db-${environment}.local".
 *
 * "${name}" is a parameter's value; "$${" is written for "${" itself; every
 * other "$" is a dollar. */
#ifndef DMSC_SPEC_PIECE_H
#define DMSC_SPEC_PIECE_H

#include "base/str.h"

/* Takes the next piece off REST: literal text, then the name of a parameter
 * ("" if none follows). Both are parts of REST. False at the end. */
bool piece_next(struct str *rest, struct str *literal, struct str *name);

/* Whether S names a parameter. */
bool piece_any(struct str s);

#endif
