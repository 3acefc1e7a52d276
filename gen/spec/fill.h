/* How the parts of a spec are read into the model: members of the user's
 * objects, and where there are none the defaults of the schema.
 *
 * A default stands in schemas/migration.schema.json beside the key that it is
 * the default of ("default": …), so it is written once, editors show it, and
 * its node is the origin of the value.
 *
 * What the schema has reported is taken as if it were not there, so that one
 * mistake is one error.
 */
#ifndef DMSC_SPEC_FILL_H
#define DMSC_SPEC_FILL_H

#include "spec/model.h"

struct fill {
    struct model *m;
    struct findings *fs;
    struct shelf *shelf;
    struct val schema; /* root of schemas/migration.schema.json */
    size_t first;      /* findings before it are not of this spec */
};

/* An object of the spec and the schema that it is held to. */
struct scope {
    struct fill *f;
    struct val object, schema;
};

struct scope scope_root(struct fill *f, struct val spec);

/* The object under KEY, or its default, or an empty scope: asked for
 * anything, that has what the schema gives. */
struct scope scope_in(struct scope s, const char *key);

/* The object of one entry of a map that users fill (databases, tasks). */
struct scope scope_entry(struct scope map, struct val object);

/* Whether the user wrote KEY, with a value that is not null. */
bool scope_has(struct scope s, const char *key);

/* The value under KEY if it is of KIND and nothing was reported about it,
 * else its default if it is not there at all, else none. NODE_TRUE asks for
 * either truth value. */
struct val ask(struct scope s, const char *key, enum node_kind kind);

struct flag ask_flag(struct scope s, const char *key);
struct quantity ask_number(struct scope s, const char *key);
struct quantity ask_size(struct scope s, const char *key); /* in GiB */
struct pairs ask_pairs(struct scope s, const char *key);
struct vals ask_vals(struct scope s, const char *key);

/* Whether an error was reported at or within V. */
bool fill_faulty(const struct fill *f, struct val v);

/* Whether what OBJECT lacks may well be there: some of it could not be read, or
 * it has a key that nobody understood. */
bool fill_unsure(const struct fill *f, struct val object);

/* Whether that is so of SECTION, which the spec lacks: who looks for something
 * in it knows nothing. */
bool fill_astray(const struct fill *f, const char *section);

/* Where PART of the string V stands: exactly, if V is written as it is, else
 * all of V. */
struct span fill_part(struct val v, struct str part);

/* An error about V, unless one was reported there already; NULL then. */
struct finding *fill_error(struct fill *f, enum finding_id id, struct val v,
                           const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Sets the help of what fill_error gave, which may be NULL. */
void fill_help(struct fill *f, struct finding *e, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
