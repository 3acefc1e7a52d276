#include "text/print_junit.h"

#include "base/xml.h"
#include "text/print_concise.h"
#include "text/show.h"

/* The findings of one file: FROM up to TO. */
struct suite {
    const struct findings *fs;
    size_t from, to;
    size_t number; /* from 0 */
};

static void put_failure(struct xml *x, const struct finding *f)
{
    struct buf text;
    buf_init(&text, 0);
    show_sentence(&text, f->message, f->help);
    xml_start(x, "failure");
    xml_attribute(x, "message", buf_str(&text));
    xml_attribute(x, "type", str_of(severity_name(f->severity)));
    buf_clear(&text);
    concise_line(f, &text);
    xml_text(x, buf_str(&text));
    xml_end(x);
    buf_free(&text);
}

/* The XSD wants the name of a case to be a token, and readers want it unique:
 * rule and place are both. */
static void put_case(struct xml *x, const struct finding *f)
{
    struct buf name;
    buf_init(&name, 0);
    buf_printf(&name, "%s at %u:%u", finding_rule(f->id)->name,
               f->place.start.line, f->place.start.column);
    xml_start(x, "testcase");
    xml_attribute(x, "name", buf_str(&name));
    buf_clear(&name);
    show_file(&name, f->place.file);
    xml_attribute(x, "classname", buf_str(&name));
    xml_attribute(x, "time", STR("0"));
    put_failure(x, f);
    xml_end(x);
    buf_free(&name);
}

/* The order of the elements, and that properties are there and not empty, is
 * what satisfies both XSDs. */
static void start_suite(struct xml *x, struct str name, size_t number,
                        size_t tests, size_t failures)
{
    xml_start(x, "testsuite");
    xml_attribute(x, "name", name);
    xml_attribute(x, "package", STR("dmsc"));
    xml_number(x, "id", number);
    xml_attribute(x, "timestamp", STR("1970-01-01T00:00:00"));
    xml_attribute(x, "hostname", STR("localhost"));
    xml_number(x, "tests", tests);
    xml_number(x, "failures", failures);
    xml_attribute(x, "errors", STR("0"));
    xml_attribute(x, "time", STR("0"));
    xml_start(x, "properties");
    xml_start(x, "property");
    xml_attribute(x, "name", STR("dmsc"));
    xml_attribute(x, "value", STR(DMSC_VERSION));
    xml_end(x);
    xml_end(x);
}

static void end_suite(struct xml *x)
{
    xml_start(x, "system-out");
    xml_end(x);
    xml_start(x, "system-err");
    xml_end(x);
    xml_end(x);
}

static void put_suite(struct xml *x, const struct suite *s)
{
    struct buf name;
    buf_init(&name, 0);
    show_file(&name, s->fs->list.at[s->from]->place.file);
    start_suite(x, buf_str(&name), s->number, s->to - s->from, s->to - s->from);
    for (size_t i = s->from; i < s->to; i++)
        put_case(x, s->fs->list.at[i]);
    end_suite(x);
    buf_free(&name);
}

static void put_clean(struct xml *x)
{
    start_suite(x, STR("dmsc"), 0, 1, 0);
    xml_start(x, "testcase");
    xml_attribute(x, "name", STR("nothing found"));
    xml_attribute(x, "classname", STR("dmsc"));
    xml_attribute(x, "time", STR("0"));
    xml_end(x);
    end_suite(x);
}

static size_t file_end(const struct findings *fs, size_t from)
{
    const char *file = fs->list.at[from]->place.file;
    size_t to = from + 1;
    while (to < fs->list.n && strcmp(fs->list.at[to]->place.file, file) == 0)
        to++;
    return to;
}

void print_junit(const struct findings *fs, const struct print_options *options,
                 struct buf *out)
{
    (void)options;
    struct xml *x = xml_new(out);
    struct suite s = {.fs = fs};
    xml_start(x, "testsuites");
    if (fs->list.n == 0)
        put_clean(x);
    for (; s.from < fs->list.n; s.from = s.to, s.number++) {
        s.to = file_end(fs, s.from);
        put_suite(x, &s);
    }
    xml_end(x);
    xml_free(x);
}
