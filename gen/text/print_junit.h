/* JUnit XML, valid by the XSD of Apache Ant and by that of Jenkins: a suite
 * a file, a failed test case a finding. No finding is one case that passed,
 * since many readers take an empty report for a broken one. The same findings
 * give the same bytes: time stamps say 1970, host names localhost. */
#ifndef DMSC_TEXT_PRINT_JUNIT_H
#define DMSC_TEXT_PRINT_JUNIT_H

#include "text/printer.h"

print_function print_junit;

#endif
