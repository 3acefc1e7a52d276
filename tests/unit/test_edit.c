/* Edits of values (tree/edit.h), and how they are written in the file. */
#include "base/arena.h"
#include "read/read.h"
#include "read/shell.h"
#include "tree/edit.h"
#include "unit.h"

static struct arena *arena;
static struct findings *fs;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    fs = findings_new(arena);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

/* The text with the edits of the finding's first fix; they do not overlap. */
static const char *applied(struct text *t, const struct finding *f)
{
    struct buf out;
    buf_init(&out, 0);
    uint32_t done = 0;
    const struct finding_fix *fix = &f->fixes.at[0];
    for (;;) {
        const struct finding_edit *next = NULL;
        for (size_t i = 0; i < fix->edits.n; i++) {
            const struct finding_edit *e = &fix->edits.at[i];
            if ((e->place.off >= done) &&
                (!next || e->place.off < next->place.off))
                next = e;
        }
        if (!next)
            break;
        buf_add_str(&out, str_sub(t->bytes, done, next->place.off - done));
        buf_add_str(&out, next->text);
        done = next->place.off + next->place.len + (next->place.len == 0);
        if (next->place.len == 0)
            buf_add_str(&out, str_sub(t->bytes, done - 1, 1));
    }
    buf_add_str(&out, str_sub(t->bytes, done, t->bytes.len));
    char *all = str_z(arena, buf_str(&out));
    buf_free(&out);
    return all;
}

typedef struct text *view_fn(struct arena *, struct val string);

static view_fn *view_of(const struct tree *t)
{
    static view_fn *const views[] = {
        [TREE_JSON] = json_string_view,
        [TREE_YAML] = yaml_string_view,
        [TREE_HCL] = hcl_string_view,
    };
    return views[t->syntax];
}

/* What POINTER leads to; "!" goes into the document that a string is. A "#"
 * at the end means the key. */
static struct val find(struct text *text, const char *pointer)
{
    struct str left = str_of(pointer), part;
    struct val v = tree_root(read_document(arena, text, NULL, fs));
    for (;;) {
        bool into = memchr(left.ptr, '!', left.len) != NULL;
        part = str_cut(&left, '!');
        bool key = str_ends(part, STR("#"));
        part.len -= key;
        v = val_at_pointer(v, part);
        if (key)
            v.at--;
        assert_true(val_exists(v));
        if (!into)
            return v;
        struct text *view = view_of(v.tree)(arena, v);
        v = tree_root(json_read(arena, view, NULL, fs));
    }
}

/* NAME is that of the file, which says what it is. */
static struct text *file_of(const char *name, const char *bytes)
{
    return text_new(arena, name, str_of(bytes));
}

static void assert_fix(struct text *t, const struct edits *e, const char *want)
{
    struct finding *f =
        finding_add(fs, FINDING_JSON_SYNTAX, (struct span){t, 0, 0}, "x");
    bool fixed = edit_fix(e, fs, f, true, "fix it");
    if (!want) {
        assert_false(fixed);
        assert_int_equal(f->fixes.n, 0);
        return;
    }
    assert_true(fixed);
    assert_string_equal(applied(t, f), want);
}

static void assert_removed(const char *name, const char *bytes,
                           const char *pointer, const char *want)
{
    struct text *t = file_of(name, bytes);
    struct edits e = {.arena = arena};
    edit_remove(&e, find(t, pointer));
    assert_fix(t, &e, want);
}

static void assert_string(const char *name, const char *bytes,
                          const char *pointer, const char *value,
                          const char *want)
{
    struct text *t = file_of(name, bytes);
    struct edits e = {.arena = arena};
    edit_string(&e, find(t, pointer), str_of(value));
    assert_fix(t, &e, want);
}

static void assert_added(const char *name, const char *bytes,
                         const char *pointer, const char *want)
{
    struct text *t = file_of(name, bytes);
    struct edits e = {.arena = arena};
    edit_add(&e, find(t, pointer), STR("new"), STR("1"));
    assert_fix(t, &e, want);
}

/* ---- removal ---- */

static void json_members_go_with_their_lines(void **state)
{
    (void)state;
    const char *three = "{\n  \"a\": 1,\n  \"b\": 2,\n  \"c\": 3\n}\n";
    assert_removed("t.json", three, "/a#", "{\n  \"b\": 2,\n  \"c\": 3\n}\n");
    assert_removed("t.json", three, "/b#", "{\n  \"a\": 1,\n  \"c\": 3\n}\n");
    assert_removed("t.json", three, "/c#", "{\n  \"a\": 1,\n  \"b\": 2\n}\n");
    assert_removed("t.json", "{\n  \"a\": {\n    \"x\": 1\n  },\n  \"b\": 2\n}",
                   "/a#", "{\n  \"b\": 2\n}");
    assert_removed("t.json", "{\n  \"a\": 1\n}", "/a#", "{}");
    assert_removed("t.json", "[\n  1,\n  2\n]", "/1", "[\n  1\n]");
    assert_removed("t.json", "{\r\n  \"a\": 1,\r\n  \"b\": 2\r\n}\r\n", "/b#",
                   "{\r\n  \"a\": 1\r\n}\r\n");
    assert_removed("t.json", "{\r\n  \"a\": 1,\r\n  \"b\": 2\r\n}\r\n", "/a#",
                   "{\r\n  \"b\": 2\r\n}\r\n");
}

static void json_members_go_from_within_lines(void **state)
{
    (void)state;
    const char *three = "{\"a\": 1, \"b\": 2, \"c\": 3}";
    assert_removed("t.json", three, "/a#", "{\"b\": 2, \"c\": 3}");
    assert_removed("t.json", three, "/b#", "{\"a\": 1, \"c\": 3}");
    assert_removed("t.json", three, "/c#", "{\"a\": 1, \"b\": 2}");
    assert_removed("t.json", "{ \"a\": 1 }", "/a#", "{}");
    assert_removed("t.json", "{ \"a\": 1,\n  \"b\": 2 }", "/a#",
                   "{ \"b\": 2 }");
    assert_removed("t.json", "{ \"a\": 1,\n  \"b\": 2 }", "/b#",
                   "{ \"a\": 1 }");
    assert_removed("t.json", "{ \"a\": 1\n, \"b\": 2\n, \"c\": 3\n}", "/b#",
                   "{ \"a\": 1\n, \"c\": 3\n}");
    assert_removed("t.json", "[1, 2, 3]", "/1", "[1, 3]");
}

/* Those of POINTERS, which spaces part, in turn. */
static void assert_run(const char *name, const char *bytes,
                       const char *pointers, const char *want)
{
    struct text *t = file_of(name, bytes);
    struct edits e = {.arena = arena};
    struct str rest = str_of(pointers);
    while (rest.len)
        edit_remove_more(&e, find(t, str_z(arena, str_cut(&rest, ' '))));
    assert_fix(t, &e, want);
}

static void runs_of_members_go(void **state)
{
    (void)state;
    const char *four = "{\"a\": 1, \"b\": 2, \"c\": 3, \"d\": 4}";
    assert_run("t.json", four, "/c# /d#", "{\"a\": 1, \"b\": 2}");
    assert_run("t.json", four, "/d# /c#", "{\"a\": 1, \"b\": 2}");
    assert_run("t.json", four, "/b# /c# /d#", "{\"a\": 1}");
    assert_run("t.json", four, "/a# /b#", "{\"c\": 3, \"d\": 4}");
    assert_run("t.json", four, "/b# /d#", "{\"a\": 1, \"c\": 3}");
    assert_run("t.json", four, "/a# /b# /c# /d#", "{}");
    const char *lines = "{\n  \"a\": 1,\n  \"b\": 2,\n  \"c\": 3\n}\n";
    assert_run("t.json", lines, "/b# /c#", "{\n  \"a\": 1\n}\n");
    assert_run("t.json", lines, "/c# /b#", "{\n  \"a\": 1\n}\n");
    assert_run("t.json", lines, "/a# /c#", "{\n  \"b\": 2\n}\n");
    assert_run("t.json", lines, "/a# /b# /c#", "{}\n");
    assert_run("t.json", "[1, 2, 3]", "/1 /2", "[1]");
    assert_run("t.yaml", "x: {a: 1, b: 2, c: 3}\n", "/x/b# /x/c#",
               "x: {a: 1}\n");
    assert_run("t.yaml", "a: 1\nb: 2\nc: 3\n", "/b# /c#", "a: 1\n");
    assert_run("t.tf", "a = {\n  b = 1\n  c = 2\n  d = 3 }\n", "/a/c# /a/d#",
               "a = {\n  b = 1 }\n");
    /* What a comment keeps in its place stays. */
    assert_run("t.json", "{\n  \"a\": 1, // why\n  \"b\": 2,\n  \"c\": 3\n}",
               "/b# /c#", "{\n  \"a\": 1, // why\n  \"c\": 3\n}");
    assert_run("t.json", "{\"a\": 1, /* why */ \"b\": 2, \"c\": 3}", "/b# /c#",
               "{\"a\": 1, /* why */ \"c\": 3}");
}

static void yaml_members_go(void **state)
{
    (void)state;
    assert_removed("t.yaml", "a: 1\nb: 2 # two\nc: 3\n", "/b#", "a: 1\nc: 3\n");
    assert_removed("t.yaml", "a: 1\nb: 2\n", "/a#", "b: 2\n");
    assert_removed("t.yaml", "x:\n  a: 1\n  b:\n# c\ny: 2\n", "/x/b#",
                   "x:\n  a: 1\n# c\ny: 2\n");
    assert_removed("t.yaml", "x:\n  a: 1\ny: 2\n", "/x/a#", NULL);
    assert_removed("t.yaml", "- a: 1\n  b: 2\n", "/0/a#", "- b: 2\n");
    assert_removed("t.yaml", "- a: 1\n  # why\n  b: 2\n", "/0/a#", NULL);
    assert_removed("t.yaml", "- 1\n- 2\n", "/0", "- 2\n");
    assert_removed("t.yaml", "- 1\n- 2\n", "/1", "- 1\n");
    assert_removed("t.yaml", "x: { a: 1, b: 2 }\n", "/x/b#", "x: { a: 1 }\n");
    assert_removed("t.yaml", "x:\n  a:\n    b: 1\n\n  c: 2\n", "/x/a#",
                   "x:\n\n  c: 2\n");
    assert_removed("t.yaml", "b: &b\n  m: 1\n  n: 3\nx:\n  <<: *b\n  k: 2\n",
                   "/x/m#", NULL);
}

static void hcl_members_go(void **state)
{
    (void)state;
    assert_removed("t.tf", "x {\n  a = 1\n  b = 2 // two\n}\n", "/x/b#",
                   "x {\n  a = 1\n}\n");
    assert_removed("t.tf", "x {\n  a = 1\n}\n", "/x/a#", "x {\n}\n");
    assert_removed("t.tf", "a = { b = 1, c = 2 }\n", "/a/c#",
                   "a = { b = 1 }\n");
    assert_removed("t.tf", "a = {\n  b = 1\n  c = 2,\n  d = 3\n}\n", "/a/c#",
                   "a = {\n  b = 1\n  d = 3\n}\n");
    assert_removed("t.tf", "a = {\n  b = 1,\n  c = 2\n}\n", "/a/c#",
                   "a = {\n  b = 1,\n}\n");
}

/* ---- values ---- */

static void strings_keep_their_quotes(void **state)
{
    (void)state;
    assert_string("t.json", "{\"a\": \"x\"}", "/a", "q\"\\\n",
                  "{\"a\": \"q\\\"\\\\\\n\"}");
    assert_string("t.json", "{\"a\": 1}", "/a#", "b", "{\"b\": 1}");
    assert_string("t.json", "{\"a\": 1}", "/a", "1", "{\"a\": \"1\"}");
    assert_string("t.yaml", "a: x\n", "/a", "cdc", "a: cdc\n");
    assert_string("t.yaml", "a: x\n", "/a", "no", "a: \"no\"\n");
    assert_string("t.yaml", "a: x\n", "/a", "a: b", "a: \"a: b\"\n");
    assert_string("t.yaml", "a: 'x'\n", "/a", "it's", "a: 'it''s'\n");
    assert_string("t.yaml", "a: 1\n", "/a", "1", "a: \"1\"\n");
    assert_string("t.yaml", "a: 1\n", "/a#", "b", "b: 1\n");
    assert_string("t.tf", "x = { a = 1 }\n", "/x/a#", "b", "x = { b = 1 }\n");
    assert_string("t.tf", "x = { a = 1 }\n", "/x/a#", "b c",
                  "x = { \"b c\" = 1 }\n");
    assert_string("t.tf", "x = \"a\"\n", "/x", "${b}", "x = \"$${b}\"\n");
}

static void members_are_added(void **state)
{
    (void)state;
    assert_added("t.json", "{}", "", "{\"new\": 1}");
    assert_added("t.json", "{\"a\": 1}", "", "{\"a\": 1, \"new\": 1}");
    assert_added("t.json", "{\n  \"a\": 1\n}\n", "",
                 "{\n  \"a\": 1,\n  \"new\": 1\n}\n");
    assert_added("t.json", "{\r\n\t\"a\": 1\r\n}\r\n", "",
                 "{\r\n\t\"a\": 1,\r\n\t\"new\": 1\r\n}\r\n");
    assert_added("t.yaml", "x:\n  a: 1 # one\ny: 2\n", "/x",
                 "x:\n  a: 1 # one\n  new: 1\ny: 2\n");
    assert_added("t.yaml", "x: {a: 1}\n", "/x", "x: {a: 1, new: 1}\n");
    assert_added("t.tf", "x = {\n  a = 1 # one\n}\n", "/x",
                 "x = {\n  a   = 1 # one\n  new = 1\n}\n");
    assert_added("t.tf", "x = { a = 1 }\n", "/x", "x = { a = 1, new = 1 }\n");
    assert_added("t.tf", "x {\n  a = 1\n}\n", "/x",
                 "x {\n  a   = 1\n  new = 1\n}\n");
}

static void equals_signs_stay_in_line(void **state)
{
    (void)state;
    assert_added("t.tf", "x {\n  name = 1\n}\n", "/x",
                 "x {\n  name = 1\n  new  = 1\n}\n");
    assert_added("t.tf", "x {\n  a  = 1\n  bb = 2\n}\n", "/x",
                 "x {\n  a   = 1\n  bb  = 2\n  new = 1\n}\n");
    assert_added("t.tf", "x {\r\n  a  = 1\r\n  bb = 2\r\n}\r\n", "/x",
                 "x {\r\n  a   = 1\r\n  bb  = 2\r\n  new = 1\r\n}\r\n");
    /* Up to a blank line, a comment, the end of a value of several lines. */
    assert_added("t.tf", "x {\n  a = 1\n\n  bb = 2\n}\n", "/x",
                 "x {\n  a = 1\n\n  bb  = 2\n  new = 1\n}\n");
    assert_added("t.tf", "x {\n  a = [\n    1\n  ]\n  bb = 2\n}\n", "/x",
                 "x {\n  a = [\n    1\n  ]\n  bb  = 2\n  new = 1\n}\n");
    /* What was out of line stays so, and what has several lines. */
    assert_added("t.tf", "x {\n  a = 1\n  bb = 2\n}\n", "/x",
                 "x {\n  a = 1\n  bb = 2\n  new = 1\n}\n");
    assert_added("t.tf", "x {\n  a = [\n    1\n  ]\n}\n", "/x",
                 "x {\n  a = [\n    1\n  ]\n  new = 1\n}\n");
    assert_added("t.tf", "x {\n  a {\n    b = 1\n  }\n}\n", "/x",
                 "x {\n  a {\n    b = 1\n  }\n  new = 1\n}\n");
}

static void empty_braces_are_filled(void **state)
{
    (void)state;
    assert_added("t.tf", "x {}\n", "/x", "x { new = 1 }\n");
    assert_added("t.tf", "x = {}\n", "/x", "x = { new = 1 }\n");
    assert_added("t.tf", "x {\n}\n", "/x", NULL);
    assert_added("t.yaml", "x: {}\n", "/x", "x: {new: 1}\n");
}

static void assert_apart(const char *name, const char *bytes,
                         const char *pointer, const char *want)
{
    struct text *t = file_of(name, bytes);
    struct edits e = {.arena = arena};
    edit_add_apart(&e, find(t, pointer), STR("new"), STR("1"));
    assert_fix(t, &e, want);
}

static void members_are_added_apart(void **state)
{
    (void)state;
    assert_apart("t.tf", "x {\n  name = 1\n}\n", "/x",
                 "x {\n  name = 1\n\n  new = 1\n}\n");
    assert_apart("t.tf", "x {\r\n  name = 1\r\n}\r\n", "/x",
                 "x {\r\n  name = 1\r\n\r\n  new = 1\r\n}\r\n");
    assert_apart("t.json", "{\n  \"a\": 1\n}\n", "",
                 "{\n  \"a\": 1,\n  \"new\": 1\n}\n");
}

static void assert_within(const char *name, const char *bytes,
                          const char *pointer, bool block, const char *want)
{
    struct text *t = file_of(name, bytes);
    struct edits e = {.arena = arena};
    struct edit_within w = {STR("new"), block, STR("use"), STR("true")};
    edit_add_within(&e, find(t, pointer), &w);
    assert_fix(t, &e, want);
}

static void objects_are_added(void **state)
{
    (void)state;
    assert_within("t.tf", "x {\n  name = 1\n}\n", "/x", true,
                  "x {\n  name = 1\n\n  new {\n    use = true\n  }\n}\n");
    assert_within("t.tf", "x {\r\n  a = 1\r\n}\r\n", "/x", true,
                  "x {\r\n  a = 1\r\n\r\n  new {\r\n    use = true\r\n  }"
                  "\r\n}\r\n");
    assert_within("t.tf", "x = {\n  name = 1\n}\n", "/x", false,
                  "x = {\n  name = 1\n  new  = { use = true }\n}\n");
    assert_within("t.tf", "x = { a = 1 }\n", "/x", false,
                  "x = { a = 1, new = { use = true } }\n");
    /* A block has lines. */
    assert_within("t.tf", "x { a = 1 }\n", "/x", true, NULL);
    assert_within("t.tf", "x {}\n", "/x", true, NULL);
    assert_within("t.yaml", "x:\n  a: 1 # one\ny: 2\n", "/x", false,
                  "x:\n  a: 1 # one\n  new:\n    use: true\ny: 2\n");
    assert_within("t.json", "{\n  \"a\": 1\n}\n", "", false,
                  "{\n  \"a\": 1,\n  \"new\": { \"use\": true }\n}\n");
    assert_within("t.json", "{}\n", "", false,
                  "{\"new\": { \"use\": true }}\n");
}

static void assert_appended(const char *name, const char *bytes,
                            const char *pointer, const char *want)
{
    struct text *t = file_of(name, bytes);
    struct edits e = {.arena = arena};
    edit_append(&e, find(t, pointer), STR("b.c"));
    assert_fix(t, &e, want);
}

static void items_are_added(void **state)
{
    (void)state;
    assert_appended("t.tf", "x = [a.b]\n", "/x", "x = [a.b, b.c]\n");
    assert_appended("t.tf", "x = [ a.b ] # c\n", "/x",
                    "x = [ a.b, b.c ] # c\n");
    assert_appended("t.tf", "x = [\n  a.b\n]\n", "/x",
                    "x = [\n  a.b,\n  b.c\n]\n");
    assert_appended("t.tf", "x = [\n  a.b, # c\n]\n", "/x",
                    "x = [\n  a.b, # c\n  b.c,\n]\n");
    assert_appended("t.tf", "x = []\n", "/x", NULL);
    struct text *t = file_of("t.json", "[1, 2]");
    struct edits e = {.arena = arena};
    edit_append(&e, find(t, ""), STR("3,\n4"));
    assert_fix(t, &e, "[1, 2, 3, 4]");
    t = file_of("t.json", "[\r\n  1\r\n]\r\n");
    e = (struct edits){.arena = arena};
    edit_append(&e, find(t, ""), STR("3,\n4"));
    assert_fix(t, &e, "[\r\n  1,\r\n  3,\r\n  4\r\n]\r\n");
    assert_appended("t.tf", "x = a.b\n", "/x", NULL);
    assert_appended("t.yaml", "x:\n  - a\n", "/x", NULL);
    assert_appended("t.yaml", "x: [a]\n", "/x", "x: [a, b.c]\n");
}

/* ---- through views ---- */

static void edits_are_written_as_strings(void **state)
{
    (void)state;
    assert_string("t.json", "{\"s\": \"{\\\"a\\\": \\\"x\\\"}\"}", "/s!/a", "y",
                  "{\"s\": \"{\\\"a\\\": \\\"y\\\"}\"}");
    assert_added("t.json", "{\"s\": \"{\\n \\\"a\\\": 1\\n}\"}", "/s!",
                 "{\"s\": \"{\\n \\\"a\\\": 1,\\n \\\"new\\\": 1\\n}\"}");
    assert_string("t.yaml", "s: '{\"a\": \"x\"}'\n", "/s!/a", "it's",
                  "s: '{\"a\": \"it''s\"}'\n");
    assert_string("t.yaml", "s: \"{\\\"a\\\": \\\"x\\\"}\"\n", "/s!/a", "y",
                  "s: \"{\\\"a\\\": \\\"y\\\"}\"\n");
    assert_string("t.tf", "s = \"{\\\"a\\\": \\\"x\\\"}\"\n", "/s!/a", "${y}",
                  "s = \"{\\\"a\\\": \\\"$${y}\\\"}\"\n");
}

static void edits_keep_the_indentation_of_blocks(void **state)
{
    (void)state;
    const char *literal = "s: |\n  {\n    \"a\": 1,\n    \"b\": 2\n  }\nt: 1\n";
    assert_removed("t.yaml", literal, "/s!/b#",
                   "s: |\n  {\n    \"a\": 1\n  }\nt: 1\n");
    assert_removed("t.yaml", literal, "/s!/a#",
                   "s: |\n  {\n    \"b\": 2\n  }\nt: 1\n");
    assert_added("t.yaml", literal, "/s!",
                 "s: |\n  {\n    \"a\": 1,\n    \"b\": 2,\n    \"new\": 1\n"
                 "  }\nt: 1\n");
    assert_added("t.yaml", "s: |\r\n  {\r\n    \"a\": 1\r\n  }\r\n", "/s!",
                 "s: |\r\n  {\r\n    \"a\": 1,\r\n    \"new\": 1\r\n  }\r\n");
    assert_removed("t.yaml", "s: >-\n  {\n  \"a\": 1,\n  \"b\": 2\n  }\n",
                   "/s!/b#", "s: >-\n  {\n  \"a\": 1\n  }\n");
    assert_added("t.tf", "s = <<-EOF\n    {\n      \"a\": 1\n    }\n  EOF\n",
                 "/s!",
                 "s = <<-EOF\n    {\n      \"a\": 1,\n      \"new\": 1\n"
                 "    }\n  EOF\n");
    assert_removed("t.tf", "s = <<EOF\n{\n  \"a\": 1,\n  \"b\": 2\n}\nEOF\n",
                   "/s!/a#", "s = <<EOF\n{\n  \"b\": 2\n}\nEOF\n");
}

static void nothing_is_written_into_a_hole(void **state)
{
    (void)state;
    /* Half of the string's value is Terraform's. */
    const char *bytes = "s = \"{\\\"a\\\": \\\"x${y}\\\", \\\"b\\\": 1}\"\n";
    struct text *t = file_of("t.tf", bytes);
    struct val v = find(t, "/s!/a");
    struct span span = val_span(v);
    struct edit e = {{span.text, span.off + 1, 3}, STR("z")};
    assert_false(encode_edit(arena, &e));
    /* As a whole it may go. */
    assert_removed("t.tf", bytes, "/s!/a#", "s = \"{\\\"b\\\": 1}\"\n");
}

/* ---- the shell ---- */

static void assert_word(const char *script, const char *want)
{
    struct text *t = file_of("t.sh", script);
    struct span all = {t, 0, (uint32_t)t->bytes.len};
    shell_commands commands = shell_read(arena, all);
    struct text *view = commands.at[0].document;
    if (!view)
        view = commands.at[0].words.at[1].view;
    struct val v = tree_root(json_read(arena, view, NULL, fs));
    struct edits e = {.arena = arena};
    edit_string(&e, val_get(v, STR("a")), STR("$'y"));
    assert_fix(t, &e, want);
}

static void edits_are_quoted_for_the_shell(void **state)
{
    (void)state;
    assert_word("x '{\"a\": \"x\"}'\n", "x '{\"a\": \"$'\\''y\"}'\n");
    assert_word("x \"{\\\"a\\\": \\\"x\\\"}\"\n",
                "x \"{\\\"a\\\": \\\"\\$'y\\\"}\"\n");
    assert_word("x $'{\"a\": \"x\"}'\n", "x $'{\"a\": \"$\\'y\"}'\n");
    assert_word("x {\\\"a\\\":\\\"x\\\"}\n", "x {\\\"a\\\":\\\"\\$\\'y\\\"}\n");
    assert_word("x <<EOF\n{\"a\": \"x\"}\nEOF\n",
                "x <<EOF\n{\"a\": \"\\$'y\"}\nEOF\n");
    assert_word("x <<'EOF'\n{\"a\": \"x\"}\nEOF\n",
                "x <<'EOF'\n{\"a\": \"$'y\"}\nEOF\n");
    /* The value begins in one quotation and ends in another. */
    assert_word("x '{\"a\": \"'x'\"}'\n", NULL);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(json_members_go_with_their_lines),
        TEST(json_members_go_from_within_lines),
        TEST(runs_of_members_go),
        TEST(yaml_members_go),
        TEST(hcl_members_go),
        TEST(strings_keep_their_quotes),
        TEST(members_are_added),
        TEST(equals_signs_stay_in_line),
        TEST(empty_braces_are_filled),
        TEST(members_are_added_apart),
        TEST(objects_are_added),
        TEST(items_are_added),
        TEST(edits_are_written_as_strings),
        TEST(edits_keep_the_indentation_of_blocks),
        TEST(nothing_is_written_into_a_hole),
        TEST(edits_are_quoted_for_the_shell),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
