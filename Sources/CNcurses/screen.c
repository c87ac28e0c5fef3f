/* The curses screen: opening and leaving it, colour pairs, cells, and the one flush per frame. */
#include "curses_wide.h"
#include "include/CNcurses.h"

#include <errno.h>
#include <locale.h>
#include <langinfo.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

static SCREEN *screen;
static FILE *input_file;
static FILE *output_file;
static int output_descriptor = -1;
static int colours;

int lotse_locale_adopt(const char *name) {
    setlocale(LC_CTYPE, name);
    const char *codeset = nl_langinfo(CODESET);
    return codeset != NULL && strcmp(codeset, "UTF-8") == 0;
}

const char *lotse_environment_term(void) {
    const char *name = getenv("TERM");
    return name == NULL ? "" : name;
}

int lotse_wcwidth(uint32_t scalar) {
    return wcwidth((wchar_t)scalar);
}

static int terminal_is_able(const char *term, int output) {
    int problem = 0;
    if (setupterm(term, output, &problem) != OK) { return LOTSE_UNKNOWN_TERM; }
    const char *move = tigetstr("cup");
    const char *clear_all = tigetstr("clear");
    int able = move != NULL && move != (char *)-1 && clear_all != NULL && clear_all != (char *)-1;
    del_curterm(cur_term);
    return able ? LOTSE_OPENED : LOTSE_TERM_TOO_POOR;
}

static void forget_files(void) {
    if (input_file != NULL) { fclose(input_file); }
    if (output_file != NULL) { fclose(output_file); }
    input_file = NULL;
    output_file = NULL;
    output_descriptor = -1;
}

static int open_files(int input, int output) {
    int in = dup(input);
    int out = dup(output);
    input_file = in < 0 ? NULL : fdopen(in, "r");
    output_file = out < 0 ? NULL : fdopen(out, "w");
    output_descriptor = output;
    return input_file != NULL && output_file != NULL;
}

static void take_keys(void) {
    raw();
    noecho();
    nonl();
    intrflush(stdscr, FALSE);
    /* Keys waiting must not cut an update short: a frame is painted whole or not at all. */
    typeahead(-1);
    leaveok(stdscr, FALSE);
    /* Lets curses scroll lines that only moved, so that a list costs one new line and not all of them. */
    idlok(stdscr, TRUE);
}

static void take_colours(int wanted) {
    colours = 0;
    if (!wanted || !has_colors() || start_color() != OK) { return; }
    use_default_colors();
    colours = COLORS;
}

int lotse_screen_open(int input, int output, const char *term, int wants_colour) {
    if (screen != NULL) { return LOTSE_CANNOT_START; }
    if (!isatty(input) || !isatty(output)) { return LOTSE_NOT_A_TERMINAL; }
    int able = terminal_is_able(term, output);
    if (able != LOTSE_OPENED) { return able; }
    if (!open_files(input, output)) {
        forget_files();
        return LOTSE_CANNOT_START;
    }
    screen = newterm(term, output_file, input_file);
    if (screen == NULL) {
        forget_files();
        return LOTSE_CANNOT_START;
    }
    set_term(screen);
    take_keys();
    take_colours(wants_colour);
    return LOTSE_OPENED;
}

void lotse_screen_close(void) {
    if (screen == NULL) { return; }
    if (!isendwin()) { endwin(); }
    delscreen(screen);
    screen = NULL;
    forget_files();
}

void lotse_screen_leave(void) {
    if (screen != NULL && !isendwin()) { endwin(); }
}

void lotse_screen_return(void) {
    if (screen == NULL) { return; }
    reset_prog_mode();
    clearok(curscr, TRUE);
}

int lotse_screen_send(const uint8_t *bytes, size_t count) {
    while (count > 0) {
        ssize_t written = write(output_descriptor, bytes, count);
        if (written < 0 && errno == EINTR) { continue; }
        if (written < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
            struct pollfd ready = {.fd = output_descriptor, .events = POLLOUT};
            if (poll(&ready, 1, 1000) > 0) { continue; }
        }
        if (written <= 0) { return -1; }
        bytes += written;
        count -= (size_t)written;
    }
    return 0;
}

void lotse_screen_modes(int on, int mouse) {
    const char *text = on ? (mouse ? "\033[?2004h\033[?1000h\033[?1006h" : "\033[?2004h")
                          : (mouse ? "\033[?1006l\033[?1000l\033[?2004l" : "\033[?2004l");
    (void)lotse_screen_send((const uint8_t *)text, strlen(text));
}

int lotse_screen_colours(void) {
    return colours;
}

int lotse_screen_pair(int foreground, int background) {
    if (colours == 0) { return 0; }
    int pair = alloc_pair(foreground, background);
    return pair > 0 ? pair : 0;
}

void lotse_screen_resize(int rows, int columns) {
    if (screen == NULL || rows < 1 || columns < 1) { return; }
    resizeterm(rows, columns);
    erase();
    clearok(curscr, TRUE);
}

static attr_t curses_attributes(uint8_t bits) {
    attr_t attributes = WA_NORMAL;
    if (bits & LOTSE_BOLD) { attributes |= WA_BOLD; }
    if (bits & LOTSE_DIM) { attributes |= WA_DIM; }
    if (bits & LOTSE_UNDERLINE) { attributes |= WA_UNDERLINE; }
    if (bits & LOTSE_REVERSE) { attributes |= WA_REVERSE; }
    return attributes;
}

void lotse_screen_put(int row, int column, const lotse_cell *cells, int count) {
    if (screen == NULL || row < 0 || row >= LINES) { return; }
    for (int index = 0; index < count; index++) {
        const lotse_cell *cell = &cells[index];
        int at = column + index;
        if (cell->width == 0) { continue; }
        /* A wide letter over the right edge would wrap into the next row. */
        if (at < 0 || at + cell->width > COLS) { return; }
        wchar_t letters[LOTSE_MARKS + 2] = {(wchar_t)cell->base};
        for (int mark = 0; mark < LOTSE_MARKS; mark++) { letters[mark + 1] = (wchar_t)cell->marks[mark]; }
        cchar_t drawn;
        int pair = cell->pair;
        if (setcchar(&drawn, letters, curses_attributes(cell->attributes), (short)pair, &pair) != OK) { continue; }
        /* At the last cell of the screen curses answers ERR though the letter is drawn. */
        (void)mvadd_wch(row, at, &drawn);
    }
}

void lotse_screen_cursor(int visible) {
    if (screen != NULL) { curs_set(visible); }
}

void lotse_screen_flush(int row, int column, int everything) {
    if (screen == NULL) { return; }
    if (everything) { clearok(curscr, TRUE); }
    move(row < 0 ? 0 : row, column < 0 ? 0 : column);
    wnoutrefresh(stdscr);
    doupdate();
}

int lotse_terminal_size(int descriptor, int *rows, int *columns) {
    struct winsize size;
    if (ioctl(descriptor, TIOCGWINSZ, &size) != 0) { return -1; }
    *rows = size.ws_row > 0 ? size.ws_row : 24;
    *columns = size.ws_col > 0 ? size.ws_col : 80;
    return 0;
}
