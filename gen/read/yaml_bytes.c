/* The bytes of a YAML text: checked before libyaml sees them, because it says
 * of a bad one neither where nor which; and counted, because its marks are in
 * code points. */
#include "base/utf8.h"
#include "read/encoding.h"
#include "read/limits.h"
#include "read/yaml_reader.h"

enum { STEP = 64 }; /* code points from one known byte to the next */

static uint32_t bom_len(struct str bytes)
{
    return str_starts(bytes, STR("\xEF\xBB\xBF")) ? 3 : 0;
}

static bool all_ascii(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.ptr[i] >= 0x80)
            return false;
    return true;
}

/* The length of the code point whose first byte is C. */
static unsigned code_point_len(char c)
{
    unsigned char lead = (unsigned char)c;
    return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

struct yaml_index yaml_index_new(struct arena *a, const struct text *text)
{
    struct yaml_index index = {.base = bom_len(text->bytes)};
    index.bytes = str_sub(text->bytes, index.base, text->bytes.len);
    if (all_ascii(index.bytes))
        return index;
    index.points = ARENA_ARRAY(a, uint32_t, index.bytes.len / STEP + 1);
    size_t n = 0;
    for (size_t at = 0; at < index.bytes.len; n++) {
        if (n % STEP == 0)
            index.points[n / STEP] = (uint32_t)at;
        at += code_point_len(index.bytes.ptr[at]);
    }
    return index;
}

uint32_t yaml_index_byte(const struct yaml_index *index, size_t at)
{
    size_t byte = at;
    if (index->points && index->bytes.len) {
        byte = index->points[at / STEP];
        /* At the very end the last step may have no point of its own. */
        if (byte == 0 && at >= STEP) {
            byte = index->points[at / STEP - 1];
            at = STEP;
        } else {
            at %= STEP;
        }
        for (; at && byte < index->bytes.len; at--)
            byte += code_point_len(index->bytes.ptr[byte]);
    }
    if (byte > index->bytes.len)
        byte = index->bytes.len;
    return index->base + (uint32_t)byte;
}

/* What is wrong with a code point; NULL if nothing. */
static const char *bad_character(uint32_t c)
{
    if (c == '\t' || c == '\n' || c == '\r' || (c >= ' ' && c < 0x7F))
        return NULL;
    if (c == 0x85 || c == 0x2028 || c == 0x2029)
        return "a line end for some readers of YAML and not for others";
    if (c < 0xA0)
        return "a control character";
    if (c == 0xFEFF || c == 0xFFFE || c == 0xFFFF)
        return "not allowed in YAML";
    return NULL;
}

static struct finding *add_bad(struct text *text, struct findings *fs,
                               size_t at, unsigned len, uint32_t c)
{
    struct span span = {text, (uint32_t)at, len ? len : 1};
    struct finding *f;
    if (!len) {
        f = finding_add(fs, FINDING_YAML_CHARACTER, span,
                        "the byte 0x%02X is not UTF-8",
                        (unsigned char)text->bytes.ptr[at]);
        finding_help(fs, f, "save the file as UTF-8");
    } else {
        f = finding_add(fs, FINDING_YAML_CHARACTER, span, "U+%04X is %s", c,
                        bad_character(c));
        finding_help(fs, f, "remove it, or write \"\\u%04X\" in double quotes",
                     c);
    }
    return f;
}

bool yaml_check(struct text *text, struct findings *fs)
{
    struct str s = text->bytes;
    size_t at = bom_len(s);
    unsigned found = 0;
    if (read_utf16(text, fs, FINDING_YAML_CHARACTER) ||
        read_binary(text, fs, FINDING_YAML_CHARACTER))
        return false;
    while (at < s.len && found < READ_ERRORS_MAX) {
        unsigned char byte = (unsigned char)s.ptr[at];
        if (byte >= ' ' && byte < 0x7F) {
            at++;
            continue;
        }
        uint32_t c = 0;
        unsigned len = utf8_decode(str_sub(s, at, 4), &c);
        if (!len || bad_character(c)) {
            add_bad(text, fs, at, len, c);
            found++;
        }
        at += len ? len : 1;
        /* Neighbours in the same plight are one mistake. */
        while (!len && at < s.len && !utf8_decode(str_sub(s, at, 4), NULL))
            at++;
    }
    return found == 0;
}
