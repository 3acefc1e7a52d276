/* Scalars, aliases and functions into nodes. */
#include "base/map.h"
#include "read/yaml_reader.h"

/* --- Values --- */

void yaml_value_done(struct yaml_reader *r, uint64_t weight, uint32_t end)
{
    if (yaml_top(r)) {
        yaml_top(r)->key_next = true;
        yaml_top(r)->weight += weight;
    }
    r->end = end;
}

struct yaml_anchor *yaml_add_anchor(struct yaml_reader *r, struct str name)
{
    if (!name.len)
        return NULL;
    struct yaml_anchor *a = ARENA_NEW(r->scratch, struct yaml_anchor);
    *map_put(r->anchors, str_copy(r->scratch, name)) = a;
    a->node = r->b.count;
    return a;
}

void yaml_complete_anchor(struct yaml_anchor *a, uint64_t weight)
{
    if (a) {
        a->complete = true;
        a->weight = weight;
    }
}

/* Counts WEIGHT more nodes; false if that is too many. No weight is larger
 * than the ceiling, so this cannot overflow. */
static bool within_budget(struct yaml_reader *r, uint64_t weight)
{
    if (r->total + weight > YAML_EXPANSION_MAX)
        return false;
    r->total += weight;
    return true;
}

/* --- Functions --- */

bool yaml_is_function(const struct yaml_reader *r, struct span tag)
{
    return tag.text && r->tags == YAML_TAGS_FUNCTIONS && tag.len > 1 &&
           !memchr("!<", tag.text->bytes.ptr[tag.off + 1], 2);
}

void yaml_push_level(struct yaml_reader *r, struct yaml_level level,
                     uint32_t off)
{
    build_open(&r->b, level.object ? NODE_OBJECT : NODE_ARRAY, off);
    *yaml_top(r) = level;
    r->total++;
}

void yaml_open_function(struct yaml_reader *r, struct span tag)
{
    struct yaml_level level = {.object = true, .function = true, .weight = 2};
    struct str name = str_sub(span_str(tag), 1, tag.len);
    size_t start = r->b.strings.len;
    yaml_push_level(r, level, tag.off);
    if (!str_is(name, "Ref") && !str_is(name, "Condition"))
        buf_add_z(&r->b.strings, "Fn::");
    buf_add_str(&r->b.strings, name);
    build_decoded(&r->b, NODE_KEY, tag.off, tag.len, start);
}

void yaml_close_functions(struct yaml_reader *r)
{
    while (yaml_top(r) && yaml_top(r)->function) {
        uint64_t weight = yaml_top(r)->weight;
        build_close(&r->b, r->end);
        yaml_value_done(r, weight, r->end);
    }
}

/* --- Aliases --- */

static void report_no_anchor(struct yaml_reader *r, struct str name,
                             uint32_t off, uint32_t end)
{
    size_t n = map_count(r->anchors);
    struct str *names = ARENA_ARRAY(r->scratch, struct str, n + 1);
    for (size_t i = 0; i < n; i++)
        names[i] = map_at(r->anchors, i)->key;
    int near = str_nearest(name, names, n);
    struct finding *f =
        yaml_say(r, FINDING_YAML_ALIAS, off, end, "",
                 "write &name before the value that it means, "
                 "or quotes around a text that begins with '*'");
    if (!f)
        return;
    f->message = str_printf(r->fs->arena, "no anchor '&%.*s' stands before it",
                            STR_ARG(name));
    if (near >= 0)
        finding_help(r->fs, f, "did you mean '*%.*s'?", STR_ARG(names[near]));
}

/* An alias of a key is a text of its own: a key is no value. */
static void add_alias(struct yaml_reader *r, uint32_t target, uint32_t off,
                      uint32_t end)
{
    struct node key = r->b.nodes[target];
    if (key.kind != NODE_KEY) {
        build_alias(&r->b, off, end - off, target);
        return;
    }
    struct node *n = build_node(&r->b, NODE_STRING, off, end - off);
    n->hash = key.hash;
    n->value = key.value;
    n->size = key.size;
    n->flags = key.flags & (NODE_DECODED | NODE_PLAIN);
}

static void report_too_large(struct yaml_reader *r, uint32_t off, uint32_t end)
{
    if (!r->too_large)
        yaml_say(r, FINDING_YAML_LIMIT, off, end,
                 "aliases make this document too large",
                 "write fewer aliases of aliases");
    r->too_large = true;
}

void yaml_read_alias(struct yaml_reader *r, const struct yaml_event *e)
{
    uint32_t off = e->off, end = e->end;
    struct str name = e->anchor;
    struct yaml_anchor *a = map_get(r->anchors, name);
    if (!a)
        report_no_anchor(r, name, off, end);
    else if (!a->complete)
        yaml_say(r, FINDING_YAML_ALIAS, off, end,
                 "an alias within the value that it stands for",
                 "write out what is meant");
    else if (!within_budget(r, a->weight))
        report_too_large(r, off, end);
    else {
        add_alias(r, a->node, off, end);
        yaml_value_done(r, a->weight, end);
        return;
    }
    build_scalar(&r->b, NODE_ERROR, off, end - off);
    yaml_value_done(r, 1, end);
}

/* --- Scalars --- */

/* Comments in the head of a block scalar: `| # why`. */
static void head_comment(struct yaml_reader *r, uint32_t off)
{
    struct str s = r->text->bytes;
    uint32_t at = off;
    while (at < s.len && s.ptr[at] != '\n' && s.ptr[at] != '\r')
        at++;
    r->gap = off;
    yaml_take_comments(r, at);
}

/* The value of a scalar: where it stands in the text, if it does as it is. */
static struct str scalar_value(const struct yaml_reader *r,
                               const struct yaml_event *e, uint32_t off,
                               uint32_t end)
{
    struct str raw = str_sub(r->text->bytes, off + !e->plain, end - off);
    raw = str_sub(raw, 0, e->value.len);
    return !e->block && str_eq(raw, e->value) ? raw : e->value;
}

static void bad_number(struct yaml_reader *r, uint32_t off, uint32_t end)
{
    yaml_say(r, FINDING_YAML_NUMBER, off, end, "JSON cannot say this number",
             "write a decimal number, or quotes around a text");
}

static uint32_t add_plain(struct yaml_reader *r, struct str value, uint32_t off,
                          uint32_t end)
{
    char space[YAML_NUMBER_MAX + 8];
    struct str json;
    enum node_kind kind = yaml_core(value, space, &json);
    if (kind == NODE_ERROR)
        bad_number(r, off, end);
    if (kind == NODE_STRING) {
        uint32_t at = build_string(&r->b, kind, off, end - off, value);
        r->b.nodes[at].flags |= NODE_PLAIN;
        return at;
    }
    if (kind == NODE_NUMBER && json.ptr == space) {
        size_t start = r->b.strings.len;
        buf_add_str(&r->b.strings, json);
        return build_decoded(&r->b, kind, off, end - off, start);
    }
    return build_scalar(&r->b, kind, off, end - off);
}

void yaml_say_tag(struct yaml_reader *r, struct span tag)
{
    yaml_say(r, FINDING_YAML_TAG, tag.off, tag.off + tag.len,
             "a tag has no meaning here", "remove it");
}

/* A key; `<<` without quotes is a merge key. */
static void add_key(struct yaml_reader *r, const struct yaml_event *e,
                    struct str value, uint32_t off, uint32_t end)
{
    uint32_t at = build_string(&r->b, NODE_KEY, off, end - off, value);
    if (e->plain)
        r->b.nodes[at].flags |= NODE_PLAIN;
    if (e->plain && str_is(value, "<<")) {
        r->b.nodes[at].flags |= NODE_SHADOWED;
        /* Its value will be counted as a member, which it is not. */
        build_top(&r->b)->value--;
        yaml_top(r)->merges = true;
    }
    yaml_top(r)->key_next = false;
    yaml_top(r)->weight++;
    r->end = end;
}

void yaml_read_scalar(struct yaml_reader *r, const struct yaml_event *e)
{
    uint32_t off = e->off, end = e->end;
    struct span tag = {0};
    if (e->anchor.len || e->tagged)
        off = yaml_skip_properties(r, off, end, &tag);
    yaml_take_comments(r, off);
    if (e->block) {
        end = yaml_trim_end(r, off, end);
        head_comment(r, off);
    }
    r->gap = end;
    struct str value = scalar_value(r, e, off, end);
    struct yaml_anchor *a = yaml_add_anchor(r, e->anchor);
    bool key = yaml_in_key(r);
    bool bad_tag = tag.text && (key || r->tags == YAML_TAGS_ERROR);
    if (bad_tag)
        yaml_say_tag(r, tag);
    bool function = !key && yaml_is_function(r, tag);
    if (function)
        yaml_open_function(r, tag);
    if (key)
        add_key(r, e, value, off, end);
    else if (tag.text && r->tags == YAML_TAGS_UNKNOWN)
        build_scalar(&r->b, NODE_UNKNOWN, off, end - off);
    else if (e->plain && !tag.text)
        add_plain(r, value, off, end);
    else
        build_string(&r->b, NODE_STRING, off, end - off, value);
    if (bad_tag)
        r->b.nodes[r->b.count - 1].flags |= NODE_BROKEN;
    yaml_complete_anchor(a, function ? 3 : 1);
    r->total++;
    if (!key)
        yaml_value_done(r, 1, end);
    yaml_close_functions(r);
}
