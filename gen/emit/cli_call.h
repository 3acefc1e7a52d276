/* Calls of the AWS CLI, as a kind's file has them. */
#ifndef DMSC_EMIT_CLI_CALL_H
#define DMSC_EMIT_CLI_CALL_H

#include "emit/cli_term.h"

/* A call that is being put together: words, each on a line of its own. */
struct cli_call {
    const struct cli *cli;
    struct str input; /* the command that writes its standard input, or "" */
    VEC(struct str) words;
};

/* The command in front of it ("create 'VPC shop'"), or "". */
struct cli_call cli_call_start(const struct cli *c, struct str command);
void cli_call_add(struct cli_call *call, struct str word);

/* What R's kind says of NAME: "create", "find", "delete". */
static inline struct val cli_part(const struct resource *r, const char *name)
{
    return val_get_z(r->kind->cli, name);
}

/* The operation of R's service that CALL names, with its options; OPTIONS
 * where they are not CALL's own. WAIT: it is a waiter. */
void cli_call_operation(struct cli_call *call, const struct resource *r,
                        struct val operation, const struct term *options);
void cli_call_wait(struct cli_call *call, const struct resource *r,
                   struct val operation);

/* CALL's options filled in. */
const struct term *cli_options(const struct cli *c, const struct resource *r,
                               struct val operation);

/* The lines, the first as it stands, the others indented two deeper than
 * INDENT; no newline at the end. */
struct str cli_call_text(const struct cli_call *call, unsigned indent);

/* The same on one line. */
struct str cli_call_line(const struct cli_call *call);

#endif
