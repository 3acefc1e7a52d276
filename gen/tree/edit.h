/* Edits of a document, as one thinks of it: this value becomes that one, this
 * key has another name, this member goes. What stands around stays as it is:
 * the layout, the comments, the kind of quotes, the way lines end.
 *
 *     struct edits e = {.arena = arena};
 *     edit_remove(&e, key);
 *     edit_fix(&e, findings, finding, true, "remove the key");
 *
 * The values may be of JSON, YAML or HCL, which spell members and strings in
 * their own ways. Where it is not certain how to write something (a block of
 * YAML whose only member would go, a comment between what goes and what
 * stays, a value that no document has as such), the edits become impossible,
 * and there is no fix.
 */
#ifndef DMSC_TREE_EDIT_H
#define DMSC_TREE_EDIT_H

#include "base/buf.h"
#include "tree/tree.h"

struct edits {
    struct arena *arena;
    VEC(struct edit) list;
    bool impossible;
};

/* Puts a number, true, false or null in place of V. */
void edit_scalar(struct edits *e, struct val v, struct str json);

/* Puts a string in place of V, in V's own quotes where it has some; of a key
 * a name. */
void edit_string(struct edits *e, struct val v, struct str value);

/* Adds the string to OUT as edit_string writes it in place of V. False if it
 * cannot be written there. */
bool edit_spell(struct buf *out, struct val v, struct str value);

/* Puts JSON, which may have several lines, in place of a value of JSON. */
void edit_json(struct edits *e, struct val v, struct str json);

/* Takes out a member of an object, of which V is the key, or an item of an
 * array, with its comma and its line. Neighbours that E takes out already are
 * none. */
void edit_remove(struct edits *e, struct val v);

/* The same, but where that is impossible E stays as it was: of many that go
 * together, some may have to stay. */
void edit_remove_more(struct edits *e, struct val v);

/* Adds a member to an object, at its end; JSON is a scalar, or what the text
 * around has for a value. */
void edit_add(struct edits *e, struct val object, struct str key,
              struct str json);

/* The same, with a blank line before it in HCL, as depends_on has. */
void edit_add_apart(struct edits *e, struct val object, struct str key,
                    struct str json);

/* Adds items to an array in brackets that is not empty, at its end. Several
 * have a comma and a line end between them. */
void edit_append(struct edits *e, struct val array, struct str items);

/* Adds an object with one member to an object, at its end. */
struct edit_within {
    struct str name; /* of the new object */
    bool block;      /* HCL: it is a block, not a value */
    struct str key, json;
};
void edit_add_within(struct edits *e, struct val object,
                     const struct edit_within *w);

/* Gives the finding the fix that the edits are. False, and none, if they are
 * impossible or cannot be written in the file. */
bool edit_fix(const struct edits *e, struct findings *fs, struct finding *f,
              bool safe, const char *title);

#endif
