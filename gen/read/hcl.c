#include "read/hcl.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/utf8.h"
#include "read/encoding.h"
#include "read/hcl_reader.h"
#include "read/limits.h"

bool hcl_is_told(const struct hcl_reader *r, uint32_t off)
{
    for (size_t i = 0; i < r->told.n; i++)
        if (off >= r->told.at[i].from && off <= r->told.at[i].to)
            return true;
    return false;
}

struct finding *hcl_error(struct hcl_reader *r, uint32_t off, uint32_t len,
                          const char *format, ...)
{
    struct span span = {r->text, off, len};
    char message[256];
    if (!r->fs || hcl_is_told(r, off))
        return NULL;
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    if (r->errors++ < READ_ERRORS_MAX)
        return finding_add(r->fs, FINDING_HCL_SYNTAX, span, "%s", message);
    if (r->errors == READ_ERRORS_MAX + 1)
        finding_add(r->fs, FINDING_HCL_SYNTAX, span,
                    "there are more mistakes from here on");
    return NULL;
}

void hcl_help(struct hcl_reader *r, struct finding *f, const char *format, ...)
{
    char help[256];
    if (!f)
        return;
    va_list args;
    va_start(args, format);
    vsnprintf(help, sizeof help, format, args);
    va_end(args);
    finding_help(r->fs, f, "%s", help);
}

void hcl_start(struct hcl_reader *r, struct arena *a, struct text *text,
               struct findings *fs, size_t size)
{
    *r = (struct hcl_reader){
        .text = text, .bytes = text->bytes, .arena = a, .fs = fs};
    build_start_part(&r->b, a, text, size);
    r->b.tree->syntax = TREE_HCL;
}

/* Each run of bytes that are not UTF-8 is one mistake. */
static void check_bytes(struct hcl_reader *r)
{
    size_t at = utf8_valid(r->bytes);
    while (at < r->bytes.len) {
        struct finding *f =
            hcl_error(r, (uint32_t)at, 1, "the byte 0x%02X is not UTF-8",
                      (unsigned char)r->bytes.ptr[at]);
        hcl_help(r, f, "save the file as UTF-8");
        while (at < r->bytes.len &&
               !utf8_decode(str_sub(r->bytes, at, 4), NULL))
            at++;
        at += utf8_valid(str_sub(r->bytes, at, r->bytes.len));
    }
}

/* A '}' too many comes of what is wrong before it, if anything is. */
static void drop_stray(struct hcl_reader *r)
{
    size_t n = 0, i = 0;
    for (; r->stray && i < r->fs->list.n; i++)
        if (r->fs->list.at[i] != r->stray || r->errors == 1)
            r->fs->list.at[n++] = r->fs->list.at[i];
    if (r->stray)
        r->fs->list.n = n;
}

struct tree *hcl_read(struct arena *a, struct text *text, struct findings *fs)
{
    struct hcl_reader r;
    hcl_start(&r, a, text, fs, text->bytes.len);
    uint32_t bom = str_starts(text->bytes, STR("\xEF\xBB\xBF")) ? 3 : 0;
    uint32_t end = (uint32_t)text->bytes.len;
    if (fs && read_utf16(text, fs, FINDING_HCL_SYNTAX))
        end = bom;
    else
        check_bytes(&r);
    r.comments = true;
    hcl_lex(&r, bom, end);
    hcl_read_body(&r, 0, (uint32_t)r.tokens.n - 1, bom, end);
    drop_stray(&r);
    return build_finish(&r.b);
}
