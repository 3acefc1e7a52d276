#include "host/find.h"

#include <assert.h>

#include "base/words.h"
#include "host/answer.h"
#include "host/bare.h"
#include "host/cloudformation.h"
#include "host/plan.h"
#include "host/script.h"
#include "host/terraform.h"

static const struct {
    enum host id;
    bool (*is)(const struct text *);
    const char *const *signs;
    bool (*find)(struct host_search *);
} hosts[] = {
#define BY_NAME(name)  {HOST_IS_##name, name##_is, NULL, name##_find},
#define BY_SIGNS(name) {HOST_IS_##name, NULL, name##_signs, name##_find},
    HOSTS(BY_NAME, BY_SIGNS)
#undef BY_NAME
#undef BY_SIGNS
};

static bool find_as(struct host_search *s, size_t i)
{
    s->host = hosts[i].id;
    return hosts[i].find(s);
}

static bool find_by_name(struct host_search *s)
{
    for (size_t i = 0; i < COUNT_OF(hosts); i++)
        if (hosts[i].is && hosts[i].is(s->text) && find_as(s, i))
            return true;
    return false;
}

/* The signs of all hosts; each of the group of its host, or all of one. */
static size_t take_signs(struct word *words, bool by_host)
{
    size_t n = 0;
    for (unsigned i = 0; i < COUNT_OF(hosts); i++) {
        const char *const *sign = hosts[i].signs;
        for (; sign && *sign; sign++) {
            assert(n < WORDS_MAX);
            words[n++] = (struct word){*sign, by_host ? i : 0};
        }
    }
    return n;
}

/* Most files of a folder have no sign and are not read, and most that are
 * ours are a document themselves: neither need be searched for which signs it
 * has. */
static bool find_by_signs(struct host_search *s)
{
    struct word words[WORDS_MAX];
    size_t n = take_signs(words, false);
    bool signs = words_groups(s->text->bytes, words, n) != 0;
    if (!signs && !bare_is_named(s->text))
        return false;
    s->host = HOST_IS_bare;
    if (!signs || bare_is(host_root(s)))
        return bare_find(s);
    take_signs(words, true);
    uint32_t may = words_groups(s->text->bytes, words, n);
    for (unsigned i = 0; i < COUNT_OF(hosts); i++)
        if (may >> i & 1 && find_as(s, i))
            return true;
    return false;
}

bool host_find(struct host_search *s)
{
    struct findings *fs = s->findings;
    size_t before = fs->list.n, dropped = fs->dropped;
    if (find_by_name(s) || find_by_signs(s))
        return true;
    fs->list.n = before;
    fs->dropped = dropped;
    return false;
}
