/* The spellings of the outputs: HCL and YAML. What they mean is held by the
 * targets' own tools (tests/deploy); here are the odd cases. */
#include "unit/unit.h"

#include "base/arena.h"
#include "emit/hcl.h"
#include "emit/yaml_text.h"

static void hcl_strings_are_never_templates(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    static const struct {
        const char *text, *hcl;
    } rows[] = {
        {"plain", "\"plain\""},
        {"a \"b\" \\c", "\"a \\\"b\\\" \\\\c\""},
        {"${var.x} %{if}", "\"$${var.x} %%{if}\""},
        {"$ $$ % 100%", "\"$ $$ % 100%\""},
        {"a\nb\tc\r", "\"a\\nb\\tc\\r\""},
        {"\x01", "\"\\u0001\""},
        {"größe", "\"größe\""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_str(hcl_quote(a, str_of(rows[i].text)), rows[i].hcl);
    arena_free(a);
}

static void hcl_aligns_neighbours(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct hcl_body *file = hcl_body(a);
    struct hcl_body *b =
        hcl_block(file, STR("resource"), STR("aws_x"), STR("y"));
    const struct str items[] = {STR("1"), STR("2")};
    const struct hcl_pair pairs[] = {{STR("k"), STR("1")},
                                     {STR("a b"), STR("[\n  2,\n]")}};
    hcl_attribute(b, STR("a"), STR("1"));
    hcl_attribute(b, STR("long"), STR("2"));
    hcl_attribute(b, STR("list"), hcl_list(a, items, 2));
    hcl_attribute(b, STR("one"), hcl_list(a, items, 1));
    hcl_attribute(b, STR("map"), hcl_object(a, pairs, 2));
    hcl_block(b, STR("empty"), STR(""), STR(""));
    struct buf out;
    buf_init(&out, 0);
    hcl_print(file, &out);
    assert_str(buf_str(&out), "resource \"aws_x\" \"y\" {\n"
                              "  a    = 1\n"
                              "  long = 2\n"
                              "  list = [\n"
                              "    1,\n"
                              "    2,\n"
                              "  ]\n"
                              "  one = [1]\n"
                              "  map = {\n"
                              "    k = 1\n"
                              "    \"a b\" = [\n"
                              "      2,\n"
                              "    ]\n"
                              "  }\n"
                              "\n"
                              "  empty {}\n"
                              "}\n");
    buf_free(&out);
    arena_free(a);
}

static void hcl_makes_identifiers(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    assert_str(hcl_name(a, STR("private-1")), "private_1");
    assert_str(hcl_name(a, STR("1a.b")), "_1a_b");
    assert_true(hcl_is_identifier(STR("a-b_1")));
    assert_false(hcl_is_identifier(STR("1a")));
    assert_false(hcl_is_identifier(STR("a b")));
    assert_false(hcl_is_identifier(STR("")));
    arena_free(a);
}

/* What YAML 1.1 readers take for something else is quoted. */
static void yaml_strings_stay_strings(void **state)
{
    (void)state;
    static const struct {
        const char *text, *yaml;
    } rows[] = {
        {"shop", "shop"},
        {"db.t3.medium", "db.t3.medium"},
        {"sts:AssumeRole", "sts:AssumeRole"},
        {"two words", "two words"},
        {"", "''"},
        {"no", "'no'"},
        {"True", "'True'"},
        {"null", "'null'"},
        {"15.7", "'15.7'"},
        {"0.0.0.0/0", "'0.0.0.0/0'"},
        {"-1", "'-1'"},
        {"a: b", "'a: b'"},
        {"a:", "'a:'"},
        {"a #b", "'a #b'"},
        {"it's", "'it''s'"},
        {"end ", "'end '"},
        {"!Ref", "'!Ref'"},
        {"größe", "'größe'"},
        {"a\nb", "\"a\\nb\""},
        {"a\x01\"", "\"a\\x01\\\"\""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf out;
        buf_init(&out, 0);
        yaml_add_string(&out, str_of(rows[i].text));
        assert_str(buf_str(&out), rows[i].yaml);
        buf_free(&out);
    }
}

static void yaml_blocks_keep_their_lines(void **state)
{
    (void)state;
    struct buf out;
    buf_init(&out, 0);
    yaml_add_block(&out, STR("{\n  1\n\n}\n"), 4);
    assert_str(buf_str(&out), "|\n    {\n      1\n\n    }");
    buf_clear(&out);
    yaml_add_block(&out, STR("x"), 2);
    assert_str(buf_str(&out), "|-\n  x");
    buf_free(&out);
    assert_true(yaml_fits_block(STR("{\n}\n")));
    assert_false(yaml_fits_block(STR(" x")));
    assert_false(yaml_fits_block(STR("a\tb")));
    assert_false(yaml_fits_block(STR("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hcl_strings_are_never_templates),
        cmocka_unit_test(hcl_aligns_neighbours),
        cmocka_unit_test(hcl_makes_identifiers),
        cmocka_unit_test(yaml_strings_stay_strings),
        cmocka_unit_test(yaml_blocks_keep_their_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
