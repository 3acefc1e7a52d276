#include "spec/conceal.h"

/* LINE was copied for the finding, so it may be changed. */
static void conceal(struct str line, struct str secret)
{
    for (size_t i = 0; i + secret.len <= line.len; i++)
        if (!memcmp(line.ptr + i, secret.ptr, secret.len))
            memset((char *)line.ptr + i, '*', secret.len);
}

static void conceal_everywhere(struct fill *f, struct str secret)
{
    for (size_t i = f->first; i < f->fs->list.n; i++) {
        struct finding *e = f->fs->list.at[i];
        conceal(e->place.line, secret);
        for (size_t j = 0; j < e->related.n; j++)
            conceal(e->related.at[j].place.line, secret);
    }
}

/* Line by line, since that is what findings hold. */
static void conceal_scalar(struct fill *f, struct val v)
{
    if (val_is(v, NODE_OBJECT) || val_is(v, NODE_ARRAY) || !val_exists(v))
        return;
    struct str text = span_str(val_span(val_target(v)));
    while (text.len) {
        struct str line = str_trim(str_cut(&text, '\n'));
        if (line.len)
            conceal_everywhere(f, line);
    }
}

void conceal_passwords(struct fill *f)
{
    VAL_EACH(database, val_get(tree_root(f->m->tree), STR("databases")))
    {
        struct val password = val_get(database.value, STR("password"));
        conceal_scalar(f, password);
        VAL_EACH(it, password)
        {
            if (!str_is(val_str(it.key), "secret"))
                conceal_scalar(f, it.value);
        }
    }
}
