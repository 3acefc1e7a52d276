/* Measures how good the linter is: makes good documents, plants exactly one
 * mistake into each, puts both into files as people have them, and lets the
 * program look at them.
 *
 *     plant [-v] [--seed N] [--count N] [--host NAME] [--kind NAME] DMSC FOLDER
 *
 * FOLDER is filled with good/NNNN/ and bad/NNNN/, and schema.sql, against which
 * some of them are checked. Of each mistake there must
 * be one finding, of the right rule and at its line (of the outer file); of
 * the good twin there must be none. Fails if a format stays below 98 in 100,
 * or if a good document has a finding. */
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/vec.h"
#include "good.h"
#include "good_catalogue.h"
#include "good_resources.h"
#include "host.h"
#include "read/json.h"

enum { PLACES_MAX = 24, BATCH = 500, TRIES = 4000, WANTED = 98 };

struct place_in {
    const char *file;
    unsigned line, column;
};

struct job {
    size_t host, kind;
    struct place_in places[PLACES_MAX];
    size_t place_count;
    unsigned findings; /* of the file with the mistake */
    unsigned false_findings;
    bool right, exact;
    const char *said; /* for people: what was found */
};

struct tally {
    unsigned n, right, single, exact, clean;
};

struct run {
    struct arena *a; /* of the run */
    const char *dmsc, *folder;
    uint64_t seed;
    unsigned count;
    const char *only_host, *only_kind;
    bool verbose;
    size_t hosts, kinds;
    struct job *jobs;
    struct tally *tallies; /* kinds x hosts */
};

/* --- Making ----------------------------------------------------------- */

static _Noreturn void give_up(const char *what)
{
    fprintf(stderr, "plant: %s\n", what);
    exit(2);
}

static void note_place(struct job *job, const char *file, unsigned line,
                       unsigned column)
{
    if (job->place_count < PLACES_MAX)
        job->places[job->place_count++] = (struct place_in){file, line, column};
}

/* The text without the places, which are noted. */
static struct str take_places(struct arena *a, struct job *job,
                              const char *file, struct str text)
{
    char *out = arena_alloc(a, text.len + 1);
    size_t n = 0;
    unsigned line = 1, column = 1;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == PLACE) {
            if (job)
                note_place(job, file, line, column);
            continue;
        }
        out[n++] = c;
        column = c == '\n' ? 1 : column + 1;
        line += c == '\n';
    }
    return (struct str){out, n};
}

static void write_text(const char *path, struct str text)
{
    FILE *f = fopen(path, "wb");
    if (!f || fwrite(text.ptr, 1, text.len, f) != text.len || fclose(f))
        give_up(path);
}

static void write_files(struct run *r, struct arena *a, struct job *job,
                        struct wrapping *w, const char *folder)
{
    struct err err;
    if (!file_make_folder(folder, &err))
        give_up(err.message);
    for (size_t i = 0; i < w->file_count; i++) {
        const char *name = w->files[i].name;
        struct str text = take_places(a, job, arena_printf(r->a, "%s", name),
                                      buf_str(&w->files[i].bytes));
        write_text(arena_printf(a, "%s/%s", folder, name), text);
        buf_free(&w->files[i].bytes);
    }
}

static void write_one(struct run *r, struct arena *a, struct job *job,
                      const struct wrapping *how, const struct item *doc,
                      const char *folder)
{
    struct wrapping w = *how;
    struct chance c = *how->c; /* the same for both twins */
    w.doc = doc;
    w.c = &c;
    if (doc == how->doc)
        w.lacks = w.twice = 0;
    plant_host_at(job->host)->wrap(&w);
    write_files(r, a, strstr(folder, "/bad/") ? job : NULL, &w, folder);
}

static struct item *new_document(struct arena *a, struct chance *c,
                                 bool mappings, bool exported)
{
    return mappings ? good_mappings(a, c, exported)
                    : good_settings(a, c, exported);
}

static struct item *new_document_for(const struct mistake *m, struct arena *a,
                                     struct chance *c, bool exported)
{
    if (m->flags & MISTAKE_RESOURCES)
        return good_resources(a, c);
    if (m->flags & MISTAKE_CATALOGUE)
        return good_catalogued(a, c);
    return new_document(a, c, m->mappings, exported);
}

static bool asks_for_images(struct item *mappings)
{
    for (struct item *r = item_get(mappings, "rules")->first; r; r = r->next)
        if (item_says(item_get(r, "rule-action"), "add-before-image-columns"))
            return true;
    return false;
}

/* The other document of the task, or NULL; two that are good alone may ask
 * for the same thing twice. */
static const struct item *new_partner(struct arena *a, struct chance *c,
                                      struct item *doc, bool mappings,
                                      bool exported)
{
    if (chance_one_in(c, 2))
        return NULL;
    struct item *other = new_document(a, c, !mappings, exported);
    struct item *settings = mappings ? other : doc;
    struct item *images = item_get(settings, "BeforeImageSettings");
    bool twice = images && item_is_container(images) &&
                 asks_for_images(mappings ? doc : other);
    return twice ? NULL : other;
}

/* Makes documents until there is one that the mistake can be planted into. */
static void make_job(struct run *r, unsigned number)
{
    struct job *job = &r->jobs[number];
    const struct plant_host *host = plant_host_at(job->host);
    const struct mistake *m = mistake_at(job->kind);
    struct arena *a = arena_new();
    struct chance c = {r->seed * 1000003u + number};
    struct item *good = NULL, *bad = NULL;
    for (unsigned i = 0; !bad && i < TRIES; i++) {
        good = new_document_for(m, a, &c, host->exported);
        bad = item_copy(a, good);
        if (!mistake_plant(m, bad, a, &c))
            bad = NULL;
    }
    if (!bad)
        give_up(arena_printf(a, "no document has room for '%s'", m->name));
    struct wrapping w = {.a = a, .c = &c, .doc = good, .mappings = m->mappings};
    if (m->flags & MISTAKE_LACKS)
        w.lacks = 1 + chance_below(&c, host->needs);
    if (m->flags & MISTAKE_OPTIONS)
        w.twice = 1 + chance_below(&c, host->needs);
    if (!(m->flags & (MISTAKE_ALONE | MISTAKE_RESOURCES)))
        w.partner = new_partner(a, &c, good, m->mappings, host->exported);
    write_one(r, a, job, &w, good,
              arena_printf(a, "%s/good/%05u", r->folder, number));
    write_one(r, a, job, &w, bad,
              arena_printf(a, "%s/bad/%05u", r->folder, number));
    arena_free(a);
}

/* --- Judging ---------------------------------------------------------- */

static struct str output_of(struct arena *a, const char *command)
{
    struct buf b;
    char piece[65536];
    size_t n;
    FILE *f = popen(command, "r");
    buf_init(&b, 0);
    if (!f)
        give_up(command);
    while ((n = fread(piece, 1, sizeof piece, f)) > 0)
        buf_add(&b, piece, n);
    int status = pclose(f);
    if (status == -1 || (status >> 8) > 1)
        give_up(command);
    struct str text = str_copy(a, buf_str(&b));
    buf_free(&b);
    return text;
}

static bool at_place(const struct job *job, struct str file, struct val f,
                     bool exact)
{
    int64_t line = 0, column = 0;
    val_int(val_get(f, STR("line")), &line);
    val_int(val_get(f, STR("column")), &column);
    for (size_t i = 0; i < job->place_count; i++)
        if (str_is(file, job->places[i].file) && job->places[i].line == line &&
            (!exact || job->places[i].column == column))
            return true;
    return false;
}

static void judge(struct run *r, struct val f)
{
    struct str path = val_str(val_get(f, STR("file")));
    struct str rest = str_sub(path, strlen(r->folder) + 1, path.len);
    bool bad = str_is(str_cut(&rest, '/'), "bad");
    uint64_t number = 0;
    str_to_u64(str_cut(&rest, '/'), &number);
    struct job *job = &r->jobs[number];
    const struct mistake *m = mistake_at(job->kind);
    const char *rule = str_z(r->a, val_str(val_get(f, STR("rule"))));
    bool wanted = bad && mistake_among(rule, m->rules);
    job->findings += bad;
    job->false_findings += !bad;
    job->right |= wanted && at_place(job, rest, f, false);
    job->exact |= wanted && at_place(job, rest, f, true);
    job->said = arena_printf(
        r->a, "%s    %s/%.*s:%s:%s %s: %.*s\n", job->said ? job->said : "",
        bad ? "bad" : "good", STR_ARG(rest),
        str_z(r->a, val_str(val_get(f, STR("line")))),
        str_z(r->a, val_str(val_get(f, STR("column")))), rule,
        STR_ARG(val_str(val_get(f, STR("message")))));
}

static void judge_all(struct run *r, struct arena *a, struct str text)
{
    struct tree *tree =
        json_read(a, text_new(a, "findings", text), NULL, findings_new(a));
    VAL_EACH(it, val_get(tree_root(tree), STR("findings")))
    judge(r, it.value);
}

/* The ways in which the program is asked: for mistakes, with the schema of the
 * source, for advice. */
static const unsigned askings[] = {0, MISTAKE_CATALOGUE, MISTAKE_INFO};

static bool is_asked(const struct run *r, unsigned number, unsigned asking)
{
    unsigned flags = mistake_at(r->jobs[number].kind)->flags;
    return (flags & (MISTAKE_CATALOGUE | MISTAKE_INFO)) == asking;
}

/* A byte order mark is a format's, and that lists make endless plans is
 * Terraform's: no mistakes of these. That settings are defaults, as good ones
 * are by chance, and that nothing in a run is watched, is no advice on one. */
static void add_options(const struct run *r, struct buf *command,
                        unsigned asking)
{
    buf_add_z(command, " --format json --ignore json/byte-order-mark "
                       "--ignore settings/endless-diff");
    if (asking == MISTAKE_CATALOGUE)
        buf_printf(command, " --catalog '%s/schema.sql'", r->folder);
    if (asking == MISTAKE_INFO)
        buf_add_z(command, " --info --ignore settings/redundant-default "
                           "--ignore mapping/null-key "
                           "--ignore task/no-alarm");
}

/* A run of the program for so many files that its list of findings holds. */
static void check_batch(struct run *r, unsigned asking, unsigned first,
                        unsigned n)
{
    unsigned asked = 0;
    struct arena *a = arena_new();
    struct buf command;
    buf_init(&command, 0);
    buf_printf(&command, "'%s' check", r->dmsc);
    add_options(r, &command, asking);
    for (unsigned i = first; i < first + n; i++) {
        if (!is_asked(r, i, asking))
            continue;
        buf_printf(&command, " '%s/good/%05u' '%s/bad/%05u'", r->folder, i,
                   r->folder, i);
        asked++;
    }
    if (asked)
        judge_all(r, a, output_of(a, command.ptr));
    buf_free(&command);
    arena_free(a);
}

/* --- Saying ----------------------------------------------------------- */

static void say_job(const struct run *r, unsigned number)
{
    const struct job *job = &r->jobs[number];
    const struct mistake *m = mistake_at(job->kind);
    bool exact = job->exact || !(m->flags & MISTAKE_EXACT);
    if (job->right && job->findings == 1 && !job->false_findings && exact)
        return;
    printf("%05u %s %s:%s%s%s%s\n", number, plant_host_at(job->host)->name,
           m->name, job->right ? "" : " not found at its line",
           job->findings > 1 ? " more than one" : "",
           job->false_findings ? " a finding of the good twin" : "",
           job->right && !exact ? " not at its very place" : "");
    printf("  wanted %s at", m->rules);
    for (size_t i = 0; i < job->place_count; i++)
        printf(" %s:%u:%u", job->places[i].file, job->places[i].line,
               job->places[i].column);
    printf("\n%s", job->said ? job->said : "");
}

static void count_job(struct run *r, const struct job *job)
{
    struct tally *t = &r->tallies[job->kind * r->hosts + job->host];
    const struct mistake *m = mistake_at(job->kind);
    t->n++;
    t->right += job->right;
    t->single += job->findings == 1;
    t->exact += job->exact || (job->right && !(m->flags & MISTAKE_EXACT));
    t->clean += job->false_findings == 0;
}

static void add_tally(struct tally *sum, const struct tally *t)
{
    sum->n += t->n;
    sum->right += t->right;
    sum->single += t->single;
    sum->exact += t->exact;
    sum->clean += t->clean;
}

static double percent(unsigned part, unsigned of)
{
    return of ? 100.0 * part / of : 100.0;
}

static void say_tally(const char *name, const struct tally *t)
{
    printf("%-24s %6u %8.1f %8.1f %8.1f %8.1f\n", name, t->n,
           percent(t->right, t->n), percent(t->single, t->n),
           percent(t->exact, t->n), percent(t->clean, t->n));
}

static const char head[] = "                              n    right   single"
                           "    place     twin\n";

static bool is_enough(const struct tally *t)
{
    return t->right * 100 >= t->n * WANTED &&
           t->single * 100 >= t->n * WANTED && t->clean == t->n;
}

/* Format by format; true if each is good enough. */
static bool say_hosts(const struct run *r)
{
    struct tally all = {0};
    bool enough = true;
    printf("%s", head);
    for (size_t h = 0; h < r->hosts; h++) {
        struct tally sum = {0};
        for (size_t k = 0; k < r->kinds; k++)
            add_tally(&sum, &r->tallies[k * r->hosts + h]);
        if (sum.n)
            say_tally(plant_host_at(h)->name, &sum);
        add_tally(&all, &sum);
        enough &= is_enough(&sum);
    }
    say_tally("all", &all);
    return enough;
}

/* Kind by kind, and in which formats it is missed: right and single, of n. */
static void say_kinds(const struct run *r)
{
    printf("\n%s", head);
    for (size_t k = 0; k < r->kinds; k++) {
        const struct tally *row = &r->tallies[k * r->hosts];
        struct tally sum = {0};
        for (size_t h = 0; h < r->hosts; h++)
            add_tally(&sum, &row[h]);
        if (!sum.n || (is_enough(&sum) && !r->verbose))
            continue;
        say_tally(mistake_at(k)->name, &sum);
        for (size_t h = 0; h < r->hosts; h++)
            if (row[h].right < row[h].n || row[h].single < row[h].n)
                printf("    %-20s %6u %8.1f %8.1f\n", plant_host_at(h)->name,
                       row[h].n, percent(row[h].right, row[h].n),
                       percent(row[h].single, row[h].n));
    }
}

/* --- The run ---------------------------------------------------------- */

static bool fits(const struct run *r, size_t kind, size_t host)
{
    const struct mistake *m = mistake_at(kind);
    const struct plant_host *h = plant_host_at(host);
    return (m->flags & h->syntax & MISTAKE_ANY) &&
           !((m->flags ^ h->syntax) & MISTAKE_RESOURCES) &&
           !(m->flags & (MISTAKE_SENT | MISTAKE_NAMED | MISTAKE_OPTIONS) &
             ~h->syntax) &&
           !(m->flags & MISTAKE_LINES && h->folds) &&
           !(m->flags & MISTAKE_LACKS && !h->needs) &&
           (!r->only_host || strcmp(r->only_host, h->name) == 0) &&
           (!r->only_kind || strcmp(r->only_kind, m->name) == 0);
}

/* Goes through all pairs of kind and format, in an order in which those that
 * follow each other have nothing in common. */
static void choose_pairs(struct run *r)
{
    size_t pairs = r->hosts * r->kinds, n = 0;
    size_t step = 7919, at = r->seed % pairs; /* a prime that divides none */
    for (size_t tried = 0; n < r->count; tried++) {
        if (tried == pairs && n == 0)
            give_up("no such format or kind");
        at = (at + step) % pairs;
        if (fits(r, at / r->hosts, at % r->hosts)) {
            r->jobs[n].kind = at / r->hosts;
            r->jobs[n++].host = at % r->hosts;
        }
    }
}

static void read_arguments(struct run *r, char **argv)
{
    for (; *argv && **argv == '-'; argv++) {
        if (strcmp(*argv, "-v") == 0) {
            r->verbose = true;
            continue;
        }
        const char *option = *argv++;
        if (!*argv)
            give_up("an option lacks its value");
        if (strcmp(option, "--seed") == 0)
            r->seed = strtoull(*argv, NULL, 10);
        else if (strcmp(option, "--count") == 0)
            r->count = (unsigned)strtoul(*argv, NULL, 10);
        else if (strcmp(option, "--host") == 0)
            r->only_host = *argv;
        else if (strcmp(option, "--kind") == 0)
            r->only_kind = *argv;
        else
            give_up("no such option");
    }
    if (!argv[0] || !argv[1] || argv[2])
        give_up("give the program and a folder");
    r->dmsc = argv[0];
    r->folder = argv[1];
}

int main(int argc, char **argv)
{
    (void)argc;
    struct run r = {.a = arena_new(), .seed = 1, .count = 2000};
    read_arguments(&r, argv + 1);
    while (plant_host_at(r.hosts))
        r.hosts++;
    while (mistake_at(r.kinds))
        r.kinds++;
    r.jobs = ARENA_ARRAY(r.a, struct job, r.count);
    r.tallies = ARENA_ARRAY(r.a, struct tally, r.hosts * r.kinds);
    choose_pairs(&r);
    for (unsigned i = 0; i < r.count; i++)
        make_job(&r, i);
    write_text(arena_printf(r.a, "%s/schema.sql", r.folder),
               str_of(good_catalogue_sql));
    for (unsigned i = 0; i < r.count; i += BATCH)
        for (size_t k = 0; k < COUNT_OF(askings); k++)
            check_batch(&r, askings[k], i,
                        r.count - i < BATCH ? r.count - i : BATCH);
    for (unsigned i = 0; i < r.count; i++) {
        count_job(&r, &r.jobs[i]);
        say_job(&r, i);
    }
    bool enough = say_hosts(&r);
    if (r.verbose || !enough)
        say_kinds(&r);
    arena_free(r.a);
    return enough ? 0 : 1;
}
