#include "host.h"

const struct plant_host *plant_host_at(size_t index)
{
    const struct plant_host *const tables[] = {
        hosts_other, hosts_terraform, hosts_cloudformation, hosts_resources};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        for (const struct plant_host *h = tables[i]; h->name; h++)
            if (index-- == 0)
                return h;
    return NULL;
}

struct buf *wrap_file(struct wrapping *w, const char *name)
{
    struct buf *b = &w->files[w->file_count].bytes;
    w->files[w->file_count++].name = name;
    buf_init(b, 0);
    return b;
}

struct str wrap_replace(struct arena *a, struct str text, const char *from,
                        const char *to)
{
    struct buf b;
    size_t n = strlen(from);
    buf_init(&b, 0);
    for (size_t i = 0; i < text.len; i++) {
        if (str_starts(str_sub(text, i, n), str_of(from))) {
            buf_add_z(&b, to);
            i += n - 1;
        } else {
            buf_add_char(&b, text.ptr[i]);
        }
    }
    struct str result = str_copy(a, buf_str(&b));
    buf_free(&b);
    return result;
}

struct str wrap_json(struct wrapping *w, const struct item *doc,
                     enum layout layout, unsigned indent)
{
    struct buf b;
    struct writing json = {
        .out = &b, .layout = layout, .step = chance_one_in(w->c, 3) ? 4 : 2};
    buf_init(&b, 0);
    write_json(&json, doc);
    struct str text = str_copy(w->a, buf_str(&b));
    buf_free(&b);
    if (!indent)
        return text;
    return wrap_replace(w->a, text, "\n",
                        arena_printf(w->a, "\n%*s", (int)indent, ""));
}

enum layout wrap_layout(struct wrapping *w)
{
    return chance_one_in(w->c, 2) ? LAYOUT_LINES : LAYOUT_COMPACT;
}

bool wrap_has_mappings(const struct wrapping *w)
{
    return w->mappings || w->partner;
}

void wrap_both(struct wrapping *w, struct buf *out, wrap_fn *write)
{
    const struct item *first = w->mappings ? w->doc : w->partner;
    const struct item *second = w->mappings ? w->partner : w->doc;
    if (first)
        write(w, out, first, true);
    if (second)
        write(w, out, second, false);
}

void wrap_needed(struct wrapping *w, struct buf *out, const char *text)
{
    if (++w->needed != w->lacks)
        buf_add_z(out, text);
}

void wrap_label(struct wrapping *w, struct buf *out)
{
    if (w->lacks)
        buf_add_char(out, PLACE);
}

void wrap_lines(struct buf *out, struct str text, unsigned indent)
{
    while (text.len) {
        struct str line = str_cut(&text, '\n');
        buf_add_repeat(out, ' ', indent);
        buf_add_str(out, line);
        buf_add_char(out, '\n');
    }
}
