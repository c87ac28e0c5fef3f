internal import CGmime
public import Desk

/// A mail of ours: one text, as it goes over the wire.
public struct WrittenMail: Equatable, Sendable {
    public var fromName: String?
    public var from: String
    public var to: String
    public var subject: String
    /// Without brackets.
    public var messageID: String
    /// Id of the mail that is answered; nil for none.
    public var parentID: String?
    public var text: String
    public var date: Instant

    public init(
        fromName: String?, from: String, to: String, subject: String, messageID: String, parentID: String?,
        text: String, date: Instant
    ) {
        self.fromName = fromName
        self.from = from
        self.to = to
        self.subject = subject
        self.messageID = messageID
        self.parentID = parentID
        self.text = text
        self.date = date
    }

    /// CRLF, seven bits, no line longer than 998 bytes; the same fields give the same bytes. No value can end its
    /// header: control characters become blanks before anything is written.
    public func bytes() -> [UInt8] {
        _ = MailMessage.isSetUp
        let body = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(Self.line)
            .joined(separator: "\n")
        var count = 0
        let written = Self.line(from).withCString { from in
            withOptional(fromName.map(Self.line)) { name in
                Self.line(to).withCString { to in
                    Self.line(subject).withCString { subject in
                        Self.line(messageID).withCString { id in
                            withOptional(parentID.map(Self.line)) { parent in
                                body.withCString { text in
                                    var letter = lotse_letter(
                                        from_name: name, from: from, to: to, subject: subject, message_id: id,
                                        parent_id: parent, text: text, date: date.milliseconds / 1000)
                                    return lotse_letter_write(&letter, &count)
                                }
                            }
                        }
                    }
                }
            }
        }
        guard let written else { return [] }
        defer { lotse_text_free(written) }
        return Array(UnsafeRawBufferPointer(start: written, count: count))
    }

    private func withOptional<Result>(_ text: String?, _ body: (UnsafePointer<CChar>?) -> Result) -> Result {
        guard let text else { return body(nil) }
        return text.withCString { body($0) }
    }

    private static func line(_ text: some StringProtocol) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map {
                    ($0.value < 0x20 && $0 != "\t") || (0x7F...0x9F).contains($0.value) || $0.value == 0x2028
                        || $0.value == 0x2029 ? " " : $0
                }))
    }
}
