/* Terms as words of a bash script, and as options of the AWS CLI.
 *
 * An output of a resource stands in a variable that is named like it
 * ("subnet_private_1" its id, "db_instance_source_address" its address); an
 * input in an environment variable ("SOURCE_PASSWORD"). A secret is never a
 * word of a command, which a list of processes would show: it goes through a
 * pipe that a built-in of bash writes to.
 */
#ifndef DMSC_EMIT_CLI_TERM_H
#define DMSC_EMIT_CLI_TERM_H

#include "emit/bash.h"
#include "emit/emit.h"

struct cli {
    struct emit *emit;
    struct arena *arena;
    /* The tags of everything, a list of {Key, Value}. Where a list ends with
     * these very items, it says "${TAGS[@]}" or $TAG_LIST. */
    const struct term *tags;
    /* Inside of owner_of_THING the thing's own id is $1. */
    const struct resource *self;
};

/* "subnet_private_1"; "db_instance_source_address" of another output. */
struct str cli_name(struct arena *a, const struct resource *r);
struct str cli_variable(struct arena *a, const struct resource *r,
                        struct str output);

/* "subnet shop-private-1": what messages call it, as a word. */
struct str cli_title(const struct cli *c, const struct resource *r);

/* Where an output is in what the thing's finder asks: "Endpoint.Address". */
struct str cli_field(const struct resource *r, struct str output);

/* A scalar, or a list as words in a row. */
struct bash_word cli_word(const struct cli *c, const struct term *t);

/* Whether a secret is in it. */
bool cli_is_secret(const struct term *t);

/* "--name value", "--no-name": one option of a call. What is secret is read
 * from standard input, where cli_print (cli_shape.h) puts it. */
struct str cli_option(const struct cli *c, struct str name,
                      const struct term *value);

/* References of a term, each output once. */
struct cli_refs {
    VEC(const struct term *) list;
};
void cli_collect(const struct cli *c, struct cli_refs *refs,
                 const struct term *t);
bool cli_collected(const struct cli_refs *refs, const struct resource *r,
                   struct str output);

#endif
