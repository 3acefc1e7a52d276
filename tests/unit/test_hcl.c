#include "unit/unit.h"

#include "read/limits.h"
#include "unit/reading.h"

static struct tree *hcl(struct arena *a, struct text *t, struct findings *fs)
{
    return hcl_read(a, t, fs);
}

static const struct {
    const char *hcl, *nodes;
} documents[] = {
    {"", "object 1:1-1:1\n"},
    {"\357\273\277a = 1 # why\n"
     "// b\n"
     "/* c\n"
     "*/ b = \"x\"\r\n",
     "object 1:1-5:1\n"
     "key 1:1-1:2 'a'\n"
     "number 1:5-1:6 '1'\n"
     "key 4:4-4:5 'b'\n"
     "string 4:8-4:11 'x'\n"},
    {"resource \"aws_dms_endpoint\" \"a\" {\n"
     "  x = 1\n"
     "}\n"
     "locals {}\n"
     "resource \"aws_dms_endpoint\" \"b\" {}\n"
     "resource \"other\" \"a\" {}\n",
     "object 1:1-7:1\n"
     "key 1:1-1:9 'resource'\n"
     "object 1:10-6:24\n"
     "key 1:10-1:28 'aws_dms_endpoint'\n"
     "object 1:29-5:35\n"
     "key 1:29-1:32 'a'\n"
     "object 1:33-3:2\n"
     "key 2:3-2:4 'x'\n"
     "number 2:7-2:8 '1'\n"
     "key 5:29-5:32 'b'\n"
     "object 5:33-5:35\n"
     "key 6:10-6:17 'other'\n"
     "object 6:18-6:24\n"
     "key 6:18-6:21 'a'\n"
     "object 6:22-6:24\n"
     "key 4:1-4:7 'locals'\n"
     "object 4:8-4:10\n"},
    {"a {\n"
     "  b { c = 1 }\n"
     "  b { c = 2 }\n"
     "  \"k\" = true\n"
     "}\n",
     "object 1:1-6:1\n"
     "key 1:1-1:2 'a'\n"
     "object 1:3-5:2\n"
     "key 2:3-2:4 'b'\n"
     "array 2:5-3:14\n"
     "object 2:5-2:14\n"
     "key 2:7-2:8 'c'\n"
     "number 2:11-2:12 '1'\n"
     "object 3:5-3:14\n"
     "key 3:7-3:8 'c'\n"
     "number 3:11-3:12 '2'\n"
     "key 4:3-4:6 'k'\n"
     "true 4:9-4:13\n"},
    {"a \"x\" {}\n"
     "a {}\n",
     "object 1:1-3:1\n"
     "key 1:1-1:2 'a'\n"
     "array 1:7-2:5\n"
     "object 2:3-2:5\n"
     "object 1:3-1:9\n"
     "key 1:3-1:6 'x'\n"
     "object 1:7-1:9\n"},
    {"x = -5\n"
     "y = - 5\n"
     "z = 007\n"
     "w = 1.5e3\n"
     "v = (2)\n",
     "object 1:1-6:1\n"
     "key 1:1-1:2 'x'\n"
     "number 1:5-1:7 '-5'\n"
     "key 2:1-2:2 'y'\n"
     "number 2:5-2:8 '-5'\n"
     "key 3:1-3:2 'z'\n"
     "number 3:5-3:8 '7'\n"
     "key 4:1-4:2 'w'\n"
     "number 4:5-4:10 '1.5e3'\n"
     "key 5:1-5:2 'v'\n"
     "number 5:6-5:7 '2'\n"},
    {"t = [null, false, \"a\",\n"
     "  [], # c\n"
     "  {},\n"
     "]\n",
     "object 1:1-5:1\n"
     "key 1:1-1:2 't'\n"
     "array 1:5-4:2\n"
     "null 1:6-1:10\n"
     "false 1:12-1:17\n"
     "string 1:19-1:22 'a'\n"
     "array 2:3-2:5\n"
     "object 3:3-3:5\n"},
    {"o = { a = 1, \"b\" : 2\n"
     "  3 = x.y\n"
     "  (k) = 4, \"p${q.r}\" = 5, a.b = 6, for = 7\n"
     "}\n",
     "object 1:1-5:1\n"
     "key 1:1-1:2 'o'\n"
     "object 1:5-4:2 open\n"
     "key 1:7-1:8 'a'\n"
     "number 1:11-1:12 '1'\n"
     "key 1:14-1:17 'b'\n"
     "number 1:20-1:21 '2'\n"
     "key 2:3-2:4 '3'\n"
     "unknown 2:7-2:10\n"
     "key 3:3-3:6 '(k)' holes\n"
     "number 3:9-3:10 '4'\n"
     "key 3:12-3:21 'p${q.r}' holes\n"
     "number 3:24-3:25 '5'\n"
     "key 3:27-3:30 'a.b'\n"
     "number 3:33-3:34 '6'\n"
     "key 3:36-3:39 'for'\n"
     "number 3:42-3:43 '7'\n"},
    {"a = var.x\n"
     "b = f(1, [2]...)\n"
     "c = 1 + 2\n"
     "d = x.y ? 1 : 2\n"
     "e = [for k, v in m : \"${k}\"]\n"
     "f = { for k in m : k => k... if !k }\n"
     "g = a.b[*].c[0].1\n"
     "h = \"${var.x}\"\n"
     "i = !true\n"
     "j = p::q::r(1)\n",
     "object 1:1-11:1\n"
     "key 1:1-1:2 'a'\n"
     "unknown 1:5-1:10\n"
     "key 2:1-2:2 'b'\n"
     "unknown 2:5-2:17\n"
     "key 3:1-3:2 'c'\n"
     "unknown 3:5-3:10\n"
     "key 4:1-4:2 'd'\n"
     "unknown 4:5-4:16\n"
     "key 5:1-5:2 'e'\n"
     "unknown 5:5-5:29\n"
     "key 6:1-6:2 'f'\n"
     "unknown 6:5-6:37\n"
     "key 7:1-7:2 'g'\n"
     "unknown 7:5-7:18\n"
     "key 8:1-8:2 'h'\n"
     "unknown 8:5-8:15\n"
     "key 9:1-9:2 'i'\n"
     "unknown 9:5-9:10\n"
     "key 10:1-10:2 'j'\n"
     "unknown 10:5-10:15\n"},
    {"a = \"x ${~ y.z ~} \\n z\"\n"
     "b = <<E\n"
     "x \n"
     "%{~ if y.z ~}  \n"
     " z \n"
     "%{~ endif }\n"
     "E\n",
     "object 1:1-8:1\n"
     "key 1:1-1:2 'a'\n"
     "string 1:5-1:24 'x${~ y.z ~}z' holes\n"
     "key 2:1-2:2 'b'\n"
     "string 2:5-7:2 'x%{~ if y.z ~} z%{~ endif }\n"
     "' holes\n"},
    {"a = \"x ${var.y} z\"\n"
     "b = \"$${c} %%{d} \\u00e9\\n\"\n"
     "c = \"${a.b}${c.d}\"\n"
     "d = \"%{ for k in var.l }${k}%{ endfor }\"\n"
     "e = \"${f(\"}\")} \303\244\"\n",
     "object 1:1-6:1\n"
     "key 1:1-1:2 'a'\n"
     "string 1:5-1:19 'x ${var.y} z' holes\n"
     "key 2:1-2:2 'b'\n"
     "string 2:5-2:27 '${c} %{d} \303\251\n"
     "'\n"
     "key 3:1-3:2 'c'\n"
     "string 3:5-3:19 '${a.b}${c.d}' holes\n"
     "key 4:1-4:2 'd'\n"
     "string 4:5-4:41 '%{ for k in var.l }${k}%{ endfor }' holes\n"
     "key 5:1-5:2 'e'\n"
     "string 5:5-5:18 '${\342\200\246} \303\244' holes\n"},
    {"a = <<EOT\n"
     "{ \"x\": ${var.y} }\n"
     "  EOT\n"
     "b = <<-X\n"
     "    one\n"
     "\n"
     "      two $${t}\n"
     "  X\n"
     "c = f(<<A\n"
     "q\n"
     "A\n"
     ")\n",
     "object 1:1-13:1\n"
     "key 1:1-1:2 'a'\n"
     "string 1:5-3:6 '{ \"x\": ${var.y} }\n"
     "' holes\n"
     "key 4:1-4:2 'b'\n"
     "string 4:5-8:4 'one\n"
     "\n"
     "  two ${t}\n"
     "'\n"
     "key 9:1-9:2 'c'\n"
     "unknown 9:5-12:2\n"},
    {"a = <<-X\r\n"
     "  b\r\n"
     "  X\r\n",
     "object 1:1-4:1\n"
     "key 1:1-1:2 'a'\n"
     "string 1:5-3:4 'b\r\n"
     "'\n"},
    {"dynamic \"x\" {\n"
     "  for_each = var.y\n"
     "  content { z = x.value }\n"
     "}\n",
     "object 1:1-5:1\n"
     "key 1:1-1:8 'dynamic'\n"
     "object 1:9-4:2\n"
     "key 1:9-1:12 'x'\n"
     "object 1:13-4:2\n"
     "key 2:3-2:11 'for_each'\n"
     "unknown 2:14-2:19\n"
     "key 3:3-3:10 'content'\n"
     "object 3:11-3:26\n"
     "key 3:13-3:14 'z'\n"
     "unknown 3:17-3:24\n"},
};

static void gives_each_node_its_place(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(documents); i++) {
        struct reading r = read_str(hcl, str_of(documents[i].hcl));
        assert_string_equal(show_findings(&r), "");
        assert_string_equal(show_nodes(&r), documents[i].nodes);
        assert_true(tree_is_sound(r.tree));
        arena_free(r.arena);
    }
}

/* What is wrong, and what is said: one finding a mistake. */
static const struct {
    const char *hcl, *findings;
} mistakes[] = {
    {"a =\n", "1:4-4 syntax: a value is missing here [write \"text\", a "
              "number, true, [...], {...}, or a reference such as var.name]\n"},
    {"a = 1 b = 2\n", "1:7-8 syntax: 'b' cannot stand here [write each "
                      "argument on a line of its own]\n"},
    {"a : 1\n",
     "1:3-4 syntax: a ':' after the name of an argument [write '=']\n"},
    {"a\n", "1:1-2 syntax: 'a' has no value [write NAME = VALUE, or { ... } "
            "for a block]\n"},
    {"a b\n", "1:1-4 syntax: 'a' has no value [write NAME = VALUE, or { ... } "
              "for a block]\n"},
    {"= 1\n", "1:1-2 syntax: '=' cannot stand here [write NAME = VALUE, or "
              "NAME { ... } for a block]\n"},
    {"a = 1,\n"
     "b = 2\n",
     "1:6-7 syntax: a ',' after an argument [write each argument on a line of "
     "its own, without ',']\n"},
    {"a {} b {}\n", "1:6-7 syntax: 'b' cannot stand behind a block [write each "
                    "argument and each block on a line of its own]\n"},
    {"a = 1\n"
     "a = 2\n",
     "2:1-2 syntax: the argument 'a' stands twice here [remove one of the two] "
     "< 1:1\n"},
    {"a = [1 2]\n", "1:7-7 syntax: a ',' is missing after this item [write ',' "
                    "between items]\n"},
    {"a = [1, ;]\n", "1:9-10 syntax: ';' cannot stand here [write each on a "
                     "line of its own, without ';']\n"},
    {"a = [1, 2\n"
     "b = 1\n",
     "1:10-10 syntax: ']' is missing before this argument [write ']'] < 1:5\n"},
    {"a = { b c }\n",
     "1:8-8 syntax: '=' is missing after this key [write NAME = VALUE]\n"},
    {"a = { b = 1 c = 2 }\n",
     "1:12-12 syntax: a ',' or a new line is missing after this member [write "
     "each member on a line of its own]\n"},
    {"a = { b = }\n",
     "1:10-10 syntax: a value is missing here [write \"text\", a number, true, "
     "[...], {...}, or a reference such as var.name]\n"},
    {"a = {\n"
     "  b = 1;\n"
     "  c = +\n"
     "  d = 2\n"
     "}\n",
     "2:8-9 syntax: ';' cannot stand here [write each on a line of its own, "
     "without ';']\n"
     "3:7-8 syntax: '+' cannot stand here [write a value: \"text\", a number, "
     "true, [...], {...}, or a reference such as var.name]\n"},
    {"a = { b => 1 }\n", "1:9-11 syntax: a '=>' after a key [write '=']\n"},
    {"a = f(1 2)\n", "1:9-10 syntax: '2' cannot stand here [write ',' between "
                     "arguments, or close the bracket]\n"},
    {"a = f(1\n",
     "1:8-8 syntax: ')' is missing at the end [write ')'] < 1:6\n"},
    {"a = 1 +\n",
     "1:8-8 syntax: a value is missing here [write \"text\", a number, true, "
     "[...], {...}, or a reference such as var.name]\n"},
    {"a = x ? 1\n", "1:10-10 syntax: something is missing here [write "
                    "CONDITION ? VALUE : VALUE]\n"},
    {"a = b.\n",
     "1:7-7 syntax: something is missing here [write a name after the '.']\n"},
    {"a = b[1\n",
     "1:8-8 syntax: ']' is missing at the end [write ']'] < 1:6\n"},
    {"a = (1]\n", "1:7-8 syntax: ']' closes a '(' [write ')'] < 1:5\n"},
    {"a = 1)\n", "1:6-7 syntax: this ')' closes nothing [remove it, or open "
                 "what it should close]\n"},
    {"resource \"x\" \"y\" {\n"
     "  a = {\n"
     "    b = 1\n"
     "}\n"
     "resource \"x\" \"z\" {\n"
     "}\n",
     "3:10-10 syntax: '}' is missing before '}' [write '}'] < 2:7\n"},
    {"a {\n  b = {\n    c = 1\n  d = [\n    2\n  ]\n}\n",
     "3:10-10 syntax: '}' is missing before this argument [write '}'] < 2:7\n"},
    {"a = [\n  { b = 1 }},\n  2\n]\n",
     "2:12-13 syntax: this '}' closes nothing "
     "[remove it, or open what it should close]\n"},
    {"a = [\n  2\n}\n", "3:1-2 syntax: '}' closes a '[' [write ']'] < 1:5\n"},
    {"a {\n", "1:4-4 syntax: '}' is missing at the end [write '}'] < 1:3\n"},
    {"a = \"b\n"
     "c = 1\n",
     "1:7-7 syntax: the string is not closed [write \" at its end; text of "
     "several lines is a heredoc: <<EOT] < 1:5\n"},
    {"a = \"${b.c\n"
     "d = 1\n",
     "1:11-11 syntax: the string is not closed [write \" at its end; text of "
     "several lines is a heredoc: <<EOT] < 1:5\n"},
    {"a = \"x${b.c\" # \"\n",
     "1:7-9 syntax: the '${' is not closed [write '}' at its end, or '$${' for "
     "the characters themselves]\n"},
    {"a = \"\\q\"\n",
     "1:6-8 syntax: HCL does not know this escape [write \\\\ for a backslash; "
     "there are \\n, \\r, \\t, \\\", \\\\ and \\u00e9]\n"},
    {"a = \"\\u12\"\n",
     "1:6-10 syntax: HCL does not know this escape [write \\\\ for a "
     "backslash; there are \\n, \\r, \\t, \\\", \\\\ and \\u00e9]\n"},
    {"a = <<EOT\n"
     "b\n",
     "1:5-10 syntax: the heredoc is not closed [write 'EOT' on a line of its "
     "own at its end]\n"},
    {"a = 'b'\n",
     "1:5-6 syntax: a string in single quotes [write \" on both sides]\n"},
    {"a = \342\200\234b\342\200\235\n",
     "1:5-6 syntax: a curly quote [write \" on both sides]\n"},
    {"/* a\n",
     "1:1-3 syntax: the comment is not closed [write */ at its end]\n"},
    {"a = b & c\n",
     "1:7-8 syntax: '&' cannot stand here [write '&&' for \"and\"]\n"},
    {"a = `b`\n",
     "1:5-6 syntax: a string in backticks [write \" on both sides]\n"},
    {"a = $b\n",
     "1:5-6 syntax: '$' cannot stand here [write \"${...}\" in quotes]\n"},
    {"a = \"${1 +}\"\n",
     "1:11-11 syntax: a value is missing here [write \"text\", a number, true, "
     "[...], {...}, or a reference such as var.name]\n"},
    {"a = \"${b c.d}\"\n", "1:10-11 syntax: 'c' cannot stand here [write one "
                           "expression, as in ${var.name}]\n"},
    {"a = \"%{ what }\"\n",
     "1:9-13 syntax: 'what' cannot stand here [write %{ if ... }, %{ for ... "
     "}, or '%%{' for the characters themselves]\n"},
    {"a = \"%{ for x y }\"\n",
     "1:15-16 syntax: 'y' cannot stand here [write 'in' after the name]\n"},
    {"a = [for x : y]\n",
     "1:12-13 syntax: ':' cannot stand here [write 'in' after the name]\n"},
    {"a = [for x in y]\n", "1:16-16 syntax: something is missing here [write "
                           "':' and what is made of each]\n"},
    {"a = {for x in y : x}\n",
     "1:20-20 syntax: something is missing here [write KEY => VALUE]\n"},
    {"a = \377\n",
     "1:5-6 syntax: the byte 0xFF is not UTF-8 [save the file as UTF-8]\n"},
    {"a = \"\377\376\"\n"
     "b = \001\n",
     "1:6-7 syntax: the byte 0xFF is not UTF-8 [save the file as UTF-8]\n"
     "2:5-6 syntax: the control character 0x01 [remove it]\n"},
    {"a = \"${Column}\"\n",
     "1:6-15 unescaped-template: Terraform takes '${Column}' for a reference "
     "of its own [write '$${Column}' to hand '${Column}' on, or '${var.NAME}' "
     "for a value of yours]\n"},
    {"a = <<E\n"
     "{\"k\": \"${a b}-${x}\"}\n"
     "E\n",
     "2:8-14 unescaped-template: Terraform takes '${a b}' for a reference of "
     "its own [write '$${a b}' to hand '${a b}' on, or '${var.NAME}' for a "
     "value of yours]\n"
     "2:15-19 unescaped-template: Terraform takes '${x}' for a reference of "
     "its own [write '$${x}' to hand '${x}' on, or '${var.NAME}' for a "
     "value of yours]\n"},
    {"a = [for x in y.z : \"${x} ${w}\"]\n",
     "1:27-31 unescaped-template: Terraform takes '${w}' for a reference of "
     "its own [write '$${w}' to hand '${w}' on, or '${var.NAME}' for a "
     "value of yours]\n"},
    {"a := 1\n",
     "1:3-4 syntax: a ':' after the name of an argument [write '=']\n"},
    {"a {\n"
     "  b = 1 }\n",
     "2:9-10 syntax: this '}' stands on the line of an argument [write it on a "
     "line of its own]\n"},
    {"a {\n"
     "  b] = 1\n"
     "}\n",
     "2:4-5 syntax: this ']' closes nothing [remove it, or open what it should "
     "close]\n"},
    {"a \"x\n"
     "y\" {\n"
     "}\n",
     "1:5-5 syntax: the string is not closed [write \" at its end; text of "
     "several lines is a heredoc: <<EOT] < 1:3\n"},
    {"a = none\"\n",
     "1:10-10 syntax: the string is not closed [write \" at its end; text of "
     "several lines is a heredoc: <<EOT] < 1:9\n"},
    {"a = f(\"x, \"${b.c}\")\n",
     "1:19-19 syntax: the string is not closed [write \" at its end; text of "
     "several lines is a heredoc: <<EOT] < 1:18\n"},
    {"a = b(c]\n", "1:8-9 syntax: ']' closes a '(' [write ')'] < 1:6\n"},
    {"a {\n"
     "  b = c\n"
     "} d = 1\n"
     "}\n",
     "4:1-2 syntax: this '}' closes nothing [remove it, or open what it should "
     "close]\n"},
    {"a = f(1))\n", "1:9-10 syntax: this ')' closes nothing [remove it, or "
                    "open what it should close]\n"},
    /* Layout that is none does not lead astray. */
    {"a \"b\" {\n"
     "c = 1\n"
     " }\n"
     " a \"d\" {\n"
     "  c = 1\n"
     "  }\n"
     "\n"
     "a \"e\" {\n"
     "  c = 1\n"
     "}\n"
     "}\n",
     "11:1-2 syntax: this '}' closes nothing [remove it, or open what it "
     "should close]\n"},
};

static void says_what_is_wrong(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(mistakes); i++) {
        struct reading r = read_str(hcl, str_of(mistakes[i].hcl));
        assert_string_equal(show_findings(&r), mistakes[i].findings);
        assert_true(tree_is_sound(r.tree));
        arena_free(r.arena);
    }
}

/* A mistake, and what is still read of the rest. */
static const struct {
    const char *hcl, *nodes;
} recoveries[] = {
    {"a = [1,\nb = 2\n",
     "object 1:1-3:1\nkey 1:1-1:2 'a'\narray 1:5-1:8 broken\n"
     "number 1:6-1:7 '1'\nkey 2:1-2:2 'b'\nnumber 2:5-2:6 '2'\n"},
    {"a = { b = ?, c = 1 }\n",
     "object 1:1-2:1\nkey 1:1-1:2 'a'\nobject 1:5-1:21 broken\n"
     "key 1:7-1:8 'b'\nerror 1:11-1:11\nkey 1:14-1:15 'c'\n"
     "number 1:18-1:19 '1'\n"},
    {"x {\n  a\n  b = 1\n}\n",
     "object 1:1-5:1\nkey 1:1-1:2 'x'\nobject 1:3-4:2 broken\n"
     "key 2:3-2:4 'a'\nerror 2:4-2:4\nkey 3:3-3:4 'b'\n"
     "number 3:7-3:8 '1'\n"},
    {"a = 1\na = 2\n",
     "object 1:1-3:1\nkey 1:1-1:2 'a' shadowed\nnumber 1:5-1:6 '1'\n"
     "key 2:1-2:2 'a' duplicate\nnumber 2:5-2:6 '2'\n"},
};

static void goes_on_behind_a_mistake(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(recoveries); i++) {
        struct reading r = read_str(hcl, str_of(recoveries[i].hcl));
        assert_int_equal(r.findings->list.n, 1);
        assert_string_equal(show_nodes(&r), recoveries[i].nodes);
        assert_true(tree_is_sound(r.tree));
        arena_free(r.arena);
    }
}

/* A string, its value, and where the character X of it stands in the file;
 * then whether that is a hole. */
static const struct {
    const char *hcl, *value, *place;
    bool hole;
} strings[] = {
    {"a = \"bX\"", "bX", "1:7-1:8", false},
    {"a = \"\\n\\\"X\"", "\n\"X", "1:10-1:11", false},
    {"a = \"\\u0058\"", "X", "1:6-1:12", false},
    {"a = \"$${X}\"", "${X}", "1:9-1:10", false},
    {"a = \"b${var.X}c\"", "b${var.X}c", "1:7-1:15", true},
    {"a = \"b${f(\"X\")}X\"", "b${\xE2\x80\xA6}X", "1:16-1:17", false},
    {"a = <<E\n  b\n X\nE\n", "  b\n X\n", "3:2-3:3", false},
    {"a = <<-E\n    b\n\n     X\n  E\n", "b\n\n X\n", "4:6-4:7", false},
    {"a = <<-E\n  \\n${x.y}\n    $${X}\n  E\n", "\\n${x.y}\n  ${X}\n",
     "3:8-3:9", false},
    {"a = <<-E\n${x.y}\n  X\nE", "${x.y}\n  X\n", "3:3-3:4", false},
    {"a = <<-E\n\tb\n\t\tX\n\tE", "b\n\tX\n", "3:3-3:4", false},
};

static const char *place(struct arena *a, struct span span)
{
    struct span outer = span_outer(span);
    struct position p = text_position(outer.text, outer.off);
    struct position q = text_position(outer.text, outer.off + outer.len);
    return arena_printf(a, "%u:%u-%u:%u", p.line, p.column, q.line, q.column);
}

static void gives_strings_as_texts_of_their_own(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(strings); i++) {
        struct reading r = read_str(hcl, str_of(strings[i].hcl));
        struct val v = val_get(tree_root(r.tree), STR("a"));
        struct text *view = hcl_string_view(r.arena, v);
        const char *x = strchr(view->bytes.ptr, 'X');
        struct span span = {view, (uint32_t)(x - view->bytes.ptr), 1};
        assert_str(view->bytes, strings[i].value);
        assert_str(val_str(v), strings[i].value);
        assert_string_equal(place(r.arena, span), strings[i].place);
        assert_int_equal(span_has_hole(span), strings[i].hole);
        arena_free(r.arena);
    }
}

static void reads_json_in_a_heredoc_with_holes(void **state)
{
    (void)state;
    struct reading r =
        read_str(hcl, STR("a = <<-EOT\n"
                          "  {\n"
                          "    \"rules\": [ ${join(\",\", local.rules)} ],\n"
                          "    \"name\": \"%{ if x.y }a%{ endif }\",\n"
                          "    \"n\": ${var.n}, \"column\": \"$${Column}\",\n"
                          "    \"t\": tru\n"
                          "  }\n"
                          "EOT\n"));
    struct val v = val_get(tree_root(r.tree), STR("a"));
    struct json_options templated = {.templated = true};
    r.text = hcl_string_view(r.arena, v);
    r.tree = json_read(r.arena, r.text, &templated, r.findings);
    struct val root = tree_root(r.tree);
    struct val rules = val_get(root, STR("rules"));
    assert_true(val_is(val_item(rules, 0), NODE_UNKNOWN));
    assert_string_equal(place(r.arena, val_span(val_item(rules, 0))),
                        "3:16-3:41");
    assert_true(val_flags(rules) & NODE_OPEN);
    assert_true(val_flags(val_get(root, STR("name"))) & NODE_HOLES);
    assert_true(val_is(val_get(root, STR("n")), NODE_UNKNOWN));
    struct val column = val_get(root, STR("column"));
    assert_str(val_str(column), "${Column}");
    assert_false(val_flags(column) & NODE_HOLES);
    assert_string_equal(show_findings(&r),
                        "6:10-13 syntax: text without quotes "
                        "[write \"tru\"]\n");
    arena_free(r.arena);
}

/* The value of `a`, and what it is: a call with its arguments, a reference,
 * a value. */
static const struct {
    const char *hcl, *what;
} expressions[] = {
    {"a = var.x", "var x"},
    {"a = \"${local.x[0][\"b c\"].d}\"", "local x 0 b c d"},
    {"a = a.b[c.d]", "[](unknown unknown)"},
    {"a = a.*.b", "* b(unknown)"},
    {"a = a.b[*]", "*(unknown)"},
    {"a = f(x)[*].b[0][\"c\"]", "* b 0 c(unknown)"},
    {"a = a.*.b[0]", "[](unknown number)"},
    {"a = a[*].b[x]", "other"},
    {"a = a[*].b[*].c", "other"},
    {"a = a.*.b.*.c", "other"},
    {"a = a[*] + b.*.c * 2", "+(unknown unknown)"},
    {"a = 1 + 2", "+(number number)"},
    {"a = 1 + 2 * -x", "+(number unknown)"},
    {"a = (1 + 2) * 3", "*(unknown number)"},
    {"a = 1 - 2 - 3", "-(unknown number)"},
    {"a = !x.y || z == 1 && w", "||(unknown unknown)"},
    {"a = -x.y", "-(unknown)"},
    {"a = x != null ? 1 : y ? 2 : []", "?(unknown number unknown)"},
    {"a = x ? y ? 1 : 2 : 3", "?(unknown unknown number)"},
    {"a = [for x in y : x.z]", "for x(unknown null unknown null)"},
    {"a = [for k, x in [1] : {} if k > 0]",
     "for k x(array null object unknown)"},
    {"a = { for k, x in y : k => x... }",
     "for k x(unknown unknown unknown null)..."},
    {"a = \"${[for x in y : 1]}\"", "for x(unknown null number null)"},
    {"a = (\"${ ( var.x ) }\")", "var x"},
    {"a = file(\"x\")", "file(string)"},
    {"a = \"${~ file(\"x\") ~}\"", "file(string)"},
    {"a = jsonencode({ b = [1] })", "jsonencode(object)"},
    {"a = merge({}, [var.x, var.y]...)", "merge(object array)"},
    {"a = merge(f(1), true,)", "merge(unknown true)"},
    {"a = f(1)[0]", "[](unknown number)"},
    {"a = f(1).b", "[](unknown string)"},
    {"a = f(1)[0][x.y].b", "[](unknown string)"},
    {"a = \"${\"b\"}\"", "= string"},
    {"a = \"${{ b = 1 }}\"", "= object"},
    {"a = f()", "f()"},
};

static const char *describe(struct arena *a, const struct hcl_expression *e)
{
    static const char *const before[] = {
        [HCL_OTHER] = "other", [HCL_VALUE] = "=",  [HCL_CALL] = "",
        [HCL_REFERENCE] = "",  [HCL_INDEX] = "[]", [HCL_OPERATION] = "",
        [HCL_CONDITION] = "?", [HCL_FOR] = "for ", [HCL_SPLAT] = "*",
    };
    struct str s = str_of(before[e->form]);
    bool parts = e->form != HCL_VALUE && val_exists(e->args);
    if (e->form == HCL_CALL || e->form == HCL_OPERATION)
        s = e->name;
    for (size_t i = 0; i < e->path_count; i++)
        s = str_printf(a, "%.*s%s%.*s", STR_ARG(s),
                       i || e->form == HCL_SPLAT ? " " : "",
                       STR_ARG(e->path[i]));
    s = str_printf(a, "%.*s%s", STR_ARG(s), parts ? "(" : "");
    VAL_EACH(it, e->args)
    s = str_printf(a, "%.*s%s%s", STR_ARG(s), it.index || !parts ? " " : "",
                   kind_names[val_kind(it.value)]);
    return arena_printf(a, "%.*s%s%s", STR_ARG(s), parts ? ")" : "",
                        e->grouped ? "..." : "");
}

static void says_what_an_expression_is(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(expressions); i++) {
        struct reading r = read_str(hcl, str_of(expressions[i].hcl));
        struct val v = val_get(tree_root(r.tree), STR("a"));
        struct hcl_expression e = hcl_expression(r.arena, val_span(v));
        assert_string_equal(show_findings(&r), "");
        assert_string_equal(describe(r.arena, &e), expressions[i].what);
        arena_free(r.arena);
    }
}

/* What hcl_expression reads has its place in the file. */
static void reads_arguments_where_they_stand(void **state)
{
    (void)state;
    struct reading r =
        read_str(hcl, STR("\na = jsonencode(\n  { b = \"x\" })\n"));
    struct val v = val_get(tree_root(r.tree), STR("a"));
    struct hcl_expression e = hcl_expression(r.arena, val_span(v));
    struct val b = val_get(val_item(e.args, 0), STR("b"));
    assert_string_equal(place(r.arena, val_span(b)), "3:9-3:12");
    arena_free(r.arena);
}

static void keeps_comments(void **state)
{
    (void)state;
    struct reading r = read_str(
        hcl, STR("# a\nb = 1 // c\r\n/* d\n*/ e = \"${/* no */ f.g}\"\n"));
    static const char *const want[] = {"# a", "// c", "/* d\n*/"};
    assert_int_equal(r.tree->comment_count, COUNT_OF(want));
    for (size_t i = 0; i < COUNT_OF(want); i++) {
        struct comment c = r.tree->comments[i];
        assert_str(str_sub(r.text->bytes, c.off, c.len), want[i]);
    }
    arena_free(r.arena);
}

/* "a = " and N opening brackets with what closes them. */
static struct reading nested(const char *open, const char *close, size_t n)
{
    struct buf b;
    buf_init(&b, 0);
    buf_add_z(&b, "a = ");
    for (size_t i = 0; i < n; i++)
        buf_add_z(&b, open);
    for (size_t i = 0; i < n; i++)
        buf_add_z(&b, close);
    buf_add_z(&b, "\n");
    struct reading r = read_str(hcl, buf_str(&b));
    assert_true(tree_is_sound(r.tree));
    buf_free(&b);
    return r;
}

static void has_a_ceiling_on_depth(void **state)
{
    (void)state;
    /* The body is the first level. */
    struct reading r = nested("[", "]", READ_DEPTH_MAX - 1);
    assert_int_equal(r.findings->list.n, 0);
    arena_free(r.arena);
    r = nested("[", "]", READ_DEPTH_MAX);
    assert_int_equal(r.findings->list.n, 1);
    arena_free(r.arena);
    r = nested("(", ")", 100000);
    assert_int_equal(r.findings->list.n, 1);
    arena_free(r.arena);
    r = nested("x{", "}", 5);
    arena_free(r.arena);
}

static void has_a_ceiling_on_holes(void **state)
{
    (void)state;
    struct reading r = nested("\"${f(", ")}\"", HCL_TEMPLATE_DEPTH - 1);
    assert_int_equal(r.findings->list.n, 0);
    arena_free(r.arena);
    r = nested("\"${f(", ")}\"", HCL_TEMPLATE_DEPTH + 1);
    assert_true(r.findings->list.n > 0);
    arena_free(r.arena);
}

/* A string with a hole of SIZE bytes: whether it is read as one. */
static bool reads_hole_of(size_t size)
{
    struct buf b;
    buf_init(&b, 0);
    buf_add_z(&b, "a = \"y ${v.x");
    buf_add_repeat(&b, ' ', size - strlen("${v.x}"));
    buf_add_z(&b, "}\"\n");
    struct reading r = read_str(hcl, buf_str(&b));
    struct val v = val_get(tree_root(r.tree), STR("a"));
    bool hole = r.findings->list.n == 0 && val_flags(v) & NODE_HOLES;
    buf_free(&b);
    arena_free(r.arena);
    return hole;
}

static void has_a_ceiling_on_the_size_of_holes(void **state)
{
    (void)state;
    assert_true(reads_hole_of(HCL_HOLE_MAX));
    assert_false(reads_hole_of(HCL_HOLE_MAX + 1));
}

static void has_a_ceiling_on_mistakes(void **state)
{
    (void)state;
    struct buf b;
    buf_init(&b, 0);
    for (int i = 0; i < READ_ERRORS_MAX + 5; i++)
        buf_add_z(&b, "a = ?\n");
    struct reading r = read_str(hcl, buf_str(&b));
    assert_int_equal(r.findings->list.n, READ_ERRORS_MAX + 1);
    buf_free(&b);
    arena_free(r.arena);
}

static void recovers_from_any_cut(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(documents); i++)
        for (size_t n = 0; n < strlen(documents[i].hcl); n++) {
            struct str bytes = {documents[i].hcl, n};
            struct reading r = read_str(hcl, bytes);
            assert_true(tree_is_sound(r.tree));
            assert_true(r.findings->list.n <= 2);
            arena_free(r.arena);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_each_node_its_place),
        cmocka_unit_test(says_what_is_wrong),
        cmocka_unit_test(goes_on_behind_a_mistake),
        cmocka_unit_test(gives_strings_as_texts_of_their_own),
        cmocka_unit_test(reads_json_in_a_heredoc_with_holes),
        cmocka_unit_test(says_what_an_expression_is),
        cmocka_unit_test(reads_arguments_where_they_stand),
        cmocka_unit_test(keeps_comments),
        cmocka_unit_test(has_a_ceiling_on_depth),
        cmocka_unit_test(has_a_ceiling_on_holes),
        cmocka_unit_test(has_a_ceiling_on_the_size_of_holes),
        cmocka_unit_test(has_a_ceiling_on_mistakes),
        cmocka_unit_test(recovers_from_any_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
