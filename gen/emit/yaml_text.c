#include "emit/yaml_text.h"

#include "base/vec.h"

/* Words that some reader takes for something else than a string. */
static const char *const special_words[] = {
    "null", "true", "false", "yes", "no", "on", "off", "y", "n",
};

static bool is_plain_char(char c)
{
    return char_is_letter(c) || char_is_digit(c) ||
           (c != '\0' && strchr(" _-./()+", c));
}

static bool is_plain(struct str text)
{
    if (text.len == 0 || !char_is_letter(text.ptr[0]) ||
        text.ptr[text.len - 1] == ' ')
        return false;
    for (size_t i = 0; i < text.len; i++) {
        /* A colon is harmless within a word: sts:AssumeRole. */
        bool colon =
            text.ptr[i] == ':' && i + 1 < text.len && text.ptr[i + 1] != ' ';
        if (!is_plain_char(text.ptr[i]) && !colon)
            return false;
    }
    for (size_t i = 0; i < COUNT_OF(special_words); i++)
        if (str_eq_nocase(text, str_of(special_words[i])))
            return false;
    return true;
}

static bool has_control(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.ptr[i] < 0x20 || text.ptr[i] == 0x7F)
            return true;
    return false;
}

/* Double quotes are for what single ones cannot hold. */
static void add_escaped(struct buf *out, struct str text)
{
    buf_add_char(out, '"');
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '"' || c == '\\')
            buf_printf(out, "\\%c", c);
        else if (c == '\n')
            buf_add_z(out, "\\n");
        else if ((unsigned char)c < 0x20 || c == 0x7F)
            buf_printf(out, "\\x%02x", (unsigned char)c);
        else
            buf_add_char(out, c);
    }
    buf_add_char(out, '"');
}

void yaml_add_quoted(struct buf *out, struct str text)
{
    if (has_control(text)) {
        add_escaped(out, text);
        return;
    }
    buf_add_char(out, '\'');
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '\'')
            buf_add_char(out, '\'');
        buf_add_char(out, text.ptr[i]);
    }
    buf_add_char(out, '\'');
}

void yaml_add_string(struct buf *out, struct str text)
{
    if (is_plain(text))
        buf_add_str(out, text);
    else
        yaml_add_quoted(out, text);
}

bool yaml_fits_block(struct str text)
{
    if (text.len == 0 || text.ptr[0] == ' ' || text.ptr[0] == '\n')
        return false;
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] != '\n' && has_control(str_sub(text, i, 1)))
            return false;
    return true;
}

void yaml_add_block(struct buf *out, struct str text, unsigned indent)
{
    buf_add_z(out, str_ends(text, STR("\n")) ? "|" : "|-");
    while (text.len) {
        struct str line = str_cut(&text, '\n');
        buf_add_char(out, '\n');
        buf_add_repeat(out, ' ', line.len ? indent : 0);
        buf_add_str(out, line);
    }
}
