#include "rules/rules.h"
#include "rules/together.h"

static void check_task(const struct model *m, const struct task *t,
                       size_t first, struct rules_together *together,
                       struct findings *fs)
{
    struct rules_context c = {
        .settings = t->settings,
        .rules = t->rule_docs.at,
        .rule_count = t->rule_docs.n,
        .source = t->from ? t->from->engine : NULL,
        .target = t->to ? t->to->engine : NULL,
        .type = val_exists(t->type_origin) ? (int)t->type : -1,
        .type_at = t->type_origin,
        .target_made = t->to && t->to->create,
        .first = first,
    };
    rules_check(&c, m->arena, fs);
    if (!t->from || !t->to)
        return;
    struct rules_ends ends = {
        .name = val_str(t->key),
        .at = val_span(t->key),
        .whole = true,
        .source = val_str(t->from->key),
        .target = val_str(t->to->key),
    };
    rules_together_add(together, &c, &ends, m->arena);
}

void rules_check_spec(const struct model *m, size_t first, struct findings *fs)
{
    struct rules_together *together = rules_together_new(fs);
    for (size_t i = 0; i < m->task_count; i++)
        check_task(m, &m->tasks[i], first, together, fs);
    rules_together_check(together);
}
