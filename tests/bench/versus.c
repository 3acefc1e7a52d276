/* Runs two commands in turn, A B A B …, ROUNDS times each after a round that
 * does not count, and prints what they cost, in processor time (user and
 * system) of the whole process:
 *
 *   versus ROUNDS A [ARG...] -- B [ARG...]
 *       -> "a-ms b-ms ratio a-peak-kib b-peak-kib\n"
 *
 * The times are medians; the ratio is the median of those of the rounds, so
 * that it holds where the speed of the machine drifts. Exits 1 if a command
 * fails once. What the commands print is thrown away. */
#define _DEFAULT_SOURCE 1 /* wait4, which tells the peak of each */
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

enum { ROUNDS_MAX = 1000 };

struct side {
    char **command;
    double ms[ROUNDS_MAX + 1];
    long peak;
};

static double ms_of(struct timeval t)
{
    return (double)t.tv_sec * 1e3 + (double)t.tv_usec / 1e3;
}

static void run_once(struct side *side, posix_spawn_file_actions_t *quiet,
                     int round)
{
    pid_t pid;
    int status;
    struct rusage usage;
    if (posix_spawnp(&pid, side->command[0], quiet, NULL, side->command,
                     environ) != 0 ||
        wait4(pid, &status, 0, &usage) != pid || status != 0) {
        fprintf(stderr, "versus: %s failed\n", side->command[0]);
        exit(1);
    }
    side->ms[round] = ms_of(usage.ru_utime) + ms_of(usage.ru_stime);
    if (side->peak < usage.ru_maxrss)
        side->peak = usage.ru_maxrss;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *values, int n)
{
    qsort(values, (size_t)n, sizeof *values, by_value);
    return values[n / 2];
}

int main(int argc, char **argv)
{
    static struct side a, b;
    static double ratios[ROUNDS_MAX];
    int rounds = argc > 4 ? atoi(argv[1]) : 0;
    int i = 2;
    while (i < argc && strcmp(argv[i], "--") != 0)
        i++;
    if (rounds < 1 || rounds > ROUNDS_MAX || i < 3 || i + 1 >= argc) {
        fprintf(stderr, "usage: versus ROUNDS A [ARG...] -- B [ARG...]\n");
        return 2;
    }
    argv[i] = NULL;
    a.command = argv + 2;
    b.command = argv + i + 1;

    posix_spawn_file_actions_t quiet;
    posix_spawn_file_actions_init(&quiet);
    posix_spawn_file_actions_addopen(&quiet, STDOUT_FILENO, "/dev/null",
                                     O_WRONLY, 0);
    for (int round = 0; round <= rounds; round++) {
        run_once(&a, &quiet, round);
        run_once(&b, &quiet, round);
        if (round)
            ratios[round - 1] = a.ms[round] / b.ms[round];
    }
    printf("%.1f %.1f %.3f %ld %ld\n", median(a.ms + 1, rounds),
           median(b.ms + 1, rounds), median(ratios, rounds), a.peak, b.peak);
    posix_spawn_file_actions_destroy(&quiet);
    return 0;
}
