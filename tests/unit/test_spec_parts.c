/* The small things that a spec is made of, and the tables of AWS's facts. */
#include "base/arena.h"
#include "dms/engine.h"
#include "dms/region.h"
#include "dms/wildcard.h"
#include "spec/cidr.h"
#include "spec/piece.h"
#include "spec/size.h"
#include "unit/unit.h"

static void sizes_have_units(void **state)
{
    (void)state;
    int64_t n = 0;
    assert_true(size_parse(STR("20 GiB"), &n) && n == 20);
    assert_true(size_parse(STR("20GiB"), &n) && n == 20);
    assert_true(size_parse(STR("2 TiB"), &n) && n == 2048);
    static const char *const wrong[] = {
        "",        "20",      "GiB",
        "20 GB",   "20  GiB", "-1 GiB",
        "1.5 GiB", "20 gib",  "99999999999999999999 GiB",
        "20 GiB "};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (size_parse(str_of(wrong[i]), &n))
            fail_msg("'%s' is a size", wrong[i]);
}

static void cidrs_are_strict(void **state)
{
    (void)state;
    struct cidr c;
    assert_true(cidr_parse(STR("10.20.0.0/16"), &c));
    assert_true(c.address == 0x0A140000 && c.prefix == 16);
    assert_true(cidr_parse(STR("255.255.255.255/32"), &c));
    assert_true(cidr_parse(STR("0.0.0.0/0"), &c));
    assert_true(cidr_base((struct cidr){0xFFFFFFFF, 0}).address == 0);
    static const char *const wrong[] = {"",
                                        "10.20.0.0",
                                        "10.20.0/16",
                                        "10.20.0.0/33",
                                        "10.20.0.256/8",
                                        "010.2.0.0/8",
                                        "1.2.3.4.5/8",
                                        "10.20.0.0/",
                                        "/16",
                                        "a.b.c.d/8",
                                        "10.20.0.0/16 "};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (cidr_parse(str_of(wrong[i]), &c))
            fail_msg("'%s' is a range", wrong[i]);
}

/* In every network that is allowed, no two subnets meet, and all lie in it. */
static void subnets_divide_the_network(void **state)
{
    (void)state;
    for (unsigned prefix = 16; prefix <= 24; prefix++) {
        struct cidr network = {0x0A140000, prefix};
        uint64_t end = network.address;
        for (unsigned slot = 0; slot < CIDR_SLOTS; slot++) {
            struct cidr s = cidr_subnet(network, slot);
            assert_true(s.prefix <= 28 && s.address >= end);
            assert_true(cidr_base(s).address == s.address);
            end = (uint64_t)s.address + (UINT64_C(1) << (32 - s.prefix));
        }
        assert_true(end <=
                    (uint64_t)network.address + (UINT64_C(1) << (32 - prefix)));
    }
}

static void pieces_of_strings(void **state)
{
    (void)state;
    struct str rest = STR("a${b}c"), literal, name;
    assert_true(piece_next(&rest, &literal, &name));
    assert_str(literal, "a");
    assert_str(name, "b");
    assert_true(piece_next(&rest, &literal, &name));
    assert_str(literal, "c");
    assert_str(name, "");
    assert_false(piece_next(&rest, &literal, &name));
    assert_false(piece_any(STR("")));
    assert_false(piece_any(STR("$a ${ ${b $$ {c}")));
    assert_false(piece_any(STR("$${b}")));
    assert_true(piece_any(STR("${b${c}")));
}

static void regions_are_a_sound_table(void **state)
{
    (void)state;
    for (size_t i = 0; i < region_count(); i++) {
        const struct region *r = region_at(i);
        assert_true(r->zones >= 2 && r->zones <= 6);
        assert_ptr_equal(region_find(r->name), r);
        if (i && str_cmp(region_at(i - 1)->name, r->name) >= 0)
            fail_msg("region.def is not sorted at %.*s", STR_ARG(r->name));
    }
    assert_null(region_find(STR("eu-west-9")));
    assert_str(region_nearest(STR("eu-wset-1"))->name, "eu-west-1");
    assert_null(region_nearest(STR("moon")));
}

static void engines_are_a_sound_table(void **state)
{
    (void)state;
    for (size_t i = 0; i < engine_count(); i++) {
        const struct engine *e = engine_at(i);
        assert_true(e->port == 0 || e->port == 443 ||
                    (e->port > 1024 && e->port < 65536));
        assert_ptr_equal(engine_find(e->name), e);
        if (i && str_cmp(engine_at(i - 1)->name, e->name) >= 0)
            fail_msg("engine.def is not sorted at %.*s", STR_ARG(e->name));
    }
    const struct engine *e = engine_find(STR("postgres"));
    assert_int_equal(engine_version(e, STR("15")), 0);
    assert_int_equal(engine_version(e, STR("9")), -1);
    assert_int_equal(engine_version(e, STR("99")), 1);
    assert_int_equal(engine_version(e, STR("x")), -1);
}

static void patterns_overlap(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        bool overlap;
    } pairs[] = {
        {"public", "public", true},
        {"public", "sales", false},
        {"%", "", true},
        {"%", "anything", true},
        {"a%", "%b", true},
        {"a%", "b%", false},
        {"a%z", "a_y", false},
        {"a%z", "a_z", true},
        {"order_", "orders", true},
        {"order_", "order", false},
        {"%audit%", "x%", true},
        {"[a-c]x", "bx", true},
        {"[a-c]x", "dx", false},
        {"[_]x", "_x", true},
        {"[_]x", "ax", false},
        {"a%b%c", "%abc%", true},
        {"_", "%%", true},
        {"%a", "%b", false},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct str a = str_of(pairs[i].a), b = str_of(pairs[i].b);
        if (wildcard_overlap(a, b) != pairs[i].overlap ||
            wildcard_overlap(b, a) != pairs[i].overlap)
            fail_msg("%s and %s", pairs[i].a, pairs[i].b);
    }
    /* At the ceiling exact, one over it taken for an overlap. */
    char x[WILDCARD_OVERLAP_MAX + 1], y[WILDCARD_OVERLAP_MAX + 1];
    memset(x, 'x', sizeof x);
    memset(y, 'y', sizeof y);
    x[0] = y[0] = '%'; /* names alone are compared without a table */
    struct str a = {x, sizeof x - 1}, b = {y, sizeof y - 1};
    assert_false(wildcard_overlap(a, b));
    a.len++;
    assert_true(wildcard_overlap(a, b));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sizes_have_units),
        cmocka_unit_test(cidrs_are_strict),
        cmocka_unit_test(subnets_divide_the_network),
        cmocka_unit_test(pieces_of_strings),
        cmocka_unit_test(regions_are_a_sound_table),
        cmocka_unit_test(engines_are_a_sound_table),
        cmocka_unit_test(patterns_overlap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
