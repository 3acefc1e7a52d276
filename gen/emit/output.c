#include "emit/output.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/map.h"
#include "emit/limits.h"

/* What a manifest says of a file: enough to tell whether it was changed. */
struct mark {
    uint64_t hash;
    uint64_t size;
};

struct job {
    struct arena *arena;
    const struct output *output;
    struct output_result *result;
    const char *folder, *state; /* OUT and OUT/.dmsc */
    struct map *ours;           /* path -> VEC-like list of struct mark */
    bool force;
};

struct marks {
    VEC(struct mark) list;
};

struct output *output_new(struct arena *a)
{
    struct output *o = ARENA_NEW(a, struct output);
    o->arena = a;
    return o;
}

void output_add(struct output *o, struct str path, struct str bytes,
                bool executable)
{
    assert(!output_find(o, path));
    *vec_push(o->arena, &o->files) =
        (struct output_file){path, bytes, executable};
}

void output_keep(struct output *o, struct str folder)
{
    *vec_push(o->arena, &o->kept) = folder;
}

static bool is_kept(const struct output *o, struct str path)
{
    for (size_t i = 0; i < o->kept.n; i++)
        if (str_starts(path, o->kept.at[i]) && path.len > o->kept.at[i].len &&
            path.ptr[o->kept.at[i].len] == '/')
            return true;
    return false;
}

const struct output_file *output_find(const struct output *o, struct str path)
{
    for (size_t i = 0; i < o->files.n; i++)
        if (str_eq(o->files.at[i].path, path))
            return &o->files.at[i];
    return NULL;
}

/* FNV-1a, 64 bits: it guards against edits, not against forgers. */
static struct mark mark_of(struct str bytes)
{
    uint64_t h = 14695981039346656037u;
    for (size_t i = 0; i < bytes.len; i++)
        h = (h ^ (unsigned char)bytes.ptr[i]) * 1099511628211u;
    return (struct mark){h, bytes.len};
}

static char *in_folder(const struct job *j, struct str path)
{
    return file_join(j->arena, str_of(j->folder), path);
}

static char *in_state(const struct job *j, const char *name)
{
    return file_join(j->arena, str_of(j->state), str_of(name));
}

static bool read_mark(struct str *line, struct mark *mark)
{
    struct str hash = str_cut(line, ' '), size = str_cut(line, ' ');
    return str_to_u64(hash, &mark->hash) && str_to_u64(size, &mark->size) &&
           line->len > 0;
}

static bool has_mark(const struct marks *marks, struct mark mark)
{
    for (size_t i = 0; i < marks->list.n; i++)
        if (marks->list.at[i].hash == mark.hash &&
            marks->list.at[i].size == mark.size)
            return true;
    return false;
}

/* Takes in what a manifest says is ours. One that is not there, or a line
 * that is damaged, says nothing: then files are not ours, and are kept. */
static bool read_manifest(struct job *j, const char *name)
{
    struct str text;
    char *path = in_state(j, name);
    if (!file_exists(path) || !file_read(j->arena, path, &text, NULL))
        return false;
    while (text.len) {
        struct str line = str_cut(&text, '\n');
        struct mark mark;
        if (!read_mark(&line, &mark))
            continue;
        void **slot = map_put(j->ours, line);
        if (!*slot)
            *slot = ARENA_NEW(j->arena, struct marks);
        if (!has_mark(*slot, mark))
            *vec_push(j->arena, &((struct marks *)*slot)->list) = mark;
    }
    return true;
}

/* Whether the bytes of a file on disk are those that a build of ours made. */
static bool is_ours(const struct job *j, struct str path, struct str bytes)
{
    const struct marks *marks = map_get(j->ours, path);
    return marks && has_mark(marks, mark_of(bytes));
}

/* Whether what is staged can be renamed into FOLDER. */
static bool is_near(const struct job *j, const char *folder)
{
    struct stat there, here;
    return stat(folder, &there) == 0 && stat(j->state, &here) == 0 &&
           there.st_dev == here.st_dev;
}

/* Whether a file can be put into FOLDER, as far as that can be told before. */
static bool look_at_folder(const struct job *j, const char *folder,
                           struct err *err)
{
    struct stat st;
    if (strlen(folder) <= strlen(j->folder))
        return true;
    if (lstat(folder, &st) != 0)
        return look_at_folder(j, str_z(j->arena, file_folder(str_of(folder))),
                              err);
    if (!file_is_folder(folder))
        return err_set(err, "%s is there and is not a folder", folder);
    if (access(folder, W_OK | X_OK) != 0)
        return err_errno(err, "cannot write into %s", folder);
    return is_near(j, folder) ||
           err_set(err, "%s is on another file system than %s", folder,
                   j->folder);
}

/* Looks at what stands where FILE goes. What is no plain file, a link too, is
 * never of our making. */
static bool look(struct job *j, const struct output_file *file, struct err *err)
{
    struct str old = STR("");
    struct stat st;
    char *path = in_folder(j, file->path);
    if (!look_at_folder(j, str_z(j->arena, file_folder(str_of(path))), err))
        return false;
    if (lstat(path, &st) != 0)
        return true;
    if (S_ISDIR(st.st_mode))
        return err_set(err, "%s is a folder; a file has to go there", path);
    bool plain = S_ISREG(st.st_mode);
    if (plain && !file_read(j->arena, path, &old, err))
        return false;
    if (plain && str_eq(old, file->bytes))
        j->result->unchanged++;
    else if (!j->force && !(plain && is_ours(j, file->path, old)))
        *vec_push(j->arena, &j->result->in_the_way) = file->path;
    return true;
}

static bool look_at_all(struct job *j, struct err *err)
{
    for (size_t i = 0; i < j->output->files.n; i++)
        if (!look(j, &j->output->files.at[i], err))
            return false;
    if (j->result->in_the_way.n)
        return err_set(err,
                       "%s holds files that dmsc did not make, or that "
                       "were changed since; nothing was written",
                       j->folder);
    return true;
}

static char *staged(const struct job *j, struct str path)
{
    return file_join(j->arena, str_of(in_state(j, "new")), path);
}

static bool stage(struct job *j, const struct output_file *file,
                  struct err *err)
{
    char *path = staged(j, file->path);
    char *folder = str_z(j->arena, file_folder(str_of(path)));
    unlink(path); /* of a build cut short */
    return file_make_folder(folder, err) &&
           file_create(path, file->bytes, file->executable ? 0777 : 0666, err);
}

static void add_mark(struct buf *b, struct mark mark, struct str path)
{
    buf_printf(b, "%llu %llu %.*s\n", (unsigned long long)mark.hash,
               (unsigned long long)mark.size, STR_ARG(path));
}

/* What the manifests said of files that this build says nothing of; of ALL
 * files, if it is not yet known how far this build gets. */
static void add_earlier(const struct job *j, struct buf *b, bool all)
{
    for (size_t i = 0; i < map_count(j->ours); i++) {
        const struct map_entry *e = map_at(j->ours, i);
        const struct marks *marks = e->value;
        if (!all && !is_kept(j->output, e->key))
            continue;
        for (size_t k = 0; k < marks->list.n; k++)
            add_mark(b, marks->list.at[k], e->key);
    }
}

/* Written beside under one name, so that one cut short is not left behind. */
static bool write_manifest(struct job *j, const char *name, bool all,
                           struct err *err)
{
    struct buf b;
    char *part = in_state(j, "manifest.part"), *path = in_state(j, name);
    buf_init(&b, 0);
    buf_add_z(&b, "# Made by dmsc: the files of the last build (hash, size, "
                  "path).\n");
    for (size_t i = 0; i < j->output->files.n; i++) {
        const struct output_file *file = &j->output->files.at[i];
        add_mark(&b, mark_of(file->bytes), file->path);
    }
    add_earlier(j, &b, all);
    unlink(part);
    bool ok = file_create(part, buf_str(&b), 0666, err);
    if (ok && rename(part, path) != 0)
        ok = err_errno(err, "cannot write %s", path);
    buf_free(&b);
    return ok;
}

static bool stage_all(struct job *j, struct err *err)
{
    for (size_t i = 0; i < j->output->files.n; i++)
        if (!stage(j, &j->output->files.at[i], err))
            return false;
    return write_manifest(j, "manifest.new", true, err);
}

static bool move_in(struct job *j, const struct output_file *file,
                    struct err *err)
{
    char *to = in_folder(j, file->path);
    char *folder = str_z(j->arena, file_folder(str_of(to)));
    if (!file_make_folder(folder, err))
        return false;
    if (rename(staged(j, file->path), to) != 0)
        return err_errno(err, "cannot write %s", to);
    return true;
}

/* Removes what an earlier build made and this one does not. */
static void remove_old(struct job *j)
{
    for (size_t i = 0; i < map_count(j->ours); i++) {
        struct str path = map_at(j->ours, i)->key, bytes;
        struct stat st;
        char *full = in_folder(j, path);
        if (output_find(j->output, path) || is_kept(j->output, path) ||
            lstat(full, &st) != 0 || !S_ISREG(st.st_mode) ||
            !file_read(j->arena, full, &bytes, NULL))
            continue;
        if (!is_ours(j, path, bytes))
            *vec_push(j->arena, &j->result->left) = path;
        else if (unlink(full) == 0)
            j->result->removed++;
    }
}

/* Removes a file of new/ and the folders above it that are empty then. */
static void unstage(const struct job *j, struct str file)
{
    struct str path = str_of(staged(j, file));
    unlink(path.ptr);
    while (path.len > strlen(j->state)) {
        path = str_of(str_z(j->arena, file_folder(path)));
        if (rmdir(path.ptr) != 0)
            break;
    }
}

/* What is left in new/ is of this build or, if one was cut short, of that. */
static void clear_stage(struct job *j)
{
    for (size_t i = 0; i < j->output->files.n; i++)
        unstage(j, j->output->files.at[i].path);
    for (size_t i = 0; i < map_count(j->ours); i++)
        unstage(j, map_at(j->ours, i)->key);
}

static bool commit(struct job *j, struct err *err)
{
    for (size_t i = 0; i < j->output->files.n; i++)
        if (!move_in(j, &j->output->files.at[i], err))
            return false;
    remove_old(j);
    if (!write_manifest(j, "manifest", false, err))
        return false;
    unlink(in_state(j, "manifest.new"));
    j->result->written = j->output->files.n - j->result->unchanged;
    return true;
}

static bool lock(const struct job *j, int *fd, struct err *err)
{
    char *path = in_state(j, "lock");
    struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    *fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (*fd < 0)
        return err_errno(err, "cannot open %s", path);
    struct stat st;
    bool locked = fcntl(*fd, F_SETLK, &whole) == 0;
    /* Between the two another build may have taken the file away. */
    if (locked && fstat(*fd, &st) == 0 && st.st_nlink)
        return true;
    bool busy = locked || errno == EACCES || errno == EAGAIN;
    return busy ? err_set(err, "another build is writing to %s", j->folder)
                : err_errno(err, "cannot lock %s", path);
}

static bool write_locked(struct job *j, struct err *err)
{
    read_manifest(j, "manifest");
    j->result->finished_earlier = read_manifest(j, "manifest.new");
    if (!look_at_all(j, err))
        return false;
    bool staged_all = stage_all(j, err);
    bool ok = staged_all && commit(j, err);
    clear_stage(j);
    return ok;
}

/* Takes away what a failed first build made, if there is nothing in it. */
static void remove_if_empty(const struct job *j, bool locked, bool fresh)
{
    if (file_exists(in_state(j, "manifest")) ||
        file_exists(in_state(j, "manifest.new")))
        return;
    if (locked) /* else it is that of another build */
        unlink(in_state(j, "lock"));
    if (rmdir(j->state) == 0 && fresh)
        rmdir(j->folder);
}

bool output_write(const struct output *o, const char *folder, bool force,
                  struct output_result *result, struct err *err)
{
    *result = (struct output_result){0};
    if (o->files.n > OUTPUT_FILES_MAX)
        return err_set(err,
                       "the build has %zu files, more than %d; divide the "
                       "tasks among several specs",
                       o->files.n, OUTPUT_FILES_MAX);
    struct job j = {o->arena, o, result, folder, NULL, NULL, force};
    bool fresh = !file_exists(folder);
    int fd = -1;
    j.state = file_join(o->arena, str_of(folder), STR(".dmsc"));
    j.ours = map_new(o->arena);
    bool locked = file_make_folder(j.state, err) && lock(&j, &fd, err);
    bool ok = locked && write_locked(&j, err);
    if (!ok)
        remove_if_empty(&j, locked, fresh);
    if (fd >= 0)
        close(fd);
    return ok;
}
