#include "spec/model.h"

#include "base/file.h"
#include "spec/piece.h"

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
    return file_join(m->arena, m->folder, val_str(path));
}

bool task_loads(const struct task *t)
{
    return t->type != TASK_CDC;
}

bool task_captures(const struct task *t)
{
    return t->type != TASK_FULL_LOAD;
}
