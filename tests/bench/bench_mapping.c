/* How long it takes to find what becomes of many tables under many rules:
 *
 *   bench_mapping [RULES [TABLES]]     (10000, 100000)
 *
 * Of the patterns 70 % are exact, 20 % prefixes, 6 % suffixes, 3 % infixes and
 * 1 % "%"; 90 % are of one of 20 schemas by name. The tables' names are made
 * of words with "_" between them, or, for the second line, with nothing: "_"
 * is a wildcard, so that names with it are no exact patterns. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/arena.h"
#include "base/buf.h"
#include "dms/mapping.h"
#include "read/json.h"

enum { SCHEMAS = 20, RULES = 10000, TABLES = 100000 };

static const char *const words[] = {
    "order", "item", "customer", "invoice", "audit", "log",  "stock", "price",
    "event", "user", "session",  "account", "plan",  "node", "batch", "entry",
};

static uint32_t state = 1;

static unsigned below(unsigned n)
{
    state = state * 1664525u + 1013904223u;
    return (unsigned)((uint64_t)(state >> 8) * n >> 24);
}

static const char *word(void)
{
    return words[below(COUNT_OF(words))];
}

static const char *table_name(struct arena *a, const char *joint)
{
    return arena_printf(a, "%s%s%s%s%u", word(), joint, word(), joint,
                        below(5000));
}

static const char *pattern(struct arena *a, const char *joint)
{
    unsigned kind = below(100);
    if (kind < 70)
        return table_name(a, joint);
    if (kind < 90)
        return arena_printf(a, "%s%s%s%s%u%%", word(), joint, word(), joint,
                            below(500));
    if (kind < 96)
        return arena_printf(a, "%%%s%u", joint, below(5000));
    if (kind < 99)
        return arena_printf(a, "%%%s%s%u%%", word(), joint, below(500));
    return "%";
}

static struct mapping *make_mapping(struct arena *a, unsigned rules,
                                    const char *joint)
{
    struct buf json;
    buf_init(&json, 0);
    for (unsigned i = 0; i < rules; i++) {
        const char *schema =
            below(10) ? arena_printf(a, "s%u", below(SCHEMAS)) : "%";
        const char *table = pattern(a, joint);
        bool include = table[1] == '\0' || below(10);
        buf_printf(&json,
                   "%c{\"rule-type\":\"selection\",\"rule-id\":\"%u\","
                   "\"object-locator\":{\"schema-name\":\"%s\","
                   "\"table-name\":\"%s\"},\"rule-action\":\"%s\"}",
                   i ? ',' : '[', i + 1, schema, table,
                   include ? "include" : "exclude");
    }
    buf_add_char(&json, ']');
    struct text *text = text_new(a, "rules", str_copy(a, buf_str(&json)));
    struct val root = tree_root(json_read(a, text, NULL, findings_new(a)));
    struct val *items = ARENA_ARRAY(a, struct val, val_count(root));
    size_t n = 0;
    VAL_EACH(it, root)
    items[n++] = it.value;
    buf_free(&json);
    return mapping_new(a, items, n);
}

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void count_match(void *context, size_t rule)
{
    (void)rule;
    ++*(size_t *)context;
}

static void bench(unsigned rules, unsigned count, const char *joint)
{
    struct arena *a = arena_new();
    struct mapping *m = make_mapping(a, rules, joint);
    struct table *tables = ARENA_ARRAY(a, struct table, count);
    for (unsigned i = 0; i < count; i++) {
        tables[i].schema = str_printf(a, "s%u", below(SCHEMAS));
        tables[i].name = str_of(table_name(a, joint));
    }
    size_t selected = 0, matches = 0;
    double start = seconds();
    for (unsigned i = 0; i < count; i++)
        selected += mapping_select(m, &tables[i], NULL) != NULL;
    double chosen = seconds();
    for (unsigned i = 0; i < count; i++)
        mapping_matching(m, &tables[i], count_match, &matches);
    double matched = seconds();
    printf("%u rules, %u tables, names with \"%s\": select %.3f s (%zu), "
           "all matches %.3f s (%zu)\n",
           rules, count, joint, chosen - start, selected, matched - chosen,
           matches);
    arena_free(a);
}

int main(int argc, char **argv)
{
    unsigned rules = argc > 1 ? (unsigned)atoi(argv[1]) : RULES;
    unsigned tables = argc > 2 ? (unsigned)atoi(argv[2]) : TABLES;
    bench(rules, tables, "");
    bench(rules, tables, "_");
    return 0;
}
