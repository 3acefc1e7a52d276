/* How fast json_read reads from memory: a task settings document of some 6 KB
 * and a table mapping document of 500 rules, some 155 KB, laid out as the
 * console and the CLI do. Prints the best of many passes, in MB/s.
 *
 *     cmake --build build --target bench_json && build/tests/bench_json
 */
#include <stdio.h>
#include <time.h>

#include "base/arena.h"
#include "base/buf.h"
#include "read/json.h"

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void write_mappings(struct buf *b, int rules)
{
    buf_add_z(b, "{\n \"rules\": [\n");
    for (int i = 1; i <= rules; i++)
        buf_printf(b,
                   "  {\n"
                   "   \"rule-type\": \"%s\",\n"
                   "   \"rule-id\": \"%d\",\n"
                   "   \"rule-name\": \"include-orders-%d\",\n"
                   "   \"object-locator\": {\n"
                   "    \"schema-name\": \"SHOP_%d\",\n"
                   "    \"table-name\": \"ORDERS_%d\"\n"
                   "   },\n"
                   "   \"rule-action\": \"include\",\n"
                   "   \"load-order\": %d,\n"
                   "   \"filters\": [\n"
                   "    {\"filter-type\": \"source\", \"column-name\": "
                   "\"ID\"}\n"
                   "   ]\n"
                   "  }%s\n",
                   i % 3 ? "selection" : "transformation", i, i, i % 7, i, i,
                   i < rules ? "," : "");
    buf_add_z(b, " ]\n}\n");
}

static void write_settings(struct buf *b)
{
    buf_add_z(b, "{\n");
    for (int group = 0; group < 12; group++) {
        buf_printf(b, "  \"FullLoadSettings%d\": {\n", group);
        for (int i = 0; i < 11; i++)
            buf_printf(b, "    \"%s%d\": %s,\n",
                       i % 2 ? "StopTaskCachedChanges" : "MaxFullLoadSubTasks",
                       i, i % 3 ? "false" : "10000");
        buf_printf(b,
                   "    \"TargetTablePrepMode\": \"DROP_AND_CREATE\"\n  }%s\n",
                   group < 11 ? "," : "");
    }
    buf_add_z(b, "}\n");
}

static void measure(const char *name, struct str bytes)
{
    enum { PASSES = 30 };
    struct arena *a = arena_new(), *session = arena_new();
    struct findings *fs = findings_new(session);
    int times = (int)((size_t)(8 << 20) / bytes.len);
    double best = 1e9;
    uint32_t nodes = 0;
    for (int pass = 0; pass < PASSES; pass++) {
        double start = now();
        for (int i = 0; i < times; i++) {
            arena_reset(a);
            nodes = json_read(a, text_new(a, name, bytes), NULL, fs)->count;
        }
        double seconds = (now() - start) / times;
        best = seconds < best ? seconds : best;
    }
    printf("%-10s %7zu bytes %6u nodes %8.2f us %7.0f MB/s%s\n", name,
           bytes.len, nodes, best * 1e6, (double)bytes.len / best / 1e6,
           fs->list.n ? "  (with findings!)" : "");
    arena_free(a);
    arena_free(session);
}

int main(void)
{
    struct buf settings, mappings;
    buf_init(&settings, 0);
    buf_init(&mappings, 0);
    write_settings(&settings);
    write_mappings(&mappings, 500);
    measure("settings", buf_str(&settings));
    measure("mappings", buf_str(&mappings));
    buf_free(&settings);
    buf_free(&mappings);
    return 0;
}
