#ifndef LOTSE_CJANSSON_H
#define LOTSE_CJANSSON_H
#include <jansson.h>

/* json_decref is a macro-like inline over a refcount that Swift cannot see. */
static inline void lotse_json_release(json_t *value) { json_decref(value); }
static inline int lotse_json_type(const json_t *value) { return (int)json_typeof(value); }
#endif
