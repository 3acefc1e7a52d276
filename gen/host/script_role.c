/* IAM roles that a script makes: `aws iam create-role`, and the policies that
 * `aws iam attach-role-policy` gives to them. */
#include "host/role.h"
#include "host/script_reader.h"
#include "read/json.h"
#include "tree/build.h"

/* Whether the command is `aws [options] iam VERB`; *FIRST is what follows. */
static bool is_call(const struct shell_command *c, const char *verb,
                    size_t *first)
{
    bool aws = false;
    for (size_t i = 0; i + 1 < c->words.n; i++) {
        struct str s = shell_str(&c->words.at[i]);
        aws = aws || str_is(s, "aws") || str_ends(s, STR("/aws"));
        *first = i + 2;
        if (aws && str_is(s, "iam"))
            return str_is(shell_str(&c->words.at[i + 1]), verb);
    }
    return false;
}

/* What an option is, none if that is not known. */
static struct host_word option(struct script *s, const struct shell_command *c,
                               size_t first, const char *name)
{
    const struct shell_word *where;
    struct text *text = script_option(s, c, first, name, &where);
    struct host_word none = {{NULL, 0}, {NULL, 0, 0}};
    if (!text || text_has_hole(text))
        return none;
    return (struct host_word){text->bytes, where->span};
}

/* --- Policies as JSON --- */

static struct host_word word(void *of, struct val v)
{
    struct host_word none = {{NULL, 0}, {NULL, 0, 0}};
    (void)of;
    bool known = val_is(v, NODE_STRING) && !(val_flags(v) & NODE_BROKEN);
    return known ? (struct host_word){val_str(v), val_span(v)} : none;
}

static struct val plain(void *of, struct val v)
{
    (void)of;
    return v;
}

static void read_trust(struct script *s, struct host_role *role,
                       const struct shell_command *c, size_t first)
{
    static const struct json_options options = {.templated = true};
    const struct role_reader by = {s, word, plain};
    const struct shell_word *where;
    struct text *text =
        script_option(s, c, first, "--assume-role-policy-document", &where);
    if (text)
        role_read_trust(s->arena, role, &by,
                        tree_root(json_read(s->arena, text, &options,
                                            findings_new(s->arena))));
}

static void read_attached(struct script *s, struct host_role *role)
{
    for (size_t i = 0; i < s->commands.n; i++) {
        const struct shell_command *c = &s->commands.at[i];
        size_t first;
        if (!is_call(c, "attach-role-policy", &first) || !role->name.text.len ||
            !str_eq(option(s, c, first, "--role-name").text, role->name.text))
            continue;
        role_add_policy(s->arena, role,
                        option(s, c, first, "--policy-arn").text);
    }
}

/* The place of a role is its name. */
static struct val body_of(struct script *s, const struct host_role *role)
{
    struct builder b;
    build_start_part(&b, s->arena, role->name.at.text, 0);
    build_scalar(&b, NODE_UNKNOWN, role->name.at.off, role->name.at.len);
    return tree_root(build_finish(&b));
}

void script_roles(struct script *s)
{
    for (size_t i = 0; i < s->commands.n; i++) {
        const struct shell_command *c = &s->commands.at[i];
        struct host_role role = {0};
        size_t first;
        if (!is_call(c, "create-role", &first))
            continue;
        role.name = option(s, c, first, "--role-name");
        if (!role.name.text.ptr)
            continue;
        role.body = body_of(s, &role);
        read_trust(s, &role, c, first);
        read_attached(s, &role);
        role_add(s->search, &role);
    }
}
