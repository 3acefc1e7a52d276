/* The value of a JSON string as a text of its own. */
#include "base/utf8.h"
#include "read/json_reader.h"
#include "read/view.h"

/* Adds what stands at P; how long that is. */
static size_t add_piece(struct view *v, const char *p, const char *end,
                        char quote)
{
    const char *start = v->parent->bytes.ptr;
    uint32_t off = (uint32_t)(p - start), code_point;
    unsigned char c = (unsigned char)*p;
    unsigned len = c == '\\' ? json_escape(p, end, &code_point) : 0;
    if (quote == '\'' && c == '\\' && p + 1 < end && p[1] == '\'') {
        code_point = '\'';
        len = 2;
    }
    if (c >= 0x80) {
        len = utf8_decode((struct str){p, (size_t)(end - p)}, NULL);
        if (len) {
            view_copy(v, off, len);
            return len;
        }
        code_point = 0xFFFD;
        len = 1;
    }
    if (!len) {
        view_copy(v, off, 1);
        return 1;
    }
    char bytes[4];
    view_escape(v, off, len,
                (struct str){bytes, utf8_encode(code_point, bytes)});
    return len;
}

struct text *json_string_view(struct arena *a, struct val string)
{
    string = val_target(string);
    struct span span = val_span(string);
    struct view v;
    view_start(&v, a, span.text);
    if (span_str(span).len && *span_str(span).ptr == '"')
        v.encoding = ENCODING_JSON;
    if (!(val_flags(string) & NODE_DECODED)) {
        struct str value = val_str(string);
        view_copy(&v, (uint32_t)(value.ptr - span.text->bytes.ptr),
                  (uint32_t)value.len);
        return view_finish(&v, string);
    }
    struct str raw = span_str(span);
    const char *p = raw.ptr + 1, *end = raw.ptr + raw.len;
    while (p < end && v.bytes.len < val_str(string).len)
        p += add_piece(&v, p, end, *raw.ptr);
    return view_finish(&v, string);
}
