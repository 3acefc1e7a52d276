/* What "%{...}" says. */
#include "unit/unit.h"

#include "base/arena.h"
#include "base/buf.h"
#include "read/hcl.h"

static const struct {
    const char *directive;
    enum hcl_directive_form form;
    const char *of, *names;
} directives[] = {
    {"%{ if a.b == \"}\" }", HCL_DIRECTIVE_IF, "a.b == \"}\"", ""},
    {"%{~if (a)~}", HCL_DIRECTIVE_IF, "(a)", ""},
    {"%{else}", HCL_DIRECTIVE_ELSE, "", ""},
    {"%{~ endif ~}", HCL_DIRECTIVE_ENDIF, "", ""},
    {"%{ for x in var.l }", HCL_DIRECTIVE_FOR, "var.l", "x "},
    {"%{ for k, v in { a = 1 } ~}", HCL_DIRECTIVE_FOR, "{ a = 1 }", "k v "},
    {"%{endfor}", HCL_DIRECTIVE_ENDFOR, "", ""},
    {"%{ if }", HCL_DIRECTIVE_OTHER, "", ""},
    {"%{ if a b }", HCL_DIRECTIVE_OTHER, "a", ""},
    {"%{ else if a }", HCL_DIRECTIVE_OTHER, "", ""},
    {"%{ for x }", HCL_DIRECTIVE_OTHER, "", ""},
    {"%{ what }", HCL_DIRECTIVE_OTHER, "", ""},
    {"%{}", HCL_DIRECTIVE_OTHER, "", ""},
    {"%{~}", HCL_DIRECTIVE_OTHER, "", ""},
};

static void knows_directives(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(directives); i++) {
        struct arena *a = arena_new();
        struct text *text =
            text_new(a, "x.tftpl", str_of(directives[i].directive));
        struct span all = {text, 0, (uint32_t)text->bytes.len};
        struct hcl_directive d = hcl_directive(a, all);
        struct buf names;
        buf_init(&names, 0);
        for (size_t k = 0; k < d.names_count; k++)
            buf_printf(&names, "%.*s ", STR_ARG(d.names[k]));
        assert_int_equal(d.form, directives[i].form);
        if (d.form != HCL_DIRECTIVE_OTHER) {
            assert_str(buf_str(&names), directives[i].names);
            assert_str(d.of.text ? span_str(d.of) : STR(""), directives[i].of);
        }
        buf_free(&names);
        arena_free(a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_directives),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
