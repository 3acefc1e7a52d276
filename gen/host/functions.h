/* CloudFormation's functions: {"Ref": x}, {"Fn::Name": x}; in YAML also
 * `!Name x`, which host_root has read as the same.
 */
#ifndef DMSC_HOST_FUNCTIONS_H
#define DMSC_HOST_FUNCTIONS_H

#include "tree/tree.h"

/* Whether a key is that of a loop, "Fn::ForEach::Name". It stands among the
 * members of an object, and adds others to them. */
bool functions_is_loop(struct str key);

/* The function that V is ("Ref", "Fn::Sub", "Condition"), its argument in
 * *ARGUMENT; "" if it is none. */
struct str functions_name(struct val v, struct val *argument);

/* The resource that `!Ref Name` or `!GetAtt Name.Arn` is, in whatever form;
 * "" if it is another function. */
struct str functions_referred(struct val v);

/* The same tree with each function as a NODE_UNKNOWN: what it gives nobody
 * knows before the template is run; but Fn::ToJsonString is what it writes
 * out. What a loop or a macro adds members to is NODE_OPEN, and the texts that
 * it repeats have holes. The tree itself, if it has none. */
const struct tree *functions_unknown(struct arena *a, const struct tree *t);

/* Whether a Fn::Sub within V gives NAME a value of its own. */
bool functions_gives(struct val v, struct str name);

/* The text that V gives: a string, or Fn::Sub and Fn::Join of strings, with
 * holes where only CloudFormation knows more. NULL if nothing is known. */
struct text *functions_text(struct arena *a, struct val v);

#endif
