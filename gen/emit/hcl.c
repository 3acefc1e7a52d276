#include "emit/hcl.h"

enum entry_kind { ENTRY_ATTRIBUTE, ENTRY_BLOCK, ENTRY_BLANK, ENTRY_COMMENT };

struct entry {
    enum entry_kind kind;
    struct str name, value; /* of a block: its type and its labels */
    struct hcl_body *body;
};

struct hcl_body {
    struct arena *arena;
    VEC(struct entry) entries;
};

struct hcl_body *hcl_body(struct arena *a)
{
    struct hcl_body *b = ARENA_NEW(a, struct hcl_body);
    b->arena = a;
    return b;
}

static void add(struct hcl_body *b, struct entry entry)
{
    *vec_push(b->arena, &b->entries) = entry;
}

void hcl_attribute(struct hcl_body *b, struct str name, struct str value)
{
    add(b, (struct entry){ENTRY_ATTRIBUTE, name, value, NULL});
}

void hcl_blank(struct hcl_body *b)
{
    size_t n = b->entries.n;
    if (n && b->entries.at[n - 1].kind != ENTRY_BLANK)
        add(b, (struct entry){.kind = ENTRY_BLANK});
}

void hcl_comment(struct hcl_body *b, struct str text)
{
    add(b, (struct entry){.kind = ENTRY_COMMENT, .name = text});
}

bool hcl_is_empty(const struct hcl_body *b)
{
    return b->entries.n == 0;
}

static void add_label(struct buf *out, struct arena *a, struct str label)
{
    if (label.len == 0)
        return;
    buf_add_char(out, ' ');
    buf_add_str(out, hcl_quote(a, label));
}

struct hcl_body *hcl_block(struct hcl_body *b, struct str type,
                           struct str label1, struct str label2)
{
    struct buf labels;
    size_t n = b->entries.n;
    buf_init(&labels, 0);
    add_label(&labels, b->arena, label1);
    add_label(&labels, b->arena, label2);
    if (n && b->entries.at[n - 1].kind != ENTRY_COMMENT)
        hcl_blank(b);
    struct hcl_body *body = hcl_body(b->arena);
    add(b, (struct entry){ENTRY_BLOCK, type,
                          str_copy(b->arena, buf_str(&labels)), body});
    buf_free(&labels);
    return body;
}

static bool is_multiline(struct str s)
{
    return str_contains(s, STR("\n"));
}

static void add_indented(struct buf *out, struct str text, unsigned indent)
{
    for (bool first = true; text.len; first = false) {
        struct str line = str_cut(&text, '\n');
        if (!first) {
            buf_add_char(out, '\n');
            buf_add_repeat(out, ' ', line.len ? indent : 0);
        }
        buf_add_str(out, line);
    }
}

/* A run of one-line attributes, aligned; how many entries it took. */
static size_t print_run(const struct entry *e, size_t n, struct buf *out,
                        unsigned indent)
{
    size_t run = 0, width = 0;
    while (run < n && e[run].kind == ENTRY_ATTRIBUTE &&
           !is_multiline(e[run].value)) {
        if (e[run].name.len > width)
            width = e[run].name.len;
        run++;
    }
    for (size_t i = 0; i < run; i++) {
        buf_add_repeat(out, ' ', indent);
        buf_printf(out, "%-*.*s = ", (int)width, STR_ARG(e[i].name));
        buf_add_str(out, e[i].value);
        buf_add_char(out, '\n');
    }
    return run;
}

static void print_body(const struct hcl_body *b, struct buf *out,
                       unsigned indent);

static void print_entry(const struct entry *e, struct buf *out, unsigned indent)
{
    if (e->kind != ENTRY_BLANK)
        buf_add_repeat(out, ' ', indent);
    switch (e->kind) {
    case ENTRY_ATTRIBUTE:
        buf_printf(out, "%.*s = ", STR_ARG(e->name));
        add_indented(out, e->value, indent);
        break;
    case ENTRY_COMMENT:
        buf_add_z(out, "# ");
        add_indented(out, e->name, indent);
        break;
    case ENTRY_BLOCK:
        buf_printf(out, "%.*s%.*s {", STR_ARG(e->name), STR_ARG(e->value));
        if (!hcl_is_empty(e->body)) {
            buf_add_char(out, '\n');
            print_body(e->body, out, indent + 2);
            buf_add_repeat(out, ' ', indent);
        }
        buf_add_char(out, '}');
        break;
    case ENTRY_BLANK:
        break;
    }
    buf_add_char(out, '\n');
}

static void print_body(const struct hcl_body *b, struct buf *out,
                       unsigned indent)
{
    for (size_t i = 0; i < b->entries.n;) {
        const struct entry *e = &b->entries.at[i];
        size_t run = print_run(e, b->entries.n - i, out, indent);
        if (run == 0) {
            print_entry(e, out, indent);
            run = 1;
        }
        i += run;
    }
}

void hcl_print(const struct hcl_body *b, struct buf *out)
{
    print_body(b, out, 0);
}

void hcl_add_escaped(struct buf *out, struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        bool template = (c == '$' || c == '%') && i + 1 < text.len &&
                        text.ptr[i + 1] == '{';
        if (c == '"' || c == '\\')
            buf_printf(out, "\\%c", c);
        else if (c == '\n')
            buf_add_z(out, "\\n");
        else if (c == '\r')
            buf_add_z(out, "\\r");
        else if (c == '\t')
            buf_add_z(out, "\\t");
        else if ((unsigned char)c < 0x20)
            buf_printf(out, "\\u%04x", c);
        else if (template)
            buf_printf(out, "%c%c", c, c);
        else
            buf_add_char(out, c);
    }
}

static struct str take(struct arena *a, struct buf *b)
{
    struct str s = str_copy(a, buf_str(b));
    buf_free(b);
    return s;
}

struct str hcl_quote(struct arena *a, struct str text)
{
    struct buf b;
    buf_init(&b, 0);
    buf_add_char(&b, '"');
    hcl_add_escaped(&b, text);
    buf_add_char(&b, '"');
    return take(a, &b);
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool hcl_is_identifier(struct str name)
{
    if (name.len == 0 || !is_letter(name.ptr[0]))
        return false;
    for (size_t i = 1; i < name.len; i++) {
        char c = name.ptr[i];
        if (!is_letter(c) && !(c >= '0' && c <= '9') && c != '-')
            return false;
    }
    return true;
}

struct str hcl_object(struct arena *a, const struct hcl_pair *pairs, size_t n)
{
    struct hcl_body *body = hcl_body(a);
    struct buf b;
    if (n == 0)
        return STR("{}");
    for (size_t i = 0; i < n; i++) {
        struct str key = pairs[i].key;
        hcl_attribute(body, hcl_is_identifier(key) ? key : hcl_quote(a, key),
                      pairs[i].value);
    }
    buf_init(&b, 0);
    buf_add_z(&b, "{\n");
    print_body(body, &b, 2);
    buf_add_char(&b, '}');
    return take(a, &b);
}

struct str hcl_list(struct arena *a, const struct str *items, size_t n)
{
    struct buf b;
    buf_init(&b, 0);
    buf_add_char(&b, '[');
    if (n == 1)
        buf_add_str(&b, items[0]);
    for (size_t i = 0; n > 1 && i < n; i++) {
        buf_add_z(&b, i ? ",\n  " : "\n  ");
        add_indented(&b, items[i], 2);
    }
    buf_add_z(&b, n > 1 ? ",\n]" : "]");
    return take(a, &b);
}

struct str hcl_name(struct arena *a, struct str name)
{
    char *copy = str_z(a, name);
    for (size_t i = 0; i < name.len; i++)
        if (!is_letter(copy[i]) && !(copy[i] >= '0' && copy[i] <= '9'))
            copy[i] = '_';
    if (name.len && !is_letter(copy[0]))
        copy = arena_printf(a, "_%s", copy);
    return str_of(copy);
}
