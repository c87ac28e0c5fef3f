/* Waiting for keys, signals and wake-ups in one place. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif
#include "include/CNcurses.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

int lotse_wait(int input, int signals, int wake, int milliseconds) {
    struct pollfd watched[3] = {
        {.fd = input, .events = POLLIN}, {.fd = signals, .events = POLLIN}, {.fd = wake, .events = POLLIN}};
    int found = poll(watched, 3, milliseconds);
    if (found < 0) {
        /* Interrupted by a signal: its byte is in the pipe already. */
        return errno == EINTR ? LOTSE_SIGNAL : -1;
    }
    int bits = 0;
    if (watched[0].revents & POLLIN) {
        bits |= LOTSE_INPUT;
    } else if (watched[0].revents & (POLLHUP | POLLERR | POLLNVAL)) {
        bits |= LOTSE_INPUT_GONE;
    }
    if (watched[1].revents & POLLIN) { bits |= LOTSE_SIGNAL; }
    if (watched[2].revents & POLLIN) { bits |= LOTSE_WAKE; }
    return bits;
}

long lotse_read(int descriptor, uint8_t *into, size_t room) {
    for (;;) {
        ssize_t count = read(descriptor, into, room);
        if (count >= 0) { return (long)count; }
        if (errno == EINTR) { continue; }
        return errno == EAGAIN || errno == EWOULDBLOCK ? -1 : -2;
    }
}

static int prepare(int descriptor) {
    int flags = fcntl(descriptor, F_GETFL);
    if (flags < 0 || fcntl(descriptor, F_SETFL, flags | O_NONBLOCK) < 0) { return -1; }
    return fcntl(descriptor, F_SETFD, FD_CLOEXEC);
}

int lotse_pipe(int ends[2]) {
    if (pipe(ends) != 0) { return -1; }
    if (prepare(ends[0]) == 0 && prepare(ends[1]) == 0) { return 0; }
    close(ends[0]);
    close(ends[1]);
    return -1;
}

void lotse_nudge(int descriptor) {
    unsigned char byte = 1;
    ssize_t ignored = write(descriptor, &byte, 1);
    (void)ignored;
}

void lotse_close(int descriptor) {
    if (descriptor >= 0) { close(descriptor); }
}
