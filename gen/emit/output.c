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
        struct marks *marks = *slot;
        *vec_push(j->arena, &marks->list) = mark;
    }
    return true;
}

/* Whether the bytes of a file on disk are those that a build of ours made. */
static bool is_ours(const struct job *j, struct str path, struct str bytes)
{
    const struct marks *marks = map_get(j->ours, path);
    struct mark now = mark_of(bytes);
    for (size_t i = 0; marks && i < marks->list.n; i++)
        if (marks->list.at[i].hash == now.hash &&
            marks->list.at[i].size == now.size)
            return true;
    return false;
}

/* Looks at what stands where FILE goes. */
static bool look(struct job *j, const struct output_file *file, struct err *err)
{
    struct str old;
    char *path = in_folder(j, file->path);
    if (!file_exists(path))
        return true;
    if (file_is_folder(path))
        return err_set(err, "%s is a folder; a file has to go there", path);
    if (!file_read(j->arena, path, &old, err))
        return false;
    if (str_eq(old, file->bytes))
        j->result->unchanged++;
    else if (!j->force && !is_ours(j, file->path, old))
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
           file_write(path, file->bytes, file->executable ? 0777 : 0666, err);
}

static void add_mark(struct buf *b, struct mark mark, struct str path)
{
    buf_printf(b, "%llu %llu %.*s\n", (unsigned long long)mark.hash,
               (unsigned long long)mark.size, STR_ARG(path));
}

/* What the manifests say of files that this build says nothing of. */
static void add_kept(const struct job *j, struct buf *b)
{
    for (size_t i = 0; i < map_count(j->ours); i++) {
        const struct map_entry *e = map_at(j->ours, i);
        const struct marks *marks = e->value;
        for (size_t k = 0; is_kept(j->output, e->key) && k < marks->list.n; k++)
            add_mark(b, marks->list.at[k], e->key);
    }
}

static bool write_manifest(struct job *j, struct err *err)
{
    struct buf b;
    buf_init(&b, 0);
    buf_add_z(&b, "# Made by dmsc: the files of the last build (hash, size, "
                  "path).\n");
    for (size_t i = 0; i < j->output->files.n; i++) {
        const struct output_file *file = &j->output->files.at[i];
        add_mark(&b, mark_of(file->bytes), file->path);
    }
    add_kept(j, &b);
    bool ok = file_write(in_state(j, "manifest.new"), buf_str(&b), 0666, err);
    buf_free(&b);
    return ok;
}

static bool stage_all(struct job *j, struct err *err)
{
    for (size_t i = 0; i < j->output->files.n; i++)
        if (!stage(j, &j->output->files.at[i], err))
            return false;
    return write_manifest(j, err);
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
        char *full = in_folder(j, path);
        if (output_find(j->output, path) || is_kept(j->output, path) ||
            !file_exists(full) || !file_read(j->arena, full, &bytes, NULL))
            continue;
        if (!is_ours(j, path, bytes))
            *vec_push(j->arena, &j->result->left) = path;
        else if (unlink(full) == 0)
            j->result->removed++;
    }
}

/* Removes the folders of new/, deepest first; files in it are left over from
 * a build cut short, and are removed by name. */
static void clear_stage(struct job *j)
{
    for (size_t i = 0; i < j->output->files.n; i++) {
        struct str path = str_of(staged(j, j->output->files.at[i].path));
        unlink(path.ptr);
        while (path.len > strlen(j->state)) {
            path = str_of(str_z(j->arena, file_folder(path)));
            if (rmdir(path.ptr) != 0)
                break;
        }
    }
}

static bool commit(struct job *j, struct err *err)
{
    for (size_t i = 0; i < j->output->files.n; i++)
        if (!move_in(j, &j->output->files.at[i], err))
            return false;
    remove_old(j);
    if (rename(in_state(j, "manifest.new"), in_state(j, "manifest")) != 0)
        return err_errno(err, "cannot write %s", in_state(j, "manifest"));
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
    if (fcntl(*fd, F_SETLK, &whole) == 0)
        return true;
    bool busy = errno == EACCES || errno == EAGAIN;
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

/* Takes away what a failed first build made: a folder with nothing in it. */
static void remove_if_empty(const struct job *j)
{
    if (file_exists(in_state(j, "manifest")) ||
        file_exists(in_state(j, "manifest.new")))
        return;
    unlink(in_state(j, "lock"));
    rmdir(j->state);
    rmdir(j->folder);
}

bool output_write(const struct output *o, const char *folder, bool force,
                  struct output_result *result, struct err *err)
{
    assert(o->files.n <= OUTPUT_FILES_MAX);
    *result = (struct output_result){0};
    struct job j = {o->arena, o, result, folder, NULL, NULL, force};
    bool fresh = !file_exists(folder);
    int fd = -1;
    j.state = file_join(o->arena, str_of(folder), STR(".dmsc"));
    j.ours = map_new(o->arena);
    bool ok = file_make_folder(j.state, err) && lock(&j, &fd, err) &&
              write_locked(&j, err);
    if (fd >= 0)
        close(fd);
    if (!ok && fresh)
        remove_if_empty(&j);
    return ok;
}
