#include "CGmime.h"

#include <gmime/gmime.h>
#include <string.h>

struct lotse_mail {
    GMimeMessage *message;
};

void lotse_mail_setup(void) {
    g_mime_init();
    /* Headers with raw bytes: UTF-8 when they are, else what Windows sends. */
    const char *fallback[] = {"utf-8", "windows-1252", "iso-8859-1", NULL};
    g_mime_parser_options_set_fallback_charsets(g_mime_parser_options_get_default(), fallback);
}

lotse_mail *lotse_mail_parse(const unsigned char *bytes, size_t count) {
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer((const char *)bytes, count);
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    GMimeMessage *message = g_mime_parser_construct_message(parser, NULL);
    g_object_unref(parser);
    g_object_unref(stream);
    if (message == NULL) return NULL;
    lotse_mail *mail = g_new0(lotse_mail, 1);
    mail->message = message;
    return mail;
}

void lotse_mail_free(lotse_mail *mail) {
    if (mail == NULL) return;
    g_object_unref(mail->message);
    g_free(mail);
}

static GMimeHeader *find(const lotse_mail *mail, const char *name) {
    GMimeHeaderList *list = g_mime_object_get_header_list(GMIME_OBJECT(mail->message));
    return g_mime_header_list_get_header(list, name);
}

const char *lotse_mail_header(const lotse_mail *mail, const char *name) {
    GMimeHeader *header = find(mail, name);
    return header == NULL ? NULL : g_mime_header_get_value(header);
}

int lotse_mail_header_count(const lotse_mail *mail, const char *name) {
    GMimeHeaderList *list = g_mime_object_get_header_list(GMIME_OBJECT(mail->message));
    int found = 0;
    for (int index = 0; index < g_mime_header_list_get_count(list); index++) {
        GMimeHeader *header = g_mime_header_list_get_header_at(list, index);
        if (g_ascii_strcasecmp(g_mime_header_get_name(header), name) == 0) found++;
    }
    return found;
}

const char *lotse_mail_raw_header(const lotse_mail *mail, const char *name) {
    GMimeHeader *header = find(mail, name);
    return header == NULL ? NULL : g_mime_header_get_raw_value(header);
}

static InternetAddress *sender(const lotse_mail *mail) {
    InternetAddressList *list = g_mime_message_get_from(mail->message);
    if (list == NULL || internet_address_list_length(list) == 0) return NULL;
    return internet_address_list_get_address(list, 0);
}

const char *lotse_mail_from_name(const lotse_mail *mail) {
    InternetAddress *address = sender(mail);
    return address == NULL ? NULL : internet_address_get_name(address);
}

const char *lotse_mail_from_address(const lotse_mail *mail) {
    InternetAddress *address = sender(mail);
    if (address == NULL || !INTERNET_ADDRESS_IS_MAILBOX(address)) return NULL;
    return internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address));
}

char *lotse_message_id(const char *value, int index) {
    GMimeReferences *references = g_mime_references_parse(NULL, value);
    if (references == NULL) return NULL;
    char *found = NULL;
    if (index >= 0 && index < g_mime_references_length(references))
        found = g_strdup(g_mime_references_get_message_id(references, index));
    g_mime_references_free(references);
    return found;
}

lotse_part lotse_mail_root(const lotse_mail *mail) { return g_mime_message_get_mime_part(mail->message); }

int lotse_part_kind(lotse_part part) {
    if (GMIME_IS_MULTIPART(part)) return LOTSE_PART_MULTI;
    return GMIME_IS_PART(part) ? LOTSE_PART_LEAF : LOTSE_PART_MESSAGE;
}

int lotse_part_count(lotse_part part) {
    return GMIME_IS_MULTIPART(part) ? g_mime_multipart_get_count(GMIME_MULTIPART(part)) : 0;
}

lotse_part lotse_part_child(lotse_part part, int index) {
    return GMIME_IS_MULTIPART(part) ? g_mime_multipart_get_part(GMIME_MULTIPART(part), index) : NULL;
}

static GMimeContentType *type_of(lotse_part part) { return g_mime_object_get_content_type(GMIME_OBJECT(part)); }

const char *lotse_part_type(lotse_part part) {
    GMimeContentType *type = type_of(part);
    const char *name = type == NULL ? NULL : g_mime_content_type_get_media_type(type);
    return name == NULL ? "text" : name;
}

const char *lotse_part_subtype(lotse_part part) {
    GMimeContentType *type = type_of(part);
    const char *name = type == NULL ? NULL : g_mime_content_type_get_media_subtype(type);
    return name == NULL ? "plain" : name;
}

const char *lotse_part_parameter(lotse_part part, const char *name) {
    GMimeContentType *type = type_of(part);
    return type == NULL ? NULL : g_mime_content_type_get_parameter(type, name);
}

const char *lotse_part_charset(lotse_part part) { return lotse_part_parameter(part, "charset"); }

const char *lotse_part_filename(lotse_part part) {
    return GMIME_IS_PART(part) ? g_mime_part_get_filename(GMIME_PART(part)) : NULL;
}

const char *lotse_part_message_header(lotse_part part, const char *name) {
    if (!GMIME_IS_MESSAGE_PART(part)) return NULL;
    GMimeMessage *message = g_mime_message_part_get_message(GMIME_MESSAGE_PART(part));
    if (message == NULL) return NULL;
    GMimeHeader *header = g_mime_header_list_get_header(g_mime_object_get_header_list(GMIME_OBJECT(message)), name);
    return header == NULL ? NULL : g_mime_header_get_raw_value(header);
}

int lotse_part_is_attachment(lotse_part part) {
    const char *disposition = g_mime_object_get_disposition(GMIME_OBJECT(part));
    return disposition != NULL && g_ascii_strcasecmp(disposition, "attachment") == 0;
}

char *lotse_part_bytes(lotse_part part, size_t limit, size_t *count) {
    *count = 0;
    if (!GMIME_IS_PART(part)) return NULL;
    GMimeDataWrapper *content = g_mime_part_get_content(GMIME_PART(part));
    if (content == NULL) return NULL;
    GMimeStream *memory = g_mime_stream_mem_new();
    g_mime_data_wrapper_write_to_stream(content, memory);
    GByteArray *array = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(memory));
    size_t length = MIN((size_t)array->len, limit);
    char *copy = length == 0 ? NULL : g_malloc(length);
    if (copy != NULL) memcpy(copy, array->data, length);
    *count = length;
    g_object_unref(memory);
    return copy;
}

char *lotse_charset_decode(const char *charset, const char *bytes, size_t count, size_t *decoded) {
    gsize written = 0;
    *decoded = 0;
    const char *name = g_mime_charset_iconv_name(charset);
    char *text = g_convert(bytes, (gssize)count, "UTF-8", name == NULL ? charset : name, NULL, &written, NULL);
    *decoded = written;
    return text;
}

void lotse_text_free(char *text) { g_free(text); }

static void set_bracketed(GMimeMessage *message, const char *name, const char *id) {
    char *value = g_strdup_printf("<%s>", id);
    g_mime_object_set_header(GMIME_OBJECT(message), name, value, NULL);
    g_free(value);
}

static GMimeMessage *message_of(const lotse_letter *letter) {
    GMimeMessage *message = g_mime_message_new(TRUE);
    g_mime_message_add_mailbox(message, GMIME_ADDRESS_TYPE_FROM, letter->from_name, letter->from);
    g_mime_message_add_mailbox(message, GMIME_ADDRESS_TYPE_TO, NULL, letter->to);
    g_mime_message_set_subject(message, letter->subject, "utf-8");
    GDateTime *date = g_date_time_new_from_unix_utc(letter->date);
    if (date != NULL) {
        g_mime_message_set_date(message, date);
        g_date_time_unref(date);
    }
    g_mime_message_set_message_id(message, letter->message_id);
    if (letter->parent_id != NULL) {
        set_bracketed(message, "In-Reply-To", letter->parent_id);
        set_bracketed(message, "References", letter->parent_id);
    }
    GMimeTextPart *text = g_mime_text_part_new_with_subtype("plain");
    g_mime_text_part_set_charset(text, "utf-8");
    g_mime_text_part_set_text(text, letter->text);
    g_mime_part_set_content_encoding(GMIME_PART(text), GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
    g_mime_message_set_mime_part(message, GMIME_OBJECT(text));
    g_object_unref(text);
    return message;
}

char *lotse_letter_write(const lotse_letter *letter, size_t *count) {
    GMimeMessage *message = message_of(letter);
    GMimeFormatOptions *format = g_mime_format_options_new();
    g_mime_format_options_set_newline_format(format, GMIME_NEWLINE_FORMAT_DOS);
    GMimeStream *memory = g_mime_stream_mem_new();
    g_mime_object_write_to_stream(GMIME_OBJECT(message), format, memory);
    GByteArray *array = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(memory));
    *count = array->len;
    char *copy = g_malloc(array->len + 1);
    memcpy(copy, array->data, array->len);
    copy[array->len] = 0;
    g_object_unref(memory);
    g_mime_format_options_free(format);
    g_object_unref(message);
    return copy;
}
