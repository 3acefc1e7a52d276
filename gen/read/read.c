#include "read/read.h"

#include "base/file.h"

static const struct {
    const char *ending;
    enum read_syntax syntax;
} endings[] = {
    {".json", READ_JSON}, {".yaml", READ_YAML},  {".yml", READ_YAML},
    {".tf", READ_HCL},    {".tfvars", READ_HCL}, {".tofu", READ_HCL},
    {".hcl", READ_HCL},
};

static enum read_syntax by_content(struct str bytes)
{
    if (str_starts(bytes, STR("\xEF\xBB\xBF")))
        bytes = str_sub(bytes, 3, bytes.len);
    bytes = str_trim(bytes);
    bool json = bytes.len && (*bytes.ptr == '{' || *bytes.ptr == '[');
    return json ? READ_JSON : READ_YAML;
}

/* The row of endings that the file's name ends with, -1 if none. */
static int by_name(const struct text *text)
{
    struct str name = str_of(text->parent ? NULL : text->name);
    for (size_t i = 0; i < COUNT_OF(endings); i++) {
        struct str ending = str_of(endings[i].ending);
        if (name.len > ending.len &&
            str_eq_nocase(str_sub(name, name.len - ending.len, ending.len),
                          ending))
            return (int)i;
    }
    return -1;
}

enum read_syntax read_syntax(const struct text *text)
{
    int row = by_name(text);
    return row >= 0 ? endings[row].syntax : by_content(text->bytes);
}

bool read_is_guess(const struct text *text)
{
    struct str name = file_name(str_of(text->name));
    return !text->parent && str_contains(name, STR(".")) && by_name(text) < 0 &&
           by_content(text->bytes) == READ_YAML;
}

struct tree *read_document(struct arena *a, struct text *text,
                           const struct read_options *options,
                           struct findings *fs)
{
    enum read_syntax syntax = read_syntax(text);
    if (syntax == READ_JSON)
        return json_read(a, text, options ? &options->json : NULL, fs);
    if (syntax == READ_HCL)
        return hcl_read(a, text, fs);
    return yaml_read(a, text, options ? &options->yaml : NULL, fs);
}
