#include "dms/type_loss.h"

#include "base/vec.h"

static const struct type_loss_row losses[] = {
#define TYPE_LOSS(sources_, type_, loss_, page_, ...)                          \
    {.sources = sources_,                                                      \
     .type = type_,                                                            \
     .loss = LOSS_##loss_,                                                     \
     .page = page_,                                                            \
     __VA_ARGS__},
#define TYPE_LOB_MODE(sources, type, mode, page)
#define TARGET_LOBS(targets, binary_only, page)
#include "dms/type_loss.def"
#undef TYPE_LOSS
#undef TYPE_LOB_MODE
#undef TARGET_LOBS
};

static const struct lob_mode_row modes[] = {
#define TYPE_LOSS(...)
#define TYPE_LOB_MODE(sources, type, mode, page)                               \
    {sources, type, LOB_MODE_##mode, page},
#define TARGET_LOBS(targets, binary_only, page)
#include "dms/type_loss.def"
#undef TYPE_LOSS
#undef TYPE_LOB_MODE
#undef TARGET_LOBS
};

static const struct {
    const char *targets;
    bool binary_only;
} without_lobs[] = {
#define TYPE_LOSS(...)
#define TYPE_LOB_MODE(sources, type, mode, page)
#define TARGET_LOBS(targets, binary_only, page) {targets, binary_only},
#include "dms/type_loss.def"
#undef TYPE_LOSS
#undef TYPE_LOB_MODE
#undef TARGET_LOBS
};

const struct type_loss_row *type_loss_rows(size_t *n)
{
    *n = COUNT_OF(losses);
    return losses;
}

const struct lob_mode_row *lob_mode_rows(size_t *n)
{
    *n = COUNT_OF(modes);
    return modes;
}

static bool among(const struct engine *e, const char *engines)
{
    return e && str_among(e->name, engines);
}

bool type_loss_holds(const struct type_loss_row *row,
                     const struct engine *source, const struct engine *target,
                     bool captures)
{
    if (!among(source, row->sources) || (row->changes && !captures))
        return false;
    if (row->but)
        return target && !among(target, row->but);
    return !row->to || among(target, row->to);
}

bool lob_mode_holds(const struct lob_mode_row *row, const struct engine *source)
{
    return among(source, row->sources);
}

bool target_lacks_lob(const struct engine *target, enum dms_type type)
{
    for (size_t i = 0; i < COUNT_OF(without_lobs); i++)
        if (among(target, without_lobs[i].targets))
            return without_lobs[i].binary_only
                       ? type == DMS_BLOB
                       : dms_type_class(type) == DMS_CLASS_LOB;
    return false;
}
