#include "schema/report_words.h"

#include "schema/compile.h"
#include "tree/number.h"

void words_or(struct buf *b, uint32_t index, uint32_t count)
{
    if (index == 0)
        return;
    buf_add_z(b, index + 1 == count ? " or " : ", ");
}

/* true and false are two words, so that they stand in a list as others do. */
static const struct {
    unsigned bit;
    const char *words;
} types[] = {
    {TYPE_STRING, "a string"},        {TYPE_NUMBER, "a number"},
    {TYPE_INTEGER, "a whole number"}, {TYPE_ARRAY, "an array"},
    {TYPE_OBJECT, "an object"},       {TYPE_BOOLEAN, "true"},
    {TYPE_BOOLEAN, "false"},          {TYPE_NULL, "null"},
};

void words_types(struct buf *b, unsigned mask)
{
    uint32_t count = 0, index = 0;
    if (mask & TYPE_NUMBER)
        mask &= ~(unsigned)TYPE_INTEGER;
    for (size_t i = 0; i < COUNT_OF(types); i++)
        count += (mask & types[i].bit) != 0;
    for (size_t i = 0; i < COUNT_OF(types); i++) {
        if (!(mask & types[i].bit))
            continue;
        words_or(b, index++, count);
        buf_add_z(b, types[i].words);
    }
}

void words_kind(struct buf *b, struct val v)
{
    switch (val_kind(v)) {
    case NODE_NULL:
        buf_add_z(b, "null");
        break;
    case NODE_TRUE:
    case NODE_FALSE:
        buf_add_str(b, val_str(v));
        break;
    case NODE_NUMBER:
        if (number_is_whole(val_str(v)))
            buf_add_z(b, "a number");
        else
            words_value(b, v);
        break;
    case NODE_ARRAY:
        buf_add_z(b, "an array");
        break;
    case NODE_OBJECT:
        buf_add_z(b, "an object");
        break;
    default:
        buf_add_z(b, "a string");
        break;
    }
}

enum { VALUE_MAX = 60 }; /* bytes of a value that are shown */

void words_value(struct buf *b, struct val v)
{
    struct str s = val_str(v);
    enum node_kind kind = val_kind(v);
    bool quoted = kind == NODE_STRING || kind == NODE_KEY;
    if (kind == NODE_ARRAY || kind == NODE_OBJECT) {
        s = span_str(val_span(val_target(v)));
        if (s.len > VALUE_MAX / 2) {
            words_kind(b, v);
            return;
        }
    }
    bool cut = s.len > VALUE_MAX;
    size_t len = cut ? VALUE_MAX : s.len;
    while (cut && len && ((unsigned char)s.ptr[len] & 0xC0) == 0x80)
        len--;
    if (quoted)
        buf_add_char(b, '\'');
    buf_add_str(b, str_sub(s, 0, len));
    if (cut)
        buf_add_z(b, "...");
    if (quoted)
        buf_add_char(b, '\'');
}

static size_t digits(struct str s, size_t at)
{
    size_t n = 0;
    while (at + n < s.len && s.ptr[at + n] >= '0' && s.ptr[at + n] <= '9')
        n++;
    return n;
}

bool words_is_number(struct str s)
{
    size_t at = s.len && s.ptr[0] == '-', n = digits(s, at);
    if (n == 0 || (n > 1 && s.ptr[at] == '0'))
        return false;
    at += n;
    if (at < s.len && s.ptr[at] == '.') {
        n = digits(s, at + 1);
        at += n + 1;
        if (n == 0)
            return false;
    }
    if (at < s.len && (s.ptr[at] | 0x20) == 'e') {
        at++;
        at += at < s.len && (s.ptr[at] == '+' || s.ptr[at] == '-');
        n = digits(s, at);
        at += n;
        if (n == 0)
            return false;
    }
    return at == s.len;
}
