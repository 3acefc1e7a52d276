/* A file as `dmsc check` looks at it: in a folder that exists while the fuzzer
 * runs, with all rules, and what is found printed. */
#ifndef DMSC_TESTS_FUZZ_INSPECTING_H
#define DMSC_TESTS_FUZZ_INSPECTING_H

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "cmd/inspect.h"
#include "cmd/report.h"
#include "cmd/select.h"
#include "keeping.h"

#define INSPECTING_FOLDER "/tmp/dmsc-fuzz-XXXXXX"
static char inspecting_folder[] = INSPECTING_FOLDER;

static char inspecting_kept[sizeof inspecting_folder + 64];

static inline void inspecting_leave(void)
{
    unlink(inspecting_kept);
    rmdir(inspecting_folder);
}

/* The path of a file of that name in the folder. */
static inline const char *inspecting_path(struct arena *a, const char *name)
{
    if (strcmp(inspecting_folder, INSPECTING_FOLDER) == 0) {
        bool made = mkdtemp(inspecting_folder) != NULL;
        assert(made);
        atexit(inspecting_leave);
    }
    return arena_printf(a, "%s/%s", inspecting_folder, name);
}

static inline void inspecting_write(const char *path, struct str bytes)
{
    FILE *f = fopen(path, "wb");
    assert(f);
    size_t n = bytes.len ? fwrite(bytes.ptr, 1, bytes.len, f) : 0;
    assert(n == bytes.len);
    fclose(f);
}

/* The one file that stays as it is while the fuzzer runs. */
static inline void inspecting_keep(const char *path, struct str bytes)
{
    if (*inspecting_kept)
        return;
    snprintf(inspecting_kept, sizeof inspecting_kept, "%s", path);
    inspecting_write(path, bytes);
}

/* Checks the file at PATH and prints the findings in FORMAT. */
static inline void inspecting_check(const char *path, const char *format)
{
    struct session s = {.arena = arena_new(), .shelf = kept_shelf()};
    struct names paths = {0};
    s.findings = findings_new(s.arena);
    s.command = command_find("check");
    s.shared.format = format;
    buf_init(&s.out, 0);
    *vec_push(s.arena, &paths.list) = path;
    struct inspection *in = select_start(&s, &paths) ? inspect_new(&s) : NULL;
    if (in) {
        inspect_paths(in, &paths);
        select_complete(&s);
        inspect_free(in);
        report_findings(&s);
    }
    buf_free(&s.out);
    arena_free(s.arena);
}

#endif
