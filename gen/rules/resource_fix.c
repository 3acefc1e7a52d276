/* Fixes of what rules find in resources. */
#include "rules/resource.h"
#include "tree/edit.h"

/* Whether the value stands behind its key, and not where that refers to:
 * others may refer to it too. */
static bool stands_here(const struct host_setting *s)
{
    return val_exists(s->val) && s->key.tree == s->val.tree &&
           s->val.at == s->key.at + 1;
}

/* A word of a command is written as it is, where it is without quotes. */
static void write(struct edits *e, const struct host_setting *s,
                  const char *json)
{
    struct span span = val_span(s->val);
    if (s->val.tree->syntax == TREE_OTHER &&
        str_eq(span_str(span), val_str(s->val)))
        *vec_push(e->arena, &e->list) = (struct edit){span, str_of(json)};
    else if (val_is(s->val, NODE_STRING))
        edit_string(e, s->val, str_of(json));
    else
        edit_scalar(e, s->val, str_of(json));
}

void resource_fix(struct rules *r, struct finding *f,
                  const struct rules_resource *x, const char *name,
                  const char *json, bool safe)
{
    struct host_setting s = resource_written(r, x, name);
    struct edits e = {.arena = r->fs->arena};
    if (!f || !stands_here(&s))
        return;
    write(&e, &s, json);
    const char *quote = val_is(s.val, NODE_STRING) ? "\"" : "";
    edit_fix(&e, r->fs, f, safe,
             arena_printf(e.arena, "write %s%s%s", quote, json, quote));
}

/* Whether an attribute is misspelt, so that it may be what is missing. */
static bool has_misspelt(struct rules *r, const struct rules_resource *x)
{
    struct host_attributes all = host_attributes(r->arena, x->doc);
    struct member_extra known;
    for (size_t i = 0; i < all.list.n; i++)
        if (!member_extra(x->settings, all.list.at[i].name, &known) &&
            member_extra_nearest(x->settings, all.list.at[i].name).len)
            return true;
    return false;
}

/* A setting that is not written. */
static bool add(struct rules *r, struct edits *e,
                const struct rules_resource *x, const char *name,
                const char *json)
{
    struct host_room room;
    if (!host_setting_room(x->doc, x->settings, name, &room) ||
        has_misspelt(r, x))
        return false;
    struct edit_within within = {
        .name = str_of(room.around),
        .block = x->doc->words == HOST_WORDS_TERRAFORM,
        .key = str_of(room.name),
        .json = str_of(json),
    };
    if (room.around)
        edit_add_within(e, room.in, &within);
    else
        edit_add(e, room.in, within.key, within.json);
    return true;
}

void resource_fix_switch(struct rules *r, struct finding *f,
                         const struct rules_resource *x, const char *name,
                         bool on, bool safe)
{
    struct host_setting s = resource_written(r, x, name);
    struct edits e = {.arena = r->fs->arena};
    const char *json = on ? "true" : "false";
    if (!f)
        return;
    if (stands_here(&s))
        write(&e, &s, json);
    else if (s.attribute.assigned)
        *vec_push(e.arena, &e.list) =
            (struct edit){s.attribute.value_span, str_of(on ? "Y" : "N")};
    else if (host_setting_there(&s) || !add(r, &e, x, name, json))
        return;
    edit_fix(
        &e, r->fs, f, safe,
        arena_printf(e.arena, "set '%s' to %s", resource_name(x, name), json));
}

/* The part of the attributes that goes with one: a ';' too. */
static struct span with_stop(struct span span)
{
    struct str bytes = span.text->bytes;
    uint32_t from = span.off, to = span.off + span.len;
    if (to < bytes.len && bytes.ptr[to] == ';')
        to++;
    else if (from && bytes.ptr[from - 1] == ';')
        from--;
    return (struct span){span.text, from, to - from};
}

static bool is_last_attribute(struct rules *r, const struct rules_resource *x)
{
    return host_attributes(r->arena, x->doc).list.n < 2;
}

void resource_fix_remove(struct rules *r, struct finding *f,
                         const struct rules_resource *x,
                         const char *const *names, bool safe)
{
    struct edits e = {.arena = r->fs->arena};
    size_t n = 0;
    for (; f && *names; names++) {
        struct host_setting s = resource_written(r, x, *names);
        bool typed = val_exists(s.val) && val_exists(s.key);
        n += typed;
        if (typed)
            edit_remove_more(&e, s.key);
        /* Two of them may share the ';' between: one after the other. */
        else if (s.attribute.span.text && !e.list.n && !is_last_attribute(r, x))
            *vec_push(e.arena, &e.list) =
                (struct edit){with_stop(s.attribute.span), STR("")};
    }
    if (f)
        edit_fix(&e, r->fs, f, safe, n > 1 ? "remove them" : "remove it");
}
