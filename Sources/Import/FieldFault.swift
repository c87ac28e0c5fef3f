internal import Desk

/// What is wrong with one field of a row.
struct FieldFault: Error, Equatable {
    let field: String?
    let reason: String

    init(_ field: String?, _ reason: String) {
        self.field = field
        self.reason = reason
    }
}

/// The rules for values that all formats share.
enum FieldRules {
    /// Bytes of an address; media addresses of the large channels exceed a name's bound.
    static let longestAddress = 8192
    static let longestSubject = 4096

    /// A name or an id: not empty, no control characters, at most `InboundLimits.name` bytes.
    static func name(_ text: String, _ field: String) throws(FieldFault) -> String {
        guard !text.isEmpty else { throw FieldFault(field, "must not be empty") }
        return try bounded(text, field, InboundLimits.name)
    }

    static func bounded(_ text: String, _ field: String, _ limit: Int) throws(FieldFault) -> String {
        guard text.utf8.count <= limit else { throw FieldFault(field, "longer than \(limit) bytes") }
        guard !text.utf8.contains(0) else { throw FieldFault(field, "has a NUL character") }
        return text
    }

    /// NUL becomes U+FFFD: SQLite's text functions end at it.
    static func text(_ text: String) throws(FieldFault) -> String {
        guard text.utf8.count <= InboundLimits.text else {
            throw FieldFault("text", "longer than \(InboundLimits.text) bytes")
        }
        guard text.utf8.contains(0) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 }))
    }

    /// Cut to the bound of a text, with a mark, for formats whose texts nobody could shorten.
    static func cut(_ text: String, to limit: Int = InboundLimits.text) -> String {
        guard text.utf8.count > limit else { return text }
        var end = text.utf8.index(text.utf8.startIndex, offsetBy: limit - 6)
        while end > text.startIndex, String.Index(end, within: text) == nil { end = text.utf8.index(before: end) }
        return text[..<end] + " […]"
    }

    static func created(_ text: String, now: Instant) throws(FieldFault) -> Instant {
        guard let instant = Instant(iso: text) else {
            throw FieldFault("created_at", "not an ISO 8601 time with a zone")
        }
        return try created(instant, now: now)
    }

    static func created(_ instant: Instant, now: Instant) throws(FieldFault) -> Instant {
        guard instant >= InboundLimits.earliest else { throw FieldFault("created_at", "before 1990") }
        guard instant <= now + InboundLimits.ahead else {
            throw FieldFault("created_at", "more than a day in the future")
        }
        return instant
    }

    /// What a message of a channel is unless its source says so.
    static func kind(of channel: Channel) -> MessageKind {
        switch channel {
        case .mail: .mail
        case .guestbook: .guestbook
        default: .comment
        }
    }

    static func isPublic(_ kind: MessageKind, _ channel: Channel) -> Bool {
        kind != .message && kind != .mail && channel != .mail
    }

    static func oneOf<Value>(_ text: String, _ field: String) throws(FieldFault) -> Value
    where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
        guard let value = Value(rawValue: text) else {
            throw FieldFault(field, "must be one of " + Value.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return value
    }

    static func direction(_ text: String) throws(FieldFault) -> Direction {
        switch text {
        case "in": return .incoming
        case "out": return .outgoing
        default: throw FieldFault("direction", "must be in or out")
        }
    }
}
