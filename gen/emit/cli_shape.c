#include "emit/cli_shape.h"

#include "base/buf.h"
#include "emit/json_text.h"

size_t cli_common_tags(const struct cli *c, const struct term *list)
{
    size_t n = c->tags ? c->tags->count : 0;
    if (n == 0 || list->kind != TERM_LIST || list->count < n)
        return 0;
    for (size_t i = 0; i < n; i++)
        if (list->items[list->count - n + i] != c->tags->items[i])
            return 0;
    return n;
}

/* What shorthand takes as it is: no separator, no bracket, no quote, and no
 * blank at an end, where it would be cut off. */
static bool is_plain_value(struct str s)
{
    static const char fine[] = "abcdefghijklmnopqrstuvwxyz"
                               "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                               "_./:@*%+- ";
    for (size_t i = 0; i < s.len; i++)
        if (!s.ptr[i] || !strchr(fine, s.ptr[i]))
            return false;
    return s.len && s.ptr[0] != ' ' && s.ptr[s.len - 1] != ' ';
}

/* A text within double quotes of shorthand. */
static struct str quoted(struct arena *a, struct str text)
{
    struct buf b;
    buf_init(&b, 0);
    buf_add_char(&b, '"');
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '"' || text.ptr[i] == '\\')
            buf_add_char(&b, '\\');
        buf_add_char(&b, text.ptr[i]);
    }
    buf_add_char(&b, '"');
    return buf_take(&b, a);
}

/* Whether shorthand may take a word as it is: ids and ARNs, which AWS made,
 * but not what a user's parameter may hold. */
static bool is_harmless(const struct term *t, const struct bash_word *value)
{
    if (t->kind == TERM_PARAMETER)
        return false;
    for (size_t i = 0; i < t->count; i++)
        if (t->items[i]->kind == TERM_PARAMETER)
            return false;
    for (size_t i = 0; i < value->pieces.n; i++)
        if (value->pieces.at[i].kind == BASH_TEXT &&
            !is_plain_value(value->pieces.at[i].text))
            return false;
    return value->pieces.n > 0;
}

/* "$(quoted "...")": the JSON string of a word, made when the script runs. It
 * is right for shorthand too. */
static void add_quoted(const struct cli *c, struct bash_word *w,
                       const struct bash_word *value)
{
    bash_code(w, str_printf(c->arena, "$(quoted \"%.*s\")",
                            STR_ARG(bash_inside(value))));
}

static void add_scalar(const struct cli *c, struct bash_word *w,
                       const struct term *t)
{
    struct bash_word value = cli_word(c, t);
    if (is_harmless(t, &value))
        bash_append(w, &value);
    else if (bash_is_plain(&value))
        bash_text(w, quoted(c->arena, bash_plain(&value)));
    else
        add_quoted(c, w, &value);
}

static void add_value(const struct cli *c, struct bash_word *w,
                      const struct term *t);

static void add_members(const struct cli *c, struct bash_word *w,
                        const struct term *map, bool top)
{
    for (size_t i = 0; i < map->count; i++) {
        const struct term *item = map->items[i];
        bool one = item->kind == TERM_LIST && item->count == 1 &&
                   item->items[0]->count == 0;
        bash_text(w, i ? STR(",") : STR(""));
        bash_text(w, map->keys[i]);
        bash_text(w, STR("="));
        add_value(c, w, top && one ? item->items[0] : item);
    }
}

static void add_list(const struct cli *c, struct bash_word *w,
                     const struct term *list)
{
    size_t common = cli_common_tags(c, list);
    bash_text(w, STR("["));
    for (size_t i = 0; i < list->count - common; i++) {
        bash_text(w, i ? STR(",") : STR(""));
        add_value(c, w, list->items[i]);
    }
    if (common) {
        bash_text(w, list->count > common ? STR(",") : STR(""));
        bash_variable(w, STR("TAG_LIST"));
    }
    bash_text(w, STR("]"));
}

static void add_value(const struct cli *c, struct bash_word *w,
                      const struct term *t)
{
    if (t->kind == TERM_MAP) {
        bash_text(w, STR("{"));
        add_members(c, w, t, false);
        bash_text(w, STR("}"));
    } else if (t->kind == TERM_LIST) {
        add_list(c, w, t);
    } else {
        add_scalar(c, w, t);
    }
}

struct bash_word cli_shorthand(const struct cli *c, const struct term *map)
{
    struct bash_word w = bash_start(c->arena);
    add_members(c, &w, map, true);
    return w;
}

/* JSON that is being put together: the text, in which %s stands for each of
 * the words. */
struct json {
    const struct cli *cli;
    struct buf text;
    VEC(struct bash_word) words;
};

static void json_string(struct json *j, struct str text)
{
    buf_add_char(&j->text, '"');
    json_add_escaped(&j->text, text);
    buf_add_char(&j->text, '"');
}

static void json_scalar(struct json *j, const struct term *t)
{
    struct bash_word w = cli_word(j->cli, t);
    if (t->kind == TERM_NUMBER || t->kind == TERM_BOOL)
        buf_add_str(&j->text, bash_plain(&w));
    else if (bash_is_plain(&w))
        json_string(j, bash_plain(&w));
    else {
        /* A mark that no JSON text holds: see escape_format. */
        buf_add_char(&j->text, '\0');
        *vec_push(j->cli->arena, &j->words) = w;
    }
}

static void json_value(struct json *j, const struct term *t)
{
    bool map = t->kind == TERM_MAP;
    if (!map && t->kind != TERM_LIST) {
        json_scalar(j, t);
        return;
    }
    buf_add_char(&j->text, map ? '{' : '[');
    for (size_t i = 0; i < t->count; i++) {
        if (i)
            buf_add_char(&j->text, ',');
        if (map) {
            json_string(j, t->keys[i]);
            buf_add_char(&j->text, ':');
        }
        json_value(j, t->items[i]);
    }
    buf_add_char(&j->text, map ? '}' : ']');
}

/* The text as a format of printf. */
static struct str escape_format(struct arena *a, struct str text)
{
    struct buf b;
    buf_init(&b, 0);
    for (size_t i = 0; i < text.len; i++) {
        char ch = text.ptr[i];
        if (ch == '%' || ch == '\\')
            buf_add_char(&b, ch);
        if (ch)
            buf_add_char(&b, ch);
        else
            buf_add_z(&b, "%s");
    }
    return buf_take(&b, a);
}

static struct str print_json(const struct json *j)
{
    struct arena *a = j->cli->arena;
    struct buf b;
    buf_init(&b, 0);
    buf_printf(&b, "printf %.*s",
               STR_ARG(bash_quote(a, escape_format(a, buf_str(&j->text)))));
    for (size_t i = 0; i < j->words.n; i++) {
        struct bash_word w = bash_start(a);
        add_quoted(j->cli, &w, &j->words.at[i]);
        buf_printf(&b, " \\\n    %.*s", STR_ARG(bash_spell(&w)));
    }
    return buf_take(&b, a);
}

static struct json json_of(const struct cli *c, const struct term *t)
{
    struct json j = {.cli = c};
    buf_init(&j.text, 0);
    json_value(&j, t->kind == TERM_JSON ? t->items[0] : t);
    return j;
}

struct bash_word cli_json(const struct cli *c, const struct term *t)
{
    struct bash_word w = bash_start(c->arena);
    struct json j = json_of(c, t);
    if (j.words.n == 0)
        bash_text(&w, str_copy(c->arena, buf_str(&j.text)));
    else
        bash_code(&w, str_printf(c->arena, "$(%.*s)", STR_ARG(print_json(&j))));
    buf_free(&j.text);
    return w;
}

struct str cli_print(const struct cli *c, const struct term *t)
{
    if (t->kind != TERM_JSON && t->kind != TERM_MAP && t->kind != TERM_LIST) {
        struct bash_word w = cli_word(c, t);
        return str_printf(c->arena, "printf '%%s' %.*s",
                          STR_ARG(bash_spell(&w)));
    }
    struct json j = json_of(c, t);
    struct str s = print_json(&j);
    buf_free(&j.text);
    return s;
}
