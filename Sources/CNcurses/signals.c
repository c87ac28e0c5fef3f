/* Signals into a pipe, crashes into a restored terminal, stopping and running programs. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif
#include "include/CNcurses.h"

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

extern char **environ;

static const int caught[] = {SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT};
static const int crashes[] = {SIGSEGV, SIGBUS, SIGABRT, SIGILL, SIGTRAP, SIGFPE};
#define CAUGHT_COUNT (sizeof caught / sizeof caught[0])
#define CRASH_COUNT (sizeof crashes / sizeof crashes[0])

static struct sigaction caught_before[CAUGHT_COUNT];
static struct sigaction crashes_before[CRASH_COUNT];
static int pipe_ends[2] = {-1, -1};
static volatile sig_atomic_t catching;
static volatile sig_atomic_t end_asked;

static struct termios remembered;
static volatile sig_atomic_t restore_descriptor = -1;

/* Mouse and paste reports off, plain attributes, visible cursor, main screen: for ways out where curses cannot run. */
static const char reset_sequence[] = "\033[?1006l\033[?1000l\033[?2004l\033[0m\033(B\033[?25h\033[?1049l\r";

void lotse_restore_remember(int descriptor) {
    if (tcgetattr(descriptor, &remembered) == 0) { restore_descriptor = descriptor; }
}

void lotse_restore_forget(void) {
    restore_descriptor = -1;
}

static void restore_now(void) {
    int descriptor = (int)restore_descriptor;
    if (descriptor < 0) { return; }
    restore_descriptor = -1;
    ssize_t ignored = write(descriptor, reset_sequence, sizeof reset_sequence - 1);
    (void)ignored;
    tcsetattr(descriptor, TCSANOW, &remembered);
}

static void die_of(int signal_number) {
    struct sigaction plain;
    memset(&plain, 0, sizeof plain);
    plain.sa_handler = SIG_DFL;
    sigaction(signal_number, &plain, NULL);
    raise(signal_number);
}

static void on_crash(int signal_number) {
    int kept = errno;
    restore_now();
    die_of(signal_number);
    errno = kept;
}

static int asks_to_end(int signal_number) {
    return signal_number == SIGTERM || signal_number == SIGHUP || signal_number == SIGINT;
}

static void on_signal(int signal_number) {
    int kept = errno;
    if (asks_to_end(signal_number)) {
        if (end_asked) {
            restore_now();
            die_of(signal_number);
        }
        end_asked = 1;
    }
    unsigned char byte = (unsigned char)signal_number;
    ssize_t ignored = write(pipe_ends[1], &byte, 1);
    (void)ignored;
    errno = kept;
}

static void give_crashes_a_stack(void) {
    static char room[64 * 1024];
    stack_t own = {.ss_sp = room, .ss_size = sizeof room, .ss_flags = 0};
    sigaltstack(&own, NULL);
}

int lotse_signals_catch(void) {
    if (catching) { return pipe_ends[0]; }
    if (pipe_ends[0] < 0 && lotse_pipe(pipe_ends) != 0) { return -1; }
    end_asked = 0;
    give_crashes_a_stack();
    struct sigaction action;
    memset(&action, 0, sizeof action);
    sigemptyset(&action.sa_mask);
    action.sa_handler = on_signal;
    action.sa_flags = SA_RESTART;
    for (size_t index = 0; index < CAUGHT_COUNT; index++) { sigaction(caught[index], &action, &caught_before[index]); }
    action.sa_handler = on_crash;
    action.sa_flags = SA_ONSTACK;
    for (size_t index = 0; index < CRASH_COUNT; index++) { sigaction(crashes[index], &action, &crashes_before[index]); }
    catching = 1;
    return pipe_ends[0];
}

void lotse_signals_release(void) {
    if (!catching) { return; }
    for (size_t index = 0; index < CAUGHT_COUNT; index++) { sigaction(caught[index], &caught_before[index], NULL); }
    for (size_t index = 0; index < CRASH_COUNT; index++) { sigaction(crashes[index], &crashes_before[index], NULL); }
    catching = 0;
}

int lotse_signal_kind(int signal_number) {
    switch (signal_number) {
    case SIGWINCH: return LOTSE_RESIZED;
    case SIGTSTP: return LOTSE_STOP_ASKED;
    case SIGCONT: return LOTSE_CONTINUED;
    default: return LOTSE_END_ASKED;
    }
}

int lotse_invalid_argument(void) {
    return EINVAL;
}

void lotse_signals_seen(void) {
    end_asked = 0;
}

/* The signal for this process goes to this very thread, so that it has stopped when raise returns. One for the process
   would be taken by any thread, perhaps after the handler is back, and then stops nothing. */
void lotse_stop_process_group(void) {
    struct sigaction ignored, plain, before;
    sigset_t stop, mask;
    memset(&ignored, 0, sizeof ignored);
    sigemptyset(&ignored.sa_mask);
    plain = ignored;
    ignored.sa_handler = SIG_IGN;
    plain.sa_handler = SIG_DFL;
    sigaction(SIGTSTP, &ignored, &before);
    kill(0, SIGTSTP);
    sigaction(SIGTSTP, &plain, NULL);
    sigemptyset(&stop);
    sigaddset(&stop, SIGTSTP);
    pthread_sigmask(SIG_UNBLOCK, &stop, &mask);
    raise(SIGTSTP);
    pthread_sigmask(SIG_SETMASK, &mask, NULL);
    sigaction(SIGTSTP, &before, NULL);
}

static int start_program(char *const arguments[], pid_t *child) {
    posix_spawnattr_t how;
    sigset_t defaults, none;
    int problem = posix_spawnattr_init(&how);
    if (problem != 0) { return problem; }
    sigemptyset(&defaults);
    sigaddset(&defaults, SIGINT);
    sigaddset(&defaults, SIGQUIT);
    sigaddset(&defaults, SIGTSTP);
    sigaddset(&defaults, SIGPIPE);
    sigaddset(&defaults, SIGTERM);
    sigaddset(&defaults, SIGHUP);
    /* The thread may block signals; the program must not inherit that. */
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&how, &none);
    posix_spawnattr_setsigdefault(&how, &defaults);
    posix_spawnattr_setflags(&how, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
    problem = posix_spawnp(child, arguments[0], NULL, &how, arguments, environ);
    posix_spawnattr_destroy(&how);
    return problem;
}

static int wait_for_program(pid_t child) {
    int status = 0;
    while (waitpid(child, &status, 0) < 0) {
        if (errno != EINTR) { return -1; }
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int lotse_run_program(char *const arguments[], int *problem_found) {
    struct sigaction ignored, plain, interrupt, quit, stop;
    memset(&ignored, 0, sizeof ignored);
    sigemptyset(&ignored.sa_mask);
    ignored.sa_handler = SIG_IGN;
    plain = ignored;
    plain.sa_handler = SIG_DFL;
    /* As system(3) does: Ctrl-C belongs to the program, and Ctrl-Z stops both. */
    sigaction(SIGINT, &ignored, &interrupt);
    sigaction(SIGQUIT, &ignored, &quit);
    sigaction(SIGTSTP, &plain, &stop);
    pid_t child = 0;
    int problem = start_program(arguments, &child);
    int result = problem == 0 ? wait_for_program(child) : -1;
    sigaction(SIGINT, &interrupt, NULL);
    sigaction(SIGQUIT, &quit, NULL);
    sigaction(SIGTSTP, &stop, NULL);
    *problem_found = problem != 0 ? problem : result < 0 ? errno : 0;
    return result;
}
