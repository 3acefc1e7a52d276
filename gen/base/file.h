/* Files: read whole, written whole. */
#ifndef DMSC_BASE_FILE_H
#define DMSC_BASE_FILE_H

#include "base/err.h"
#include "base/str.h"

struct arena;

/* Reads PATH ("-" is standard input) into the arena, with a NUL after it.
 * Fails on what cannot be opened, on a folder, and on more than
 * FILE_MAX_BYTES. */
bool file_read(struct arena *a, const char *path, struct str *out,
               struct err *err);

/* Writes PATH whole or not at all: into a new file beside it, flushed to the
 * disk, then renamed. MODE is as for open(2). One that is there is written as
 * file_replace does; what is a device or a pipe stays one, and is written to.
 * "-" is a failure: it would become a file of that name.
 * Signals that end the program wait meanwhile, here and below. */
bool file_write(const char *path, struct str bytes, unsigned mode,
                struct err *err);

/* Writes over a file that is there, in the same way: it keeps its mode, and
 * its owner where that may be; a link stays one, and what it leads to is
 * written. A file that may not be written is a failure. */
bool file_replace(const char *path, struct str bytes, struct err *err);

/* Writes a file that is not there yet; one that is there is a failure. */
bool file_create(const char *path, struct str bytes, unsigned mode,
                 struct err *err);

/* Writes all bytes to an open file; false with errno if that fails. */
bool file_write_all(int fd, struct str bytes);

/* Makes the folder and those above it; one that is there is no failure. */
bool file_make_folder(const char *path, struct err *err);

bool file_exists(const char *path);
bool file_is_folder(const char *path);
bool file_is_regular(const char *path); /* no device or pipe, which may hang */

/* The same, and how large it is. */
bool file_size(const char *path, size_t *bytes);

/* FOLDER/NAME; NAME alone where it is absolute or FOLDER is "" or ".". A name
 * "-" is a file of that name, never standard input. */
char *file_join(struct arena *a, struct str folder, struct str name);

/* The part before the last slash ("." if there is none), and after it. */
struct str file_folder(struct str path);
struct str file_name(struct str path);

/* The absolute path of PATH, links of its folders looked through but not its
 * own; "-" is a file of that name. */
char *file_full(struct arena *a, const char *path);

/* How PATH is named from within FOLDER ("../b/x"); both are absolute, and
 * plain: as file_full and realpath(3) give them. */
char *file_relative(struct arena *a, struct str folder, struct str path);

/* The names in a folder, sorted by bytes, without "." and "..". */
bool file_list(struct arena *a, const char *folder, struct str **names,
               size_t *count, struct err *err);

/* What PATH may be meant for: its folder with the name there that is nearest.
 * NULL if none is near, or something stands at PATH, if only a link. */
const char *file_nearest(struct arena *a, const char *path);

#endif
