#include "spec/parameters.h"

#include "spec/piece.h"

static void check_default(struct fill *f, const struct parameter *p)
{
    if (!val_exists(p->fallback) || !val_exists(p->allowed))
        return;
    VAL_EACH(it, p->allowed)
    {
        if (str_eq(val_str(it.value), val_str(p->fallback)))
            return;
    }
    struct finding *e =
        fill_error(f, FINDING_SPEC_PARAMETER_DEFAULT, p->fallback,
                   "the default '%.*s' is not among the allowed values",
                   STR_ARG(val_str(p->fallback)));
    fill_help(f, e, "add it to 'allowed', or take one of those");
}

/* A scalar of whatever type, where nothing is wrong with it. */
static struct val ask_scalar(struct scope s, const char *key)
{
    struct val v = val_get_z(s.object, key);
    bool container = val_is(v, NODE_OBJECT) || val_is(v, NODE_ARRAY);
    bool none = !scope_has(s, key) || container || fill_faulty(s.f, v);
    return none ? val_none() : v;
}

void parameters_fill(struct scope root)
{
    struct model *m = root.f->m;
    struct scope map = scope_in(root, "parameters");
    m->parameters =
        ARENA_ARRAY(m->arena, struct parameter, val_count(map.object));
    VAL_EACH(it, map.object)
    {
        struct scope s = scope_entry(map, it.value);
        struct parameter *p = &m->parameters[m->parameter_count++];
        *p = (struct parameter){
            .key = it.key,
            .description = ask(s, "description", NODE_STRING),
            .fallback = ask_scalar(s, "default"),
            .allowed = ask(s, "allowed", NODE_ARRAY),
            .type = ask(s, "type", NODE_STRING),
        };
        check_default(root.f, p);
    }
}

/* Marks the parameter that was meant, if it is clear which, as used. */
static void report_unknown(struct fill *f, struct val v, struct str name,
                           bool *used)
{
    const struct model *m = f->m;
    struct str *names = ARENA_ARRAY(m->arena, struct str, m->parameter_count);
    for (size_t i = 0; i < m->parameter_count; i++)
        names[i] = val_str(m->parameters[i].key);
    int near = str_nearest(name, names, m->parameter_count);
    if (near >= 0)
        used[near] = true;
    if (fill_faulty(f, v) || fill_astray(f, "parameters"))
        return;
    struct finding *e =
        finding_add(f->fs, FINDING_SPEC_UNKNOWN_PARAMETER, fill_part(v, name),
                    "there is no parameter '%.*s'", STR_ARG(name));
    e->pointer = val_pointer(f->fs->arena, v);
    if (near >= 0)
        fill_help(f, e, "did you mean '%.*s'?", STR_ARG(names[near]));
    else
        fill_help(f, e,
                  "add it to 'parameters', or write '$${%.*s}' for the text "
                  "itself",
                  STR_ARG(name));
}

static void use_string(struct fill *f, struct val v, bool *used)
{
    struct str rest = val_str(v), literal, name;
    while (piece_next(&rest, &literal, &name)) {
        if (!name.len)
            continue;
        const struct parameter *p = model_parameter(f->m, name);
        if (p)
            used[p - f->m->parameters] = true;
        else
            report_unknown(f, v, name, used);
    }
}

/* Goes over the strings of what dmsc reads itself. An alias is looked at
 * where it stands for something, as often as that is. */
static void use_strings(struct fill *f, struct val v, bool *used)
{
    if (val_is(v, NODE_STRING))
        use_string(f, v, used);
    VAL_EACH(it, v)
    {
        use_strings(f, it.value, used);
    }
}

/* In what targets read, a parameter is written as they do: var.environment,
 * Ref: Environment. So its name in any spelling is a use. */
static bool in_overrides(const struct model *m, struct str name)
{
    if (!val_exists(m->overrides))
        return false;
    struct str text = span_str(val_span(val_target(m->overrides)));
    for (size_t i = 0; i + name.len <= text.len; i++)
        if (str_eq_nocase(str_sub(text, i, name.len), name))
            return true;
    return false;
}

void parameters_check(struct scope root)
{
    static const char *const parts[] = {"tags", "network", "databases",
                                        "instance"};
    struct fill *f = root.f;
    const struct model *m = f->m;
    bool *used = ARENA_ARRAY(m->arena, bool, m->parameter_count);
    bool unsure = fill_unsure(f, root.object);
    for (size_t i = 0; i < COUNT_OF(parts); i++)
        use_strings(f, val_get_z(root.object, parts[i]), used);
    for (size_t i = 0; i < m->parameter_count; i++) {
        struct str name = val_str(m->parameters[i].key);
        if (unsure || used[i] || in_overrides(m, name))
            continue;
        struct finding *e = val_finding(f->fs, FINDING_SPEC_UNUSED_PARAMETER,
                                        m->parameters[i].key,
                                        "nothing uses the parameter "
                                        "'%.*s'",
                                        STR_ARG(name));
        finding_help(f->fs, e,
                     "write '${%.*s}' where its value belongs, or "
                     "remove it",
                     STR_ARG(name));
    }
}
