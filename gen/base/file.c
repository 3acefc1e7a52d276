#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/vec.h"

/* Reads FD to its end. The size that stat gave is only a first guess. */
static bool read_all(struct arena *a, int fd, size_t guess, const char *path,
                     struct str *out, struct err *err)
{
    size_t cap = guess + 1, len = 0;
    char *bytes = arena_raw(a, cap + 1);
    for (;;) {
        ssize_t n = read(fd, bytes + len, cap - len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return err_errno(err, "cannot read %s", path);
        if (n == 0)
            break;
        len += (size_t)n;
        if (len > FILE_MAX_BYTES)
            return err_set(err, "%s is larger than %zu MiB", path,
                           FILE_MAX_BYTES >> 20);
        if (len == cap) {
            bytes = arena_grow(a, bytes, cap + 1, cap * 2 + 1);
            cap *= 2;
        }
    }
    bytes[len] = '\0';
    *out = (struct str){bytes, len};
    return true;
}

bool file_read(struct arena *a, const char *path, struct str *out,
               struct err *err)
{
    if (strcmp(path, "-") == 0)
        return read_all(a, STDIN_FILENO, 4096, "standard input", out, err);
    if (!*path)
        return err_set(err, "the name of a file is empty");
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return err_errno(err, "cannot open %s", path);
    struct stat st;
    bool ok;
    if (fstat(fd, &st) != 0)
        ok = err_errno(err, "cannot read %s", path);
    else if (S_ISDIR(st.st_mode))
        ok = err_set(err, "%s is a folder", path);
    else if (st.st_size > (off_t)FILE_MAX_BYTES)
        ok = err_set(err, "%s is larger than %zu MiB", path,
                     FILE_MAX_BYTES >> 20);
    else
        ok = read_all(a, fd, (size_t)st.st_size, path, out, err);
    close(fd);
    return ok;
}

bool file_write_all(int fd, struct str bytes)
{
    while (bytes.len) {
        ssize_t n = write(fd, bytes.ptr, bytes.len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return false;
        bytes = str_sub(bytes, (size_t)n, bytes.len);
    }
    return true;
}

/* Ctrl-C and its like wait until a file is whole and has its name: nobody
 * else would take away what is half done. */
static void hold_signals(sigset_t *before)
{
    sigset_t held;
    sigfillset(&held);
    sigprocmask(SIG_BLOCK, &held, before);
}

static void let_signals(const sigset_t *before)
{
    sigprocmask(SIG_SETMASK, before, NULL);
}

/* Errors speak of SHOWN, which is what the file is to be. */
static bool create(const char *path, const char *shown, struct str bytes,
                   unsigned mode, struct err *err)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (fd < 0)
        return err_errno(err, "cannot create %s", shown);
    bool ok = file_write_all(fd, bytes) && fsync(fd) == 0;
    if (!ok)
        err_errno(err, "cannot write %s", shown);
    if (close(fd) != 0 && ok)
        ok = err_errno(err, "cannot write %s", shown);
    if (!ok)
        unlink(path);
    return ok;
}

bool file_create(const char *path, struct str bytes, unsigned mode,
                 struct err *err)
{
    sigset_t before;
    hold_signals(&before);
    bool ok = create(path, path, bytes, mode, err);
    let_signals(&before);
    return ok;
}

/* Gives FRESH to the owner and the group of OLD, as far as that may be, and
 * says with which mode it has the same readers. Only root may give files away,
 * and nobody must; a group of one's own may be given. What another group could
 * do only others could who are now of that group. */
static mode_t hand_over(const char *fresh, const struct stat *old)
{
    mode_t mode = old->st_mode & 07777;
    if (chown(fresh, old->st_uid, old->st_gid) == 0)
        return mode;
    mode &= ~(mode_t)S_ISUID;
    if (chown(fresh, (uid_t)-1, old->st_gid) == 0)
        return mode;
    mode_t others = (mode & S_IRWXO) << 3;
    return mode & (others | ~(mode_t)(S_ISGID | S_IRWXG));
}

/* Gives FRESH the name REAL; of the file OLD that had it, if there was one,
 * it takes over what is known. */
static bool take_place(const char *fresh, const char *real,
                       const struct stat *old)
{
    if (old && chmod(fresh, hand_over(fresh, old)) != 0)
        return false;
    return rename(fresh, real) == 0;
}

/* The folder that PATH lies in, to be freed. */
static char *folder_of(const char *path)
{
    struct str above = file_folder(str_of(path));
    char *folder = xmalloc(above.len + 1);
    memcpy(folder, above.ptr, above.len);
    folder[above.len] = '\0';
    return folder;
}

/* Whether the folder of REAL takes a new file; false with errno. */
static bool has_place_beside(const char *real)
{
    char *folder = folder_of(real);
    bool takes = access(folder, W_OK | X_OK) == 0;
    int failed = errno;
    free(folder);
    errno = failed;
    return takes;
}

/* Makes a file beside REAL, and puts it in its place. */
static bool put(const char *real, const char *shown, const struct stat *old,
                struct str bytes, unsigned mode, struct err *err)
{
    sigset_t before;
    size_t size = strlen(real) + 32;
    char *fresh = xmalloc(size);
    snprintf(fresh, size, "%s.new-%ld", real, (long)getpid());
    hold_signals(&before);
    bool ok = create(fresh, shown, bytes, mode, err);
    if (ok && !take_place(fresh, real, old)) {
        ok = err_errno(err, "cannot write %s", shown);
        unlink(fresh);
    }
    let_signals(&before);
    free(fresh);
    return ok;
}

/* A file in the place of a device or a pipe would take it from everybody. */
static bool write_through(const char *path, struct str bytes, struct err *err)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    bool ok = fd >= 0 && file_write_all(fd, bytes);
    if (!ok)
        err_errno(err, "cannot write %s", path);
    if (fd >= 0 && close(fd) != 0 && ok)
        ok = err_errno(err, "cannot write %s", path);
    return ok;
}

bool file_write(const char *path, struct str bytes, unsigned mode,
                struct err *err)
{
    struct stat st;
    if (strcmp(path, "-") == 0)
        return err_set(err, "- is no file; /dev/stdout is standard output");
    if (stat(path, &st) != 0)
        return put(path, path, NULL, bytes, mode, err);
    if (S_ISDIR(st.st_mode))
        return err_set(err, "%s is a folder", path);
    if (S_ISREG(st.st_mode))
        return file_replace(path, bytes, err);
    return write_through(path, bytes, err);
}

bool file_replace(const char *path, struct str bytes, struct err *err)
{
    struct stat st;
    char *real = realpath(path, NULL);
    if (!real || stat(real, &st) != 0 || access(real, W_OK) != 0) {
        err_errno(err, "cannot write %s", path);
        free(real);
        return false;
    }
    bool ok;
    if (!S_ISREG(st.st_mode))
        ok = err_set(err, "%s is a device or a pipe, not a file", path);
    else if (!has_place_beside(real))
        ok = err_errno(err, "cannot make a new file beside %s", path);
    else
        ok = put(real, path, &st, bytes, 0600, err);
    free(real);
    return ok;
}

bool file_make_folder(const char *path, struct err *err)
{
    if (mkdir(path, 0777) == 0)
        return true;
    if (errno == EEXIST)
        return file_is_folder(path) ||
               err_set(err, "%s is there and is not a folder", path);
    struct str above = file_folder(str_of(path));
    if (errno != ENOENT || str_is(above, ".") || above.len == 0)
        return err_errno(err, "cannot make the folder %s", path);
    char *parent = folder_of(path);
    bool ok = file_make_folder(parent, err);
    free(parent);
    if (ok && mkdir(path, 0777) != 0 && errno != EEXIST)
        ok = err_errno(err, "cannot make the folder %s", path);
    return ok;
}

bool file_exists(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0;
}

bool file_size(const char *path, size_t *bytes)
{
    struct stat st;
    bool regular = stat(path, &st) == 0 && S_ISREG(st.st_mode);
    *bytes = regular ? (size_t)st.st_size : 0;
    return regular;
}

bool file_is_regular(const char *path)
{
    size_t bytes;
    return file_size(path, &bytes);
}

bool file_is_folder(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

char *file_join(struct arena *a, struct str folder, struct str name)
{
    if (str_is(name, "-") && (folder.len == 0 || str_is(folder, ".")))
        return str_z(a, STR("./-"));
    if (folder.len == 0 || str_is(folder, ".") ||
        (name.len && name.ptr[0] == '/'))
        return str_z(a, name);
    bool slash = folder.ptr[folder.len - 1] == '/';
    return arena_printf(a, "%.*s%s%.*s", STR_ARG(folder), slash ? "" : "/",
                        STR_ARG(name));
}

static size_t last_slash(struct str path)
{
    size_t at = path.len;
    while (at && path.ptr[at - 1] != '/')
        at--;
    return at;
}

struct str file_folder(struct str path)
{
    size_t at = last_slash(path);
    if (at == 0)
        return STR(".");
    return str_sub(path, 0, at == 1 ? 1 : at - 1);
}

struct str file_name(struct str path)
{
    size_t at = last_slash(path);
    return str_sub(path, at, path.len);
}

char *file_full(struct arena *a, const char *path)
{
    struct str name = file_name(str_of(path));
    bool folder = !name.len || str_is(name, ".") || str_is(name, "..");
    char *real =
        realpath(folder ? path : str_z(a, file_folder(str_of(path))), NULL);
    char *full = !real    ? str_z(a, str_of(path))
                 : folder ? str_z(a, str_of(real))
                          : file_join(a, str_of(real), name);
    free(real);
    return full;
}

/* How long the part is that ends with a slash and begins both. */
static size_t common_folder(struct str folder, struct str path)
{
    size_t same = 0;
    for (size_t i = 0; i < folder.len && i < path.len; i++) {
        if (folder.ptr[i] != path.ptr[i])
            break;
        if (folder.ptr[i] == '/')
            same = i + 1;
    }
    return same;
}

char *file_relative(struct arena *a, struct str folder, struct str path)
{
    struct buf b;
    if (!str_ends(folder, STR("/")))
        folder = str_printf(a, "%.*s/", STR_ARG(folder));
    size_t same = common_folder(folder, path);
    struct str up = str_sub(folder, same, folder.len);
    buf_init(&b, 0);
    while (up.len) {
        str_cut(&up, '/');
        buf_add_z(&b, "../");
    }
    buf_add_str(&b, str_sub(path, same, path.len));
    char *relative = str_z(a, buf_str(&b));
    buf_free(&b);
    return relative;
}

static int by_bytes(const void *a, const void *b)
{
    return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

bool file_list(struct arena *a, const char *folder, struct str **names,
               size_t *count, struct err *err)
{
    VEC(struct str) found = {0};
    DIR *dir = opendir(folder);
    if (!dir)
        return err_errno(err, "cannot open %s", folder);
    errno = 0;
    for (struct dirent *e; (e = readdir(dir));) {
        if (strcmp(e->d_name, ".") && strcmp(e->d_name, ".."))
            *vec_push(a, &found) = str_copy(a, str_of(e->d_name));
    }
    int failed = errno;
    closedir(dir);
    if (failed) {
        errno = failed;
        return err_errno(err, "cannot read %s", folder);
    }
    if (found.n)
        qsort(found.at, found.n, sizeof *found.at, by_bytes);
    *names = found.at;
    *count = found.n;
    return true;
}

const char *file_nearest(struct arena *a, const char *path)
{
    struct str *names, name = file_name(str_of(path));
    struct str folder = str_copy(a, file_folder(str_of(path)));
    size_t count;
    struct stat st;
    if (lstat(path, &st) == 0 ||
        !file_list(a, folder.ptr, &names, &count, NULL))
        return NULL;
    int best = str_nearest(name, names, count);
    return best < 0 ? NULL : file_join(a, folder, names[best]);
}
