/* What a row of the tests of the rules is (test_rules.c). */
#ifndef DMSC_TESTS_RULES_ROW_H
#define DMSC_TESTS_RULES_ROW_H

struct row {
    const char *about, *document, *expected;
};

#endif
