#define PCRE2_CODE_UNIT_WIDTH 8
#include "base/regex.h"

#include <pcre2.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/limits.h"

struct regex {
    pcre2_code *code;
    pcre2_match_data *match;
    pcre2_match_context *context;
};

struct regex *regex_compile(struct arena *a, struct str pattern,
                            const char **message, size_t *offset)
{
    int number;
    PCRE2_SIZE at;
    PCRE2_SPTR bytes = (PCRE2_SPTR)(pattern.ptr ? pattern.ptr : "");
    pcre2_code *code = pcre2_compile(
        bytes, pattern.len, PCRE2_UTF | PCRE2_NO_UTF_CHECK, &number, &at, NULL);
    if (!code) {
        PCRE2_UCHAR words[200];
        pcre2_get_error_message(number, words, sizeof words);
        *message = arena_printf(a, "%s", (const char *)words);
        *offset = at;
        return NULL;
    }
    struct regex *rx = xmalloc(sizeof *rx);
    rx->code = code;
    rx->match = pcre2_match_data_create_from_pattern(code, NULL);
    rx->context = pcre2_match_context_create(NULL);
    pcre2_set_match_limit(rx->context, REGEX_MATCH_LIMIT);
    pcre2_set_depth_limit(rx->context, REGEX_DEPTH_LIMIT);
    return rx;
}

void regex_free(struct regex *rx)
{
    if (!rx)
        return;
    pcre2_match_context_free(rx->context);
    pcre2_match_data_free(rx->match);
    pcre2_code_free(rx->code);
    free(rx);
}

void regex_limit(struct regex *rx, uint32_t steps)
{
    pcre2_set_match_limit(rx->context, steps);
}

enum regex_result regex_match(struct regex *rx, struct str text, size_t from,
                              struct regex_group *groups, size_t count)
{
    PCRE2_SPTR bytes = (PCRE2_SPTR)(text.ptr ? text.ptr : "");
    int n = pcre2_match(rx->code, bytes, text.len, from, PCRE2_NO_UTF_CHECK,
                        rx->match, rx->context);
    if (n == PCRE2_ERROR_NOMATCH)
        return REGEX_NO;
    if (n < 0)
        return REGEX_LIMIT;
    const PCRE2_SIZE *at = pcre2_get_ovector_pointer(rx->match);
    uint32_t pairs = pcre2_get_ovector_count(rx->match);
    for (size_t i = 0; i < count; i++) {
        bool there = i < pairs && at[2 * i] != PCRE2_UNSET;
        groups[i] = (struct regex_group){1, 0};
        if (there)
            groups[i] = (struct regex_group){at[2 * i], at[2 * i + 1]};
    }
    return REGEX_YES;
}

enum regex_result regex_search(struct regex *rx, struct str text, size_t *start,
                               size_t *end)
{
    struct regex_group all;
    enum regex_result found = regex_match(rx, text, 0, &all, 1);
    if (found == REGEX_YES && start) {
        *start = all.start;
        *end = all.end;
    }
    return found;
}

const char *regex_library(struct arena *a)
{
    char *version =
        arena_alloc(a, (size_t)pcre2_config(PCRE2_CONFIG_VERSION, NULL));
    pcre2_config(PCRE2_CONFIG_VERSION, version);
    return version;
}
