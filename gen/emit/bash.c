#include "emit/bash.h"

#include <assert.h>

#include "base/buf.h"

struct bash_word bash_start(struct arena *a)
{
    return (struct bash_word){.arena = a};
}

static void add(struct bash_word *w, enum bash_kind kind, struct str text)
{
    if (kind != BASH_TEXT || text.len)
        *vec_push(w->arena, &w->pieces) = (struct bash_piece){kind, text};
}

void bash_text(struct bash_word *w, struct str text)
{
    add(w, BASH_TEXT, text);
}

void bash_variable(struct bash_word *w, struct str name)
{
    add(w, BASH_VARIABLE, name);
}

void bash_code(struct bash_word *w, struct str code)
{
    add(w, BASH_CODE, code);
}

void bash_append(struct bash_word *w, const struct bash_word *more)
{
    for (size_t i = 0; i < more->pieces.n; i++)
        add(w, more->pieces.at[i].kind, more->pieces.at[i].text);
}

bool bash_is_plain(const struct bash_word *w)
{
    for (size_t i = 0; i < w->pieces.n; i++)
        if (w->pieces.at[i].kind != BASH_TEXT)
            return false;
    return true;
}

static struct str taken(struct arena *a, struct buf *b)
{
    assert(!b->overflow);
    return buf_take(b, a);
}

struct str bash_plain(const struct bash_word *w)
{
    struct buf b;
    assert(bash_is_plain(w));
    buf_init(&b, 0);
    for (size_t i = 0; i < w->pieces.n; i++)
        buf_add_str(&b, w->pieces.at[i].text);
    return taken(w->arena, &b);
}

static bool is_alphanumeric(char c)
{
    return char_is_letter(c) || char_is_digit(c);
}

/* Whether a variable's name would go on with this character, or seem to. */
static bool runs_on(char c)
{
    return is_alphanumeric(c) || c == '_' || c == '[';
}

static void add_escaped(struct buf *b, struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (strchr("\\\"$`", text.ptr[i]) && text.ptr[i])
            buf_add_char(b, '\\');
        buf_add_char(b, text.ptr[i]);
    }
}

static void add_variable(struct buf *b, struct str name,
                         const struct bash_piece *next)
{
    bool braces = next && next->kind == BASH_TEXT && runs_on(next->text.ptr[0]);
    buf_add_z(b, braces ? "${" : "$");
    buf_add_str(b, name);
    if (braces)
        buf_add_char(b, '}');
}

struct str bash_inside(const struct bash_word *w)
{
    struct buf b;
    buf_init(&b, 0);
    for (size_t i = 0; i < w->pieces.n; i++) {
        const struct bash_piece *p = &w->pieces.at[i];
        if (p->kind == BASH_TEXT)
            add_escaped(&b, p->text);
        else if (p->kind == BASH_VARIABLE)
            add_variable(&b, p->text, i + 1 < w->pieces.n ? p + 1 : NULL);
        else
            buf_add_str(&b, p->text);
    }
    return taken(w->arena, &b);
}

static bool is_bare(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (!is_alphanumeric(text.ptr[i]) &&
            !(text.ptr[i] && strchr("_./:@%+,=-", text.ptr[i])))
            return false;
    return text.len > 0;
}

struct str bash_spell(const struct bash_word *w)
{
    if (bash_is_plain(w)) {
        struct str text = bash_plain(w);
        if (is_bare(text))
            return text;
        /* A backslash at the end would read like an escaped quote. */
        if (!str_contains(text, STR("'")) && !str_ends(text, STR("\\")))
            return str_printf(w->arena, "'%.*s'", STR_ARG(text));
    }
    return str_printf(w->arena, "\"%.*s\"", STR_ARG(bash_inside(w)));
}

struct str bash_quote(struct arena *a, struct str text)
{
    struct bash_word w = bash_start(a);
    bash_text(&w, text);
    return bash_spell(&w);
}

struct str bash_name(struct arena *a, struct str name, bool upper)
{
    char *out = arena_copy(a, name.ptr, name.len);
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        if (!is_alphanumeric(c))
            out[i] = '_';
        else if (upper && c >= 'a' && c <= 'z')
            out[i] = (char)(c - 'a' + 'A');
    }
    return (struct str){out, name.len};
}
