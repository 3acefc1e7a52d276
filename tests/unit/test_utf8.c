#include "unit/unit.h"

#include "base/utf8.h"
#include "base/vec.h"

static void round_trips_every_code_point(void **state)
{
    (void)state;
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        char bytes[4];
        uint32_t back = 0;
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        unsigned n = utf8_encode(c, bytes);
        if (utf8_decode((struct str){bytes, n}, &back) != n || back != c)
            fail_msg("U+%04X becomes U+%04X", c, back);
        if (n > 1 && utf8_decode((struct str){bytes, n - 1}, NULL) != 0)
            fail_msg("U+%04X cut short is taken", c);
    }
}

static void refuses_what_is_none(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "\x80",             /* a tail alone */
        "\xC0\x80",         /* overlong NUL */
        "\xC1\xBF",         /* overlong */
        "\xE0\x9F\xBF",     /* overlong */
        "\xF0\x8F\xBF\xBF", /* overlong */
        "\xED\xA0\x80",     /* a surrogate */
        "\xF4\x90\x80\x80", /* beyond U+10FFFF */
        "\xF5\x80\x80\x80",
        "\xFF",
        "\xE2\x82",
        "\xC3(",
    };
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        assert_int_equal(utf8_decode(str_of(bad[i]), NULL), 0);
        assert_int_equal(utf8_valid(str_of(bad[i])), 0);
    }
    assert_int_equal(utf8_decode(STR(""), NULL), 0);
}

static void counts(void **state)
{
    (void)state;
    assert_int_equal(utf8_valid(STR("größe\0x")), 9);
    assert_int_equal(utf8_valid(STR("ab\xFFz")), 2);
    assert_int_equal(utf8_count(STR("größe")), 5);
    assert_int_equal(utf8_count(STR("a\xFF\xFE€")), 4);
    assert_int_equal(utf8_count(STR("")), 0);
}

static void knows_widths(void **state)
{
    (void)state;
    static const struct {
        uint32_t c;
        unsigned width;
    } rows[] = {
        {'a', 1},    {0xE9, 1},     {0x301, 0},   {0x4E2D, 2}, {0x3042, 2},
        {0xAC00, 2}, {0x1F600, 2},  {0x1F1E6, 1}, {0x200D, 0}, {0xFE0F, 0},
        {0xFF21, 2}, {0xFF71, 1},   {0x2026, 1},  {0x5D0, 1},  {0x20000, 2},
        {0x1100, 2}, {0x10FFFF, 1},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (utf8_width(rows[i].c) != rows[i].width)
            fail_msg("U+%04X has width %u", rows[i].c, utf8_width(rows[i].c));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(round_trips_every_code_point),
        cmocka_unit_test(refuses_what_is_none),
        cmocka_unit_test(counts),
        cmocka_unit_test(knows_widths),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
