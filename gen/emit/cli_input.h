/* Inputs of the whole (parameters and secrets) as environment variables of
 * the scripts. */
#ifndef DMSC_EMIT_CLI_INPUT_H
#define DMSC_EMIT_CLI_INPUT_H

#include "emit/cli_term.h"

/* "SOURCE_PASSWORD". What bash, the AWS CLI or our scripts use themselves gets
 * MIGRATION_ before it. */
struct str cli_input(struct arena *a, struct str name);

/* Lines that give the inputs their defaults, or nothing. */
struct str cli_defaults(const struct cli *c);

/* The bodies of check_parameters and check_secrets: calls of lib.sh that say
 * what is missing or not allowed. */
struct str cli_checks(const struct cli *c, bool secrets);

/* Lines of a comment that say which variables there are, or "". */
struct str cli_inputs_help(const struct cli *c);

/* A regular expression of an input as POSIX has it, where a backslash within
 * brackets is no escape. */
struct str cli_pattern(struct arena *a, struct str pattern);

#endif
