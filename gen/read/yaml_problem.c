/* What libyaml says, in words that help. */
#include <stdio.h>

#include "base/utf8.h"
#include "read/yaml_reader.h"

enum where {
    AT_PROBLEM, /* where libyaml noticed */
    AT_CONTEXT, /* where what it was reading begins */
    RELATED,    /* at the problem, with the other as a related place */
};

/* Rows are tried in order; "" fits all. FIRST: what stands at the place; NULL:
 * anything that has other text before it on its line. */
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
    {"did not find expected key", "block mapping", NULL, AT_PROBLEM,
     "text after the end of a value",
     "put all of the value in quotes; a quote within single quotes is written "
     "twice"},
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

static size_t line_start(struct str s, size_t at)
{
    while (at > 0 && s.ptr[at - 1] != '\n' && s.ptr[at - 1] != '\r')
        at--;
    return at;
}

static size_t line_before(struct str s, size_t at)
{
    at = line_start(s, at);
    while (at > 0 && (s.ptr[at - 1] == '\n' || s.ptr[at - 1] == '\r'))
        at--;
    return line_start(s, at);
}

static bool is_first_of_line(struct str s, size_t at)
{
    size_t start = line_start(s, at);
    return str_trim(str_sub(s, start, at - start)).len == 0;
}

static bool fits_place(struct text *text, uint32_t at, const char *first)
{
    if (!first)
        return !is_first_of_line(text->bytes, at);
    struct str here = str_sub(text->bytes, at, text->bytes.len);
    return str_starts(here, str_of(first));
}

static size_t find_row(struct text *text, const struct yaml_problem *p)
{
    size_t i = 0;
    while (!fits(p->problem, rows[i].problem) ||
           !fits(p->context, rows[i].context) ||
           !fits_place(text, p->at, rows[i].first))
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

/* `name:shop`: the place after a ':' that no space follows, on the line that
 * begins at AT; 0 if there is none. */
static size_t tight_colon(struct str s, size_t at)
{
    while (at < s.len &&
           (s.ptr[at] == ' ' ||
            (s.ptr[at] == '-' && at + 1 < s.len && s.ptr[at + 1] == ' ')))
        at++;
    size_t key = at;
    while (at < s.len && char_is_word(s.ptr[at]))
        at++;
    if (at == key || at + 1 >= s.len || s.ptr[at] != ':' ||
        (unsigned char)s.ptr[at + 1] <= ' ' || s.ptr[at + 1] == '/')
        return 0;
    return at + 1;
}

/* A ':' without a space makes the key a text, which fails only later. */
static bool report_tight_colon(struct text *text, struct findings *fs,
                               const struct yaml_problem *p)
{
    struct str s = text->bytes;
    size_t line = 0;
    if (fits(p->problem, "could not find expected ':'"))
        line = line_start(s, p->context_at);
    else if (fits(p->problem, "mapping values are not allowed"))
        line = line_before(s, p->at);
    else
        return false;
    size_t at = tight_colon(s, line);
    if (at == 0)
        return false;
    struct finding *f = finding_add(fs, FINDING_YAML_SYNTAX,
                                    (struct span){text, (uint32_t)at - 1, 1},
                                    "no space after this ':'");
    finding_help(fs, f, "write a space between ':' and the value");
    return true;
}

static bool report_mend(struct text *text, struct findings *fs,
                        const struct yaml_problem *p)
{
    struct yaml_mend m = yaml_mend_find(text, p->at);
    if (m.kind == YAML_MEND_NONE)
        return false;
    bool quote = m.kind == YAML_MEND_QUOTE;
    struct finding *f = finding_add(fs, FINDING_YAML_SYNTAX,
                                    (struct span){text, m.off, m.len}, "%s",
                                    quote ? "the quoted text is not closed"
                                          : "this line is no 'key: value'");
    finding_help(fs, f, "%s",
                 quote ? "write the same quote at its end"
                       : "write ':' and a space after the key, or indent the "
                         "line if it belongs to the one above");
    return true;
}

void yaml_report(struct text *text, struct findings *fs,
                 const struct yaml_problem *p)
{
    if (report_tight_colon(text, fs, p) || report_mend(text, fs, p))
        return;
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
