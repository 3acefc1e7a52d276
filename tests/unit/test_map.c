#include "unit/unit.h"

#include "base/arena.h"
#include "base/map.h"

static void keeps_the_order(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct map *m = map_new(a);
    enum { N = 5000 };
    for (uintptr_t i = 1; i <= N; i++)
        *map_put(m, str_printf(a, "key %zu", (size_t)i)) = (void *)i;
    assert_int_equal(map_count(m), N);
    for (uintptr_t i = 1; i <= N; i++) {
        struct str key = str_printf(a, "key %zu", (size_t)i);
        assert_true(str_eq(map_at(m, i - 1)->key, key));
        assert_int_equal(map_get(m, key), i);
    }
    assert_null(map_get(m, STR("key 5001")));
    arena_free(a);
}

static void puts_twice_into_one_place(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct map *m = map_new(a);
    int one, two;
    assert_null(map_get(m, STR("k")));
    assert_null(*map_put(m, STR("k")));
    *map_put(m, STR("k")) = &one;
    assert_ptr_equal(*map_put(m, STR("k")), &one);
    *map_put(m, STR("k")) = &two;
    assert_ptr_equal(map_get(m, STR("k")), &two);
    assert_int_equal(map_count(m), 1);
    arena_free(a);
}

static void keys_may_be_empty_or_hold_nuls(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct map *m = map_new(a);
    int one, two, three;
    *map_put(m, str_of(NULL)) = &one;
    *map_put(m, STR("\0")) = &two;
    *map_put(m, STR("\0a")) = &three;
    assert_ptr_equal(map_get(m, STR("")), &one);
    assert_ptr_equal(map_get(m, STR("\0")), &two);
    assert_ptr_equal(map_get(m, STR("\0a")), &three);
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_the_order),
        cmocka_unit_test(puts_twice_into_one_place),
        cmocka_unit_test(keys_may_be_empty_or_hold_nuls),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
