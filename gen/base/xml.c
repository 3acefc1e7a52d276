#include "base/xml.h"

#include <assert.h>
#include <libxml/xmlwriter.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/utf8.h"

/* A struct xml is libxml2's writer by another name. */
static xmlTextWriter *inner(struct xml *x)
{
    return (xmlTextWriter *)x;
}

static int write_some(void *out, const char *bytes, int len)
{
    buf_add(out, bytes, (size_t)len);
    return len;
}

/* The writer fails only where there is no memory, or where we open and close
 * elements in the wrong order. */
static void done(int result)
{
    assert(result >= 0);
    (void)result;
}

static bool is_allowed(uint32_t c)
{
    if (c < 0x20)
        return c == '\t' || c == '\n' || c == '\r';
    return c != 0xFFFE && c != 0xFFFF;
}

/* S as XML may hold it, as libxml2 calls a string. */
static const xmlChar *valid(struct buf *b, struct str s)
{
    buf_init(b, 0);
    buf_add_z(b, "");
    while (s.len) {
        uint32_t c = 0;
        unsigned n = utf8_decode(s, &c);
        if (n && is_allowed(c))
            buf_add(b, s.ptr, n);
        else
            buf_add_utf8(b, 0xFFFD);
        s = str_sub(s, n ? n : 1, s.len);
    }
    return (const xmlChar *)(b->ptr ? b->ptr : "");
}

struct xml *xml_new(struct buf *out)
{
    xmlOutputBuffer *sink = xmlOutputBufferCreateIO(write_some, NULL, out, 0);
    xmlTextWriter *w = sink ? xmlNewTextWriter(sink) : NULL;
    if (!w)
        out_of_memory();
    xmlTextWriterSetIndent(w, 1);
    xmlTextWriterSetIndentString(w, BAD_CAST "  ");
    done(xmlTextWriterStartDocument(w, NULL, "UTF-8", NULL));
    return (struct xml *)w;
}

void xml_start(struct xml *x, const char *element)
{
    done(xmlTextWriterStartElement(inner(x), BAD_CAST element));
}

void xml_attribute(struct xml *x, const char *name, struct str value)
{
    struct buf b;
    const xmlChar *z = valid(&b, value);
    done(xmlTextWriterWriteAttribute(inner(x), BAD_CAST name, z));
    buf_free(&b);
}

void xml_number(struct xml *x, const char *name, size_t value)
{
    char digits[32];
    snprintf(digits, sizeof digits, "%zu", value);
    xml_attribute(x, name, str_of(digits));
}

void xml_text(struct xml *x, struct str text)
{
    struct buf b;
    const xmlChar *z = valid(&b, text);
    done(xmlTextWriterWriteString(inner(x), z));
    buf_free(&b);
}

void xml_end(struct xml *x)
{
    done(xmlTextWriterEndElement(inner(x)));
}

void xml_free(struct xml *x)
{
    done(xmlTextWriterEndDocument(inner(x)));
    xmlFreeTextWriter(inner(x));
}

const char *xml_library(void)
{
    return LIBXML_DOTTED_VERSION;
}
