#include "unit/unit.h"

#include "base/arena.h"
#include "base/vec.h"
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

static void knows_what_covers(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        bool cover;
    } rows[] = {
        {"%", "%", true},          {"%", "", true},
        {"a%", "ab%", true},       {"ab%", "a%", false},
        {"a%", "a", true},         {"a", "a", true},
        {"a", "b", false},         {"a", "_", false},
        {"_", "a", true},          {"_", "_", true},
        {"_", "%", false},         {"_%", "%", false},
        {"%_", "a%", false},       {"a_c", "abc", true},
        {"abc", "a_c", false},     {"a_c", "abcd", false},
        {"%x%", "axb", true},      {"%x%", "a%x", true},
        {"%x%", "a%b", false},     {"[a-d]", "b", true},
        {"[a-d]", "e", false},     {"[a-d]", "[a-d]", true},
        {"[a-d]", "[a-c]", false}, {"_", "[ab]", true},
        {"_", "\xc3\xa9", true},   {"a[_]%", "a_b", false},
        {"a[_]%", "axb", false},   {"%%", "%", true},
        {"a_", "a%", false},       {"a_", "a[", true},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (wildcard_cover(str_of(rows[i].a), str_of(rows[i].b)) !=
            rows[i].cover)
            fail_msg("'%s' and '%s'", rows[i].a, rows[i].b);
    /* At the ceiling, and one over it. */
    char x[WILDCARD_OVERLAP_MAX + 2];
    memset(x, 'x', sizeof x);
    x[0] = '%';
    struct str many = {x, WILDCARD_OVERLAP_MAX};
    struct str name = {x + 1, WILDCARD_OVERLAP_MAX};
    assert_true(wildcard_cover(many, name));
    many.len++;
    assert_false(wildcard_cover(many, name));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(matches_what_the_guide_says),
        cmocka_unit_test(ends_soon),
        cmocka_unit_test(knows_exact_names),
        cmocka_unit_test(knows_what_covers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
