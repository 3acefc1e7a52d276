/* What expressions of Terraform give: as Terraform has it, where all is known
 * (tests/kinds/expressions), and no more than is known elsewhere. */
#include "unit/unit.h"

#include "base/arena.h"
#include "base/file.h"
#include "host/limits.h"
#include "host/terraform_outcome.h"
#include "read/read.h"
#include "tree/limits.h"

struct module {
    struct host_search search;
    struct terraform t;
    struct evaluation w;
};

static void module_start(struct module *m, struct str bytes)
{
    struct arena *a = arena_new();
    *m = (struct module){
        .search = {.arena = a,
                   .findings = findings_new(a),
                   .text = text_new(a, "-", bytes)},
        .t = {.arena = a, .search = &m->search, .defaults = true},
        .w = {.t = &m->t},
    };
    struct tree *tree = hcl_read(a, m->search.text, m->search.findings);
    assert_int_equal(m->search.findings->list.n, 0);
    *vec_push(a, &m->t.files) = tree_root(tree);
}

static void module_end(struct module *m)
{
    arena_free(m->t.arena);
}

static struct val read_json(struct arena *a, struct str bytes)
{
    struct text *text = text_new(a, "x.json", bytes);
    return tree_root(json_read(a, text, NULL, findings_new(a)));
}

static void is_as_terraform_has_it(void **state)
{
    (void)state;
    struct module m;
    struct arena *a = arena_new();
    struct str source, wanted;
    assert_true(file_read(a, "tests/kinds/expressions/main.tf", &source, NULL));
    assert_true(
        file_read(a, "tests/kinds/expressions/results.json", &wanted, NULL));
    module_start(&m, source);
    m.t.folder = STR("tests/kinds/expressions");
    struct val results = read_json(a, wanted), seen;
    seen = terraform_local(&m.t, STR("results"));
    assert_int_equal(val_count(results), val_count(seen));
    VAL_EACH(it, seen)
    {
        struct buf out;
        buf_init(&out, 0);
        const struct outcome *o = outcome_of(&m.w, it.value);
        bool known = outcome_json(a, &out, o);
        struct val is = read_json(a, str_copy(a, buf_str(&out)));
        if (!known || !val_equal(is, val_get(results, val_str(it.key))))
            fail_msg("%.*s is %s", STR_ARG(val_str(it.key)),
                     known ? str_z(a, buf_str(&out)) : "not known");
        buf_free(&out);
    }
    module_end(&m);
    arena_free(a);
}

/* A term as JSON, with "?" for what is not known, and "..." for what is not
 * seen. */
static void show(struct buf *out, const struct outcome *o)
{
    bool object = o->kind == NODE_OBJECT;
    if (!object && o->kind != NODE_ARRAY) {
        if (o->holes)
            buf_add_z(out, "~");
        struct arena *a = arena_new();
        if (!outcome_json(a, out, o) && o->kind == NODE_STRING)
            buf_printf(out, "%.*s", STR_ARG(o->str));
        else if (o->kind == NODE_UNKNOWN)
            buf_add_char(out, '?');
        arena_free(a);
        return;
    }
    buf_add_char(out, object ? '{' : '[');
    for (size_t i = 0; i < o->members.n; i++) {
        buf_printf(out, "%s%.*s%s", i ? "," : "", STR_ARG(o->members.at[i].key),
                   object ? ":" : "");
        show(out, o->members.at[i].value);
    }
    buf_printf(out, "%s%c", o->open ? "..." : "", object ? '}' : ']');
}

static const struct {
    const char *expression, *shown;
} partly[] = {
    {"var.x", "?"},
    {"var.empty", "?"},
    {"var.scalar", "?"},
    {"var.list", "[\"a\"]"},
    {"each.value.name", "?"},
    {"local.nothing", "?"},
    {"local.list[9]", "?"},
    {"local.loop", "?"},
    {"\"a-${var.x}\"", "~a-${var.x}"},
    {"\"${local.word}-${var.x}\"", "~b-${var.x}"},
    {"\"%{ if var.x }a%{ endif }\"", "~${…}"},
    {"\"a%{ if var.x }b%{ else }c%{ endif }d\"", "~a${…}d"},
    {"\"%{ for x in var.x }<${x}>%{ endfor }\"", "~<${x}>${…}"},
    {"\"%{ for x in concat([1], var.x) }<${x}>%{ endfor }\"", "~<1><${x}>${…}"},
    {"\"%{ for x in [1, 2] }%{ if var.x }${x}%{ endif }%{ endfor }\"",
     "~${…}${…}"},
    {"\"%{ if true }a\"", "?"},
    {"\"a%{ endfor }\"", "?"},
    {"\"%{ if true }a%{ endfor }\"", "?"},
    {"\"%{ for x in [1] }a%{ else }b%{ endfor }\"", "?"},
    {"\"%{ if true }a%{ else }b%{ else }c%{ endif }\"", "?"},
    {"[1, var.x]", "[1,?]"},
    {"{ a = var.x, (var.y) = 1 }", "{a:?...}"},
    {"var.x ? 1 : 2", "?"},
    {"1 / 3", "?"},
    {"1 / 0", "?"},
    {"5000000000 * 2", "?"},
    {"1.5 + 1", "?"},
    {"!var.x", "?"},
    {"var.x && false", "false"},
    {"var.x || true", "true"},
    {"var.x == 1", "?"},
    {"local.list == []", "?"},
    {"[for x in var.x : { a = 1, b = x.c }]", "[{a:1,b:?}...]"},
    {"[for x in concat([1], var.x) : x]", "[1,?...]"},
    {"[for x in [1, 2] : x if var.x]", "[1,2...]"},
    {"{ for x in var.x : x => 1 }", "{...}"},
    {"{ for x in [1, 2] : \"a\" => x... }", "{...}"},
    {"local.list[*]", "[1]"},
    {"var.x[*].a", "?"},
    {"concat([{ a = 1 }], var.x)[*].a", "[1...]"},
    {"[{ a = 1 }, { b = 1 }][*].a", "?"},
    {"local.list[*][local.list[0]]", "?"},
    {"concat(var.x, [1])", "[1...]"},
    {"merge(var.x, { a = 1 })", "{a:1...}"},
    {"merge({ a = 1 }, var.x)", "{a:?...}"},
    {"flatten([[1], var.x])", "[1...]"},
    {"length(concat(var.x, [1]))", "?"},
    {"length(var.x)", "?"},
    {"length(\"\xC3\xA4\")", "?"},
    {"upper(\"\xC3\xA4\")", "?"},
    {"join(\",\", [\"a\", var.x])", "?"},
    {"replace(\"abc\", \"/(?i)b/\", \"\")", "?"},
    {"format(\"%5d\", 1.5)", "?"},
    {"format(\"%q\", \"a\")", "?"},
    {"format(\"%f\", 1)", "?"},
    {"format(\"%5s\", \"\\u00e4\")", "?"},
    {"format(\"%d\", true)", "?"},
    {"format(\"%x\", \"a\")", "?"},
    {"format(\"%[3]s\", \"a\")", "?"},
    {"format(\"%\", \"a\")", "?"},
    {"format(\"a\", \"a\")", "?"},
    {"format(\"%s\")", "?"},
    {"contains([var.x], \"a\")", "?"},
    {"coalesce(var.x, \"a\")", "?"},
    {"lookup(var.x, \"a\", 1)", "?"},
    {"lookup({ a = 1 }, var.x, 2)", "?"},
    {"sort([\"b\", var.x, \"a\"])", "[\"b\",?,\"a\"...]"},
    {"element(var.x, 0)", "?"},
    {"uuid()", "?"},
    {"f()", "?"},
    {"concat()", "[]"},
    {"range(1000000)", "?"},
    {"join(\",\", var.x...)", "?"},
    {"jsonencode({ a = var.x })", "?"},
    {"jsonencode({ a = 1.0 })", "?"},
    {"true ? { a = 1, b = \"x\" } : {}", "?"},
    {"true ? [1, \"a\"] : []", "?"},
    {"true ? [{ a = 1, b = \"x\" }] : []", "[{a:1,b:\"x\"}]"},
    {"true ? { a = [1] } : { a = [2, 3] }", "{a:[1]}"},
    {"distinct([{ a = 1 }, { a = var.x }])", "[{a:1},{a:?}...]"},
    {"true ? 1 : var.x", "?"},
    {"true ? 1 : var.text", "\"1\""},
    {"true ? \"a\" : var.x", "\"a\""},
    {"true ? [1] : var.x", "[1]"},
    {"try(var.x, 1)", "?"},
    {"try({ a = var.x }, 1)", "?"},
    {"try({ a = 1 }.b, var.x)", "?"},
    {"try(local.list[5] + 1, 2)", "2"},
    {"try(upper(local.list.a), 2)", "2"},
    {"can(var.x)", "?"},
    {"can(\"${var.x}-\")", "?"},
    {"index([var.x, 1], 1)", "?"},
    {"index([1, var.x], 1)", "0"},
    {"index(local.list, 7)", "?"},
    {"slice(local.list, 0, 2)", "?"},
    {"slice(concat(local.list, var.x), 0, 1)", "?"},
    {"chunklist([1, \"a\"], 1)", "?"},
    {"setproduct(var.x, [1])", "?"},
    {"setproduct(toset([\"a\"]), [1])", "?"},
    {"setproduct([1], [var.x])", "[[1,?]]"},
    {"substr(\"\\u00e4\", 0, 1)", "?"},
    {"regex(\"\\u00e4\", \"a\")", "?"},
    {"regex(\"a\", \"\\u00e4a\")", "?"},
    {"regex(\"(?=a)a\", \"a\")", "?"},
    {"regex(\"(a)\\\\1\", \"aa\")", "?"},
    {"regex(\"a++\", \"aa\")", "?"},
    {"regex(\"[[:alpha:]]\", \"a\")", "?"},
    {"regex(\"(?P<n>a)(b)\", \"ab\")", "?"},
    {"regex(\"(a\", \"a\")", "?"},
    {"regex(\"a$\", \"a\\n\")", "?"},
    {"regexall(\"(a|a)*[bd]\", \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaac\")", "?"},
    {"formatlist(\"%s\", var.x)", "?"},
    {"formatlist(\"%s%s\", [1], [1, 2])", "?"},
    {"coalescelist(var.x, [1])", "?"},
    {"coalescelist(concat(var.x, [1]), [2])", "[1...]"},
    {"one([1, 2])", "?"},
    {"max(1.5, 2)", "?"},
    {"alltrue([true, var.x])", "?"},
    {"alltrue([false, var.x])", "false"},
    {"anytrue(concat([true], var.x))", "true"},
    {"setunion([1], [2])", "?"},
    {"setsubtract([\"a\"], var.x)", "?"},
    {"distinct([true, true])", "[true]"},
    {"distinct([\"a\", var.x])", "[\"a\",?...]"},
    {"distinct([\"1\", 1])", "?"},
    {"toset([10, 9])", "?"},
    {"toset([\"a\"])[0]", "?"},
    {"tolist([1, \"a\"])", "?"},
    {"tomap({ a = 1, b = \"x\" })", "?"},
    {"join(\",\", [1.0])", "?"},
    {"join(\",\", [1.5, 2, 0.5])", "\"1.5,2,0.5\""},
    {"contains([1.0], 1)", "?"},
    {"compact([\"\"]) == []", "?"},
    {"trimspace(\"\\u00a0a\")", "?"},
    {"format(\"%d\", \"05\")", "?"},
    {"{ 1.0 = \"a\" }", "{...}"},
    {"lookup(var.optional[0], \"b\", \"z\")", "?"},
    {"[for o in var.optional : o.a]", "[\"x\"]"},
};

static void is_no_more_than_is_known(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(partly); i++) {
        struct module m;
        struct buf b, out;
        buf_init(&b, 0);
        buf_init(&out, 0);
        buf_printf(&b,
                   "locals {\n  word = \"b\"\n  list = [1]\n  a = local.loop\n"
                   "  loop = local.a\n  it = %s\n}\n"
                   "variable \"empty\" {\n  default = []\n}\n"
                   "variable \"scalar\" {\n  default = 1\n}\n"
                   "variable \"text\" {\n  type = string\n}\n"
                   "variable \"list\" {\n  default = [\"a\"]\n}\n"
                   "variable \"optional\" {\n"
                   "  type = list(object({ a = string, b = optional(any) }))\n"
                   "  default = [{ a = \"x\" }]\n}\n",
                   partly[i].expression);
        module_start(&m, buf_str(&b));
        show(&out, outcome_of(&m.w, terraform_local(&m.t, STR("it"))));
        buf_add_char(&out, '\0');
        if (strcmp(out.ptr, partly[i].shown) != 0)
            fail_msg("%s is %s, not %s", partly[i].expression, out.ptr,
                     partly[i].shown);
        module_end(&m);
        buf_free(&out);
        buf_free(&b);
    }
}

/* How many items local.it has, a list of lists that double each time. */
static bool doubles(unsigned times)
{
    struct module m;
    struct buf b;
    buf_init(&b, 0);
    buf_add_z(&b, "locals {\n  x0 = [1, 2]\n");
    for (unsigned i = 1; i <= times; i++)
        buf_printf(&b, "  x%u = concat(local.x%u, local.x%u)\n", i, i - 1,
                   i - 1);
    buf_add_z(&b, "}\n");
    module_start(&m, buf_str(&b));
    struct str name = str_printf(m.t.arena, "x%u", times);
    const struct outcome *o = outcome_of(&m.w, terraform_local(&m.t, name));
    bool whole =
        o->kind == NODE_ARRAY && !o->open && o->members.n == (size_t)2 << times;
    bool more = m.t.work > TERRAFORM_WORK_MAX;
    assert_true(whole || more);
    module_end(&m);
    buf_free(&b);
    return whole;
}

static void has_a_ceiling_on_outcomes(void **state)
{
    (void)state;
    assert_true(doubles(12));
    assert_false(doubles(40));
}

/* Each of what refers to one thing gets a copy of it in a tree. */
static void has_a_ceiling_on_copies(void **state)
{
    (void)state;
    struct module m;
    struct buf b;
    buf_init(&b, 0);
    buf_add_z(&b, "locals {\n  x0 = [1, 2]\n");
    for (unsigned i = 1; i <= 40; i++)
        buf_printf(&b, "  x%u = [local.x%u, local.x%u]\n", i, i - 1, i - 1);
    buf_add_z(&b, "}\n");
    module_start(&m, buf_str(&b));
    struct val v = terraform_local(&m.t, STR("x40"));
    struct val tree = outcome_tree(&m.t, outcome_of(&m.w, v));
    assert_true(tree.tree->count > TERRAFORM_NODES_MAX);
    assert_true(tree.tree->count < 3 * TERRAFORM_NODES_MAX);
    module_end(&m);
    buf_free(&b);
}

/* What a local gives that is a call with SIZE bytes of 'a' between BEFORE and
 * AFTER. */
static enum node_kind gives(const char *before, size_t size, const char *after)
{
    struct module m;
    struct buf b;
    buf_init(&b, 0);
    buf_printf(&b, "locals {\n  it = %s", before);
    buf_add_repeat(&b, 'a', size);
    buf_printf(&b, "%s\n}\n", after);
    module_start(&m, buf_str(&b));
    struct val v = terraform_local(&m.t, STR("it"));
    enum node_kind kind = outcome_of(&m.w, v)->kind;
    module_end(&m);
    buf_free(&b);
    return kind;
}

static void has_a_ceiling_on_needles(void **state)
{
    (void)state;
    const char *split = "split(\"", *text = "\", \"abc\")";
    assert_int_equal(gives(split, TERRAFORM_NEEDLE_MAX, text), NODE_ARRAY);
    assert_int_equal(gives(split, TERRAFORM_NEEDLE_MAX + 1, text),
                     NODE_UNKNOWN);
}

/* To find that nothing matches takes at least a step a byte. */
static void has_a_ceiling_on_matches(void **state)
{
    (void)state;
    const char *all = "regexall(\"(a|b)*(c|d)\", \"";
    assert_int_equal(gives(all, 10, "\")"), NODE_ARRAY);
    assert_int_equal(gives(all, TERRAFORM_PATTERN_MAX, "\")"), NODE_UNKNOWN);
}

/* The quotes and brackets count too. */
static void has_a_ceiling_on_json(void **state)
{
    (void)state;
    const char *json = "jsonencode([\"";
    assert_int_equal(gives(json, TERRAFORM_JSON_MAX - 4, "\"])"), NODE_STRING);
    assert_int_equal(gives(json, TERRAFORM_JSON_MAX - 3, "\"])"), NODE_UNKNOWN);
}

static const char *place(struct arena *a, struct val v)
{
    struct span s = span_outer(val_span(v));
    struct position from = text_position(s.text, s.off);
    struct position to = text_position(s.text, s.off + s.len);
    return arena_printf(a, "%u:%u-%u:%u", from.line, from.column, to.line,
                        to.column);
}

/* Where the values of a document stand, and what its pointers are. */
static void keeps_places(void **state)
{
    (void)state;
    struct module m;
    module_start(&m, STR("locals {\n"
                         "  log = { EnableLogging = 1 }\n"
                         "  it = {\n"
                         "    Logging = local.log\n"
                         "    Other = [for x in [\"a\"] : upper(x)]\n"
                         "  }\n"
                         "}\n"));
    struct val v = terraform_local(&m.t, STR("it"));
    struct val tree = outcome_tree(&m.t, outcome_of(&m.w, v));
    struct val logging = val_get(tree, STR("Logging"));
    struct val enable = val_get(logging, STR("EnableLogging"));
    struct val other = val_item(val_get(tree, STR("Other")), 0);
    assert_string_equal(place(m.t.arena, logging), "4:15-4:24");
    assert_string_equal(place(m.t.arena, enable), "2:27-2:28");
    assert_string_equal(place(m.t.arena, other), "5:31-5:39");
    assert_str(val_str(other), "A");
    assert_str(val_pointer(m.t.arena, enable), "/Logging/EnableLogging");
    assert_str(val_pointer(m.t.arena, other), "/Other/0");
    assert_true(val_same(
        val_target(val_at_pointer(tree, STR("/Logging/EnableLogging"))),
        val_target(enable)));
    module_end(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_as_terraform_has_it),
        cmocka_unit_test(is_no_more_than_is_known),
        cmocka_unit_test(has_a_ceiling_on_outcomes),
        cmocka_unit_test(has_a_ceiling_on_copies),
        cmocka_unit_test(has_a_ceiling_on_json),
        cmocka_unit_test(has_a_ceiling_on_needles),
        cmocka_unit_test(has_a_ceiling_on_matches),
        cmocka_unit_test(keeps_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
