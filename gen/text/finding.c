#include "text/finding.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/map.h"
#include "base/utf8.h"
#include "text/limits.h"

static const struct finding_rule rules[] = {
#define FINDING(id, name, severity, title, fix)                                \
    {name, SEVERITY_##severity, title, fix},
#include "text/findings.def"
#undef FINDING
};

const struct finding_rule *finding_rule(enum finding_id id)
{
    assert(id < FINDING_COUNT);
    return &rules[id];
}

int finding_by_name(struct str name)
{
    for (int i = 0; i < FINDING_COUNT; i++)
        if (str_is(name, rules[i].name))
            return i;
    return -1;
}

static const char *const severities[] = {
    [SEVERITY_INFO] = "info",
    [SEVERITY_WARNING] = "warning",
    [SEVERITY_ERROR] = "error",
};

const char *severity_name(enum severity s)
{
    return severities[s];
}

int severity_by_name(struct str name)
{
    for (int s = SEVERITY_INFO; s <= SEVERITY_ERROR; s++)
        if (str_is(name, severities[s]))
            return s;
    return -1;
}

struct findings *findings_new(struct arena *a)
{
    struct findings *fs = ARENA_NEW(a, struct findings);
    fs->arena = a;
    return fs;
}

/* S without a character at its end that was cut in two. */
static struct str whole_start(struct str s)
{
    for (size_t back = 1; back <= 3 && back < s.len; back++) {
        unsigned char c = (unsigned char)s.ptr[s.len - back];
        if (c < 0x80)
            break;
        if (c < 0xC0)
            continue;
        if (utf8_decode(str_sub(s, s.len - back, back), NULL) == 0)
            s.len -= back;
        break;
    }
    return s;
}

/* The words of a finding. Names in them may be as long as a file. */
static struct str words_of(struct arena *a, const char *format, va_list args)
{
    char words[FINDING_WORDS_MAX + 1];
    int n = vsnprintf(words, sizeof words, format, args);
    if (n <= FINDING_WORDS_MAX)
        return str_copy(a, str_of(words));
    struct str kept = {words, FINDING_WORDS_MAX - strlen("…")};
    kept = whole_start(kept);
    return str_printf(a, "%.*s…", STR_ARG(kept));
}

static bool starts_char(char c)
{
    return ((unsigned char)c & 0xC0) != 0x80;
}

static bool is_concealed(const struct text *t, size_t off)
{
    for (size_t i = 0; i < t->concealed.n; i++) {
        struct text_range r = t->concealed.at[i];
        if (off >= r.off && off - r.off < r.len)
            return true;
    }
    return false;
}

/* A copy of LINE, which is part of T, with a star for each character that is
 * concealed: the others keep their columns. */
static struct str shown(struct arena *a, const struct text *t, struct str line)
{
    size_t off = (size_t)(line.ptr - t->bytes.ptr), n = 0;
    if (!t->concealed.n)
        return str_copy(a, line);
    char *out = arena_alloc(a, line.len + 1);
    for (size_t i = 0; i < line.len; i++)
        if (!is_concealed(t, off + i))
            out[n++] = line.ptr[i];
        else if (starts_char(line.ptr[i]))
            out[n++] = '*';
    return (struct str){out, n};
}

/* Keeps the line of a place: of a very long one the part around the place.
 * Never walks the whole line, which may be the whole of a large file. */
static void keep_line(struct arena *a, struct place *p, struct text *t)
{
    struct str line = text_line(t, p->start.line);
    size_t start = (size_t)(line.ptr - t->bytes.ptr);
    size_t at = p->off > start ? p->off - start : 0;
    if (line.len > FINDING_LINE_MAX) {
        size_t from = at > FINDING_LINE_MAX / 2 ? at - FINDING_LINE_MAX / 2 : 0;
        if (from > line.len - FINDING_LINE_MAX)
            from = line.len - FINDING_LINE_MAX;
        while (from && !starts_char(line.ptr[from]))
            from--;
        struct str before = {line.ptr + from, at - from};
        p->line_skip = p->start.column - 1 - (uint32_t)utf8_count(before);
        p->line_more = line.len - from > FINDING_LINE_MAX;
        line = str_sub(line, from, FINDING_LINE_MAX);
        if (p->line_more)
            line = whole_start(line);
    }
    p->line = shown(a, t, line);
}

static struct place place_of(struct arena *a, struct span span)
{
    struct span outer = span_outer(span);
    struct text *t = outer.text;
    struct place p = {
        .file = str_z(a, str_of(t->name)), .off = outer.off, .len = outer.len};
    p.start = text_position(t, outer.off);
    p.end = text_position(t, outer.off + outer.len);
    keep_line(a, &p, t);
    return p;
}

struct place finding_place(struct findings *fs, struct span span)
{
    return place_of(fs->arena, span);
}

/* Advice leaves room for what is wrong, whether it is shown or not. */
static bool has_room(const struct findings *fs, enum severity s)
{
    return fs->list.n < (s == SEVERITY_INFO ? FINDINGS_MAX / 2 : FINDINGS_MAX);
}

static struct finding *add(struct findings *fs, enum finding_id id,
                           const struct place *place, const char *format,
                           va_list args)
{
    struct finding *f = ARENA_NEW(fs->arena, struct finding);
    f->id = id;
    f->severity = finding_rule(id)->severity;
    f->place = *place;
    f->message = words_of(fs->arena, format, args);
    if (has_room(fs, f->severity))
        *vec_push(fs->arena, &fs->list) = f;
    else
        fs->dropped++;
    return f;
}

struct finding *finding_add(struct findings *fs, enum finding_id id,
                            struct span span, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    struct finding *f = finding_vadd(fs, id, span, format, args);
    va_end(args);
    return f;
}

struct finding *finding_vadd(struct findings *fs, enum finding_id id,
                             struct span span, const char *format, va_list args)
{
    struct place place = place_of(fs->arena, span);
    return add(fs, id, &place, format, args);
}

struct finding *finding_add_at(struct findings *fs, enum finding_id id,
                               const struct place *place, const char *format,
                               ...)
{
    va_list args;
    va_start(args, format);
    struct finding *f = add(fs, id, place, format, args);
    va_end(args);
    return f;
}

void finding_help(struct findings *fs, struct finding *f, const char *format,
                  ...)
{
    va_list args;
    va_start(args, format);
    finding_vhelp(fs, f, format, args);
    va_end(args);
}

void finding_vhelp(struct findings *fs, struct finding *f, const char *format,
                   va_list args)
{
    if (f)
        f->help = words_of(fs->arena, format, args);
}

void finding_related(struct findings *fs, struct finding *f, struct span span,
                     const char *format, ...)
{
    struct finding_related *r = vec_push(fs->arena, &f->related);
    r->place = place_of(fs->arena, span);
    va_list args;
    va_start(args, format);
    r->message = words_of(fs->arena, format, args);
    va_end(args);
}

void finding_related_at(struct findings *fs, struct finding *f,
                        const struct place *place, const char *words)
{
    struct finding_related *r = vec_push(fs->arena, &f->related);
    r->place = *place;
    r->message = str_of(arena_printf(fs->arena, "%s", words));
}

bool finding_fix(struct findings *fs, struct finding *f, bool safe,
                 const char *title, const struct edit *edits, size_t n)
{
    struct arena *a = fs->arena;
    struct finding_fix fix = {.title = str_copy(a, str_of(title)),
                              .safe = safe};
    for (size_t i = 0; i < n; i++) {
        struct edit e = edits[i];
        if (!encode_edit(a, &e))
            return false;
        *vec_push(a, &fix.edits) = (struct finding_edit){
            .place = place_of(a, e.span), .text = str_copy(a, e.text)};
    }
    *vec_push(a, &f->fixes) = fix;
    return true;
}

static void keep_again(struct findings *fs, struct place *p, struct text *t)
{
    if (strcmp(p->file, t->name) == 0)
        keep_line(fs->arena, p, t);
}

void findings_conceal(struct findings *fs, size_t first, struct span span)
{
    struct span outer = span_outer(span);
    struct text *t = outer.text;
    struct text_range range = {outer.off, outer.len};
    *vec_push(t->arena, &t->concealed) = range;
    for (size_t i = first; i < fs->list.n; i++) {
        struct finding *f = fs->list.at[i];
        keep_again(fs, &f->place, t);
        for (size_t k = 0; k < f->related.n; k++)
            keep_again(fs, &f->related.at[k].place, t);
    }
}

struct sort_key {
    struct finding *finding;
    size_t file; /* rank of first appearance */
};

static int compare_keys(const void *a, const void *b)
{
    const struct sort_key *x = a, *y = b;
    const struct place *p = &x->finding->place, *q = &y->finding->place;
    if (x->file != y->file)
        return x->file < y->file ? -1 : 1;
    if (p->off != q->off)
        return p->off < q->off ? -1 : 1;
    if (p->len != q->len)
        return p->len < q->len ? -1 : 1;
    if (x->finding->id != y->finding->id)
        return x->finding->id < y->finding->id ? -1 : 1;
    return str_cmp(x->finding->message, y->finding->message);
}

/* Puts the keys back into the list, without those equal to the one before. */
static void unique(struct findings *fs, const struct sort_key *keys, size_t n)
{
    fs->list.n = 0;
    for (size_t i = 0; i < n; i++)
        if (i == 0 || compare_keys(&keys[i - 1], &keys[i]) != 0)
            fs->list.at[fs->list.n++] = keys[i].finding;
}

void findings_sort(struct findings *fs)
{
    size_t n = fs->list.n;
    if (n < 2)
        return;
    struct arena *scratch = arena_new();
    struct map *files = map_new(scratch);
    struct sort_key *keys = ARENA_ARRAY(scratch, struct sort_key, n);
    for (size_t i = 0; i < n; i++) {
        struct finding *f = fs->list.at[i];
        void **rank = map_put(files, str_of(f->place.file));
        if (!*rank)
            *rank = (void *)(uintptr_t)map_count(files);
        keys[i] = (struct sort_key){f, (size_t)(uintptr_t)*rank};
    }
    qsort(keys, n, sizeof *keys, compare_keys);
    unique(fs, keys, n);
    arena_free(scratch);
}

size_t findings_count(const struct findings *fs, enum severity s)
{
    size_t count = 0;
    for (size_t i = 0; i < fs->list.n; i++)
        count += fs->list.at[i]->severity == s;
    return count;
}

size_t findings_from(const struct findings *fs, enum severity s)
{
    size_t count = 0;
    for (size_t i = 0; i < fs->list.n; i++)
        count += fs->list.at[i]->severity >= s;
    return count;
}
