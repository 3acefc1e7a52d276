#include "schema/uri.h"

#include "base/arena.h"
#include "base/buf.h"

/* The length of "scheme" in "scheme:…", 0 if there is none. */
static size_t scheme_length(struct str s)
{
    size_t n = 0;
    if (s.len == 0 || !char_is_letter(s.ptr[0]))
        return 0;
    while (n < s.len && (char_is_letter(s.ptr[n]) || char_is_digit(s.ptr[n]) ||
                         s.ptr[n] == '+' || s.ptr[n] == '-' || s.ptr[n] == '.'))
        n++;
    return n < s.len && s.ptr[n] == ':' ? n : 0;
}

/* The offset of the first of the characters in SET, or the length. */
static size_t find_any(struct str s, const char *set)
{
    size_t at = 0;
    while (at < s.len && !strchr(set, s.ptr[at] ? s.ptr[at] : 'x'))
        at++;
    return at;
}

struct str uri_cut_fragment(struct str *uri)
{
    size_t at = find_any(*uri, "#");
    struct str fragment = {NULL, 0};
    if (at < uri->len)
        fragment = (struct str){uri->ptr + at + 1, uri->len - at - 1};
    uri->len = at;
    return fragment;
}

struct uri uri_parse(struct str s)
{
    struct uri u = {0};
    size_t n = scheme_length(s);
    u.fragment = uri_cut_fragment(&s);
    if (n) {
        u.scheme = str_sub(s, 0, n);
        s = (struct str){s.ptr + n + 1, s.len - n - 1};
    }
    n = find_any(s, "?");
    if (n < s.len)
        u.query = (struct str){s.ptr + n + 1, s.len - n - 1};
    s.len = n;
    if (s.len >= 2 && s.ptr[0] == '/' && s.ptr[1] == '/') {
        s = (struct str){s.ptr + 2, s.len - 2};
        n = find_any(s, "/");
        u.authority = (struct str){s.ptr, n};
        s = (struct str){s.ptr + n, s.len - n};
    }
    u.path = s;
    return u;
}

/* Takes back the last segment of what was written since START. */
static void drop_segment(struct buf *b, size_t start)
{
    while (b->len > start && b->ptr[b->len - 1] != '/')
        b->len--;
    if (b->len > start)
        b->len--;
}

/* RFC 3986 section 5.2.4. */
static void add_without_dots(struct buf *b, struct str in)
{
    size_t start = b->len;
    while (in.len) {
        bool slash = in.ptr[0] == '/';
        struct str rest = str_sub(in, slash, in.len);
        size_t n = find_any(rest, "/");
        struct str segment = str_sub(rest, 0, n);
        bool dot = str_is(segment, "."), dots = str_is(segment, "..");
        in = (struct str){rest.ptr + n, rest.len - n};
        if (dots && slash)
            drop_segment(b, start);
        if ((dot || dots) && slash && in.len == 0)
            buf_add_char(b, '/');
        if (dot || dots)
            continue;
        if (slash)
            buf_add_char(b, '/');
        buf_add_str(b, segment);
    }
}

/* RFC 3986 section 5.2.3. */
static void add_merged(struct buf *b, struct uri base, struct str path)
{
    struct buf whole;
    size_t cut = base.path.len;
    buf_init(&whole, 0);
    while (cut && base.path.ptr[cut - 1] != '/')
        cut--;
    if (base.authority.ptr && base.path.len == 0)
        buf_add_char(&whole, '/');
    buf_add(&whole, base.path.ptr, cut);
    buf_add_str(&whole, path);
    add_without_dots(b, buf_str(&whole));
    buf_free(&whole);
}

static void add_path(struct buf *b, struct uri base, struct uri ref)
{
    bool own = ref.scheme.ptr || ref.authority.ptr;
    if (own || (ref.path.len && ref.path.ptr[0] == '/'))
        add_without_dots(b, ref.path);
    else if (ref.path.len)
        add_merged(b, base, ref.path);
    else
        buf_add_str(b, base.path);
}

static void add_part(struct buf *b, const char *mark, struct str part)
{
    if (!part.ptr)
        return;
    buf_add_z(b, mark);
    buf_add_str(b, part);
}

struct str uri_resolve(struct arena *a, struct str base_text, struct str text)
{
    struct uri base = uri_parse(base_text), ref = uri_parse(text);
    bool own = ref.scheme.ptr || ref.authority.ptr;
    struct str scheme = ref.scheme.ptr ? ref.scheme : base.scheme;
    struct buf b;
    buf_init(&b, 0);
    if (scheme.ptr) {
        buf_add_str(&b, scheme);
        buf_add_char(&b, ':');
    }
    add_part(&b, "//", own ? ref.authority : base.authority);
    add_path(&b, base, ref);
    if (!own && ref.path.len == 0 && !ref.query.ptr)
        add_part(&b, "?", base.query);
    else
        add_part(&b, "?", ref.query);
    add_part(&b, "#", ref.fragment);
    return buf_take(&b, a);
}

static int hex(char c)
{
    if (char_is_digit(c))
        return c - '0';
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

struct str uri_decode(struct arena *a, struct str text)
{
    char *out = arena_alloc(a, text.len + 1);
    size_t n = 0;
    for (size_t i = 0; i < text.len; i++) {
        bool escape = text.ptr[i] == '%' && i + 2 < text.len &&
                      hex(text.ptr[i + 1]) >= 0 && hex(text.ptr[i + 2]) >= 0;
        if (!escape) {
            out[n++] = text.ptr[i];
            continue;
        }
        out[n++] = (char)(hex(text.ptr[i + 1]) * 16 + hex(text.ptr[i + 2]));
        i += 2;
    }
    return (struct str){out, n};
}

struct str uri_of_path(struct arena *a, struct str path)
{
    struct buf b;
    buf_init(&b, 0);
    buf_add_z(&b, "file://");
    for (size_t i = 0; i < path.len; i++) {
        char c = path.ptr[i];
        if (char_is_letter(c) || char_is_digit(c) || (c && strchr("/-._~", c)))
            buf_add_char(&b, c);
        else
            buf_printf(&b, "%%%02X", (unsigned)(unsigned char)c);
    }
    return buf_take(&b, a);
}
