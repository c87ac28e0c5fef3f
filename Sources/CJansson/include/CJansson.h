#ifndef LOTSE_CJANSSON_H
#define LOTSE_CJANSSON_H
#include <jansson.h>

/* Parses `size` bytes. The tree lives until lotse_json_end() on the same thread, which must follow in any case;
   between the two no other text is parsed on this thread. */
json_t *lotse_json_begin(const char *bytes, size_t size, size_t flags, json_error_t *error);
void lotse_json_end(void);

static inline int lotse_json_type(const json_t *value) { return (int)json_typeof(value); }
#endif
