#include "host/suppress.h"

#include <stdlib.h>

#include "host/limits.h"
#include "host/script.h"
#include "read/read.h"
#include "read/shell.h"

#define FORM "write \"dmsc-ignore[RULE]: REASON\""

/* Bytes of the file, from OFF up to END. */
struct range {
    uint32_t off, end;
};

typedef VEC(struct range) ranges;

/* What the readers say of a file. */
struct lines {
    struct text *text;
    ranges comments; /* in order */
    const uint32_t *about;
    ranges whole; /* what takes several lines and cannot hold comments */
};

/* ---- comments ---- */

static int compare(const void *a, const void *b)
{
    const struct range *x = a, *y = b;
    if (x->off != y->off)
        return x->off < y->off ? -1 : 1;
    return x->end < y->end ? -1 : x->end > y->end;
}

static void add_whole(struct arena *a, struct lines *l, struct range r)
{
    const char *bytes = l->text->bytes.ptr + r.off;
    if (memchr(bytes, '\n', r.end - r.off) ||
        memchr(bytes, '\r', r.end - r.off))
        *vec_push(a, &l->whole) = r;
}

static void read_tree(struct arena *a, struct lines *l, struct tree *tree)
{
    for (size_t i = 0; i < tree->comment_count; i++) {
        const struct comment *c = &tree->comments[i];
        *vec_push(a, &l->comments) = (struct range){c->off, c->off + c->len};
    }
    for (uint32_t i = 0; i < tree->count; i++) {
        const struct node *n = &tree->nodes[i];
        if (n->kind == NODE_STRING)
            add_whole(a, l, (struct range){n->off, n->off + n->len});
    }
}

/* Adds to R what stands in the file from OFF up to END. */
static void join(struct range *r, uint32_t off, uint32_t end)
{
    r->off = off < r->off ? off : r->off;
    r->end = end > r->end ? end : r->end;
}

static void join_word(struct range *r, const struct shell_word *w)
{
    if (w->view)
        join(r, w->span.off, w->span.off + w->span.len);
}

/* A command from its first word to its last, or its here-document. */
static struct range range_of(const struct shell_command *c)
{
    struct range r = {UINT32_MAX, 0};
    for (size_t i = 0; i < c->words.n; i++)
        join_word(&r, &c->words.at[i]);
    join_word(&r, &c->input);
    join_word(&r, &c->output);
    if (c->document && c->document->bytes.len) {
        struct span all = {c->document, 0, (uint32_t)c->document->bytes.len};
        all = span_outer(all);
        join(&r, all.off, all.off + all.len);
    }
    return r;
}

static void read_script(struct arena *a, struct lines *l)
{
    struct span all = {l->text, 0, (uint32_t)l->text->bytes.len};
    shell_commands commands = shell_read(a, all);
    shell_spans comments = shell_comments(a, all);
    for (size_t i = 0; i < commands.n; i++) {
        struct range r = range_of(&commands.at[i]);
        if (r.end)
            add_whole(a, l, r);
    }
    for (size_t i = 0; i < comments.n; i++) {
        struct span c = comments.at[i];
        *vec_push(a, &l->comments) = (struct range){c.off, c.off + c.len};
    }
}

/* What each comment is about if it is on a line of its own: the first byte
 * after it that is neither blank nor of a comment. The text's end if there is
 * none. */
static const uint32_t *subjects(struct arena *a, const struct lines *l)
{
    struct str bytes = l->text->bytes;
    size_t n = l->comments.n;
    uint32_t *about = ARENA_ARRAY(a, uint32_t, n + 1);
    for (size_t i = n; i-- > 0;) {
        uint32_t at = l->comments.at[i].end;
        while (at < bytes.len && memchr(" \t\r\n", bytes.ptr[at], 4))
            at++;
        bool again = i + 1 < n && l->comments.at[i + 1].off == at;
        about[i] = again ? about[i + 1] : at;
    }
    return about;
}

static void read_lines(struct arena *a, struct lines *l)
{
    struct findings *nobody = findings_new(a);
    struct json_options json = {.comments = true, .templated = true};
    struct yaml_options yaml = {.tags = YAML_TAGS_UNKNOWN};
    struct read_options options = {.json = json, .yaml = yaml};
    if (script_is(l->text))
        read_script(a, l);
    else
        read_tree(a, l, read_document(a, l->text, &options, nobody));
    if (l->comments.n > 1)
        qsort(l->comments.at, l->comments.n, sizeof *l->comments.at, compare);
    l->about = subjects(a, l);
}

/* ---- what a comment covers ---- */

static uint32_t line_of(const struct lines *l, uint32_t off)
{
    return text_position(l->text, off).line;
}

static bool is_alone(const struct lines *l, uint32_t off)
{
    const char *bytes = l->text->bytes.ptr;
    while (off && memchr(" \t", bytes[off - 1], 2))
        off--;
    return off == 0 || memchr("\r\n", bytes[off - 1], 2) ||
           (off == 3 && str_starts(l->text->bytes, STR("\xEF\xBB\xBF")));
}

/* LINE, and all of what takes several lines there; but for what the comment
 * at COMMENT lies in, and does not stand behind the first line of. */
static void widen(const struct lines *l, uint32_t comment, uint32_t line,
                  struct suppression *s)
{
    s->first = s->last = line;
    for (size_t i = 0; i < l->whole.n; i++) {
        const struct range *r = &l->whole.at[i];
        uint32_t first = line_of(l, r->off);
        uint32_t last = line_of(l, r->end > r->off ? r->end - 1 : r->end);
        bool around = r->off < comment && comment < r->end && first < line;
        if (first > line || last < line || around)
            continue;
        s->first = first < s->first ? first : s->first;
        s->last = last > s->last ? last : s->last;
    }
}

static struct suppression cover(const struct lines *l, size_t i)
{
    struct suppression s = {.first = 1, .last = 0};
    uint32_t comment = l->comments.at[i].off;
    uint32_t off = is_alone(l, comment) ? l->about[i] : comment;
    if (off < l->text->bytes.len)
        widen(l, comment, line_of(l, off), &s);
    return s;
}

/* ---- what a comment says ---- */

/* A suppression while it is taken apart. */
struct reading {
    struct arena *arena;
    struct findings *fs;
    struct findings *held; /* findings that may be said later */
    struct text *text;
    suppressions *to;
    struct suppression covers;
    struct span all; /* the comment from its word on */
};

static struct span span_of(const struct reading *r, struct str part)
{
    return (struct span){r->text, (uint32_t)(part.ptr - r->text->bytes.ptr),
                         (uint32_t)part.len};
}

static void malformed(struct reading *r, const char *what)
{
    struct finding *f =
        finding_add(r->fs, FINDING_SUPPRESS_MALFORMED, r->all, "%s", what);
    finding_help(r->fs, f, FORM);
}

static void unknown_rule(struct reading *r, struct str name)
{
    struct finding *f =
        finding_add(r->fs, FINDING_SUPPRESS_UNKNOWN_RULE, span_of(r, name),
                    "there is no rule '%.*s'", STR_ARG(name));
    struct str near = rule_set_nearest(r->arena, name);
    if (near.len)
        finding_help(r->fs, f, "did you mean '%.*s'?", STR_ARG(near));
    else
        finding_help(r->fs, f, "'dmsc rules' lists them all");
}

static void read_rule(struct reading *r, struct str name)
{
    struct suppression s = r->covers;
    if (r->to->n == SUPPRESSIONS_MAX) {
        r->all = span_of(r, name);
        malformed(r, "there are too many suppressions in this file");
        return;
    }
    if (!rule_set_add(&s.rules, name)) {
        unknown_rule(r, name);
        return;
    }
    s.unused = finding_add(r->held, FINDING_SUPPRESS_UNUSED, span_of(r, name),
                           "nothing of '%.*s' is found here", STR_ARG(name));
    finding_help(r->held, s.unused, "take the suppression out");
    *vec_push(r->arena, r->to) = s;
}

/* From behind the bracket on: "a, b]: reason". */
static void read_rules(struct reading *r, struct str rest)
{
    struct str names = rest;
    const char *close = memchr(rest.ptr, ']', rest.len);
    if (!close) {
        malformed(r, "the list of rules is not closed with ']'");
        return;
    }
    names.len = (size_t)(close - rest.ptr);
    rest = str_trim(str_sub(rest, names.len + 1, rest.len));
    if (rest.len && *rest.ptr != ':') {
        malformed(r, "between rules and reason stands a ':'");
        return;
    }
    if (!str_trim(names).len) {
        malformed(r, "a suppression that names no rule");
        return;
    }
    if (!str_trim(str_sub(rest, 1, rest.len)).len) {
        struct finding *f =
            finding_add(r->fs, FINDING_SUPPRESS_NO_REASON, r->all,
                        "a suppression without a reason");
        finding_help(r->fs, f, FORM);
    }
    while (names.len) {
        struct str name = str_trim(str_cut(&names, ','));
        if (name.len)
            read_rule(r, name);
    }
}

/* The words of a comment, without its marks. */
static struct str inside(struct str comment)
{
    bool slashes = str_starts(comment, STR("//"));
    bool stars = str_starts(comment, STR("/*"));
    if (stars && str_ends(comment, STR("*/")) && comment.len >= 4)
        comment.len -= 2;
    return str_trim(str_sub(comment, slashes || stars ? 2 : 1, comment.len));
}

static void read_comment(struct reading *r, const struct lines *l, size_t i)
{
    struct range c = l->comments.at[i];
    struct str s = inside(str_sub(l->text->bytes, c.off, c.end - c.off));
    struct str file = STR("dmsc-ignore-file"), line = STR("dmsc-ignore");
    bool all = str_starts(s, file);
    if (!all && !str_starts(s, line))
        return;
    r->all = span_of(r, s);
    r->covers = cover(l, i);
    if (all)
        r->covers = (struct suppression){.first = 0, .last = UINT32_MAX};
    s = str_sub(s, all ? file.len : line.len, s.len);
    if (s.len && !memchr("[: \t", *s.ptr, 4))
        return; /* another word */
    s = str_trim(s);
    if (s.len && *s.ptr == '[')
        read_rules(r, str_sub(s, 1, s.len));
    else
        malformed(r, "a suppression that names no rule");
}

suppressions suppress_read(struct arena *a, struct text *text,
                           struct findings *fs)
{
    suppressions list = {0};
    if (!str_contains(text->bytes, STR("dmsc-ignore")))
        return list;
    struct arena *scratch = arena_new();
    struct lines l = {.text = text_new(scratch, text->name, text->bytes)};
    struct reading r = {.arena = a, .fs = fs, .to = &list, .text = l.text};
    r.held = findings_new(fs->arena);
    read_lines(scratch, &l);
    for (size_t i = 0; i < l.comments.n; i++)
        read_comment(&r, &l, i);
    arena_free(scratch);
    return list;
}

bool suppress_covers(suppressions *list, const struct finding *f)
{
    bool covered = false;
    uint32_t line = f->place.start.line;
    for (size_t i = 0; i < list->n && !rule_is_meta(f->id); i++) {
        struct suppression *s = &list->at[i];
        if (!s->rules.has[f->id] || line < s->first || line > s->last)
            continue;
        s->used = true;
        covered = true;
    }
    return covered;
}
