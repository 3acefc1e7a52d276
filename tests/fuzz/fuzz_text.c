/* Places anywhere in any bytes, also seen through a view, printed in every
 * form and width. The first eight bytes say where and how. */
#include <assert.h>
#include <stdint.h>

#include "base/arena.h"
#include "text/print.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { HEAD = 8 };

static struct text *view_of(struct arena *a, struct text *parent, uint8_t how)
{
    uint32_t len = (uint32_t)parent->bytes.len, half = len / 2;
    struct segment *s = ARENA_ARRAY(a, struct segment, 2);
    s[0] = (struct segment){0,     half, 0, half, SEGMENT_COPY, ENCODING_JSON,
                            false, NULL};
    s[1] = (struct segment){half,
                            len - half,
                            half,
                            len - half,
                            (enum segment_kind)(how % 3),
                            ENCODING_JSON,
                            false,
                            NULL};
    return text_view(a, parent, parent->bytes, s, 2);
}

static struct span span_at(struct text *t, uint8_t high, uint8_t low,
                           uint8_t length)
{
    uint32_t len = (uint32_t)t->bytes.len;
    uint32_t off = (uint32_t)(high << 8 | low) % (len + 1);
    return (struct span){t, off, length % (len - off + 1)};
}

static void print_all(const struct findings *fs, unsigned width, bool color)
{
    struct print_options look = {color, color, width};
    struct buf out;
    buf_init(&out, 0);
    for (unsigned i = 0; printer_at(i); i++) {
        printer_at(i)->print(fs, &look, &out);
        assert(out.len && out.ptr[out.len - 1] == '\n');
    }
    buf_free(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < HEAD)
        return 0;
    struct arena *a = arena_new();
    struct findings *fs = findings_new(a);
    struct str bytes = {(const char *)data + HEAD, size - HEAD};
    struct text *t = text_new(a, "fuzz", bytes);
    if (data[0] & 1)
        t = view_of(a, view_of(a, t, data[0] >> 1), data[0] >> 3);
    struct finding *f = finding_add(fs, FINDING_JSON_SYNTAX,
                                    span_at(t, data[1], data[2], data[3]),
                                    "%.*s", STR_ARG(str_sub(bytes, 0, 40)));
    finding_related(fs, f, span_at(t, data[4], data[5], data[3]), "here");
    finding_help(fs, f, "%.*s", STR_ARG(str_sub(bytes, 0, 9)));
    findings_sort(fs);
    print_all(fs, data[6], data[7] & 1);
    arena_free(a);
    return 0;
}
