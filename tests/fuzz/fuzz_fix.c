/* Any bytes as a file, fixed: that comes to an end, the file has no more
 * mistakes in its syntax than before, and fixing it again changes nothing.
 * The first byte says what the file is called, and whether unsafe fixes go in
 * too. */
#include <assert.h>
#include <stdint.h>

#include "base/arena.h"
#include "cmd/fix_rounds.h"
#include "keeping.h"
#include "read/read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Files that are not there: only their drafts are looked at. */
static const char *const names[] = {
    "/nonexistent/dmsc/a.json",
    "/nonexistent/dmsc/a.yaml",
    "/nonexistent/dmsc/a.tf",
    "/nonexistent/dmsc/a.sh",
};

static struct fix_file *add_draft(struct fix_rounds *j, const char *name,
                                  struct str bytes)
{
    struct fix_file *f = ARENA_NEW(j->s->arena, struct fix_file);
    f->path = name;
    f->bytes = f->original = f->last = bytes;
    *map_put(j->files.map, str_of(name)) = f;
    *vec_push(j->s->arena, &j->walk.files) = (struct walk_file){name, true};
    return f;
}

/* The bytes as they are when all is fixed. */
static struct str fixed(struct arena *a, const char *name, struct str bytes,
                        bool unsafe, bool *changed)
{
    struct session s = {
        .arena = a, .findings = findings_new(a), .shelf = kept_shelf()};
    struct fix_rounds j = {.s = &s, .unsafe = unsafe};
    fix_files_init(&j.files, &s);
    struct fix_file *f = add_draft(&j, name, bytes);
    bool good = fix_rounds(&j);
    assert(good && s.exit == EXIT_OK);
    *changed = f->done.n > 0 && !f->given_up;
    assert(f->done.n || str_eq(f->bytes, bytes));
    return f->bytes;
}

/* Read as fix reads it: with placeholders. */
static size_t mistakes(struct arena *a, const char *name, struct str bytes)
{
    static const struct read_options options = {.json = {.templated = true}};
    struct findings *fs = findings_new(a);
    read_document(a, text_new(a, name, bytes), &options, fs);
    return findings_count(fs, SEVERITY_ERROR);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 1)
        return 0;
    struct arena *a = arena_new();
    const char *name = names[data[0] / 2 % COUNT_OF(names)];
    bool unsafe = data[0] % 2, changed, more;
    struct str bytes = {arena_copy(a, data + 1, size - 1), size - 1};
    struct str once = fixed(a, name, bytes, unsafe, &changed);
    if (!str_ends(str_of(name), STR(".sh")))
        assert(mistakes(a, name, once) <= mistakes(a, name, bytes));
    if (changed) {
        struct str twice = fixed(a, name, once, unsafe, &more);
        assert(str_eq(once, twice));
    }
    arena_free(a);
    return 0;
}
