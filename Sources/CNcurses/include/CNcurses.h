/*
 * What Lotse needs of ncursesw, termios, signals and poll(2), in plain C types.
 *
 * <curses.h> is not shown here on purpose: its attributes, line characters and mouse masks are macros that Swift cannot
 * see, and stdscr, LINES and COLS are shared mutable globals that Swift 6 refuses. The .c files beside this header set
 * _XOPEN_SOURCE_EXTENDED and NCURSES_WIDECHAR before they include it.
 *
 * Invariants:
 * 1. lotse_screen_* is called on one thread.
 * 2. Handlers call only functions that are safe inside a signal handler (POSIX.1-2017, 2.4.3): write, tcsetattr,
 *    sigaction, raise, _exit.
 * 3. After any way out but SIGKILL the terminal has its old termios, its main screen and a visible cursor, and no mouse
 *    or paste reports.
 */
#ifndef LOTSE_CNCURSES_H
#define LOTSE_CNCURSES_H

#include <stddef.h>
#include <stdint.h>

/* Marks drawn over one base letter; ncurses keeps CCHARW_MAX - 1 = 4. */
#define LOTSE_MARKS 4

/* Attribute bits of a cell, translated to curses' own in screen.c. */
#define LOTSE_BOLD 1
#define LOTSE_DIM 2
#define LOTSE_UNDERLINE 4
#define LOTSE_REVERSE 8

/* One cell as it goes to the screen. width 0 is the second half of a wide letter and is skipped. */
typedef struct {
    uint32_t base;
    uint32_t marks[LOTSE_MARKS]; /* unused ones are 0 */
    int32_t pair;                /* a colour pair from lotse_screen_pair, or 0 */
    uint8_t attributes;
    uint8_t width;
} lotse_cell;

/* Whether the screen could be opened, and why not. */
#define LOTSE_OPENED 0
#define LOTSE_NOT_A_TERMINAL 1
#define LOTSE_UNKNOWN_TERM 2
#define LOTSE_TERM_TOO_POOR 3
#define LOTSE_CANNOT_START 4

/* Adopts LC_CTYPE from the environment, or the one named. Returns 1 when its character set is UTF-8. */
int lotse_locale_adopt(const char *name);
/* $TERM, or "". */
const char *lotse_environment_term(void);
/* Columns of one scalar by libc's table: -1 unprintable, 0 combining, 1 or 2. */
int lotse_wcwidth(uint32_t scalar);

/* Takes the terminal: raw keys, no echo, alternate screen. One of the codes above. term NULL means $TERM. */
int lotse_screen_open(int input, int output, const char *term, int wants_colour);
/* Gives the screen back for good. Safe to call twice. */
void lotse_screen_close(void);
/* Gives the screen back for a while; lotse_screen_return takes it again and forgets what was painted. */
void lotse_screen_leave(void);
void lotse_screen_return(void);
/* Bracketed paste (and mouse reports, SGR 1006) on or off. */
void lotse_screen_modes(int on, int mouse);
/* Writes all bytes to the terminal, past curses: for OSC sequences between two frames. 0 or -1. */
int lotse_screen_send(const uint8_t *bytes, size_t count);

/* 8, 16, 256 …, or 0 without colour. */
int lotse_screen_colours(void);
/* The pair for two colours, -1 being the terminal's own. 0 when there is no pair left. */
int lotse_screen_pair(int foreground, int background);
/* Tells curses a new size; it repaints everything at the next flush. */
void lotse_screen_resize(int rows, int columns);
/* Puts a run of cells into the window; nothing reaches the terminal yet. */
void lotse_screen_put(int row, int column, const lotse_cell *cells, int count);
/* Shows (1) or hides (0) the cursor, with the next flush. */
void lotse_screen_cursor(int visible);
/* Sends the difference to the terminal, with the cursor left at that place. everything: repaint all. */
void lotse_screen_flush(int row, int column, int everything);

/* Rows and columns of the terminal behind a descriptor. 0 or -1. A size of zero counts as 24x80. */
int lotse_terminal_size(int descriptor, int *rows, int *columns);

/* Catches SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT into a pipe (one byte each, the signal's number) and
 * makes crashes restore the terminal. Returns the end to read, or -1. A second SIGTERM, SIGHUP or SIGINT before the
 * first was read ends the process at once, with the terminal restored. */
int lotse_signals_catch(void);
/* Gives the signals back as they were. */
void lotse_signals_release(void);
/* What a caught signal means. */
#define LOTSE_RESIZED 1
#define LOTSE_STOP_ASKED 2
#define LOTSE_CONTINUED 3
#define LOTSE_END_ASKED 4
int lotse_signal_kind(int signal_number);
/* Told by the reader that a request to end was seen. */
void lotse_signals_seen(void);
/* Stops the whole process group as Ctrl-Z does; returns when it is continued. */
void lotse_stop_process_group(void);
/* Runs a program to its end with the terminal's signals going to it. Exit code, 128 + signal, or -1 with errno
 * in problem. */
int lotse_run_program(char *const arguments[], int *problem);
/* EINVAL. */
int lotse_invalid_argument(void);
/* What the crash handlers restore: the termios of this descriptor as it is now. */
void lotse_restore_remember(int descriptor);
void lotse_restore_forget(void);

/* Bits of what lotse_wait found readable. */
#define LOTSE_INPUT 1
#define LOTSE_SIGNAL 2
#define LOTSE_WAKE 4
#define LOTSE_INPUT_GONE 8
/* Waits until one of the descriptors (-1: none) can be read. milliseconds < 0: for ever. Bits, 0 on time-out, or -1. */
int lotse_wait(int input, int signals, int wake, int milliseconds);
/* read(2) without EINTR: count, 0 at the end, -1 nothing there now, -2 failed. */
long lotse_read(int descriptor, uint8_t *into, size_t room);
/* A pipe that never blocks and is closed on exec. 0 or -1. */
int lotse_pipe(int ends[2]);
/* One byte into a pipe; a full pipe is as good as a written one. */
void lotse_nudge(int descriptor);
void lotse_close(int descriptor);

#endif
