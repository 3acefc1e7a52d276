/* The JSON parsing test suite (nst/JSONTestSuite), in place: y_ files are
 * accepted, n_ files rejected with a place and a help, i_ files read. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "unit/unit.h"

#include "base/file.h"
#include "unit/reading.h"

static unsigned counts[128];
static char folder[4096];

static struct tree *strict(struct arena *a, struct text *t, struct findings *fs)
{
    return json_read(a, t, NULL, fs);
}

/* Whether each error says where it is and what to do. */
static bool errors_are_good(const struct reading *r)
{
    for (size_t i = 0; i < r->findings->list.n; i++) {
        const struct finding *f = r->findings->list.at[i];
        if (f->place.off + f->place.len > r->text->bytes.len ||
            f->message.len == 0 || f->help.len == 0)
            return false;
    }
    return true;
}

static bool verdict(const char *name, const struct reading *r)
{
    size_t errors = findings_count(r->findings, SEVERITY_ERROR);
    if (name[0] == 'y')
        return errors == 0;
    return name[0] == 'i' || (errors > 0 && errors_are_good(r));
}

static bool run_file(const char *name)
{
    struct arena *a = arena_new();
    struct str bytes;
    struct err err;
    char *path = arena_printf(a, "%s/%s", folder, name);
    assert_true(file_read(a, path, &bytes, &err));
    struct reading r = read_str(strict, bytes);
    bool good = verdict(name, &r) && tree_is_sound(r.tree);
    if (!good)
        print_error("%s\n%s", name, show_findings(&r));
    counts[name[0] & 127]++;
    arena_free(r.arena);
    arena_free(a);
    return good;
}

static void runs_all_files(void **state)
{
    (void)state;
    DIR *dir = opendir(folder);
    unsigned bad = 0;
    assert_non_null(dir);
    for (struct dirent *e; (e = readdir(dir));)
        if (e->d_name[0] != '.' && e->d_name[1] == '_')
            bad += !run_file(e->d_name);
    closedir(dir);
    print_message("json-parsing: %u accepted, %u rejected, %u either way\n",
                  counts['y'], counts['n'], counts['i']);
    assert_int_equal(bad, 0);
    assert_true(counts['y'] > 0 && counts['n'] > 0 && counts['i'] > 0);
}

int main(void)
{
    const char *suites = getenv("DMSC_SUITES");
    const char *require = getenv("DMSC_REQUIRE_TOOLS");
    if (!suites || !*suites) {
        puts("skipped: DMSC_SUITES is not set");
        return require && str_is(str_of(require), "1") ? 1 : 77;
    }
    snprintf(folder, sizeof folder, "%s/json-parsing", suites);
    const struct CMUnitTest tests[] = {cmocka_unit_test(runs_all_files)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
