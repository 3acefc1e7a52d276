/* What stands in the list of a table: columns with their types, keys. */
#include <ctype.h>
#include <stdlib.h>

#include "dms/sql_state.h"

static bool at_words(const struct ddl *d, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (sql_at_word(&d->r, words[i]))
            return true;
    return false;
}

static bool at_element_end(const struct ddl *d)
{
    return sql_at_symbol(&d->r, ',') || sql_at_symbol(&d->r, ')') ||
           ddl_at_end(d);
}

void ddl_skip_group(struct ddl *d)
{
    size_t depth = 0;
    do {
        if (sql_at_symbol(&d->r, '('))
            depth++;
        else if (sql_at_symbol(&d->r, ')') && depth)
            depth--;
        else if (ddl_at_end(d))
            return;
        sql_next(&d->r);
    } while (depth);
}

void ddl_skip_element(struct ddl *d)
{
    while (!at_element_end(d))
        ddl_skip_group(d);
}

/* ── Types ───────────────────────────────────────────────────────────── */

/* What ends a type. CHARACTER SET does too, but a type may begin with it. */
static const char *const after_type[] = {
    "as",
    "auto_increment",
    "autoincrement",
    "check",
    "collate",
    "comment",
    "compression",
    "constraint",
    "default",
    "disable",
    "distkey",
    "enable",
    "encode",
    "encrypt",
    "generated",
    "identity",
    "invisible",
    "key",
    "masked",
    "not",
    "null",
    "on",
    "primary",
    "references",
    "rowguidcol",
    "sortkey",
    "sparse",
    "storage",
    "stored",
    "unique",
    "using",
    "virtual",
    "visible",
    "charset",
    "persisted",
    "first",
    "after",
    "sort",
    "srid",
};

static bool starts_zone(const struct ddl *d)
{
    struct sql_reader ahead = d->r;
    sql_next(&ahead);
    return sql_at_word(&ahead, "time") || sql_at_word(&ahead, "local");
}

static bool at_type_end(const struct ddl *d, bool first)
{
    if (at_element_end(d) || d->r.token.kind == SQL_STRING ||
        sql_at_symbol(&d->r, '='))
        return true;
    if (first)
        return d->r.token.kind != SQL_QUOTED &&
               at_words(d, after_type, COUNT_OF(after_type));
    if (sql_at_word(&d->r, "with"))
        return !starts_zone(d);
    return at_words(d, after_type, COUNT_OF(after_type)) ||
           sql_at_word(&d->r, "character") || sql_at_word(&d->r, "for");
}

/* The numbers of a type ("(10,2)"), and MAX. */
static void read_sizes(struct ddl *d, struct sql_type *t, bool *max)
{
    size_t n = 0;
    int sign = 1;
    size_t depth = 0;
    do {
        uint64_t number;
        if (sql_at_symbol(&d->r, '('))
            depth++;
        else if (sql_at_symbol(&d->r, ')'))
            depth--;
        else if (sql_at_symbol(&d->r, '-'))
            sign = -1;
        else if (sql_at_word(&d->r, "max"))
            *max = true;
        else if (d->r.token.kind == SQL_NUMBER && n < 2 &&
                 str_to_u64(d->r.token.text, &number) && number < 1u << 31)
            t->size[n++] = sign * (int64_t)number - (sign < 0);
        else if (ddl_at_end(d))
            return;
        sql_next(&d->r);
    } while (depth);
}

static bool is_noise(struct str word)
{
    static const char *const noise[] = {"signed", "zerofill", "binary",
                                        "unsigned"};
    for (size_t i = 0; i < COUNT_OF(noise); i++)
        if (str_eq_nocase(word, str_of(noise[i])))
            return true;
    return false;
}

/* Adds a word to the type's name; what finds no room is left out. */
static void add_word(struct sql_type *t, struct str word)
{
    size_t len = strlen(t->name);
    if (len + 1 + word.len >= sizeof t->name)
        return;
    if (len)
        t->name[len++] = ' ';
    for (size_t i = 0; i < word.len; i++)
        t->name[len++] = (char)tolower((unsigned char)word.ptr[i]);
    t->name[len] = '\0';
}

/* Reads the tokens of a type; where it ends. */
static uint32_t read_type(struct ddl *d, struct sql_type *t)
{
    bool max = false, array = false, no_sign = false;
    uint32_t end = d->r.token.off;
    *t = (struct sql_type){.size = {-1, -1}};
    for (bool first = true; !at_type_end(d, first); first = false) {
        enum sql_kind kind = d->r.token.kind;
        end = d->r.token.off + d->r.token.len;
        if (sql_at_symbol(&d->r, '(')) {
            read_sizes(d, t, &max);
            uint32_t next = d->r.token.off;
            while (next > end && d->text->bytes.ptr[next - 1] != ')')
                next--;
            end = next;
            continue;
        }
        no_sign |= sql_at_word(&d->r, "unsigned");
        array |= sql_at_symbol(&d->r, '[') ||
                 (!first && sql_at_word(&d->r, "array"));
        if (sql_at_symbol(&d->r, '.'))
            t->name[0] = '\0'; /* what was before it is its schema */
        else if (kind == SQL_QUOTED || kind == SQL_WORD)
            if (first || !is_noise(d->r.token.text))
                add_word(t, d->r.token.text);
        sql_next(&d->r);
    }
    if (no_sign)
        add_word(t, STR("unsigned"));
    if (max && strlen(t->name) + 6 < sizeof t->name)
        strcat(t->name, "(max)");
    if (array)
        strcpy(t->name, "array");
    return end;
}

/* The text of a type as it is shown: in one line. */
static struct str declared(struct ddl *d, uint32_t from, uint32_t end)
{
    struct str raw = str_sub(d->text->bytes, from, end - from);
    char *copy = str_z(d->arena, raw);
    size_t n = 0;
    for (size_t i = 0; i < raw.len; i++) {
        bool blank = isspace((unsigned char)raw.ptr[i]);
        if (!blank || (n && copy[n - 1] != ' '))
            copy[n++] = blank ? ' ' : raw.ptr[i];
    }
    return str_trim((struct str){copy, n});
}

static struct str base_of(struct ddl *d, const struct sql_type *t)
{
    struct str name = str_of(t->name);
    if (d->out->dialect == SQL_ORACLE && str_starts(name, STR("ref ")))
        return STR("ref");
    return str_copy(d->arena, name);
}

void ddl_type(struct ddl *d, struct column *c)
{
    struct sql_type t;
    struct span from = ddl_here(d);
    uint32_t end = read_type(d, &t);
    c->declared = declared(d, from.off, end);
    c->type = DMS_STRING;
    if (!c->declared.len)
        return;
    const struct ddl_own_type *own = map_get(d->types, str_of(t.name));
    int found = own ? (int)own->type : sql_type_find(d->out->dialect, &t);
    c->base = own ? own->base : base_of(d, &t);
    c->sized = own ? own->sized : t.size[0] >= 0;
    if (found >= 0) {
        c->type = (enum dms_type)found;
        return;
    }
    from.len = end - from.off;
    ddl_note(d, from, "the type '%.*s' is not known; it is taken for string",
             STR_ARG(c->declared));
}

/* ── Keys ────────────────────────────────────────────────────────────── */

struct ddl_key ddl_key(struct ddl *d)
{
    struct ddl_key k = {.plain = true};
    if (!ddl_symbol(d, '('))
        return k;
    while (!sql_at_symbol(&d->r, ')') && !ddl_at_end(d)) {
        struct str name = ddl_name(d);
        bool more = name.len && k.n < SQL_KEY_MAX;
        if (more)
            k.names[k.n++] = name;
        else
            sql_next(&d->r);
        k.plain &= more && !sql_at_symbol(&d->r, '(');
        ddl_skip_element(d);
        ddl_symbol(d, ',');
    }
    ddl_symbol(d, ')');
    return k;
}

static struct column *find_column(struct ddl_table *t, struct str name)
{
    for (size_t i = 0; i < t->columns.n; i++)
        if (str_eq_nocase(t->columns.at[i].name, name))
            return &t->columns.at[i];
    return NULL;
}

void ddl_set_key(struct ddl *d, struct ddl_table *t, const struct ddl_key *k)
{
    for (size_t i = 0; i < t->columns.n; i++)
        t->columns.at[i].key = 0;
    uint32_t place = 0;
    for (size_t i = 0; i < k->n; i++) {
        struct column *c = find_column(t, k->names[i]);
        if (!c)
            ddl_note(d, t->t.origin, "there is no column '%.*s' for the key",
                     STR_ARG(k->names[i]));
        else if (!c->key) {
            c->key = ++place;
            c->nullable = false;
        }
    }
}

/* A number that stands for a column in the sum of a set of them. */
static uint64_t column_number(const struct ddl_table *t, const struct column *c)
{
    uint64_t place = (uint64_t)(c - t->columns.at) + 1;
    return place * place * 0x9E3779B97F4A7C15u;
}

void ddl_set_unique(struct ddl *d, struct ddl_table *t, const struct ddl_key *k)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < k->n && k->plain; i++) {
        struct column *c = find_column(t, k->names[i]);
        if (!c)
            return;
        c->unique |= k->n == 1;
        sum += column_number(t, c);
    }
    if (sum)
        *vec_push(d->arena, &t->uniques) = sum;
}

static bool stood_before(const struct ddl_table *t, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (t->uniques.at[k] == t->uniques.at[i])
            return true;
    return false;
}

size_t ddl_count_uniques(const struct ddl_table *t)
{
    uint64_t key = 0;
    size_t n = 0;
    for (size_t i = 0; i < t->columns.n; i++)
        if (t->columns.at[i].key)
            key += column_number(t, &t->columns.at[i]);
    for (size_t i = 0; i < t->uniques.n; i++)
        n += t->uniques.at[i] != key && !stood_before(t, i);
    return n;
}

void ddl_references(struct ddl *d, struct ddl_table *t, struct str column)
{
    struct ddl_full_name to;
    sql_next(&d->r);
    if (!ddl_full_name(d, &to))
        return;
    *vec_push(d->arena, &t->foreign) =
        (struct foreign_key){column, to.schema, to.name};
}

/* From PRIMARY or UNIQUE on, past CLUSTERED, a name, USING BTREE. */
static struct ddl_key key_of_constraint(struct ddl *d)
{
    while (!sql_at_symbol(&d->r, '(') && !at_element_end(d))
        sql_next(&d->r);
    struct ddl_key k = ddl_key(d);
    ddl_skip_element(d);
    return k;
}

/* FOREIGN KEY name (a, b) REFERENCES t (c, d). */
static void read_foreign_key(struct ddl *d, struct ddl_table *t)
{
    while (!sql_at_symbol(&d->r, '(') && !at_element_end(d))
        sql_next(&d->r);
    struct ddl_key k = ddl_key(d);
    if (sql_at_word(&d->r, "references"))
        ddl_references(d, t, k.n ? k.names[0] : STR(""));
    ddl_skip_element(d);
}

/* ── Columns ─────────────────────────────────────────────────────────── */

void ddl_copy_columns(struct ddl *d, struct ddl_table *to,
                      const struct ddl_table *from)
{
    to->t.partial |= !from || from->t.partial;
    for (size_t i = 0; from && i < from->columns.n; i++)
        if (to->columns.n < SQL_COLUMNS_MAX)
            *vec_push(d->arena, &to->columns) = from->columns.at[i];
}

bool ddl_at_counter(const struct ddl *d)
{
    static const char *const words[] = {"auto_increment", "identity",
                                        "nextval"};
    return at_words(d, words, COUNT_OF(words));
}

static void read_attributes(struct ddl *d, struct ddl_table *t,
                            struct column *c)
{
    while (!at_element_end(d)) {
        bool no = ddl_word(d, "not");
        c->counted |= ddl_at_counter(d);
        if (sql_at_word(&d->r, "null")) {
            c->nullable &= !no;
        } else if (sql_at_word(&d->r, "primary")) {
            struct ddl_key k = {.names = {c->name}, .n = 1};
            ddl_set_key(d, t, &k);
        } else if (sql_at_word(&d->r, "unique")) {
            struct ddl_key k = {.names = {c->name}, .n = 1, .plain = true};
            ddl_set_unique(d, t, &k);
        } else if (sql_at_word(&d->r, "references")) {
            ddl_references(d, t, c->name);
            continue;
        } else if (at_element_end(d)) {
            return;
        }
        ddl_skip_group(d);
    }
}

static void read_column(struct ddl *d, struct ddl_table *t)
{
    struct span here = ddl_here(d);
    struct column c = {.name = ddl_name(d), .nullable = true};
    if (!c.name.len) {
        ddl_note(d, here, "expected a column's name");
        t->t.partial = true;
        if (!at_element_end(d))
            ddl_skip_group(d);
        ddl_skip_element(d);
        return;
    }
    ddl_type(d, &c);
    c.counted = str_contains(c.declared, STR("serial"));
    c.nullable = !c.counted;
    if (t->columns.n == SQL_COLUMNS_MAX) {
        t->t.partial = true;
        ddl_skip_element(d);
        return;
    }
    struct column *in = vec_push(d->arena, &t->columns);
    *in = c;
    read_attributes(d, t, in);
}

/* Whether the word at the current place, which may begin a constraint, is a
 * column's name: a type comes after it. */
static bool is_column(const struct ddl *d)
{
    struct ddl ahead = *d;
    struct sql_type t = {.size = {-1, -1}};
    sql_next(&ahead.r);
    if (ahead.r.token.kind != SQL_WORD)
        return false;
    add_word(&t, ahead.r.token.text);
    sql_next(&ahead.r);
    if (sql_at_symbol(&ahead.r, '(')) {
        sql_next(&ahead.r);
        if (ahead.r.token.kind != SQL_NUMBER)
            return false;
    }
    return sql_type_find(d->out->dialect, &t) >= 0;
}

static void read_like(struct ddl *d, struct ddl_table *t)
{
    struct ddl_full_name n;
    sql_next(&d->r);
    const struct ddl_table *from =
        ddl_full_name(d, &n) ? ddl_find(d, &n) : NULL;
    if (from != t)
        ddl_copy_columns(d, t, from);
    ddl_skip_element(d);
}

void ddl_element(struct ddl *d, struct ddl_table *t)
{
    static const char *const others[] = {
        "exclude", "fulltext", "index",        "key",
        "period",  "check",    "supplemental", "spatial",
    };
    if (sql_at_word(&d->r, "constraint")) {
        sql_next(&d->r);
        if (!sql_at_word(&d->r, "primary") && !sql_at_word(&d->r, "unique") &&
            !sql_at_word(&d->r, "check") && !sql_at_word(&d->r, "foreign"))
            ddl_name(d);
    } else if (d->r.token.kind != SQL_WORD || is_column(d)) {
        read_column(d, t);
        return;
    }
    if (sql_at_word(&d->r, "primary")) {
        struct ddl_key k = key_of_constraint(d);
        if (k.n)
            ddl_set_key(d, t, &k);
    } else if (sql_at_word(&d->r, "unique")) {
        struct ddl_key k = key_of_constraint(d);
        ddl_set_unique(d, t, &k);
    } else if (sql_at_word(&d->r, "foreign")) {
        read_foreign_key(d, t);
    } else if (sql_at_word(&d->r, "like")) {
        read_like(d, t);
    } else if (at_words(d, others, COUNT_OF(others)) ||
               sql_at_word(&d->r, "default") || sql_at_word(&d->r, "not")) {
        ddl_skip_element(d);
    } else {
        read_column(d, t);
    }
}
