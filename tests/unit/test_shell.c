#include "unit/unit.h"

#include <stdio.h>

#include "base/arena.h"
#include "base/buf.h"
#include "read/limits.h"
#include "read/shell.h"

static void show_text(struct buf *b, const struct text *view)
{
    for (size_t i = 0; i < view->segment_count; i++) {
        const struct segment *s = &view->segments[i];
        struct str raw = str_sub(view->parent->bytes, s->outer, s->outer_len);
        if (s->kind == SEGMENT_HOLE)
            buf_printf(b, "<%.*s>", STR_ARG(raw));
        else
            buf_add_str(b, str_sub(view->bytes, s->inner, s->inner_len));
    }
}

/* Words parted by '|', a command a line; [..] is its here-document. */
static void check(const char *script, const char *expected)
{
    struct arena *a = arena_new();
    struct text *text = text_new(a, "t.sh", str_of(script));
    struct span all = {text, 0, (uint32_t)text->bytes.len};
    shell_commands commands = shell_read(a, all);
    struct buf b;
    buf_init(&b, 0);
    for (size_t i = 0; i < commands.n; i++) {
        const struct shell_command *c = &commands.at[i];
        for (size_t k = 0; k < c->words.n; k++) {
            buf_add_z(&b, k ? "|" : "");
            show_text(&b, c->words.at[k].view);
        }
        if (c->input.view) {
            buf_add_char(&b, '<');
            show_text(&b, c->input.view);
        }
        if (c->output.view) {
            buf_add_char(&b, '>');
            show_text(&b, c->output.view);
        }
        if (c->document) {
            buf_add_char(&b, '[');
            show_text(&b, c->document);
            buf_add_char(&b, ']');
        }
        buf_add_char(&b, '\n');
    }
    if (!str_is(buf_str(&b), expected))
        printf("--- %s\n", script);
    assert_string_equal(b.ptr ? b.ptr : "", expected);
    buf_free(&b);
    arena_free(a);
}

static const struct {
    const char *script, *commands;
} scripts[] = {
    {"", ""},
    {" # aws\n\n", ""},
    {"a b\tc;d&&e|f\n", "a|b|c\nd\ne\nf\n"},
    {"a \\\n  b\\\r\n", "a|b\n"},
    {"a b\\\r\n  c\r\nd \"e\\\r\nf\"\r\n", "a|b|c\nd|ef\n"},
    {"a b#c #d\n", "a|b#c\n"},
    {"a 'b \"c\\' \"d 'e'\" f'g'\"h\"\n", "a|b \"c\\|d 'e'|fgh\n"},
    {"a \"\\$b \\\" \\\\ \\n \\\nc\"\n", "a|$b \" \\ \\n c\n"},
    {"a $'\\n\\x41\\u00e9\\101\\'\\q' $\"b\"\n", "a|\nA\303\251A'\\q|b\n"},
    {"a $b ${c:-\"}\"} $1 $ $? \"x${d}y\" $\n",
     "a|<$b>|<${c:-\"}\"}>|<$1>|$|<$?>|x<${d}>y|$\n"},
    {"a=$(b \"$(c)\") d=`e f`\n", "c\nb|<$(c)>\ne|f\n"
                                  "a=<$(b \"$(c)\")>|d=<`e f`>\n"},
    {"a $((1 << 2)) b\n", "a|<$((1 << 2))>|b\n"},
    {"(a; b) | { c; }\n", "a\nb\n{|c\n}\n"},
    {"a <b >c 2>&1 >>d\n", "a<b>d\n"},
    {"a <<E; b\nx $y \\$z\nE\nc\n", "a[x <$y> $z\n]\nb\nc\n"},
    {"a <<'E' <<-F\nx $y\\\nE\n\t\tz\n\tF\n", "a[z\n]\n"},
    {"a <<\"E F\"\r\nx\r\nE F\r\nb\n", "a[x\r\n]\nb\n"},
    {"a <<<\"$b c\"\n", "a[<$b> c]\n"},
    {"a <<E\n$(b <<F\ny\nF\n)\nE\n", "a[<$(b <<F\ny\nF\n)>\n]\nb[y\n]\n"},
    {"a <<E\nx", "a[x]\n"},
    {"a 'b", "a|b\n"},
    {"a \"b $(c", "c\na|b <$(c>\n"},
    {"a '' \"\"\n", "a||\n"},
    {"a )b\n", "a\nb\n"},
};

static void reads_words(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
        check(scripts[i].script, scripts[i].commands);
}

static size_t nested(unsigned depth)
{
    struct arena *a = arena_new();
    struct buf b;
    buf_init(&b, 0);
    for (unsigned i = 0; i < depth; i++)
        buf_add_z(&b, "(a;");
    buf_add_char(&b, 'b');
    buf_add_repeat(&b, ')', depth);
    struct span all = {text_new(a, "t", buf_str(&b)), 0, (uint32_t)b.len};
    size_t n = shell_read(a, all).n;
    buf_free(&b);
    arena_free(a);
    return n;
}

static void has_a_ceiling_on_depth(void **state)
{
    (void)state;
    assert_int_equal(nested(SHELL_DEPTH_MAX), SHELL_DEPTH_MAX + 1);
    assert_int_equal(nested(SHELL_DEPTH_MAX + 1), SHELL_DEPTH_MAX);
}

/* Commands of a line with COUNT here-documents, and of the line behind them. */
static size_t with_documents(unsigned count)
{
    struct arena *a = arena_new();
    struct buf b;
    buf_init(&b, 0);
    buf_add_char(&b, 'a');
    for (unsigned i = 0; i < count; i++)
        buf_add_z(&b, " <<E");
    buf_add_char(&b, '\n');
    for (unsigned i = 0; i < count; i++)
        buf_add_z(&b, "x\nE\n");
    buf_add_z(&b, "b\n");
    struct span all = {text_new(a, "t", buf_str(&b)), 0, (uint32_t)b.len};
    size_t n = shell_read(a, all).n;
    buf_free(&b);
    arena_free(a);
    return n;
}

static void has_a_ceiling_on_documents(void **state)
{
    (void)state;
    assert_int_equal(with_documents(SHELL_DOCUMENTS_MAX), 2);
    /* What is in one more is taken for commands. */
    assert_int_equal(with_documents(SHELL_DOCUMENTS_MAX + 1), 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_words),
        cmocka_unit_test(has_a_ceiling_on_depth),
        cmocka_unit_test(has_a_ceiling_on_documents),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
