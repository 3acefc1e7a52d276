/* What libyaml says, in words that help. */
#include <stdio.h>

#include "base/utf8.h"
#include "read/yaml_reader.h"

enum where {
    AT_PROBLEM, /* where libyaml noticed */
    AT_CONTEXT, /* where what it was reading begins */
    RELATED,    /* at the problem, with the other as a related place */
};

/* Rows are tried in order; "" fits all. FIRST: what stands at the place. */
static const struct {
    const char *problem, *context, *first;
    enum where where;
    const char *message, *help;
} rows[] = {
    {"found character that cannot start any token", "", "\t", AT_PROBLEM,
     "a tab in the indentation", "indent with spaces"},
    {"found character that cannot start any token", "", "%", AT_PROBLEM,
     "a value cannot begin with '%'",
     "write it in quotes, such as \"%\" or \"public.%\""},
    {"found character that cannot start any token", "", "@", AT_PROBLEM,
     "a value cannot begin with '@'", "write it in quotes"},
    {"found character that cannot start any token", "", "`", AT_PROBLEM,
     "a value cannot begin with '`'", "write it in quotes"},
    {"found character that cannot start any token", "", "", AT_PROBLEM,
     "a value cannot begin with this character", "write it in quotes"},
    {"found a tab character", "", "", AT_PROBLEM, "a tab in the indentation",
     "indent with spaces"},
    {"mapping values are not allowed", "", "", AT_PROBLEM,
     "a ':' in the middle of a value",
     "write the value in quotes, or indent this line like the key above it"},
    {"block sequence entries are not allowed", "", "", AT_PROBLEM,
     "a list item cannot begin here",
     "write '-' on a line of its own, below the key"},
    {"mapping keys are not allowed", "", "", AT_PROBLEM,
     "a key cannot begin here", "write the text in quotes"},
    {"could not find expected ':'", "", "", AT_CONTEXT,
     "this line is no 'key: value'",
     "write ':' and a space after the key, or indent the line if it belongs "
     "to the one above"},
    {"did not find expected alphabetic", "an alias", "", AT_CONTEXT,
     "'*' begins an alias, and no name follows",
     "write the text in quotes, such as \"*\""},
    {"did not find expected alphabetic", "", "", AT_CONTEXT,
     "'&' begins an anchor, and no name follows", "write the text in quotes"},
    {"found unexpected end of stream", "quoted scalar", "", AT_CONTEXT,
     "the quoted text is not closed", "write the same quote at its end"},
    {"found unexpected document indicator", "", "", AT_CONTEXT,
     "the quoted text is not closed before the document ends",
     "write the same quote at its end"},
    {"found unknown escape character", "", "", AT_PROBLEM,
     "YAML does not know this escape",
     "write \\\\ for a backslash, or put the text in single quotes"},
    {"did not find expected hexdecimal number", "", "", AT_PROBLEM,
     "digits are missing in this escape",
     "write \\xNN, \\uNNNN or \\UNNNNNNNN with hexadecimal digits"},
    {"found invalid Unicode character escape", "", "", AT_PROBLEM,
     "no character has this number", "write a code point up to 10FFFF"},
    {"did not find expected comment or line break", "block scalar", "",
     AT_PROBLEM, "text after '|' or '>'",
     "begin the text on the next line, indented"},
    {"found an indentation indicator equal to 0", "", "", AT_PROBLEM,
     "an indentation of 0", "write a number from 1 to 9 after '|' or '>'"},
    {"did not find expected <document start>", "", "", AT_PROBLEM,
     "text after the end of the document",
     "indent it like what it belongs to, or remove it"},
    {"did not find expected key", "block mapping", "", RELATED,
     "this is not indented like the keys before it",
     "begin each key of a mapping in the same column"},
    {"did not find expected '-' indicator", "", "", RELATED,
     "this is not indented like the items before it",
     "begin each '-' of a list in the same column"},
    {"did not find expected ',' or ']'", "", "", RELATED,
     "a ',' or ']' is missing here", "write ',' between items, ']' at the end"},
    {"did not find expected ',' or '}'", "", "", RELATED,
     "a ',' or '}' is missing here",
     "write ',' between members, '}' at the end"},
    {"did not find expected node content", "", "", AT_PROBLEM,
     "a value is missing here", "write the value, or \"\" for an empty text"},
    {"found undefined tag handle", "", "", AT_PROBLEM, "an unknown tag",
     "remove it: a document here has no tags"},
    {"found incompatible YAML document", "", "", AT_PROBLEM,
     "a version of YAML that is not known", "write %YAML 1.2, or leave it out"},
    {"exceeded maximum depth", "", "", AT_PROBLEM, "nested too deep",
     "take the inner part into a document of its own"},
    {"", "", "", RELATED, NULL, "check the indentation and the quotes here"},
};

static bool fits(const char *said, const char *wanted)
{
    return !*wanted || (said && strstr(said, wanted));
}

static size_t find_row(struct text *text, const struct yaml_problem *p)
{
    struct str here = str_sub(text->bytes, p->at, text->bytes.len);
    size_t i = 0;
    while (!fits(p->problem, rows[i].problem) ||
           !fits(p->context, rows[i].context) ||
           !str_starts(here, str_of(rows[i].first)))
        i++;
    return i;
}

static struct span char_at(struct text *text, uint32_t at)
{
    struct str here = str_sub(text->bytes, at, 4);
    unsigned len = utf8_decode(here, NULL);
    if (len && (*here.ptr == '\n' || *here.ptr == '\r'))
        len = 0;
    return (struct span){text, at, len};
}

void yaml_report(struct text *text, struct findings *fs,
                 const struct yaml_problem *p)
{
    size_t i = find_row(text, p);
    uint32_t at = rows[i].where == AT_CONTEXT ? p->context_at : p->at;
    struct finding *f =
        finding_add(fs, FINDING_YAML_SYNTAX, char_at(text, at), "%s",
                    rows[i].message ? rows[i].message : p->problem);
    finding_help(fs, f, "%s", rows[i].help);
    if (rows[i].where == RELATED && p->context && p->context_at < p->at)
        finding_related(fs, f, char_at(text, p->context_at),
                        "what it belongs to begins here");
}
