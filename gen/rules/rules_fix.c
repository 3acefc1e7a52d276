/* Fixes of what rules find. Whether they are safe says the finding's row. */
#include "rules/rules.h"
#include "schema/report_fix.h"
#include "tree/edit.h"

void rules_fix_edits(struct rules *r, struct finding *f,
                     const struct edits *edits, const char *title)
{
    if (f)
        edit_fix(edits, r->fs, f, finding_rule(f->id)->fix == FIX_SAFE, title);
}

void rules_fix_as(struct rules *r, struct finding *f, struct val v,
                  const char *json, bool safe)
{
    struct edits e = {.arena = r->fs->arena};
    if (!f || !val_exists(v))
        return;
    edit_scalar(&e, v, str_of(json));
    edit_fix(&e, r->fs, f, safe, arena_printf(e.arena, "write %s", json));
}

void rules_fix(struct rules *r, struct finding *f, struct val v,
               const char *json)
{
    if (f)
        rules_fix_as(r, f, v, json, finding_rule(f->id)->fix == FIX_SAFE);
}

void rules_fix_string(struct rules *r, struct finding *f, struct val v,
                      struct str value)
{
    struct edits e = {.arena = r->fs->arena};
    if (!f || !val_exists(v))
        return;
    edit_string(&e, v, value);
    rules_fix_edits(r, f, &e,
                    arena_printf(e.arena, "write \"%.*s\"", STR_ARG(value)));
}

void rules_fix_name(struct rules *r, struct finding *f, struct val v,
                    struct str near)
{
    struct edits e = {.arena = r->fs->arena};
    if (!f || !val_exists(v) || !near.len)
        return;
    edit_string(&e, v, near);
    edit_fix(&e, r->fs, f, remedy_same_name(val_str(v), near),
             arena_printf(e.arena, "write \"%.*s\"", STR_ARG(near)));
}

void rules_fix_json(struct rules *r, struct finding *f, struct val v,
                    struct str json)
{
    struct edits e = {.arena = r->fs->arena};
    edit_json(&e, v, json);
    rules_fix_edits(r, f, &e, "write it anew");
}

void rules_fix_remove(struct rules *r, struct finding *f, struct val key)
{
    struct edits e = {.arena = r->fs->arena};
    if (!f || !val_exists(key))
        return;
    edit_remove(&e, key);
    rules_fix_edits(r, f, &e, "remove it");
}

void rules_fix_span(struct rules *r, struct finding *f, struct span span,
                    struct str text, bool safe)
{
    struct edit e = {span, str_copy(r->fs->arena, text)};
    if (f && span.text)
        finding_fix(r->fs, f, safe,
                    arena_printf(r->fs->arena, "write \"%.*s\"", STR_ARG(text)),
                    &e, 1);
}

static void set(struct edits *e, struct val section, const char *key,
                const char *json)
{
    struct val v = val_get_z(section, key);
    if (val_exists(v))
        edit_scalar(e, v, str_of(json));
    else
        edit_add(e, section, str_of(key), str_of(json));
}

void rules_fix_set(struct rules *r, struct finding *f, const char *section,
                   const char *key, const char *json, const char *other,
                   const char *other_json)
{
    struct edits e = {.arena = r->fs->arena};
    struct val in = val_get_z(r->c->settings, section);
    if (!f || !val_is(in, NODE_OBJECT) || !rules_known(in))
        return;
    set(&e, in, key, json);
    if (other)
        set(&e, in, other, other_json);
    rules_fix_edits(r, f, &e,
                    arena_printf(e.arena, "set \"%s\" to %s", key, json));
}

struct finding *rules_found(const struct rules *r, enum finding_id id,
                            struct val v)
{
    struct span span = {0};
    for (size_t i = r->c->first; i < r->fs->list.n; i++) {
        struct finding *f = r->fs->list.at[i];
        if (f->id != id || !val_exists(v))
            continue;
        span = span.text ? span : span_outer(val_span(v));
        if (f->place.off == span.off && f->place.len == span.len &&
            str_is(str_of(span.text->name), f->place.file))
            return f;
    }
    return NULL;
}
