#include "cmd/baseline.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/map.h"
#include "cmd/select.h"
#include "read/json.h"
#include "schema/schema.h"
#include "text/fingerprint.h"
#include "tree/write.h"

/* A finding as a baseline knows it. */
struct known {
    struct str path, rule, print;
    struct val at; /* in the file that was read */
    bool occurs;
};

struct baseline {
    struct session *s;
    struct arena *arena;
    struct str folder;
    VEC(struct known) list;
    bool sound; /* nothing is wrong in the file */
};

static struct known known_of(struct baseline *b, const struct finding *f,
                             const struct fingerprint *print)
{
    struct arena *a = b->arena;
    struct str full = select_full(b->s, f->place.file);
    return (struct known){
        .path = str_of(file_relative(a, b->folder, full)),
        .rule = str_of(finding_rule(f->id)->name),
        .print = str_printf(a, "%016llx:%u", (unsigned long long)print->line,
                            print->number),
    };
}

static struct str folder_of(struct arena *a, const char *path)
{
    return file_folder(str_of(file_full(a, path)));
}

/* ── Writing ─────────────────────────────────────────────────────────── */

static int compare(const void *a, const void *b)
{
    const struct known *x = a, *y = b;
    int order = str_cmp(x->path, y->path);
    if (order == 0)
        order = str_cmp(x->rule, y->rule);
    return order ? order : str_cmp(x->print, y->print);
}

static void print_member(struct buf *out, const char *head, struct str value)
{
    buf_add_z(out, head);
    write_json_string(out, value);
}

/* An entry is a line, so that versions of the file merge well. */
static void print(struct buf *out, const struct baseline *b)
{
    buf_add_z(out, "{\n  \"version\": 1,\n  \"findings\": [");
    for (size_t i = 0; i < b->list.n; i++) {
        const struct known *k = &b->list.at[i];
        buf_add_z(out, i ? ",\n    { " : "\n    { ");
        print_member(out, "\"path\": ", k->path);
        print_member(out, ", \"rule\": ", k->rule);
        print_member(out, ", \"fingerprint\": ", k->print);
        buf_add_z(out, " }");
    }
    buf_add_z(out, b->list.n ? "\n  ]\n}\n" : "]\n}\n");
}

/* Puts the findings into the baseline; those that it cannot have stay. */
static void gather(struct baseline *b)
{
    struct findings *fs = b->s->findings;
    const struct fingerprint *prints = fingerprints_make(b->arena, fs);
    size_t n = 0;
    for (size_t i = 0; i < fs->list.n; i++) {
        struct finding *f = fs->list.at[i];
        if (rule_is_meta(f->id))
            fs->list.at[n++] = f;
        else
            *vec_push(b->arena, &b->list) = known_of(b, f, &prints[i]);
    }
    fs->list.n = n;
    if (b->list.n)
        qsort(b->list.at, b->list.n, sizeof *b->list.at, compare);
}

size_t baseline_write(struct session *s, const char *path)
{
    struct baseline b = {.s = s, .arena = s->arena};
    struct buf out;
    struct err err;
    if (s->findings->dropped) {
        session_error(s, EXIT_WRONG,
                      "there are too many findings for a baseline",
                      "check fewer files at once, or --ignore some rules");
        return 0;
    }
    b.folder = folder_of(s->arena, path);
    gather(&b);
    buf_init(&out, 0);
    print(&out, &b);
    if (!file_write(path, buf_str(&out), 0666, &err)) {
        session_error(s, EXIT_WRONG, err.message, NULL);
        b.list.n = 0;
    }
    buf_free(&out);
    return b.list.n;
}

/* ── Reading ─────────────────────────────────────────────────────────── */

static struct str key_of(struct arena *a, const struct known *k)
{
    return str_printf(a, "%.*s\n%.*s\n%.*s", STR_ARG(k->path), STR_ARG(k->rule),
                      STR_ARG(k->print));
}

/* The entries of the file. False if it cannot be opened. */
static bool read_file(struct baseline *b, const char *path)
{
    struct arena *a = b->arena;
    struct findings *fs = b->s->findings;
    size_t before = fs->list.n;
    struct str bytes;
    struct err err;
    if (!file_read(a, path, &bytes, &err)) {
        session_error(b->s, EXIT_WRONG, err.message,
                      select_help_file(b->s, path));
        return false;
    }
    struct tree *tree = json_read(a, text_new(a, path, bytes), NULL, fs);
    struct val root = tree_root(tree), list = val_get(root, STR("findings"));
    struct schema *schema = schema_compile_uri(
        set_new(a, SCHEMA_DRAFT_2020_12, fs),
        STR("https://dmsc.dev/schemas/baseline.schema.json"), NULL);
    size_t first = fs->list.n;
    schema_check(schema, root, fs);
    for (size_t i = first; i < fs->list.n; i++) {
        fs->list.at[i]->id = FINDING_BASELINE_INVALID;
        finding_help(fs, fs->list.at[i], "write it anew with --write-baseline");
    }
    b->sound = fs->list.n == before;
    schema_free(schema);
    if (val_is(list, NODE_ARRAY))
        VAL_EACH(it, list)
    *vec_push(a, &b->list) =
        (struct known){.path = val_str(val_get(it.value, STR("path"))),
                       .rule = val_str(val_get(it.value, STR("rule"))),
                       .print = val_str(val_get(it.value, STR("fingerprint"))),
                       .at = it.value};
    return true;
}

/* Takes out the first N findings of the list that are known. */
static size_t take_known(struct baseline *b, size_t count)
{
    struct findings *fs = b->s->findings;
    const struct fingerprint *prints = fingerprints_make(b->arena, fs);
    struct map *known = map_new(b->arena);
    size_t n = 0, taken = 0;
    for (size_t i = 0; i < b->list.n; i++)
        *map_put(known, key_of(b->arena, &b->list.at[i])) = &b->list.at[i];
    for (size_t i = 0; i < fs->list.n; i++) {
        struct finding *f = fs->list.at[i];
        struct known k = known_of(b, f, &prints[i]);
        struct known *found = i < count && !rule_is_meta(f->id)
                                  ? map_get(known, key_of(b->arena, &k))
                                  : NULL;
        if (found)
            found->occurs = true;
        else
            fs->list.at[n++] = f;
        taken += found != NULL;
    }
    fs->list.n = n;
    return taken;
}

/* Whether this run would have found what K is about. */
static bool would_be_found(const struct baseline *b, const struct known *k)
{
    int id = finding_by_name(k->rule);
    if (id >= 0 && !select_wants(b->s, (enum finding_id)id))
        return false;
    const char *full = file_join(b->arena, b->folder, k->path);
    return !file_exists(full) ||
           select_was_checked(b->s, str_of(file_full(b->arena, full)));
}

static void add_gone(struct baseline *b)
{
    struct findings *fs = b->s->findings;
    struct val first = val_none();
    size_t gone = 0;
    for (size_t i = 0; i < b->list.n; i++) {
        const struct known *k = &b->list.at[i];
        if (k->occurs || !k->path.len || !would_be_found(b, k))
            continue;
        if (!gone++)
            first = k->at;
    }
    if (!gone || !select_wants(b->s, FINDING_BASELINE_OUTDATED))
        return;
    struct finding *f =
        val_finding(fs, FINDING_BASELINE_OUTDATED, first,
                    "%zu finding%s of the baseline %s gone", gone,
                    gone == 1 ? "" : "s", gone == 1 ? "is" : "are");
    finding_help(fs, f, "write it anew with --write-baseline");
}

size_t baseline_apply(struct session *s, const char *path, bool complete)
{
    struct baseline b = {.s = s, .arena = s->arena};
    size_t before = s->findings->list.n, taken;
    b.folder = folder_of(s->arena, path);
    if (!read_file(&b, path))
        return 0;
    taken = take_known(&b, before);
    if (complete && b.sound)
        add_gone(&b);
    findings_sort(s->findings);
    return taken;
}
