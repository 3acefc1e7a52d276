#include "text/fingerprint.h"

#include "base/arena.h"
#include "base/map.h"

static struct str line_of(const struct finding *f)
{
    struct str line = str_trim(f->place.line);
    if (str_ends(line, STR(",")))
        line.len--;
    return str_trim(line);
}

static uint64_t line_hash(const struct finding *f)
{
    uint64_t h = str_stable_hash_64(0, str_of(finding_rule(f->id)->name));
    h = str_stable_hash_64(h, STR("\n"));
    return str_stable_hash_64(h, line_of(f));
}

const struct fingerprint *fingerprints_make(struct arena *a,
                                            const struct findings *fs)
{
    size_t n = fs->list.n;
    struct fingerprint *prints = ARENA_ARRAY(a, struct fingerprint, n + 1);
    struct map *seen = map_new(a);
    for (size_t i = 0; i < n; i++) {
        const struct finding *f = fs->list.at[i];
        prints[i].line = line_hash(f);
        struct str key = str_printf(
            a, "%016llx %s", (unsigned long long)prints[i].line, f->place.file);
        uintptr_t number = (uintptr_t)*map_put(seen, key) + 1;
        *map_put(seen, key) = (void *)number;
        prints[i].number = (unsigned)number;
    }
    return prints;
}
