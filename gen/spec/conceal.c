#include "spec/conceal.h"

static void conceal_scalar(struct fill *f, struct val v)
{
    if (!val_is(v, NODE_OBJECT) && !val_is(v, NODE_ARRAY) && val_exists(v))
        findings_conceal(f->fs, f->first, val_span(val_target(v)));
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
