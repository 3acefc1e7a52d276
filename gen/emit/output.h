/* Puts the files of a build into the output folder, all of them or none.
 *
 * OUT/.dmsc holds what is needed for that:
 *
 *     lock           held while a build writes
 *     new/           the files of this build, until all of them are there
 *     manifest       what the last build made: hash, size and path a line
 *     manifest.new   what this build makes, and whatever manifests said
 *                    before; there from the moment that all of new/ is
 *                    complete until all of it is moved
 *
 * A build cut short before manifest.new was complete changed nothing; one cut
 * short after it is finished by the next, which knows from manifest.new which
 * files are dmsc's. Files that an earlier build made and this one does not
 * are removed if nobody changed them. All else in the folder is left alone,
 * and a file that dmsc did not make, or that somebody changed since, is never
 * overwritten, nor is a link: the build says so and writes nothing.
 */
#ifndef DMSC_EMIT_OUTPUT_H
#define DMSC_EMIT_OUTPUT_H

#include "base/err.h"
#include "base/str.h"
#include "base/vec.h"

struct output_file {
    struct str path; /* below the output folder, with slashes */
    struct str bytes;
    bool executable;
};

struct output {
    struct arena *arena;
    VEC(struct output_file) files;
    VEC(struct str) kept; /* folders that this build says nothing of */
};

struct output_result {
    size_t written, unchanged, removed;
    bool finished_earlier; /* an earlier build had been cut short */
    /* Files that are in the way: not made by dmsc, or changed since. Then
     * nothing was written. */
    VEC(struct str) in_the_way;
    /* Files of an earlier build, no longer made, but changed: left there. */
    VEC(struct str) left;
};

struct output *output_new(struct arena *a);

/* Adds a file; BYTES are kept, not copied. */
void output_add(struct output *o, struct str path, struct str bytes,
                bool executable);

/* This build makes nothing in FOLDER ("terraform", below the output folder),
 * and takes nothing away: what an earlier build made there stays, as dmsc's.
 * FOLDER is kept, not copied. */
void output_keep(struct output *o, struct str folder);

/* The file with that path, or NULL. */
const struct output_file *output_find(const struct output *o, struct str path);

/* Writes all files into FOLDER, which is made if it is not there. FORCE
 * overwrites what is in the way. False if the world failed, or something was
 * in the way; in both cases FOLDER is as it was. */
bool output_write(const struct output *o, const char *folder, bool force,
                  struct output_result *result, struct err *err);

#endif
