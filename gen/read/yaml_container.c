/* Objects and arrays into nodes. */
#include "read/yaml_reader.h"

/* What is this deep nobody reads on: libyaml's time for each bracket grows with
 * the number of those around it. */
static bool too_deep(struct yaml_reader *r, const struct yaml_event *e)
{
    yaml_say(r, FINDING_YAML_LIMIT, e->off, e->off + (e->end > e->off),
             "too many values within each other",
             "take the inner part into a document of its own");
    return false;
}

/* Steps over the container that has begun; where it ends. */
static bool skip_container(struct yaml_reader *r, uint32_t *end)
{
    unsigned depth = 1;
    struct yaml_event e;
    while (depth) {
        if (!yaml_next(r, &e))
            return false;
        yaml_take_comments(r, e.off);
        depth += e.kind == YAML_AT_ARRAY || e.kind == YAML_AT_OBJECT;
        if (build_depth(&r->b) + depth > READ_DEPTH_MAX)
            return too_deep(r, &e);
        depth -= e.kind == YAML_AT_CLOSE;
        if (e.kind == YAML_AT_SCALAR || e.end > e.off) {
            /* What is empty lies before the properties that stand for it. */
            uint32_t last = yaml_trim_end(r, e.off, e.end);
            *end = last > *end ? last : *end;
            r->gap = *end > r->gap ? *end : r->gap;
        }
    }
    return true;
}

/* A container as a key: no JSON has that. */
static bool skip_key(struct yaml_reader *r, uint32_t off)
{
    uint32_t end = off;
    bool more = skip_container(r, &end);
    yaml_say(r, FINDING_YAML_KEY, off, end, "a key must be text",
             "write it in quotes if it is text");
    uint32_t at =
        build_raw_string(&r->b, NODE_KEY, off, end - off, off, end - off);
    r->b.nodes[at].flags |= NODE_BROKEN;
    yaml_top(r)->key_next = false;
    r->end = end;
    return more;
}

static bool skip_unknown(struct yaml_reader *r, uint32_t off)
{
    uint32_t end = off;
    bool more = skip_container(r, &end);
    build_scalar(&r->b, NODE_UNKNOWN, off, end - off);
    yaml_value_done(r, 1, end);
    return more;
}

bool yaml_open_container(struct yaml_reader *r, const struct yaml_event *e)
{
    struct yaml_level level = {.object = e->kind == YAML_AT_OBJECT,
                               .flow = e->flow,
                               .key_next = true,
                               .weight = 1};
    uint32_t off = e->off;
    struct span tag = {0};
    if (e->anchor.len || e->tagged)
        off = yaml_skip_properties(r, off, UINT32_MAX, &tag);
    yaml_take_comments(r, off);
    r->gap = off + (level.flow ? 1 : 0);
    if (yaml_in_key(r))
        return skip_key(r, off);
    if (tag.text && r->tags == YAML_TAGS_UNKNOWN)
        return skip_unknown(r, off);
    bool function = yaml_is_function(r, tag);
    bool bad_tag = tag.text && r->tags == YAML_TAGS_ERROR;
    if (bad_tag)
        yaml_say_tag(r, tag);
    if (build_depth(&r->b) + function >= READ_DEPTH_MAX)
        return too_deep(r, e);
    level.anchor = yaml_add_anchor(r, e->anchor);
    if (function)
        yaml_open_function(r, tag);
    yaml_push_level(r, level, off);
    if (bad_tag)
        build_top(&r->b)->flags |= NODE_BROKEN;
    return true;
}

void yaml_close_container(struct yaml_reader *r, const struct yaml_event *e)
{
    struct yaml_level *level = yaml_top(r);
    /* A pair within [] has no brackets of its own. */
    if (level->flow && e->end > e->off) {
        yaml_take_comments(r, e->off);
        r->gap = r->end = e->end;
    }
    uint32_t start = build_top(&r->b)->off;
    if (level->merges) {
        uint32_t added = yaml_merge(&r->b, r->text, r->fs);
        level->weight += 2 * (uint64_t)added;
        r->total += 2 * (uint64_t)added;
    }
    uint32_t stop = r->end > start ? r->end : start;
    uint64_t weight = level->weight;
    yaml_complete_anchor(level->anchor, weight);
    build_close(&r->b, stop);
    yaml_value_done(r, weight, stop);
    yaml_close_functions(r);
}
