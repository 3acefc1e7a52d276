#include "read/encoding.h"

#include "read/limits.h"

bool read_utf16(struct text *text, struct findings *fs, enum finding_id id)
{
    struct str s = str_sub(text->bytes, 0, 2);
    bool bom = str_eq(s, STR("\xFF\xFE")) || str_eq(s, STR("\xFE\xFF"));
    /* What begins with an ASCII character in half of it. */
    bool half = s.len == 2 && !s.ptr[0] != !s.ptr[1];
    if (!bom && !half)
        return false;
    struct finding *f = finding_add(fs, id, (struct span){text, 0, 2},
                                    "the file is UTF-16, not UTF-8");
    finding_help(fs, f,
                 "save it as UTF-8; in PowerShell: "
                 "Out-File -Encoding utf8");
    return true;
}

static bool is_control(char c)
{
    return (c >= 0 && c < ' ' && c != '\t' && c != '\n' && c != '\r') ||
           c == 0x7F;
}

/* A text that was damaged has a few; one byte in eight is another thing. */
bool read_binary(struct text *text, struct findings *fs, enum finding_id id)
{
    struct str head = str_sub(text->bytes, 0, READ_BINARY_BYTES);
    size_t controls = 0;
    for (size_t i = 0; i < head.len; i++)
        controls += is_control(head.ptr[i]);
    if (controls < 4 || controls * 8 < head.len)
        return false;
    struct finding *f =
        finding_add(fs, id, (struct span){text, 0, 1}, "the file is not text");
    finding_help(fs, f, "name a YAML or JSON file");
    return true;
}
