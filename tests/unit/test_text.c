#include "unit/unit.h"

#include "base/arena.h"
#include "base/vec.h"
#include "text/text.h"

static struct arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static struct text *text_of(struct str bytes)
{
    return text_new(arena, "file", bytes);
}

static void assert_at(struct text *t, uint32_t off, uint32_t line,
                      uint32_t column)
{
    struct position p = text_position(t, off);
    if (p.line != line || p.column != column)
        fail_msg("byte %u is %u:%u, not %u:%u", off, p.line, p.column, line,
                 column);
}

static void assert_outer(struct span inner, const char *outer)
{
    struct span span = span_outer(inner);
    assert_null(span.text->parent);
    if (!str_is(span_str(span), outer))
        fail_msg("got '%.*s', not '%s'", STR_ARG(span_str(span)), outer);
}

static void knows_all_line_ends(void **state)
{
    (void)state;
    struct text *t = text_of(STR("a\nb\r\nc\rd\n"));
    assert_at(t, 0, 1, 1);
    assert_at(t, 1, 1, 2); /* the line end belongs to its line */
    assert_at(t, 2, 2, 1);
    assert_at(t, 4, 2, 3); /* between CR and LF */
    assert_at(t, 5, 3, 1);
    assert_at(t, 7, 4, 1);
    assert_at(t, 9, 5, 1); /* the end, on an empty last line */
    assert_str(text_line(t, 1), "a");
    assert_str(text_line(t, 2), "b");
    assert_str(text_line(t, 3), "c");
    assert_str(text_line(t, 4), "d");
    assert_str(text_line(t, 5), "");
}

static void assert_last(struct str bytes, unsigned line, unsigned column)
{
    struct text *t = text_of(bytes);
    assert_at(t, (uint32_t)bytes.len, line, column);
}

static void knows_line_ends_at_the_end(void **state)
{
    (void)state;
    assert_last(STR(""), 1, 1);
    assert_last(STR("a"), 1, 2);
    assert_last(STR("a\r"), 2, 1);
    assert_last(STR("a\n"), 2, 1);
    assert_last(STR("\r\n"), 2, 1);
    assert_last(STR("\n\r"), 3, 1);
    assert_last(STR("\r\r\n\n\r"), 5, 1);
}

static void columns_are_code_points(void **state)
{
    (void)state;
    struct text *t = text_of(STR("\xEF\xBB\xBFgröße: 😀\xFF!\n\xEF\xBB\xBFx"));
    assert_at(t, 0, 1, 1); /* before the BOM, which takes no column */
    assert_at(t, 3, 1, 1);
    assert_at(t, 10, 1, 6); /* ":" */
    assert_at(t, 12, 1, 8); /* the emoji */
    assert_at(t, 16, 1, 9); /* a byte that is no character */
    assert_at(t, 17, 1, 10);
    assert_at(t, 22, 2, 2); /* later it is a character like others */
    assert_str(text_line(t, 1), "größe: 😀\xFF!");
}

/* What is remembered from one question to the next changes no answer. */
static void positions_in_any_order_are_the_same(void **state)
{
    (void)state;
    static const char bytes[] = "\xEF\xBB\xBF"
                                "a€\x80\xE2\x82"
                                "z\r\n😀\nb";
    const uint32_t len = sizeof bytes - 1;
    for (uint32_t first = 0; first <= len; first++)
        for (uint32_t then = 0; then <= len; then++) {
            struct text *t = text_of(str_of(bytes));
            text_position(t, first);
            struct position p = text_position(text_of(str_of(bytes)), then);
            assert_at(t, then, p.line, p.column);
        }
}

static void an_empty_text_has_a_line(void **state)
{
    (void)state;
    struct text *t = text_of(STR(""));
    assert_at(t, 0, 1, 1);
    assert_str(text_line(t, 1), "");
    t = text_of(STR("\xEF\xBB\xBF"));
    assert_at(t, 3, 1, 1);
    assert_str(text_line(t, 1), "");
}

/* parent:  k: "a\nb${x}c"      view:  a LF b ? c        */
static struct text *escaped_view(void)
{
    static const struct segment segments[] = {
        {0, 1, 4, 1, SEGMENT_COPY, ENCODING_JSON, false, NULL},   /* a */
        {1, 1, 5, 2, SEGMENT_ESCAPE, ENCODING_JSON, false, NULL}, /* \n */
        {2, 1, 7, 1, SEGMENT_COPY, ENCODING_JSON, false, NULL},   /* b */
        {3, 1, 8, 4, SEGMENT_HOLE, ENCODING_JSON, false, NULL},   /* ${x} */
        {4, 1, 12, 1, SEGMENT_COPY, ENCODING_JSON, false, NULL},  /* c */
    };
    struct text *parent = text_of(STR("k: \"a\\nb${x}c\""));
    return text_view(arena, parent, STR("a\nb?c"), segments,
                     COUNT_OF(segments));
}

static void maps_copies_escapes_and_holes(void **state)
{
    (void)state;
    struct text *v = escaped_view();
    assert_outer((struct span){v, 0, 1}, "a");
    assert_outer((struct span){v, 1, 1}, "\\n");
    assert_outer((struct span){v, 0, 2}, "a\\n");
    assert_outer((struct span){v, 2, 2}, "b${x}");
    assert_outer((struct span){v, 3, 1}, "${x}");
    assert_outer((struct span){v, 0, 5}, "a\\nb${x}c");
    assert_string_equal(v->name, "file");
}

static void maps_empty_spans(void **state)
{
    (void)state;
    struct text *v = escaped_view();
    static const uint32_t outer[] = {4, 5, 7, 8, 12, 13};
    for (uint32_t off = 0; off < COUNT_OF(outer); off++) {
        struct span span = span_outer((struct span){v, off, 0});
        assert_int_equal(span.off, outer[off]);
        assert_int_equal(span.len, 0);
    }
    struct text *none = text_view(arena, v->parent, STR(""), NULL, 0);
    assert_outer((struct span){none, 0, 0}, "");
}

/* A script holds a template, which holds settings as a string:
 *
 *     script    cat '{"s": "{\"Rate\": \u0031}"}'
 *     template      {"s": "{\"Rate\": \u0031}"}
 *     settings             {"Rate": 1}
 */
static void maps_through_two_views(void **state)
{
    (void)state;
    struct text *script = text_of(STR("cat '{\"s\": \"{\\\"Rate\\\": "
                                      "\\u0031}\"}'"));
    static const struct segment whole[] = {
        {0, 27, 5, 27, SEGMENT_COPY, ENCODING_JSON, false, NULL}};
    struct text *template =
        text_view(arena, script, str_sub(script->bytes, 5, 27), whole, 1);
    static const struct segment pieces[] = {
        {0, 1, 7, 1, SEGMENT_COPY, ENCODING_JSON, false, NULL},    /* { */
        {1, 1, 8, 2, SEGMENT_ESCAPE, ENCODING_JSON, false, NULL},  /* \" */
        {2, 4, 10, 4, SEGMENT_COPY, ENCODING_JSON, false, NULL},   /* Rate */
        {6, 1, 14, 2, SEGMENT_ESCAPE, ENCODING_JSON, false, NULL}, /* \" */
        {7, 2, 16, 2, SEGMENT_COPY, ENCODING_JSON, false, NULL},   /* ": " */
        {9, 1, 18, 6, SEGMENT_ESCAPE, ENCODING_JSON, false, NULL}, /* \u0031 */
        {10, 1, 24, 1, SEGMENT_COPY, ENCODING_JSON, false, NULL},  /* } */
    };
    struct text *settings = text_view(arena, template, STR("{\"Rate\": 1}"),
                                      pieces, COUNT_OF(pieces));
    assert_outer((struct span){settings, 2, 4}, "Rate");
    assert_outer((struct span){settings, 1, 6}, "\\\"Rate\\\"");
    assert_outer((struct span){settings, 9, 1}, "\\u0031");
    assert_outer((struct span){settings, 0, 11}, "{\\\"Rate\\\": \\u0031}");
    struct span rate = span_outer((struct span){settings, 2, 4});
    assert_ptr_equal(rate.text, script);
    assert_int_equal(rate.off, 15);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_all_line_ends),
        cmocka_unit_test(knows_line_ends_at_the_end),
        cmocka_unit_test(columns_are_code_points),
        cmocka_unit_test(positions_in_any_order_are_the_same),
        cmocka_unit_test(an_empty_text_has_a_line),
        cmocka_unit_test(maps_copies_escapes_and_holes),
        cmocka_unit_test(maps_empty_spans),
        cmocka_unit_test(maps_through_two_views),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
