#include "schema/report_fix.h"

#include "tree/edit.h"

static char next_letter(struct str *s)
{
    while (s->len) {
        char c = *s->ptr;
        *s = str_sub(*s, 1, s->len);
        if (c == '-' || c == '_' || c == ' ')
            continue;
        return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
    }
    return '\0';
}

bool remedy_same_name(struct str a, struct str b)
{
    for (;;) {
        char x = next_letter(&a), y = next_letter(&b);
        if (x != y)
            return false;
        if (!x)
            return true;
    }
}

bool remedy_is_certain(struct str name, struct str near,
                       const struct str *names, size_t n)
{
    bool same = remedy_same_name(name, near);
    if (!same && str_distance(name, near, 1) > 1)
        return false;
    for (size_t i = 0; i < n; i++) {
        if (remedy_same_name(names[i], near)) /* DMS has a few of both */
            continue;
        if (remedy_same_name(name, names[i]) ||
            (!same && str_distance(name, names[i], 1) <= 1))
            return false;
    }
    return true;
}

void remedy_fix(const struct remedy *remedy, struct findings *fs,
                struct finding *f, struct val v)
{
    struct edits e = {.arena = fs->arena};
    const char *title = "remove it";
    switch (remedy->kind) {
    case REMEDY_NONE:
        return;
    case REMEDY_SCALAR:
        title = arena_printf(fs->arena, "write %.*s", STR_ARG(remedy->text));
        edit_scalar(&e, v, remedy->text);
        break;
    case REMEDY_STRING:
        title =
            arena_printf(fs->arena, "write \"%.*s\"", STR_ARG(remedy->text));
        edit_string(&e, v, remedy->text);
        break;
    case REMEDY_REMOVE:
        edit_remove(&e, v);
        break;
    }
    edit_fix(&e, fs, f, !remedy->unsafe, title);
}
