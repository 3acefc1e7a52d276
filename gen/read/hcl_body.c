/* Arguments and blocks. A body is looked over first: the tree has the blocks
 * of one type together, wherever they stand. */
#include "base/map.h"
#include "read/hcl_reader.h"

struct entry {
    struct entry *next;  /* in the body, later in its group */
    uint32_t name;       /* the first token */
    uint32_t labels;     /* of a block: how many tokens after the name */
    uint32_t open;       /* of a block: its brace */
    uint32_t value, end; /* tokens of an argument's value */
    bool block, broken;  /* broken: reported, has no value */
    bool crowded;        /* of a body of several lines the last, with the
                            closing brace on its line */
};

struct chain {
    struct entry *first, *last;
    size_t count;
};

static void append(struct chain *c, struct entry *e)
{
    if (c->last)
        c->last->next = e;
    else
        c->first = e;
    c->last = e;
    e->next = NULL;
    c->count++;
}

static int kind_at(const struct hcl_reader *r, uint32_t t, uint32_t to)
{
    return t < to ? r->tokens.at[t].kind : HCL_END;
}

static bool is_end(int kind)
{
    return kind == HCL_END || kind == HCL_NEWLINE;
}

static uint32_t line_end(const struct hcl_reader *r, uint32_t t, uint32_t to)
{
    while (!is_end(kind_at(r, t, to)))
        t = hcl_after(r, t);
    return t < to ? t : to;
}

/* The name without quotes: those who wrote for old versions put some. */
static struct str name_of(const struct hcl_reader *r, uint32_t t)
{
    struct str s = hcl_token_str(r, t);
    if (r->tokens.at[t].kind == HCL_STRING && s.len > 1)
        s = str_sub(s, 1, s.len - 2);
    return s;
}

static uint32_t token_end(const struct hcl_reader *r, uint32_t t)
{
    return r->tokens.at[t].off + r->tokens.at[t].len;
}

/* --- Looking it over ------------------------------------------------------ */

/* What begins as an argument or a block goes on as neither. */
static void neither(struct hcl_reader *r, struct entry *e, uint32_t t,
                    uint32_t to)
{
    struct str name = name_of(r, e->name);
    struct finding *f = NULL;
    int kind = kind_at(r, t, to);
    e->broken = true;
    e->end = line_end(r, t, to);
    if (hcl_told(r, t))
        return;
    if (is_end(kind)) {
        f = hcl_error(r, r->tokens.at[e->name].off,
                      token_end(r, t - 1) - r->tokens.at[e->name].off,
                      "'%.*s' has no value", STR_ARG(str_sub(name, 0, 60)));
        hcl_help(r, f, "write NAME = VALUE, or { ... } for a block");
    } else if (kind != HCL_BAD) {
        r->at = t;
        r->limit = to;
        r->newlines = true;
        hcl_unexpected(r, "write NAME = VALUE, or NAME { ... } for a block");
    }
}

static void look_at(struct hcl_reader *r, struct entry *e, uint32_t to)
{
    uint32_t t = e->name + 1;
    int kind = kind_at(r, t, to);
    if (kind == '=' || kind == ':') {
        /* "a := 1" is one mistake. */
        t += kind == ':' && kind_at(r, t + 1, to) == '=';
        e->value = t + 1;
        e->end = line_end(r, t + 1, to);
        return;
    }
    while ((kind = kind_at(r, t, to)) == HCL_NAME || kind == HCL_STRING)
        t++;
    if (kind != '{') {
        neither(r, e, t, to);
        return;
    }
    e->block = true;
    e->labels = t - e->name - 1;
    e->open = t;
    e->end = hcl_after(r, t);
}

static void two_on_a_line(struct hcl_reader *r, uint32_t t)
{
    const struct hcl_token *token = &r->tokens.at[t];
    struct finding *f;
    if (token->kind == HCL_BAD || r->unpaired)
        return;
    f = hcl_error(
        r, token->off, token->len, "'%.*s' cannot stand behind a block",
        (int)(token->len < 40 ? token->len : 40), r->bytes.ptr + token->off);
    hcl_help(r, f, "write each argument and each block on a line of its own");
}

static void not_a_name(struct hcl_reader *r, uint32_t t, uint32_t to)
{
    r->at = t;
    r->limit = to;
    r->newlines = true;
    hcl_unexpected(r, "write NAME = VALUE, or NAME { ... } for a block");
}

/* The entries of tokens FROM to TO. */
static struct chain look_over(struct hcl_reader *r, uint32_t from, uint32_t to,
                              bool *broken)
{
    struct chain all = {0};
    for (uint32_t t = from; t < to;) {
        int kind = kind_at(r, t, to);
        if (kind == HCL_NEWLINE) {
            t++;
        } else if (kind == HCL_NAME || kind == HCL_STRING) {
            struct entry *e = ARENA_NEW(r->arena, struct entry);
            e->name = t;
            look_at(r, e, to);
            append(&all, e);
            t = e->end;
            e->crowded =
                !e->block && t == to && kind_at(r, from, to) == HCL_NEWLINE;
            if (e->block && r->tokens.at[e->open].closed &&
                !is_end(kind_at(r, t, to))) {
                two_on_a_line(r, t);
                t = line_end(r, t, to);
                *broken = true;
            }
        } else {
            not_a_name(r, t, to);
            t = line_end(r, t, to);
            *broken = true;
        }
    }
    return all;
}

/* --- Reading --- */

static void add_key(struct hcl_reader *r, uint32_t t)
{
    const struct hcl_token *token = &r->tokens.at[t];
    if (token->kind == HCL_STRING)
        hcl_string(r, t, NODE_KEY);
    else
        build_raw_string(&r->b, NODE_KEY, token->off, token->len, token->off,
                         token->len);
}

/* What is left on the line of an argument. */
static void behind_value(struct hcl_reader *r)
{
    int kind = hcl_peek(r);
    struct finding *f;
    if (kind == ',') {
        f = hcl_error(r, r->tokens.at[r->at].off, 1, "a ',' after an argument");
        hcl_help(r, f, "write each argument on a line of its own, without ','");
    } else {
        hcl_unexpected(r, "write each argument on a line of its own");
    }
    build_top(&r->b)->flags |= NODE_BROKEN;
}

static void crowded(struct hcl_reader *r, const struct entry *e)
{
    const struct hcl_token *t = &r->tokens.at[e->end];
    if (t->kind != '}' || r->unpaired)
        return;
    struct finding *f =
        hcl_error(r, t->off, 1, "this '}' stands on the line of an argument");
    hcl_help(r, f, "write it on a line of its own");
}

static void argument(struct hcl_reader *r, const struct entry *e)
{
    const struct hcl_token *sign = &r->tokens.at[e->name + 1];
    struct findings *fs = r->fs;
    if (sign->kind == ':') {
        struct finding *f =
            hcl_error(r, sign->off, 1, "a ':' after the name of an argument");
        hcl_help(r, f, "write '='");
        r->fs = NULL;
    }
    r->at = e->value;
    r->limit = e->end;
    r->last = sign->off + sign->len;
    r->newlines = true;
    if (!hcl_value(r))
        build_top(&r->b)->flags |= NODE_BROKEN;
    else if (hcl_peek(r) != HCL_END)
        behind_value(r);
    else if (e->crowded)
        crowded(r, e);
    r->fs = fs;
}

static void block_body(struct hcl_reader *r, const struct entry *e)
{
    const struct hcl_token *open = &r->tokens.at[e->open];
    uint32_t from = e->open + 1, to = open->close;
    uint32_t end = open->closed ? token_end(r, to) : token_end(r, to - 1);
    bool broken = open->broken;
    uint32_t at = r->b.count;
    struct findings *fs = r->fs;
    /* That it is not closed was said, and is all that is certain. */
    if (!open->closed)
        r->fs = NULL;
    hcl_read_body(r, from, to, open->off, end);
    r->fs = fs;
    if (broken)
        r->b.nodes[at].flags |= NODE_BROKEN;
}

static void read_blocks(struct hcl_reader *r, struct chain *blocks,
                        uint32_t level);

static uint32_t block_end(const struct hcl_reader *r, const struct entry *e)
{
    return token_end(r, e->end - 1);
}

/* Blocks with a label more: an object by these labels. */
static void by_label(struct hcl_reader *r, struct chain *blocks, uint32_t level)
{
    struct map *labels = map_new(r->arena);
    uint32_t off = r->tokens.at[blocks->first->name + level + 1].off;
    uint32_t end = block_end(r, blocks->last);
    for (struct entry *e = blocks->first, *next; e; e = next) {
        next = e->next;
        void **slot = map_put(labels, name_of(r, e->name + level + 1));
        if (!*slot)
            *slot = ARENA_NEW(r->arena, struct chain);
        append(*slot, e);
    }
    if (!hcl_open(r, NODE_OBJECT, off, end - off))
        return;
    for (size_t i = 0; i < map_count(labels); i++) {
        struct chain *chain = map_at(labels, i)->value;
        add_key(r, chain->first->name + level + 1);
        read_blocks(r, chain, level + 1);
    }
    build_close(&r->b, end);
}

/* Blocks that are alike up to LEVEL labels, as one value. */
static void read_blocks(struct hcl_reader *r, struct chain *blocks,
                        uint32_t level)
{
    struct chain bodies = {0}, labelled = {0};
    uint32_t off = r->tokens.at[blocks->first->open].off;
    uint32_t end = block_end(r, blocks->last);
    for (struct entry *e = blocks->first, *next; e; e = next) {
        next = e->next;
        append(e->labels == level ? &bodies : &labelled, e);
    }
    if (!bodies.count) {
        by_label(r, &labelled, level);
        return;
    }
    bool one = bodies.count == 1 && !labelled.count;
    if (!one && !hcl_open(r, NODE_ARRAY, off, end - off))
        return;
    for (struct entry *e = bodies.first; e; e = e->next)
        block_body(r, e);
    if (labelled.count)
        by_label(r, &labelled, level);
    if (!one)
        build_close(&r->b, end);
}

static void twice(struct hcl_reader *r, const struct entry *first,
                  const struct entry *e)
{
    const struct hcl_token *t = &r->tokens.at[e->name];
    struct finding *f =
        hcl_error(r, t->off, t->len, "the argument '%.*s' stands twice here",
                  STR_ARG(str_sub(name_of(r, e->name), 0, 60)));
    hcl_help(r, f, "remove one of the two");
    t = &r->tokens.at[first->name];
    if (f)
        finding_related(r->fs, f, (struct span){r->text, t->off, t->len},
                        "it is first here");
}

/* What has one name: arguments as they come, blocks together. */
static void read_member(struct hcl_reader *r, struct chain *members)
{
    struct chain blocks = {0};
    const struct entry *first = NULL;
    for (struct entry *e = members->first, *next; e; e = next) {
        next = e->next;
        if (e->block) {
            append(&blocks, e);
            continue;
        }
        if (first && !e->broken)
            twice(r, first, e);
        first = e;
        add_key(r, e->name);
        if (e->broken)
            build_scalar(&r->b, NODE_ERROR, token_end(r, e->name), 0);
        else
            argument(r, e);
    }
    if (blocks.count) {
        add_key(r, blocks.first->name);
        read_blocks(r, &blocks, 0);
    }
}

void hcl_read_body(struct hcl_reader *r, uint32_t from, uint32_t to,
                   uint32_t off, uint32_t end)
{
    bool broken = false;
    if (!hcl_open(r, NODE_OBJECT, off, end - off))
        return;
    struct chain all = look_over(r, from, to, &broken);
    struct map *names = map_new(r->arena);
    for (struct entry *e = all.first, *next; e; e = next) {
        next = e->next;
        void **slot = map_put(names, name_of(r, e->name));
        if (!*slot)
            *slot = ARENA_NEW(r->arena, struct chain);
        append(*slot, e);
        broken = broken || e->broken;
    }
    if (broken)
        build_top(&r->b)->flags |= NODE_BROKEN;
    for (size_t i = 0; i < map_count(names); i++)
        read_member(r, map_at(names, i)->value);
    build_close(&r->b, end);
}
