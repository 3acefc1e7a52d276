#include "unit/unit.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/limits.h"
#include "base/vec.h"

static bool all_zero(const char *p, size_t n)
{
    while (n && *p == 0) {
        p++;
        n--;
    }
    return n == 0;
}

static void gives_zeroed_aligned_memory(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    for (size_t size = 0; size < 70000; size = size * 2 + 1) {
        char *p = arena_alloc(a, size);
        assert_int_equal((uintptr_t)p % 16, 0);
        assert_true(all_zero(p, size));
        memset(p, 0xA5, size);
    }
    arena_reset(a);
    char *p = arena_alloc(a, 1000); /* from the block that was written to */
    assert_true(all_zero(p, 1000));
    arena_free(a);
    arena_free(NULL);
}

static void grows_in_place_at_the_end(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    char *p = arena_alloc(a, 10);
    memset(p, 'x', 10);
    char *q = arena_grow(a, p, 10, 100);
    assert_ptr_equal(p, q);
    assert_true(all_zero(q + 16, 84));
    arena_alloc(a, 1); /* now it is not the last */
    char *r = arena_grow(a, q, 100, 200);
    assert_ptr_not_equal(q, r);
    assert_memory_equal(r, "xxxxxxxxxx", 10);
    assert_true(all_zero(r + 100, 100));
    char *big = arena_grow(a, r, 200, (size_t)3 << 20); /* a block of its own */
    assert_memory_equal(big, "xxxxxxxxxx", 10);
    arena_free(a);
}

static void vectors_keep_what_they_hold(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    VEC(size_t) v = {0};
    for (size_t i = 0; i < 10000; i++) {
        *vec_push(a, &v) = i;
        if (i % 7 == 0)
            arena_alloc(a, 3); /* forces moves */
    }
    assert_int_equal(v.n, 10000);
    for (size_t i = 0; i < v.n; i++)
        assert_int_equal(v.at[i], i);
    arena_free(a);
}

static void buffers_add(void **state)
{
    (void)state;
    struct buf b;
    buf_init(&b, 0);
    assert_int_equal(b.max, BUF_MAX);
    buf_add_str(&b, str_of(NULL));
    buf_add_z(&b, "a");
    buf_printf(&b, "%0300d", 7); /* longer than the small buffer */
    assert_int_equal(b.len, 301);
    buf_clear(&b);
    buf_add_utf8(&b, 0x20AC);
    buf_add_repeat(&b, '-', 2);
    buf_add_char(&b, '!');
    assert_str(buf_str(&b), "€--!");
    assert_int_equal(b.ptr[b.len], 0);
    buf_free(&b);
}

static void buffers_have_a_ceiling(void **state)
{
    (void)state;
    struct buf b;
    buf_init(&b, 5);
    buf_add_z(&b, "12345");
    assert_false(b.overflow);
    assert_str(buf_str(&b), "12345");
    buf_add_char(&b, '6');
    assert_true(b.overflow);
    assert_str(buf_str(&b), "12345");
    buf_clear(&b);
    assert_false(b.overflow);
    buf_printf(&b, "%s", "abcdefgh");
    assert_true(b.overflow);
    assert_str(buf_str(&b), "abcde");
    buf_clear(&b);
    buf_add_repeat(&b, 'x', 6);
    assert_true(b.overflow);
    assert_str(buf_str(&b), "xxxxx");
    buf_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_zeroed_aligned_memory),
        cmocka_unit_test(grows_in_place_at_the_end),
        cmocka_unit_test(vectors_keep_what_they_hold),
        cmocka_unit_test(buffers_add),
        cmocka_unit_test(buffers_have_a_ceiling),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
