internal import CGmime

/// One parsed mail (RFC 5322, MIME) of GMime. Parts live as long as the message: it stays within one function.
final class MailMessage {
    static let isSetUp: Bool = {
        lotse_mail_setup()
        return true
    }()

    private let mail: OpaquePointer

    /// Nil when the bytes are no mail at all.
    init?(_ bytes: [UInt8]) {
        guard Self.isSetUp, let mail = lotse_mail_parse(bytes, bytes.count) else { return nil }
        self.mail = mail
    }

    deinit { lotse_mail_free(mail) }

    /// Decoded, on one line, without control characters.
    func header(_ name: String) -> String? { lotse_mail_header(mail, name).map { Self.line($0) } }

    var subject: String? { header("Subject") }
    var fromName: String? { lotse_mail_from_name(mail).map { Self.line($0) } }
    var fromAddress: String? { lotse_mail_from_address(mail).map { Self.line($0) } }

    /// How often a header stands there.
    func count(_ name: String) -> Int { Int(lotse_mail_header_count(mail, name)) }

    /// The ids in a header such as References, at most the last hundred, their domains in lower case.
    func messageIDs(_ name: String) -> [String] {
        lotse_mail_raw_header(mail, name).map { Self.ids(String(cString: $0)) } ?? []
    }

    static func ids(_ value: String) -> [String] {
        let text = String(value.suffix(16 * 1024))
        var ids: [String] = []
        while ids.count < 100, let id = lotse_message_id(text, Int32(ids.count)) {
            ids.append(withLowerDomain(line(id)))
            lotse_text_free(id)
        }
        return ids
    }

    /// Domains are the same in any case of letters (RFC 5321, 2.4), the part before the `@` is not.
    private static func withLowerDomain(_ id: String) -> String {
        guard let at = id.lastIndex(of: "@") else { return id }
        return id[..<at] + id[at...].lowercased()
    }

    var root: MailPart? { lotse_mail_root(mail).map { MailPart(handle: $0, owner: self) } }

    /// Line breaks and controls within a header would become headers of the answer.
    private static func line(_ text: UnsafePointer<CChar>) -> String {
        let scalars = String(cString: text).unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }
        let words = String(String.UnicodeScalarView(scalars)).split(separator: " ")
        return words.joined(separator: " ")
    }
}

/// A part of a mail.
struct MailPart {
    enum Kind { case leaf, multi, message }

    fileprivate let handle: lotse_part
    fileprivate let owner: MailMessage

    var kind: Kind {
        switch UInt32(lotse_part_kind(handle)) {
        case LOTSE_PART_MULTI.rawValue: .multi
        case LOTSE_PART_LEAF.rawValue: .leaf
        default: .message
        }
    }

    /// At most five hundred.
    var children: [MailPart] {
        (0..<min(500, lotse_part_count(handle))).compactMap { index in
            lotse_part_child(handle, index).map { MailPart(handle: $0, owner: owner) }
        }
    }

    /// Lower case, `text` of `text/plain`.
    var type: String { String(cString: lotse_part_type(handle)).lowercased() }
    var subtype: String { String(cString: lotse_part_subtype(handle)).lowercased() }
    var isAttachment: Bool { lotse_part_is_attachment(handle) != 0 }

    /// The last component only, without control characters.
    var fileName: String? {
        guard let name = lotse_part_filename(handle) else { return nil }
        let last = String(cString: name).split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
        let shown = String(
            String.UnicodeScalarView(last.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }))
        return shown.isEmpty ? nil : FieldRules.cut(shown, to: 255)
    }

    /// The ids in a header of the mail within this part.
    func enclosedIDs(_ name: String) -> [String] {
        lotse_part_message_header(handle, name).map { MailMessage.ids(String(cString: $0)) } ?? []
    }

    /// The text of a leaf: the transfer encoding undone, then the charset.
    func text(limit: Int) -> String {
        var count = 0
        guard let bytes = lotse_part_bytes(handle, limit, &count) else { return "" }
        defer { lotse_text_free(bytes) }
        let charset = lotse_part_charset(handle).map { String(cString: $0) }
        let raw = UnsafeRawBufferPointer(start: bytes, count: count)
        let decoded = Charset.decode(Array(raw), declared: charset)
        return isFlowed ? FlowedText.joined(decoded, deletesSpace: deletesSpace) : decoded
    }

    private var isFlowed: Bool { parameter("format") == "flowed" }
    private var deletesSpace: Bool { parameter("delsp") == "yes" }

    /// In lower case.
    func parameter(_ name: String) -> String? {
        lotse_part_parameter(handle, name).map { String(cString: $0).lowercased() }
    }
}
