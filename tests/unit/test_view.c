/* Documents within strings: what is read from the value of a string has its
 * place in the outermost file. */
#include "unit/unit.h"

#include "base/arena.h"
#include "read/read.h"

static struct text *text_of(struct arena *a, const char *name, const char *z)
{
    return text_new(a, name, str_of(z));
}

/* The place in the file of the first finding, as "line:column". */
static const char *first_place(struct arena *a, const struct findings *fs)
{
    assert_true(fs->list.n > 0);
    struct position p = fs->list.at[0]->place.start;
    return arena_printf(a, "%u:%u", p.line, p.column);
}

static const char *place(struct arena *a, struct val v)
{
    struct span outer = span_outer(val_span(v));
    struct position p = text_position(outer.text, outer.off);
    struct position q = text_position(outer.text, outer.off + outer.len);
    return arena_printf(a, "%u:%u-%u:%u", p.line, p.column, q.line, q.column);
}

static void json_in_json_in_a_literal_block(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct findings *fs = findings_new(a);
    static const char yaml[] =
        "template:\n"
        "  body: |\n"
        "    {\n"
        "      \"settings\": \"{\\\"Logging\\\": tru}\"\n"
        "    }\n";
    struct tree *outer = yaml_read(a, text_of(a, "t.yaml", yaml), NULL, fs);
    struct val body = val_path(tree_root(outer), "template", "body", NULL);
    struct tree *middle = json_read(a, yaml_string_view(a, body), NULL, fs);
    assert_int_equal(fs->list.n, 0);
    struct val settings = val_get(tree_root(middle), STR("settings"));
    assert_string_equal(place(a, settings), "4:19-4:39");
    struct tree *inner = json_read(a, json_string_view(a, settings), NULL, fs);
    assert_int_equal(fs->list.n, 1);
    assert_string_equal(first_place(a, fs), "4:34");
    assert_int_equal(fs->list.at[0]->place.end.column, 37);
    struct val key = val_key(tree_root(inner), STR("Logging"));
    assert_string_equal(place(a, key), "4:21-4:32");
    arena_free(a);
}

static void json_in_json_in_json(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct findings *fs = findings_new(a);
    static const char json[] =
        "{\n \"a\": \"{\\\"b\\\": \\\"[1, \\u0032,, 3]\\\"}\"\n}";
    struct tree *one = json_read(a, text_of(a, "t.json", json), NULL, fs);
    struct val v = val_get(tree_root(one), STR("a"));
    struct tree *two = json_read(a, json_string_view(a, v), NULL, fs);
    v = val_get(tree_root(two), STR("b"));
    assert_str(val_str(v), "[1, 2,, 3]");
    assert_int_equal(fs->list.n, 0);
    struct tree *three = json_read(a, json_string_view(a, v), NULL, fs);
    assert_string_equal(place(a, val_item(tree_root(three), 1)), "2:22-2:28");
    assert_string_equal(place(a, val_item(tree_root(three), 2)), "2:31-2:32");
    assert_int_equal(fs->list.n, 1);
    assert_string_equal(first_place(a, fs), "2:29");
    arena_free(a);
}

/* A scalar of YAML, and where the character X of its value stands. */
static const struct {
    const char *yaml, *value;
    const char *place;
} scalars[] = {
    {"a: fooX", "fooX", "1:7-1:8"},
    {"a: foo\n  bar X", "foo bar X", "2:7-2:8"},
    {"a: foo\n\n\n  bar X", "foo\n\nbar X", "4:7-4:8"},
    {"a: 'it''s X'", "it's X", "1:11-1:12"},
    {"a: 'one  \n   two\n\n three X'", "one two\nthree X", "4:8-4:9"},
    {"a: \"\\\"X\\\"\"", "\"X\"", "1:7-1:8"},
    {"a: \"\\u00e9\\tX\"", "\xC3\xA9\tX", "1:13-1:14"},
    {"a: \"one\\\n   two\n X\"", "onetwo X", "3:2-3:3"},
    {"a: \"one \\\n  \\  two X\"", "one   two X", "2:10-2:11"},
    {"a: |\n  one\n  two X\n", "one\ntwo X\n", "3:7-3:8"},
    {"a: |\n\n  one\n\n\n   two X\n  three\n", "\none\n\n\n two X\nthree\n",
     "6:8-6:9"},
    {"a: |-\n  one\n  X", "one\nX", "3:3-3:4"},
    {"a: |+\n  one\n  X\n\n", "one\nX\n\n", "3:3-3:4"},
    {"a: |2\n    one\n  X\n", "  one\nX\n", "3:3-3:4"},
    {"a: |\r\n  one\r\n  X\r\n", "one\nX\n", "3:3-3:4"},
    {"a: >\n  one\n  two X\n", "one two X\n", "3:7-3:8"},
    {"a: >\n  one\n\n  two\n    more X\n  last\n", "one\ntwo\n  more X\nlast\n",
     "5:10-5:11"},
    {"a: >-\n  one\n\n\n  X", "one\n\nX", "5:3-5:4"},
    {"- - |\n    one\n    X", "one\nX", "3:5-3:6"},
    {"a: |\n  ää\n  öX\n", "\xC3\xA4\xC3\xA4\n\xC3\xB6X\n", "3:4-3:5"},
};

static struct val first_string(const struct tree *t)
{
    for (uint32_t i = 0; i < t->count; i++)
        if (t->nodes[i].kind == NODE_STRING)
            return (struct val){t, i};
    return val_none();
}

static void finds_each_byte_of_a_yaml_scalar(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(scalars); i++) {
        struct arena *a = arena_new();
        struct findings *fs = findings_new(a);
        struct text *text = text_of(a, "t.yaml", scalars[i].yaml);
        struct val v = first_string(yaml_read(a, text, NULL, fs));
        assert_true(val_exists(v));
        assert_str(val_str(v), scalars[i].value);
        struct text *view = yaml_string_view(a, v);
        assert_true(str_eq(view->bytes, val_str(v)));
        const char *x = memchr(view->bytes.ptr, 'X', view->bytes.len);
        struct span outer =
            span_outer((struct span){view, (uint32_t)(x - view->bytes.ptr), 1});
        struct position p = text_position(text, outer.off);
        struct position q = text_position(text, outer.off + outer.len);
        assert_string_equal(
            arena_printf(a, "%u:%u-%u:%u", p.line, p.column, q.line, q.column),
            scalars[i].place);
        arena_free(a);
    }
}

static void an_empty_string_has_a_place(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct findings *fs = findings_new(a);
    struct tree *t = json_read(a, text_of(a, "t.json", "[\"\"]"), NULL, fs);
    struct text *view = json_string_view(a, val_item(tree_root(t), 0));
    json_read(a, view, NULL, fs);
    assert_int_equal(fs->list.n, 1);
    assert_string_equal(first_place(a, fs), "1:3");
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json_in_json_in_a_literal_block),
        cmocka_unit_test(json_in_json_in_json),
        cmocka_unit_test(finds_each_byte_of_a_yaml_scalar),
        cmocka_unit_test(an_empty_string_has_a_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
