#include "unit/unit.h"

#include "base/arena.h"
#include "dms/wildcard.h"

static void matches_what_the_guide_says(void **state)
{
    (void)state;
    static const struct {
        const char *pattern, *name;
        bool match;
    } rows[] = {
        {"%", "", true},
        {"%", "orders", true},
        {"orders", "orders", true},
        {"orders", "Orders", false},
        {"order_", "orders", true},
        {"order_", "order", false},
        {"WEB%", "WEBLOG", true},
        {"WEB%", "AWEB", false},
        {"%log", "weblog", true},
        {"%log", "weblogs", false},
        {"a%b%c", "axxbyyc", true},
        {"a%b%c", "axxbyy", false},
        {"%%", "x", true},
        {"", "", true},
        {"", "x", false},
        {"[ab]x", "bx", true},
        {"[ab]x", "cx", false},
        {"[a-d]x", "cx", true},
        {"[a-d]x", "ex", false},
        {"t[_]1", "t_1", true},
        {"t[_]1", "tx1", false},
        {"t[%]", "t%", true},
        {"t[%]", "tt", false},
        {"t[", "t[", true},
        {"[]", "[]", true},
        {"stra_e", "straße", true},
        {"%[_]%", "a_b", true},
        {"%[_]%", "ab", false},
        {"[é-ü]", "ö", true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        bool got =
            wildcard_match(str_of(rows[i].pattern), str_of(rows[i].name));
        if (got != rows[i].match)
            print_error("'%s' against '%s'\n", rows[i].pattern, rows[i].name);
        assert_int_equal(got, rows[i].match);
    }
}

/* A hostile pattern must not take exponential time. */
static void ends_soon(void **state)
{
    (void)state;
    char pattern[401], name[20001];
    for (size_t i = 0; i < 400; i += 2) {
        pattern[i] = '%';
        pattern[i + 1] = 'a';
    }
    pattern[400] = 'b';
    memset(name, 'a', 20000);
    name[20000] = '\0';
    assert_false(
        wildcard_match((struct str){pattern, 401}, (struct str){name, 20000}));
}

static void knows_exact_names(void **state)
{
    (void)state;
    assert_true(wildcard_is_exact(STR("orders")));
    assert_true(wildcard_is_exact(STR("orders[")));
    assert_false(wildcard_is_exact(STR("order_s")));
    assert_false(wildcard_is_exact(STR("o%")));
    assert_false(wildcard_is_exact(STR("o[ab]")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(matches_what_the_guide_says),
        cmocka_unit_test(ends_soon),
        cmocka_unit_test(knows_exact_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
