#include "unit/unit.h"

#include "base/arena.h"
#include "base/limits.h"
#include "base/vec.h"

static struct str s(const char *z)
{
    return str_of(z);
}

static void compares(void **state)
{
    (void)state;
    assert_true(str_eq(STR(""), str_of(NULL)));
    assert_true(str_eq_nocase(s("Dms"), s("dMS")));
    assert_false(str_eq_nocase(s("é"), s("É"))); /* ASCII only */
    assert_true(str_cmp(s("a"), s("ab")) < 0);
    assert_true(str_cmp(s("\xff"), s("a")) > 0);
    assert_int_equal(str_cmp(STR(""), str_of(NULL)), 0);
    assert_true(str_starts(s("schemas/x"), s("schemas/")));
    assert_false(str_starts(s("sch"), s("schemas/")));
    assert_true(str_ends(s("a.json"), s(".json")));
    assert_false(str_ends(s("json"), s(".json")));
    assert_true(str_contains(s("abc"), s("c")));
    assert_true(str_contains(s("abc"), s("")));
    assert_false(str_contains(s("ab"), s("abc")));
}

static void cuts(void **state)
{
    (void)state;
    struct str rest = s("a=b=c");
    assert_str(str_cut(&rest, '='), "a");
    assert_str(rest, "b=c");
    assert_str(str_cut(&rest, '='), "b");
    assert_str(str_cut(&rest, '='), "c");
    assert_null(rest.ptr); /* nothing was cut off: "c=" would leave "" */
    rest = s("c=");
    assert_str(str_cut(&rest, '='), "c");
    assert_non_null(rest.ptr);
    assert_int_equal(rest.len, 0);
    assert_str(str_sub(s("abc"), 1, 99), "bc");
    assert_str(str_sub(s("abc"), 3, 1), "");
    assert_str(str_sub(s("abc"), 99, 1), "");
    assert_str(str_trim(s(" \t a b\r\n")), "a b");
    assert_str(str_trim(s(" \n")), "");
}

static void reads_numbers(void **state)
{
    (void)state;
    uint64_t n;
    assert_true(str_to_u64(s("18446744073709551615"), &n));
    assert_true(n == UINT64_MAX);
    assert_false(str_to_u64(s("18446744073709551616"), &n));
    assert_false(str_to_u64(s(""), &n));
    assert_false(str_to_u64(s("-1"), &n));
    assert_false(str_to_u64(s("1 "), &n));
}

static void measures_distance(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        unsigned distance;
    } rows[] = {
        {"", "", 0},           {"a", "", 1},          {"tasks", "taks", 1},
        {"tasks", "atsks", 1}, {"tasks", "TASKS", 0}, {"kitten", "sitting", 3},
        {"abc", "cba", 2},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        assert_int_equal(str_distance(s(rows[i].a), s(rows[i].b), 9),
                         rows[i].distance);
        assert_int_equal(str_distance(s(rows[i].b), s(rows[i].a), 9),
                         rows[i].distance);
    }
    assert_int_equal(str_distance(s("kitten"), s("sitting"), 2), 3);
}

/* Longer names are near only to themselves. */
static void distance_has_a_ceiling(void **state)
{
    (void)state;
    char a[STR_DISTANCE_MAX + 2] = "", b[STR_DISTANCE_MAX + 2] = "";
    memset(a, 'a', STR_DISTANCE_MAX + 1);
    memset(b, 'b', 1);
    memset(b + 1, 'a', STR_DISTANCE_MAX);
    for (size_t n = STR_DISTANCE_MAX; n <= STR_DISTANCE_MAX + 1; n++) {
        bool known = n == STR_DISTANCE_MAX;
        struct str x = {a, n}, y = {b, n};
        assert_int_equal(str_distance(x, y, 3), known ? 1 : 4);
        assert_int_equal(str_distance(x, x, 3), 0);
    }
}

static void finds_the_nearest(void **state)
{
    (void)state;
    const struct str names[] = {STR("tasks"), STR("tags"), STR("databases"),
                                STR("network")};
    assert_int_equal(str_nearest(s("taks"), names, 4), 0);
    assert_int_equal(str_nearest(s("tag"), names, 4), 1);
    assert_int_equal(str_nearest(s("Networks"), names, 4), 3);
    assert_int_equal(str_nearest(s("database"), names, 4), 2);
    assert_int_equal(str_nearest(s("instance"), names, 4), -1);
    assert_int_equal(str_nearest(s("x"), names, 4), -1);
    struct str short_names[] = {s("from"), s("to"), s("id"), s("if")};
    assert_int_equal(str_nearest(s("t"), short_names, 4), 1);
    assert_int_equal(str_nearest(s("O"), short_names, 4), 1);
    assert_int_equal(str_nearest(s("i"), short_names, 4), -1);
    assert_int_equal(str_nearest(s("f"), short_names, 3), -1);
    assert_int_equal(str_nearest(s("x"), short_names, 4), -1);
    struct str letters[] = {s("b"), s("a")};
    assert_int_equal(str_nearest(s("A"), letters, 2), 1);
    assert_int_equal(str_nearest(s("tasks"), names, 0), -1);

    const struct str longer[] = {s("filter-conditions"), s("filter-type"),
                                 s("start_value"), s("end_value")};
    assert_int_equal(str_nearest(s("conditions"), longer, 4), 0);
    assert_int_equal(str_nearest(s("Start"), longer, 4), 2);
    assert_int_equal(str_nearest(s("value"), longer, 4), -1);
    assert_int_equal(str_nearest(s("filter"), longer, 4), -1);
    assert_int_equal(str_nearest(s("onditions"), longer, 4), -1);
    assert_int_equal(str_nearest(s("end"), longer, 4), -1);
}

static void hashes(void **state)
{
    (void)state;
    /* The way for short strings gives the same, whatever follows them. */
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzabcdefghijklmn";
    for (size_t n = 0; n <= 24; n++) {
        char alone[24];
        memcpy(alone, letters, n);
        assert_int_equal(str_hash_ahead((struct str){letters, n}),
                         str_hash((struct str){alone, n}));
    }
    char bytes[40] = {0};
    uint32_t seen[COUNT_OF(bytes)];
    for (size_t n = 0; n < COUNT_OF(bytes); n++) { /* by length alone */
        seen[n] = str_hash((struct str){bytes, n});
        assert_int_not_equal(seen[n], 0);
        assert_int_equal(seen[n], str_hash((struct str){bytes, n}));
        for (size_t i = 0; i < n; i++)
            assert_int_not_equal(seen[i], seen[n]);
    }
    for (size_t n = 1; n < COUNT_OF(bytes); n++) /* every byte counts */
        for (size_t i = 0; i < n; i++) {
            bytes[i] = 1;
            assert_int_not_equal(str_hash((struct str){bytes, n}), seen[n]);
            bytes[i] = 0;
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(compares),
        cmocka_unit_test(cuts),
        cmocka_unit_test(reads_numbers),
        cmocka_unit_test(hashes),
        cmocka_unit_test(measures_distance),
        cmocka_unit_test(distance_has_a_ceiling),
        cmocka_unit_test(finds_the_nearest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
