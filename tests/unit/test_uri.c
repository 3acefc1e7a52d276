#include "unit/unit.h"

#include "base/arena.h"
#include "schema/uri.h"

/* RFC 3986 section 5.4, all of it. */
static void resolves_as_the_rfc(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"g:h", "g:h"},
        {"g", "http://a/b/c/g"},
        {"./g", "http://a/b/c/g"},
        {"g/", "http://a/b/c/g/"},
        {"/g", "http://a/g"},
        {"//g", "http://g"},
        {"?y", "http://a/b/c/d;p?y"},
        {"g?y", "http://a/b/c/g?y"},
        {"#s", "http://a/b/c/d;p?q#s"},
        {"g#s", "http://a/b/c/g#s"},
        {"g?y#s", "http://a/b/c/g?y#s"},
        {";x", "http://a/b/c/;x"},
        {"g;x", "http://a/b/c/g;x"},
        {"g;x?y#s", "http://a/b/c/g;x?y#s"},
        {"", "http://a/b/c/d;p?q"},
        {".", "http://a/b/c/"},
        {"./", "http://a/b/c/"},
        {"..", "http://a/b/"},
        {"../", "http://a/b/"},
        {"../g", "http://a/b/g"},
        {"../..", "http://a/"},
        {"../../", "http://a/"},
        {"../../g", "http://a/g"},
        {"../../../g", "http://a/g"},
        {"../../../../g", "http://a/g"},
        {"/./g", "http://a/g"},
        {"/../g", "http://a/g"},
        {"g.", "http://a/b/c/g."},
        {".g", "http://a/b/c/.g"},
        {"g..", "http://a/b/c/g.."},
        {"..g", "http://a/b/c/..g"},
        {"./../g", "http://a/b/g"},
        {"./g/.", "http://a/b/c/g/"},
        {"g/./h", "http://a/b/c/g/h"},
        {"g/../h", "http://a/b/c/h"},
        {"g;x=1/./y", "http://a/b/c/g;x=1/y"},
        {"g;x=1/../y", "http://a/b/c/y"},
        {"g?y/./x", "http://a/b/c/g?y/./x"},
        {"g?y/../x", "http://a/b/c/g?y/../x"},
        {"g#s/./x", "http://a/b/c/g#s/./x"},
        {"g#s/../x", "http://a/b/c/g#s/../x"},
        {"http:g", "http:g"},
    };
    struct arena *a = arena_new();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str got =
            uri_resolve(a, STR("http://a/b/c/d;p?q"), str_of(rows[i][0]));
        if (!str_is(got, rows[i][1]))
            fail_msg("%s: %.*s", rows[i][0], STR_ARG(got));
    }
    arena_free(a);
}

static void resolves_against_other_bases(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    assert_str(uri_resolve(a, STR("http://a"), STR("g")), "http://a/g");
    assert_str(uri_resolve(a, STR("urn:uuid:1"), STR("#x")), "urn:uuid:1#x");
    assert_str(uri_resolve(a, STR("file:///s/a.json"), STR("b.json")),
               "file:///s/b.json");
    assert_str(uri_resolve(a, STR(""), STR("#/x")), "#/x");
    assert_str(uri_resolve(a, STR(""), STR("a/b")), "a/b");
    arena_free(a);
}

static void takes_apart(void **state)
{
    (void)state;
    struct uri u = uri_parse(STR("https://u@h:1/p/q?x=1?#f"));
    assert_str(u.scheme, "https");
    assert_str(u.authority, "u@h:1");
    assert_str(u.path, "/p/q");
    assert_str(u.query, "x=1?");
    assert_str(u.fragment, "f");
    u = uri_parse(STR("a/b:c"));
    assert_null(u.scheme.ptr);
    assert_str(u.path, "a/b:c");
    assert_null(u.fragment.ptr);
    u = uri_parse(STR("x#"));
    assert_non_null(u.fragment.ptr);
    assert_int_equal(u.fragment.len, 0);
}

static void decodes_and_encodes(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    assert_str(uri_decode(a, STR("a%25b%2fc%4")), "a%b/c%4");
    assert_str(uri_decode(a, STR("%zz%")), "%zz%");
    assert_str(uri_of_path(a, STR("/a b/\xC3\xA4")), "file:///a%20b/%C3%A4");
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(resolves_as_the_rfc),
        cmocka_unit_test(resolves_against_other_bases),
        cmocka_unit_test(takes_apart),
        cmocka_unit_test(decodes_and_encodes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
