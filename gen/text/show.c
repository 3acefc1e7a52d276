#include "text/show.h"

#include <stdio.h>

#include "base/utf8.h"
#include "base/vec.h"

/* Invisible, or turning the direction of what follows. The joiners U+200C and
 * U+200D stay: scripts and emoji need them. */
static const struct {
    uint32_t first, last;
} hidden[] = {
    {0x00, 0x1F},     {0x7F, 0x9F},     {0xAD, 0xAD},       {0x61C, 0x61C},
    {0x200B, 0x200B}, {0x200E, 0x200F}, {0x2028, 0x202E},   {0x2060, 0x206F},
    {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB}, {0xE0000, 0xE007F},
};

static bool is_hidden(uint32_t c)
{
    for (size_t i = 0; i < COUNT_OF(hidden); i++)
        if (c >= hidden[i].first && c <= hidden[i].last)
            return true;
    return false;
}

static int escape(char *out, size_t size, uint32_t c)
{
    switch (c) {
    case '\n':
        return snprintf(out, size, "\\n");
    case '\r':
        return snprintf(out, size, "\\r");
    case '\t':
        return snprintf(out, size, "\\t");
    default:
        return snprintf(out, size, c < 0x80 ? "\\x%02x" : "\\u%04x", c);
    }
}

/* Nearly all that is shown, and shown as it is. */
static inline bool is_plain(char c)
{
    return c >= ' ' && c <= '~';
}

struct glyph show_glyph(struct str s)
{
    struct glyph g = {.size = 1};
    uint32_t c;
    if (is_plain(*s.ptr)) {
        g.text[0] = *s.ptr;
        g.len = g.width = 1;
        return g;
    }
    unsigned n = utf8_decode(s, &c);
    if (n == 0) {
        g.len = g.width = (unsigned)snprintf(g.text, sizeof g.text, "\\x%02x",
                                             (unsigned char)s.ptr[0]);
        return g;
    }
    g.size = n;
    if (is_hidden(c)) {
        g.len = g.width = (unsigned)escape(g.text, sizeof g.text, c);
        return g;
    }
    memcpy(g.text, s.ptr, n);
    g.len = n;
    g.width = utf8_width(c);
    return g;
}

void show_str(struct buf *out, struct str s)
{
    while (s.len) {
        size_t n = 0;
        while (n < s.len && is_plain(s.ptr[n]))
            n++;
        buf_add(out, s.ptr, n);
        s = str_sub(s, n, s.len);
        if (s.len) {
            struct glyph g = show_glyph(s);
            buf_add(out, g.text, g.len);
            s = str_sub(s, g.size, s.len);
        }
    }
}

void show_sentence(struct buf *out, struct str message, struct str help)
{
    show_str(out, message);
    if (help.len)
        buf_add_z(out, "; ");
    show_str(out, help);
    if (out->len && !strchr(".?!", out->ptr[out->len - 1]))
        buf_add_z(out, ".");
}

void show_file(struct buf *out, const char *name)
{
    show_str(out, strcmp(name, "-") == 0 ? STR("<stdin>") : str_of(name));
}
