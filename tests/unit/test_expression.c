/* Expressions: the first problem of each, and where it is. */
#include "unit/unit.h"

#include "base/vec.h"
#include "dms/expression.h"

/* A problem, the word in question, and where it stands: -1 is unknown. */
static const struct row {
    const char *text;
    enum expression_fault fault;
    const char *what;
    int at;
} rows[] = {
    {"$A", EXPRESSION_GOOD, "", -1},
    {"$FIRST_NAME||'_'||$LAST_NAME", EXPRESSION_GOOD, "", -1},
    {"$AR_H_TIMESTAMP", EXPRESSION_GOOD, "", -1},
    {"operation_indicator('D','U','I')", EXPRESSION_GOOD, "", -1},
    {"replaceChars($A, 'a', 'b')", EXPRESSION_GOOD, "", -1},
    {"hash_sha256($A)", EXPRESSION_GOOD, "", -1},
    {"CASE WHEN $A > 1 THEN 'x' ELSE NULL END", EXPRESSION_GOOD, "", -1},
    {"cast($A as integer) + 1", EXPRESSION_GOOD, "", -1},
    {"strftime('%Y-%m-%d', $AR_H_COMMIT_TIMESTAMP)", EXPRESSION_GOOD, "", -1},
    {"\"text\" || length($A)", EXPRESSION_GOOD, "", -1},
    {"datetime()", EXPRESSION_GOOD, "", -1},
    {"'it''s' -- really", EXPRESSION_GOOD, "", -1},
    {"1;", EXPRESSION_GOOD, "", -1},
    {"$A || ", EXPRESSION_UNFINISHED, "", -1},
    {"lower($A", EXPRESSION_UNFINISHED, "", -1},
    {"'never", EXPRESSION_UNFINISHED, "", -1},
    {"", EXPRESSION_UNFINISHED, "", -1},
    {"$A $B", EXPRESSION_SYNTAX, "$B", 3},
    {"$A) || ($B", EXPRESSION_SYNTAX, ")", 2},
    {"$A AS b", EXPRESSION_SYNTAX, "AS", 3},
    {"1; DROP", EXPRESSION_SYNTAX, ";", 1},
    {"$ A", EXPRESSION_SYNTAX, "$", 0},
    {"$A || nvl($B, 1)", EXPRESSION_FUNCTION, "nvl", 6},
    {"concat($A, $B)", EXPRESSION_UNLISTED, "concat", 0},
    {"$A + sqrt($B)", EXPRESSION_UNLISTED, "sqrt", 5},
    {"IIF($A, 1, 2)", EXPRESSION_UNLISTED, "iif", 0},
    {"lower($A, 1)", EXPRESSION_ARGUMENTS, "lower", 0},
    {"hash_sha256()", EXPRESSION_ARGUMENTS, "hash_sha256", 0},
    {"$A || NAME", EXPRESSION_NAME, "NAME", 6},
    {"(SELECT 1 FROM t)", EXPRESSION_TABLE, "t", -1},
};

static void finds_the_first_problem(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct expressions *e = expressions_new();
    unsigned wrong = 0;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const struct row *row = &rows[i];
        struct expression_problem p = expression_check(e, a, str_of(row->text));
        int at = p.len ? (int)p.off : -1;
        if (p.fault == row->fault && str_eq_nocase(p.what, str_of(row->what)) &&
            at == row->at)
            continue;
        print_error("%s: %d '%.*s' at %d\n", row->text, (int)p.fault,
                    STR_ARG(p.what), at);
        wrong++;
    }
    assert_int_equal(wrong, 0);
    expressions_free(e);
    arena_free(a);
}

/* Many brackets are SQLite's limit, and no mistake in the expression. */
static void leaves_limits_alone(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct expressions *e = expressions_new();
    enum { DEEP = 3000 };
    char text[2 * DEEP + 2];
    memset(text, '(', DEEP);
    text[DEEP] = '1';
    memset(text + DEEP + 1, ')', DEEP);
    text[2 * DEEP + 1] = 0;
    assert_int_equal(expression_check(e, a, str_of(text)).fault,
                     EXPRESSION_GOOD);
    struct str nul = {"1\0)", 3};
    assert_int_equal(expression_check(e, a, nul).fault, EXPRESSION_GOOD);
    expressions_free(e);
    arena_free(a);
}

static void knows_other_words(void **state)
{
    (void)state;
    assert_string_equal(expression_instead(str_of("NVL")), "use ifnull");
    assert_null(expression_instead(str_of("lower")));
    assert_true(str_is(expression_near(str_of("lowr")), "lower"));
    assert_int_equal(expression_near(str_of("geography")).len, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_the_first_problem),
        cmocka_unit_test(leaves_limits_alone),
        cmocka_unit_test(knows_other_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
