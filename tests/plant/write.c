#include "write.h"

static void put_place(struct buf *out)
{
    buf_add_char(out, PLACE);
}

static void add_quoted(struct buf *out, struct str text, bool hcl)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '"' || c == '\\')
            buf_add_char(out, '\\');
        if (hcl && (c == '$' || c == '%') && i + 1 < text.len &&
            text.ptr[i + 1] == '{')
            buf_add_char(out, c);
        if (c == '\n')
            buf_add_z(out, "\\n");
        else if (c == '\r')
            buf_add_z(out, "\\r");
        else
            buf_add_char(out, c);
    }
}

void write_json_string(struct buf *out, struct str text)
{
    buf_add_char(out, '"');
    add_quoted(out, text, false);
    buf_add_char(out, '"');
}

void write_hcl_string(struct buf *out, struct str text)
{
    buf_add_char(out, '"');
    add_quoted(out, text, true);
    buf_add_char(out, '"');
}

static bool holds_containers(const struct item *item)
{
    for (const struct item *i = item->first; i; i = i->next)
        if (item_is_container(i) && i->first)
            return true;
    return false;
}

static bool has_line_comment(const struct item *item)
{
    for (const struct item *i = item->first; i; i = i->next)
        if (i->flags & (ITEM_COMMENT_SLASHES | ITEM_COMMENT_HASH))
            return true;
    return false;
}

static bool on_lines(const struct writing *w, const struct item *item)
{
    return item->first && w->layout != LAYOUT_ONE_LINE &&
           (w->layout == LAYOUT_LINES || holds_containers(item) ||
            has_line_comment(item));
}

static void break_line(struct writing *w)
{
    buf_add_char(w->out, '\n');
    buf_add_repeat(w->out, ' ', (size_t)w->depth * w->step);
}

/* --- What goes wrong in text ------------------------------------------ */

static void write_comment(struct writing *w, const struct item *item)
{
    static const struct {
        unsigned flag;
        const char *text;
    } comments[] = {
        {ITEM_COMMENT_SLASHES, "// as advised\n"},
        {ITEM_COMMENT_STAR, "/* as advised */ "},
        {ITEM_COMMENT_HASH, "# as advised\n"},
    };
    for (size_t i = 0; i < 3; i++) {
        if (!(item->flags & comments[i].flag))
            continue;
        struct str text = str_of(comments[i].text);
        put_place(w->out);
        bool line = str_ends(text, STR("\n"));
        buf_add_str(w->out, str_sub(text, 0, text.len - line));
        if (line)
            break_line(w);
    }
}

static void write_text(struct writing *w, const struct item *item)
{
    unsigned f = item->flags;
    char quote = f & ITEM_SINGLE_QUOTES ? '\'' : '"';
    if (!(f & ITEM_NO_OPENING_QUOTE))
        buf_add_char(w->out, quote);
    add_quoted(w->out, str_of(item->text), false);
    if (!(f & ITEM_NO_CLOSING_QUOTE))
        buf_add_char(w->out, quote);
}

static void write_key(struct writing *w, const struct item *item)
{
    unsigned f = item->flags;
    bool quotes = !(f & ITEM_KEY_NO_QUOTES);
    if (f & ITEM_AT_KEY)
        put_place(w->out);
    buf_add_z(w->out, quotes ? "\"" : "");
    buf_add_z(w->out, item->key);
    buf_add_z(w->out, quotes && !(f & ITEM_KEY_NO_CLOSING_QUOTE) ? "\"" : "");
    if (f & (ITEM_NO_COLON | ITEM_EQUALS))
        put_place(w->out);
    buf_add_z(w->out, f & ITEM_NO_COLON ? " " : f & ITEM_EQUALS ? " = " : ": ");
}

static void write_comma(struct writing *w, const struct item *parent,
                        const struct item *item)
{
    unsigned f = item->flags;
    if (f & (ITEM_NO_COMMA | ITEM_TWO_COMMAS) ||
        (!item->next && parent->flags & ITEM_LAST_COMMA))
        put_place(w->out);
    if (item->next)
        buf_add_z(w->out, f & ITEM_NO_COMMA     ? ""
                          : f & ITEM_TWO_COMMAS ? ",,"
                                                : ",");
    else if (parent->flags & ITEM_LAST_COMMA)
        buf_add_char(w->out, ',');
}

static void write_close(struct writing *w, const struct item *item)
{
    const char *pair = item->kind == ITEM_OBJECT ? "}]" : "]}";
    unsigned f = item->flags;
    if (f & (ITEM_NO_CLOSE | ITEM_MORE_CLOSE | ITEM_WRONG_CLOSE))
        put_place(w->out);
    if (f & ITEM_WRONG_CLOSE)
        buf_add_char(w->out, pair[1]);
    else if (!(f & ITEM_NO_CLOSE))
        buf_add_char(w->out, pair[0]);
    if (f & ITEM_MORE_CLOSE)
        buf_add_char(w->out, pair[0]);
}

/* --- JSON ------------------------------------------------------------- */

static void write_member(struct writing *w, const struct item *parent,
                         const struct item *item)
{
    write_comment(w, item);
    if (item->key)
        write_key(w, item);
    write_json(w, item);
    write_comma(w, parent, item);
}

void write_json(struct writing *w, const struct item *item)
{
    if (item->flags & ITEM_AT_VALUE)
        put_place(w->out);
    if (item->kind == ITEM_STRING) {
        write_text(w, item);
        return;
    }
    if (item->kind == ITEM_PLAIN) {
        buf_add_z(w->out, item->text);
        return;
    }
    bool lines = on_lines(w, item);
    buf_add_char(w->out, item->kind == ITEM_OBJECT ? '{' : '[');
    w->depth++;
    for (const struct item *i = item->first; i; i = i->next) {
        if (lines)
            break_line(w);
        else if (item->kind == ITEM_OBJECT || i != item->first)
            buf_add_char(w->out, ' ');
        write_member(w, item, i);
    }
    w->depth--;
    if (lines)
        break_line(w);
    else if (item->first && item->kind == ITEM_OBJECT)
        buf_add_char(w->out, ' ');
    write_close(w, item);
}

/* --- Terraform -------------------------------------------------------- */

static void write_hcl_member(struct writing *w, const struct item *parent,
                             const struct item *item, bool lines)
{
    if (item->key) {
        if (item->flags & ITEM_AT_KEY)
            put_place(w->out);
        buf_printf(w->out, w->colon ? "\"%s\" : " : "%s = ", item->key);
    }
    write_hcl(w, item);
    bool list = parent->kind == ITEM_ARRAY;
    if (item->flags & ITEM_NO_COMMA)
        put_place(w->out);
    else if (item->next && (list || w->colon || !lines))
        buf_add_char(w->out, ',');
}

static void write_hcl_scalar(struct writing *w, const struct item *item)
{
    if (item->kind == ITEM_PLAIN) {
        buf_add_z(w->out, item->text);
        return;
    }
    unsigned f = item->flags;
    if (!(f & ITEM_NO_OPENING_QUOTE))
        buf_add_char(w->out, '"');
    add_quoted(w->out, str_of(item->text), true);
    if (!(f & ITEM_NO_CLOSING_QUOTE))
        buf_add_char(w->out, '"');
}

void write_hcl(struct writing *w, const struct item *item)
{
    if (item->flags & ITEM_AT_VALUE)
        put_place(w->out);
    if (!item_is_container(item)) {
        write_hcl_scalar(w, item);
        return;
    }
    bool lines = on_lines(w, item);
    buf_add_char(w->out, item->kind == ITEM_OBJECT ? '{' : '[');
    w->depth++;
    for (const struct item *i = item->first; i; i = i->next) {
        if (lines)
            break_line(w);
        else
            buf_add_char(w->out, ' ');
        write_hcl_member(w, item, i, lines);
    }
    w->depth--;
    if (lines)
        break_line(w);
    else if (item->first)
        buf_add_char(w->out, ' ');
    write_close(w, item);
}

/* --- YAML ------------------------------------------------------------- */

static bool is_plain(struct str s)
{
    static const char *const others[] = {"true", "false", "null", "yes", "no",
                                         "on",   "off",   "y",    "n"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (str_eq_nocase(s, str_of(others[i])))
            return false;
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        bool later = c == '-' || c == '_' || (c >= '0' && c <= '9');
        if (!letter && !(later && i))
            return false;
    }
    return s.len > 0;
}

static void write_yaml_scalar(struct buf *out, const struct item *item)
{
    struct str text = str_of(item->text);
    unsigned f = item->flags;
    bool quotes = f & (ITEM_NO_OPENING_QUOTE | ITEM_NO_CLOSING_QUOTE);
    if (item->kind == ITEM_PLAIN || (is_plain(text) && !quotes)) {
        buf_add_str(out, text);
        return;
    }
    if (!(f & ITEM_NO_OPENING_QUOTE))
        buf_add_char(out, '"');
    add_quoted(out, text, false);
    if (!(f & ITEM_NO_CLOSING_QUOTE))
        buf_add_char(out, '"');
}

static void write_yaml_key(struct buf *out, const struct item *item)
{
    if (item->flags & ITEM_AT_KEY)
        put_place(out);
    buf_add_z(out, item->key ? item->key : "-");
    if (item->key)
        buf_add_z(out, item->flags & ITEM_NO_COLON ? "" : ":");
    if (item->flags & (ITEM_NO_COLON | ITEM_AT_VALUE))
        put_place(out);
}

void write_yaml(struct buf *out, const struct item *item, unsigned depth)
{
    for (const struct item *i = item->first; i; i = i->next) {
        /* A dash stands on the line of the first thing that it holds. */
        bool dashed = item->key == NULL && i == item->first && depth > 1 &&
                      item->kind == ITEM_OBJECT && out->len &&
                      out->ptr[out->len - 1] == ' ';
        if (!dashed)
            buf_add_repeat(out, ' ', depth);
        if (item->flags & ITEM_AT_VALUE && i == item->first)
            put_place(out);
        write_yaml_key(out, i);
        if (i->first) {
            bool inner = !i->key && i->kind == ITEM_OBJECT;
            buf_add_z(out, inner ? " " : "\n");
            write_yaml(out, i, depth + 2);
            continue;
        }
        buf_add_char(out, ' ');
        if (i->flags & ITEM_AT_VALUE)
            put_place(out);
        if (item_is_container(i))
            buf_add_z(out, i->kind == ITEM_OBJECT ? "{}" : "[]");
        else
            write_yaml_scalar(out, i);
        buf_add_char(out, '\n');
    }
}
