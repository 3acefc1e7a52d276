/* Makes documents that a schema may or may not take: good ones, and what
 * random changes make of them. They are for two validators to agree on.
 *
 *     mutate SCHEMA.json SEED COUNT FOLDER [DOCUMENT.json...]
 *
 *     FOLDER/00000.json …
 *
 * They come from those that are given, and if the schema is that of task
 * settings or table mappings, from as many good ones that are made. Words,
 * keys and numbers that are put in are mostly those of the schema itself, so
 * that a change is often no mistake, or the smallest one. */
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/vec.h"
#include "good.h"
#include "mistake_tools.h"
#include "read/json.h"
#include "write.h"

struct words {
    VEC(const char *) at;
};

struct mutator {
    struct arena *a; /* of the run */
    struct chance c;
    struct words keys, texts, numbers;
    VEC(struct item *) given;
    int made; /* 0: table mappings, 1: task settings, -1: none */
};

static _Noreturn void give_up(const char *what)
{
    fprintf(stderr, "mutate: %s\n", what);
    exit(2);
}

/* --- What is read ----------------------------------------------------- */

static struct val read_root(struct arena *a, const char *path)
{
    struct str bytes;
    struct err err;
    if (!file_read(a, path, &bytes, &err))
        give_up(err.message);
    return tree_root(
        json_read(a, text_new(a, path, bytes), NULL, findings_new(a)));
}

static struct item *item_of(struct arena *a, struct val v, const char *key)
{
    static const enum item_kind kinds[] = {[NODE_OBJECT] = ITEM_OBJECT,
                                           [NODE_ARRAY] = ITEM_ARRAY,
                                           [NODE_STRING] = ITEM_STRING};
    bool own = val_is(v, NODE_OBJECT) || val_is(v, NODE_ARRAY) ||
               val_is(v, NODE_STRING);
    struct item *item = item_new(a, own ? kinds[val_kind(v)] : ITEM_PLAIN, key,
                                 str_z(a, val_str(v)));
    if (val_is(v, NODE_OBJECT) || val_is(v, NODE_ARRAY))
        VAL_EACH(it, v)
        {
            const char *name =
                val_exists(it.key) ? str_z(a, val_str(it.key)) : NULL;
            item_add(item, item_of(a, it.value, name));
        }
    return item;
}

static void add_word(struct mutator *m, struct words *w, const char *word)
{
    *vec_push(m->a, &w->at) = word;
}

/* A number of the schema, and those around it. */
static void add_number(struct mutator *m, struct val v)
{
    int64_t n;
    if (!val_int(v, &n))
        return;
    for (int i = -1; i <= 1; i++)
        add_word(m, &m->numbers, arena_printf(m->a, "%lld", (long long)n + i));
    add_word(m, &m->numbers, arena_printf(m->a, "%lld.0", (long long)n));
    add_word(m, &m->numbers, arena_printf(m->a, "%lld.5", (long long)n));
}

static void collect(struct mutator *m, struct val v)
{
    if (val_is(v, NODE_STRING))
        add_word(m, &m->texts, str_z(m->a, val_str(v)));
    if (val_is(v, NODE_NUMBER))
        add_number(m, v);
    if (!val_is(v, NODE_OBJECT) && !val_is(v, NODE_ARRAY))
        return;
    VAL_EACH(it, v)
    {
        struct str key = val_exists(it.key) ? val_str(it.key) : STR("");
        if (key.len)
            add_word(m, &m->keys, str_z(m->a, key));
        if (!str_is(key, "description") && !str_is(key, "title") &&
            !str_starts(key, STR("x-dmsc")))
            collect(m, it.value);
    }
}

static const char *any(struct mutator *m, const struct words *w)
{
    return w->at.at[chance_below(&m->c, (unsigned)w->at.n)];
}

/* --- What is changed -------------------------------------------------- */

static void become(struct item *item, enum item_kind kind, const char *text)
{
    item->kind = kind;
    item->text = text;
    item->first = NULL;
}

static void change_type(struct mutator *m, struct item *item)
{
    static const char *const plain[] = {"true", "false", "null", "1",  "-1",
                                        "0",    "1.0",   "2.5",  "1e2"};
    unsigned which = chance_below(&m->c, 5);
    if (which == 0)
        become(item, ITEM_OBJECT, NULL);
    else if (which == 1)
        become(item, ITEM_ARRAY, NULL);
    else if (which == 2)
        become(item, ITEM_STRING, item_is_container(item) ? "" : item->text);
    else
        become(item, ITEM_PLAIN, plain[chance_below(&m->c, COUNT_OF(plain))]);
}

static void change_value(struct mutator *m, struct item *item)
{
    static const char *const texts[] = {
        "",     "1",    "007",  "-1",       "1.5", "%",   "a%b",
        "arn:", "true", "null", "\303\251", " ",   "a\nb"};
    if (item->kind == ITEM_STRING && chance_one_in(&m->c, 3))
        item->text = texts[chance_below(&m->c, COUNT_OF(texts))];
    else if (item->kind == ITEM_STRING)
        item->text = any(m, &m->texts);
    else if (item->kind == ITEM_PLAIN)
        item->text = any(m, &m->numbers);
    else
        item->first = NULL;
}

static void rename_key(struct mutator *m, struct item *parent,
                       struct item *item)
{
    const char *key = item->key;
    if (!key)
        return;
    if (strlen(key) > 3 && chance_one_in(&m->c, 2))
        key = mistake_misspell(m->a, &m->c, key);
    else
        key = any(m, &m->keys);
    if (!item_get(parent, key))
        item->key = key;
}

static void add_member(struct mutator *m, struct item *item)
{
    const char *key = any(m, &m->keys);
    if (item->kind == ITEM_OBJECT && !item_get(item, key))
        change_type(m, item_plain(m->a, item, key, "1"));
    else if (item->kind == ITEM_ARRAY)
        change_type(m, item_plain(m->a, item, NULL, "1"));
}

static void repeat(struct mutator *m, struct item *parent, struct item *item)
{
    if (parent->kind != ITEM_ARRAY)
        return;
    struct item *copy = item_copy(m->a, item);
    copy->next = item->next;
    item->next = copy;
}

static void change(struct mutator *m, struct item *doc)
{
    struct item *parent, *item = mistake_pick(doc, &m->c, NULL, &parent);
    if (!item)
        return;
    switch (chance_below(&m->c, 8)) {
    case 0:
        item_remove(parent, item);
        break;
    case 1:
        become(item, ITEM_PLAIN, "null");
        break;
    case 2:
        change_type(m, item);
        break;
    case 3:
        rename_key(m, parent, item);
        break;
    case 4:
        add_member(m, item_is_container(item) ? item : parent);
        break;
    case 5:
        repeat(m, parent, item);
        break;
    default:
        change_value(m, item);
    }
}

/* --- What is written -------------------------------------------------- */

static struct item *new_document(struct mutator *m)
{
    unsigned given = (unsigned)m->given.n;
    if (given && (m->made < 0 || chance_one_in(&m->c, 2)))
        return item_copy(m->a, m->given.at[chance_below(&m->c, given)]);
    if (m->made < 0)
        give_up("nothing to start from");
    bool exported = chance_one_in(&m->c, 3);
    return m->made ? good_settings(m->a, &m->c, exported)
                   : good_mappings(m->a, &m->c, exported);
}

static void write_document(struct mutator *m, const char *path)
{
    struct buf b;
    struct writing json = {.out = &b, .layout = LAYOUT_LINES, .step = 1};
    struct item *doc = new_document(m);
    for (unsigned n = chance_below(&m->c, 4); n > 0; n--)
        change(m, doc);
    buf_init(&b, 0);
    write_json(&json, doc);
    buf_add_char(&b, '\n');
    /* Not file_write, which waits for the disk each time. */
    FILE *f = fopen(path, "wb");
    if (!f || fwrite(b.ptr, 1, b.len, f) != b.len || fclose(f))
        give_up(path);
    buf_free(&b);
}

int main(int argc, char **argv)
{
    struct mutator m = {.a = arena_new()};
    struct err err;
    if (argc < 5)
        give_up("SCHEMA.json SEED COUNT FOLDER [DOCUMENT.json...]");
    m.c.state = strtoull(argv[2], NULL, 10);
    m.made = strstr(argv[1], "task-settings")    ? 1
             : strstr(argv[1], "table-mappings") ? 0
                                                 : -1;
    collect(&m, read_root(m.a, argv[1]));
    for (int i = 5; i < argc; i++)
        *vec_push(m.a, &m.given) = item_of(m.a, read_root(m.a, argv[i]), NULL);
    if (!file_make_folder(argv[4], &err))
        give_up(err.message);
    unsigned count = (unsigned)strtoul(argv[3], NULL, 10);
    for (unsigned i = 0; i < count; i++)
        write_document(&m, arena_printf(m.a, "%s/%05u.json", argv[4], i));
    arena_free(m.a);
    return 0;
}
