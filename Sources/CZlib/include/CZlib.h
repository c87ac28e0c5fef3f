#ifndef LOTSE_CZLIB_H
#define LOTSE_CZLIB_H
#include <string.h>
#include <zlib.h>

/* inflateInit2 is a macro. 15 + 32: a window of 32 KiB, gzip and zlib headers found by themselves. */
static inline int lotse_inflate_start(z_stream *stream) {
    memset(stream, 0, sizeof *stream);
    return inflateInit2(stream, 15 + 32);
}
#endif
