#include "unit/unit.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/limits.h"
#include "base/regex.h"
#include "schema/limits.h"
#include "schema/pattern.h"

/* A pattern, texts that it finds, and texts that it does not. */
struct row {
    const char *pattern;
    bool simple; /* matched by hand */
    const char *yes[6], *no[6];
};

static const struct row rows[] = {
    {"", true, {"", "a"}, {NULL}},
    {"abc", true, {"abc", "xabcx"}, {"", "ab", "aBc"}},
    {"^.*", true, {"", "x\ny"}, {NULL}},
    {"^[0-9]+$", true, {"0", "123"}, {"", "1\n", "a1", "\xD9\xA3"}},
    {"^[a-z][a-z0-9]{1,3}$", true, {"ab", "abcd"}, {"a", "abcde", "1a"}},
    {"^dms\\.[a-z0-9]+\\.[a-z]+$",
     true,
     {"dms.t3.micro"},
     {"dms.t3", "dmsxt.a"}},
    {"^[^%]*$", true, {"", "\xC3\xA4x"}, {"a%", "%"}},
    {"^[^a]{2}$", true, {"\xC3\xA4\xE2\x82\xAC"}, {"\xC3\xA4", "ba"}},
    {"^a?b{2,}$", true, {"bb", "abbb"}, {"ab", "aabb"}},
    {"^a*ab$", false, {"ab", "aaab"}, {"b"}},
    {"^a*b?a$", false, {"a", "aaba", "aa"}, {"b"}},
    {"^x-", true, {"x-", "x-a"}, {"ax-"}},
    {"^[\\w-]+$", true, {"a_Z-9"}, {"a b", "\xC3\xA9"}},
    {"^\\d{2}:\\d{2}$", true, {"12:34"}, {"1:34", "12:345"}},
    {"^\\W$", false, {"\xC3\xA9", " "}, {"a", "_"}},
    {"^\\s$", false, {"\xEF\xBB\xBF", "\xC2\xA0", "\xE2\x80\xA8", "\t"}, {"a"}},
    {"^\\S+$",
     false,
     {"ab"},
     {"a\xC2\xA0"
      "b",
      ""}},
    {"^[\\s]$", false, {"\xE3\x80\x80", "\v"}, {"a"}},
    {"^[^\\S]$", false, {"\xEF\xBB\xBF"}, {"a"}},
    {"a$", false, {"a"}, {"a\n"}},
    {"^.$", false, {"a", "\xF0\x9F\x90\xB2"}, {"\n", "\xE2\x80\xA8", "ab"}},
    {"^\\p{Letter}+$",
     false,
     {"\xC3\xA9"
      "a"},
     {"1", ""}},
    {"^\\p{L}\\P{Number}$", false, {"ab"}, {"a1"}},
    {"^\\p{Script=Greek}$", false, {"\xCE\xB1"}, {"a"}},
    {"^\\p{gc=Uppercase_Letter}$", false, {"A"}, {"a"}},
    {"^\\p{ASCII}$", false, {"~"}, {"\xC3\xA9"}},
    {"^[\\p{Lu}_]+$", false, {"A_B"}, {"a"}},
    {"^\\uD83D\\uDC32*$", false, {"\xF0\x9F\x90\xB2\xF0\x9F\x90\xB2"}, {"D"}},
    {"^\\u{1F432}$", false, {"\xF0\x9F\x90\xB2"}, {"u"}},
    {"^\\x41\\u0042$", false, {"AB"}, {"ab"}},
    {"^\\cJ$", false, {"\n"}, {"J"}},
    {"^a\\/b$", true, {"a/b"}, {"ab"}},
    {"^[[:alpha:]]$", false, {"a]", ":]", "[]"}, {"b]", "]", "a"}},
    {"^[a\\]b]+$", true, {"a]b"}, {"["}},
    {"[]", false, {NULL}, {"", "a"}},
    {"^[^]$", false, {"a", "\n"}, {"", "ab"}},
    {"^a{,2}$", false, {"a{,2}"}, {"aa", "a"}},
    {"^(?<y>\\d)-\\k<y>$", false, {"1-1"}, {"1-2"}},
    {"^(a|b)\\1$", false, {"aa", "bb"}, {"ab"}},
    {"(?<=a)b(?!c)", false, {"ab"}, {"abc", "b"}},
    {"^\\b\\w+\\b$", false, {"ab"}, {"a b"}},
    {"^[\\b]$", false, {"\b"}, {"b"}},
    {"^a\\-b#c$", true, {"a-b#c"}, {"ab"}},
    {"^(?:GET|PUT)$", false, {"GET"}, {"GETX", "XPUT"}},
    {"^a+?$", false, {"aaa"}, {"b"}},
    {"^\\0$", false, {NULL}, {"0"}},
    {"^[\\d-x]+$", false, {"1-x"}, {"a"}},
    {"^[\\w-.]+$", false, {"a-b.c"}, {"a b"}},
    {"^[.-\\d]+$", false, {"1.-"}, {"a"}},
};

static enum regex_result search(const char *pattern, const char *text,
                                bool *simple)
{
    struct arena *a = arena_new();
    const char *message = NULL;
    struct pattern *p = pattern_compile(a, str_of(pattern), &message);
    if (!p)
        fail_msg("%s: %s", pattern, message);
    enum regex_result r = pattern_search(p, str_of(text));
    *simple = pattern_is_simple(p);
    pattern_free(p);
    arena_free(a);
    return r;
}

static void matches_as_ecma_does(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct row *r = &rows[i];
        bool simple = r->simple;
        for (size_t j = 0; j < 6 && r->yes[j]; j++)
            if (search(r->pattern, r->yes[j], &simple) != REGEX_YES)
                fail_msg("%s does not find %s", r->pattern, r->yes[j]);
        for (size_t j = 0; j < 6 && r->no[j]; j++)
            if (search(r->pattern, r->no[j], &simple) != REGEX_NO)
                fail_msg("%s finds %s", r->pattern, r->no[j]);
        if (simple != r->simple)
            fail_msg("%s is %s", r->pattern, simple ? "simple" : "not simple");
    }
}

static void refuses_what_ecma_does_not_know(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "(",        "a)",          "[a",      "\\",           "\\Z",    "\\A",
        "\\Q",      "\\a",         "a++",     "a**",          "*a",     "(?i)a",
        "(?>a)",    "(?P<x>)",     "(*FAIL)", "\\p{No_Such}", "\\pL",   "\\u12",
        "\\xg0",    "\\c1",        "\\k",     "\\uD800",      "a{3,2}", "[b-a]",
        "\\p{x=y}", "\\u{110000}",
    };
    struct arena *a = arena_new();
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        const char *message = NULL;
        struct pattern *p = pattern_compile(a, str_of(bad[i]), &message);
        if (p)
            fail_msg("%s is taken", bad[i]);
        assert_non_null(message);
    }
    arena_free(a);
}

/* What is matched by hand must be what pcre2 finds. */
static void simple_and_translated_agree(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",      "a",     "ab",          "abc", "12:34", "x-a", "dms.t3.micro",
        "a%",    "a_Z-9", "\xC3\xA4x",   "1\n", "bb",    "a/b", "a]b",
        "a-b#c", "1-x",   "\xE2\x82\xAC"};
    struct arena *a = arena_new();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str translated;
        const char *message;
        size_t offset;
        assert_true(pattern_translate(a, str_of(rows[i].pattern), &translated,
                                      &message));
        struct regex *rx = regex_compile(a, translated, &message, &offset);
        if (!rx)
            fail_msg("%s: %.*s: %s", rows[i].pattern, STR_ARG(translated),
                     message);
        for (size_t j = 0; j < sizeof texts / sizeof *texts; j++) {
            bool simple;
            assert_int_equal(search(rows[i].pattern, texts[j], &simple),
                             regex_search(rx, str_of(texts[j]), NULL, NULL));
        }
        regex_free(rx);
    }
    arena_free(a);
}

static void gives_up_instead_of_hanging(void **state)
{
    (void)state;
    bool simple;
    assert_int_equal(
        search("^(a+)+$", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", &simple),
        REGEX_LIMIT);
}

/* One atom more than the ceiling is pcre2's. */
static void knows_its_ceiling(void **state)
{
    (void)state;
    for (int more = 0; more < 2; more++) {
        struct buf b;
        bool simple;
        buf_init(&b, 0);
        buf_add_char(&b, '^');
        buf_add_repeat(&b, 'a', PATTERN_ATOMS_MAX + more);
        char *text = b.ptr + 1;
        assert_int_equal(search(b.ptr, text, &simple), REGEX_YES);
        assert_int_equal(simple, !more);
        buf_free(&b);
    }
}

/* The least N up to MOST for which a pattern is given up over N letters, or
 * MOST. */
static size_t given_up_at(struct arena *a, const char *pattern, size_t most)
{
    size_t low = 0, high = most, offset;
    const char *message;
    struct regex *rx = regex_compile(a, str_of(pattern), &message, &offset);
    struct buf b;
    buf_init(&b, 0);
    buf_add_repeat(&b, 'a', most);
    while (low < high) {
        size_t n = (low + high) / 2;
        struct str text = str_sub(buf_str(&b), 0, n);
        if (regex_search(rx, text, NULL, NULL) == REGEX_LIMIT)
            high = n;
        else
            low = n + 1;
    }
    buf_free(&b);
    regex_free(rx);
    return low;
}

/* How many steps a letter takes is pcre2's affair: the first of these patterns
 * goes one deeper with each, the second tries all pairs of places. */
static void gives_up_at_its_limits(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    size_t deep = given_up_at(a, "^(?:(a)|b)*$", REGEX_DEPTH_LIMIT * 10);
    assert_in_range(deep, REGEX_DEPTH_LIMIT / 10, REGEX_DEPTH_LIMIT * 2);
    size_t wide = given_up_at(a, "^a*a*a*[bc]", 10000);
    assert_in_range(wide * wide, REGEX_MATCH_LIMIT / 10,
                    REGEX_MATCH_LIMIT * 10);
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(matches_as_ecma_does),
        cmocka_unit_test(refuses_what_ecma_does_not_know),
        cmocka_unit_test(simple_and_translated_agree),
        cmocka_unit_test(gives_up_instead_of_hanging),
        cmocka_unit_test(knows_its_ceiling),
        cmocka_unit_test(gives_up_at_its_limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
