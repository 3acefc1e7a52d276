#include "text/print_github.h"

#include "text/show.h"

/* Texts are shown first, so that no line end is left in them; the value of a
 * property must not hold what ends it. */
static void escape(struct buf *out, struct str s, bool property)
{
    struct buf shown;
    buf_init(&shown, 0);
    show_str(&shown, s);
    for (size_t i = 0; i < shown.len; i++) {
        char c = shown.ptr[i];
        if (c == '%' || (property && (c == ':' || c == ',')))
            buf_printf(out, "%%%02X", (unsigned)c);
        else
            buf_add_char(out, c);
    }
    buf_free(&shown);
}

static void print_one(const struct finding *f, struct buf *out)
{
    const struct place *p = &f->place;
    struct buf text;
    buf_init(&text, 0);
    show_sentence(&text, f->message, f->help);
    buf_printf(out, "::%s file=",
               f->severity == SEVERITY_INFO ? "notice"
                                            : severity_name(f->severity));
    escape(out, str_of(strcmp(p->file, "-") == 0 ? "stdin" : p->file), true);
    buf_printf(out, ",line=%u,endLine=%u", p->start.line, p->end.line);
    if (p->start.line == p->end.line)
        buf_printf(out, ",col=%u,endColumn=%u", p->start.column, p->end.column);
    buf_add_z(out, ",title=");
    escape(out, str_of(finding_rule(f->id)->name), true);
    buf_add_z(out, "::");
    escape(out, buf_str(&text), false);
    buf_add_z(out, "\n");
    buf_free(&text);
}

void print_github(const struct findings *fs,
                  const struct print_options *options, struct buf *out)
{
    (void)options;
    for (size_t i = 0; i < fs->list.n; i++)
        print_one(fs->list.at[i], out);
}
