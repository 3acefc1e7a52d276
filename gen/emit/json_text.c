#include "emit/json_text.h"

void json_add_escaped(struct buf *out, struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '"' || c == '\\')
            buf_printf(out, "\\%c", c);
        else if (c == '\n')
            buf_add_z(out, "\\n");
        else if ((unsigned char)c < 0x20)
            buf_printf(out, "\\u%04x", (unsigned char)c);
        else
            buf_add_char(out, c);
    }
}
