#include "host/ignore.h"

#include "base/vec.h"
#include "host/limits.h"

struct pattern {
    struct str folder, glob;
    bool again;    /* with '!': is not left out after all */
    bool folders;  /* ends with '/' */
    bool anchored; /* has a '/': the path from the folder, not the name */
};

struct ignore {
    struct arena *arena;
    VEC(struct pattern) patterns;
};

struct ignore *ignore_new(struct arena *a)
{
    struct ignore *ig = ARENA_NEW(a, struct ignore);
    ig->arena = a;
    return ig;
}

size_t ignore_count(const struct ignore *ig)
{
    return ig->patterns.n;
}

void ignore_cut(struct ignore *ig, size_t count)
{
    ig->patterns.n = count;
}

/* --- Lines --------------------------------------------------------------- */

/* Without the line's end, and without blanks at its end that no backslash
 * keeps. */
static struct str trim_line(struct str s)
{
    while (s.len && memchr(" \t\r", s.ptr[s.len - 1], 3) &&
           !(s.len > 1 && s.ptr[s.len - 2] == '\\'))
        s.len--;
    return s;
}

static void add_line(struct ignore *ig, struct str folder, struct str line)
{
    struct pattern p = {.folder = folder, .glob = trim_line(line)};
    if (!p.glob.len || *p.glob.ptr == '#')
        return;
    p.again = *p.glob.ptr == '!';
    p.glob = str_sub(p.glob, p.again, p.glob.len);
    if (str_ends(p.glob, STR("/"))) {
        p.folders = true;
        p.glob.len--;
    }
    p.anchored = str_contains(p.glob, STR("/"));
    if (str_starts(p.glob, STR("/")))
        p.glob = str_sub(p.glob, 1, p.glob.len);
    if (p.glob.len && ig->patterns.n < IGNORE_PATTERNS_MAX)
        *vec_push(ig->arena, &ig->patterns) = p;
}

void ignore_add(struct ignore *ig, struct str folder, struct str bytes)
{
    if (str_starts(bytes, STR("\xEF\xBB\xBF")))
        bytes = str_sub(bytes, 3, bytes.len);
    while (bytes.len)
        add_line(ig, folder, str_cut(&bytes, '\n'));
}

/* --- Matching ------------------------------------------------------------- */

/* Steps of backtracking are counted, so that no pattern takes for ever. */
struct match {
    unsigned steps;
};

static bool matches(struct match *m, struct str glob, struct str s);

static struct str tail(struct str s, size_t n)
{
    return str_sub(s, n, s.len);
}

/* Whether the set at GLOB, "[a-z]", has C; *LEN is its length, 0 if it is not
 * closed and stands for itself. */
static bool set_has(struct str glob, char c, size_t *len)
{
    size_t i = 1;
    bool not = glob.len > 1 && (glob.ptr[1] == '!' || glob.ptr[1] == '^');
    bool found = false;
    i += not ;
    for (size_t first = i; i < glob.len; i++) {
        if (glob.ptr[i] == ']' && i > first)
            break;
        if (glob.ptr[i] == '\\' && i + 1 < glob.len)
            i++;
        unsigned char low = (unsigned char)glob.ptr[i], high = low;
        if (i + 2 < glob.len && glob.ptr[i + 1] == '-' &&
            glob.ptr[i + 2] != ']') {
            high = (unsigned char)glob.ptr[i + 2];
            i += 2;
        }
        found = found || ((unsigned char)c >= low && (unsigned char)c <= high);
    }
    *len = i < glob.len ? i + 1 : 0;
    return found != not &&c != '/';
}

/* "**" and a slash: any folders, also none; at the end: all that is within. */
static bool folders_match(struct match *m, struct str glob, struct str s)
{
    if (glob.len == 2)
        return s.len > 0;
    glob = tail(glob, 3);
    for (;;) {
        if (matches(m, glob, s))
            return true;
        const char *slash = s.len ? memchr(s.ptr, '/', s.len) : NULL;
        if (!slash)
            return false;
        s = tail(s, (size_t)(slash - s.ptr) + 1);
    }
}

static bool star_matches(struct match *m, struct str glob, struct str s)
{
    while (str_starts(glob, STR("*")))
        glob = tail(glob, 1);
    for (;;) {
        if (matches(m, glob, s))
            return true;
        if (!s.len || *s.ptr == '/')
            return false;
        s = tail(s, 1);
    }
}

/* Whether the first character of GLOB takes that of S; *LEN is how long it is
 * written. */
static bool one_matches(struct str glob, char c, size_t *len)
{
    *len = 1;
    if (*glob.ptr == '?')
        return c != '/';
    if (*glob.ptr == '[') {
        bool has = set_has(glob, c, len);
        if (*len)
            return has;
        *len = 1;
    }
    if (*glob.ptr == '\\' && glob.len > 1) {
        *len = 2;
        return glob.ptr[1] == c;
    }
    return *glob.ptr == c;
}

/* At the start of a name within the path. */
static bool matches_from_name(struct match *m, struct str glob, struct str s)
{
    bool any = str_starts(glob, STR("**/")) || str_is(glob, "**");
    return any ? folders_match(m, glob, s) : matches(m, glob, s);
}

static bool matches(struct match *m, struct str glob, struct str s)
{
    while (glob.len) {
        size_t len;
        if (m->steps++ >= IGNORE_STEPS_MAX)
            return false;
        if (*glob.ptr == '*')
            return star_matches(m, glob, s);
        if (!s.len || !one_matches(glob, *s.ptr, &len))
            return false;
        bool slash = *s.ptr == '/';
        glob = tail(glob, len);
        s = tail(s, 1);
        if (slash)
            return matches_from_name(m, glob, s);
    }
    return s.len == 0;
}

static bool pattern_has(const struct pattern *p, struct str path,
                        bool is_folder)
{
    struct match m = {0};
    size_t skip = p->folder.len + !str_ends(p->folder, STR("/"));
    if (!str_starts(path, p->folder) || path.len <= skip ||
        path.ptr[skip - 1] != '/' || (p->folders && !is_folder))
        return false;
    struct str s = tail(path, skip);
    if (!p->anchored)
        for (const char *slash; (slash = memchr(s.ptr, '/', s.len));)
            s = tail(s, (size_t)(slash - s.ptr) + 1);
    return matches_from_name(&m, p->glob, s);
}

bool ignore_has(const struct ignore *ig, struct str path, bool is_folder)
{
    for (size_t i = ig->patterns.n; i > 0; i--)
        if (pattern_has(&ig->patterns.at[i - 1], path, is_folder))
            return !ig->patterns.at[i - 1].again;
    return false;
}
