#include "unit/unit.h"

#include "base/json.h"

static void assert_json(struct json *value, const char *expected)
{
    struct buf out;
    buf_init(&out, 0);
    json_print(value, &out);
    if (!str_is(buf_str(&out), expected))
        fail_msg("printed %s, not %s", out.ptr, expected);
    buf_free(&out);
    json_free(value);
}

static void prints_scalars(void **state)
{
    (void)state;
    assert_json(json_new_int(INT64_MIN), "-9223372036854775808");
    assert_json(json_new_bool(true), "true");
    assert_json(json_new_number(STR("1.50e400")), "1.50e400");
    assert_json(json_new_string(STR("")), "\"\"");
    assert_json(json_new_string(STR("a/\"\\\n\x01\0z")),
                "\"a/\\\"\\\\\\n\\u0001\\u0000z\"");
    assert_json(json_new_string(STR("\xC3é€\xFF")), "\"\uFFFDé€\uFFFD\"");
}

static void empty_containers_stay_on_their_line(void **state)
{
    (void)state;
    struct json *o = json_new_object();
    json_put(o, "none", NULL);
    json_put(o, "o", json_new_object());
    json_put(o, "a", json_new_array());
    assert_json(o, "{\n  \"none\": null,\n  \"o\": {},\n  \"a\": []\n}");
}

static void members_stay_in_order(void **state)
{
    (void)state;
    struct json *o = json_new_object(), *a = json_new_array();
    json_put(o, "z", json_new_int(1));
    json_put(o, "a", a);
    json_put(o, "z", json_new_int(2));
    json_push(a, json_new_object());
    json_push(a, NULL);
    assert_json(o, "{\n  \"z\": 2,\n  \"a\": [\n    {},\n    null\n  ]\n}");
    json_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(prints_scalars),
        cmocka_unit_test(empty_containers_stay_on_their_line),
        cmocka_unit_test(members_stay_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
