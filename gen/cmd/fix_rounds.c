#include "cmd/fix_rounds.h"

#include "cmd/inspect.h"
#include "cmd/limits.h"
#include "cmd/schemas.h"
#include "cmd/select.h"

/* The fix of a finding that may be put in, or NULL. */
static const struct finding_fix *choose(struct fix_rounds *j,
                                        const struct finding *f)
{
    if (!select_asks(j->s, f->id))
        return NULL;
    for (size_t i = 0; i < f->fixes.n; i++)
        if (f->fixes.at[i].safe)
            return &f->fixes.at[i];
    if (j->unsafe && f->fixes.n)
        return f->fixes.at;
    j->kept_back += f->fixes.n > 0;
    return NULL;
}

static void collect(struct fix_rounds *j)
{
    const struct findings *fs = j->s->findings;
    struct fix_file *known;
    j->kept_back = 0;
    for (size_t i = 0; (known = fix_files_at(&j->files, i)); i++)
        known->wanted = false;
    for (size_t i = 0; i < fs->list.n; i++) {
        const char *path;
        const struct finding *f = fs->list.at[i];
        const struct finding_fix *fix = choose(j, f);
        if (!fix || !patch_file(fix, &path))
            continue;
        struct fix_file *file = fix_files_open(&j->files, path);
        if (file)
            fix_files_add(&j->files, file, fix, f);
    }
}

/* Looks at all files as they are by now. One that cannot be opened is said
 * once. False if the options are wrong, which was said. */
static bool inspect_all(struct fix_rounds *j)
{
    size_t n = 0;
    struct inspection *in = inspect_new(j->s);
    if (!in)
        return false;
    inspect_drafts(in, j->files.map);
    j->s->findings->list.n = j->s->findings->dropped = 0;
    for (size_t i = 0; i < j->walk.files.n; i++) {
        struct walk_file file = j->walk.files.at[i];
        enum exit_code before = j->s->exit;
        j->s->exit = EXIT_OK;
        inspect_file(in, file.path, file.named);
        if (j->s->exit == EXIT_OK)
            j->walk.files.at[n++] = file;
        j->s->exit = j->s->exit > before ? j->s->exit : before;
    }
    j->walk.files.n = n;
    inspect_together(in);
    inspect_free(in);
    findings_sort(j->s->findings);
    return true;
}

/* All that was found: whether a file can be read is no matter of choice. */
static struct findings copy(const struct findings *fs)
{
    struct findings all = *fs;
    if (fs->list.n)
        all.list.at = (void *)arena_copy(fs->arena, fs->list.at,
                                         fs->list.n * sizeof *fs->list.at);
    return all;
}

static bool run_rounds(struct fix_rounds *j)
{
    for (size_t round = 0;; round++) {
        if (!inspect_all(j))
            return false;
        if (fix_files_undo(&j->files, j->s->findings))
            continue;
        struct findings all = copy(j->s->findings);
        select_findings(j->s, j->s->findings);
        collect(j);
        if (round >= FIX_ROUNDS_MAX || !fix_files_apply(&j->files, &all))
            return true;
    }
}

/* Every round checks all files again, by the same schemas. */
bool fix_rounds(struct fix_rounds *j)
{
    struct shelf *before = j->s->shelf, *shelf = schemas_borrow(j->s);
    j->s->shelf = shelf;
    bool good = run_rounds(j);
    j->s->shelf = before;
    schemas_give_back(j->s, shelf);
    return good;
}
