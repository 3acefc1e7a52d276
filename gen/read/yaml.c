/* libyaml's events into nodes. */
#include "read/yaml.h"

#include <yaml.h>

#include "base/map.h"
#include "read/yaml_reader.h"

/* An open container. */
struct level {
    bool object, flow;
    bool function;   /* stands for a tag; closed with its one value */
    bool key_next;   /* of an object: a key must come */
    bool merges;     /* it has a merge key */
    uint64_t weight; /* its nodes, with aliases looked through */
    struct anchor *anchor;
};

/* What a name after '&' stands for. */
struct anchor {
    uint32_t node;
    bool complete; /* an alias within itself would never end */
    uint64_t weight;
};

struct reader {
    yaml_parser_t parser;
    struct yaml_index index;
    struct builder b;
    struct arena *arena, *scratch;
    struct text *text;
    struct findings *fs;
    enum yaml_tags tags;
    struct level levels[READ_DEPTH_MAX];
    struct map *anchors;
    uint64_t total; /* weight of all so far */
    uint32_t gap;   /* the end of what was read: comments follow from here */
    uint32_t end;   /* of the last value: blocks end with it */
    unsigned errors;
    bool again;     /* a document came before */
    bool too_large; /* said once */
};

static struct level *top(struct reader *r)
{
    uint32_t depth = build_depth(&r->b);
    return depth ? &r->levels[depth - 1] : NULL;
}

static uint32_t byte_of(const struct reader *r, yaml_mark_t mark)
{
    return yaml_index_byte(&r->index, mark.index);
}

/* Reports and goes on; NULL when there were too many already. */
static struct finding *report(struct reader *r, enum finding_id id,
                              uint32_t off, uint32_t end, const char *message,
                              const char *help)
{
    struct span span = {r->text, off, end - off};
    if (r->errors++ >= READ_ERRORS_MAX)
        return NULL;
    struct finding *f = finding_add(r->fs, id, span, "%s", message);
    finding_help(r->fs, f, "%s", help);
    return f;
}

/* --- Between the events ------------------------------------------------ */

/* Keeps the comments from r->gap to UNTIL. No value stands there, so each
 * '#' begins one, but for those in tags. */
static void take_comments(struct reader *r, uint32_t until)
{
    const char *s = r->text->bytes.ptr;
    for (uint32_t at = r->gap; at < until; at++) {
        if (s[at] == '!')
            while (at < until && (unsigned char)s[at] > ' ')
                at++;
        if (at >= until || s[at] != '#')
            continue;
        uint32_t from = at;
        while (at < until && s[at] != '\n' && s[at] != '\r')
            at++;
        build_comment(&r->b, from, at - from);
    }
    if (until > r->gap)
        r->gap = until;
}

static uint32_t skip_word(struct str s, uint32_t at)
{
    while (at < s.len && (unsigned char)s.ptr[at] > ' ')
        at++;
    return at;
}

static uint32_t skip_gap(struct str s, uint32_t at)
{
    while (at < s.len && ((unsigned char)s.ptr[at] <= ' ' || s.ptr[at] == '#'))
        if (s.ptr[at] == '#')
            while (at < s.len && s.ptr[at] != '\n' && s.ptr[at] != '\r')
                at++;
        else
            at++;
    return at;
}

/* The node after its anchor and tag, which begin at OFF; *TAG is where the
 * tag stands. An empty node ends with them, at END. */
static uint32_t skip_properties(const struct reader *r, uint32_t off,
                                uint32_t end, struct span *tag)
{
    struct str s = r->text->bytes;
    while (off < s.len && (s.ptr[off] == '&' || s.ptr[off] == '!')) {
        uint32_t after = skip_word(s, off);
        if (s.ptr[off] == '!')
            *tag = (struct span){r->text, off, after - off};
        if (after >= end)
            return end;
        off = skip_gap(s, after);
    }
    return off;
}

/* --- Values ------------------------------------------------------------- */

/* A value (of WEIGHT nodes, all looked through) is complete. */
static void value_done(struct reader *r, uint64_t weight, uint32_t end)
{
    if (top(r)) {
        top(r)->key_next = true;
        top(r)->weight += weight;
    }
    r->end = end;
}

static struct anchor *add_anchor(struct reader *r, const yaml_char_t *name)
{
    if (!name)
        return NULL;
    struct anchor *a = ARENA_NEW(r->scratch, struct anchor);
    struct str key = str_copy(r->scratch, str_of((const char *)name));
    *map_put(r->anchors, key) = a;
    a->node = r->b.count;
    return a;
}

static void complete_anchor(struct anchor *a, uint64_t weight)
{
    if (a) {
        a->complete = true;
        a->weight = weight;
    }
}

static bool in_key(struct reader *r)
{
    return top(r) && top(r)->object && top(r)->key_next;
}

/* Counts WEIGHT more nodes; false if that is too many. No weight is larger
 * than the ceiling, so this cannot overflow. */
static bool within_budget(struct reader *r, uint64_t weight)
{
    if (r->total + weight > YAML_EXPANSION_MAX)
        return false;
    r->total += weight;
    return true;
}

/* --- Functions ---------------------------------------------------------- */

static bool is_function(const struct reader *r, struct span tag)
{
    return tag.text && r->tags == YAML_TAGS_FUNCTIONS && tag.len > 1 &&
           !memchr("!<", tag.text->bytes.ptr[tag.off + 1], 2);
}

static void push_level(struct reader *r, struct level level, uint32_t off)
{
    build_open(&r->b, level.object ? NODE_OBJECT : NODE_ARRAY, off);
    *top(r) = level;
    r->total++;
}

static void open_function(struct reader *r, struct span tag)
{
    struct level level = {.object = true, .function = true, .weight = 2};
    struct str name = str_sub(span_str(tag), 1, tag.len);
    size_t start = r->b.strings.len;
    push_level(r, level, tag.off);
    if (!str_is(name, "Ref") && !str_is(name, "Condition"))
        buf_add_z(&r->b.strings, "Fn::");
    buf_add_str(&r->b.strings, name);
    build_decoded(&r->b, NODE_KEY, tag.off, tag.len, start);
}

/* A value is complete; so are the functions that were waiting for it. */
static void close_functions(struct reader *r)
{
    while (top(r) && top(r)->function) {
        uint64_t weight = top(r)->weight;
        build_close(&r->b, r->end);
        value_done(r, weight, r->end);
    }
}

/* --- Aliases ------------------------------------------------------------ */

static void report_no_anchor(struct reader *r, struct str name, uint32_t off,
                             uint32_t end)
{
    size_t n = map_count(r->anchors);
    struct str *names = ARENA_ARRAY(r->scratch, struct str, n + 1);
    for (size_t i = 0; i < n; i++)
        names[i] = map_at(r->anchors, i)->key;
    int near = str_nearest(name, names, n);
    struct finding *f = report(r, FINDING_YAML_ALIAS, off, end, "",
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
static void add_alias(struct reader *r, uint32_t target, uint32_t off,
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

static void report_too_large(struct reader *r, uint32_t off, uint32_t end)
{
    if (!r->too_large)
        report(r, FINDING_YAML_LIMIT, off, end,
               "aliases make this document too large",
               "write fewer aliases of aliases");
    r->too_large = true;
}

static void read_alias(struct reader *r, const yaml_event_t *e, uint32_t off,
                       uint32_t end)
{
    struct str name = str_of((const char *)e->data.alias.anchor);
    struct anchor *a = map_get(r->anchors, name);
    if (!a)
        report_no_anchor(r, name, off, end);
    else if (!a->complete)
        report(r, FINDING_YAML_ALIAS, off, end,
               "an alias within the value that it stands for",
               "write out what is meant");
    else if (!within_budget(r, a->weight))
        report_too_large(r, off, end);
    else {
        add_alias(r, a->node, off, end);
        value_done(r, a->weight, end);
        return;
    }
    build_scalar(&r->b, NODE_ERROR, off, end - off);
    value_done(r, 1, end);
}

/* The span of a block scalar ends with its last line. */
static uint32_t trim_end(const struct reader *r, uint32_t off, uint32_t end)
{
    const char *s = r->text->bytes.ptr;
    while (end > off && memchr(" \t\r\n", s[end - 1], 4))
        end--;
    return end;
}

static bool is_block(const yaml_event_t *e)
{
    return e->data.scalar.style == YAML_LITERAL_SCALAR_STYLE ||
           e->data.scalar.style == YAML_FOLDED_SCALAR_STYLE;
}

/* Comments in the head of a block scalar: `| # why`. */
static void head_comment(struct reader *r, uint32_t off)
{
    struct str s = r->text->bytes;
    uint32_t at = off;
    while (at < s.len && s.ptr[at] != '\n' && s.ptr[at] != '\r')
        at++;
    r->gap = off;
    take_comments(r, at);
}

/* The value of a scalar: where it stands in the text, if it does as it is. */
static struct str scalar_value(const struct reader *r, const yaml_event_t *e,
                               uint32_t off, uint32_t end)
{
    struct str value = {(const char *)e->data.scalar.value,
                        e->data.scalar.length};
    bool plain = e->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    struct str raw = str_sub(r->text->bytes, off + !plain, end - off);
    raw = str_sub(raw, 0, value.len);
    return !is_block(e) && str_eq(raw, value) ? raw : value;
}

static void bad_number(struct reader *r, uint32_t off, uint32_t end)
{
    report(r, FINDING_YAML_NUMBER, off, end, "JSON cannot say this number",
           "write a decimal number, or quotes around a text");
}

static uint32_t add_plain(struct reader *r, struct str value, uint32_t off,
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

static void report_tag(struct reader *r, struct span tag)
{
    report(r, FINDING_YAML_TAG, tag.off, tag.off + tag.len,
           "a tag has no meaning here", "remove it");
}

/* A key; `<<` without quotes is a merge key. */
static void add_key(struct reader *r, const yaml_event_t *e, struct str value,
                    uint32_t off, uint32_t end)
{
    uint32_t at = build_string(&r->b, NODE_KEY, off, end - off, value);
    bool plain = e->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    if (plain)
        r->b.nodes[at].flags |= NODE_PLAIN;
    if (plain && str_is(value, "<<")) {
        r->b.nodes[at].flags |= NODE_SHADOWED;
        /* Its value will be counted as a member, which it is not. */
        build_top(&r->b)->value--;
        top(r)->merges = true;
    }
    top(r)->key_next = false;
    top(r)->weight++;
    r->end = end;
}

static void read_scalar(struct reader *r, const yaml_event_t *e, uint32_t off,
                        uint32_t end)
{
    struct span tag = {0};
    if (e->data.scalar.anchor || e->data.scalar.tag)
        off = skip_properties(r, off, end, &tag);
    take_comments(r, off);
    if (is_block(e)) {
        end = trim_end(r, off, end);
        head_comment(r, off);
    }
    r->gap = end;
    struct str value = scalar_value(r, e, off, end);
    struct anchor *a = add_anchor(r, e->data.scalar.anchor);
    bool plain = e->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    bool key = in_key(r);
    bool bad_tag = tag.text && (key || r->tags == YAML_TAGS_ERROR);
    if (bad_tag)
        report_tag(r, tag);
    bool function = !key && is_function(r, tag);
    if (function)
        open_function(r, tag);
    if (key)
        add_key(r, e, value, off, end);
    else if (tag.text && r->tags == YAML_TAGS_UNKNOWN)
        build_scalar(&r->b, NODE_UNKNOWN, off, end - off);
    else if (plain && !tag.text)
        add_plain(r, value, off, end);
    else
        build_string(&r->b, NODE_STRING, off, end - off, value);
    if (bad_tag)
        r->b.nodes[r->b.count - 1].flags |= NODE_BROKEN;
    complete_anchor(a, function ? 3 : 1);
    r->total++;
    if (!key)
        value_done(r, 1, end);
    close_functions(r);
}

/* --- Containers ----------------------------------------------------------- */

static bool next_event(struct reader *r, yaml_event_t *e);

/* Steps over the container that has begun; where it ends. */
static bool skip_container(struct reader *r, uint32_t *end)
{
    unsigned depth = 1;
    yaml_event_t e;
    while (depth) {
        if (!next_event(r, &e))
            return false;
        bool starts = e.type == YAML_SEQUENCE_START_EVENT ||
                      e.type == YAML_MAPPING_START_EVENT;
        bool ends = e.type == YAML_SEQUENCE_END_EVENT ||
                    e.type == YAML_MAPPING_END_EVENT;
        uint32_t at = byte_of(r, e.start_mark), after = byte_of(r, e.end_mark);
        take_comments(r, at);
        depth += starts;
        depth -= ends;
        if (e.type == YAML_SCALAR_EVENT || after > at) {
            /* What is empty lies before the properties that stand for it. */
            uint32_t last = trim_end(r, at, after);
            *end = last > *end ? last : *end;
            r->gap = *end > r->gap ? *end : r->gap;
        }
        yaml_event_delete(&e);
    }
    return true;
}

/* A container as a key: no JSON has that. */
static bool skip_key(struct reader *r, uint32_t off)
{
    uint32_t end = off;
    bool more = skip_container(r, &end);
    report(r, FINDING_YAML_KEY, off, end, "a key must be text",
           "write it in quotes if it is text");
    uint32_t at =
        build_raw_string(&r->b, NODE_KEY, off, end - off, off, end - off);
    r->b.nodes[at].flags |= NODE_BROKEN;
    top(r)->key_next = false;
    r->end = end;
    return more;
}

static bool skip_unknown(struct reader *r, uint32_t off)
{
    uint32_t end = off;
    bool more = skip_container(r, &end);
    build_scalar(&r->b, NODE_UNKNOWN, off, end - off);
    value_done(r, 1, end);
    return more;
}

/* False if the reading ends here. */
static bool open_container(struct reader *r, const yaml_event_t *e,
                           uint32_t off, uint32_t end)
{
    bool object = e->type == YAML_MAPPING_START_EVENT;
    struct level level = {.object = object, .key_next = true, .weight = 1};
    level.flow = object
                     ? e->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
                     : e->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
    const yaml_char_t *anchor =
        object ? e->data.mapping_start.anchor : e->data.sequence_start.anchor;
    const yaml_char_t *name =
        object ? e->data.mapping_start.tag : e->data.sequence_start.tag;
    struct span tag = {0};
    if (anchor || name)
        off = skip_properties(r, off, UINT32_MAX, &tag);
    take_comments(r, off);
    r->gap = off + (level.flow ? 1 : 0);
    if (in_key(r))
        return skip_key(r, off);
    if (tag.text && r->tags == YAML_TAGS_UNKNOWN)
        return skip_unknown(r, off);
    bool function = is_function(r, tag);
    bool bad_tag = tag.text && r->tags == YAML_TAGS_ERROR;
    if (bad_tag)
        report_tag(r, tag);
    if (build_depth(&r->b) + function >= READ_DEPTH_MAX) {
        report(r, FINDING_YAML_LIMIT, off, off + (end > off),
               "too many values within each other",
               "take the inner part into a document of its own");
        return false;
    }
    level.anchor = add_anchor(r, anchor);
    if (function)
        open_function(r, tag);
    push_level(r, level, off);
    if (bad_tag)
        build_top(&r->b)->flags |= NODE_BROKEN;
    return true;
}

static void close_container(struct reader *r, uint32_t off, uint32_t end)
{
    struct level *level = top(r);
    /* A pair within [] has no brackets of its own. */
    if (level->flow && end > off) {
        take_comments(r, off);
        r->gap = r->end = end;
    }
    uint32_t start = build_top(&r->b)->off;
    if (level->merges) {
        uint32_t added = yaml_merge(&r->b, r->text, r->fs);
        level->weight += 2 * (uint64_t)added;
        r->total += 2 * (uint64_t)added;
    }
    uint32_t stop = r->end > start ? r->end : start;
    uint64_t weight = level->weight;
    complete_anchor(level->anchor, weight);
    build_close(&r->b, stop);
    value_done(r, weight, stop);
    close_functions(r);
}

/* --- The document --- */

static bool next_event(struct reader *r, yaml_event_t *e)
{
    if (yaml_parser_parse(&r->parser, e))
        return true;
    struct yaml_problem p = {
        .problem = r->parser.problem ? r->parser.problem : "out of memory",
        .context = r->parser.context,
        .at = byte_of(r, r->parser.problem_mark),
        .context_at = byte_of(r, r->parser.context_mark),
    };
    yaml_report(r->text, r->fs, &p);
    if (build_top(&r->b))
        build_top(&r->b)->flags |= NODE_BROKEN;
    /* What was read last may have taken in lines that are not its own. */
    if (r->b.count && r->b.nodes[r->b.count - 1].kind == NODE_STRING)
        r->b.nodes[r->b.count - 1].flags |= NODE_BROKEN;
    return false;
}

static bool start_document(struct reader *r, uint32_t off, uint32_t end)
{
    if (r->again) {
        report(r, FINDING_YAML_SYNTAX, off, end,
               "a second document in the file",
               "one file holds one document: move it to a file of its own");
        return false;
    }
    r->again = true;
    return true;
}

/* An alias as a key: what it stands for may be text, but says nothing to who
 * reads it. */
static void alias_key(struct reader *r, uint32_t off, uint32_t end)
{
    report(r, FINDING_YAML_KEY, off, end, "an alias as a key",
           "write the key itself");
    uint32_t len = end - off;
    uint32_t at = build_raw_string(&r->b, NODE_KEY, off, len, off, len);
    r->b.nodes[at].flags |= NODE_BROKEN;
    top(r)->key_next = false;
    r->end = end;
}

/* False when nothing more is to be read. */
static bool read_event(struct reader *r, const yaml_event_t *e)
{
    uint32_t off = byte_of(r, e->start_mark), end = byte_of(r, e->end_mark);
    switch (e->type) {
    case YAML_DOCUMENT_START_EVENT:
        return start_document(r, off, end);
    case YAML_ALIAS_EVENT:
        take_comments(r, off);
        r->gap = end;
        if (in_key(r))
            alias_key(r, off, end);
        else
            read_alias(r, e, off, end);
        break;
    case YAML_SCALAR_EVENT:
        read_scalar(r, e, off, end);
        break;
    case YAML_SEQUENCE_START_EVENT:
    case YAML_MAPPING_START_EVENT:
        return open_container(r, e, off, end);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        close_container(r, off, end);
        break;
    default:
        break;
    }
    if (r->total > YAML_EXPANSION_MAX) {
        report(r, FINDING_YAML_LIMIT, off, end, "too many values in a document",
               "split it, or write it as JSON");
        return false;
    }
    return e->type != YAML_STREAM_END_EVENT;
}

static void read_events(struct reader *r)
{
    bool more = true;
    while (more) {
        yaml_event_t e;
        if (!next_event(r, &e))
            return;
        more = read_event(r, &e);
        bool ended = e.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&e);
        if (ended)
            take_comments(r, (uint32_t)r->text->bytes.len);
    }
}

static void report_duplicates(struct reader *r, const struct tree *t)
{
    uint32_t open[READ_DEPTH_MAX], depth = 0;
    for (uint32_t i = 0; i < t->count; i++) {
        while (depth && t->nodes[open[depth - 1]].next <= i)
            depth--;
        if (t->nodes[i].kind == NODE_OBJECT || t->nodes[i].kind == NODE_ARRAY)
            open[depth++] = i;
        if (!(t->nodes[i].flags & NODE_DUPLICATE))
            continue;
        struct val object = {t, open[depth - 1]};
        struct str name = val_str((struct val){t, i});
        if (r->errors++ >= READ_ERRORS_MAX)
            return;
        struct finding *f = val_finding(
            r->fs, FINDING_YAML_DUPLICATE_KEY, (struct val){t, i},
            "the key '%.*s' stands twice in this mapping", STR_ARG(name));
        finding_help(r->fs, f, "remove one of the two");
        finding_related(r->fs, f, val_span(val_first_key(object, name)),
                        "it is first here");
    }
}

static bool readable(struct reader *r)
{
    if (r->text->bytes.len > YAML_BYTES_MAX) {
        report(r, FINDING_YAML_LIMIT, 0, 0, "the document is too large",
               "split it, or write it as JSON");
        return false;
    }
    return yaml_check(r->text, r->fs);
}

static void run_parser(struct reader *r)
{
    if (!yaml_parser_initialize(&r->parser))
        return;
    yaml_parser_set_encoding(&r->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&r->parser,
                                 (const unsigned char *)r->index.bytes.ptr,
                                 r->index.bytes.len);
    read_events(r);
    yaml_parser_delete(&r->parser);
}

struct tree *yaml_read(struct arena *a, struct text *text,
                       const struct yaml_options *options, struct findings *fs)
{
    struct arena *scratch = arena_new();
    struct reader *r = ARENA_NEW(scratch, struct reader);
    r->arena = a;
    r->scratch = scratch;
    r->text = text;
    r->fs = fs;
    r->tags = options ? options->tags : YAML_TAGS_ERROR;
    r->anchors = map_new(scratch);
    build_start(&r->b, a, text);
    r->b.tree->syntax = TREE_YAML;
    bool good = readable(r);
    if (good) {
        r->index = yaml_index_new(scratch, text);
        r->gap = r->index.base;
        run_parser(r);
    }
    if (r->b.count == 0)
        build_scalar(&r->b, good && r->errors == 0 ? NODE_NULL : NODE_ERROR, 0,
                     0);
    struct tree *tree = build_finish(&r->b);
    if (r->b.duplicates)
        report_duplicates(r, tree);
    arena_free(scratch);
    return tree;
}

const char *yaml_library(void)
{
    return yaml_get_version_string();
}
