/* Any bytes as a file of each host: the rules about resources take what is
 * found in it, and each setting can be asked for. */
#include <stdlib.h>

#include "base/arena.h"
#include "host/find.h"
#include "reading.h"
#include "rules/resource.h"

/* Asks for all that an endpoint may have. */
static void ask(struct arena *a, const struct host_document *d,
                enum object object)
{
    const struct member *m = NULL;
    while ((m = member_next(object, m))) {
        struct host_setting s = host_setting(a, d, object, m->name);
        struct str text;
        int64_t number;
        bool on;
        assert(!host_setting_str(&s, &text) || !s.unknown);
        assert(!host_setting_int(&s, &number) || !s.unknown);
        assert(!host_setting_bool(&s, &on) || !s.unknown);
        if (!host_setting_there(&s))
            continue;
        struct span outer = span_outer(host_setting_span(&s));
        assert(outer.off + outer.len <= outer.text->bytes.len);
    }
}

static void search(const char *name, const uint8_t *data, size_t size)
{
    struct arena *a = arena_new();
    /* A copy of just this size, so that one byte too far is seen. */
    char *bytes = xmalloc(size);
    memcpy(bytes, data, size);
    /* A folder that is not there: it has no neighbours. */
    struct text *text = text_new(a, name, (struct str){bytes, size});
    struct host_search s = {
        .arena = a, .findings = findings_new(a), .text = text};
    if (host_find(&s)) {
        rules_check_resources(&s, 0, a, s.findings);
        for (size_t i = 0; i < s.documents.n && i < 20; i++)
            if (host_object(&s.documents.at[i]) == OBJECT_ENDPOINT)
                for (int k = OBJECT_DB2; k < OBJECT_COUNT; k++)
                    ask(a, &s.documents.at[i], (enum object)k);
    }
    findings_sort(s.findings);
    arena_free(a);
    free(bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    search("/nowhere/fuzz.tf", data, size);
    search("/nowhere/fuzz.tf.json", data, size);
    search("/nowhere/fuzz.yaml", data, size);
    search("/nowhere/fuzz.json", data, size);
    search("/nowhere/fuzz.sh", data, size);
    return 0;
}
