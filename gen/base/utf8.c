#include "base/utf8.h"

#include <assert.h>

static bool is_tail(struct str s, size_t at)
{
    return at < s.len && ((unsigned char)s.ptr[at] & 0xC0) == 0x80;
}

static uint32_t tail(struct str s, size_t at)
{
    return (unsigned char)s.ptr[at] & 0x3Fu;
}

unsigned utf8_decode(struct str s, uint32_t *code_point)
{
    if (s.len == 0)
        return 0;
    uint32_t lead = (unsigned char)s.ptr[0], c = lead;
    unsigned len = 1;
    if (lead >= 0x80) {
        len = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        if (lead < 0xC2 || lead > 0xF4)
            return 0;
        c = lead & (0x7Fu >> len);
        for (unsigned i = 1; i < len; i++) {
            if (!is_tail(s, i))
                return 0;
            c = c << 6 | tail(s, i);
        }
        if ((len == 3 && c < 0x800) || (len == 4 && c < 0x10000) ||
            c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
            return 0;
    }
    if (code_point)
        *code_point = c;
    return len;
}

unsigned utf8_encode(uint32_t c, char bytes[4])
{
    assert(c <= 0x10FFFF);
    if (c < 0x80) {
        bytes[0] = (char)c;
        return 1;
    }
    unsigned len = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (unsigned i = len - 1; i > 0; i--) {
        bytes[i] = (char)(0x80 | (c & 0x3F));
        c >>= 6;
    }
    bytes[0] = (char)((0xF00 >> len & 0xFF) | c);
    return len;
}

size_t utf8_valid(struct str s)
{
    size_t at = 0;
    while (at < s.len) {
        if ((unsigned char)s.ptr[at] < 0x80) {
            at++;
            continue;
        }
        unsigned n = utf8_decode(str_sub(s, at, 4), NULL);
        if (n == 0)
            return at;
        at += n;
    }
    return at;
}

/* Whether the eight bytes at P are ASCII. */
static bool ascii8(const char *p)
{
    uint64_t word;
    memcpy(&word, p, 8);
    return (word & 0x8080808080808080u) == 0;
}

size_t utf8_count(struct str s)
{
    size_t n = 0;
    for (size_t at = 0; at < s.len; n++) {
        /* A document on one line has long ways to its columns. */
        while (s.len - at >= 8 && ascii8(s.ptr + at)) {
            at += 8;
            n += 8;
        }
        if (at == s.len)
            break;
        unsigned len = utf8_decode(str_sub(s, at, 4), NULL);
        at += len ? len : 1;
    }
    return n;
}

struct range {
    uint32_t first, last;
};

/* Unicode 15: marks (Mn, Me), format characters and Hangul vowels. */
static const struct range zero_width[] = {
    {0x0300, 0x036F},   {0x0483, 0x0489},   {0x0591, 0x05BD}, {0x0610, 0x061A},
    {0x064B, 0x065F},   {0x06D6, 0x06DC},   {0x0900, 0x0902}, {0x093C, 0x093C},
    {0x0941, 0x0948},   {0x0E31, 0x0E31},   {0x0E34, 0x0E3A}, {0x0E47, 0x0E4E},
    {0x1160, 0x11FF},   {0x1AB0, 0x1AFF},   {0x1DC0, 0x1DFF}, {0x200B, 0x200F},
    {0x202A, 0x202E},   {0x2060, 0x2064},   {0x20D0, 0x20F0}, {0x302A, 0x302D},
    {0x3099, 0x309A},   {0xFE00, 0xFE0F},   {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF},
    {0x1F3FB, 0x1F3FF}, {0xE0100, 0xE01EF},
};

/* Unicode 15: East Asian Width W and F, and emoji shown as pictures. */
static const struct range double_width[] = {
    {0x1100, 0x115F},   {0x231A, 0x231B},   {0x2329, 0x232A},
    {0x23E9, 0x23EC},   {0x25FD, 0x25FE},   {0x2614, 0x2615},
    {0x2648, 0x2653},   {0x26A1, 0x26A1},   {0x26BD, 0x26BE},
    {0x2705, 0x2705},   {0x270A, 0x270B},   {0x2728, 0x2728},
    {0x274C, 0x274C},   {0x274E, 0x274E},   {0x2753, 0x2755},
    {0x2757, 0x2757},   {0x2795, 0x2797},   {0x2E80, 0x303E},
    {0x3041, 0x33FF},   {0x3400, 0x4DBF},   {0x4E00, 0x9FFF},
    {0xA000, 0xA4CF},   {0xA960, 0xA97F},   {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6},   {0x16FE0, 0x18AFF}, {0x1B000, 0x1B2FF},
    {0x1F004, 0x1F004}, {0x1F0CF, 0x1F0CF}, {0x1F18E, 0x1F18E},
    {0x1F191, 0x1F19A}, {0x1F200, 0x1F320}, {0x1F32D, 0x1F335},
    {0x1F337, 0x1F37C}, {0x1F37E, 0x1F393}, {0x1F3A0, 0x1F3FA},
    {0x1F400, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F7E0, 0x1F7EB},
    {0x1F90C, 0x1F9FF}, {0x1FA70, 0x1FAFF}, {0x20000, 0x3FFFD},
};

static bool in_ranges(const struct range *ranges, size_t n, uint32_t c)
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (c > ranges[mid].last)
            low = mid + 1;
        else
            high = mid;
    }
    return low < n && c >= ranges[low].first;
}

unsigned utf8_width(uint32_t c)
{
    if (c < 0x300)
        return 1;
    if (in_ranges(zero_width, sizeof zero_width / sizeof *zero_width, c))
        return 0;
    return in_ranges(double_width, sizeof double_width / sizeof *double_width,
                     c)
               ? 2
               : 1;
}
