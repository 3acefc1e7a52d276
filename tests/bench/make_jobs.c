/* Writes what `dmsc check --schema` is measured with, the same bytes each
 * time:
 *
 *     make_jobs SETTINGS.json.in FOLDER
 *
 *     FOLDER/settings/s0000.json …   2,000 task settings of 6.4 KB
 *     FOLDER/mappings/m0000.json …   200 table mappings of 500 rules, 160 KB
 *
 * In all of them nothing is found, since what is measured is looking and not
 * telling. In the settings @1-49@ becomes a number from 1 to 49. The first half
 * of the rules selects a table each, of the others most transform one of these
 * tables, and a few do what few people use. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/vec.h"

enum { SETTINGS = 2000, MAPPINGS = 200, RULES = 500 };

static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

static unsigned between(uint32_t *state, unsigned least, unsigned most)
{
    return least + next_random(state) % (most - least + 1);
}

static void add_settings(struct buf *b, struct str form, uint32_t *state)
{
    while (form.len) {
        unsigned least, most;
        buf_add_str(b, str_cut(&form, '@'));
        struct str range = str_cut(&form, '@');
        if (range.ptr && sscanf(range.ptr, "%u-%u", &least, &most) == 2)
            buf_printf(b, "%u", between(state, least, most));
    }
}

/* ---- rules; each is one object without its braces ---- */

/* The table of a number, without a comma. The first rule takes in all of the
 * schema SHOP, so that there is something to exclude from it. */
static void locate(struct buf *b, int number, const char *table, bool column)
{
    static const char *const schemas[] = {"SHOP", "SALES", "HR", "WEB%"};
    buf_printf(b,
               "      \"object-locator\": {\n"
               "        \"schema-name\": \"%s\",\n",
               schemas[number % 4]);
    if (number == 0)
        buf_add_z(b, "        \"table-name\": \"%\"");
    else
        buf_printf(b, "        \"table-name\": \"%s_%d\"", table, number);
    if (column)
        buf_printf(b, ",\n        \"column-name\": \"%s_%d\"",
                   number % 2 ? "CREATED_BY" : "C", number);
    buf_add_z(b, "\n      },\n");
}

static const char *table_name(int number)
{
    return number % 3 ? "ORDER_LINES" : "CUSTOMERS";
}

static void add_filter(struct buf *b, uint32_t *state)
{
    buf_printf(b,
               "      \"filters\": [\n"
               "        {\n"
               "          \"filter-type\": \"source\",\n"
               "          \"column-name\": \"ID\",\n"
               "          \"filter-conditions\": [\n"
               "            { \"filter-operator\": \"gte\", "
               "\"value\": \"%u\" }\n"
               "          ]\n"
               "        }\n"
               "      ],\n",
               between(state, 1, 99999));
}

static void select_tables(struct buf *b, uint32_t *state, int number)
{
    unsigned kind = between(state, 0, 9);
    bool shop = number && number % 4 == 0, exclude = shop && kind < 3;
    locate(b, number, exclude ? "ARCHIVE" : table_name(number), false);
    if (kind < 2 && !exclude)
        buf_printf(b, "      \"load-order\": %u,\n", between(state, 1, 99));
    if (number % 4 == 1 && kind > 7)
        add_filter(b, state);
    else
        buf_add_z(b, "      \"filters\": [],\n");
    buf_printf(b, "      \"rule-action\": \"%s\"",
               exclude ? "exclude" : "include");
}

static void rename_it(struct buf *b, uint32_t *state, int number)
{
    static const char *const actions[] = {"rename", "add-prefix", "add-suffix",
                                          "remove-prefix"};
    bool column = between(state, 0, 1);
    locate(b, number, table_name(number), column);
    buf_printf(b,
               "      \"rule-target\": \"%s\",\n"
               "      \"rule-action\": \"%s\",\n"
               "      \"value\": \"name_%d\",\n"
               "      \"old-value\": null",
               column ? "column" : "table", actions[between(state, 0, 3)],
               number);
}

static void lower_it(struct buf *b, uint32_t *state, int number)
{
    (void)state;
    locate(b, number, table_name(number), false);
    buf_add_z(b, "      \"rule-target\": \"table\",\n"
                 "      \"rule-action\": \"convert-lowercase\",\n"
                 "      \"value\": null,\n"
                 "      \"old-value\": null");
}

static void remove_column(struct buf *b, uint32_t *state, int number)
{
    (void)state;
    locate(b, number, table_name(number), true);
    buf_add_z(b, "      \"rule-target\": \"column\",\n"
                 "      \"rule-action\": \"remove-column\"");
}

static void retype_column(struct buf *b, uint32_t *state, int number)
{
    locate(b, number, table_name(number), true);
    buf_printf(b,
               "      \"rule-target\": \"column\",\n"
               "      \"rule-action\": \"change-data-type\",\n"
               "      \"data-type\": {\n"
               "        \"type\": \"string\",\n"
               "        \"length\": \"%u\",\n"
               "        \"scale\": \"\"\n"
               "      }",
               between(state, 1, 4000));
}

static void load_in_parallel(struct buf *b, uint32_t *state, int number)
{
    locate(b, number, table_name(number), false);
    buf_printf(b,
               "      \"parallel-load\": {\n"
               "        \"type\": \"ranges\",\n"
               "        \"columns\": [\"ID\"],\n"
               "        \"boundaries\": [[\"%u\"], [\"%u\"]]\n"
               "      },\n"
               "      \"lob-settings\": {\n"
               "        \"mode\": \"limited\",\n"
               "        \"bulk-max-size\": %u\n"
               "      }",
               between(state, 1, 9999), between(state, 10000, 99999),
               between(state, 1, 128));
}

static void map_objects(struct buf *b, uint32_t *state, int number)
{
    locate(b, number, table_name(number), false);
    buf_printf(b,
               "      \"rule-action\": \"map-record-to-record\",\n"
               "      \"target-table-name\": \"stream_%u\",\n"
               "      \"mapping-parameters\": {\n"
               "        \"partition-key-type\": \"attribute-name\",\n"
               "        \"partition-key-name\": \"ID\",\n"
               "        \"exclude-columns\": [\"NOTE\"]\n"
               "      }",
               between(state, 1, 99));
}

static void begin_rule(struct buf *b, const char *type, int id)
{
    buf_printf(b,
               "    {\n"
               "      \"rule-type\": \"%s\",\n"
               "      \"rule-id\": \"%d\",\n"
               "      \"rule-name\": \"rule-%d\",\n",
               type, id, id);
}

static const struct {
    const char *type;
    unsigned share; /* of 100 */
    void (*add)(struct buf *b, uint32_t *state, int number);
} kinds[] = {
    {"transformation", 32, rename_it},
    {"transformation", 24, lower_it},
    {"transformation", 12, remove_column},
    {"transformation", 12, retype_column},
    {"object-mapping", 6, map_objects},
    {"table-settings", 14, load_in_parallel},
};

/* Table settings, the last of the kinds, take no pattern for a schema. */
static void transform(struct buf *b, uint32_t *state, int id, int number)
{
    unsigned kind = 0, last = COUNT_OF(kinds) - 1;
    unsigned all = number % 4 == 3 ? 100 - kinds[last].share : 100;
    unsigned share = between(state, 0, all - 1);
    while (share >= kinds[kind].share)
        share -= kinds[kind++].share;
    begin_rule(b, kinds[kind].type, id);
    kinds[kind].add(b, state, number);
}

static void add_rule(struct buf *b, uint32_t *state, int index)
{
    int number = index - RULES / 2;
    if (number > 0) {
        transform(b, state, index + 1, number);
    } else {
        begin_rule(b, "selection", index + 1);
        select_tables(b, state, index);
    }
    buf_add_z(b, index + 1 < RULES ? "\n    },\n" : "\n    }\n");
}

static void add_mappings(struct buf *b, uint32_t *state)
{
    buf_add_z(b, "{\n  \"rules\": [\n");
    for (int i = 0; i < RULES; i++)
        add_rule(b, state, i);
    buf_add_z(b, "  ]\n}\n");
}

/* Not file_write, which waits for the disk. */
static bool write_file(struct arena *a, const char *folder, char letter,
                       int number, const struct buf *b, struct err *err)
{
    const char *path =
        arena_printf(a, "%s/%c%04d.json", folder, letter, number);
    FILE *f = fopen(path, "wb");
    bool good = f && fwrite(b->ptr, 1, b->len, f) == b->len;
    if ((f && fclose(f) != 0) || !good)
        return err_errno(err, "cannot write %s", path);
    return true;
}

static bool write_all(struct arena *a, struct str form, const char *folder,
                      struct err *err)
{
    const char *settings = arena_printf(a, "%s/settings", folder);
    const char *mappings = arena_printf(a, "%s/mappings", folder);
    uint32_t state = 1;
    struct buf b;
    buf_init(&b, 0);
    bool good =
        file_make_folder(settings, err) && file_make_folder(mappings, err);
    for (int i = 0; good && i < SETTINGS; i++) {
        buf_clear(&b);
        add_settings(&b, form, &state);
        good = write_file(a, settings, 's', i, &b, err);
    }
    for (int i = 0; good && i < MAPPINGS; i++) {
        buf_clear(&b);
        add_mappings(&b, &state);
        good = write_file(a, mappings, 'm', i, &b, err);
    }
    buf_free(&b);
    return good;
}

int main(int argc, char **argv)
{
    struct arena *a = arena_new();
    struct str form;
    struct err err;
    if (argc != 3) {
        fprintf(stderr, "usage: make_jobs SETTINGS.json.in FOLDER\n");
        return 2;
    }
    bool good =
        file_read(a, argv[1], &form, &err) && write_all(a, form, argv[2], &err);
    if (!good)
        fprintf(stderr, "make_jobs: %s\n", err.message);
    arena_free(a);
    return !good;
}
