#include "text/print_concise.h"

#include "text/show.h"

void concise_line(const struct finding *f, struct buf *out)
{
    const struct position at = f->place.start;
    show_file(out, f->place.file);
    buf_printf(out, ":%u:%u: %s: ", at.line, at.column,
               severity_name(f->severity));
    show_str(out, f->message);
    if (f->help.len) {
        buf_add_z(out, " (");
        show_str(out, f->help);
        buf_add_z(out, ")");
    }
    buf_printf(out, " [%s]\n", finding_rule(f->id)->name);
}

void print_concise(const struct findings *fs,
                   const struct print_options *options, struct buf *out)
{
    (void)options;
    for (size_t i = 0; i < fs->list.n; i++)
        concise_line(fs->list.at[i], out);
}
