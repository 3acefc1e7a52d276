#include "run/unseen.h"

#include "base/vec.h"

enum { MET = false, ALWAYS = true };

static const struct unseen list[] = {
#define UNSEEN(id, when, what, why, todo) {#id, what, why, todo, when},
#include "run/unseen.def"
#undef UNSEEN
};

const struct unseen *unseen_at(size_t i)
{
    return i < COUNT_OF(list) ? &list[i] : NULL;
}

const struct unseen *unseen_find(const char *id)
{
    for (size_t i = 0; i < COUNT_OF(list); i++)
        if (strcmp(list[i].id, id) == 0)
            return &list[i];
    return NULL;
}
