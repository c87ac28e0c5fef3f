internal import Desk
internal import StrictJSON

/// What became of one part of an archive's element.
enum ArchiveEntry {
    case item(InboundItem)
    case fault(FieldFault)
    case remark(Remark.Kind)
}

/// Maps one element of an archive's list. Pure.
protocol ArchiveMapping: Sendable {
    /// Keys under which a file may wrap its list.
    var wrappers: Set<String> { get }
    /// The format writes bytes of UTF-8 as characters.
    var isMojibake: Bool { get }
    /// The element's own message first, then those below it. Throws when nothing of it can be used.
    func entries(_ element: JSON) throws(FieldFault) -> [ArchiveEntry]
}

/// Reads of members with a name for the reject.
enum ArchiveField {
    /// A string that may be missing, null or empty: nil then.
    static func text(_ value: JSON?, _ field: String) throws(FieldFault) -> String? {
        guard let value, !value.isNull else { return nil }
        guard let text = value.string else { throw FieldFault(field, "must be a string, not \(value.kind)") }
        return text.isEmpty ? nil : text
    }

    /// Seconds since 1970, as the downloads of Facebook and Instagram give them.
    static func seconds(_ value: JSON?, _ field: String, now: Instant) throws(FieldFault) -> Instant {
        guard let value, !value.isNull else { throw FieldFault(field, "missing") }
        guard let number = value.int else { throw FieldFault(field, "must be whole seconds, not \(value.kind)") }
        guard (0...Int64(UInt32.max)).contains(number) else { throw FieldFault(field, "no time in seconds") }
        return try bounded(Instant(seconds: number), field, now: now)
    }

    /// The shared rule for dates, under the name that the source gives its field.
    static func bounded(_ instant: Instant, _ field: String, now: Instant) throws(FieldFault) -> Instant {
        do throws(FieldFault) { return try FieldRules.created(instant, now: now) } catch {
            throw FieldFault(field, error.reason)
        }
    }

    /// A text within its bound, cut with a mark: nobody could shorten what an archive holds.
    static func body(_ text: String) throws(FieldFault) -> String { try FieldRules.text(FieldRules.cut(text)) }

    /// An address to show, or none where it is too long.
    static func address(_ text: String?) -> String? {
        text.flatMap { $0.isEmpty || $0.utf8.count > FieldRules.longestAddress || $0.utf8.contains(0) ? nil : $0 }
    }

    /// A name to show, cut to its bound.
    static func name(_ text: String) -> String {
        FieldRules.cut(text.utf8.contains(0) ? text.replacing("\0", with: "\u{FFFD}") : text, to: InboundLimits.name)
    }

    /// A whole number that may come as a string; nil when it is no number from 0.
    static func count(_ value: JSON?) -> Int? {
        let number = value?.int ?? value?.string.flatMap { Int64($0) }
        return number.flatMap { $0 >= 0 ? Int(exactly: $0) : nil }
    }
}
