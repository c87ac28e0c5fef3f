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
