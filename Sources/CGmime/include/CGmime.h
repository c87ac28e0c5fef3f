#ifndef LOTSE_CGMIME_H
#define LOTSE_CGMIME_H
#include <stddef.h>

/* What Lotse needs of GMime: GObject's casts are macros that Swift cannot see. All texts are UTF-8 and live as long
 * as the message, unless said otherwise. */

typedef struct lotse_mail lotse_mail;
typedef void *lotse_part;

/* Once, before anything else, from one thread. */
void lotse_mail_setup(void);

/* NULL when the bytes are no message. The bytes are copied. */
lotse_mail *lotse_mail_parse(const unsigned char *bytes, size_t count);
void lotse_mail_free(lotse_mail *mail);

/* The decoded value of a header, NULL when it is missing. */
const char *lotse_mail_header(const lotse_mail *mail, const char *name);
/* How many headers have this name. */
int lotse_mail_header_count(const lotse_mail *mail, const char *name);
/* The value as it was sent, unfolded not at all. */
const char *lotse_mail_raw_header(const lotse_mail *mail, const char *name);
/* The first mailbox of From: its display name or NULL, its address or NULL. */
const char *lotse_mail_from_name(const lotse_mail *mail);
const char *lotse_mail_from_address(const lotse_mail *mail);

/* The n-th message id within a header value such as References, without brackets; NULL behind the last.
 * Free with lotse_text_free. */
char *lotse_message_id(const char *value, int index);

/* The body; NULL when there is none. */
lotse_part lotse_mail_root(const lotse_mail *mail);

enum lotse_part_kind { LOTSE_PART_LEAF, LOTSE_PART_MULTI, LOTSE_PART_MESSAGE };
int lotse_part_kind(lotse_part part);
int lotse_part_count(lotse_part part);
lotse_part lotse_part_child(lotse_part part, int index);
/* "text", "plain"; never NULL. */
const char *lotse_part_type(lotse_part part);
const char *lotse_part_subtype(lotse_part part);
/* NULL when the part does not say. */
const char *lotse_part_charset(lotse_part part);
const char *lotse_part_parameter(lotse_part part, const char *name);
const char *lotse_part_filename(lotse_part part);
/* A raw header of the mail within a LOTSE_PART_MESSAGE, NULL when it is missing. */
const char *lotse_part_message_header(lotse_part part, const char *name);
int lotse_part_is_attachment(lotse_part part);
/* The transfer decoded bytes of a leaf, at most `limit`; free with lotse_text_free. NULL when there are none. */
char *lotse_part_bytes(lotse_part part, size_t limit, size_t *count);

/* `bytes` in `charset` as UTF-8, NULL when the charset is unknown or the bytes are not of it. */
char *lotse_charset_decode(const char *charset, const char *bytes, size_t count, size_t *decoded);
void lotse_text_free(char *text);

/* One mail of one text. Texts are UTF-8 without control characters but LF in `text`; ids stand without brackets. */
typedef struct {
    const char *from_name, *from, *to, *subject, *message_id;
    /* NULL when nothing is answered. */
    const char *parent_id;
    const char *text;
    /* Seconds since 1970. */
    long long date;
} lotse_letter;

/* The letter as it goes over the wire: CRLF, seven bits, short lines. Free with lotse_text_free. */
char *lotse_letter_write(const lotse_letter *letter, size_t *count);
#endif
