/* Rows of documents, and what the rules about resources find in them.
 *
 * A row: the file's name, what is in it, and the findings: "slug:line" with
 * blanks between, "" for none. */
#ifndef DMSC_TESTS_RESOURCES_H
#define DMSC_TESTS_RESOURCES_H

#include "unit/unit.h"

#include "base/arena.h"
#include "base/buf.h"
#include "host/find.h"
#include "rules/resource.h"

struct row {
    const char *name, *bytes, *expected;
};

/* Advice is on most resources, and few rows write all that one needs: a row has
 * these if it is about them, and all rows of a file that defines
 * KEEPS_ADVICE or KEEPS_REQUIRED. */
static bool is_aside(const struct finding *f)
{
#ifndef KEEPS_REQUIRED
    if (f->id == FINDING_RESOURCE_REQUIRED)
        return true;
#endif
#ifndef KEEPS_ADVICE
    if (f->severity == SEVERITY_INFO)
        return true;
#endif
    (void)f;
    return false;
}

static void drop_aside(struct findings *fs, const char *expected)
{
    size_t n = 0;
    for (size_t i = 0; i < fs->list.n; i++) {
        struct finding *f = fs->list.at[i];
        if (!is_aside(f) || strstr(expected, finding_rule(f->id)->name))
            fs->list.at[n++] = f;
    }
    fs->list.n = n;
}

static const char *found(struct arena *a, const struct row *row)
{
    struct findings *fs = findings_new(a);
    struct host_search s = {.arena = a, .findings = fs};
    struct buf b;
    s.text = text_new(a, row->name, str_copy(a, str_of(row->bytes)));
    assert_true(host_find(&s));
    rules_check_resources(&s, 0, a, fs);
    drop_aside(fs, row->expected);
    findings_sort(fs);
    for (size_t i = 0; i < fs->list.n; i++)
        assert_false(str_contains(fs->list.at[i]->help, STR("(null)")));
    buf_init(&b, 0);
    buf_add_z(&b, "");
    for (size_t i = 0; i < fs->list.n; i++)
        buf_printf(&b, "%s%s:%u", i ? " " : "",
                   finding_rule(fs->list.at[i]->id)->name,
                   fs->list.at[i]->place.start.line);
    const char *all = str_z(a, buf_str(&b));
    buf_free(&b);
    return all;
}

static void check_rows(const struct row *rows, size_t n)
{
    unsigned wrong = 0;
    for (size_t i = 0; i < n; i++) {
        struct arena *a = arena_new();
        const char *got = found(a, &rows[i]);
        if (strcmp(got, rows[i].expected) != 0) {
            print_error("%s:\n%s  is '%s', not '%s'\n", rows[i].name,
                        rows[i].bytes, got, rows[i].expected);
            wrong++;
        }
        arena_free(a);
    }
    assert_int_equal(wrong, 0);
}

#define TEST(rows)                                                             \
    static void of_##rows(void **state)                                        \
    {                                                                          \
        (void)state;                                                           \
        check_rows(rows, COUNT_OF(rows));                                      \
    }

#endif
