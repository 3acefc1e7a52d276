#include "tree/write.h"

#include "base/utf8.h"

static void escape(struct buf *out, unsigned char c)
{
    static const char letters[] = "\"\"\\\\\bb\ff\nn\rr\tt";
    for (const char *p = letters; *p; p += 2)
        if (*p == (char)c) {
            buf_printf(out, "\\%c", p[1]);
            return;
        }
    buf_printf(out, "\\u%04x", c);
}

void write_json_string(struct buf *out, struct str s)
{
    buf_add_char(out, '"');
    for (size_t at = 0; at < s.len;) {
        unsigned char c = (unsigned char)s.ptr[at];
        unsigned n = utf8_decode(str_sub(s, at, 4), NULL);
        if (c < ' ' || c == '"' || c == '\\')
            escape(out, c);
        else if (n)
            buf_add(out, s.ptr + at, n);
        else
            buf_add_utf8(out, 0xFFFD);
        at += n ? n : 1;
    }
    buf_add_char(out, '"');
}

void write_json_line(struct buf *out, unsigned indent)
{
    buf_add_char(out, '\n');
    buf_add_repeat(out, ' ', (size_t)indent * 2);
}

static void write_container(struct buf *out, struct val v, unsigned indent)
{
    bool object = val_is(v, NODE_OBJECT);
    buf_add_char(out, object ? '{' : '[');
    bool any = false;
    VAL_EACH(it, v)
    {
        if (any)
            buf_add_char(out, ',');
        any = true;
        write_json_line(out, indent + 1);
        if (object) {
            write_json_string(out, val_str(it.key));
            buf_add_z(out, ": ");
        }
        write_json(out, it.value, indent + 1);
    }
    if (any)
        write_json_line(out, indent);
    buf_add_char(out, object ? '}' : ']');
}

void write_json(struct buf *out, struct val v, unsigned indent)
{
    switch (val_kind(v)) {
    case NODE_STRING:
    case NODE_KEY:
        write_json_string(out, val_str(v));
        return;
    case NODE_FALSE:
    case NODE_TRUE:
    case NODE_NUMBER:
        buf_add_str(out, val_str(v));
        return;
    case NODE_ARRAY:
    case NODE_OBJECT:
        write_container(out, v, indent);
        return;
    default:
        buf_add_z(out, "null");
    }
}
