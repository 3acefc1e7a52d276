/* SARIF 2.1.0 (OASIS), as code scanning takes it. Of the rules those are
 * described that found something: their texts are the pages of docs/rules.
 * Columns count code points; the fingerprint (fingerprint.h) survives a line
 * that moves. */
#ifndef DMSC_TEXT_PRINT_SARIF_H
#define DMSC_TEXT_PRINT_SARIF_H

#include "text/printer.h"

print_function print_sarif;

#endif
