#include "text/print_checkstyle.h"

#include "base/xml.h"
#include "text/show.h"

static void put_source(struct xml *x, const char *rule)
{
    struct buf dotted;
    buf_init(&dotted, 0);
    buf_printf(&dotted, "dmsc.%s", rule);
    *strchr(dotted.ptr, '/') = '.';
    xml_attribute(x, "source", buf_str(&dotted));
    buf_free(&dotted);
}

static void put_name(struct xml *x, const char *file)
{
    struct buf name;
    buf_init(&name, 0);
    show_file(&name, file);
    xml_attribute(x, "name", buf_str(&name));
    buf_free(&name);
}

static void print_one(struct xml *x, const struct finding *f)
{
    struct buf text;
    buf_init(&text, 0);
    show_sentence(&text, f->message, f->help);
    xml_start(x, "error");
    xml_number(x, "line", f->place.start.line);
    xml_number(x, "column", f->place.start.column);
    xml_attribute(x, "severity", str_of(severity_name(f->severity)));
    xml_attribute(x, "message", buf_str(&text));
    put_source(x, finding_rule(f->id)->name);
    xml_end(x);
    buf_free(&text);
}

void print_checkstyle(const struct findings *fs,
                      const struct print_options *options, struct buf *out)
{
    (void)options;
    struct xml *x = xml_new(out);
    const char *file = NULL;
    xml_start(x, "checkstyle");
    xml_attribute(x, "version", STR("4.3"));
    for (size_t i = 0; i < fs->list.n; i++) {
        const struct finding *f = fs->list.at[i];
        if (!file || strcmp(file, f->place.file) != 0) {
            if (file)
                xml_end(x);
            file = f->place.file;
            xml_start(x, "file");
            put_name(x, file);
        }
        print_one(x, f);
    }
    if (file)
        xml_end(x);
    xml_end(x);
    xml_free(x);
}
