#include "spec/fill.h"

#include <stdarg.h>
#include <stdio.h>

#include "spec/piece.h"
#include "spec/size.h"

/* The schema itself where SCHEMA only refers to one of "$defs". */
static struct val resolve(const struct fill *f, struct val schema)
{
    struct str ref = val_str(val_get(schema, STR("$ref")));
    if (!str_starts(ref, STR("#")))
        return schema;
    return val_at_pointer(f->schema, str_sub(ref, 1, ref.len));
}

static struct val property(struct scope s, const char *key)
{
    return val_path(s.schema, "properties", key, (char *)NULL);
}

static struct scope scope_at(struct fill *f, struct val object,
                             struct val schema)
{
    if (!val_is(object, NODE_OBJECT))
        object = val_none();
    return (struct scope){f, object, resolve(f, schema)};
}

struct scope scope_root(struct fill *f, struct val spec)
{
    return scope_at(f, spec, f->schema);
}

bool scope_has(struct scope s, const char *key)
{
    struct val v = val_get_z(s.object, key);
    return val_exists(v) && !val_is(v, NODE_NULL);
}

static struct val fallback(struct scope s, const char *key)
{
    struct val schema = property(s, key);
    struct val v = val_get(schema, STR("default"));
    return val_exists(v) ? v : val_get(resolve(s.f, schema), STR("default"));
}

struct scope scope_in(struct scope s, const char *key)
{
    struct val object =
        scope_has(s, key) ? val_get_z(s.object, key) : fallback(s, key);
    return scope_at(s.f, object, property(s, key));
}

struct scope scope_entry(struct scope map, struct val object)
{
    return scope_at(map.f, object,
                    val_get(map.schema, STR("additionalProperties")));
}

static bool same_kind(struct val v, enum node_kind kind)
{
    enum node_kind is = val_kind(v);
    return is == kind || (kind == NODE_TRUE && is == NODE_FALSE);
}

struct val ask(struct scope s, const char *key, enum node_kind kind)
{
    if (!scope_has(s, key))
        return fallback(s, key);
    struct val v = val_get_z(s.object, key);
    bool container = kind == NODE_OBJECT || kind == NODE_ARRAY;
    /* Of a key that stands twice nobody knows which was meant. */
    if (val_flags(val_key(s.object, str_of(key))) & NODE_DUPLICATE)
        return val_none();
    if (!same_kind(v, kind) || (!container && fill_faulty(s.f, v)))
        return val_none();
    return v;
}

struct flag ask_flag(struct scope s, const char *key)
{
    struct val v = ask(s, key, NODE_TRUE);
    return (struct flag){v, val_bool(v, false)};
}

struct quantity ask_number(struct scope s, const char *key)
{
    struct quantity q = {.origin = ask(s, key, NODE_NUMBER)};
    val_int(q.origin, &q.n);
    return q;
}

struct quantity ask_size(struct scope s, const char *key)
{
    struct quantity q = {.origin = ask(s, key, NODE_STRING)};
    struct str text = val_str(q.origin);
    if (piece_any(text))
        q.n = -1;
    else if (!size_parse(text, &q.n))
        q = (struct quantity){.origin = val_none()};
    return q;
}

struct pairs ask_pairs(struct scope s, const char *key)
{
    VEC(struct pair) pairs = {0};
    VAL_EACH(it, ask(s, key, NODE_OBJECT))
    {
        *vec_push(s.f->m->arena, &pairs) = (struct pair){it.key, it.value};
    }
    return (struct pairs){pairs.at, pairs.n};
}

struct vals ask_vals(struct scope s, const char *key)
{
    VEC(struct val) vals = {0};
    VAL_EACH(it, ask(s, key, NODE_ARRAY))
    {
        *vec_push(s.f->m->arena, &vals) = it.value;
    }
    return (struct vals){vals.at, vals.n};
}

struct span fill_part(struct val v, struct str part)
{
    struct span span = val_span(val_target(v));
    if (val_flags(v) & NODE_DECODED)
        return span;
    span.off = (uint32_t)(part.ptr - span.text->bytes.ptr);
    span.len = (uint32_t)part.len;
    return span;
}

bool fill_faulty(const struct fill *f, struct val v)
{
    if (!val_exists(v))
        return false;
    if (val_flags(v) & NODE_BROKEN)
        return true;
    struct span span = span_outer(val_span(v));
    for (size_t i = f->first; i < f->fs->list.n; i++) {
        const struct finding *have = f->fs->list.at[i];
        if (have->severity == SEVERITY_ERROR && have->place.off >= span.off &&
            have->place.off + have->place.len <= span.off + span.len &&
            str_is(str_of(span.text->name), have->place.file))
            return true;
    }
    return false;
}

bool fill_unsure(const struct fill *f, struct val object)
{
    if (val_flags(object) & NODE_BROKEN)
        return true;
    VAL_EACH(it, object)
    if (fill_faulty(f, it.key))
        return true;
    return false;
}

bool fill_astray(const struct fill *f, const char *section)
{
    struct val root = tree_root(f->m->tree);
    return !val_exists(val_get_z(root, section)) && fill_unsure(f, root);
}

struct finding *fill_error(struct fill *f, enum finding_id id, struct val v,
                           const char *format, ...)
{
    if (!val_exists(v) || fill_faulty(f, v))
        return NULL;
    va_list args;
    va_start(args, format);
    struct finding *e = val_vfinding(f->fs, id, v, format, args);
    va_end(args);
    return e;
}

void fill_help(struct fill *f, struct finding *e, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    finding_vhelp(f->fs, e, format, args);
    va_end(args);
}
