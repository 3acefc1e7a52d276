/* Findings for people:
 *
 *     error: unknown key 'taks' [spec/unknown-key]
 *         at migration.yaml:12:1
 *         |
 *      12 | taks:
 *         | ^^^^
 *         help: did you mean 'tasks'?
 *
 * Everything but the message hangs on one edge. Related places of the same
 * file stand in the same frame, in order of lines, underlined with dashes;
 * ":" in place of "|" says that lines are left out.
 */
#ifndef DMSC_TEXT_PRINT_HUMAN_H
#define DMSC_TEXT_PRINT_HUMAN_H

#include "text/printer.h"

print_function print_human;

#endif
