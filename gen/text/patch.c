#include "text/patch.h"

#include "base/limits.h"

/* The edits that were taken, in order of their places. */
struct patch {
    struct arena *arena;
    struct str bytes;
    VEC(const struct finding_edit *) taken;
};

bool patch_file(const struct finding_fix *fix, const char **file)
{
    for (size_t i = 0; i < fix->edits.n; i++) {
        const char *name = fix->edits.at[i].place.file;
        if (i && strcmp(name, *file) != 0)
            return false;
        *file = name;
    }
    return fix->edits.n > 0;
}

/* An insertion may not even touch another edit: which of the two comes first
 * would be a guess. */
static bool meet(const struct place *p, const struct place *q)
{
    uint32_t p_end = p->off + p->len, q_end = q->off + q->len;
    if (p->len == 0 || q->len == 0)
        return p->off <= q_end && q->off <= p_end;
    return p->off < q_end && q->off < p_end;
}

/* Where an edit goes in the order. */
static size_t position(const struct patch *p, const struct finding_edit *e)
{
    size_t low = 0, high = p->taken.n;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (p->taken.at[mid]->place.off < e->place.off)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

static bool fits(const struct patch *p, const struct finding_fix *fix)
{
    for (size_t i = 0; i < fix->edits.n; i++) {
        const struct place *place = &fix->edits.at[i].place;
        size_t at = position(p, &fix->edits.at[i]);
        if ((size_t)place->off + place->len > p->bytes.len)
            return false;
        if (at < p->taken.n && meet(place, &p->taken.at[at]->place))
            return false;
        if (at && meet(place, &p->taken.at[at - 1]->place))
            return false;
        for (size_t k = 0; k < i; k++)
            if (meet(place, &fix->edits.at[k].place))
                return false;
    }
    return true;
}

static void take(struct patch *p, const struct finding_fix *fix)
{
    for (size_t i = 0; i < fix->edits.n; i++) {
        const struct finding_edit *e = &fix->edits.at[i];
        size_t at = position(p, e);
        *vec_push(p->arena, &p->taken) = e;
        memmove(&p->taken.at[at + 1], &p->taken.at[at],
                (p->taken.n - 1 - at) * sizeof *p->taken.at);
        p->taken.at[at] = e;
    }
}

struct str patch_bytes(struct arena *a, struct str bytes,
                       struct patch_fix *fixes, size_t n)
{
    struct patch p = {.arena = a, .bytes = bytes};
    struct buf out;
    size_t done = 0;
    for (size_t i = 0; i < n; i++) {
        fixes[i].done = fits(&p, fixes[i].fix);
        if (fixes[i].done)
            take(&p, fixes[i].fix);
    }
    buf_init(&out, FILE_MAX_BYTES);
    for (size_t i = 0; i < p.taken.n; i++) {
        const struct finding_edit *e = p.taken.at[i];
        buf_add_str(&out, str_sub(bytes, done, e->place.off - done));
        buf_add_str(&out, e->text);
        done = e->place.off + e->place.len;
    }
    buf_add_str(&out, str_sub(bytes, done, bytes.len));
    struct str all = out.overflow ? bytes : str_copy(a, buf_str(&out));
    for (size_t i = 0; i < n; i++)
        fixes[i].done = fixes[i].done && !out.overflow;
    buf_free(&out);
    return all;
}
