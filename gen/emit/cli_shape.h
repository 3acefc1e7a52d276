/* Maps and lists as the AWS CLI takes them: its shorthand, and JSON. */
#ifndef DMSC_EMIT_CLI_SHAPE_H
#define DMSC_EMIT_CLI_SHAPE_H

#include "emit/cli_term.h"

/* A map in shorthand, "Name=tag:Name,Values=shop" (user guide of the AWS CLI,
 * "Shorthand syntax"). What a parameter holds is quoted when the script runs,
 * so that no comma in it becomes syntax. */
struct bash_word cli_shorthand(const struct cli *c, const struct term *map);

/* JSON: text alone, or a printf with what is known only when the script
 * runs. */
struct bash_word cli_json(const struct cli *c, const struct term *t);

/* The command that prints the term, JSON or text, by built-ins of bash. */
struct str cli_print(const struct cli *c, const struct term *t);

/* How many items at the end of a list are the tags of everything: all of
 * those, or none. */
size_t cli_common_tags(const struct cli *c, const struct term *list);

#endif
