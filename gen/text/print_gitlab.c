#include "text/print_gitlab.h"

#include "base/arena.h"
#include "base/json.h"
#include "text/fingerprint.h"
#include "text/show.h"

static struct json *lines_json(const struct place *p)
{
    struct json *o = json_new_object();
    json_put(o, "begin", json_new_int(p->start.line));
    json_put(o, "end", json_new_int(p->end.line));
    return o;
}

/* GitLab knows files as the repository does: without "./". */
static struct json *location_json(const struct place *p)
{
    struct str path = str_of(p->file);
    while (str_starts(path, STR("./")))
        path = str_sub(path, 2, path.len);
    if (str_is(path, "-"))
        path = STR("stdin");
    struct json *o = json_new_object();
    json_put(o, "path", json_new_string(path));
    json_put(o, "lines", lines_json(p));
    return o;
}

/* Fingerprints are to be unique in a report, so the file counts too. */
static struct json *print_json_of(struct arena *a, const struct finding *f,
                                  const struct fingerprint *print)
{
    uint64_t h = str_stable_hash_64(print->line, str_of(f->place.file));
    return json_new_string(
        str_printf(a, "%016llx%08x", (unsigned long long)h, print->number));
}

static struct json *issue_json(struct arena *a, const struct finding *f,
                               const struct fingerprint *print)
{
    static const char *const names[] = {
        [SEVERITY_INFO] = "info",
        [SEVERITY_WARNING] = "minor",
        [SEVERITY_ERROR] = "major",
    };
    struct json *o = json_new_object();
    struct buf text;
    buf_init(&text, 0);
    show_sentence(&text, f->message, f->help);
    json_put(o, "description", json_new_string(buf_str(&text)));
    buf_free(&text);
    json_put(o, "check_name",
             json_new_string(str_of(finding_rule(f->id)->name)));
    json_put(o, "fingerprint", print_json_of(a, f, print));
    json_put(o, "severity", json_new_string(str_of(names[f->severity])));
    json_put(o, "location", location_json(&f->place));
    return o;
}

void print_gitlab(const struct findings *fs,
                  const struct print_options *options, struct buf *out)
{
    (void)options;
    struct arena *scratch = arena_new();
    const struct fingerprint *prints = fingerprints_make(scratch, fs);
    struct json *list = json_new_array();
    for (size_t i = 0; i < fs->list.n; i++)
        json_push(list, issue_json(scratch, fs->list.at[i], &prints[i]));
    json_print(list, out);
    buf_add_z(out, "\n");
    json_free(list);
    arena_free(scratch);
}
