#include "CJansson.h"
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>

/* A tree is made of a great many small pieces that all go at once. Taken from the heap one by one they cost more than
   the parsing: a third of the time that a page of a channel takes. So each text has a heap of its own.

   1. Pieces are only ever taken while a text is being read on this thread, and never given back one by one.
   2. Everything goes in lotse_json_end(), but for one chunk that the thread keeps for its next text. */

struct chunk {
    struct chunk *next;
    size_t used, size;
};

static _Thread_local struct chunk *chunks;
static _Thread_local size_t next_size;
/* Holds the chunk that a thread keeps, and frees it with the thread. */
static pthread_key_t spare;

static const size_t least = 2048, most = 1 << 20, alignment = 16;

static int add_chunk(size_t room) {
    struct chunk *fresh = pthread_getspecific(spare);
    if (fresh && fresh->size >= room) {
        pthread_setspecific(spare, NULL);
    } else {
        fresh = room > SIZE_MAX - 64 ? NULL : malloc(room + 64);
        if (!fresh) return 0;
        fresh->size = room;
    }
    fresh->used = 0;
    fresh->next = chunks;
    chunks = fresh;
    return 1;
}

static void *take(size_t size) {
    if (next_size == 0) return malloc(size);
    if (size > SIZE_MAX - 2 * alignment) return NULL;
    size = (size + alignment - 1) & ~(alignment - 1);
    if (!chunks || chunks->size - chunks->used < size) {
        if (!add_chunk(size > next_size ? size : next_size)) return NULL;
        if (next_size < most) next_size *= 2;
    }
    void *piece = (char *)chunks + 64 + chunks->used;
    chunks->used += size;
    return piece;
}

static void give_back(void *piece) {
    if (next_size == 0) free(piece);
}

__attribute__((constructor)) static void use_own_heap(void) {
    if (pthread_key_create(&spare, free) == 0) json_set_alloc_funcs(take, give_back);
}

json_t *lotse_json_begin(const char *bytes, size_t size, size_t flags, json_error_t *error) {
    next_size = size < least / 8 ? least : size > most / 8 ? most : size * 8;
    return json_loadb(bytes, size, flags, error);
}

void lotse_json_end(void) {
    while (chunks) {
        struct chunk *next = chunks->next, *kept = pthread_getspecific(spare);
        if (chunks->size <= most && (!kept || kept->size < chunks->size) && pthread_setspecific(spare, chunks) == 0) {
            free(kept);
        } else {
            free(chunks);
        }
        chunks = next;
    }
    next_size = 0;
}
