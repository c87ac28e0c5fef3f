/* The one place that includes curses, always with its wide-character calls. */
#ifndef LOTSE_CURSES_WIDE_H
#define LOTSE_CURSES_WIDE_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif
#ifndef _XOPEN_SOURCE_EXTENDED
#define _XOPEN_SOURCE_EXTENDED 1
#endif
#ifndef NCURSES_WIDECHAR
#define NCURSES_WIDECHAR 1
#endif

#if defined(__has_include)
#if __has_include(<ncursesw/curses.h>)
#include <ncursesw/curses.h>
#include <ncursesw/term.h>
#else
#include <curses.h>
#include <term.h>
#endif
#else
#include <curses.h>
#include <term.h>
#endif

/* term.h makes macros of these words. */
#undef columns
#undef lines

#endif
