#include "read/encoding.h"

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
