/* What words of a script come to: variables, files, here-documents. */
#include "base/file.h"
#include "host/limits.h"
#include "host/script_reader.h"
#include "read/json.h"
#include "read/view.h"
#include "tree/build.h"

static struct text *follow(struct script *s, struct text *value,
                           unsigned steps);

/* What stands between SPAN's bytes when a view is one hole and nothing else. */
static struct span only_hole(const struct text *view)
{
    const struct segment *hole = NULL;
    for (size_t i = 0; i < view->segment_count; i++) {
        const struct segment *g = &view->segments[i];
        if (g->kind == SEGMENT_HOLE && !hole)
            hole = g;
        else if (g->inner_len)
            return (struct span){0};
    }
    return hole ? (struct span){view->parent, hole->outer, hole->outer_len}
                : (struct span){0};
}

/* --- Variables --- */

/* The name in "$NAME" or "${NAME}", "" if it is more. */
static struct str variable_name(struct str s)
{
    s = str_sub(s, 1, s.len);
    if (str_starts(s, STR("{")) && str_ends(s, STR("}")))
        s = str_sub(s, 1, s.len - 2);
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        if (!(char_is_letter(c) || c == '_' || (i && char_is_digit(c))))
            return STR("");
    }
    return s;
}

/* The value that WORD, "NAME=...", gives to NAME, or NULL. */
static struct text *assigned(struct script *s, const struct shell_word *w,
                             struct str name)
{
    struct str bytes = w->view->bytes;
    if (!str_starts(bytes, name) || bytes.len <= name.len ||
        bytes.ptr[name.len] != '=')
        return NULL;
    struct view v;
    uint32_t from = (uint32_t)name.len + 1;
    view_start(&v, s->arena, w->view->parent);
    view_part(&v, w->view, from, (uint32_t)bytes.len - from);
    if (v.segments.n == 0)
        view_escape(&v, w->span.off, w->span.len, STR(""));
    return view_text(&v);
}

/* `read -r -d '' NAME <<EOF` sets it too. */
static struct text *read_into(const struct shell_command *c, struct str name)
{
    const struct shell_word *first = c->words.at;
    const struct shell_word *last = first + c->words.n - 1;
    bool reads = c->document && c->words.n > 1 &&
                 str_is(shell_str(first), "read") &&
                 str_eq(shell_str(last), name);
    return reads ? c->document : NULL;
}

/* What the script gives to NAME, last before byte UNTIL. */
static struct text *variable(struct script *s, struct str name, uint32_t until)
{
    struct text *found = NULL;
    uint32_t at = 0;
    for (size_t i = 0; i < s->commands.n; i++) {
        const struct shell_command *c = &s->commands.at[i];
        for (size_t k = 0; k < c->words.n; k++) {
            const struct shell_word *w = &c->words.at[k];
            struct text *value = assigned(s, w, name);
            if (!value && k == 0)
                value = read_into(c, name);
            if (!value || w->span.off >= until || w->span.off < at)
                continue;
            found = value;
            at = w->span.off;
        }
    }
    return found;
}

/* --- Files --- */

static struct text *written_here(const struct script *s, struct str path)
{
    for (size_t i = 0; i < s->commands.n; i++) {
        const struct shell_command *c = &s->commands.at[i];
        bool same = c->output.view && str_eq(shell_str(&c->output), path);
        bool cat = c->words.n == 1 && str_is(shell_str(c->words.at), "cat");
        if (same && cat && c->document)
            return c->document;
        bool tee = c->words.n > 1 && c->document &&
                   str_is(shell_str(c->words.at), "tee");
        if (tee && str_eq(shell_str(&c->words.at[c->words.n - 1]), path))
            return c->document;
    }
    return NULL;
}

/* A file that the script names: one that it makes itself, else one beside
 * it. */
static struct text *named_file(struct script *s, struct str path)
{
    struct text *here = path.len ? written_here(s, path) : NULL;
    struct str folder = file_folder(str_of(s->search->text->name));
    if (here || !path.len)
        return here;
    while (str_starts(path, STR("./")))
        path = str_sub(path, 2, path.len);
    char *whole = file_join(s->arena, folder, path);
    if (file_is_folder(whole))
        return NULL;
    return text_open(s->arena, s->search->text, whole, NULL);
}

/* --- Commands within words --- */

/* What "$(...)" prints: of `cat FILE`, `cat <<EOF`, `<FILE`, `echo TEXT`. */
static struct text *printed(struct script *s, struct span inner, unsigned steps)
{
    shell_commands commands = shell_read(s->arena, inner);
    const struct shell_command *c = commands.at;
    if (commands.n != 1)
        return NULL;
    if (c->words.n == 0)
        return c->input.view ? named_file(s, shell_str(&c->input)) : NULL;
    struct str name = shell_str(c->words.at);
    if (str_is(name, "cat") && c->words.n == 1)
        return c->document     ? follow(s, c->document, steps + 1)
               : c->input.view ? named_file(s, shell_str(&c->input))
                               : NULL;
    if (str_is(name, "cat") && c->words.n == 2)
        return named_file(s, shell_str(&c->words.at[1]));
    if (str_is(name, "echo") && c->words.n == 2)
        return follow(s, c->words.at[1].view, steps + 1);
    return NULL;
}

static struct text *of_hole(struct script *s, struct span hole, unsigned steps)
{
    struct str raw = span_str(hole);
    if (str_starts(raw, STR("$(")) && str_ends(raw, STR(")"))) {
        struct span inner = {hole.text, hole.off + 2, hole.len - 3};
        return printed(s, inner, steps);
    }
    if (str_starts(raw, STR("`")) && raw.len > 1) {
        struct span inner = {hole.text, hole.off + 1, hole.len - 2};
        return printed(s, inner, steps);
    }
    struct str name = variable_name(raw);
    struct text *value = name.len ? variable(s, name, hole.off) : NULL;
    return value ? follow(s, value, steps + 1) : NULL;
}

static struct text *follow(struct script *s, struct text *value, unsigned steps)
{
    if (steps > SCRIPT_FOLLOW_MAX)
        return NULL;
    struct span hole = only_hole(value);
    if (hole.text)
        return of_hole(s, hole, steps);
    const char *schemes[] = {"file://", "fileb://"};
    for (size_t i = 0; i < COUNT_OF(schemes); i++)
        if (str_starts(value->bytes, str_of(schemes[i])))
            return text_has_hole(value)
                       ? NULL
                       : named_file(s, str_sub(value->bytes, strlen(schemes[i]),
                                               value->bytes.len));
    return value;
}

struct text *script_text(struct script *s, const struct shell_word *w)
{
    return follow(s, w->view, 0);
}

struct text *script_text_from(struct script *s, const struct shell_word *w,
                              uint32_t from)
{
    struct view v;
    view_start(&v, s->arena, w->view->parent);
    view_part(&v, w->view, from, (uint32_t)w->view->bytes.len - from);
    if (v.segments.n == 0)
        view_escape(&v, w->span.off, w->span.len, STR(""));
    return follow(s, view_text(&v), 0);
}

/* --- Values of options --- */

static bool is_name(struct str s)
{
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        if (!(char_is_letter(c) || char_is_digit(c)))
            return false;
    }
    return s.len > 0;
}

/* Key=Value,Key=Value; the rest of the AWS CLI's shorthand (lists, quotes,
 * what is within) is left alone. */
static bool is_shorthand(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (strchr("[]{}'\"\\", s.ptr[i]))
            return false;
    while (s.len) {
        struct str value = str_cut(&s, ','), key = str_cut(&value, '=');
        if (!value.ptr || !is_name(str_trim(key)))
            return false;
    }
    return true;
}

static struct val read_shorthand(struct script *s, struct text *text)
{
    struct str rest = text->bytes;
    uint32_t len = (uint32_t)rest.len;
    struct builder b;
    build_start_part(&b, s->arena, text, 0);
    build_open(&b, NODE_OBJECT, 0);
    while (rest.len) {
        struct str value = str_cut(&rest, ',');
        struct str key = str_trim(str_cut(&value, '='));
        uint32_t key_at = (uint32_t)(key.ptr - text->bytes.ptr);
        uint32_t at = (uint32_t)(value.ptr - text->bytes.ptr);
        build_string(&b, NODE_KEY, key_at, (uint32_t)key.len, key);
        build_string(&b, NODE_STRING, at, (uint32_t)value.len, value);
    }
    build_close(&b, len);
    return tree_root(build_finish(&b));
}

static struct val read_value(struct script *s, struct text *text, struct val v)
{
    struct str bytes = str_trim(text->bytes);
    struct builder b;
    if (!bytes.len)
        return v;
    if (*bytes.ptr == '{' || *bytes.ptr == '[')
        return host_json(s->search, text);
    if (text_has_hole(text))
        return v;
    if (is_shorthand(text->bytes))
        return read_shorthand(s, text);
    build_start_part(&b, s->arena, text, 0);
    build_string(&b, NODE_STRING, 0, (uint32_t)text->bytes.len, text->bytes);
    return tree_root(build_finish(&b));
}

/* The word that V was made of, or NULL. */
static const struct shell_word *word_of(const struct script *s, struct val v)
{
    struct span span = val_span(v);
    if (span.text != s->search->text)
        return NULL;
    for (size_t i = 0; i < s->commands.n; i++) {
        const struct shell_command *c = &s->commands.at[i];
        for (size_t k = 0; k < c->words.n; k++)
            if (c->words.at[k].span.off == span.off &&
                c->words.at[k].span.len == span.len)
                return &c->words.at[k];
    }
    return NULL;
}

/* What WORD gives an option: all of it, or what stands behind its '='. */
static struct text *value_text(struct script *s, const struct shell_word *w)
{
    struct str name = w->view->bytes, rest = name;
    name = str_cut(&rest, '=');
    return str_starts(name, STR("--")) && rest.ptr
               ? script_text_from(s, w, (uint32_t)name.len + 1)
               : script_text(s, w);
}

struct val script_plain(void *of, struct val v)
{
    struct script *s = of;
    if (!val_is(v, NODE_UNKNOWN))
        return v;
    uint32_t off = val_span(v).off;
    for (size_t i = 0; i < s->read.n; i++)
        if (s->read.at[i].off == off)
            return s->read.at[i].val;
    const struct shell_word *w = word_of(s, v);
    struct text *text = w ? value_text(s, w) : NULL;
    struct val value = text ? read_value(s, text, v) : v;
    *vec_push(s->arena, &s->read) = (struct script_read){off, value};
    return value;
}
