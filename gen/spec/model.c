#include "spec/model.h"

#include "base/file.h"
#include "spec/piece.h"
#include "tree/write.h"

struct parameter *model_parameter(const struct model *m, struct str name)
{
    for (size_t i = 0; i < m->parameter_count; i++)
        if (str_eq(val_str(m->parameters[i].key), name))
            return &m->parameters[i];
    return NULL;
}

size_t model_pieces(const struct model *m, struct val v, struct piece **out)
{
    VEC(struct piece) pieces = {0};
    struct str rest = val_str(v), literal, name;
    while (piece_next(&rest, &literal, &name)) {
        if (literal.len)
            vec_push(m->arena, &pieces)->text = literal;
        if (!name.len)
            continue;
        const struct parameter *p = model_parameter(m, name);
        /* With its "${" and "}" where nobody knows the name. */
        struct str raw = {name.ptr - 2, name.len + 3};
        *vec_push(m->arena, &pieces) =
            (struct piece){.parameter = p, .text = p ? STR("") : raw};
    }
    if (!pieces.n)
        vec_push(m->arena, &pieces);
    *out = pieces.at;
    return pieces.n;
}

bool model_is_fixed(struct val v)
{
    return !piece_any(val_str(v));
}

const char *model_file(const struct model *m, struct val path)
{
    if (!val_is(path, NODE_STRING))
        return NULL;
    char *file = file_join(m->arena, m->folder, val_str(path));
    /* "-" is standard input only where it is said on the command line. */
    return strcmp(file, "-") ? file : "./-";
}

bool task_loads(const struct task *t)
{
    return t->type != TASK_CDC;
}

bool task_captures(const struct task *t)
{
    return t->type != TASK_FULL_LOAD;
}

static struct val given(struct val object, struct str key)
{
    struct val v = val_get(object, key);
    return val_is(v, NODE_NULL) ? val_none() : v;
}

/* A task has one LOB mode, or none if it copies no LOBs. Limited LOB mode is
 * the default only of one that says nothing else; beside full LOB mode it is
 * what that is by default, off. */
static struct val fallback(struct str section, struct val mine,
                           struct val theirs, struct str key)
{
    bool off = str_is(section, "TargetMetadata") &&
               str_is(key, "LimitedSizeLobMode") &&
               (val_is(val_get(mine, STR("FullLobMode")), NODE_TRUE) ||
                val_is(val_get(mine, STR("SupportLobs")), NODE_FALSE));
    return given(theirs, off ? STR("FullLobMode") : key);
}

struct val task_setting(const struct task *t, struct str section,
                        struct str key)
{
    struct val mine = given(t->settings, section);
    struct val theirs = given(t->settings_defaults, section);
    struct val v = key.len ? given(mine, key) : mine;
    if (val_exists(v))
        return v;
    return key.len ? fallback(section, mine, theirs, key) : theirs;
}

bool task_reported_only(struct str section, struct str key)
{
    return str_is(section, "Logging") && (str_is(key, "CloudWatchLogGroup") ||
                                          str_is(key, "CloudWatchLogStream"));
}

static void member(struct buf *out, bool *any, unsigned indent, struct str key)
{
    buf_add_char(out, *any ? ',' : '{');
    *any = true;
    write_json_line(out, indent);
    write_json_string(out, key);
    buf_add_z(out, ": ");
}

static void close(struct buf *out, bool any, unsigned indent)
{
    if (!any)
        buf_add_char(out, '{');
    else
        write_json_line(out, indent);
    buf_add_char(out, '}');
}

/* A section, or the whole document; what of it is the user's and what the
 * defaults'. A key may be any text, the empty one too. */
struct part {
    struct str name;
    struct val mine, theirs;
    bool top;
};

/* The members of a part: first in the order of the defaults, then what only
 * the user has. */
static void write_part(struct buf *out, const struct part *p);

static void write_member(struct buf *out, const struct part *p, struct str key,
                         bool *any)
{
    unsigned indent = p->top ? 1 : 2;
    struct part in = {key, given(p->mine, key),
                      fallback(p->name, p->mine, p->theirs, key), false};
    struct val v = val_exists(in.mine) ? in.mine : in.theirs;
    if (!val_exists(v) || task_reported_only(p->name, key))
        return;
    member(out, any, indent, key);
    if (p->top && val_is(v, NODE_OBJECT))
        write_part(out, &in);
    else
        write_json(out, v, indent);
}

static void write_part(struct buf *out, const struct part *p)
{
    bool any = false;
    VAL_EACH(it, p->theirs)
    {
        write_member(out, p, val_str(it.key), &any);
    }
    VAL_EACH(it, p->mine)
    {
        if (!val_exists(val_get(p->theirs, val_str(it.key))))
            write_member(out, p, val_str(it.key), &any);
    }
    close(out, any, p->top ? 0 : 1);
}

void model_settings_json(const struct task *t, struct buf *out)
{
    struct part all = {STR(""), t->settings, t->settings_defaults, true};
    write_part(out, &all);
    buf_add_char(out, '\n');
}

void model_mappings_json(const struct task *t, struct buf *out)
{
    buf_add_z(out, "{\n  \"rules\": [");
    for (size_t i = 0; i < t->rule_count; i++) {
        if (i)
            buf_add_char(out, ',');
        write_json_line(out, 2);
        write_json(out, t->rules[i].doc, 2);
    }
    if (t->rule_count)
        write_json_line(out, 1);
    buf_add_z(out, "]\n}\n");
}
