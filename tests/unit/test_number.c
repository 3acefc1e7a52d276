#include "unit/unit.h"

#include "tree/number.h"

static void compares_exactly(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        int sign;
    } rows[] = {
        {"1", "1.0", 0},
        {"1", "10e-1", 0},
        {"0", "-0.0e7", 0},
        {"100", "1e2", 0},
        {"0.1", "0.10", 0},
        {"1", "2", -1},
        {"-1", "-2", 1},
        {"-1", "1", -1},
        {"0", "0.001", -1},
        {"-0.001", "0", -1},
        {"9", "10", -1},
        {"1e400", "2e399", 1},
        {"0.30", "0.299", 1},
        {"1e-400", "0", 1},
        {"12.5", "12.50", 0},
        {"9007199254740993", "9007199254740992", 1},
        {"1e99999999999", "1e9", 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str a = str_of(rows[i].a), b = str_of(rows[i].b);
        int c = number_compare(a, b);
        assert_int_equal((c > 0) - (c < 0), rows[i].sign);
        c = number_compare(b, a);
        assert_int_equal((c > 0) - (c < 0), -rows[i].sign);
    }
}

static void knows_whole_numbers(void **state)
{
    (void)state;
    static const char *const whole[] = {"0",     "-0",    "1.0",
                                        "30e-1", "1e400", "12.5e1"};
    static const char *const broken[] = {"0.5", "1e-1", "12.55e1", "-3.01"};
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
        assert_true(number_is_whole(str_of(whole[i])));
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++)
        assert_false(number_is_whole(str_of(broken[i])));
}

static void converts_what_fits(void **state)
{
    (void)state;
    int64_t n;
    assert_true(number_to_int(STR("-9223372036854775808"), &n));
    assert_true(n == INT64_MIN);
    assert_true(number_to_int(STR("9223372036854775807"), &n));
    assert_true(n == INT64_MAX);
    assert_false(number_to_int(STR("9223372036854775808"), &n));
    assert_true(number_to_int(STR("1.20e3"), &n));
    assert_int_equal(n, 1200);
    assert_false(number_to_int(STR("1.5"), &n));
    assert_false(number_to_int(STR("1e400"), &n));
    assert_true(number_to_int(STR("0e400"), &n));
    assert_int_equal(n, 0);
}

static void hashes_by_value(void **state)
{
    (void)state;
    assert_int_equal(number_hash(STR("1")), number_hash(STR("1.0")));
    assert_int_equal(number_hash(STR("100")), number_hash(STR("1e2")));
    assert_int_equal(number_hash(STR("0")), number_hash(STR("-0.0e7")));
    assert_int_not_equal(number_hash(STR("1")), number_hash(STR("-1")));
    assert_int_not_equal(number_hash(STR("1")), number_hash(STR("10")));
}

static void divides_exactly(void **state)
{
    (void)state;
    assert_true(number_is_multiple(STR("0.3"), STR("0.1")));
    assert_true(number_is_multiple(STR("1e300"), STR("1e-300")));
    assert_true(number_is_multiple(STR("-12"), STR("4")));
    assert_true(number_is_multiple(STR("0"), STR("4")));
    assert_true(number_is_multiple(STR("1"), STR("0.0009765625")));
    assert_false(number_is_multiple(STR("0.35"), STR("0.1")));
    assert_false(number_is_multiple(STR("1e300"), STR("7")));
    assert_false(number_is_multiple(STR("1"), STR("1e300")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(compares_exactly),
        cmocka_unit_test(knows_whole_numbers),
        cmocka_unit_test(converts_what_fits),
        cmocka_unit_test(hashes_by_value),
        cmocka_unit_test(divides_exactly),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
