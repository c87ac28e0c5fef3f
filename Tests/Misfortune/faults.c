/* Misfortune for a process: preloaded, it lets one chosen write fail or be the last. Calls count when they change or
 * sync a file below one folder; everything else goes through untouched.
 *
 *   MISFORTUNE_UNDER  the folder
 *   MISFORTUNE_AT     which call, from 1; 0 only counts
 *   MISFORTUNE_KIND   eio     this call fails
 *                     enospc  this call and all later ones find the disk full
 *                     kill    the process dies before the call
 *                     torn    the process dies when half of the bytes are written
 *   MISFORTUNE_COUNT  a file outside the folder that gets the number of calls when the process ends by itself
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

enum verdict { go_on, fail, die, tear };

static long calls;

static int concerns(int descriptor) {
    const char *folder = getenv("MISFORTUNE_UNDER");
    char name[64], path[4096];
    if (!folder) return 0;
    snprintf(name, sizeof name, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(name, path, sizeof path - 1);
    if (length <= 0) return 0;
    path[length] = 0;
    return strncmp(path, folder, strlen(folder)) == 0;
}

/* Counts the call and says what becomes of it; sets errno where it fails. */
static enum verdict judge(int descriptor) {
    if (!concerns(descriptor)) return go_on;
    long number = __atomic_add_fetch(&calls, 1, __ATOMIC_SEQ_CST);
    const char *at = getenv("MISFORTUNE_AT"), *kind = getenv("MISFORTUNE_KIND");
    long chosen = at ? atol(at) : 0;
    if (!kind || chosen == 0 || number < chosen) return go_on;
    if (strcmp(kind, "enospc") == 0) {
        errno = ENOSPC;
        return fail;
    }
    if (number > chosen) return go_on;
    if (strcmp(kind, "eio") == 0) {
        errno = EIO;
        return fail;
    }
    return strcmp(kind, "torn") == 0 ? tear : die;
}

static void end(void) {
    kill(getpid(), SIGKILL);
    for (;;) pause();
}

#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__); \
    if (!real) real = (type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)

ssize_t write(int descriptor, const void *bytes, size_t count) {
    REAL(ssize_t, write, int, const void *, size_t);
    switch (judge(descriptor)) {
    case go_on: break;
    case fail: return -1;
    case tear: real(descriptor, bytes, count / 2); /* fall through */
    case die: end();
    }
    return real(descriptor, bytes, count);
}

#define PWRITE(name, offset_type) \
    ssize_t name(int descriptor, const void *bytes, size_t count, offset_type offset) { \
        REAL(ssize_t, name, int, const void *, size_t, offset_type); \
        switch (judge(descriptor)) { \
        case go_on: break; \
        case fail: return -1; \
        case tear: real(descriptor, bytes, count / 2, offset); /* fall through */ \
        case die: end(); \
        } \
        return real(descriptor, bytes, count, offset); \
    }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

#define SYNC(name) \
    int name(int descriptor) { \
        REAL(int, name, int); \
        switch (judge(descriptor)) { \
        case go_on: break; \
        case fail: return -1; \
        case tear: \
        case die: end(); \
        } \
        return real(descriptor); \
    }
SYNC(fsync)
SYNC(fdatasync)

#define TRUNCATE(name, length_type) \
    int name(int descriptor, length_type length) { \
        REAL(int, name, int, length_type); \
        switch (judge(descriptor)) { \
        case go_on: break; \
        case fail: return -1; \
        case tear: \
        case die: end(); \
        } \
        return real(descriptor, length); \
    }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

__attribute__((destructor)) static void report(void) {
    const char *path = getenv("MISFORTUNE_COUNT");
    FILE *file = path ? fopen(path, "w") : NULL;
    if (!file) return;
    fprintf(file, "%ld\n", calls);
    fclose(file);
}
