/* What every unit test includes: cmocka with the headers that it needs. */
#ifndef DMSC_TESTS_UNIT_H
#define DMSC_TESTS_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/str.h"

#define assert_str(s, z) assert_true(str_is((s), (z)))

#endif
