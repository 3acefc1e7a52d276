/* Runs a command N times and prints the median and the best wall time and
 * the largest resident set:
 *
 *   measure N COMMAND [ARG...]     ->   "median-ms best-ms peak-kib\n"
 *
 * Exits 1 if the command fails once. The command's output is thrown away. */
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Wall time of one run in milliseconds, or -1 if it did not exit with 0. */
static double run_once(char **command, posix_spawn_file_actions_t *quiet)
{
    pid_t pid;
    int status;
    double start = now_ms();
    if (posix_spawnp(&pid, command[0], quiet, NULL, command, environ) != 0 ||
        waitpid(pid, &status, 0) != pid || status != 0)
        return -1;
    return now_ms() - start;
}

int main(int argc, char **argv)
{
    int runs = argc > 2 ? atoi(argv[1]) : 0;
    if (runs < 1 || runs > 100000) {
        fprintf(stderr, "usage: measure N COMMAND [ARG...]\n");
        return 2;
    }
    posix_spawn_file_actions_t quiet;
    posix_spawn_file_actions_init(&quiet);
    posix_spawn_file_actions_addopen(&quiet, STDOUT_FILENO, "/dev/null",
                                     O_WRONLY, 0);

    double *times = malloc((size_t)runs * sizeof *times);
    if (!times)
        return 1;
    for (int i = 0; i < runs; i++) {
        times[i] = run_once(argv + 2, &quiet);
        if (times[i] < 0) {
            fprintf(stderr, "measure: %s failed\n", argv[2]);
            return 1;
        }
    }
    qsort(times, (size_t)runs, sizeof *times, by_value);

    struct rusage usage;
    getrusage(RUSAGE_CHILDREN, &usage);
    printf("%.2f %.2f %ld\n", times[runs / 2], times[0], usage.ru_maxrss);
    free(times);
    posix_spawn_file_actions_destroy(&quiet);
    return 0;
}
