#include "schema/pattern.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "schema/pattern_simple.h"

struct pattern {
    struct simple simple; /* kind SIMPLE_NONE: REGEX it is */
    struct regex *regex;
};

struct pattern *pattern_compile(struct arena *a, struct str source,
                                const char **message)
{
    struct pattern *p = ARENA_NEW(a, struct pattern);
    if (simple_compile(a, source, &p->simple))
        return p;
    struct str translated;
    size_t offset;
    if (!pattern_translate(a, source, &translated, message))
        return NULL;
    p->regex = regex_compile(a, translated, message, &offset);
    return p->regex ? p : NULL;
}

void pattern_free(struct pattern *p)
{
    if (p)
        regex_free(p->regex);
}

bool pattern_is_simple(const struct pattern *p)
{
    return !p->regex;
}

enum regex_result pattern_search(const struct pattern *p, struct str text)
{
    if (!p->regex)
        return simple_search(&p->simple, text) ? REGEX_YES : REGEX_NO;
    return regex_search(p->regex, text, NULL, NULL);
}
