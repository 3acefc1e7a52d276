#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "schema/limits.h"
#include "schema/pattern.h"

/* A pattern on its way from ECMA-262 to pcre2. */
struct translation {
    struct arena *arena;
    struct str in;
    size_t at;
    struct buf out;
    const char *message; /* what is wrong with it */
};

static bool fail(struct translation *t, const char *message)
{
    if (!t->message)
        t->message = message;
    return false;
}

static int peek(const struct translation *t, size_t ahead)
{
    size_t at = t->at + ahead;
    return at < t->in.len ? (unsigned char)t->in.ptr[at] : -1;
}

static bool ahead_is(const struct translation *t, const char *z)
{
    return str_starts(str_sub(t->in, t->at, t->in.len), str_of(z));
}

static void put_code(struct translation *t, uint32_t code_point)
{
    buf_printf(&t->out, "\\x{%X}", (unsigned)code_point);
}

/* ---- classes of characters ---- */

/* \s of ECMA-262 (WhiteSpace and LineTerminator) as the inside of a class,
 * and all that it is not. */
#define SPACES                                                                 \
    "\\x{9}-\\x{D}\\x{20}\\x{A0}\\x{1680}\\x{2000}-\\x{200A}\\x{2028}\\x{"     \
    "2029}"                                                                    \
    "\\x{202F}\\x{205F}\\x{3000}\\x{FEFF}"
#define NOT_SPACES                                                             \
    "\\x{0}-\\x{8}\\x{E}-\\x{1F}\\x{21}-\\x{9F}\\x{A1}-\\x{167F}"              \
    "\\x{1681}-\\x{1FFF}\\x{200B}-\\x{2027}\\x{202A}-\\x{202E}"                \
    "\\x{2030}-\\x{205E}\\x{2060}-\\x{2FFF}\\x{3001}-\\x{FEFE}"                \
    "\\x{FF00}-\\x{10FFFF}"

/* The long names of the general categories. */
static const struct {
    const char *name, *code;
} categories[] = {
    {"Letter", "L"},
    {"Cased_Letter", "L&"},
    {"LC", "L&"},
    {"Uppercase_Letter", "Lu"},
    {"Lowercase_Letter", "Ll"},
    {"Titlecase_Letter", "Lt"},
    {"Modifier_Letter", "Lm"},
    {"Other_Letter", "Lo"},
    {"Mark", "M"},
    {"Combining_Mark", "M"},
    {"Nonspacing_Mark", "Mn"},
    {"Spacing_Mark", "Mc"},
    {"Enclosing_Mark", "Me"},
    {"Number", "N"},
    {"Decimal_Number", "Nd"},
    {"digit", "Nd"},
    {"Letter_Number", "Nl"},
    {"Other_Number", "No"},
    {"Punctuation", "P"},
    {"punct", "P"},
    {"Connector_Punctuation", "Pc"},
    {"Dash_Punctuation", "Pd"},
    {"Open_Punctuation", "Ps"},
    {"Close_Punctuation", "Pe"},
    {"Initial_Punctuation", "Pi"},
    {"Final_Punctuation", "Pf"},
    {"Other_Punctuation", "Po"},
    {"Symbol", "S"},
    {"Math_Symbol", "Sm"},
    {"Currency_Symbol", "Sc"},
    {"Modifier_Symbol", "Sk"},
    {"Other_Symbol", "So"},
    {"Separator", "Z"},
    {"Space_Separator", "Zs"},
    {"Line_Separator", "Zl"},
    {"Paragraph_Separator", "Zp"},
    {"Other", "C"},
    {"Control", "Cc"},
    {"cntrl", "Cc"},
    {"Format", "Cf"},
    {"Surrogate", "Cs"},
    {"Private_Use", "Co"},
    {"Unassigned", "Cn"},
};

static void put_category(struct translation *t, struct str name)
{
    for (size_t i = 0; i < sizeof categories / sizeof *categories; i++)
        if (str_is(name, categories[i].name))
            name = str_of(categories[i].code);
    buf_add_str(&t->out, name);
}

/* \p{...}, \P{...}; at the p. */
static bool property(struct translation *t)
{
    char sign = t->in.ptr[t->at];
    size_t start = t->at + 2, end = start;
    while (end < t->in.len && t->in.ptr[end] != '}')
        end++;
    if (peek(t, 1) != '{' || end == t->in.len || end == start)
        return fail(t, "\\p must be followed by {a name}");
    struct str value = str_sub(t->in, start, end - start);
    struct str name = {NULL, 0};
    if (str_contains(value, STR("=")))
        name = str_cut(&value, '=');
    t->at = end + 1;
    if (str_is(value, "Any") && !name.ptr) {
        buf_printf(&t->out, "\\%c{Any}", sign);
        return true;
    }
    buf_printf(&t->out, "\\%c{", sign);
    if (str_is(name, "Script") || str_is(name, "sc"))
        buf_add_z(&t->out, "sc:");
    else if (str_is(name, "Script_Extensions") || str_is(name, "scx"))
        buf_add_z(&t->out, "scx:");
    else if (name.ptr && !str_is(name, "General_Category") &&
             !str_is(name, "gc"))
        return fail(t, "\\p{...=...} knows Script and General_Category only");
    put_category(t, value);
    buf_add_char(&t->out, '}');
    return true;
}

/* ---- escapes ---- */

static int hex_digit(int c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* N hexadecimal digits, AHEAD of here. */
static bool read_hex(struct translation *t, size_t ahead, unsigned n,
                     uint32_t *out)
{
    *out = 0;
    for (unsigned i = 0; i < n; i++) {
        int c = peek(t, ahead + i), digit = c < 0 ? -1 : hex_digit(c);
        if (digit < 0)
            return fail(t, "hexadecimal digits are missing in an escape");
        *out = *out * 16 + (uint32_t)digit;
    }
    return true;
}

/* u{1F432}; at the u. */
static bool braced_unicode(struct translation *t)
{
    uint32_t code = 0;
    size_t i = 2;
    for (; peek(t, i) >= 0 && hex_digit(peek(t, i)) >= 0 && i < 12; i++)
        code = code * 16 + (uint32_t)hex_digit(peek(t, i));
    if (peek(t, i) != '}' || i == 2 || code > 0x10FFFF)
        return fail(t, "\\u{...} must hold a code point");
    t->at += i + 1;
    put_code(t, code);
    return true;
}

/* uD83D, perhaps with the other half behind it; at the u. */
static bool unicode(struct translation *t)
{
    uint32_t code, low;
    if (peek(t, 1) == '{')
        return braced_unicode(t);
    if (!read_hex(t, 1, 4, &code))
        return false;
    t->at += 5;
    if (code >= 0xD800 && code < 0xDC00 && ahead_is(t, "\\u") &&
        peek(t, 2) != '{') {
        if (!read_hex(t, 2, 4, &low))
            return false;
        if (low >= 0xDC00 && low < 0xE000) {
            code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
            t->at += 6;
        }
    }
    if (code >= 0xD800 && code < 0xE000)
        return fail(t, "half of a surrogate pair matches no text");
    put_code(t, code);
    return true;
}

/* The escapes that are the same, in a class and outside, in both. */
static bool is_same_escape(int c)
{
    return c > 0 && strchr("dDwWtnvfr", c);
}

/* An escape that means the same in a class and outside; at the character
 * after the backslash. */
static bool common_escape(struct translation *t, bool in_class)
{
    int c = peek(t, 0);
    uint32_t code;
    switch (c) {
    case 'p':
    case 'P':
        return property(t);
    case 'u':
        return unicode(t);
    case 'x':
        if (!read_hex(t, 1, 2, &code))
            return false;
        t->at += 3;
        put_code(t, code);
        return true;
    case 'c': {
        int letter = peek(t, 1) | 0x20;
        if (letter < 'a' || letter > 'z')
            return fail(t, "\\c must be followed by a letter");
        put_code(t, (uint32_t)letter & 31);
        t->at += 2;
        return true;
    }
    case 's':
        buf_add_z(&t->out, in_class ? SPACES : "[" SPACES "]");
        break;
    case 'S':
        buf_add_z(&t->out, in_class ? NOT_SPACES : "[" NOT_SPACES "]");
        break;
    case 'v': /* a class of its own in pcre2 */
        put_code(t, 11);
        break;
    default:
        if (is_same_escape(c))
            buf_printf(&t->out, "\\%c", c);
        else if (c < 0)
            return fail(t, "it ends in a backslash");
        else if (c >= 0x80 || (hex_digit(c) < 0 && (c | 0x20) < 'a') ||
                 c == '_' || c > 'z' || (c > 'Z' && c < 'a'))
            return t->at++, put_code(t, (uint32_t)c),
                   c < 0x80 || fail(t, "a letter cannot be escaped");
        else
            return fail(t, "this escape is none of ECMA-262");
    }
    t->at++;
    return true;
}

/* \k<name>, \1; at the character after the backslash. */
static bool back_reference(struct translation *t)
{
    size_t start = t->at, end = t->at;
    if (peek(t, 0) == 'k') {
        if (peek(t, 1) != '<')
            return fail(t, "\\k must be followed by <a name>");
        while (end < t->in.len && t->in.ptr[end] != '>')
            end++;
        if (end == t->in.len)
            return fail(t, "\\k<name> has no end");
        buf_add_char(&t->out, '\\');
        buf_add_str(&t->out, str_sub(t->in, start, end + 1 - start));
        t->at = end + 1;
        return true;
    }
    while (peek(t, end - start) >= '0' && peek(t, end - start) <= '9')
        end++;
    buf_printf(&t->out, "\\g{%.*s}",
               STR_ARG(str_sub(t->in, start, end - start)));
    t->at = end;
    return true;
}

static bool escape(struct translation *t, bool in_class)
{
    t->at++;
    int c = peek(t, 0);
    if (c == '0' && (peek(t, 1) < '0' || peek(t, 1) > '9')) {
        t->at++;
        put_code(t, 0);
        return true;
    }
    if (c == 'b' && in_class) {
        t->at++;
        put_code(t, 8);
        return true;
    }
    if (!in_class && (c == 'b' || c == 'B')) {
        t->at++;
        buf_printf(&t->out, "\\%c", c);
        return true;
    }
    if (!in_class && (c == 'k' || (c >= '1' && c <= '9')))
        return back_reference(t);
    return common_escape(t, in_class);
}

/* ---- the pattern ---- */

/* Whether an escape AHEAD of here stands for several characters. A dash
 * beside it is no range: strictly a mistake, but schemas are full of [\\w-.].
 */
static bool is_set(const struct translation *t, size_t ahead)
{
    int c = peek(t, ahead + 1);
    return peek(t, ahead) == '\\' && c > 0 && strchr("dDwWsSpP", c);
}

/* [...]; at the bracket. */
static bool character_class(struct translation *t)
{
    t->at++;
    if (ahead_is(t, "^]") || ahead_is(t, "]")) {
        bool any = peek(t, 0) == '^';
        buf_add_z(&t->out, any ? "[\\x{0}-\\x{10FFFF}]" : "(?!)");
        t->at += any ? 2 : 1;
        return true;
    }
    buf_add_char(&t->out, '[');
    if (peek(t, 0) == '^') {
        buf_add_char(&t->out, '^');
        t->at++;
    }
    bool after_set = false;
    while (peek(t, 0) >= 0 && peek(t, 0) != ']') {
        bool set = is_set(t, 0);
        if (peek(t, 0) == '\\') {
            if (!escape(t, true))
                return false;
        } else {
            bool dash = peek(t, 0) == '-' && (after_set || is_set(t, 1));
            if (peek(t, 0) == '[' || dash)
                buf_add_char(&t->out, '\\');
            buf_add_char(&t->out, t->in.ptr[t->at++]);
        }
        after_set = set;
    }
    if (peek(t, 0) < 0)
        return fail(t, "a [ has no ]");
    buf_add_char(&t->out, ']');
    t->at++;
    return true;
}

/* (..., what stands after the parenthesis; at it. */
static bool group(struct translation *t)
{
    static const char *const kinds[] = {"(?:", "(?=", "(?!", "(?<=", "(?<!"};
    size_t n = 1;
    if (ahead_is(t, "(?")) {
        n = 0;
        for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
            if (ahead_is(t, kinds[i]))
                n = strlen(kinds[i]);
        if (n == 0 && ahead_is(t, "(?<"))
            n = 3;
        if (n == 0)
            return fail(t, "this kind of group is none of ECMA-262");
    } else if (ahead_is(t, "(*")) { /* a verb of pcre2 */
        return fail(t, "there is nothing before * to repeat");
    }
    buf_add_str(&t->out, str_sub(t->in, t->at, n));
    t->at += n;
    return true;
}

/* The length of {2}, {2,}, {2,3} here; 0 if it is none. */
static size_t braces(const struct translation *t)
{
    size_t n = 1, digits = 0;
    for (; peek(t, n) >= '0' && peek(t, n) <= '9'; n++)
        digits++;
    if (digits == 0)
        return 0;
    if (peek(t, n) == ',')
        for (n++; peek(t, n) >= '0' && peek(t, n) <= '9';)
            n++;
    return peek(t, n) == '}' ? n + 1 : 0;
}

/* * + ? {2,3}, and ? behind it. */
static bool quantifier(struct translation *t)
{
    size_t n = peek(t, 0) == '{' ? braces(t) : 1;
    buf_add_str(&t->out, str_sub(t->in, t->at, n));
    t->at += n;
    if (peek(t, 0) == '?') {
        buf_add_char(&t->out, '?');
        t->at++;
    }
    int c = peek(t, 0);
    if (c == '*' || c == '+' || c == '?' || (c == '{' && braces(t)))
        return fail(t, "there is nothing to repeat here");
    return true;
}

static bool piece(struct translation *t)
{
    switch (peek(t, 0)) {
    case '\\':
        return escape(t, false);
    case '[':
        return character_class(t);
    case '(':
        return group(t);
    case '*':
    case '+':
    case '?':
        return quantifier(t);
    case '{':
        if (braces(t))
            return quantifier(t);
        buf_add_z(&t->out, "\\{");
        break;
    case '$':
        buf_add_z(&t->out, "\\z");
        break;
    case '.':
        buf_add_z(&t->out, "[^\\n\\r\\x{2028}\\x{2029}]");
        break;
    default:
        buf_add_char(&t->out, t->in.ptr[t->at]);
    }
    t->at++;
    return true;
}

bool pattern_translate(struct arena *a, struct str source, struct str *out,
                       const char **message)
{
    struct translation t = {.arena = a, .in = source};
    bool ok = true;
    buf_init(&t.out, 0);
    while (ok && t.at < source.len)
        ok = piece(&t);
    *out = str_copy(a, buf_str(&t.out));
    *message = t.message;
    buf_free(&t.out);
    return ok;
}
