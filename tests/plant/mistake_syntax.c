/* Mistakes in the text of a document. Where something is missing, the finding
 * may stand where it belongs or at what comes in its stead. */
#include "base/vec.h"
#include "mistake_tools.h"

enum test { MEMBER, KEYED, STRING, OBJECT, ARRAY, LISTED, BOOLEAN, NUMBER };

static bool is_member(const struct item *parent, const struct item *item)
{
    (void)parent;
    return item->next != NULL;
}

static bool is_keyed(const struct item *parent, const struct item *item)
{
    (void)parent;
    return item->key != NULL;
}

static bool is_string(const struct item *parent, const struct item *item)
{
    (void)parent;
    return item->kind == ITEM_STRING && item->text[0] > ' ';
}

static bool is_object(const struct item *parent, const struct item *item)
{
    (void)parent;
    return item->kind == ITEM_OBJECT && item->first;
}

static bool is_array(const struct item *parent, const struct item *item)
{
    (void)parent;
    return item->kind == ITEM_ARRAY && item->first;
}

static bool is_listed(const struct item *parent, const struct item *item)
{
    return parent->kind == ITEM_ARRAY && item->next;
}

static bool is_boolean(const struct item *parent, const struct item *item)
{
    (void)parent;
    return item->kind == ITEM_PLAIN && strchr("tf", item->text[0]);
}

static bool is_number(const struct item *parent, const struct item *item)
{
    (void)parent;
    return item->kind == ITEM_PLAIN && item->text[0] >= '1' &&
           item->text[0] <= '9';
}

static item_test *const tests[] = {
    [MEMBER] = is_member,   [KEYED] = is_keyed,   [STRING] = is_string,
    [OBJECT] = is_object,   [ARRAY] = is_array,   [LISTED] = is_listed,
    [BOOLEAN] = is_boolean, [NUMBER] = is_number,
};

/* The place before ITEM's own text. */
static void mark(struct item *item)
{
    item->flags |= item->key ? ITEM_AT_KEY : ITEM_AT_VALUE;
}

static void mark_last(struct item *item)
{
    if (!item->first)
        return;
    struct item *last = item_at(item, item_count(item) - 1);
    last->flags |= ITEM_NO_COMMA;
}

static bool plant(const struct mistake *m, struct item *doc, struct arena *a,
                  struct chance *c)
{
    (void)a;
    struct item *i = mistake_pick(doc, c, tests[m->pick], NULL);
    unsigned flag = m->flag;
    if (!i)
        return false;
    i->flags |= flag;
    if (flag &
        (ITEM_NO_OPENING_QUOTE | ITEM_NO_CLOSING_QUOTE | ITEM_SINGLE_QUOTES))
        i->flags |= ITEM_AT_VALUE;
    if (flag & (ITEM_KEY_NO_CLOSING_QUOTE | ITEM_KEY_NO_QUOTES))
        i->flags |= ITEM_AT_KEY;
    if (flag & ITEM_NO_COMMA && i->next)
        mark(i->next);
    if (flag & ITEM_NO_CLOSE) {
        i->flags |= ITEM_AT_VALUE;
        if (i->next)
            mark(i->next);
    }
    if (flag & ITEM_NO_CLOSE)
        mark_last(i);
    return true;
}

static bool misword(const struct mistake *m, struct item *doc, struct arena *a,
                    struct chance *c)
{
    struct item *i = mistake_pick(doc, c, tests[m->pick], NULL);
    if (!i)
        return false;
    char *text = arena_printf(a, "%s%s", m->to, i->text);
    if (!*m->to)
        *text -= 'a' - 'A';
    i->text = text;
    i->flags |= ITEM_AT_VALUE;
    return true;
}

static bool key_twice(const struct mistake *m, struct item *doc,
                      struct arena *a, struct chance *c)
{
    (void)m;
    struct item *parent;
    struct item *i = mistake_pick(doc, c, is_keyed, &parent);
    if (!i || item_is_container(i))
        return false;
    struct item *copy = item_copy(a, i);
    i->flags |= ITEM_AT_KEY;
    copy->flags |= ITEM_AT_KEY;
    copy->next = i->next;
    i->next = copy;
    return true;
}

#define JSON   MISTAKE_JSON
#define SYNTAX "json/syntax hcl/syntax yaml/syntax"
/* Each in both kinds of documents. */
#define BOTH(name, flags, rules, plant, pick, flag, to)                        \
    {name "-s", false, flags, rules, plant, "", "", to, pick, flag},           \
    {                                                                          \
        name "-m", true, flags, rules, plant, "", "", to, pick, flag           \
    }
#define ROW(name, flags, pick, flag)                                           \
    BOTH(name, flags, SYNTAX, plant, pick, flag, "")

const struct mistake mistakes_syntax[] = {
    ROW("comma-missing", JSON, MEMBER, ITEM_NO_COMMA),
    ROW("comma-twice", JSON, MEMBER, ITEM_TWO_COMMAS),
    ROW("comma-last", JSON, OBJECT, ITEM_LAST_COMMA),
    ROW("comma-last-list", JSON, ARRAY, ITEM_LAST_COMMA),
    ROW("colon-missing", JSON, KEYED, ITEM_NO_COLON),
    ROW("equals", JSON, KEYED, ITEM_EQUALS),
    ROW("no-opening-quote", JSON, STRING, ITEM_NO_OPENING_QUOTE),
    ROW("no-closing-quote", JSON | MISTAKE_HCL, STRING, ITEM_NO_CLOSING_QUOTE),
    ROW("key-no-closing-quote", JSON, KEYED, ITEM_KEY_NO_CLOSING_QUOTE),
    ROW("key-no-quotes", JSON, KEYED, ITEM_KEY_NO_QUOTES),
    ROW("single-quotes", JSON, STRING, ITEM_SINGLE_QUOTES),
    ROW("brace-missing", JSON | MISTAKE_HCL, OBJECT, ITEM_NO_CLOSE),
    ROW("bracket-missing", JSON | MISTAKE_HCL, ARRAY, ITEM_NO_CLOSE),
    ROW("brace-twice", JSON | MISTAKE_HCL, OBJECT, ITEM_MORE_CLOSE),
    ROW("wrong-bracket", JSON | MISTAKE_HCL, ARRAY, ITEM_WRONG_CLOSE),
    BOTH("comment-line", JSON | MISTAKE_LINES, "json/comment", plant, KEYED,
         ITEM_COMMENT_SLASHES, ""),
    BOTH("comment-block", JSON, "json/comment", plant, KEYED, ITEM_COMMENT_STAR,
         ""),
    BOTH("comment-hash", JSON | MISTAKE_LINES, "json/comment", plant, KEYED,
         ITEM_COMMENT_HASH, ""),
    {"python-bool", false, JSON, SYNTAX, misword, "", "", "", BOOLEAN, 0},
    BOTH("leading-zero", JSON, SYNTAX, misword, NUMBER, 0, "0"),
    BOTH("plus-sign", JSON, SYNTAX, misword, NUMBER, 0, "+"),
    BOTH("key-twice", MISTAKE_ANY,
         "json/duplicate-key yaml/duplicate-key hcl/duplicate-key", key_twice,
         KEYED, 0, ""),
    ROW("list-comma-missing", MISTAKE_HCL, LISTED, ITEM_NO_COMMA),
    ROW("quote-unclosed", MISTAKE_YAML, STRING, ITEM_NO_CLOSING_QUOTE),
    ROW("colon-missing-yaml", MISTAKE_YAML, KEYED, ITEM_NO_COLON),
};
const size_t mistakes_syntax_count = COUNT_OF(mistakes_syntax);
