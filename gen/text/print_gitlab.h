/* the JSON of a GitLab code quality report. An error is "major", a
 * warning "minor". The fingerprint holds rule, file and line (fingerprint.h),
 * so that a merge request shows only what is new in it. */
#ifndef DMSC_TEXT_PRINT_GITLAB_H
#define DMSC_TEXT_PRINT_GITLAB_H

#include "text/printer.h"

print_function print_gitlab;

#endif
