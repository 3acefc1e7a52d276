#include "text/print_sarif.h"

#include <ctype.h>

#include "base/embed.h"
#include "base/json.h"
#include "base/vec.h"
#include "text/fingerprint.h"
#include "text/show.h"

#define SCHEMA                                                                 \
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"      \
    "sarif-schema-2.1.0.json"

enum { NO_INDEX = -1 };

struct writer {
    struct arena *arena;
    const struct findings *fs;
    const struct fingerprint *prints;
    int index[FINDING_COUNT]; /* of the rules that found something, in the list
                                 of rules; else NO_INDEX */
};

/* {"text": S}, in which SARIF wraps every text. */
static struct json *text_json(struct str s)
{
    struct json *o = json_new_object();
    json_put(o, "text", json_new_string(s));
    return o;
}

/* S as a sentence. */
static struct json *sentence_json(struct str message, struct str help)
{
    struct buf b;
    buf_init(&b, 0);
    show_sentence(&b, message, help);
    struct json *o = text_json(buf_str(&b));
    buf_free(&b);
    return o;
}

/* ---- rules ---- */

/* The paragraphs of a page's section, in one line. */
static struct str section(struct arena *a, struct str page, struct str heading)
{
    struct buf b;
    bool inside = false;
    buf_init(&b, 0);
    while (page.len) {
        struct str line = str_trim(str_cut(&page, '\n'));
        if (str_starts(line, STR("## "))) {
            inside = str_eq(str_sub(line, 3, line.len), heading);
        } else if (inside && line.len) {
            buf_add_z(&b, b.len ? " " : "");
            buf_add_str(&b, line);
        }
    }
    return buf_take(&b, a);
}

/* "spec/unknown-key" is SpecUnknownKey: SARIF wants a name beside the id, in
 * this form. */
static struct json *name_json(const char *rule)
{
    struct buf b;
    bool upper = true;
    buf_init(&b, 0);
    for (; *rule; rule++) {
        if (isalnum((unsigned char)*rule))
            buf_add_char(&b,
                         (char)(upper ? toupper((unsigned char)*rule) : *rule));
        upper = !isalnum((unsigned char)*rule);
    }
    struct json *name = json_new_string(buf_str(&b));
    buf_free(&b);
    return name;
}

static struct json *help_json(struct str page)
{
    struct json *o = text_json(page);
    json_put(o, "markdown", json_new_string(page));
    return o;
}

static const char *level_name(enum severity s)
{
    return s == SEVERITY_INFO ? "note" : severity_name(s);
}

static struct json *rule_json(struct arena *a, enum finding_id id)
{
    const struct finding_rule *rule = finding_rule(id);
    struct json *o = json_new_object(), *level = json_new_object();
    struct str title = str_of(rule->title), page, what = title;
    if (embed_find(arena_printf(a, "docs/rules/%s.md", rule->name), &page))
        what = section(a, page, STR("What"));
    else
        page = str_printf(a, "# %s\n\n%s.\n", rule->name, rule->title);
    json_put(o, "id", json_new_string(str_of(rule->name)));
    json_put(o, "name", name_json(rule->name));
    json_put(o, "shortDescription", sentence_json(title, STR("")));
    json_put(o, "fullDescription", sentence_json(what, STR("")));
    json_put(o, "help", help_json(page));
    json_put(o, "helpUri",
             json_new_string(
                 str_printf(a, "https://dmsc.dev/rules/%s", rule->name)));
    json_put(level, "level",
             json_new_string(str_of(level_name(rule->severity))));
    json_put(o, "defaultConfiguration", level);
    return o;
}

/* The rules that found something, in the order of the table. */
static struct json *rules_json(struct writer *w)
{
    struct json *list = json_new_array();
    int n = 0;
    for (int id = 0; id < FINDING_COUNT; id++)
        w->index[id] = NO_INDEX;
    for (size_t i = 0; i < w->fs->list.n; i++)
        w->index[w->fs->list.at[i]->id] = 0;
    for (int id = 0; id < FINDING_COUNT; id++) {
        if (w->index[id] == NO_INDEX)
            continue;
        w->index[id] = n++;
        json_push(list, rule_json(w->arena, (enum finding_id)id));
    }
    return list;
}

/* ---- places ---- */

/* A path as a reference of RFC 3986: what is not unreserved is escaped, byte
 * by byte. A colon in the first part would make a scheme of it. */
static struct json *uri_json(const char *file)
{
    struct buf b;
    buf_init(&b, 0);
    if (file[0] == '/')
        buf_add_z(&b, "file://");
    while (file[0] == '.' && file[1] == '/')
        file += 2;
    for (const char *p = strcmp(file, "-") == 0 ? "stdin" : file; *p; p++) {
        unsigned char c = (unsigned char)*p;
        if (c < 0x80 && (isalnum(c) || strchr("-._~/", c)))
            buf_add_char(&b, *p);
        else
            buf_printf(&b, "%%%02X", (unsigned)c);
    }
    struct json *o = json_new_object();
    json_put(o, "uri", json_new_string(buf_str(&b)));
    buf_free(&b);
    return o;
}

static struct json *region_json(const struct place *p)
{
    struct json *o = json_new_object();
    json_put(o, "startLine", json_new_int(p->start.line));
    json_put(o, "startColumn", json_new_int(p->start.column));
    json_put(o, "endLine", json_new_int(p->end.line));
    json_put(o, "endColumn", json_new_int(p->end.column));
    return o;
}

static struct json *physical_json(const struct place *p)
{
    struct json *o = json_new_object();
    json_put(o, "artifactLocation", uri_json(p->file));
    json_put(o, "region", region_json(p));
    return o;
}

static struct json *location_json(const struct finding *f)
{
    struct json *o = json_new_object();
    json_put(o, "physicalLocation", physical_json(&f->place));
    if (f->pointer.len) {
        struct json *list = json_new_array(), *logical = json_new_object();
        json_put(logical, "fullyQualifiedName", json_new_string(f->pointer));
        json_push(list, logical);
        json_put(o, "logicalLocations", list);
    }
    return o;
}

static struct json *related_json(const struct finding *f)
{
    struct json *list = json_new_array();
    for (size_t i = 0; i < f->related.n; i++) {
        const struct finding_related *r = &f->related.at[i];
        struct json *o = json_new_object();
        json_put(o, "id", json_new_int((int64_t)i + 1));
        json_put(o, "physicalLocation", physical_json(&r->place));
        json_put(o, "message", sentence_json(r->message, STR("")));
        json_push(list, o);
    }
    return list;
}

/* ---- fixes ---- */

static struct json *replacement_json(const struct finding_edit *e)
{
    struct json *o = json_new_object();
    json_put(o, "deletedRegion", region_json(&e->place));
    json_put(o, "insertedContent", text_json(e->text));
    return o;
}

/* The edits of FIX in the file of its edit FIRST; NULL if an edit before that
 * one is in the same file, which has them all then. */
static struct json *change_json(const struct finding_fix *fix, size_t first)
{
    const char *file = fix->edits.at[first].place.file;
    for (size_t i = 0; i < first; i++)
        if (strcmp(fix->edits.at[i].place.file, file) == 0)
            return NULL;
    struct json *o = json_new_object(), *list = json_new_array();
    for (size_t i = first; i < fix->edits.n; i++)
        if (strcmp(fix->edits.at[i].place.file, file) == 0)
            json_push(list, replacement_json(&fix->edits.at[i]));
    json_put(o, "artifactLocation", uri_json(file));
    json_put(o, "replacements", list);
    return o;
}

static struct json *fixes_json(const struct finding *f)
{
    struct json *list = json_new_array();
    for (size_t i = 0; i < f->fixes.n; i++) {
        const struct finding_fix *fix = &f->fixes.at[i];
        if (fix->edits.n == 0)
            continue;
        struct json *o = json_new_object(), *changes = json_new_array();
        for (size_t e = 0; e < fix->edits.n; e++) {
            struct json *change = change_json(fix, e);
            if (change)
                json_push(changes, change);
        }
        json_put(o, "description", sentence_json(fix->title, STR("")));
        json_put(o, "artifactChanges", changes);
        json_push(list, o);
    }
    return list;
}

/* ---- results ---- */

/* The name is the one that GitHub knows, which else makes its own from lines
 * that it reads, and the form is the one that it expects. */
static struct json *fingerprint_json(struct arena *a,
                                     const struct fingerprint *print)
{
    struct json *o = json_new_object();
    json_put(o, "primaryLocationLineHash",
             json_new_string(str_printf(a, "%016llx:%u",
                                        (unsigned long long)print->line,
                                        print->number)));
    return o;
}

static struct json *result_json(const struct writer *w, size_t i)
{
    const struct finding *f = w->fs->list.at[i];
    struct json *o = json_new_object(), *locations = json_new_array();
    json_put(o, "ruleId", json_new_string(str_of(finding_rule(f->id)->name)));
    json_put(o, "ruleIndex", json_new_int(w->index[f->id]));
    json_put(o, "level", json_new_string(str_of(level_name(f->severity))));
    json_put(o, "message", sentence_json(f->message, f->help));
    json_push(locations, location_json(f));
    json_put(o, "locations", locations);
    if (f->related.n)
        json_put(o, "relatedLocations", related_json(f));
    json_put(o, "partialFingerprints",
             fingerprint_json(w->arena, &w->prints[i]));
    if (f->fixes.n)
        json_put(o, "fixes", fixes_json(f));
    return o;
}

static struct json *results_json(const struct writer *w)
{
    struct json *list = json_new_array();
    for (size_t i = 0; i < w->fs->list.n; i++)
        json_push(list, result_json(w, i));
    return list;
}

static struct json *tool_json(struct writer *w)
{
    struct json *o = json_new_object(), *driver = json_new_object();
    json_put(driver, "name", json_new_string(STR("dmsc")));
    json_put(driver, "version", json_new_string(STR(DMSC_VERSION)));
    json_put(driver, "semanticVersion", json_new_string(STR(DMSC_VERSION)));
    json_put(driver, "informationUri",
             json_new_string(STR("https://dmsc.dev")));
    json_put(driver, "rules", rules_json(w));
    json_put(o, "driver", driver);
    return o;
}

/* That findings were dropped must not be lost in a report that nobody reads
 * from end to end. */
static struct json *invocations_json(const struct writer *w)
{
    struct json *list = json_new_array(), *o = json_new_object();
    json_put(o, "executionSuccessful", json_new_bool(true));
    if (w->fs->dropped) {
        struct json *notes = json_new_array(), *note = json_new_object();
        struct str text = str_printf(
            w->arena, "%zu more findings are not shown", w->fs->dropped);
        json_put(note, "level", json_new_string(STR("warning")));
        json_put(note, "message", sentence_json(text, STR("")));
        json_push(notes, note);
        json_put(o, "toolExecutionNotifications", notes);
    }
    json_push(list, o);
    return list;
}

void print_sarif(const struct findings *fs, const struct print_options *options,
                 struct buf *out)
{
    (void)options;
    struct writer w = {.arena = arena_new(), .fs = fs};
    struct json *o = json_new_object(), *run = json_new_object();
    struct json *runs = json_new_array();
    w.prints = fingerprints_make(w.arena, fs);
    json_put(run, "tool", tool_json(&w));
    json_put(run, "invocations", invocations_json(&w));
    json_put(run, "columnKind", json_new_string(STR("unicodeCodePoints")));
    json_put(run, "results", results_json(&w));
    json_push(runs, run);
    json_put(o, "$schema", json_new_string(STR(SCHEMA)));
    json_put(o, "version", json_new_string(STR("2.1.0")));
    json_put(o, "runs", runs);
    json_print(o, out);
    buf_add_z(out, "\n");
    json_free(o);
    arena_free(w.arena);
}
